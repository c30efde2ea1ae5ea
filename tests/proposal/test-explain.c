/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain.h"

#include "base/td-error.h"
#include "candidates/td-points.h"
#include "proposal/td-proposal-edit.h"
#include "trio.h"

#include <string.h>

void test_explain_add (void);

static TdExplanation *
explain (TdTestFile *file, gint64 id, gint64 mentee)
{
  g_autoptr (GError) error = NULL;
  TdExplanation *explanation = td_explain_mentee (file->db, id, mentee, &error);

  g_assert_no_error (error);
  return explanation;
}

static const TdAlternative *
alternative_of (const TdExplanation *explanation, gint64 mentor)
{
  for (guint i = 0; i < explanation->alternatives->len; i++)
    if (TD_ALTERNATIVE (explanation->alternatives->pdata[i])->mentor_id == mentor)
      return explanation->alternatives->pdata[i];
  return NULL;
}

static void
test_pair (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) ann = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), ANN);
  const TdPoint *point = ann->criteria->pdata[0];
  const TdAlternative *yel;

  g_assert_cmpint (ann->row->mentor_id, ==, XAN);
  g_assert_cmpint (ann->row->score, ==, 7000);
  g_assert_cmpint (ann->largest, ==, 10000);
  g_assert_cmpuint (ann->criteria->len, ==, 1);
  g_assert_cmpint (point->value, ==, 7000);
  g_assert_cmpint (ann->row->mentee_rank, ==, 1);
  g_assert_cmpint (ann->row->mentor_rank, ==, 1);
  g_assert_cmpstr (ann->sentence, ==, "Skills 70 of 100");
  g_assert_false (ann->rules_changed);
  g_assert_false (ann->people_changed);

  /* Zoe has no place and a rule forbids Vic. */
  g_assert_cmpuint (ann->alternatives->len, ==, 1);
  yel = alternative_of (ann, YEL);
  g_assert_cmpstr (yel->number, ==, "Y");
  g_assert_cmpint (yel->score, ==, 3000);
  g_assert_cmpint (yel->percent, ==, 30);
  g_assert_true (yel->exact);
  g_assert_cmpint (yel->cost, ==, 2000);
  g_assert_cmpint (yel->least_cost, <=, 2000);
  g_assert_cmpint (yel->matched_change, ==, 0);
  g_assert_cmpint (yel->moved, ==, 2);
  g_assert_cmpstr (yel->holders, ==, "Bea");
  g_assert_cmpstr (yel->reason, ==, "both");
  g_assert_cmpstr (yel->why_not, ==,
                   "Fits less well (30 % instead of 70 %), and the place goes to Bea.");
}

static void
test_better_use (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) bea = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), BEA);
  const TdAlternative *xan = alternative_of (bea, XAN);

  g_assert_cmpint (bea->row->mentor_id, ==, YEL);
  g_assert_cmpint (bea->row->mentee_rank, ==, 2);
  g_assert_cmpint (bea->row->mentor_rank, ==, 1);
  g_assert_cmpint (xan->cost, ==, 2000);
  g_assert_cmpstr (xan->reason, ==, "no_place");
  g_assert_cmpstr (
      xan->why_not, ==,
      "Has no place left: it goes to Ann, where it is worth more to everyone together.");
}

/* A free place where she fits less well; and one where she fits the same. */
static void
test_free_place (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) ann = NULL;
  g_autoptr (TdExplanation) bea = NULL;
  const TdAlternative *zoe;

  td_test_run (file->db, "UPDATE enrolment SET places = 3, skills_offered = 'x1; x2; y1; y2' "
                         "WHERE id = 7");
  td_test_run (file->db, "UPDATE enrolment SET places = 2 WHERE id = 6");
  ann = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), ANN);
  zoe = alternative_of (ann, ZOE);
  g_assert_cmpint (zoe->score, ==, 4000);
  g_assert_cmpstr (zoe->reason, ==, "lower_score");
  g_assert_cmpstr (zoe->why_not, ==, "Fits less well: 40 % instead of 70 %.");
  bea = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), BEA);
  zoe = alternative_of (bea, bea->row->mentor_id == ZOE ? YEL : ZOE);
  g_assert_cmpint (zoe->score, ==, bea->row->score);
  g_assert_cmpint (zoe->cost, ==, 0);
  g_assert_cmpint (zoe->moved, ==, 1);
  g_assert_cmpstr (zoe->why_not, ==, "Fits the same; changing it costs no points.");
}

