/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "proposal/td-shortlist.h"

/**
 * Plan:
 *
 * How a number of pairs went: begun so many days ago, the last contact so many days ago (-1:
 * they never met), over after so many days (0: not over).
 */
typedef struct
{
  int n;
  const char *state;
  const char *end_reason;
  int begun_from, begun_to;
  int last_from, last_to;
  int length;
} Plan;

static const Plan plans[] = {
  { 6, "completed", NULL, 395, 410, 0, 0, 306 },
  { 1, "ended", "left", 380, 400, 0, 0, 150 },
  { 1, "ended", "no-time", 330, 360, 0, 0, 75 },
  { 1, "ended", "no-contact", 300, 320, 0, 0, 170 },
  { 1, "ended", "no-fit", 200, 230, 0, 0, 50 },
  { 1, "ended", "moved", 370, 400, 0, 0, 240 },
  { 3, "paused", NULL, 120, 260, 45, 70, 0 },
  { 4, "active", NULL, 160, 280, 78, 130, 0 }, /* silent */
  { 7, "active", NULL, 110, 280, 41, 58, 0 },  /* overdue */
  { 8, "active", NULL, 90, 280, 25, 34, 0 },   /* due */
  { 13, "active", NULL, 60, 280, 1, 21, 0 },   /* on track */
  { 3, "active", NULL, 286, 300, 3, 20, 0 },   /* near the planned end */
  { 1, "active", NULL, 318, 322, 9, 12, 0 },   /* past it */
  { 5, "active", NULL, 2, 20, -1, -1, 0 },     /* too early to tell */
  { 2, "active", NULL, 24, 30, -1, -1, 0 },    /* never met */
  { 1, "accepted", NULL, 9, 12, -1, -1, 0 },   /* one answer is awaited */
  { 1, "proposed", NULL, 5, 6, -1, -1, 0 },    /* both are */
  { 1, "declined", NULL, 30, 40, -1, -1, 0 },
};

static const char *const sources[] = { "proposal",    "proposal", "proposal", "proposal",
                                       "coordinator", "wish",     "self" };
static const char *const goals[] = {
  "Lead a project of my own",
  "Present to the management team",
  "Decide on the next step in my career",
  "Give feedback without putting it off",
  "Know five colleagues in other departments",
  "Negotiate with a supplier alone",
};

static const char *const pair_fields[] = {
  "reference",       "program_id",         "mentor_id",          "mentee_id",    "state",
  "source",          "proposed_on",        "matched_on",         "planned_end",  "ended_on",
  "end_reason",      "mentor_accepted_on", "mentee_accepted_on", "declined_by",  "declined_on",
  "declined_reason", "mentor_signed_on",   "mentee_signed_on",   "intake_issue", "intake_cause",
  "intake_measure",  "intake_plan",        "intake_agreed_on",   NULL,
};

static gboolean
insert_pair (TdSample *sample, TdPair *pair, GError **error)
{
  td_record_set_text (&pair->reference, "?");
  return td_database_insert (sample->db, "pair", pair, pair_fields, &pair->id, error) &&
         td_database_execute (sample->db, error,
                              "UPDATE pair SET reference = CAST (id AS TEXT) WHERE id = $1", "i",
                              pair->id);
}

/* The best of a few mentors with a place that day, none of them above or below the mentee. */
static TdEnrolment *
find_mentor (TdSample *sample, TdEnrolment *mentee, TdDate on, const int *taken)
{
  TdEmployee *employee = td_sample_find (sample, mentee->employee_id);
  TdEnrolment *best = NULL;
  int best_points = -1;

  for (int attempt = 0; attempt < 60; attempt++)
    {
      int index = td_sample_between (sample, 0, (int) sample->mentors->len - 1);
      TdEnrolment *mentor = sample->mentors->pdata[index];
      TdEmployee *other = td_sample_find (sample, mentor->employee_id);
      int points = 2 * (int) td_text_count_common (mentor->skills_offered, mentee->skills_wanted) +
                   (g_strcmp0 (other->department, employee->department) != 0);

      if (taken[index] >= mentor->places || mentor->from_date > on || points <= best_points ||
          td_sample_in_chain (sample, other->id, employee->id))
        continue;
      best = mentor;
      best_points = points;
    }
  return best;
}

