/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-explain.h"

G_BEGIN_DECLS

/*
 * What a coordinator is told who asks "why?": td-explain.h, ranking and what-if put into words and
 * sections, the same whether it is about a row of a draft, a mentee who waits, or one mentor for
 * her. On a database thread.
 */

/**
 * TdWhyLine:
 *
 * One line of a section.
 */
#define TD_TYPE_WHY_LINE (td_why_line_get_type ())
G_DECLARE_FINAL_TYPE (TdWhyLine, td_why_line, TD, WHY_LINE, TdRecord)

struct _TdWhyLine
{
  TdRecord parent_instance;

  char *title;
  char *value; /* short, beside the title; or NULL */
  char *text;  /* sentences below; or NULL */
};

/**
 * TdWhy:
 *
 * Sections without anything to say are empty; texts may be NULL. Owned.
 */
typedef struct
{
  char *mentee_name;
  char *mentor_name;       /* whom it is about; NULL: why nobody */
  char *sentence;          /* the answer */
  char *cost;              /* what it costs the others, or what would help */
  char *note;              /* what has changed since */
  int percent;             /* how well the two fit */
  GPtrArray *points;       /* TdPoint, with the largest */
  GPtrArray *alternatives; /* TdWhyLine, all below as well */
  GPtrArray *wishes;
  GPtrArray *obstacles; /* which rules stand between her and whom */
  GPtrArray *mentors;   /* whom to ask for one more place */
} TdWhy;

/* Why a mentee has the mentor that a proposal gave her, or none. */
TdWhy *td_why_load_row (TdDatabase *db, gint64 proposal_id, gint64 mentee_id, GError **error);

/* What a proposal made now would do for a mentee who waits, and what is in her way. */
TdWhy *td_why_load_waiting (TdDatabase *db,
                            gint64 program_id,
                            gint64 mentee_id,
                            TdDate today,
                            GError **error);

/* How one mentor fits a mentee who waits, and what pairing the two would cost everyone. */
TdWhy *td_why_load_mentor (TdDatabase *db,
                           gint64 program_id,
                           gint64 mentee_id,
                           gint64 mentor_id,
                           TdDate today,
                           GError **error);

void td_why_free (TdWhy *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWhy, td_why_free)

G_END_DECLS
