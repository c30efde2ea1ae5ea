/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-candidates.h"

#include "base/td-error.h"
#include "solver/instance.h"
#include "office.h"
#include "candidates/td-free-places.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

#include <string.h>

void test_candidates_add (void);

static TdCandidates *
load (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdCandidates *candidates =
      td_candidates_load (file->db, 1, 0, td_test_date (OFFICE_TODAY), &error);

  g_assert_no_error (error);
  return candidates;
}

/* The rules between two numbers. */
static char *
blocked_between (TdTestFile *file, const char *mentee, const char *mentor)
{
  g_autoptr (TdCandidates) candidates = load (file);
  int i = td_candidates_find (candidates->mentees, office_id (file->db, mentee));
  int j = td_candidates_find (candidates->mentors, office_id (file->db, mentor));
  guint blocked;

  g_assert_cmpint (i, >=, 0);
  g_assert_cmpint (j, >=, 0);
  td_candidates_score (candidates, (guint) i, (guint) j, NULL, &blocked);
  return td_hard_rules_dup_names (blocked);
}

#define ASSERT_BETWEEN(mentee, mentor, expected)                       \
  {                                                                    \
    g_autofree char *blocked = blocked_between (file, mentee, mentor); \
    g_assert_cmpstr (blocked, ==, expected);                           \
  }

static void
test_chain (TdTestFile *file, gconstpointer data)
{
  ASSERT_BETWEEN ("05", "03", "reporting_chain");
  ASSERT_BETWEEN ("05", "02", "reporting_chain");
  ASSERT_BETWEEN ("05", "01", "reporting_chain");
  ASSERT_BETWEEN ("05", "04", NULL);
  ASSERT_BETWEEN ("07", "06", "reporting_chain"); /* a circle in the roster */
  ASSERT_BETWEEN ("08", "01", NULL);
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'parameter', 'chain_levels', 1)");
  ASSERT_BETWEEN ("05", "03", "reporting_chain");
  ASSERT_BETWEEN ("05", "02", NULL);
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'rule', 'reporting_chain', 0)");
  ASSERT_BETWEEN ("05", "03", NULL);
}

/* A longer circle that a participant looks into from outside. */
static void
test_circle (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "UPDATE employee SET manager_id = (SELECT id FROM employee "
                         "WHERE number = '07') WHERE number = '12'");
  ASSERT_BETWEEN ("12", "06", "reporting_chain");
  ASSERT_BETWEEN ("12", "01", NULL);
}

/* A manager who came after the import is found by name; one whom nobody knows is a team still. */
static void
test_named_manager (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "UPDATE employee SET manager_text = 'NAME  04' WHERE number = '08'");
  ASSERT_BETWEEN ("08", "04", "reporting_chain");
  ASSERT_BETWEEN ("08", "02", "reporting_chain");
  ASSERT_BETWEEN ("08", "03", NULL);
  td_test_run (file->db, "UPDATE employee SET manager_text = '04, Name' WHERE number = '11'");
  ASSERT_BETWEEN ("11", "04", "reporting_chain");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'rule', 'same_team', 1)");
  td_test_run (file->db, "UPDATE employee SET manager_id = NULL, manager_text = 'Nobody Here' "
                         "WHERE number = '12'");
  td_test_run (file->db, "UPDATE employee SET manager_id = NULL, manager_text = 'nobody  here' "
                         "WHERE number = '01'");
  td_test_run (file->db, "UPDATE employee SET manager_id = NULL, manager_text = 'Someone Else' "
                         "WHERE number = '02'");
  ASSERT_BETWEEN ("12", "01", "same_team");
  ASSERT_BETWEEN ("12", "02", NULL);
  /* One's own name is nobody's manager, and two of a name are none. */
  td_test_run (file->db, "UPDATE employee SET manager_text = 'Name 12' WHERE number = '12'");
  ASSERT_BETWEEN ("12", "01", NULL);
  td_test_run (file->db, "UPDATE employee SET name = 'Name 01', name_key = 'name 01', "
                         "manager_text = NULL WHERE number = '02'");
  td_test_run (file->db, "UPDATE employee SET manager_text = 'Name 01' WHERE number = '12'");
  ASSERT_BETWEEN ("12", "01", NULL);
}

static void
test_both_ways (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (2, 'Earlier')");
  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 2, 11, 4, 'completed', '2024-01-01'), "
               "('2', 2, 12, 4, 'declined', '2024-01-01')");
  ASSERT_BETWEEN ("11", "04", "previous_pair");
  ASSERT_BETWEEN ("12", "04", NULL);
}

