/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-insight-test.h"

#include "gui/pages/insight/td-board-part.h"
#include "gui/pages/insight/td-figure-pair-card.h"
#include "td-two-programs.h"

void test_insight_beside_add (void);

static void
assert_board (TdDatabase *db, const char *kind, gboolean hidden)
{
  TdDate as_of = td_test_date (TD_TWO_PROGRAMS_AS_OF);
  TdInsightFilter a = { .as_of = as_of }, b = { .program_id = 1, .as_of = as_of };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdInsightBoard) board = td_insight_board_load_beside (db, kind, &a, &b, &error);
  g_autoptr (GListModel) charts = NULL;
  gboolean any = FALSE;

  g_assert_no_error (error);
  g_object_get (board, "charts", &charts, NULL);
  for (guint i = 1; i < g_list_model_get_n_items (charts); i += 2)
    {
      g_autoptr (TdBoardPart) part = g_list_model_get_item (charts, i);

      any = any || td_chart_scene_has_hidden (td_board_part_get_scene (part));
    }
  g_assert_cmpint (any, ==, hidden);
}

/* All but two of the mentees: figures, charts, words and the list of B are hidden. */
static void
test_few_apart (TdGuiTest *test, gconstpointer data)
{
  TdFigurePairCard *card;
  TdPage *page;
  int last = GPOINTER_TO_INT (data);

  td_two_programs_make (test->file.db, 1, 20, 21, last);
  td_gui_test_reload (test);
  page = td_gui_test_go (test, "insight");
  td_gui_test_wait (is_state (page, "ready"));
  g_object_set (get_scope (page), "beside", TD_BESIDE_PROGRAM, "other-program", (gint64) 1, NULL);
  td_gui_test_wait (td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL) != NULL);
  td_gui_test_wait (is_state (page, "ready"));
  card = td_gui_test_find (page, TD_TYPE_FIGURE_PAIR_CARD, NULL);
  g_assert_cmpint (td_gui_test_shows (card, "differs from A by too few people"), ==, last < 25);
  g_assert_true (td_gui_test_shows (page, "A: "));
  g_assert_cmpint (td_gui_test_shows (page, "20 of 20 mentees"), ==, last == 25);
  td_gui_test_photo (test, last < 25 ? "few-apart" : "enough-apart");
  assert_board (test->file.db, "engagement", last < 25);
  assert_board (test->file.db, "consistency", last < 25);
}

void
test_insight_beside_add (void)
{
  g_test_add ("/gui/insight-beside/few-apart", TdGuiTest, GINT_TO_POINTER (22), td_gui_test_setup,
              test_few_apart, td_gui_test_teardown);
  g_test_add ("/gui/insight-beside/enough-apart", TdGuiTest, GINT_TO_POINTER (25),
              td_gui_test_setup, test_few_apart, td_gui_test_teardown);
}
