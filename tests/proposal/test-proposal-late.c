/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-late.h"

#include "base/td-error.h"
#include "draft.h"
#include "candidates/td-candidates.h"
#include "pairing/td-pair-answer.h"
#include "proposal/td-proposal-release.h"

#include <string.h>

void test_proposal_late_add (void);

/* --- What is best, by trying everything --- */

#define MOST_MENTEES 8
#define MOST_MENTORS 6

typedef struct
{
  int n_mentees;
  int n_mentors;
  int score[MOST_MENTEES][MOST_MENTORS]; /* -1: not eligible */
  int places[MOST_MENTORS];
  int earlier[MOST_MENTEES]; /* a mentor, or -1 */
  gboolean locked;           /* earlier ones stay */
  int stay;
  int matched; /* of the best so far */
  gint64 value;
} Brute;

static void
try_mentee (Brute *self, int mentee, int matched, gint64 value)
{
  if (mentee == self->n_mentees)
    {
      if (matched > self->matched || (matched == self->matched && value > self->value))
        {
          self->matched = matched;
          self->value = value;
        }
      return;
    }
  if (!self->locked || self->earlier[mentee] < 0)
    try_mentee (self, mentee + 1, matched, value);
  for (int j = 0; j < self->n_mentors; j++)
    {
      gboolean stays = self->earlier[mentee] == j;

      if (self->places[j] == 0 || self->score[mentee][j] < 0 ||
          (self->locked && self->earlier[mentee] >= 0 && !stays))
        continue;
      self->places[j]--;
      try_mentee (self, mentee + 1, matched + 1,
                  value + self->score[mentee][j] + (stays ? self->stay : 0));
      self->places[j]++;
    }
}

/* Everyone who waits or has a pair that nobody answered, scored one by one. */
static void
brute_load (TdTestFile *file, Brute *self)
{
  g_autoptr (GError) error = NULL;
  TdCandidatesWho who = { .movable = TRUE };
  g_autoptr (TdCandidates) candidates =
      td_candidates_load_who (file->db, 1, &who, td_test_date (OFFICE_TODAY), &error);

  g_assert_no_error (error);
  *self = (Brute){ .n_mentees = (int) candidates->mentees->len,
                   .n_mentors = (int) candidates->mentors->len };
  g_assert_cmpint (self->n_mentees, <=, MOST_MENTEES);
  for (guint j = 0; j < candidates->mentors->len; j++)
    self->places[j] = ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  for (guint i = 0; i < candidates->mentees->len; i++)
    {
      const TdParticipant *mentee = candidates->mentees->pdata[i];
      gint64 mentor = 0;

      td_database_query_int (file->db, &mentor, &error,
                             "SELECT mentor_id FROM pair WHERE mentee_id = $1 "
                             "AND state = 'proposed'",
                             "i", mentee->employee_id);
      self->earlier[i] = mentor ? td_candidates_find (candidates->mentors, mentor) : -1;
      for (guint j = 0; j < candidates->mentors->len; j++)
        {
          guint blocked = 0;

          self->score[i][j] = td_candidates_score (candidates, i, j, NULL, &blocked);
          if ((blocked & ~1u) || td_candidates_is_self (candidates, i, j))
            self->score[i][j] = -1;
        }
    }
}

static void
assert_best (TdTestFile *file, const TdLateChoice *choice)
{
  Brute brute;
  gint64 kept = (gint64) (choice->earlier - choice->moved) * choice->stay;

  brute_load (file, &brute);
  brute.locked = !choice->may_move;
  brute.stay = (int) choice->stay;
  brute.value = -1;
  try_mentee (&brute, 0, 0, 0);
  g_test_message ("%s: %d of %d moved, %d of %d late without, total %d, lost %d", choice->code,
                  choice->moved, choice->earlier, choice->unmatched, choice->late,
                  (int) choice->total, (int) choice->lost);
  g_assert_cmpint (choice->matched, ==, brute.matched);
  g_assert_cmpint (choice->total + kept, ==, brute.value);
}

