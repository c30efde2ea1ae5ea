/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-beside-guard.h"

#include "feedback/td-survey-question.h"
#include "insight/td-beside-people.h"
#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdBesideGuard
{
  gint64 threshold;
  gboolean everybody; /* neither side is about a department, grade, location or cohort */
  gboolean one;       /* and both are about the same programmes */
  GHashTable *lists;
  GHashTable *all_lists; /* with those that were taken out of @lists */
  GHashTable *shown_lists;
  GHashTable *people;
  GHashTable *shown_people;
};

/* Who is behind a figure or a chart that opens no list, or whose list holds only some of those it
 * is divided by. */
typedef struct
{
  const char *code;
  const char *people[2];
} Behind;

static const Behind figures_behind[] = {
  { "coverage", { "mentees" } },
  { "time_to_match", { "mentees" } },
  { "satisfaction", { "answers/satisfaction" } },
  { "recommendation", { "answers/recommendation" } },
  { "feedback_response", { "pairs" } },
  { "promotions", { "matched", "people" } },
  { "moves", { "matched", "people" } },
  { "survey_change", { "matched" } },
};

static const Behind charts_behind[] = {
  { "waiting", { "mentees" } },
  { "lengths", { "pairs" } },
  { "signal_record", { "pairs" } },
  { "satisfaction", { "answers/satisfaction" } },
  { "promotions", { "matched", "people" } },
  { "first_promotion", { "matched", "people" } },
  { "moves", { "matched", "people" } },
  { "survey_change", { "matched" } },
  { "states", { "matched", "people" } },
  { "landmark", { "matched", "people" } },
  { "mentor_states", { "mentors", "people" } },
  { "rolling", { "people" } },
  { "tenure", { "people" } },
  { "retention", { "people" } },
  { "turnover", { "people" } },
};

/* Of everybody these are never hidden: METRICS section 10. */
static const char *const headcounts[] = { "headcount",         "hires",     "leavers",
                                          "rolling_turnover",  "new_hires", "rolling",
                                          "rolling_retention", "tenure",    "retention",
                                          "turnover",          NULL };

/* Answers, promotions and reasons: hidden whoever they are about. */
static const char *const always[] = { "satisfaction",  "recommendation",  "feedback_response",
                                      "survey_change", "promotions",      "moves",
                                      "exits",         "exit_known",      "exit_touchable",
                                      "reason",        "survey",          "topics",
                                      "answers",       "first_promotion", NULL };

/* --- Who is in one of two only --- */

static void
add_ids (GHashTable *ids, const TdInsightList *list)
{
  for (guint i = 0; i < list->entries->len; i++)
    g_hash_table_add (ids, GSIZE_TO_POINTER (g_array_index (list->entries, TdListEntry, i).id));
}

static GHashTable *
collect (GHashTable *lists, const char *key, gboolean parts)
{
  GHashTable *ids = g_hash_table_new (NULL, NULL);
  g_autofree char *prefix = g_strconcat (key, "/", NULL);
  const TdInsightList *own = g_hash_table_lookup (lists, key);
  GHashTableIter iter;
  gpointer name, list;

  if (own)
    add_ids (ids, own);
  g_hash_table_iter_init (&iter, lists);
  while (parts && g_hash_table_iter_next (&iter, &name, &list))
    if (g_str_has_prefix (name, prefix))
      add_ids (ids, list);
  return ids;
}

static guint
count_missing (GHashTable *ids, GHashTable *others)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += g_hash_table_contains (others, id) ? 0 : 1;
  return n;
}

static guint
count_apart (GHashTable *ids, GHashTable *others)
{
  return count_missing (ids, others) + count_missing (others, ids);
}

guint
td_beside_count_apart (GHashTable *lists, GHashTable *others, const char *key, gboolean parts)
{
  g_autoptr (GHashTable) ids = collect (lists, key, parts);
  g_autoptr (GHashTable) other_ids = collect (others, key, parts);

  return count_apart (ids, other_ids);
}

/* --- Making --- */

static gboolean
is_about_everybody (const TdInsightFilter *filter)
{
  return !td_insight_filter_is_narrow (filter) && filter->cohort_from == TD_DATE_NONE &&
         filter->cohort_to == TD_DATE_NONE;
}