static const TdWishOutcome *
wish_of (const TdExplanation *explanation, gint64 mentor, const char *by)
{
  for (guint i = 0; i < explanation->wishes->len; i++)
    {
      const TdWishOutcome *wish = explanation->wishes->pdata[i];

      if (wish->mentor_id == mentor && strcmp (wish->by, by) == 0)
        return wish;
    }
  g_assert_not_reached ();
}

static void
assert_wish (const TdExplanation *explanation,
             gint64 mentor,
             const char *by,
             const char *outcome,
             const char *because)
{
  const TdWishOutcome *wish = wish_of (explanation, mentor, by);

  g_assert_cmpstr (wish->outcome, ==, outcome);
  g_assert_nonnull (wish->label);
  g_assert_cmpstr (wish->because, ==, because);
}

static void
test_wishes (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) bea = NULL;
  const TdWishOutcome *first;

  td_test_run (file->db, "INSERT INTO preference VALUES (2, 8, 'wish', 4), (2, 7, 'wish', 3), "
                         "(2, 5, 'wish', 1), (2, 4, 'wish', 2), (2, 6, 'wish', 5), "
                         "(5, 2, 'wish', 2), (2, 1, 'wish', 6), (6, 2, 'veto', 1)");
  td_test_run (file->db, "DELETE FROM preference WHERE kind = 'veto'");
  bea = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), BEA);
  g_assert_cmpuint (bea->wishes->len, ==, 7);
  first = bea->wishes->pdata[0];
  g_assert_cmpint (first->mentor_id, ==, XAN);
  g_assert_cmpint (first->rank, ==, 1);
  g_assert_cmpstr (first->by, ==, "mentee");
  g_assert_true (first->exact);
  g_assert_cmpint (first->cost, ==, 2000);
  g_assert_cmpint (first->moved, ==, 2);
  assert_wish (bea, XAN, "mentee", "used_elsewhere",
               "Has no place left: it goes to Ann, where it is worth more to everyone together.");
  assert_wish (bea, XAN, "mentor", "used_elsewhere",
               "Has no place left: it goes to Ann, where it is worth more to everyone together.");
  assert_wish (bea, VIC, "mentee", "blocked", "the mentee’s manager");
  assert_wish (bea, ZOE, "mentee", "full", "Has no place in this proposal.");
  assert_wish (bea, WIM, "mentee", "not_available", "Is not enrolled in this programme.");
  assert_wish (bea, ANN, "mentee", "not_available", "Is enrolled as mentee, not as mentor.");
  assert_wish (bea, YEL, "mentee", "paired", "They are a pair in this proposal.");
}

/* Why a wished mentor is none. */
static void
test_not_available (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *change;
    const char *because;
  } cases[] = {
    { "UPDATE enrolment SET not_ready = 1 WHERE id = 5", "Is not ready yet." },
    { "UPDATE enrolment SET state = 'waiting' WHERE id = 5", "Is on the waiting list." },
    { "UPDATE enrolment SET state = 'withdrawn' WHERE id = 5", "Withdrew from the programme." },
    { "UPDATE enrolment SET state = 'enrolled', not_ready = 0, from_date = '2026-03-02' "
      "WHERE id = 5",
      "Enrolled later than this proposal." },
    { "UPDATE enrolment SET from_date = '2026-01-01' WHERE id = 5",
      "Has not done the training yet." },
    { "UPDATE employee SET leave_date = '2026-02-01' WHERE id = 5", "Has left." },
  };
  gint64 id;

  td_test_run (file->db, "INSERT INTO preference VALUES (2, 5, 'wish', 1)");
  id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdExplanation) bea = NULL;

      td_test_run (file->db, cases[i].change);
      td_test_run (file->db, "UPDATE program SET requires_training = 1");
      bea = explain (file, id, BEA);
      assert_wish (bea, XAN, "mentee", "not_available", cases[i].because);
      g_assert_true (bea->people_changed);
    }
}