/* --- The table --- */

static const char *const skills[] = { "law",         "strategy",      "planning",
                                      "negotiation", "law; planning", "strategy; negotiation" };

/* Five pairs that nobody answered, then two late mentees; skills as they fall. */
static void
make_late (TdTestFile *file, GRand *random)
{
  draft_forget (file, "'11', '12'");
  for (int id = 1; id <= 10; id++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE enrolment SET skills_offered = '%s', skills_wanted = '%s' WHERE employee_id = %d",
          skills[g_rand_int_range (random, 0, 6)], skills[g_rand_int_range (random, 0, 6)], id);

      td_test_run (file->db, sql);
    }
  draft_release (file, draft_make (file, NULL), NULL, 5);
  draft_enrol (file, "11", "2026-03-01", skills[g_rand_int_range (random, 0, 6)]);
  draft_enrol (file, "12", "2026-03-01", skills[g_rand_int_range (random, 0, 6)]);
  /* The places that are left are where one of them may not go. */
  if (g_rand_boolean (random))
    td_test_run (file->db,
                 "INSERT INTO preference SELECT n.id, n2.employee_id, 'veto', 1 FROM enrolment n "
                 "JOIN enrolment n2 ON n2.role = 'mentor' WHERE n.employee_id = 12 AND n2.places > "
                 "(SELECT count(*) FROM pair x WHERE x.mentor_id = n2.employee_id)");
}

static GPtrArray *
load_table (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  GPtrArray *table =
      td_proposal_late_table (file->db, &options, td_test_date (OFFICE_TODAY), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (table->len, ==, 5);
  return table;
}

static void
test_table (TdTestFile *unused, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      TdTestFile file = { 0 };
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) table = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gint64 changes;

      office_setup (&file, NULL);
      make_late (&file, random);
      before = draft_dup_pairs (&file);
      changes = td_change_get_newest (file.db);
      table = load_table (&file);
      for (guint i = 0; i < table->len; i++)
        {
          const TdLateChoice *choice = table->pdata[i];

          g_assert_cmpint (choice->earlier, ==, 5);
          g_assert_cmpint (choice->late, ==, 2);
          assert_best (&file, choice);
        }
      g_assert_cmpint (((TdLateChoice *) table->pdata[0])->moved, ==, 0);
      g_assert_cmpint (((TdLateChoice *) table->pdata[4])->lost, ==, 0);
      after = draft_dup_pairs (&file);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (td_change_get_newest (file.db), ==, changes);
      g_rand_free (random);
      td_test_file_teardown (&file, NULL);
    }
}

/* --- Moving --- */

/* 07 has 06's only place for her, which 12 alone could take; 07 could go to 02. */
static void
make_tight (TdTestFile *file)
{
  td_test_run (file->db, "DELETE FROM enrolment WHERE employee_id IN (5, 8, 9, 10, 11, 12)");
  td_test_run (file->db, "UPDATE enrolment SET places = 1, skills_offered = 'planning' WHERE "
                         "employee_id IN (2, 3)");
  td_test_run (file->db, "UPDATE enrolment SET places = 0 WHERE employee_id IN (1, 4, 6)");
  td_test_run (file->db, "INSERT INTO preference SELECT id, 2, 'wish', 1 FROM enrolment WHERE "
                         "employee_id = 7");
  draft_release (file, draft_make (file, NULL), NULL, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT mentor_id FROM pair"), ==, 2);
  draft_enrol (file, "12", "2026-03-01", "planning");
  td_test_run (file->db, "INSERT INTO preference SELECT id, 3, 'veto', 1 FROM enrolment WHERE "
                         "employee_id = 12");
}

static gint64
make_moved (TdTestFile *file)
{
  TdProposalOptions options = {
    .program_id = 1, .scope = TD_PROPOSAL_LATE, .may_move = TRUE, .stay = TD_STAY_ABOVE_ALL
  };

  return draft_make (file, &options);
}

static void
test_move (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) moved = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  gint64 id;

  make_tight (file);
  id = make_moved (file);
  proposal = draft_load (file, id);
  moved = draft_row (file, id, "07", 1);
  g_assert_cmpint (proposal->matched, ==, 2);
  g_assert_cmpint (proposal->stay, >, 0);
  g_assert_cmpint (proposal->to_release, ==, 2);
  g_assert_cmpint (moved->mentor_id, ==, 3);
  g_assert_cmpint (moved->earlier_pair_id, ==, 1);
  g_assert_cmpint (moved->pair_id, ==, 0);

  /* The old pair goes and the new ones come in one step, which one undo takes back. */
  before = draft_dup_pairs (file);
  draft_release (file, id, NULL, 2);
  g_assert_cmpint (
      td_test_count (file->db, "SELECT count(*) FROM pair WHERE id = 1 AND state = 'declined' AND "
                               "declined_by IS NULL AND declined_reason = 'better-pair'"),
      ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE state = 'proposed'"),
                   ==, 2);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "pairing.release");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_no_error (error);
  after = draft_dup_pairs (file);
  g_assert_cmpstr (after, ==, before);
}

