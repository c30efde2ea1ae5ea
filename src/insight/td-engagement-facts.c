/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement-private.h"

#include "contact/td-history-query.h"
#include "insight/td-filter-kept.h"
#include "insight/td-waiting.h"

static void
pair_fact_clear (gpointer data)
{
  TdPairFact *pair = data;

  g_free (pair->reference);
  g_free (pair->end_reason);
}

/* A date, or none where it is after the day asked for. */
static TdDate
get_date_by (TdStatement *statement, int column, TdDate as_of)
{
  TdDate date = td_statement_get_date (statement, column);

  return date <= as_of ? date : TD_DATE_NONE;
}

static void
read_pair (TdStatement *statement, TdDate as_of, TdPairFact *pair)
{
  const char *state = td_statement_get_text (statement, 6);

  pair->id = td_statement_get_int (statement, 0);
  pair->program_id = td_statement_get_int (statement, 1);
  pair->mentee_id = td_statement_get_int (statement, 2);
  pair->matched_on = td_statement_get_date (statement, 3);
  pair->planned_end = td_statement_get_date (statement, 4);
  pair->ended_on = get_date_by (statement, 5, as_of);
  pair->completed = pair->ended_on != TD_DATE_NONE && g_strcmp0 (state, "completed") == 0;
  pair->end_reason = g_strdup (td_statement_get_text (statement, 7));
  pair->signed_by_both = get_date_by (statement, 8, as_of) != TD_DATE_NONE &&
                         get_date_by (statement, 9, as_of) != TD_DATE_NONE;
  pair->grace_days = (int) td_statement_get_int (statement, 10);
  pair->reference = g_strdup (td_statement_get_text (statement, 11));
}

/* The contacts of a pair in the period. */
static void
add_hours (TdEngagementFacts *facts, const TdHistoryBook *book, guint i)
{
  const TdHistory *history = book->histories->pdata[i];
  guint first = g_array_index (book->firsts, guint, i);
  TdDate from = MAX (history->matched_on, facts->filter->from);
  TdDate to = td_history_get_last_day (history, facts->filter->as_of);
  TdHoursFact fact = { history->pair_id };

  for (guint k = first; k < first + history->contacts->len; k++)
    {
      const TdContactDetail *contact = &g_array_index (book->contacts, TdContactDetail, k);

      if (contact->on < from || contact->on > to)
        continue;
      fact.n_held++;
      fact.n_without_minutes += contact->minutes == 0 ? 1 : 0;
      fact.minutes += contact->minutes;
    }
  if (fact.n_held > 0)
    g_array_append_val (facts->hours, fact);
}

static void
add_pair (TdEngagementFacts *facts, TdStatement *statement, const TdHistoryBook *book, guint i)
{
  TdPairFact pair = { .history = book->histories->pdata[i] };

  read_pair (statement, facts->filter->as_of, &pair);
  g_array_append_val (facts->pairs, pair);
  g_ptr_array_add (facts->histories, td_history_ref (pair.history));
  add_hours (facts, book, i);
}

static gboolean
read_pairs (TdDatabase *db, const TdInsightFilter *filter, TdEngagementFacts *facts, GError **error)
{
  g_autoptr (TdHistoryBook) book = td_history_book_load (db, error);
  g_autoptr (GError) trouble = NULL;
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 3);
  g_autofree char *sql = g_strdup_printf (
      "SELECT p.id, p.program_id, p.mentee_id, p.matched_on, p.planned_end, p.ended_on, p.state, "
      "p.end_reason, p.mentor_signed_on, p.mentee_signed_on, g.grace_days, p.reference "
      "FROM pair p JOIN program g ON g.id = p.program_id "
      "WHERE p.matched_on <= $2 AND ($1 = 0 OR p.program_id = $1) AND %s ORDER BY p.id",
      condition);
  g_autoptr (TdStatement) statement =
      book ? td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                                td_insight_filter_get_value (filter), filter->cohort_from,
                                filter->cohort_to)
           : NULL;
  guint next = 0;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);

      /* Both are by id; the histories of other pairs are passed over. */
      while (next < book->histories->len &&
             ((TdHistory *) book->histories->pdata[next])->pair_id < id)
        next++;
      if (next < book->histories->len &&
          ((TdHistory *) book->histories->pdata[next])->pair_id == id)
        add_pair (facts, statement, book, next);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