static void
date_pair (TdSample *sample, TdPair *pair, const Plan *plan)
{
  TdDate begun = sample->today - td_sample_between (sample, plan->begun_from, plan->begun_to);

  pair->proposed_on = begun;
  if (g_str_equal (plan->state, "proposed"))
    return;
  pair->mentor_accepted_on = begun + td_sample_between (sample, 0, 2);
  if (g_str_equal (plan->state, "accepted"))
    return;
  if (g_str_equal (plan->state, "declined"))
    {
      td_record_set_text (&pair->declined_by, "mentee");
      td_record_set_text (&pair->declined_reason, "too-close");
      pair->declined_on = begun + 4;
      return;
    }
  /* "Begun" is when both had said yes. */
  pair->proposed_on = begun - td_sample_between (sample, 4, 12);
  pair->mentor_accepted_on = begun - td_sample_between (sample, 0, 3);
  pair->mentee_accepted_on = pair->matched_on = begun;
  pair->planned_end = td_date_add_months (begun, 10);
  if (plan->length > 0)
    pair->ended_on =
        MIN (begun + plan->length + td_sample_between (sample, -8, 8), sample->today - 5);
  td_record_set_text (&pair->end_reason, plan->end_reason);
  if (plan->begun_to > 30 && td_sample_happens (sample, 85))
    {
      pair->mentor_signed_on = begun + td_sample_between (sample, 3, 15);
      pair->mentee_signed_on = begun + td_sample_between (sample, 3, 15);
    }
}

/* Somebody who left ended the pair: the roster says so too. */
static gboolean
leave (TdSample *sample, TdPair *pair, GError **error)
{
  TdEmployee *employee = td_sample_find (sample, pair->mentee_id);

  employee->leave_date = pair->ended_on;
  td_record_set_text (&employee->leave_reason, "Voluntary: relocation");
  td_record_set_text (&employee->status, "Left");
  return td_employee_save (sample->db, employee, sample->today, error);
}

static gboolean
add_goals (TdSample *sample, TdPair *pair, GError **error)
{
  gboolean over = pair->ended_on != TD_DATE_NONE;
  gboolean old = pair->matched_on < sample->today - 150;
  gboolean reached = td_sample_happens (sample, over ? 70 : old ? 40 : 0);
  TdDate closed_on = TD_DATE_NONE;

  if (pair->matched_on == TD_DATE_NONE || !td_sample_happens (sample, 55))
    return TRUE;
  if (over)
    closed_on = pair->ended_on;
  else if (reached)
    closed_on = pair->matched_on + td_sample_between (sample, 80, 145);
  return td_database_execute (sample->db, error,
                              "INSERT INTO goal (pair_id, title, set_on, due_on, state, closed_on) "
                              "VALUES ($1, $2, $3, $4, $5, $6)",
                              "isDDsD", pair->id, td_sample_pick (sample, goals),
                              MIN (pair->matched_on + 20, sample->today), pair->planned_end,
                              reached ? "reached"
                              : over  ? "dropped"
                                      : "open",
                              closed_on);
}

/* Most held their mid-term review within two weeks; a few have it before them. */
static gboolean
add_review (TdSample *sample, const TdPair *pair, GError **error)
{
  TdDate held_on;

  if (pair->matched_on == TD_DATE_NONE || pair->planned_end == TD_DATE_NONE || pair->id % 9 == 0)
    return TRUE;
  held_on = pair->matched_on + (pair->planned_end - pair->matched_on) / 2 + (int) (pair->id % 14);
  if (held_on > sample->today || (pair->ended_on && held_on > pair->ended_on))
    return TRUE;
  return td_database_execute (sample->db, error,
                              "INSERT INTO review (pair_id, kind, held_on) VALUES ($1, 'mid', $2)",
                              "iD", pair->id, held_on);
}

static gboolean
add_pause (TdSample *sample, TdPair *pair, TdDate from, TdDate to, GError **error)
{
  return td_database_execute (sample->db, error,
                              "INSERT INTO pair_pause (pair_id, from_date, to_date, reason) "
                              "VALUES ($1, $2, $3, $4)",
                              "iDDs", pair->id, from, to, "Parental leave");
}

static gboolean
live (TdSample *sample, TdPair *pair, const Plan *plan, GError **error)
{
  TdSampleCourse course = { .start = pair->matched_on, .every = 30 };

  if (pair->matched_on == TD_DATE_NONE || plan->last_from < 0)
    return TRUE;
  course.faithful = td_sample_between (sample, 68, 97);
  course.last = pair->ended_on
                    ? pair->ended_on - td_sample_between (sample, 2, 25)
                    : sample->today - td_sample_between (sample, plan->last_from, plan->last_to);
  if (g_str_equal (plan->state, "paused") &&
      !add_pause (sample, pair, sample->today - td_sample_between (sample, 12, 35), TD_DATE_NONE,
                  error))
    return FALSE;
  return td_sample_make_contacts (sample, pair->id, &course, error) &&
         add_goals (sample, pair, error) && add_review (sample, pair, error);
}

