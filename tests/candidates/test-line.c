/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-line.h"

#include "office.h"
#include "pairing/td-pair-answer.h"
#include "pairing/td-pair-life.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

void test_line_add (void);

static void
test_find (void)
{
  static const struct
  {
    TdLineStep own;
    TdLineStep upper;
    TdLine line;
  } cases[] = {
    { { 7, NULL }, { 0, NULL }, TD_LINE_MANAGER },
    { { 8, NULL }, { 7, NULL }, TD_LINE_UPPER },
    { { 8, NULL }, { 9, NULL }, TD_LINE_NONE },
    { { 0, NULL }, { 0, NULL }, TD_LINE_NONE },
    { { 0, "Piet Jansen" }, { 0, NULL }, TD_LINE_MANAGER },
    { { 0, "Jansen, Piet" }, { 0, NULL }, TD_LINE_MANAGER },
    { { 0, "PIET JANSÉN" }, { 0, NULL }, TD_LINE_MANAGER },
    { { 0, "p.jansen@example.com" }, { 0, NULL }, TD_LINE_MANAGER },
    { { 0, "0042" }, { 0, NULL }, TD_LINE_MANAGER },
    { { 8, NULL }, { 0, "0042" }, TD_LINE_UPPER },
    { { 0, "42" }, { 0, NULL }, TD_LINE_NONE },
    { { 0, "Piet" }, { 0, NULL }, TD_LINE_NONE },
    { { 0, "" }, { 0, "" }, TD_LINE_NONE },
    /* The roster knows who it is: a name that is alike does not count. */
    { { 8, "Piet Jansen" }, { 0, NULL }, TD_LINE_NONE },
  };
  TdLineMentor mentor = { 7, "0042", "p.jansen@example.com", "Piet Jansen" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_line_find (&mentor, &cases[i].own, &cases[i].upper), ==, cases[i].line);
}

static void
test_nameless (void)
{
  TdLineMentor mentor = { 7, NULL, NULL, NULL };
  TdLineStep step = { 0, "Piet" };

  g_assert_cmpint (td_line_find (&mentor, &step, &step), ==, TD_LINE_NONE);
}

static void
test_words (void)
{
  g_assert_null (td_line_get_label (TD_LINE_NONE));
  g_assert_null (td_line_get_code (TD_LINE_NONE));
  g_assert_null (td_line_get_sentence (TD_LINE_NONE));
  g_assert_cmpstr (td_line_get_label (TD_LINE_MANAGER), ==, "Line manager");
  g_assert_cmpstr (td_line_get_code (TD_LINE_UPPER), ==, "upper");
  g_assert_nonnull (td_line_get_sentence (TD_LINE_UPPER));
}

static TdRankedMentor *
rank_of (GPtrArray *ranked, gint64 mentor_id)
{
  for (guint i = 0; i < ranked->len; i++)
    if (TD_RANKED_MENTOR (ranked->pdata[i])->mentor_id == mentor_id)
      return ranked->pdata[i];
  g_assert_not_reached ();
}

static TdPair *
add_pair (TdTestFile *file, gint64 mentor_id, gint64 mentee_id)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .mentor_id = mentor_id, .mentee_id = mentee_id };
  gint64 id = td_pair_add (file->db, &draft, td_test_date (OFFICE_TODAY), &error);
  TdPair *pair = id ? td_pair_load (file->db, id, td_test_date (OFFICE_TODAY), &error) : NULL;

  g_assert_no_error (error);
  return pair;
}