/* What a mentor excluded is not offered, and told. */
static void
test_excluded (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdCandidates) candidates = NULL;
  g_autofree char *excluded = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (GPtrArray) ranked = NULL;
  const TdParticipant *mentee, *mentor;
  int points[16];
  int i, j;

  td_test_run (file->db, "UPDATE enrolment SET skills_offered = 'law; strategy; planning', "
                         "topics_excluded = 'Strategy', offers_not = 'golf; LAW' "
                         "WHERE employee_id = 1");
  td_test_run (file->db, "UPDATE enrolment SET skills_wanted = 'planning; law; Strategy; tennis', "
                         "topics_excluded = 'planning' WHERE employee_id = 8");
  candidates = load (file);
  i = td_candidates_find (candidates->mentees, 8);
  j = td_candidates_find (candidates->mentors, 1);
  mentee = candidates->mentees->pdata[i];
  mentor = candidates->mentors->pdata[j];
  td_candidates_score (candidates, (guint) i, (guint) j, points, NULL);
  g_assert_cmpstr (candidates->weights[0].name, ==, "skills");
  g_assert_cmpint (points[0], ==, 60 * 25);
  excluded = td_participant_dup_excluded (mentee, mentor);
  g_assert_cmpstr (excluded, ==, "law; Strategy");
  nothing = td_participant_dup_excluded (candidates->mentees->pdata[0], mentor);
  g_assert_cmpstr (nothing, ==, "strategy");
  ranked = td_rank_mentors (file->db, 1, 8, td_test_date (OFFICE_TODAY), NULL);
  for (guint k = 0; k < ranked->len; k++)
    {
      const TdRankedMentor *one = ranked->pdata[k];

      g_assert_cmpstr (one->excluded, ==, strcmp (one->number, "01") == 0 ? "law; Strategy" : NULL);
    }
}

/* Languages of the sign-up, else of the roster; an empty answer says nothing. */
static void
test_languages (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'rule', 'language', 1)");
  td_test_run (file->db, "UPDATE employee SET languages = 'Dutch; English' WHERE number = '01'");
  td_test_run (file->db, "UPDATE employee SET languages = 'dutch' WHERE number = '12'");
  ASSERT_BETWEEN ("12", "01", NULL);
  td_test_run (file->db, "UPDATE enrolment SET languages = 'Polish' WHERE employee_id = 12");
  ASSERT_BETWEEN ("12", "01", "language");
  ASSERT_BETWEEN ("12", "02", NULL);
  td_test_run (file->db, "UPDATE enrolment SET languages = '' WHERE employee_id = 12");
  ASSERT_BETWEEN ("12", "01", NULL);
}

static void
test_who (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdCandidates) all = load (file);

  g_assert_cmpuint (all->mentees->len, ==, 7);
  g_assert_cmpuint (all->mentors->len, ==, 5);
  td_test_run (file->db, "UPDATE enrolment SET state = 'waiting' WHERE employee_id = 12;");
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 11");
  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE employee_id = 1");
  td_test_run (file->db, "UPDATE enrolment SET from_date = '2026-03-02' WHERE employee_id = 10");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-02-28' WHERE id = 2");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-03-01' WHERE id = 3");
  {
    g_autoptr (TdCandidates) fewer = load (file);

    g_assert_cmpuint (fewer->mentees->len, ==, 4);
    g_assert_cmpuint (fewer->mentors->len, ==, 3);
  }
}

static void
test_training (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdCandidates) candidates = NULL;

  td_test_run (file->db, "UPDATE program SET requires_training = 1");
  td_test_run (file->db, "UPDATE enrolment SET trained_on = '2026-02-01' WHERE employee_id = 1");
  td_test_run (file->db, "UPDATE enrolment SET trained_on = '2026-04-01' WHERE employee_id = 2");
  candidates = load (file);
  g_assert_cmpuint (candidates->mentors->len, ==, 1);
  g_assert_cmpuint (candidates->mentees->len, ==, 7);
}

static void
test_open_pairs (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdCandidates) candidates = NULL;
  const TdParticipant *mentor;

  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 6, 8, 'paused', '2026-01-01'), "
               "('2', 1, 6, 9, 'ended', '2026-01-01'), "
               "('3', 1, 1, 11, 'declined', '2026-01-01')");
  candidates = load (file);
  g_assert_cmpint (td_candidates_find (candidates->mentees, 8), ==, -1);
  g_assert_cmpint (td_candidates_find (candidates->mentees, 9), >=, 0);
  mentor = candidates->mentors->pdata[td_candidates_find (candidates->mentors, 6)];
  g_assert_cmpint (mentor->places, ==, 2);
  g_assert_cmpint (mentor->places_left, ==, 1);
  ASSERT_BETWEEN ("09", "06", "previous_pair");
  ASSERT_BETWEEN ("11", "01", "exclusion");
  ASSERT_BETWEEN ("12", "06", NULL);
}

