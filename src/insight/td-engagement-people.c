/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const int wait_days[TD_ENGAGEMENT_N_WAITS] = { 14, 30, 60 };

/* Waiting longer than this is counted apart. */
#define LONG_WAIT 30

/* A share by a day is said only where as many have been watched until then. */
#define LEAST_WATCHED 5

static const TdMemberFact *
get_member (const TdEngagementFacts *facts, guint i)
{
  return &g_array_index (facts->members, TdMemberFact, i);
}

/* Somebody in two programmes takes part once. */
static void
add_participation (TdEngagement *self, const TdEngagementFacts *facts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < facts->members->len; i++)
    {
      const TdMemberFact *member = get_member (facts, i);

      if (member->enrolled && member->employed && !member->outside &&
          g_hash_table_add (seen, (gpointer) &member->employee_id))
        td_engagement_list (self, "participation", TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN,
                            member->employee_id, 0);
    }
  g_ptr_array_add (self->figures, td_figure_new_share ("participation", g_hash_table_size (seen),
                                                       self->n_employed));
}

/* The applications of a member, from the one at @next on; both are in the same order. */
static guint
count_applications (const TdEngagementFacts *facts, const TdMemberFact *member, guint *next)
{
  guint end;

  for (; *next < facts->applications->len; (*next)++)
    {
      const TdApplicationFact *application =
          &g_array_index (facts->applications, TdApplicationFact, *next);

      if (application->program_id > member->program_id ||
          (application->program_id == member->program_id &&
           application->employee_id >= member->employee_id))
        break;
    }
  for (end = *next; end < facts->applications->len; end++)
    {
      const TdApplicationFact *application =
          &g_array_index (facts->applications, TdApplicationFact, end);

      if (application->program_id != member->program_id ||
          application->employee_id != member->employee_id)
        break;
    }
  return end - *next;
}

/* Whether the last application of a history still waits, on the waiting list or not. */
static gboolean
still_waits (const TdEngagementFacts *facts, const TdMemberFact *member, guint *next)
{
  guint n = count_applications (facts, member, next);

  return n > 0 && member->withdrawn_on == TD_DATE_NONE &&
         g_array_index (facts->applications, TdApplicationFact, *next + n - 1).cause ==
             TD_WAIT_WAITING;
}

TdFigure *
td_engagement_new_match_rate (const TdEngagementFacts *facts, GHashTable *lists)
{
  gint64 matched = 0, mentees = 0;
  guint next = 0;

  for (guint i = 0; i < facts->members->len; i++)
    {
      const TdMemberFact *member = get_member (facts, i);
      gboolean ever = member->first_match != TD_DATE_NONE;

      if (!member->mentee || (!ever && !member->enrolled && !still_waits (facts, member, &next)))
        continue;
      mentees++;
      matched += ever ? 1 : 0;
      td_insight_lists_add (lists, "match_rate", TD_SUBJECT_EMPLOYEE, TD_LIST_COUNTED,
                            member->employee_id, ever);
    }
  td_insight_list_sort (g_hash_table_lookup (lists, "match_rate"), FALSE);
  return td_figure_new_share ("match_rate", matched, mentees);
}

/* Places of mentors: of those who are ready against mentees, and of all against pairs. */
static void
add_places (TdEngagement *self, const TdEngagementFacts *facts)
{
  gint64 ready = 0, places = 0, mentees = 0, active = 0;
  TdFigure *coverage, *utilisation;

  for (guint i = 0; i < facts->members->len; i++)
    {
      const TdMemberFact *member = get_member (facts, i);

      if (!member->enrolled || !member->employed)
        continue;
      mentees += member->mentee ? 1 : 0;
      if (!member->mentor)
        continue;
      places += member->places;
      ready += member->ready ? member->places : 0;
      td_engagement_list (self, "utilisation", TD_SUBJECT_EMPLOYEE, TD_LIST_PLACES,
                          member->employee_id, member->places);
      if (member->ready)
        td_engagement_list (self, "coverage", TD_SUBJECT_EMPLOYEE, TD_LIST_PLACES,
                            member->employee_id, member->places);
    }
  for (guint i = 0; i < facts->pairs->len; i++)
    if (g_array_index (facts->pairs, TdPairFact, i).ended_on == TD_DATE_NONE)
      active++;

  coverage = td_figure_new ("coverage", "ratio",
                            mentees > 0 ? (double) ready / (double) mentees : NAN, ready, mentees);
  td_record_take_text (&coverage->remark, g_strdup_printf (_ ("ready places: %'d, mentees: %'d"),
                                                           (int) ready, (int) mentees));
  g_ptr_array_add (self->figures, coverage);
  utilisation = td_figure_new_share ("utilisation", active, places);
  if (active > places)
    td_record_set_text (&utilisation->remark, _ ("more pairs than places"));
  g_ptr_array_add (self->figures, utilisation);
}

/* A wait that began with the enrolment. */
static TdApplicationFact
describe_member (const TdMemberFact *member)
{
  TdApplicationFact wait = { .applied_on = member->from_date, .cause = TD_WAIT_WAITING };

  if (member->first_match != TD_DATE_NONE)
    {
      wait.cause = TD_WAIT_MATCHED;
      wait.end_on = member->first_match;
    }
  return wait;
}

