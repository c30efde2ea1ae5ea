/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-outcomes-private.h"

#include "insight/td-filter-kept.h"
#include "insight/td-first-promotion.h"
#include "insight/td-goal-facts.h"
#include "insight/td-promotions.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <math.h>

/* --- Goals --- */

/* Every month from the first day on which something of the period happened to the day asked for. */
static void
make_months (TdOutcomes *self, GArray *goals)
{
  TdDate first = self->filter.as_of + 1;

  for (guint i = 0; i < goals->len; i++)
    {
      const TdGoalFact *goal = &g_array_index (goals, TdGoalFact, i);
      TdDate day = goal->set_on >= self->filter.from ? goal->set_on : goal->closed_on;

      first = day == TD_DATE_NONE ? first : MIN (first, day);
    }
  if (first > self->filter.as_of)
    return;
  for (TdDate month = td_date_month_start (first); month <= self->filter.as_of;
       month = td_date_add_months (month, 1))
    {
      TdGoalMonth row = { .month = month };

      g_array_append_val (self->goals, row);
    }
}

/* The month of a day of the period; NULL for another day. */
static TdGoalMonth *
find_month (TdOutcomes *self, TdDate day)
{
  if (day == TD_DATE_NONE || day < self->filter.from || self->goals->len == 0)
    return NULL;
  return &g_array_index (self->goals, TdGoalMonth,
                         td_date_get_month_number (day) -
                             td_date_get_month_number (
                                 g_array_index (self->goals, TdGoalMonth, 0).month));
}

static void
count_goal (TdOutcomes *self, const TdGoalFact *goal)
{
  TdGoalMonth *set = find_month (self, goal->set_on);
  TdGoalMonth *closed = find_month (self, goal->closed_on);
  g_autofree char *key = NULL;

  if (set)
    {
      self->n_set++;
      set->set++;
    }
  if (goal->closed_on == TD_DATE_NONE)
    self->n_late += goal->due_on != TD_DATE_NONE && goal->due_on < self->filter.as_of ? 1 : 0;
  if (closed == NULL)
    return;
  self->n_reached += goal->reached ? 1 : 0;
  self->n_dropped += goal->reached ? 0 : 1;
  closed->reached += goal->reached ? 1 : 0;
  closed->dropped += goal->reached ? 0 : 1;
  key = td_insight_list_key ("goals", goal->closed_on);
  td_insight_lists_add (self->lists, key, TD_SUBJECT_PAIR, TD_LIST_COUNTED, goal->pair_id,
                        goal->reached);
}

gboolean
td_outcomes_add_goals (TdDatabase *db, TdOutcomes *self, GError **error)
{
  g_autoptr (GArray) goals = td_goal_facts_read (db, &self->filter, error);
  TdFigure *figure;

  if (goals == NULL)
    return FALSE;
  make_months (self, goals);
  for (guint i = 0; i < goals->len; i++)
    count_goal (self, &g_array_index (goals, TdGoalFact, i));
  figure = td_goal_facts_new_figure (goals, self->lists);
  if (self->n_late > 0)
    td_record_take_text (&figure->remark,
                         g_strdup_printf (ngettext ("%'u past its date", "%'u past their date",
                                                    self->n_late),
                                          self->n_late));
  g_ptr_array_add (self->figures, figure);
  return TRUE;
}

/* --- Promotions and moves --- */

/* Those since a match stand behind the figure, both states behind the marks of the chart. */
static void
list_events (TdOutcomes *self, const TdPromotions *career, const char *code)
{
  for (guint i = 0; i < career->events->len; i++)
    {
      const TdPromotionEvent *event = &g_array_index (career->events, TdPromotionEvent, i);
      g_autofree char *key = g_strconcat (code, event->state ? "/since" : "/before", NULL);

      td_insight_lists_add (self->lists, key, TD_SUBJECT_EMPLOYEE, TD_LIST_DATE, event->employee_id,
                            event->day);
      if (event->state)
        td_insight_lists_add (self->lists, code, TD_SUBJECT_EMPLOYEE, TD_LIST_DATE,
                              event->employee_id, event->day);
    }
}

static char *
dup_count_words (const TdPromotionRate *since, TdCareerKind kind)
{
  double years = since->person_days / 365.25;

  if (kind == TD_CAREER_MOVE)
    return g_strdup_printf (ngettext ("%'d move in %.1f person-years",
                                      "%'d moves in %.1f person-years", (gulong) since->count),
                            (int) since->count, years);
  return g_strdup_printf (ngettext ("%'d promotion in %.1f person-years",
                                    "%'d promotions in %.1f person-years", (gulong) since->count),
                          (int) since->count, years);
}

/* Since when rosters tell of it; NULL where it was imported. */
static char *
dup_known_words (const TdPromotions *career)
{
  g_autofree char *since = td_date_format (career->watched_since);

  if (career->kind == TD_CAREER_PROMOTION || career->watched_since == TD_DATE_NONE)
    return NULL;
  return career->kind == TD_CAREER_MOVE
             /* Translators: a date. */
             ? g_strdup_printf (_ ("rosters since %s"), since)
             /* Translators: a date; promotions are taken from the rosters. */
             : g_strdup_printf (_ ("by grades that rose in rosters since %s"), since);
}

static TdFigure *
new_rate (const TdPromotions *career, const char *code)
{
  const TdPromotionRate *since = &career->states[1];
  g_autofree char *known = dup_known_words (career);
  g_autofree char *count = NULL;
  TdFigure *figure;

  if (since->hidden)
    return td_figure_new_hidden (code, "ratio");
  count = dup_count_words (since, career->kind);
  figure = td_figure_new (code, "ratio", NAN, since->count, -1);
  if (td_promotion_rate_is_watched (since))
    {
      figure->value = since->rate.estimate;
      figure->lower = since->rate.lower;
      figure->upper = since->rate.upper;
    }
  td_record_take_text (&figure->remark,
                       known ? g_strjoin (" · ", count, known, NULL) : g_steal_pointer (&count));
  return figure;
}

