/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-proposal.h"

#include "base/td-error.h"
#include "proposal/td-proposal-edit.h"
#include "proposal/td-rank.h"
#include "test-exchange.h"

#include <string.h>
#include <xlsxwriter.h>

#define TODAY "2026-06-15"

/* Ann and Max are mentors, Max with two places; Bea (whose manager is Ann), Cas and two of the name
 * Dov Day are mentees; Eve is enrolled as neither yet. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, email, manager_id) "
               "VALUES (1, 'E1', 'Ann Ames', 'ann ames', 'ann', 'ann@example.org', NULL), "
               "(2, 'E2', 'Max Moor', 'max moor', 'max', NULL, NULL), "
               "(3, 'E3', 'Bea Bell', 'bea bell', 'bea', NULL, 1), "
               "(4, 'E4', 'Cas Cole', 'cas cole', 'cas', NULL, NULL), "
               "(5, 'E5', 'Dov Day', 'dov day', 'dov', NULL, NULL), "
               "(6, 'E6', 'Dov Day', 'dov day', 'dov', NULL, NULL), "
               "(7, 'E7', 'Eve East', 'eve east', 'eve', NULL, NULL)");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) "
                         "VALUES (1, 1, 'mentor', '2026-01-01', 1), "
                         "(1, 2, 'mentor', '2026-01-01', 2), "
                         "(1, 3, 'mentee', '2026-01-01', 0), (1, 4, 'mentee', '2026-01-01', 0), "
                         "(1, 5, 'mentee', '2026-01-01', 0), (1, 6, 'mentee', '2026-01-01', 0)");
}

static char *
write_file (TdTestFile *file, const char *name, const char *text)
{
  char *path = g_build_filename (file->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gint64
make (TdTestFile *file,
      const char *scores,
      const char *capacity,
      TdSheetProposalOptions *options,
      GPtrArray **remarks,
      GError **error)
{
  g_autofree char *scores_path = write_file (file, "scores.csv", scores);
  g_autofree char *capacity_path = capacity ? write_file (file, "mentors.csv", capacity) : NULL;

  options->program_id = 1;
  options->scores = scores_path;
  options->capacity = capacity_path;
  return td_sheet_proposal_make (file->db, options, td_test_date (TODAY), remarks, NULL, error);
}

static TdProposal *
load (TdTestFile *file, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdProposal *proposal = td_proposal_load (file->db, id, &error);

  g_assert_no_error (error);
  return proposal;
}

/* The mentor of an employee in the only draft; 0 for none. */
static gint64
mentor_of (TdTestFile *file, gint64 mentee_id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT coalesce(mentor_id, 0) FROM proposal_row WHERE mentee_id = %d",
                       (int) mentee_id);

  return td_test_count (file->db, sql);
}

/* By number, address and name in any order; the row that a rule forbids is dropped and told. */
static void
test_make (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  TdSheetProposalOptions options = { 0 };
  g_autoptr (TdProposal) proposal = NULL;
  const TdSheetRemark *remark;
  gint64 id = make (file,
                    "Mentor,Mentee,Score\nann@example.org,Bea Bell,90\nann@example.org,E4,50\n"
                    "\"Moor, Max\",E4,40\nE2,E5,7\n",
                    NULL, &options, &remarks, &error);

  /* One person in two spellings is not guessed. */
  g_assert_cmpint (id, ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "are one person"));
  g_clear_error (&error);

  id = make (file,
             "Mentor,Mentee,Score\nann@example.org,Bea Bell,90\nann@example.org,E4,50\n"
             "\"Moor, Max\",E4,40\n\"Moor, Max\",E5,7\n",
             NULL, &options, &remarks, &error);
  g_assert_no_error (error);
  proposal = load (file, id);
  g_assert_cmpstr (proposal->scope, ==, "sheet");
  g_assert_true (proposal->optimal);
  g_assert_cmpint (proposal->mentees, ==, 3);
  g_assert_cmpint (proposal->matched, ==, 2);
  g_assert_cmpint (proposal->total, ==, 57);
  g_assert_cmpint (mentor_of (file, 3), ==, 0);
  g_assert_cmpint (mentor_of (file, 4), ==, 1);
  g_assert_cmpint (mentor_of (file, 5), ==, 2);
  g_assert_cmpuint (remarks->len, ==, 1);
  remark = remarks->pdata[0];
  g_assert_cmpint (remark->row, ==, 2);
  g_assert_true (remark->dropped);
  g_assert_cmpstr (remark->why, ==, "the mentee’s manager");
}

