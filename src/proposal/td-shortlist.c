/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-shortlist.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "candidates/td-hard-rules.h"
#include "db/td-change.h"
#include "program/td-enrolment.h"
#include "proposal/td-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Making --- */

static TdRankedMentor *
find_ranked (GPtrArray *ranked, gint64 mentor_id)
{
  for (guint i = 0; i < ranked->len; i++)
    if (TD_RANKED_MENTOR (ranked->pdata[i])->mentor_id == mentor_id)
      return ranked->pdata[i];
  return NULL;
}

static gboolean
is_full_only (const TdRankedMentor *mentor)
{
  return g_strcmp0 (mentor->blocked, td_hard_rules[TD_HARD_RULE_CAPACITY].name) == 0;
}

/* A full mentor may be asked for; one whom another rule removes may not. */
static gboolean
check_mentor (TdDatabase *db, const TdRankedMentor *mentor, gint64 mentor_id, GError **error)
{
  g_autofree char *name = NULL;

  if (mentor && (mentor->blocked == NULL || is_full_only (mentor)))
    return TRUE;
  if (mentor)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: a mentor, the rule that blocks him. */
                   _ ("%s cannot be on the list: %s."), mentor->name, mentor->blocked_text);
      return FALSE;
    }
  if (td_database_query_text (db, &name, error, "SELECT name FROM employee WHERE id = $1", "i",
                              mentor_id))
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s is not a mentor who is ready in this programme."), name ? name : "");
  return FALSE;
}

/* Those who were named, or the best free ones. */
static GPtrArray *
choose (TdDatabase *db,
        GPtrArray *ranked,
        const gint64 *mentor_ids,
        guint n_mentors,
        GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; n_mentors == 0 && i < ranked->len && chosen->len < TD_SHORTLIST_MOST; i++)
    if (TD_RANKED_MENTOR (ranked->pdata[i])->blocked == NULL)
      g_ptr_array_add (chosen, ranked->pdata[i]);
  for (guint i = 0; i < n_mentors; i++)
    {
      TdRankedMentor *mentor = find_ranked (ranked, mentor_ids[i]);

      if (!check_mentor (db, mentor, mentor_ids[i], error))
        return NULL;
      if (g_ptr_array_find (chosen, mentor, NULL) || chosen->len == TD_SHORTLIST_MOST)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("A shortlist has up to %d mentors, each of them once."),
                       TD_SHORTLIST_MOST);
          return NULL;
        }
      g_ptr_array_add (chosen, mentor);
    }
  if (chosen->len > 0)
    return g_steal_pointer (&chosen);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("No mentor with a free place is left for this mentee."));
  return NULL;
}

/* A list that she has not answered gives way to the new one. */
static gboolean
remove_open (TdDatabase *db, gint64 program_id, gint64 mentee_id, GError **error)
{
  return td_database_execute (db, error,
                              "DELETE FROM shortlist_mentor WHERE shortlist_id IN "
                              "(SELECT id FROM shortlist WHERE program_id = $1 AND mentee_id = $2 "
                              "AND answered_on IS NULL)",
                              "ii", program_id, mentee_id) &&
         td_database_execute (db, error,
                              "DELETE FROM shortlist WHERE program_id = $1 AND mentee_id = $2 "
                              "AND answered_on IS NULL",
                              "ii", program_id, mentee_id);
}

static gint64
insert (TdDatabase *db,
        gint64 program_id,
        gint64 mentee_id,
        GPtrArray *mentors,
        TdDate today,
        GError **error)
{
  gint64 id = 0;

  if (!td_database_query_int (db, &id, error,
                              "INSERT INTO shortlist (program_id, mentee_id, made_on) "
                              "VALUES ($1, $2, $3) RETURNING id",
                              "iiD", program_id, mentee_id, today))
    return 0;
  for (guint i = 0; i < mentors->len; i++)
    {
      const TdRankedMentor *mentor = mentors->pdata[i];

      if (!td_database_execute (db, error,
                                "INSERT INTO shortlist_mentor (shortlist_id, mentor_id, position, "
                                "score, criteria) VALUES ($1, $2, $3, $4, $5)",
                                "iiiis", id, mentor->mentor_id, (gint64) i + 1,
                                (gint64) mentor->score, mentor->criteria))
        return 0;
    }
  return id;
}

