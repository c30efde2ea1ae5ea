/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include <string.h>

#include "gui/app/td-find-actions.h"
#include "gui/app/td-find.h"
#include "workspace/td-sample.h"

void test_find_add (void);

static void
open_sample (TdGuiTest *test)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

static TdFind *
open_box (TdGuiTest *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.find", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "7 found"));
  return td_gui_test_find (test->window, TD_TYPE_FIND, NULL);
}

static void
type (TdFind *box, const char *text)
{
  gtk_editable_set_text (td_gui_test_find (box, GTK_TYPE_SEARCH_ENTRY, "entry"), text);
}

static GtkSingleSelection *
get_selection (TdFind *box)
{
  GtkListView *list = td_gui_test_find (box, GTK_TYPE_LIST_VIEW, NULL);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static TdFindResult *
get_chosen (TdFind *box)
{
  return gtk_single_selection_get_selected_item (get_selection (box));
}

/* As a key in the entry does. */
static void
press (TdFind *box, guint key)
{
  GtkWidget *entry = td_gui_test_find (box, GTK_TYPE_SEARCH_ENTRY, "entry");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
}

/* GTK 4.8 complains of a window that goes with its popover. */
static void
close_box (TdFind *box)
{
  gtk_popover_popdown (GTK_POPOVER (box));
  td_gui_test_wait (!gtk_widget_get_mapped (GTK_WIDGET (box)));
}

static void
activate (TdFind *box)
{
  g_signal_emit_by_name (td_gui_test_find (box, GTK_TYPE_SEARCH_ENTRY, "entry"), "activate");
}

/* Words without accents, with a slip, in any order find somebody and go there. */
static void
test_person (TdGuiTest *test, gconstpointer data)
{
  TdFind *box;

  td_test_run (test->file.db,
               "INSERT INTO employee (name, name_key, search_key, department) "
               "VALUES ('Zoë Ångström', 'zoe angstrom', 'zoe angstrom finance', 'Finance')");
  box = open_box (test);
  type (box, "ansgtrom zoe");
  td_gui_test_wait (td_gui_test_shows (box, "Zoë Ångström"));
  g_assert_cmpint (get_chosen (box)->kind, ==, TD_FIND_PEOPLE);
  /* What is chosen is told. */
  g_assert_true (td_gui_test_shows (box, "1 found · Zoë Ångström, person, Finance"));
  activate (box);
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPeoplePage"), NULL));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (box)));
}

/* Up and Down go over all results and no heading, and round again. */
static void
test_keys (TdGuiTest *test, gconstpointer data)
{
  TdFind *box;
  guint n_steps = 0;
  TdFindResult *first;

  open_sample (test);
  box = open_box (test);
  type (box, "pa");
  td_gui_test_wait (td_gui_test_shows (box, "Actions"));
  first = get_chosen (box);
  g_assert_nonnull (first);
  do
    {
      g_autofree char *said = NULL;

      press (box, GDK_KEY_Down);
      n_steps++;
      g_assert_null (get_chosen (box)->heading);
      said = td_gui_test_text (td_gui_test_find (box, GTK_TYPE_LABEL, "status"));
      g_assert_nonnull (strstr (said, get_chosen (box)->title));
    }
  while (get_chosen (box) != first);
  g_assert_cmpuint (n_steps, >, 4);
  g_assert_cmpuint (n_steps, <, g_list_model_get_n_items (G_LIST_MODEL (get_selection (box))));
  press (box, GDK_KEY_Up);
  g_assert_true (get_chosen (box) != first);
  press (box, GDK_KEY_Down);
  g_assert_true (get_chosen (box) == first);
  td_gui_test_photo (test, "find");
  close_box (box);
}

/* A pair by both names goes to the pair. */
static void
test_pair (TdGuiTest *test, gconstpointer data)
{
  TdFind *box;
  g_autofree char *names = NULL;

  open_sample (test);
  td_database_query_text (test->file.db, &names, NULL,
                          "SELECT m.name_key || ' ' || e.name_key FROM pair p "
                          "JOIN employee m ON m.id = p.mentor_id "
                          "JOIN employee e ON e.id = p.mentee_id WHERE p.state = 'active' "
                          "ORDER BY p.id LIMIT 1",
                          "");
  box = open_box (test);
  type (box, names);
  td_gui_test_wait (td_gui_test_shows (box, "pair,"));
  g_assert_cmpint (get_chosen (box)->kind, ==, TD_FIND_PAIRS);
  activate (box);
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPairView"), NULL));
}

static void
do_by_words (TdGuiTest *test, const char *words, const char *title)
{
  TdFind *box = open_box (test);

  type (box, words);
  td_gui_test_wait (get_chosen (box) && g_strcmp0 (get_chosen (box)->title, title) == 0);
  activate (box);
}

/* Actions: of a page, with a target, of the application's window; a report. */
static void
test_actions (TdGuiTest *test, gconstpointer data)
{
  GtkWindow *dialog;
  TdPage *page;
  g_autofree char *kind = NULL;

  open_sample (test);
  do_by_words (test, "settings", "Preferences");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (dialog), ==, "TdPreferencesDialog");
  gtk_window_destroy (dialog);
  td_gui_test_settle (test);

  do_by_words (test, "retention", "Retention");
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdInsightPage"), NULL));
  page = td_gui_test_find (test->window, g_type_from_name ("TdInsightPage"), NULL);
  g_object_get (page, "kind", &kind, NULL);
  g_assert_cmpstr (kind, ==, "retention");

  do_by_words (test, "call sheet", "Call sheet");
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdReportPage"), NULL));
}

