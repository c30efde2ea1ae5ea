/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What drafts and their rows are called, and what is loaded to say it. */

#include <math.h>
#include <string.h>

#include "gui/pages/pairing/td-draft-item.h"
#include "gui/pages/pairing/td-draft-load.h"
#include "gui/pages/pairing/td-draft-words.h"
#include "gui/pages/pairing/td-unmatched-load.h"
#include "gui/widgets/td-chart-file.h"
#include "proposal/td-proposal-edit.h"
#include "td-test.h"

void test_draft_words_add (void);

static TdProposal *
make_proposal (const char *state, const char *scope, const char *objective)
{
  TdProposal *draft = g_object_new (TD_TYPE_PROPOSAL, NULL);

  draft->id = 7;
  draft->made_on = td_date_from_ymd (2026, 11, 21);
  draft->matched = 38;
  draft->mentees = 41;
  draft->largest_score = 200;
  draft->total = draft->best_total = 5000;
  td_record_set_text (&draft->state, state);
  td_record_set_text (&draft->scope, scope);
  td_record_set_text (&draft->objective, objective);
  return draft;
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *state;
    const char *scope;
    const char *objective;
    const char *title;
    const char *made_for;
  } cases[] = {
    { "draft", "all", "total", "Draft 7 of 21 Nov 2026",
      "For everyone who waits · most people matched, then best fit" },
    { "released", "late", "score", "Released 7 of 21 Nov 2026",
      "For late enrolments · best fit in all" },
    { "discarded", "selection", "fair", "Discarded 7 of 21 Nov 2026",
      "For the selection · weakest pair as good as possible" },
    { "draft", "sheet", "stable", "Draft 7 of 21 Nov 2026",
      "From a score sheet · by their wishes only" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdProposal) draft =
          make_proposal (cases[i].state, cases[i].scope, cases[i].objective);

      assert_text (td_draft_title (NULL, draft), cases[i].title);
      assert_text (td_draft_made_for (NULL, draft), cases[i].made_for);
    }
  assert_text (td_draft_title (NULL, NULL), "");
  assert_text (td_draft_made_for (NULL, NULL), "");
}

/* Only what the solver proved is called proven. */
static void
test_totals (void)
{
  g_autoptr (TdProposal) draft = make_proposal ("draft", "all", "total");
  g_autoptr (TdProposal) sheet = make_proposal ("draft", "sheet", "total");
  g_autoptr (TdProposal) stable = make_proposal ("draft", "all", "stable");

  assert_text (td_draft_matched (NULL, draft), "38 of 41 mentees matched");
  assert_text (td_draft_matched_of (NULL, draft), "38 of 41");
  assert_text (td_draft_total (NULL, draft), "Fit 66 % on average, 2500 in all · proven best");
  draft->total = 4000;
  draft->second_matched = 3;
  assert_text (td_draft_total (NULL, draft),
               "Fit 53 % on average, 2000 in all · 500 below the best · 3 second mentors");
  assert_text (td_draft_total (NULL, sheet), "Scores of 5000 in all · proven best");
  sheet->total = -5200;
  sheet->best_total = -5000;
  assert_text (td_draft_total (NULL, sheet), "Scores of 5200 in all · 200 from the best");
  assert_text (td_draft_total (NULL, stable),
               "Fit 66 % on average, 2500 in all · no two would rather have each other");
  draft->matched = 0;
  draft->total = 0;
  draft->second_matched = 0;
  assert_text (td_draft_total (NULL, draft), "Fit 0 in all · 2500 below the best");
}

static void
test_numbers (void)
{
  assert_text (td_draft_change (-24, 200), "−12");
  assert_text (td_draft_change (24, 200), "+12");
  assert_text (td_draft_change (0, 200), "±0");
  assert_text (td_draft_points (150, 200), "75");
  assert_text (td_draft_fit (NULL, 3, 64), "64 %");
  assert_text (td_draft_fit (NULL, 0, 64), NULL);
  assert_text (td_draft_score (NULL, 3, 64, FALSE), "64 %");
  assert_text (td_draft_score (NULL, 3, -640, TRUE), "640");
  assert_text (td_draft_score (NULL, 0, 64, TRUE), NULL);
  assert_text (td_draft_mentor (NULL, NULL), "Nobody");
}

/* --- What is loaded --- */

/* Ann and Max have a place each; Ann is the manager of Bea's manager Max; Cas has none of them. */
static void
fill (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO program_rule (program_id, kind, name, value) "
                   "VALUES (1, 'rule', 'reporting_chain', 0)");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, manager_id) "
                   "VALUES (1, '1', 'Ann', 'ann', 'ann', NULL), (2, '2', 'Max', 'max', 'max', 1), "
                   "(3, '3', 'Bea', 'bea', 'bea', 2), (4, '4', 'Cas', 'cas', 'cas', NULL), "
                   "(5, '5', 'Dov', 'dov', 'dov', NULL)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                   "skills_offered, skills_wanted) VALUES "
                   "(1, 1, 'mentor', '2026-01-01', 1, 'law', NULL), "
                   "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                   "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                   "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law'), "
                   "(1, 5, 'mentee', '2026-03-01', 0, NULL, 'law')");
}