gboolean
td_outcomes_add_career (TdDatabase *db, TdOutcomes *self, GError **error)
{
  g_autoptr (TdPromotions) promotions =
      td_promotions_load (db, &self->filter, TD_CAREER_PROMOTION, TD_DIMENSION_NONE, error);
  g_autoptr (TdPromotions) moves = NULL;

  if (promotions == NULL)
    return FALSE;
  moves = td_promotions_load (db, &self->filter, TD_CAREER_MOVE, TD_DIMENSION_NONE, error);
  if (moves == NULL)
    return FALSE;
  memcpy (self->promotions, promotions->states, sizeof self->promotions);
  memcpy (self->moves, moves->states, sizeof self->moves);
  list_events (self, promotions, "promotions");
  list_events (self, moves, "moves");
  g_ptr_array_add (self->figures, new_rate (promotions, "promotions"));
  g_ptr_array_add (self->figures, new_rate (moves, "moves"));
  return self->promotions[0].hidden ||
         td_first_promotion_load (db, &self->filter, self->first_promotion, error);
}

/* --- From mentee to mentor --- */

/* A former mentee: whether somebody was a mentor first, when she became one, and what speaks for
 * asking. */
typedef struct
{
  gint64 id;
  TdDate first; /* match as a mentee */
  TdDate mentor_since;
  gboolean completed;
  gboolean open;
  gboolean employed;
} Mentee;

static Mentee
read_mentee (TdStatement *row)
{
  return (Mentee){
    .id = td_statement_get_int (row, 0),
    .first = td_statement_get_date (row, 1),
    .mentor_since = td_statement_get_date (row, 2),
    .completed = td_statement_get_int (row, 3) != 0,
    .open = td_statement_get_int (row, 4) != 0,
    .employed = td_statement_get_int (row, 5) != 0,
  };
}

static void
count_mentee (TdOutcomes *self, const Mentee *mentee, gint64 *became, gint64 *all, gint64 *ready)
{
  gboolean since = mentee->mentor_since != TD_DATE_NONE;
  gboolean now = since && mentee->mentor_since >= self->filter.from;

  /* Who was a mentor before does not become one. */
  if (since && mentee->mentor_since <= mentee->first)
    return;
  if (!since && mentee->completed && mentee->employed && !mentee->open)
    {
      ++*ready;
      td_insight_lists_add (self->lists, "ready_mentors", TD_SUBJECT_EMPLOYEE, TD_LIST_DATE,
                            mentee->id, mentee->first);
    }
  /* Of who became one before the period nothing is asked any more. */
  if (since && !now)
    return;
  ++*all;
  *became += now ? 1 : 0;
  td_insight_lists_add (self->lists, "became_mentors", TD_SUBJECT_EMPLOYEE, TD_LIST_COUNTED,
                        mentee->id, now);
}

#define KEPT_MENTEES "insight/former-mentees"

static GArray *
read_mentees (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 3);
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.id, MIN(p.matched_on), (SELECT MIN(day) FROM (SELECT MIN(n.from_date) AS day "
      "FROM enrolment n WHERE n.employee_id = e.id AND n.role <> 'mentee' AND n.from_date <= $2 "
      "UNION ALL SELECT MIN(m.matched_on) FROM pair m WHERE m.mentor_id = e.id "
      "AND m.matched_on <= $2) AS days), "
      "MAX(CASE WHEN p.state = 'completed' AND p.ended_on <= $2 THEN 1 ELSE 0 END), "
      "MAX(CASE WHEN p.ended_on IS NULL OR p.ended_on > $2 THEN 1 ELSE 0 END), "
      "CASE WHEN e.leave_date IS NULL OR e.leave_date >= $2 THEN 1 ELSE 0 END "
      "FROM pair p JOIN employee e ON e.id = p.mentee_id WHERE p.matched_on <= $2 "
      "AND ($1 = 0 OR p.program_id = $1) AND %s GROUP BY e.id ORDER BY e.id",
      condition);
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (Mentee));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                         td_insight_filter_get_value (filter), filter->cohort_from,
                         filter->cohort_to);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      Mentee mentee = read_mentee (row);

      g_array_append_val (mentees, mentee);
    }
  if (trouble == NULL)
    return g_steal_pointer (&mentees);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* From the connection, where they are kept. */
static GArray *
get_mentees (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  GArray *mentees = td_filter_ref_array (db, KEPT_MENTEES, filter);

  if (mentees)
    return mentees;
  mentees = read_mentees (db, filter, error);
  if (mentees)
    td_filter_keep_array (db, KEPT_MENTEES, filter, mentees);
  return mentees;
}

gboolean
td_outcomes_add_mentors (TdDatabase *db, TdOutcomes *self, GError **error)
{
  g_autoptr (GArray) mentees = get_mentees (db, &self->filter, error);
  gint64 became = 0, all = 0, ready = 0;

  if (mentees == NULL)
    return FALSE;
  for (guint i = 0; i < mentees->len; i++)
    count_mentee (self, &g_array_index (mentees, Mentee, i), &became, &all, &ready);
  td_insight_list_sort (g_hash_table_lookup (self->lists, "became_mentors"), TRUE);
  g_ptr_array_add (self->figures, td_figure_new_share ("became_mentors", became, all));
  g_ptr_array_add (self->figures,
                   td_figure_new ("ready_mentors", "number", (double) ready, ready, -1));
  return TRUE;
}