/* Asked to, the sheet goes before the rules, and the row is flagged. */
static void
test_ignore_rules (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  TdSheetProposalOptions options = { .ignore_rules = TRUE };
  gint64 id = make (file, "mentor,mentee,score\nE1,E3,90\nE1,E4,50\nE2,E4,40\n", NULL, &options,
                    &remarks, &error);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (mentor_of (file, 3), ==, 1);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_false (((TdSheetRemark *) remarks->pdata[0])->dropped);
  rows = td_proposal_list_rows (file->db, id, &error);
  g_assert_cmpstr (((TdProposalRow *) rows->pdata[0])->mentee_number, ==, "E3");
  g_assert_cmpstr (((TdProposalRow *) rows->pdata[0])->blocked, ==, "{\"reporting_chain\":1}");
}

static void
test_costs (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdSheetProposalOptions options = { .rules = { .minimise = TRUE } };
  g_autoptr (TdProposal) proposal = NULL;
  gint64 id = make (file, "mentor,mentee,score\nE1,E4,5\nE2,E4,1\nE1,E5,4\nE2,E5,3\n",
                    "mentor,places\nE1,1\nE2,1\n", &options, NULL, &error);

  /* 1 + 4 is less than 5 + 3. */
  g_assert_no_error (error);
  proposal = load (file, id);
  g_assert_cmpint (proposal->total, ==, -5);
  g_assert_cmpint (mentor_of (file, 4), ==, 2);
  g_assert_cmpint (mentor_of (file, 5), ==, 1);
}

/* A table of mentors gives no more places than they have. */
static void
test_places (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdSheetProposalOptions options = { 0 };
  g_autoptr (TdProposal) proposal = NULL;
  gint64 id = make (file, "mentor,mentee,score\nE1,E4,5\nE1,E5,4\nE1,E6,3\n",
                    "mentor,places\nE1,3\n", &options, NULL, &error);

  g_assert_no_error (error);
  proposal = load (file, id);
  g_assert_cmpint (proposal->places, ==, 1);
  g_assert_cmpint (proposal->matched, ==, 1);
  g_assert_cmpint (mentor_of (file, 4), ==, 1);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *scores;
    const char *words;
  } wrong[] = {
    { "mentor,mentee,score\nE1,E4,5\nE9,E4,5\n",
      "“scores.csv”, row 3, column “mentor”: “E9” is not enrolled as mentor" },
    { "mentor,mentee,score\nE1,Eve East,5\n",
      "“scores.csv”, row 2, column “mentee”: “Eve East” is not enrolled as mentee" },
    { "mentor,mentee,score\nE1,E4,5\nE2,Dov Day,5\n",
      "row 3, column “mentee”: several people are called “Dov Day”" },
    { "mentor,mentee,score\nE4,E3,5\n", "“E4” is not enrolled as mentor" },
    { "mentor,mentee,score\nE1,E4,high\n", "row 2" },
    { "mentor,mentee,score\nE1,E4,9000000000\n", "row 2: the score is too large for a draft" },
    { "mentor,mentee,score\nE1,E3,5\n", "No row of the sheet is a pair" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TdSheetProposalOptions options = { 0 };

      g_assert_cmpint (make (file, wrong[i].scores, NULL, &options, NULL, &error), ==, 0);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, wrong[i].words));
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM proposal"), ==, 0);
}