static void
copy_lists (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key, list;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &list))
    g_hash_table_insert (to, g_strdup (key), td_insight_list_copy (list));
}

TdBesideGuard *
td_beside_guard_new (TdDatabase *db,
                     const TdInsightFilter *shown_filter,
                     GHashTable *shown_lists,
                     const TdInsightFilter *filter,
                     GHashTable *lists,
                     GError **error)
{
  g_autoptr (TdBesideGuard) self = g_new0 (TdBesideGuard, 1);

  self->everybody = is_about_everybody (shown_filter) && is_about_everybody (filter);
  self->one = self->everybody && shown_filter->program_id == filter->program_id;
  self->lists = lists;
  self->shown_lists = shown_lists;
  self->all_lists = td_insight_lists_new ();
  copy_lists (self->all_lists, lists);
  if (!td_suppression_load_threshold (db, &self->threshold, error))
    return NULL;
  self->shown_people = td_beside_people_read (db, shown_filter, error);
  self->people = self->shown_people ? td_beside_people_read (db, filter, error) : NULL;
  return self->people ? g_steal_pointer (&self) : NULL;
}

void
td_beside_guard_free (TdBesideGuard *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->all_lists, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->shown_people, g_hash_table_unref);
  g_free (self);
}

/* --- Asking --- */

gint64
td_beside_guard_get_threshold (const TdBesideGuard *self)
{
  return self->threshold;
}

gboolean
td_beside_guard_is_few (const TdBesideGuard *self, guint apart)
{
  return apart > 0 && apart < self->threshold;
}

/* Whether a figure, a chart or the key of a list is looked at at all. */
static gboolean
is_guarded (const TdBesideGuard *self, const char *key)
{
  g_autofree char *code = g_strndup (key, strcspn (key, "/"));

  if (self->everybody && g_strv_contains (headcounts, code))
    return FALSE;
  return !self->one || g_strv_contains (always, code);
}

static const Behind *
find_behind (const Behind *behind, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (behind[i].code, code) == 0)
      return &behind[i];
  return NULL;
}

static gboolean
is_few_behind (const TdBesideGuard *self, const Behind *behind)
{
  for (guint i = 0; behind && i < G_N_ELEMENTS (behind->people) && behind->people[i]; i++)
    if (td_beside_guard_is_few (self, td_beside_count_apart (self->people, self->shown_people,
                                                             behind->people[i], FALSE)))
      return TRUE;
  return FALSE;
}

gboolean
td_beside_guard_hides (const TdBesideGuard *self, const char *code)
{
  const Behind *behind = find_behind (figures_behind, G_N_ELEMENTS (figures_behind), code);

  if (!is_guarded (self, code))
    return FALSE;
  return is_few_behind (self, behind) ||
         td_beside_guard_is_few (self, td_beside_count_apart (self->all_lists, self->shown_lists,
                                                              code, TRUE));
}

gboolean
td_beside_guard_hides_mark (const TdBesideGuard *self, const char *key)
{
  return is_guarded (self, key) &&
         (td_beside_guard_is_few (self, td_beside_count_apart (self->all_lists, self->shown_lists,
                                                               key, FALSE)) ||
          td_beside_guard_is_few (self, td_beside_count_apart (self->people, self->shown_people,
                                                               key, FALSE)));
}

/* What the lists of a figure are about; FALSE where there are none. */
static gboolean
find_subject (GHashTable *lists, const char *code, TdSubject *subject)
{
  g_autofree char *prefix = g_strconcat (code, "/", NULL);
  GHashTableIter iter;
  gpointer key, list;

  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &key, &list))
    if (strcmp (key, code) == 0 || g_str_has_prefix (key, prefix))
      {
        *subject = ((const TdInsightList *) list)->subject;
        return TRUE;
      }
  return FALSE;
}

/* Puts into @apart the @ids that are not among the @others. */
static void
add_apart (GHashTable *apart, GHashTable *ids, GHashTable *others, TdSubject subject)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (others, id))
      g_hash_table_insert (apart, id, GINT_TO_POINTER (subject));
}