/* A role on both sides counts once on each, never with oneself. */
static void
test_both (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdCandidates) candidates = NULL;
  g_autoptr (TdCandidateGraph) graph = NULL;
  int mentee, mentor;

  td_test_run (file->db, "UPDATE enrolment SET role = 'both', places = 1 WHERE employee_id = 8");
  candidates = load (file);
  g_assert_cmpuint (candidates->mentees->len, ==, 7);
  g_assert_cmpuint (candidates->mentors->len, ==, 6);
  mentee = td_candidates_find (candidates->mentees, 8);
  mentor = td_candidates_find (candidates->mentors, 8);
  graph = td_candidates_make_graph (candidates, NULL, NULL, NULL);
  for (gsize e = graph->first[mentee]; e < graph->first[mentee + 1]; e++)
    g_assert_cmpuint (graph->mentor[e], !=, (guint) mentor);
  g_assert_cmpuint (graph->first[mentee + 1] - graph->first[mentee], ==, 5);
}

static void
test_preferences (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "INSERT INTO preference VALUES (11, 4, 'veto', 1), (4, 12, 'veto', 1), "
                         "(9, 4, 'wish', 1)");
  ASSERT_BETWEEN ("11", "04", "veto");
  ASSERT_BETWEEN ("12", "04", "veto");
  ASSERT_BETWEEN ("09", "04", NULL);
  td_test_run (file->db, "INSERT INTO pairing_constraint VALUES (1, 4, 9, 'forbidden', NULL)");
  ASSERT_BETWEEN ("09", "04", "exclusion");
}

static void
test_free_field (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdCandidates) candidates = NULL;
  int points[16];
  int i, j;

  td_test_run (file->db, "INSERT INTO employee_extra VALUES (1, 'Club', 'Chess'), "
                         "(8, 'Club', 'chess')");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'criterion', 'field:Club', 40), "
                         "(1, 'parameter', 'field:Club', 0)");
  candidates = load (file);
  i = td_candidates_find (candidates->mentees, 8);
  j = td_candidates_find (candidates->mentors, 1);
  td_candidates_score (candidates, (guint) i, (guint) j, points, NULL);
  g_assert_cmpstr (candidates->weights[candidates->n_weights - 1].name, ==, "field:Club");
  g_assert_cmpint (points[candidates->n_weights - 1], ==, 4000);
}

/* Pairs of numbers of a proposal, sorted. */
static char *
propose (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  gint64 id = td_proposal_make (db, &options, td_test_date (OFFICE_TODAY), NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  rows = td_proposal_list_rows (db, id, &error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      g_string_append_printf (text, "%s-%s ", row->mentee_number,
                              row->mentor_number ? row->mentor_number : "none");
    }
  return g_string_free (text, FALSE);
}

static void
test_shuffled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree char *first = NULL;

  for (int round = 0; round < 6; round++)
    {
      g_autofree guint *order = instance_order (random, OFFICE_SIZE);
      g_autofree char *pairs = NULL;
      TdTestFile file = { 0 };

      td_test_file_setup (&file, NULL);
      office_fill (file.db, order);
      pairs = propose (file.db);
      if (first == NULL)
        first = g_strdup (pairs);
      g_assert_cmpstr (pairs, ==, first);
      td_test_file_teardown (&file, NULL);
    }
}

