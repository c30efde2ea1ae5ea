/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-enrolment.h"
#include "td-gui-test.h"
#include "workspace/td-private.h"
#include "workspace/td-sample.h"

void test_private_words_add (void);

/* Plants a word of its own in a private column of a sample: the coordinator's own screens may show
 * it, no search may find it. */
static char *
plant (TdDatabase *db, const TdPrivateColumn *column)
{
  g_autofree char *joined = g_strconcat ("zq", column->table, column->column, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "_", -1);
  char *word = g_strjoinv ("", parts);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = 'A %s word' WHERE %s", column->table, column->column,
                       word, column->condition ? column->condition : "TRUE");

  td_test_run (db, sql);
  return word;
}

/* How many results the list of Find has. */
static guint
n_found (gpointer popover)
{
  gpointer list = td_gui_test_find (popover, GTK_TYPE_LIST_VIEW, "list");

  return list ? g_list_model_get_n_items (
                    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))))
              : 0;
}

/* An enrolment's note is written by its use case, which also writes what is searched. */
static void
test_search_key (TdGuiTest *test, gconstpointer data)
{
  TdDatabase *db = test->file.db;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) enrolment = NULL;
  g_autoptr (GPtrArray) all = NULL;

  td_sample_make (db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  all = td_enrolment_list (db, 1, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  enrolment = td_record_copy (all->pdata[0]);
  td_record_set_text (&enrolment->note, "zqnote");
  g_assert_true (td_enrolment_save (db, enrolment, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM enrolment WHERE search_key LIKE "
                                      "'%zqnote%'"),
                   ==, 0);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM change_log WHERE detail LIKE "
                                      "'%zqnote%'"),
                   ==, 0);
}

static void
test_find_and_search (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const TdPrivateColumn *columns = td_private_columns (&n);
  gpointer entry, popover, page;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_test_run (test->file.db, "UPDATE contact SET private = 1");
  for (guint i = 0; i < n; i++)
    if (columns[i].privacy == TD_PRIVACY_PRIVATE)
      g_ptr_array_add (words, plant (test->file.db, &columns[i]));
  td_gui_test_reload (test);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.find", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "Programmes"));
  entry = td_gui_test_find (test->window, GTK_TYPE_SEARCH_ENTRY, "entry");
  popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  for (guint i = 0; i < words->len; i++)
    {
      /* Something is found before and nothing after, so that it has looked. */
      gtk_editable_set_text (entry, "a");
      td_gui_test_wait (n_found (popover) > 0);
      gtk_editable_set_text (entry, words->pdata[i]);
      td_gui_test_wait (n_found (popover) == 0);
    }
  gtk_popover_popdown (popover);

  page = td_gui_test_go (test, "people");
  entry = td_gui_test_find (page, GTK_TYPE_EDITABLE, "search");
  for (guint i = 0; i < words->len; i++)
    {
      gtk_editable_set_text (entry, "a");
      td_gui_test_wait (!td_gui_test_shows (page, "Nobody Found"));
      gtk_editable_set_text (entry, words->pdata[i]);
      td_gui_test_wait (td_gui_test_shows (page, "Nobody Found"));
    }
}

void
test_private_words_add (void)
{
#define ADD(name, function)                                                       \
  g_test_add ("/gui/private/" name, TdGuiTest, NULL, td_gui_test_setup, function, \
              td_gui_test_teardown)
  ADD ("search-key", test_search_key);
  ADD ("find-and-search", test_find_and_search);
#undef ADD
}