static void
collect_apart (GHashTable *apart,
               GHashTable *lists,
               GHashTable *others,
               const char *key,
               gboolean parts)
{
  TdSubject subject = TD_SUBJECT_EMPLOYEE;
  g_autoptr (GHashTable) ids = collect (lists, key, parts);
  g_autoptr (GHashTable) other_ids = collect (others, key, parts);

  if (!find_subject (lists, key, &subject) && !find_subject (others, key, &subject))
    return;
  add_apart (apart, ids, other_ids, subject);
  add_apart (apart, other_ids, ids, subject);
}

GHashTable *
td_beside_guard_find_apart (const TdBesideGuard *self, const char *code)
{
  GHashTable *apart = g_hash_table_new (NULL, NULL);

  collect_apart (apart, self->all_lists, self->shown_lists, code, TRUE);
  if (strcmp (code, "participation") == 0)
    collect_apart (apart, self->people, self->shown_people, "employed", FALSE);
  return apart;
}

/* Of one side: who of a list was matched, or was not. */
static GHashTable *
collect_matched (GHashTable *lists, GHashTable *people, const char *key, gboolean matched)
{
  GHashTable *ids = collect (lists, key, FALSE);
  g_autoptr (GHashTable) all = collect (people, "matched", FALSE);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (all, id) != matched)
      g_hash_table_iter_remove (&iter);
  return ids;
}

gboolean
td_beside_guard_hides_matched (const TdBesideGuard *self, const char *key)
{
  for (int matched = FALSE; matched <= TRUE; matched++)
    {
      g_autoptr (GHashTable) ids = collect_matched (self->all_lists, self->people, key, matched);
      g_autoptr (GHashTable) others =
          collect_matched (self->shown_lists, self->shown_people, key, matched);

      if (td_beside_guard_is_few (self, count_apart (ids, others)))
        return TRUE;
    }
  return FALSE;
}

gboolean
td_beside_guard_hides_wishes (const TdBesideGuard *self,
                              gint64 program_id,
                              const char *const *topics)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL);

  for (guint i = 0; topics[i]; i++)
    {
      g_autofree char *key =
          g_strdup_printf ("wish/%" G_GINT64_FORMAT "/%s", program_id, topics[i]);
      const TdInsightList *one = g_hash_table_lookup (self->people, key);
      const TdInsightList *other = g_hash_table_lookup (self->shown_people, key);

      if (one)
        add_ids (ids, one);
      if (other)
        add_ids (others, other);
    }
  return td_beside_guard_is_few (self, count_apart (ids, others));
}

/* Whether those who answered to any of the topics are too few apart: the chart holds them all. */
static gboolean
is_few_of_topics (const TdBesideGuard *self)
{
  for (guint i = 0; td_survey_topics ()[i]; i++)
    {
      g_autofree char *key = g_strconcat ("answers/", td_survey_topics ()[i], NULL);

      if (td_beside_guard_hides_mark (self, key))
        return TRUE;
    }
  return FALSE;
}

gboolean
td_beside_guard_hides_chart (const TdBesideGuard *self, const char *code)
{
  const Behind *behind = find_behind (charts_behind, G_N_ELEMENTS (charts_behind), code);

  if (!is_guarded (self, code))
    return FALSE;
  /* The longest gaps are those of the active pairs, whose list is parted by being overdue. */
  if (strcmp (code, "gaps") == 0)
    return td_beside_guard_is_few (self, td_beside_count_apart (self->all_lists, self->shown_lists,
                                                                "overdue", TRUE));
  if (strcmp (code, "topics") == 0)
    return is_few_of_topics (self);
  return is_few_behind (self, behind);
}

/* --- Hiding --- */

static TdFigure *
new_hidden (const TdFigure *figure)
{
  TdFigure *hidden = td_figure_new_hidden (figure->code, figure->unit);

  td_record_set_text (&hidden->remark, _ ("differs from A by too few people"));
  return hidden;
}

void
td_beside_guard_hide_figures (TdBesideGuard *self, GPtrArray *figures, GPtrArray *shown)
{
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (figures, i);
      const TdFigure *other = td_figure_find (shown, figure->code);

      if (figure->hidden || other == NULL || other->hidden ||
          !td_beside_guard_hides (self, figure->code))
        continue;
      td_insight_lists_drop_people (self->lists, figure->code);
      g_ptr_array_index (figures, i) = new_hidden (figure);
      g_object_unref (figure);
    }
}