/* Only 12 is released: her place is 07's still. */
static void
test_move_partly (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 mentee;
  gint64 id;

  make_tight (file);
  id = make_moved (file);
  mentee = office_id (file->db, "12");
  g_array_append_val (mentees, mentee);
  g_assert_cmpint (td_proposal_release (file->db, id, mentees, td_test_date (OFFICE_TODAY), &error),
                   ==, -1);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                      "Name 02 has no place for Name 12 until Name 07 has moved");
  draft_release (file, id, "07", 1);
  draft_release (file, id, "12", 1);
}

/* Who was asked and said yes meanwhile is not moved any more. */
static void
test_move_answered (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  make_tight (file);
  id = make_moved (file);
  g_assert_true (td_pair_accept (file->db, 1, TD_SIDE_MENTEE, td_test_date (OFFICE_TODAY), &error));
  before = draft_dup_pairs (file);
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, td_test_date (OFFICE_TODAY), &error),
                   ==, -1);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                      "Name 07’s earlier pair was answered by now");
  after = draft_dup_pairs (file);
  g_assert_cmpstr (after, ==, before);
}

/* A pair that stays has its row, released already, and nothing happens to it. */
static void
test_stay (TdTestFile *file, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TdProposalRow) stays = NULL;
  gint64 id;

  make_tight (file);
  td_test_run (file->db, "DELETE FROM preference WHERE kind = 'veto'");
  before = draft_dup_pairs (file);
  id = make_moved (file);
  stays = draft_row (file, id, "07", 1);
  g_assert_cmpint (stays->pair_id, ==, 1);
  g_assert_cmpint (stays->mentor_id, ==, 2);
  draft_release (file, id, NULL, 1);
  after = draft_dup_pairs (file);
  g_assert_true (g_str_has_prefix (after, before));
}

/* What the coordinator made by hand is not a proposal's to move. */
static void
test_by_hand (TdTestFile *file, gconstpointer data)
{
  gint64 id;

  make_tight (file);
  td_test_run (file->db, "UPDATE pair SET source = 'coordinator'");
  id = make_moved (file);
  g_assert_null (draft_row (file, id, "07", 1));
  g_assert_cmpint (
      td_test_count (file->db,
                     "SELECT count(*) FROM proposal_row WHERE mentor_id = 2 AND proposal_id = 2"),
      ==, 0);
}

void
test_proposal_late_add (void)
{
  g_test_add ("/pairing/proposal-late/table", TdTestFile, NULL, td_test_file_setup, test_table,
              td_test_file_teardown);
#define ADD(name, func)                                                             \
  g_test_add ("/pairing/proposal-late/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("move", test_move);
  ADD ("move-partly", test_move_partly);
  ADD ("move-answered", test_move_answered);
  ADD ("stay", test_stay);
  ADD ("by-hand", test_by_hand);
#undef ADD
}