static void
test_rank (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mentors = NULL;
  TdRankedMentor *mentor;

  /* 04 is full; 03 and above are in her line. */
  td_test_run (file->db, "UPDATE enrolment SET places = 0 WHERE employee_id = 4");
  mentors = td_rank_mentors (file->db, 1, 5, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mentors->len, ==, 5);
  mentor = mentors->pdata[0];
  g_assert_cmpstr (mentor->number, ==, "06");
  g_assert_null (mentor->blocked);
  g_assert_cmpint (mentor->rank, ==, 1);
  g_assert_cmpint (mentor->percent, ==,
                   (200 * mentor->score + mentor->largest) / 2 / mentor->largest);
  mentor = mentors->pdata[1];
  g_assert_cmpstr (mentor->number, ==, "04");
  g_assert_cmpstr (mentor->blocked, ==, "capacity");
  g_assert_cmpint (mentor->rank, >, 0);
  g_assert_nonnull (strstr (mentor->blocked_text, "would rank"));
  for (guint i = 2; i < 5; i++)
    {
      mentor = mentors->pdata[i];
      g_assert_cmpstr (mentor->blocked, ==, "reporting_chain");
      g_assert_cmpint (mentor->rank, ==, 0);
    }

  g_assert_null (td_rank_mentors (file->db, 1, 1, td_test_date (OFFICE_TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mentees = NULL;
  TdWaitingMentee *mentee;

  td_test_run (file->db, "UPDATE enrolment SET from_date = '2025-03-01' WHERE employee_id = 12");
  td_test_run (file->db, "INSERT INTO preference VALUES (12, 1, 'wish', 2), (12, 4, 'wish', 1)");
  mentees = td_rank_waiting (file->db, 1, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mentees->len, ==, 7);
  mentee = mentees->pdata[0];
  g_assert_cmpstr (mentee->number, ==, "12");
  g_assert_cmpint (mentee->days, ==, 365);
  g_assert_cmpstr (mentee->wishes, ==, "Name 04; Name 01");

  /* Who had a mentor waits since that pair ended. */
  td_test_run (file->db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, "
                         "proposed_on, matched_on, ended_on) VALUES ('9', 1, 1, 12, 'ended', "
                         "'2025-04-01', '2025-04-01', '2025-12-01')");
  g_clear_pointer (&mentees, g_ptr_array_unref);
  mentees = td_rank_waiting (file->db, 1, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < mentees->len; i++)
    {
      mentee = mentees->pdata[i];
      if (g_str_equal (mentee->number, "12"))
        g_assert_cmpint (mentee->days, ==, 90);
    }
}

/* Mentors with places left, those with the most first; pairs and a draft take them. */
static void
test_free_places (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mentors = NULL;
  TdFreePlaces *mentor;

  td_test_run (file->db, "UPDATE enrolment SET places = 1 WHERE employee_id IN (1, 2, 3, 4)");
  td_test_run (file->db, "UPDATE enrolment SET places = 3 WHERE employee_id = 6");
  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE employee_id = 4");
  td_test_run (file->db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, "
                         "proposed_on) VALUES ('1', 1, 6, 12, 'proposed', '2026-02-01'), "
                         "('2', 1, 3, 11, 'active', '2026-02-01'), "
                         "('3', 1, 2, 10, 'ended', '2026-02-01')");
  mentors = td_free_places_list (file->db, 1, 0, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mentors->len, ==, 3);
  mentor = mentors->pdata[0];
  g_assert_cmpint (mentor->mentor_id, ==, 6);
  g_assert_cmpint (mentor->places, ==, 3);
  g_assert_cmpint (mentor->places_left, ==, 2);
  g_assert_cmpint (mentor->in_draft, ==, 0);
  g_assert_cmpint (((TdFreePlaces *) mentors->pdata[1])->mentor_id, ==, 1);
  g_assert_cmpint (((TdFreePlaces *) mentors->pdata[2])->mentor_id, ==, 2);

  td_test_run (file->db,
               "INSERT INTO proposal (id, program_id, made_on, mentees, mentors, places, matched, "
               "total, best_total, largest_score, optimal, seconds, rules) VALUES "
               "(7, 1, '2026-02-01', 1, 1, 1, 1, 1, 1, 1, 1, 0, '{}')");
  td_test_run (file->db, "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id) VALUES "
                         "(7, 7, 6), (7, 8, 6), (7, 9, NULL)");
  g_clear_pointer (&mentors, g_ptr_array_unref);
  mentors = td_free_places_list (file->db, 1, 7, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  /* Who has nothing left in the draft comes last. */
  mentor = mentors->pdata[2];
  g_assert_cmpint (mentor->mentor_id, ==, 6);
  g_assert_cmpint (mentor->in_draft, ==, 2);
  g_assert_cmpint (((TdFreePlaces *) mentors->pdata[0])->in_draft, ==, 0);
}

void
test_candidates_add (void)
{
#define ADD(name, func)                                                          \
  g_test_add ("/pairing/candidates/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("chain", test_chain);
  ADD ("circle", test_circle);
  ADD ("named-manager", test_named_manager);
  ADD ("both-ways", test_both_ways);
  ADD ("excluded", test_excluded);
  ADD ("languages", test_languages);
  ADD ("who", test_who);
  ADD ("training", test_training);
  ADD ("open-pairs", test_open_pairs);
  ADD ("both", test_both);
  ADD ("preferences", test_preferences);
  ADD ("free-field", test_free_field);
  ADD ("rank", test_rank);
  ADD ("waiting", test_waiting);
  ADD ("free-places", test_free_places);
#undef ADD
  g_test_add_func ("/pairing/candidates/shuffled", test_shuffled);
}
