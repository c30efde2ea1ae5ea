/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-beside-guard.h"
#include "insight/td-figure.h"
#include "insight/td-headcount.h"
#include "insight/td-insight-list.h"
#include "insight/td-participation.h"
#include "insight/td-survival.h"
#include "insight/td-window.h"

G_BEGIN_DECLS

/* A curve is not drawn where fewer are at risk: METRICS section 3. */
#define TD_RETENTION_LEAST_AT_RISK 5

/**
 * TdDataCheck:
 *
 * Something about the data that the coordinator should know before she believes the figures. The
 * people behind it are the list "check/CODE".
 */
typedef struct
{
  char *code;
  const char *label; /* what is counted, in words */
  guint count;
} TdDataCheck;

/**
 * TdRetention:
 * @window_start: W, the first day from which leavers are complete; none where nobody ever left
 * @window_known: it was set; else it was taken from the first known leaver
 *
 * Everything the retention dashboard shows: the whole roster, coaches from outside left out, as of
 * a day (METRICS sections 2, 3 and 7). Participants are never compared here by who ever joined.
 * Plain data.
 *
 * Lists: the codes of the figures, "leavers/2026-03", "hires/2026-03", "new_hires/2025/365",
 * "check/CODE".
 */
typedef struct
{
  TdInsightFilter filter;
  TdDate window_start;
  gboolean window_known;
  TdDate last_event;  /* the last hire or leaving known by the day; none without people */
  guint n_people;     /* on the roster */
  gboolean hidden;    /* the filter leaves too few people: nothing is shown */
  GPtrArray *figures; /* of TdFigure */
  GArray *months;     /* of TdHeadcountMonth, those that end in the period */
  GArray *new_hires;  /* of TdNewHires */
  TdSurvival *tenure; /* of days since hire, NULL without a window */
  GPtrArray *checks;  /* of TdDataCheck; only what was found */
  TdParticipation participation; /* of mentees, in the filter's programme, or in any */
  TdParticipation mentors; /* of mentors, who are long-serving: late entry and landmarks only */
  GHashTable *lists;       /* of TdInsightList */
} TdRetention;

/* Works it all out; the programme of the filter matters for "participation" alone. With a
 * department, grade or location small cells are hidden. */
TdRetention *td_retention_load (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Hides what differs by a few from @shown, which stands beside it. */
void td_retention_guard (TdRetention *self, const TdRetention *shown, TdBesideGuard *guard);

void td_retention_free (TdRetention *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRetention, td_retention_free)

/* The list behind a figure or bar; NULL where nobody is. Borrowed. */
const TdInsightList *td_retention_get_list (const TdRetention *self, const char *key);

/* What may be said about mentees, and in a paragraph of its own about mentors, who are long-serving
 * and compared apart. To be freed. */
char *td_retention_dup_verdict (const TdRetention *self);

/* Of the mentees alone: the verdict, and of whom it is. To be freed. */
char *td_retention_dup_mentees (const TdRetention *self);

/* With "voluntary only", which is about how long people stay: what counts every leaver all the same
 * (METRICS sections 2 and 7). Else NULL. */
const char *td_retention_get_counting (const TdRetention *self);

/* What a text of the roster says about a leaving: "Voluntary", "Resignation", "Involuntary: …". */
TdLeaving td_retention_parse_leaving (const char *reason);

/* The same of a leaving whose kind may be known: that wins over what the words of the reason seem
 * to say. Both may be NULL. */
TdLeaving td_retention_read_leaving (const char *kind, const char *reason);

G_END_DECLS