/* Everything there is to correct is told at once, in the order of the rows, up to a dozen. */
static void
test_unknown (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) scores = g_string_new ("mentor,mentee,score\nE1,E4,5\nE9,E4,5\nE1,Eva,5\n");
  g_auto (GStrv) lines = NULL;
  TdSheetProposalOptions options = { 0 };

  g_assert_cmpint (make (file, scores->str, NULL, &options, NULL, &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  lines = g_strsplit (error->message, "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[0], "2 names"));
  g_assert_nonnull (strstr (lines[1], "row 3, column “mentor”: “E9”"));
  g_assert_nonnull (strstr (lines[2], "row 4, column “mentee”: “Eva”"));
  g_clear_error (&error);
  g_clear_pointer (&lines, g_strfreev);

  for (int i = 0; i < 20; i++)
    g_string_append_printf (scores, "X%d,E4,5\n", i);
  g_assert_cmpint (make (file, scores->str, NULL, &options, NULL, &error), ==, 0);
  lines = g_strsplit (error->message, "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 14);
  g_assert_nonnull (strstr (lines[0], "22 names"));
  g_assert_nonnull (strstr (lines[12], "row 14, column “mentor”: “X9”"));
  g_assert_nonnull (strstr (lines[13], "10 more names"));
  g_clear_error (&error);

  /* A name may be in the table of mentors only. */
  g_assert_cmpint (make (file, "mentor,mentee,score\nE1,E4,5\n", "mentor,places\nE1,1\nE9,1\n",
                         &options, NULL, &error),
                   ==, 0);
  g_assert_nonnull (strstr (error->message, "“mentors.csv”, row 3, column “mentor”: “E9”"));
}

/* Changes by hand count the scores of the sheet, and know no other pairs. */
static void
test_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdSheetProposalOptions options = { 0 };
  TdProposalEffect effect = { 0 };
  TdDate today = td_test_date (TODAY);
  gint64 id = make (file, "mentor,mentee,score\nE1,E4,50\nE2,E4,40\nE2,E5,7\n", NULL, &options,
                    NULL, &error);
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (file->db, id, &error);
  const TdProposalRow *cas = rows->pdata[0];
  const TdProposalRow *dov = rows->pdata[1];

  g_autoptr (GPtrArray) ranked = td_rank_mentors_for_row (file->db, dov->id, today, &error);
  g_autoptr (TdProposal) proposal = load (file, id);
  gboolean stale = TRUE;

  /* Her own numbers, not our points; and no rules that could go stale. */
  g_assert_cmpint (((TdRankedMentor *) ranked->pdata[0])->score, ==, 7);
  g_assert_true (((TdRankedMentor *) ranked->pdata[0])->current);
  g_assert_cmpstr (((TdRankedMentor *) ranked->pdata[1])->blocked, ==, "sheet");
  g_assert_true (td_proposal_is_stale (file->db, proposal, &stale, &error));
  g_assert_false (stale);

  g_assert_true (td_proposal_set_mentor (file->db, cas->id, 2, today, &effect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (effect.total_change, ==, -10);
  g_assert_cmpint (effect.total_below, ==, 10);
  g_assert_false (td_proposal_set_mentor (file->db, dov->id, 1, today, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the sheet has no score for these two"));
  g_clear_error (&error);
  g_assert_true (td_proposal_restore_row (file->db, cas->id, today, &effect, &error));
  g_assert_cmpint (effect.total_below, ==, 0);
}

static void
test_workbook (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (file->folder, "scores.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  static const char *const cells[2][3] = { { "mentor", "mentee", "score" }, { "E1", "E4", NULL } };
  TdSheetProposalOptions options = { .program_id = 1, .scores = path };
  g_autoptr (TdProposal) proposal = NULL;

  for (guint row = 0; row < 2; row++)
    for (guint column = 0; column < 3; column++)
      if (cells[row][column])
        worksheet_write_string (sheet, row, (lxw_col_t) column, cells[row][column], NULL);
  worksheet_write_number (sheet, 1, 2, 42, NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  proposal = load (file, td_sheet_proposal_make (file->db, &options, td_test_date (TODAY), NULL,
                                                 NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (proposal->total, ==, 42);
}

void
test_sheet_proposal_add (void)
{
#define ADD(name, func) \
  g_test_add ("/sheet-proposal/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("make", test_make);
  ADD ("ignore-rules", test_ignore_rules);
  ADD ("costs", test_costs);
  ADD ("places", test_places);
  ADD ("refused", test_refused);
  ADD ("unknown", test_unknown);
  ADD ("edit", test_edit);
  ADD ("workbook", test_workbook);
#undef ADD
}