gint64
td_shortlist_make (TdDatabase *db,
                   gint64 program_id,
                   gint64 mentee_id,
                   const gint64 *mentor_ids,
                   guint n_mentors,
                   TdDate today,
                   GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.shortlist", error);
  g_autoptr (GPtrArray) ranked =
      change ? td_rank_mentors (db, program_id, mentee_id, today, error) : NULL;
  g_autoptr (GPtrArray) chosen = ranked ? choose (db, ranked, mentor_ids, n_mentors, error) : NULL;
  g_autoptr (TdShortlist) made = NULL;
  gint64 id;

  if (chosen == NULL || !remove_open (db, program_id, mentee_id, error))
    return 0;
  id = insert (db, program_id, mentee_id, chosen, today, error);
  made = id ? td_shortlist_load (db, id, error) : NULL;
  if (made == NULL)
    return 0;
  td_change_describe (change, "%s", made->mentee_name);
  return td_change_commit (change, error) ? id : 0;
}

gboolean
td_shortlist_remove (TdDatabase *db, gint64 shortlist_id, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.shortlist-remove", error);
  g_autoptr (TdShortlist) list = change ? td_shortlist_load (db, shortlist_id, error) : NULL;

  if (list == NULL)
    return FALSE;
  if (list->answered_on)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("%s has ranked this shortlist: it stays on record."), list->mentee_name);
      return FALSE;
    }
  td_change_describe (change, "%s", list->mentee_name);
  return remove_open (db, list->program_id, list->mentee_id, error) &&
         td_change_commit (change, error);
}

/* --- Her ranking --- */

static gboolean
contains (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

static gboolean
check_ranking (GPtrArray *mentors, const gint64 *ranking, guint n, GError **error)
{
  guint known = 0;

  for (guint i = 0; i < mentors->len; i++)
    known += contains (ranking, n, TD_SHORTLIST_MENTOR (mentors->pdata[i])->mentor_id);
  if (n > 0 && known == n)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       n == 0 ? _ ("Say at least who is the first choice.")
                              : _ ("Rank the mentors of the shortlist, each of them once."));
  return FALSE;
}

static gboolean
write_ranks (TdDatabase *db,
             gint64 shortlist_id,
             const gint64 *ranking,
             guint n,
             TdDate on,
             GError **error)
{
  if (!td_database_execute (db, error, "UPDATE shortlist SET answered_on = $2 WHERE id = $1", "iD",
                            shortlist_id, on) ||
      !td_database_execute (db, error,
                            "UPDATE shortlist_mentor SET rank = 0 "
                            "WHERE shortlist_id = $1 AND rank <> 0",
                            "i", shortlist_id))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!td_database_execute (db, error,
                              "UPDATE shortlist_mentor SET rank = $3 "
                              "WHERE shortlist_id = $1 AND mentor_id = $2",
                              "iii", shortlist_id, ranking[i], (gint64) i + 1))
      return FALSE;
  return TRUE;
}

/* Her ranking first, then the wishes that she had. */
static gboolean
write_wishes (TdDatabase *db, TdShortlist *list, const gint64 *ranking, guint n, GError **error)
{
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *trouble = NULL;
  g_autoptr (TdEnrolment) enrolment =
      td_enrolment_find (db, list->program_id, list->mentee_id, &trouble);
  g_autoptr (GPtrArray) before =
      enrolment ? td_preference_list (db, enrolment->id, &trouble) : NULL;

  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (before == NULL)
    return TRUE; /* not enrolled any more: the ranking alone is kept */
  g_array_append_vals (wishes, ranking, n);
  for (guint i = 0; i < before->len; i++)
    {
      const TdPreference *wish = before->pdata[i];

      if (strcmp (wish->kind, "wish") == 0 && !contains (ranking, n, wish->employee_id))
        g_array_append_val (wishes, wish->employee_id);
    }
  return td_preference_set (db, enrolment->id, "wish", (const gint64 *) wishes->data, wishes->len,
                            error);
}

gboolean
td_shortlist_answer (TdDatabase *db,
                     gint64 shortlist_id,
                     const gint64 *ranking,
                     guint n_ranking,
                     TdDate on,
                     GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.ranking", error);
  g_autoptr (TdShortlist) list = change ? td_shortlist_load (db, shortlist_id, error) : NULL;
  g_autoptr (GPtrArray) mentors = list ? td_shortlist_list_mentors (db, shortlist_id, error) : NULL;

  if (mentors == NULL || !check_ranking (mentors, ranking, n_ranking, error) ||
      !write_ranks (db, shortlist_id, ranking, n_ranking, on, error) ||
      !write_wishes (db, list, ranking, n_ranking, error))
    return FALSE;
  td_change_describe (change, "%s", list->mentee_name);
  return td_change_commit (change, error);
}
