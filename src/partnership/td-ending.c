/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-ending.h"

#include "base/td-error.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-partnership-private.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

/* --- Ends --- */

/* Its own words where it is one pair, else how many. */
static gboolean
describe (TdDatabase *db, TdChange *change, const gint64 *pair_ids, guint n_pairs, GError **error)
{
  g_autoptr (TdPair) pair = td_pair_load (db, pair_ids[0], TD_DATE_NONE, error);

  if (pair == NULL)
    return FALSE;
  if (n_pairs == 1)
    td_change_describe (change, "%s – %s", pair->mentor_name, pair->mentee_name);
  else
    td_change_describe (change, "%u", n_pairs);
  return TRUE;
}

gboolean
td_ending_end (TdDatabase *db,
               const gint64 *pair_ids,
               guint n_pairs,
               const char *reason,
               TdDate on,
               GError **error)
{
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (n_pairs > 0, FALSE);

  change = td_change_begin (db, "partnership.end", error);
  if (change == NULL || !describe (db, change, pair_ids, n_pairs, error))
    return FALSE;
  for (guint i = 0; i < n_pairs; i++)
    if (!td_pair_end (db, pair_ids[i], reason, on, error))
      return FALSE;
  return td_change_commit (change, error);
}

gboolean
td_ending_complete (TdDatabase *db,
                    const gint64 *pair_ids,
                    guint n_pairs,
                    TdDate on,
                    GError **error)
{
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (n_pairs > 0, FALSE);

  change = td_change_begin (db, "partnership.complete", error);
  if (change == NULL || !describe (db, change, pair_ids, n_pairs, error))
    return FALSE;
  for (guint i = 0; i < n_pairs; i++)
    if (!td_pair_complete (db, pair_ids[i], on, error))
      return FALSE;
  return td_change_commit (change, error);
}

gboolean
td_ending_complete_with_review (TdDatabase *db,
                                TdReview *review,
                                TdDate on,
                                TdDate today,
                                GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "partnership.complete", error);

  return change && describe (db, change, &review->pair_id, 1, error) &&
         td_review_save (db, review, today, error) &&
         td_pair_complete (db, review->pair_id, on, error) && td_change_commit (change, error);
}

/* She waits again: enrolled as a mentee, without the decision that nobody fits her. */
static gboolean
wait_again (TdDatabase *db, const TdPair *pair, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdEnrolment) enrolment =
      td_enrolment_find (db, pair->program_id, pair->mentee_id, &trouble);

  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (enrolment == NULL || g_strcmp0 (enrolment->state, "enrolled") != 0)
    return td_pair_conflict (
        pair, _ ("the mentee is not enrolled any more, so no other mentor is looked for."), error);
  return td_database_execute (db, error,
                              "DELETE FROM no_match WHERE program_id = $1 AND mentee_id = $2", "ii",
                              pair->program_id, pair->mentee_id);
}

gboolean
td_ending_rematch (TdDatabase *db, gint64 pair_id, TdDate on, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "partnership.rematch", pair_id, on, &pair, error);

  return change && td_pair_end (db, pair_id, "rematch", on, error) &&
         wait_again (db, pair, error) && td_change_commit (change, error);
}

/* The pair has the new day, and its history the step. */
static gboolean
write_extension (TdDatabase *db, gint64 pair_id, TdDate planned_end, TdDate on, GError **error)
{
  return td_database_execute (db, error, "UPDATE pair SET planned_end = $2 WHERE id = $1", "iD",
                              pair_id, planned_end) &&
         td_database_execute (db, error,
                              "INSERT INTO pair_extension (pair_id, on_date, planned_end) "
                              "VALUES ($1, $2, $3) ON CONFLICT (pair_id, on_date) "
                              "DO UPDATE SET planned_end = excluded.planned_end",
                              "iDD", pair_id, on, planned_end);
}

gboolean
td_ending_extend (TdDatabase *db, gint64 pair_id, TdDate planned_end, TdDate on, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change =
      td_pair_begin_change (db, "partnership.extend", pair_id, planned_end, &pair, error);
  g_autofree char *start = NULL;

  if (change == NULL || !td_partnership_check_open (pair, error))
    return FALSE;
  if (pair->matched_on == TD_DATE_NONE)
    return td_pair_conflict (pair, _ ("it has not begun."), error);
  start = td_date_format (pair->matched_on);
  if (planned_end < pair->matched_on)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("The pair began on %s. Choose that day or a later one."), start);
      return FALSE;
    }
  if (pair->planned_end != planned_end && !write_extension (db, pair_id, planned_end, on, error))
    return FALSE;
  return td_change_commit (change, error);
}

/* --- What is said before --- */

int
td_ending_count_contacts (TdDatabase *db,
                          const gint64 *pair_ids,
                          guint n_pairs,
                          TdDate from,
                          TdDate to,
                          GError **error)
{
  gint64 total = 0;

  for (guint i = 0; i < n_pairs; i++)
    {
      gint64 n = 0;

      if (!td_database_query_int (db, &n, error,
                                  "SELECT count(*) FROM contact WHERE pair_id = $1 "
                                  "AND outcome = 'held' AND on_date >= $2 "
                                  "AND ($3 IS NULL OR on_date <= $3)",
                                  "iDD", pair_ids[i], from, to))
        return -1;
      total += n;
    }
  return (int) total;
}

char *
td_ending_say_after (guint n_contacts)
{
  if (n_contacts == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u contact lies after that day and will not be counted.",
                                    "%u contacts lie after that day and will not be counted.",
                                    n_contacts),
                          n_contacts);
}

char *
td_ending_say_inside (guint n_contacts)
{
  if (n_contacts == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u contact lies inside that pause.",
                                    "%u contacts lie inside that pause.", n_contacts),
                          n_contacts);
}

char *
td_ending_say_length (const char *kind, TdDate matched_on, TdDate planned_end)
{
  gboolean coaching = g_strcmp0 (kind, "coaching") == 0;

  if (matched_on == TD_DATE_NONE || planned_end == TD_DATE_NONE)
    return NULL;
  if (coaching && (planned_end < td_date_add_months (matched_on, 3) ||
                   planned_end > td_date_add_months (matched_on, 6)))
    return g_strdup (_ ("Coaching usually lasts 3 to 6 months."));
  if (!coaching && planned_end < td_date_add_months (matched_on, 9))
    return g_strdup (_ ("Mentoring shorter than 9 months rarely has time to work."));
  return NULL;
}