static TdDraftContent *
load (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  TdDraftContent *content = td_draft_content_load (db, 1, 0, td_test_date ("2026-03-16"), &error);

  g_assert_no_error (error);
  return content;
}

static const TdDraftItem *
find_item (TdDraftContent *content, gint64 mentee_id)
{
  for (guint i = 0; i < content->items->len; i++)
    if (((TdDraftItem *) content->items->pdata[i])->mentee_id == mentee_id)
      return content->items->pdata[i];
  g_assert_not_reached ();
}

static void
make_draft (TdDatabase *db)
{
  TdProposalOptions options = { .program_id = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_proposal_make (db, &options, td_test_date ("2026-03-16"), NULL, &error), ==,
                   1);
  g_assert_no_error (error);
}

/* Where the rule is off a manager may be her mentor, and is flagged. */
static void
test_line (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdDraftContent) content = NULL;
  const TdDraftItem *bea;

  fill (file->db);
  content = load (file->db);
  g_assert_null (content->draft);
  g_clear_pointer (&content, td_draft_content_free);

  make_draft (file->db);
  content = load (file->db);
  bea = find_item (content, 3);
  g_assert_cmpint (bea->mentor_id, ==, 2);
  g_assert_true (bea->flagged);
  g_assert_cmpstr (bea->facts, ==, "Line manager");
  g_assert_false (find_item (content, 4)->flagged);
  g_assert_cmpuint (content->drafts->len, ==, 1);
  g_assert_false (content->stale);
}

/* Who was taken out by hand says against whom; who changed since says what. */
static void
test_changes (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdDraftContent) content = NULL;
  g_autoptr (GError) error = NULL;
  const TdDraftItem *cas;

  fill (file->db);
  make_draft (file->db);
  content = load (file->db);
  td_proposal_set_mentor (file->db, find_item (content, 4)->row_id, 0, td_test_date ("2026-03-16"),
                          NULL, &error);
  g_assert_no_error (error);
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 3");
  g_clear_pointer (&content, td_draft_content_free);
  content = load (file->db);
  cas = find_item (content, 4);
  g_assert_true (cas->can_put_back);
  g_assert_true (g_str_has_prefix (cas->facts, "By hand · −"));
  g_assert_true (g_str_has_suffix (cas->facts, "against Ann"));
  g_assert_true (find_item (content, 3)->flagged);
  g_assert_true (td_draft_item_is_shown (find_item (content, 3), TD_DRAFT_SHOW_FLAGGED));
}

/* One too many for the places: why, what helps, and whom to ask. */
static void
test_unmatched (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnmatched) unmatched = NULL;
  TdUnmatchedItem *item;

  fill (file->db);
  make_draft (file->db);
  unmatched = td_unmatched_load (file->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unmatched->people->len, ==, 1);
  item = unmatched->people->pdata[0];
  g_assert_cmpint (item->mentee_id, ==, 5);
  g_assert_true (g_str_has_prefix (item->why, "No place free"));
  g_assert_nonnull (item->help);
  g_assert_cmpuint (unmatched->rules->len, ==, 0);
  g_assert_cmpuint (unmatched->mentors->len, ==, 2);
  g_assert_null (td_unmatched_load (file->db, 99, &error));
  g_assert_nonnull (error);
}

/* A saved picture has its title, the one on screen has not. */
static void
test_chart_file (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_GRID, "Title");
  g_autofree char *path = g_build_filename (file->folder, "picture.csv", NULL);
  g_autofree char *wrong = g_build_filename (file->folder, "picture.doc", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  TdChartPoint point = { 0, 4, NAN, NAN, NULL, NULL };

  td_chart_scene_add_category (scene, "Law");
  td_chart_scene_add_series (scene, "Sales");
  td_chart_scene_add_point (scene, 0, &point);
  g_assert_true (td_chart_file_save (scene, NULL, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Sales,Law,4,"));
  g_assert_false (td_chart_file_save (scene, NULL, wrong, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func)                                                             \
  g_test_add ("/gui/draft-words/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)

void
test_draft_words_add (void)
{
  g_test_add_func ("/gui/draft-words/titles", test_titles);
  g_test_add_func ("/gui/draft-words/totals", test_totals);
  g_test_add_func ("/gui/draft-words/numbers", test_numbers);
  ADD ("line", test_line);
  ADD ("changes", test_changes);
  ADD ("unmatched", test_unmatched);
  ADD ("chart-file", test_chart_file);
}