TdRankedMentor *
td_sample_rank (TdSample *sample, const TdPair *pair, GError **error)
{
  g_autoptr (GPtrArray) ranked =
      td_rank_mentors (sample->db, pair->program_id, pair->mentee_id, pair->proposed_on, error);

  for (guint i = 0; ranked && i < ranked->len; i++)
    if (TD_RANKED_MENTOR (ranked->pdata[i])->mentor_id == pair->mentor_id)
      return g_object_ref (ranked->pdata[i]);
  if (ranked)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, "The mentor %d is not ready.",
                 (int) pair->mentor_id);
  return NULL;
}

/* The points are kept with the pair, as of any pair that is released or made by hand. Who asked for
 * a mentor had written the name on the sign-up. */
static gboolean
explain_pair (TdSample *sample, TdEnrolment *mentee, const TdPair *pair, GError **error)
{
  g_autoptr (TdRankedMentor) mentor = NULL;

  if (g_str_equal (pair->source, "wish") &&
      !td_preference_set (sample->db, mentee->id, "wish", &pair->mentor_id, 1, error))
    return FALSE;
  mentor = td_sample_rank (sample, pair, error);
  return mentor && td_database_execute (sample->db, error,
                                        "UPDATE pair SET score = $2, criteria = $3 WHERE id = $1",
                                        "iis", pair->id, (gint64) mentor->score, mentor->criteria);
}

/* She signed up some weeks before; who is done, has left or moved does not wait for another one. */
static gboolean
settle_enrolment (TdSample *sample, TdEnrolment *mentee, TdPair *pair, GError **error)
{
  TdDate start = td_date_add_months (sample->today, -14);
  gboolean again = pair->ended_on == TD_DATE_NONE || g_strcmp0 (pair->end_reason, "no-time") == 0 ||
                   g_strcmp0 (pair->end_reason, "no-fit") == 0;

  mentee->from_date = MAX (start, pair->proposed_on - td_sample_between (sample, 5, 50));
  return td_enrolment_save (sample->db, mentee, error) &&
         explain_pair (sample, mentee, pair, error) &&
         (again || td_enrolment_withdraw (sample->db, mentee->id, pair->ended_on, NULL, error));
}

static gboolean
pair_up (TdSample *sample, TdEnrolment *mentee, const Plan *plan, int *taken, GError **error)
{
  g_autoptr (TdPair) pair = g_object_new (TD_TYPE_PAIR, NULL);
  TdEnrolment *mentor;
  guint index = 0;

  td_record_set_text (&pair->state, plan->state);
  date_pair (sample, pair, plan);
  mentor = find_mentor (sample, mentee, pair->proposed_on, taken);
  if (mentor == NULL)
    return TRUE;
  pair->program_id = sample->mentoring;
  pair->mentor_id = mentor->employee_id;
  pair->mentee_id = mentee->employee_id;
  td_record_set_text (&pair->source, td_sample_pick (sample, sources));
  if (pair->ended_on == TD_DATE_NONE && g_ptr_array_find (sample->mentors, mentor, &index))
    taken[index]++;
  return insert_pair (sample, pair, error) && live (sample, pair, plan, error) &&
         settle_enrolment (sample, mentee, pair, error) &&
         (g_strcmp0 (plan->end_reason, "left") != 0 || leave (sample, pair, error));
}

gboolean
td_sample_make_pairs (TdSample *sample, GError **error)
{
  g_autofree int *taken = g_new0 (int, sample->mentors->len);
  guint next = 0;

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    for (int k = 0; k < plans[i].n && next < sample->mentees->len; k++, next++)
      if (!pair_up (sample, sample->mentees->pdata[next], &plans[i], taken, error))
        return FALSE;
  return TRUE;
}

/* --- Coaching: two coaches from outside, six new managers --- */

