/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement-private.h"

#include "contact/td-history-query.h"
#include "db/td-kept.h"
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

static gboolean
read_pairs (TdDatabase *db, const TdInsightFilter *filter, TdEngagementFacts *facts, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 3);
  g_autofree char *sql = g_strdup_printf (
      "SELECT p.id, p.program_id, p.mentee_id, p.matched_on, p.planned_end, p.ended_on, p.state, "
      "p.end_reason, p.mentor_signed_on, p.mentee_signed_on, g.grace_days, p.reference "
      "FROM pair p JOIN program g ON g.id = p.program_id "
      "WHERE p.matched_on <= $2 AND ($1 = 0 OR p.program_id = $1) AND %s ORDER BY p.id",
      condition);
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                         td_insight_filter_get_value (filter), filter->cohort_from,
                         filter->cohort_to);
  guint next = 0;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      TdPairFact pair = { 0 };

      read_pair (statement, filter->as_of, &pair);
      /* Both are by id; the histories of pairs that begin later are passed over. */
      while (next < facts->histories->len &&
             ((TdHistory *) g_ptr_array_index (facts->histories, next))->pair_id < pair.id)
        next++;
      if (next < facts->histories->len)
        pair.history = g_ptr_array_index (facts->histories, next);
      if (pair.history == NULL || pair.history->pair_id != pair.id)
        pair_fact_clear (&pair);
      else
        g_array_append_val (facts->pairs, pair);
    }
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return *error == NULL;
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
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return *error == NULL;
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
      "(SELECT MIN(p.matched_on) FROM pair p WHERE p.mentee_id = a.employee_id "
      "AND p.program_id = a.program_id AND p.matched_on >= a.applied_on) "
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
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return *error == NULL;
}

/* Drops the histories of pairs that the filter leaves out; both are by id. */
static void
drop_histories (TdEngagementFacts *facts)
{
  gsize n;
  gpointer *all = g_ptr_array_steal (facts->histories, &n);
  guint next = 0;

  for (gsize i = 0; i < n; i++)
    {
      TdHistory *history = all[i];

      while (next < facts->pairs->len &&
             g_array_index (facts->pairs, TdPairFact, next).id < history->pair_id)
        next++;
      if (next < facts->pairs->len &&
          g_array_index (facts->pairs, TdPairFact, next).id == history->pair_id)
        g_ptr_array_add (facts->histories, history);
      else
        td_history_free (history);
    }
  g_free (all);
}

/* The contacts of a pair come one behind the other. */
static void
add_contact_cb (const TdHistory *history, const TdContactDetail *contact, gpointer data)
{
  TdEngagementFacts *facts = data;
  GArray *hours = facts->hours;
  TdHoursFact fact = { history->pair_id };

  if (contact->on < MAX (history->matched_on, facts->filter->from) ||
      contact->on > td_history_get_last_day (history, facts->filter->as_of))
    return;
  if (hours->len == 0 ||
      g_array_index (hours, TdHoursFact, hours->len - 1).pair_id != history->pair_id)
    g_array_append_val (hours, fact);
  fact = g_array_index (hours, TdHoursFact, hours->len - 1);
  fact.n_held++;
  fact.n_without_minutes += contact->minutes == 0 ? 1 : 0;
  fact.minutes += contact->minutes;
  g_array_index (hours, TdHoursFact, hours->len - 1) = fact;
}

#define KEPT_MEMBERS "insight/members"

/* What was read for a filter. */
typedef struct
{
  TdInsightFilter filter;
  GArray *members;
  GArray *applications;
} KeptMembers;

static void
kept_members_free (gpointer data)
{
  KeptMembers *kept = data;

  td_insight_filter_clear (&kept->filter);
  g_array_unref (kept->members);
  g_array_unref (kept->applications);
  g_free (kept);
}

static gboolean
find_members (TdDatabase *db, const TdInsightFilter *filter, TdEngagementFacts *facts)
{
  const KeptMembers *kept = td_database_find_kept (db, KEPT_MEMBERS);

  if (kept == NULL || !td_insight_filter_equal (&kept->filter, filter))
    return FALSE;
  facts->members = g_array_ref (kept->members);
  facts->applications = g_array_ref (kept->applications);
  return TRUE;
}

static void
keep_members (TdDatabase *db, const TdInsightFilter *filter, const TdEngagementFacts *facts)
{
  KeptMembers *kept = g_new (KeptMembers, 1);

  *kept = (KeptMembers){ td_insight_filter_copy (filter), g_array_ref (facts->members),
                         g_array_ref (facts->applications) };
  td_database_keep (db, KEPT_MEMBERS, kept, kept_members_free);
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

gboolean
td_engagement_facts_read (TdDatabase *db,
                          const TdInsightFilter *filter,
                          TdEngagementFacts *facts,
                          GError **error)
{
  g_autoptr (GError) trouble = NULL;

  facts->filter = filter;
  facts->hours = g_array_new (FALSE, FALSE, sizeof (TdHoursFact));
  facts->histories =
      td_history_load_all_told (db, filter->program_id, add_contact_cb, facts, error);
  facts->pairs = g_array_new (FALSE, FALSE, sizeof (TdPairFact));
  g_array_set_clear_func (facts->pairs, pair_fact_clear);
  if (facts->histories == NULL)
    return FALSE;

  if (read_pairs (db, filter, facts, &trouble) &&
      td_engagement_members_read (db, filter, facts, &trouble))
    {
      drop_histories (facts);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
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