read_member (TdStatement *statement, TdDate as_of, TdMemberFact *member)
{
  const char *role = td_statement_get_text (statement, 2);
  const char *state = td_statement_get_text (statement, 3);
  TdDate hired = td_statement_get_date (statement, 8);
  TdDate left = td_statement_get_date (statement, 9);
  TdDate trained = get_date_by (statement, 11, as_of);

  member->program_id = td_statement_get_int (statement, 0);
  member->employee_id = td_statement_get_int (statement, 1);
  member->mentor = g_strcmp0 (role, "mentee") != 0;
  member->mentee = g_strcmp0 (role, "mentor") != 0;
  member->from_date = td_statement_get_date (statement, 4);
  member->withdrawn_on = get_date_by (statement, 5, as_of);
  member->places = (int) td_statement_get_int (statement, 6);
  member->outside = td_statement_get_int (statement, 7) != 0;
  member->employed = member->outside || (hired <= as_of && (left == TD_DATE_NONE || left >= as_of));
  /* Who left the organisation withdrew with it. */
  if (member->withdrawn_on == TD_DATE_NONE && !member->outside && left != TD_DATE_NONE &&
      left < as_of)
    member->withdrawn_on = MAX (left, member->from_date);
  /* Withdrawn on a later day: still enrolled on this one. */
  member->enrolled = g_strcmp0 (state, "waiting") != 0 && member->withdrawn_on == TD_DATE_NONE &&
                     (g_strcmp0 (state, "withdrawn") != 0 || !td_statement_is_null (statement, 5));
  member->ready = member->mentor && member->enrolled && member->employed &&
                  td_statement_get_int (statement, 10) == 0 &&
                  (td_statement_get_int (statement, 12) == 0 || trained != TD_DATE_NONE);
  member->first_match = get_date_by (statement, 13, as_of);
}

static gboolean
read_members (TdDatabase *db,
              const TdInsightFilter *filter,
              TdEngagementFacts *facts,
              GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 3);
  g_autofree char *sql = g_strdup_printf (
      "SELECT n.program_id, n.employee_id, n.role, n.state, n.from_date, n.withdrawn_on, n.places, "
      "e.outside, e.hire_date, e.leave_date, n.not_ready, n.trained_on, g.requires_training, "
      "(SELECT MIN(p.matched_on) FROM pair p "
      "WHERE p.mentee_id = n.employee_id AND p.program_id = n.program_id) "
      "FROM enrolment n JOIN employee e ON e.id = n.employee_id "
      "JOIN program g ON g.id = n.program_id "
      "WHERE n.from_date <= $2 AND ($1 = 0 OR n.program_id = $1) AND %s "
      "AND ($4 IS NULL OR n.from_date >= $4) AND ($5 IS NULL OR n.from_date <= $5) "
      "ORDER BY n.program_id, n.employee_id",
      condition);
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                         td_insight_filter_get_value (filter), filter->cohort_from,
                         filter->cohort_to);

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      TdMemberFact member = { 0 };

      read_member (statement, filter->as_of, &member);
      g_array_append_val (facts->members, member);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* How an application stood on the day: as its row says, else by the first match since. */
static void
read_application (TdStatement *statement, TdDate as_of, TdApplicationFact *application)
{
  const char *outcome = td_statement_get_text (statement, 3);
  TdDate match = get_date_by (statement, 5, as_of);

  application->program_id = td_statement_get_int (statement, 0);
  application->employee_id = td_statement_get_int (statement, 1);
  application->applied_on = td_statement_get_date (statement, 2);
  application->cause = TD_WAIT_WAITING;
  application->end_on = get_date_by (statement, 4, as_of);
  if (g_strcmp0 (outcome, "withdrew") == 0 && application->end_on != TD_DATE_NONE)
    {
      application->cause = TD_WAIT_WITHDREW;
      return;
    }
  if (g_strcmp0 (outcome, "matched") != 0 || td_statement_is_null (statement, 4))
    application->end_on = g_strcmp0 (outcome, "withdrew") == 0 ? TD_DATE_NONE : match;
  if (application->end_on != TD_DATE_NONE)
    application->cause = TD_WAIT_MATCHED;
}