/* What can be done with the pair that is shown, by a button or from its menu, and not what cannot.
 */
static void
test_shown (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;
  TdFind *box;

  open_sample (test);
  page = td_gui_test_go (test, "pairs");
  td_page_show_item (page, td_test_count (test->file.db,
                                          "SELECT min(id) FROM pair WHERE state = 'active'"));
  td_gui_test_settle (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log Contact…") != NULL);
  box = open_box (test);
  type (box, "resume");
  td_gui_test_wait (td_gui_test_shows (box, "Nothing found"));
  close_box (box);

  do_by_words (test, "log contact", "Log Contact…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  gtk_window_close (GTK_WINDOW (td_gui_test_dialog (test)));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  do_by_words (test, "end pair", "End Early…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  gtk_window_close (GTK_WINDOW (td_gui_test_dialog (test)));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* Nothing found is said, and Return does nothing. */
static void
test_nothing (TdGuiTest *test, gconstpointer data)
{
  TdFind *box = open_box (test);

  type (box, "qqqqqqq");
  td_gui_test_wait (td_gui_test_shows (box, "Nothing found"));
  g_assert_null (get_chosen (box));
  press (box, GDK_KEY_Down);
  activate (box);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (box)));
  close_box (box);
}

/* Whether the class of a widget, or of one around it, has an action, and with what target. */
static gboolean
has_action (GtkWidget *widget, const char *name, const GVariantType **target)
{
  const char *found, *property;
  GType owner;

  for (; widget; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner,
                                                     &found, target, &property);
         i++)
      if (g_str_equal (found, name))
        return TRUE;
  return FALSE;
}

/* Every page and action that can be found is one that the window has. */
static void
test_exist (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  char *none[] = { NULL };

  for (const char *letter = "abcdefghijklmnopqrstuvwxyz"; *letter; letter++)
    {
      const char text[] = { *letter, '\0' };
      g_autoptr (TdFuzzy) fuzzy = td_fuzzy_new (text);

      td_find_add_actions (results, fuzzy, "today", none);
    }
  g_assert_cmpuint (results->len, >, 40);
  for (guint i = 0; i < results->len; i++)
    {
      TdFindResult *result = results->pdata[i];
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      GtkWidget *from = GTK_WIDGET (test->window);
      const GVariantType *type_wanted = NULL;

      g_assert_true (g_action_parse_detailed_name (result->action, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        {
          g_assert_true (g_action_map_lookup_action (G_ACTION_MAP (g_application_get_default ()),
                                                     name + strlen ("app.")) != NULL);
          continue;
        }
      if (g_str_equal (name, "win.show-help-overlay")) /* the application's, for its windows */
        continue;
      if (result->page)
        from = GTK_WIDGET (td_gui_test_go (test, result->page));
      g_assert_true (has_action (from, name, &type_wanted));
      g_assert_true (target ? type_wanted && g_variant_is_of_type (target, type_wanted)
                            : type_wanted == NULL);
    }
}

/* Escape, which GTK's entry keeps to itself: out of the box, then out of a line of a page. */
static void
test_escape (TdGuiTest *test, gconstpointer data)
{
  TdFind *box;
  GtkWidget *entry;
  TdPage *page;

  open_sample (test);
  box = open_box (test);
  entry = td_gui_test_find (box, GTK_TYPE_SEARCH_ENTRY, "entry");
  type (box, "vermeulen");
  g_signal_emit_by_name (entry, "stop-search");
  td_gui_test_wait (!gtk_widget_get_visible (GTK_WIDGET (box)));

  page = td_gui_test_go (test, "people");
  entry = td_gui_test_find (page, GTK_TYPE_SEARCH_ENTRY, "search");
  gtk_editable_set_text (GTK_EDITABLE (entry), "vermeulen");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (test->window)));
}

void
test_find_add (void)
{
#define ADD(name, test) \
  g_test_add ("/gui/find/" name, TdGuiTest, NULL, td_gui_test_setup, test, td_gui_test_teardown)
  ADD ("person", test_person);
  ADD ("keys", test_keys);
  ADD ("pair", test_pair);
  ADD ("shown", test_shown);
  ADD ("actions", test_actions);
  ADD ("nothing", test_nothing);
  ADD ("exist", test_exist);
  ADD ("escape", test_escape);
#undef ADD
}
