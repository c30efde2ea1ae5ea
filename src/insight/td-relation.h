/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history-query.h"
#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* How a pair came to its end, by the day asked for. */
typedef enum
{
  TD_ENDING_NONE,
  TD_ENDING_COMPLETED, /* as planned, or with its goal reached sooner */
  TD_ENDING_LEFT,      /* one of the two left the organisation */
  TD_ENDING_DISSOLVED, /* anything else */
} TdEndingKind;

/* An interval of the cadence that asked for a contact. */
typedef struct
{
  TdDate to;
  gboolean missed;
} TdAsked;

/**
 * TdRelation:
 * @counts: the filter's dimension and cohort hold for the mentee
 * @contacts: as many as its history has, borrowed
 * @asked: (element-type TdAsked): the due intervals up to the day asked for, in order
 *
 * A pair that began by the day, as consistency and signals need it.
 */
typedef struct
{
  gint64 id;
  gint64 mentor_id;
  gint64 mentee_id;
  char *reference;
  char *mentor_name;
  char *mentor_number; /* NULL of a coach from outside */
  char *mentee_name;
  int grace_days;
  gboolean counts;
  TdEndingKind ending;
  const TdContactDetail *contacts;
  TdHistory *history; /* borrowed */
  GArray *asked;
} TdRelation;

/**
 * TdRelations:
 * @relations: (element-type TdRelation): by mentor and id
 * @loads: (element-type gint64 GArray): of each mentor the TdSpan of every pair in any programme
 */
typedef struct
{
  TdHistoryBook *book;
  GPtrArray *relations;
  GHashTable *loads;
} TdRelations;

/* Reads them, or takes those that are kept with the connection for the filter: not to be changed.
 */
gboolean td_relations_read (TdDatabase *db,
                            const TdInsightFilter *filter,
                            TdRelations *self,
                            GError **error);
void td_relations_clear (TdRelations *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdRelations, td_relations_clear)

/* What a window of days holds, both inside. */
typedef struct
{
  guint contacts;
  guint by_mentor;
  guint by_mentee;
} TdContactCount;

/* Contacts of the pair's life only. */
TdContactCount td_relation_count (const TdRelation *relation, TdDate from, TdDate to);

/* The same without looking at who started them. */
guint td_relation_count_all (const TdRelation *relation, TdDate from, TdDate to);

/* How many active pairs a mentor has on a day, in any programme. */
guint td_relations_count_load (const TdRelations *self, gint64 mentor_id, TdDate on);

/* Where the pairs of the mentor of the relation at @first end: the number of the next one's first,
 * or of all. */
guint td_relations_find_next_mentor (const TdRelations *self, guint first);

G_END_DECLS