static TdEnrolment *
enrol_coach (TdSample *sample, const char *given, const char *family, GError **error)
{
  g_autoptr (TdEmployee) coach = td_employee_new ();
  g_autoptr (TdEnrolment) enrolment = NULL;

  coach->outside = TRUE;
  td_record_set_text (&coach->given_name, given);
  td_record_set_text (&coach->family_name, family);
  td_record_set_text (&coach->title, "Coach");
  td_record_set_text (&coach->languages, "English");
  if (!td_employee_save (sample->db, coach, sample->today, error))
    return NULL;
  enrolment = td_enrolment_new (sample->coaching, coach->id, "mentor",
                                td_date_add_months (sample->today, -5));
  enrolment->places = 4;
  td_record_set_text (&enrolment->qualifications, "Certified coach");
  td_record_set_text (&enrolment->skills_offered, "leading a team; giving feedback; listening");
  if (!td_enrolment_save (sample->db, enrolment, error))
    return NULL;
  return g_steal_pointer (&enrolment);
}

static gboolean
coach_one (TdSample *sample, TdEnrolment *coach, TdEmployee *manager, int days, GError **error)
{
  g_autoptr (TdEnrolment) enrolment = NULL;
  g_autoptr (TdPair) pair = g_object_new (TD_TYPE_PAIR, NULL);
  TdSampleCourse course = { .every = 14, .faithful = 90 };

  enrolment = td_enrolment_new (sample->coaching, manager->id, "mentee", sample->today - days - 20);
  enrolment->from_date = MAX (enrolment->from_date, td_date_add_months (sample->today, -5));
  td_record_set_text (&enrolment->skills_wanted, "leading a team; giving feedback");
  td_record_set_text (&enrolment->occasion, "new-role");
  pair->program_id = sample->coaching;
  pair->mentor_id = coach->employee_id;
  pair->mentee_id = manager->id;
  td_record_set_text (&pair->state, "active");
  td_record_set_text (&pair->source, "coordinator");
  pair->matched_on = course.start = sample->today - days;
  pair->mentor_accepted_on = pair->mentee_accepted_on = pair->matched_on;
  pair->proposed_on = pair->matched_on - 6;
  pair->planned_end = td_date_add_months (pair->matched_on, 6);
  pair->mentor_signed_on = pair->mentee_signed_on = pair->intake_agreed_on = pair->matched_on;
  td_record_set_text (&pair->intake_issue, "Leads former peers since this spring");
  td_record_set_text (&pair->intake_cause, "skill");
  td_record_set_text (&pair->intake_measure, "A feedback talk with each of the team every month");
  td_record_set_text (&pair->intake_plan, "Twelve conversations, practice in between");
  course.last = sample->today - td_sample_between (sample, 2, 24);
  return td_enrolment_save (sample->db, enrolment, error) && insert_pair (sample, pair, error) &&
         explain_pair (sample, enrolment, pair, error) &&
         td_sample_make_contacts (sample, pair->id, &course, error) &&
         td_database_execute (sample->db, error,
                              "INSERT INTO goal (pair_id, title, measure, set_on, due_on) "
                              "VALUES ($1, $2, $3, $4, $5)",
                              "issDD", pair->id, "Give feedback every month",
                              "One talk a person and month", pair->matched_on, pair->planned_end);
}

gboolean
td_sample_make_coaching (TdSample *sample, GError **error)
{
  g_autoptr (TdEnrolment) first = enrol_coach (sample, "Ingrid", "Sørensen", error);
  g_autoptr (TdEnrolment) second =
      first ? enrol_coach (sample, "Marcus", "Adeyemi-Cole", error) : NULL;
  int n = 0;

  if (second == NULL)
    return FALSE;
  for (guint i = 0; i < sample->staff->len && n < 6; i++)
    {
      TdEmployee *employee = sample->staff->pdata[i];

      if (employee->leave_date || g_strcmp0 (employee->grade, "6") != 0 ||
          employee->hire_date > sample->today - 200)
        continue;
      if (!coach_one (sample, n % 2 ? second : first, employee, td_sample_between (sample, 35, 120),
                      error))
        return FALSE;
      n++;
    }
  return TRUE;
}

/* --- Shortlists: the two who wait longest are asked whom they would like --- */

gboolean
td_sample_make_shortlists (TdSample *sample, GError **error)
{
  g_autoptr (GPtrArray) waiting =
      td_rank_waiting (sample->db, sample->mentoring, sample->today, error);

  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (waiting->len, 2); i++)
    if (!td_shortlist_make (sample->db, sample->mentoring,
                            TD_WAITING_MENTEE (waiting->pdata[i])->mentee_id, NULL, 0,
                            sample->today - 3, error))
      return FALSE;
  return TRUE;
}