static void
add_wait (TdEngagement *self,
          GArray *waits,
          const TdMemberFact *member,
          const TdApplicationFact *application)
{
  TdDate end = application->end_on;
  TdEnding wait = { .cause = application->cause };

  if (wait.cause == TD_WAIT_WAITING && member->withdrawn_on != TD_DATE_NONE)
    {
      wait.cause = TD_WAIT_WITHDREW;
      end = member->withdrawn_on;
    }
  if (wait.cause == TD_WAIT_WAITING)
    end = self->filter.as_of;
  wait.time = MAX (0, end - application->applied_on);
  g_array_append_val (waits, wait);
  td_engagement_list (self, wait.cause == TD_WAIT_WAITING ? "waiting" : "time_to_match",
                      TD_SUBJECT_EMPLOYEE, TD_LIST_DAYS, member->employee_id, (gint64) wait.time);
}

/* How each wait ended by the day and how long it took: a mentee's every application where a history
 * tells them, else the time since the enrolment. */
static GArray *
collect_waits (TdEngagement *self, const TdEngagementFacts *facts)
{
  GArray *waits = g_array_new (FALSE, FALSE, sizeof (TdEnding));
  guint next = 0;

  for (guint i = 0; i < facts->members->len; i++)
    {
      const TdMemberFact *member = get_member (facts, i);
      TdApplicationFact enrolled = describe_member (member);
      guint n;

      if (!member->mentee)
        continue;
      n = count_applications (facts, member, &next);
      for (guint k = 0; k < n; k++)
        add_wait (self, waits, member,
                  &g_array_index (facts->applications, TdApplicationFact, next + k));
      if (n == 0)
        add_wait (self, waits, member, &enrolled);
    }
  return waits;
}

static void
add_waiting (TdEngagement *self, GArray *waits)
{
  TdFigure *figure;

  for (guint i = 0; i < waits->len; i++)
    {
      const TdEnding *wait = &g_array_index (waits, TdEnding, i);

      if (wait->cause != TD_WAIT_WAITING)
        continue;
      self->n_waiting++;
      self->oldest_wait = MAX (self->oldest_wait, (int) wait->time);
      self->n_waiting_over_30 += wait->time > LONG_WAIT ? 1 : 0;
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "waiting"), TRUE);
  figure = td_figure_new ("waiting", "number", self->n_waiting, self->n_waiting, -1);
  if (self->n_waiting > 0)
    td_record_take_text (&figure->remark,
                         g_strdup_printf (ngettext ("longest %'d day, %'u over 30 days",
                                                    "longest %'d days, %'u over 30 days",
                                                    (gulong) self->oldest_wait),
                                          self->oldest_wait, self->n_waiting_over_30));
  g_ptr_array_add (self->figures, figure);
}

/* The share matched within 30 days with its range: not without one, nor while others still wait and
 * too few have been watched for as long. */
static void
add_within_a_month (TdFigure *figure, const TdWaitShare *matched)
{
  const TdInterval *interval = &matched->interval;
  g_autofree char *share = NULL, *lower = NULL, *upper = NULL;

  if (!(matched->se > 0) || (matched->at_risk < LEAST_WATCHED && matched->still > 0))
    return;
  share = td_figure_format_share (interval->estimate);
  lower = td_figure_format_share (interval->lower);
  upper = td_figure_format_share (interval->upper);
  td_record_take_text (
      &figure->remark,
      /* Translators: a share and its range: "matched within 30 days: 62.0 % (51.3 % to 72.7 %)". */
      g_strdup_printf (_ ("matched within 30 days: %s (%s to %s)"), share, lower, upper));
}

static void
add_time_to_match (TdEngagement *self, GArray *waits)
{
  const TdEnding *data = (const TdEnding *) waits->data;
  g_autoptr (TdCompeting) curves = td_competing_new (data, waits->len);
  TdFigure *figure;
  gint64 matched = 0;

  for (guint i = 0; i < TD_ENGAGEMENT_N_WAITS; i++)
    {
      TdEngagementWait *wait = &self->waits[i];

      wait->days = wait_days[i];
      wait->matched = td_waiting_share (curves, TD_WAIT_MATCHED, wait->days);
      wait->withdrew = td_waiting_share (curves, TD_WAIT_WITHDREW, wait->days);
    }
  for (guint i = 0; i < waits->len; i++)
    matched += data[i].cause == TD_WAIT_MATCHED ? 1 : 0;
  self->median_wait = td_waiting_median (curves, TD_WAIT_MATCHED);
  figure = td_figure_new ("time_to_match", "days", self->median_wait, matched, waits->len);
  add_within_a_month (figure, &self->waits[1].matched);
  td_insight_list_sort (g_hash_table_lookup (self->lists, "time_to_match"), TRUE);
  g_ptr_array_add (self->figures, figure);
}

void
td_engagement_add_people (TdEngagement *self, const TdEngagementFacts *facts)
{
  GArray *waits = collect_waits (self, facts);

  self->endings_of_waits = waits;
  add_participation (self, facts);
  g_ptr_array_add (self->figures, td_engagement_new_match_rate (facts, self->lists));
  add_waiting (self, waits);
  add_time_to_match (self, waits);
  add_places (self, facts);
}