static gboolean
read_applications (TdDatabase *db,
                   const TdInsightFilter *filter,
                   TdEngagementFacts *facts,
                   GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = td_database_query (
      db, error,
      "SELECT a.program_id, a.employee_id, a.applied_on, a.outcome, a.outcome_on, "
      "CASE WHEN a.outcome = 'withdrew' OR (a.outcome = 'matched' AND a.outcome_on IS NOT NULL) "
      "THEN NULL ELSE (SELECT MIN(p.matched_on) FROM pair p WHERE p.mentee_id = a.employee_id "
      "AND p.program_id = a.program_id AND p.matched_on >= a.applied_on) END "
      "FROM application a WHERE a.applied_on <= $2 AND ($1 = 0 OR a.program_id = $1) "
      "ORDER BY a.program_id, a.employee_id, a.applied_on, a.id",
      "iD", filter->program_id, filter->as_of);

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      TdApplicationFact application = { 0 };

      read_application (statement, filter->as_of, &application);
      g_array_append_val (facts->applications, application);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

#define KEPT "insight/engagement"
#define KEPT_MEMBERS "insight/members"

typedef struct
{
  GArray *members;
  GArray *applications;
} KeptMembers;

static void
kept_members_free (gpointer data)
{
  KeptMembers *kept = data;

  g_array_unref (kept->members);
  g_array_unref (kept->applications);
  g_free (kept);
}

static gboolean
find_members (TdDatabase *db, const TdInsightFilter *filter, TdEngagementFacts *facts)
{
  const KeptMembers *kept = td_filter_find_kept (db, KEPT_MEMBERS, filter);

  if (kept == NULL)
    return FALSE;
  facts->members = g_array_ref (kept->members);
  facts->applications = g_array_ref (kept->applications);
  return TRUE;
}

static void
keep_members (TdDatabase *db, const TdInsightFilter *filter, const TdEngagementFacts *facts)
{
  KeptMembers *kept = g_new (KeptMembers, 1);

  *kept = (KeptMembers){ g_array_ref (facts->members), g_array_ref (facts->applications) };
  td_filter_keep (db, KEPT_MEMBERS, filter, kept, kept_members_free);
}

gboolean
td_engagement_members_read (TdDatabase *db,
                            const TdInsightFilter *filter,
                            TdEngagementFacts *facts,
                            GError **error)
{
  g_autoptr (GError) trouble = NULL;

  if (find_members (db, filter, facts))
    return TRUE;
  facts->members = g_array_new (FALSE, FALSE, sizeof (TdMemberFact));
  facts->applications = g_array_new (FALSE, FALSE, sizeof (TdApplicationFact));
  if (read_members (db, filter, facts, &trouble) && read_applications (db, filter, facts, &trouble))
    {
      keep_members (db, filter, facts);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
count_employed (TdDatabase *db,
                const TdInsightFilter *filter,
                TdEngagementFacts *facts,
                GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 2);
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM employee e WHERE e.outside = 0 "
                                          "AND (e.hire_date IS NULL OR e.hire_date <= $1) "
                                          "AND (e.leave_date IS NULL OR e.leave_date >= $1) "
                                          "AND %s",
                                          condition);

  return td_database_query_int (db, &facts->n_employed, error, sql, "Ds", filter->as_of,
                                td_insight_filter_get_value (filter));
}

static TdEngagementFacts
facts_ref (const TdEngagementFacts *facts)
{
  TdEngagementFacts copy = *facts;

  copy.filter = NULL;
  g_ptr_array_ref (copy.histories);
  g_array_ref (copy.pairs);
  g_array_ref (copy.hours);
  g_array_ref (copy.members);
  g_array_ref (copy.applications);
  return copy;
}

static void
kept_facts_free (gpointer data)
{
  td_engagement_facts_clear (data);
  g_free (data);
}

static gboolean
read_facts (TdDatabase *db, const TdInsightFilter *filter, TdEngagementFacts *facts, GError **error)
{
  facts->filter = filter;
  facts->histories = g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);
  facts->hours = g_array_new (FALSE, FALSE, sizeof (TdHoursFact));
  facts->pairs = g_array_new (FALSE, FALSE, sizeof (TdPairFact));
  g_array_set_clear_func (facts->pairs, pair_fact_clear);
  return read_pairs (db, filter, facts, error) &&
         td_engagement_members_read (db, filter, facts, error) &&
         count_employed (db, filter, facts, error);
}

gboolean
td_engagement_facts_read (TdDatabase *db,
                          const TdInsightFilter *filter,
                          TdEngagementFacts *facts,
                          GError **error)
{
  TdEngagementFacts *kept = td_filter_find_kept (db, KEPT, filter);

  if (kept)
    {
      *facts = facts_ref (kept);
      facts->filter = filter;
      return TRUE;
    }
  if (!read_facts (db, filter, facts, error))
    return FALSE;
  kept = g_new (TdEngagementFacts, 1);
  *kept = facts_ref (facts);
  td_filter_keep (db, KEPT, filter, kept, kept_facts_free);
  return TRUE;
}

void
td_engagement_facts_clear (TdEngagementFacts *facts)
{
  g_clear_pointer (&facts->pairs, g_array_unref);
  g_clear_pointer (&facts->hours, g_array_unref);
  g_clear_pointer (&facts->members, g_array_unref);
  g_clear_pointer (&facts->applications, g_array_unref);
  g_clear_pointer (&facts->histories, g_ptr_array_unref);
}