/* 03 is the manager of 05, 02 of 03, 01 of 02: candidates, pairs and pending answers agree. */
static void
test_everywhere (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ranked =
      td_rank_mentors (file->db, 1, 5, td_test_date (OFFICE_TODAY), &error);
  g_autoptr (TdPair) own = add_pair (file, 3, 5);
  g_autoptr (TdPair) upper = add_pair (file, 2, 5);
  g_autoptr (TdPair) top = add_pair (file, 1, 5);
  g_autoptr (GPtrArray) pending = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (rank_of (ranked, 3)->line, ==, TD_LINE_MANAGER);
  g_assert_cmpint (rank_of (ranked, 2)->line, ==, TD_LINE_UPPER);
  g_assert_cmpint (rank_of (ranked, 1)->line, ==, TD_LINE_NONE);
  g_assert_cmpint (own->line, ==, TD_LINE_MANAGER);
  g_assert_true (own->line_manager);
  g_assert_cmpstr (own->line_code, ==, "manager");
  g_assert_cmpint (upper->line, ==, TD_LINE_UPPER);
  g_assert_false (upper->line_manager);
  g_assert_cmpint (top->line, ==, TD_LINE_NONE);
  pending = td_pending_answer_list (file->db, 1, td_test_date (OFFICE_TODAY), &error);
  for (guint i = 0; i < pending->len; i++)
    if (TD_PENDING_ANSWER (pending->pdata[i])->pair_id == own->id)
      g_assert_cmpint (TD_PENDING_ANSWER (pending->pdata[i])->line, ==, TD_LINE_MANAGER);
}

/* Known as text only, the rule of the reporting line sees him too. */
static void
test_text (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (TdPair) pair = NULL;

  td_test_run (file->db, "UPDATE employee SET manager_text = '04, NAME' WHERE number = '12'");
  ranked = td_rank_mentors (file->db, 1, 12, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpint (rank_of (ranked, 4)->line, ==, TD_LINE_MANAGER);
  g_assert_cmpstr (rank_of (ranked, 4)->blocked, ==, "reporting_chain");
  g_assert_cmpint (rank_of (ranked, 2)->line, ==, TD_LINE_UPPER);
  pair = add_pair (file, 4, 12);
  g_assert_cmpint (pair->line, ==, TD_LINE_MANAGER);
}

/* Two have the name: the rule blocks neither, the flag asks to look at both. */
static void
test_two_of_a_name (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ranked = NULL;

  td_test_run (file->db, "UPDATE employee SET name = 'Piet Jansen' WHERE number IN ('04', '06')");
  td_test_run (file->db, "UPDATE employee SET manager_text = 'Piet Jansen' WHERE number = '12'");
  ranked = td_rank_mentors (file->db, 1, 12, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpint (rank_of (ranked, 4)->line, ==, TD_LINE_MANAGER);
  g_assert_cmpint (rank_of (ranked, 6)->line, ==, TD_LINE_MANAGER);
  g_assert_cmpstr (rank_of (ranked, 4)->blocked, ==, NULL);
}

/* A draft flags him where the rule is off. */
static void
test_draft (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  g_autoptr (GPtrArray) rows = NULL;
  const TdProposalRow *row;
  gint64 id;

  td_test_run (file->db, "INSERT INTO program_rule (program_id, kind, name, value) "
                         "VALUES (1, 'rule', 'reporting_chain', 0)");
  td_test_run (file->db, "INSERT INTO pairing_constraint (program_id, mentor_id, mentee_id, kind) "
                         "VALUES (1, 3, 5, 'locked')");
  id = td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL, &error);
  g_assert_no_error (error);
  rows = td_proposal_list_rows (file->db, id, &error);
  for (guint i = 0; i < rows->len; i++)
    {
      row = rows->pdata[i];
      if (row->mentee_id == 8 || row->mentee_id == 11 || row->mentee_id == 12)
        g_assert_cmpint (row->line, ==, TD_LINE_NONE); /* no manager is known */
      if (row->mentee_id != 5)
        continue;
      g_assert_cmpint (row->mentor_id, ==, 3);
      g_assert_cmpint (row->line, ==, TD_LINE_MANAGER);
      g_assert_cmpstr (row->line_code, ==, "manager");
    }
}

void
test_line_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/line/" name, TdTestFile, NULL, office_setup, func, td_test_file_teardown)
  ADD ("everywhere", test_everywhere);
  ADD ("text", test_text);
  ADD ("two-of-a-name", test_two_of_a_name);
  ADD ("draft", test_draft);
#undef ADD
  g_test_add_func ("/pairing/line/find", test_find);
  g_test_add_func ("/pairing/line/nameless", test_nameless);
  g_test_add_func ("/pairing/line/words", test_words);
}