static const TdObstacle *
obstacle_of (const TdExplanation *explanation, const char *rule)
{
  for (guint i = 0; i < explanation->obstacles->len; i++)
    if (strcmp (TD_OBSTACLE (explanation->obstacles->pdata[i])->rule, rule) == 0)
      return explanation->obstacles->pdata[i];
  g_assert_not_reached ();
}

static void
test_unmatched (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) cas = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), CAS);
  const TdObstacle *obstacle;
  const TdPriceReason *reason;

  g_assert_cmpint (cas->row->mentor_id, ==, 0);
  g_assert_cmpint (cas->set_mentees, ==, 3);
  g_assert_cmpint (cas->set_places, ==, 2);
  obstacle = obstacle_of (cas, "capacity");
  g_assert_cmpint (obstacle->mentors, ==, 3);
  g_assert_cmpint (obstacle->only, ==, 3);
  g_assert_false (obstacle->helps);
  obstacle = obstacle_of (cas, "reporting_chain");
  g_assert_cmpint (obstacle->mentors, ==, 1);
  g_assert_cmpint (obstacle->only, ==, 1);
  g_assert_true (obstacle->helps);
  g_assert_cmpstr (obstacle->mentor_name, ==, "Vic");
  g_assert_cmpint (obstacle->matched_change, ==, 1);

  /* 5 to 7 thousand with Xan, 1 to 4 with Yel: any price between lets Ann and Bea have them. */
  g_assert_cmpuint (cas->prices->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      reason = cas->prices->pdata[i];
      g_assert_cmpint (reason->score, ==, reason->mentor_id == XAN ? 5000 : 1000);
      g_assert_cmpint (reason->price, >=, reason->score);
      g_assert_cmpint (reason->price, <=, reason->mentor_id == XAN ? 7000 : 4000);
      g_assert_cmpstr (reason->holders, ==, reason->mentor_id == XAN ? "Ann" : "Bea");
      g_assert_true (g_str_has_prefix (reason->text, "This mentee fits "));
    }
  /* Whom to put out for her. */
  g_assert_cmpint (alternative_of (cas, XAN)->cost, ==, 2000);
  g_assert_cmpint (alternative_of (cas, XAN)->matched_change, ==, 0);
  g_assert_cmpint (alternative_of (cas, XAN)->moved, ==, 2);
  g_assert_cmpint (alternative_of (cas, YEL)->cost, ==, 3000);
  g_assert_true (g_str_has_prefix (cas->smallest_change, "One more place with "));
}

/* Nobody is eligible: a place helps nobody, a rule does; and then nothing does. */
static void
test_blocked (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) cas = NULL;
  g_autoptr (TdExplanation) again = NULL;

  td_test_run (file->db, "INSERT INTO preference VALUES (3, 5, 'veto', 1), (6, 3, 'veto', 1), "
                         "(7, 3, 'veto', 1)");
  cas = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), CAS);
  g_assert_cmpuint (cas->alternatives->len, ==, 0);
  g_assert_cmpuint (cas->prices->len, ==, 0);
  g_assert_cmpint (cas->set_mentees, ==, 0);
  g_assert_cmpint (obstacle_of (cas, "veto")->mentors, ==, 3);
  g_assert_false (obstacle_of (cas, "veto")->helps);
  g_assert_cmpstr (cas->smallest_change, ==,
                   "Without the rule “Not in the reporting chain” this mentee would have a "
                   "mentor.");
  td_test_run (file->db, "INSERT INTO preference VALUES (3, 4, 'veto', 1)");
  again = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), CAS);
  g_assert_cmpstr (again->smallest_change, ==,
                   "Neither one more place nor one rule less gives this mentee a mentor.");
}

