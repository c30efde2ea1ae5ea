/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static GArray *
read_stays (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GHashTable) departments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (TdStay));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = td_database_query (
      db, error,
      "WITH match AS (SELECT mentee_id, MIN(matched_on) AS first FROM pair "
      "WHERE matched_on IS NOT NULL AND ($1 = 0 OR program_id = $1) GROUP BY mentee_id) "
      "SELECT e.hire_date, e.leave_date, m.first, COALESCE(e.department, '') FROM employee e "
      "LEFT JOIN match m ON m.mentee_id = e.id "
      "WHERE e.outside = 0 AND e.hire_date IS NOT NULL ORDER BY e.id",
      "i", filter->program_id);

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      const char *department = td_statement_get_text (statement, 3);
      TdStay stay = { td_statement_get_date (statement, 0), td_statement_get_date (statement, 1),
                      td_statement_get_date (statement, 2), 0 };

      if (!g_hash_table_contains (departments, department))
        g_hash_table_insert (departments, g_strdup (department),
                             GUINT_TO_POINTER (g_hash_table_size (departments) + 1));
      stay.department = GPOINTER_TO_INT (g_hash_table_lookup (departments, department));
      g_array_append_val (stays, stay);
    }
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return g_steal_pointer (&stays);
}

/* Before a programme existed nobody could be in it: the time before is in nobody's risk set. */
static gboolean
find_launch (TdDatabase *db, const TdInsightFilter *filter, TdDate *launch, GError **error)
{
  g_autofree char *text = NULL;

  if (!td_database_query_text (
          db, &text, error,
          "SELECT MIN(COALESCE(g.start_date, (SELECT MIN(p.matched_on) FROM pair p "
          "WHERE p.program_id = g.id))) FROM program g WHERE $1 = 0 OR g.id = $1",
          "i", filter->program_id))
    return FALSE;
  *launch = td_date_from_iso (text);
  return TRUE;
}

gboolean
td_participation_load (TdDatabase *db,
                       const TdInsightFilter *filter,
                       TdDate window_start,
                       TdParticipation *participation,
                       GError **error)
{
  g_autoptr (GArray) stays = read_stays (db, filter, error);
  TdDate launch;

  if (stays == NULL || !find_launch (db, filter, &launch, error))
    return FALSE;
  if (window_start != TD_DATE_NONE)
    window_start = MAX (window_start, launch);
  *participation = td_participation_compare ((const TdStay *) stays->data, stays->len, window_start,
                                             filter->as_of);
  return TRUE;
}

const char *
td_verdict_get_code (TdVerdict verdict)
{
  static const char *const codes[] = {
    "data_problem", "not_shown", "too_early", "depends_on_method", "no_detectable_difference",
    "longer",       "sooner"
  };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), NULL);

  return codes[verdict];
}

/* What the groups still there after a year say, in days. */
static char *
dup_landmark_text (const TdLandmark *landmark)
{
  const TdInterval *gap = &landmark->gap.gap;

  if (!isfinite (gap->estimate) || (gap->lower <= 0 && gap->upper >= 0))
    return g_strdup (_ ("The comparison of people still here after 12 months is too small to show "
                        "it by itself."));
  return g_strdup_printf (
      _ ("Of people still here after 12 months, those already in the programme stayed %+.0f days "
         "on average (%+.0f to %+.0f) within the next %.0f days, against those not, or not yet, in "
         "it."),
      round (gap->estimate), round (gap->lower), round (gap->upper), landmark->tau);
}

static char *
dup_difference_text (const TdParticipation *self)
{
  g_autofree char *size = dup_landmark_text (&self->landmark);
  const TdInterval *ratio = &self->stratified.ratio;

  return g_strdup_printf (
      self->verdict == TD_VERDICT_LONGER
          ? _ ("Taking part goes along with staying longer: %.2f times the rate of leaving (%.2f "
               "to %.2f). %s")
          : _ ("Taking part goes along with leaving sooner: %.2f times the rate of leaving (%.2f "
               "to %.2f). %s"),
      ratio->estimate, ratio->lower, ratio->upper, size);
}

static char *
dup_no_difference_text (const TdParticipation *self)
{
  const TdInterval *plain = &self->plain.ratio, *ratio = &self->stratified.ratio;
  gboolean between = !(plain->lower <= 1 && plain->upper >= 1);
  g_autofree char *text = g_strdup_printf (
      _ ("No detectable difference between the time before a match and the time since: %.2f times "
         "the rate of leaving (%.2f to %.2f). These data could only have shown a rate below %.2f "
         "or above %.2f times."),
      ratio->estimate, ratio->lower, ratio->upper, self->detectable.lower, self->detectable.upper);

  return between ? g_strdup_printf ("%s %s", text,
                                    _ ("Much of the plain difference lies between departments."))
                 : g_steal_pointer (&text);
}

static char *
dup_verdict_text (const TdParticipation *self)
{
  switch (self->verdict)
    {
    case TD_VERDICT_DATA_PROBLEM:
      if (self->impossible > 0)
        return g_strdup_printf (ngettext ("Not compared: %u match lies outside the person’s "
                                          "employment. Correct the dates first.",
                                          "Not compared: %u matches lie outside the person’s "
                                          "employment. Correct the dates first.",
                                          self->impossible),
                                self->impossible);
      return g_strdup (_ ("Not compared: it is not known since when leavers are complete."));
    case TD_VERDICT_NOT_SHOWN:
      return g_strdup (_ ("Not shown: one of the two groups has fewer than 5 people."));
    case TD_VERDICT_TOO_EARLY:
      return g_strdup_printf (ngettext ("Too early to tell: only %u person has left so far.",
                                        "Too early to tell: only %u people have left so far, or "
                                        "too few of one group.",
                                        self->leavers),
                              self->leavers);
    case TD_VERDICT_DEPENDS_ON_METHOD:
      return g_strdup (
          _ ("Results depend on the method: counted by time since hire and by calendar "
             "day they point in opposite directions, so none is shown."));
    case TD_VERDICT_NO_DIFFERENCE:
      return dup_no_difference_text (self);
    case TD_VERDICT_LONGER:
    case TD_VERDICT_SOONER:
      break;
    }
  return dup_difference_text (self);
}

char *
td_participation_dup_text (const TdParticipation *self)
{
  g_autofree char *text = dup_verdict_text (self);

  if (self->verdict < TD_VERDICT_DEPENDS_ON_METHOD)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", text,
                          _ ("People chose or were chosen to take part. This shows what goes along "
                             "with taking part, not what it causes."));
}