/* One place with a mentor who has none at all. */
static void
test_no_places (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExplanation) cas = NULL;

  td_test_run (file->db, "INSERT INTO preference VALUES (3, 5, 'veto', 1), (6, 3, 'veto', 1)");
  cas = explain (file, trio_make (file->db, TD_OBJECTIVE_TOTAL), CAS);
  g_assert_cmpstr (cas->smallest_change, ==,
                   "One more place with Zoe would give this mentee a mentor.");
}

/* What was changed by hand is explained against what was proven. */
static void
test_by_hand (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  gint64 row = td_test_count (file->db, "SELECT id FROM proposal_row WHERE mentee_id = 2");
  g_autoptr (TdExplanation) bea = NULL;

  g_assert_true (
      td_proposal_set_mentor (file->db, row, 0, td_test_date (TRIO_TODAY), NULL, &error));
  bea = explain (file, id, BEA);
  g_assert_cmpstr (bea->sentence, ==, "Left without a mentor by hand.");
  g_assert_cmpstr (bea->proven_name, ==, "Yel");
  g_assert_cmpstr (bea->proven_number, ==, "Y");
  g_assert_cmpint (bea->proven_score, ==, 4000);
  g_assert_cmpint (bea->edit_cost, ==, 4000);
  g_assert_cmpuint (bea->obstacles->len, ==, 0);
  g_assert_cmpint (alternative_of (bea, XAN)->cost, ==, 2000);
  g_assert_false (bea->people_changed);
}

/* As it was made: the points, ranks and bounds stay, whatever the rules are now. */
static void
test_as_it_was (TdTestFile *file, gconstpointer data)
{
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  g_autoptr (TdExplanation) before = explain (file, id, ANN);
  g_autoptr (TdExplanation) after = NULL;

  td_test_run (file->db, "UPDATE program_rule SET value = 10 WHERE name = 'skills'");
  td_test_run (file->db, "UPDATE program_rule SET value = 90 WHERE name = 'waiting'");
  after = explain (file, id, ANN);
  g_assert_true (after->rules_changed);
  g_assert_false (after->people_changed);
  g_assert_cmpstr (after->sentence, ==, before->sentence);
  g_assert_cmpint (alternative_of (after, YEL)->cost, ==, 2000);
  td_test_run (file->db, "UPDATE enrolment SET places = 2 WHERE id = 5");
  g_clear_pointer (&after, td_explanation_free);
  after = explain (file, id, ANN);
  g_assert_true (after->people_changed);
  g_assert_cmpint (alternative_of (after, YEL)->least_cost, ==,
                   alternative_of (before, YEL)->least_cost);
}

static void
test_gone (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdExplanation) ann = NULL;
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);

  g_assert_null (td_explain_mentee (file->db, id, XAN, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (td_explain_mentee (file->db, 99, ANN, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE id = 1");
  ann = explain (file, id, ANN);
  g_assert_cmpint (ann->row->mentor_id, ==, XAN);
  g_assert_false (alternative_of (ann, YEL)->exact);
  g_assert_true (ann->people_changed);
}

void
test_explain_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/explain/" name, TdTestFile, NULL, trio_setup, func, td_test_file_teardown)
  ADD ("pair", test_pair);
  ADD ("better-use", test_better_use);
  ADD ("free-place", test_free_place);
  ADD ("wishes", test_wishes);
  ADD ("not-available", test_not_available);
  ADD ("unmatched", test_unmatched);
  ADD ("blocked", test_blocked);
  ADD ("no-places", test_no_places);
  ADD ("by-hand", test_by_hand);
  ADD ("as-it-was", test_as_it_was);
  ADD ("gone", test_gone);
#undef ADD
}
