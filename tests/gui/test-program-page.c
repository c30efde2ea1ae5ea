/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/pages/program/td-program-panel.h"
#include "people/td-employee.h"
#include "program/td-program.h"

void test_program_page_add (void);

static gint64
add_program (TdDatabase *db, const char *name)
{
  g_autoptr (TdProgram) program = td_program_new ("mentoring");

  td_record_set_text (&program->name, name);
  g_assert_true (td_program_save (db, program, NULL));
  return program->id;
}

static TdPage *
open_one (TdGuiTest *test)
{
  gint64 id = add_program (test->file.db, "Leadership & Co 2026");
  TdPage *page;

  td_gui_test_reload (test);
  td_session_set_program_id (test->session, id);
  page = td_gui_test_go_settings (test);
  td_gui_test_wait (td_gui_test_shows (page, "Not in the reporting chain"));
  return page;
}

static void
type (gpointer root, const char *id, const char *text)
{
  GtkWidget *entry = td_gui_test_find (root, GTK_TYPE_EDITABLE, id);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
can_click (gpointer root, const char *label)
{
  GtkWidget *button = td_gui_test_find (root, GTK_TYPE_BUTTON, label);

  return button && gtk_widget_is_sensitive (button);
}

static void
test_create (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "program");
  GtkWidget *dialog;

  td_gui_test_wait (td_gui_test_shows (page, "No Programmes Yet"));
  td_gui_test_click (page, "_New Programme…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "A name is needed."));
  g_assert_false (can_click (dialog, "C_reate"));
  type (dialog, "name", "First steps");
  type (dialog, "objective", "New colleagues find their way");
  g_object_set (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "kind"), "code", "coaching", NULL);
  td_gui_test_photo (test, "program-dialog");
  td_gui_test_wait (can_click (dialog, "C_reate"));
  td_gui_test_click (dialog, "C_reate");
  td_gui_test_wait_gone (dialog);
  /* Coaching is shorter. */
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT planned_months FROM program WHERE kind = 'coaching' "
                                  "AND name = 'First steps' AND start_date = '2026-03-16'"),
                   ==, 6);
  td_gui_test_wait (td_session_get_program_id (test->session) == 1);
  td_gui_test_wait (td_gui_test_shows (page, "Not in the reporting chain"));
  td_gui_test_photo (test, "program-page");
}

/* Enter right behind the last letter of the name, before it was checked, is not lost. */
static void
test_hurried (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "program");
  GtkWidget *dialog, *name;

  td_gui_test_wait (td_gui_test_shows (page, "No Programmes Yet"));
  td_gui_test_click (page, "_New Programme…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "A name is needed."));
  name = td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "name");
  /* Without a name Enter is not kept for later. */
  g_signal_emit_by_name (name, "entry-activated");
  type (dialog, "name", "First steps");
  g_assert_false (can_click (dialog, "C_reate"));
  g_signal_emit_by_name (name, "entry-activated");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_test_count (test->file.db,
                                   "SELECT count(*) FROM program WHERE name = 'First steps'") == 1);
}

static GtkWidget *
find_setting (gpointer panel, GType type, const char *id)
{
  GtkWidget *widget = td_gui_test_find (panel, type, id);

  g_assert_nonnull (widget);
  return widget;
}

/* Shows the settings in a window of their own, as they are after the program was ended. */
static GtkWidget *
open_panel (TdGuiTest *test)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *panel = g_object_new (TD_TYPE_PROGRAM_PANEL, "session", test->session, NULL);

  gtk_window_set_child (GTK_WINDOW (window), panel);
  gtk_window_present (GTK_WINDOW (window));
  td_gui_test_wait (td_gui_test_shows (panel, "Not in the reporting chain"));
  td_gui_test_settle (test);
  return panel;
}

static gboolean
is_changed (GtkWidget *panel)
{
  gboolean changed;

  g_object_get (panel, "changed", &changed, NULL);
  return changed;
}

/* What was not saved when the program ended is there again, fields and rules, still to be saved;
 * once it was thrown away or saved it is not. */
static void
test_unsaved (TdGuiTest *test, gconstpointer data)
{
  const char *kept = "SELECT count(*) FROM unsaved_form";
  GtkWidget *panel, *objective, *weight;
  double before;

  open_one (test);
  panel = open_panel (test);
  objective = find_setting (panel, ADW_TYPE_ENTRY_ROW, "objective");
  weight = td_gui_test_find (find_setting (panel, GTK_TYPE_LIST_BOX, "weight_list"), GTK_TYPE_SCALE,
                             NULL);
  before = gtk_range_get_value (GTK_RANGE (weight));
  gtk_editable_set_text (GTK_EDITABLE (objective), "Half a sentence");
  gtk_range_set_value (GTK_RANGE (weight), before - 7);
  /* Not even a second: the window goes at once. */
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (panel)));
  td_gui_test_wait (td_test_count (test->file.db, kept) == 1);
  td_gui_test_settle (test);

  panel = open_panel (test);
  objective = find_setting (panel, ADW_TYPE_ENTRY_ROW, "objective");
  weight = td_gui_test_find (find_setting (panel, GTK_TYPE_LIST_BOX, "weight_list"), GTK_TYPE_SCALE,
                             NULL);
  g_assert_true (is_changed (panel));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (objective)), ==, "Half a sentence");
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (weight)), ==, before - 7);
  gtk_widget_activate_action (panel, "program.discard", NULL);
  td_gui_test_wait (td_test_count (test->file.db, kept) == 0 && !is_changed (panel));
  td_gui_test_settle (test);
  objective = find_setting (panel, ADW_TYPE_ENTRY_ROW, "objective");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (objective)), !=, "Half a sentence");

  gtk_editable_set_text (GTK_EDITABLE (objective), "A whole sentence");
  td_gui_test_wait (td_test_count (test->file.db, kept) == 1);
  td_gui_test_settle (test);
  gtk_widget_activate_action (panel, "program.save", NULL);
  td_gui_test_wait (td_test_count (test->file.db, kept) == 0 && !is_changed (panel));
  td_gui_test_settle (test);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (panel)));
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, kept), ==, 0);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program WHERE objective = "
                                                 "'A whole sentence'"),
                   ==, 1);
}

static void
test_edit (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_one (test);

  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Save"));
  gtk_spin_button_set_value (td_gui_test_find (page, GTK_TYPE_SPIN_BUTTON, "planned_months"), 8);
  td_gui_test_wait (td_gui_test_shows (page, "Mentoring shorter than 9 months"));
  type (page, "cadence.custom", "every:10d");
  td_gui_test_wait (can_click (page, "_Save"));
  td_gui_test_photo (test, "program-changed");
  td_gui_test_click (page, "_Save");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM program WHERE "
                                                  "planned_months = 8 AND cadence = 'every:10d'"));
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Save") == NULL);

  type (page, "cadence.custom", "sometimes");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Save") != NULL);
  td_gui_test_wait (!can_click (page, "_Save"));
  td_gui_test_click (page, "_Discard");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Save") == NULL);
  g_assert_cmpstr (gtk_editable_get_text (
                       td_gui_test_find (page, GTK_TYPE_EDITABLE, "cadence.custom")),
                   ==, "every:10d");
}

static void
test_rules (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;
  GtkWidget *row;
  g_autoptr (TdChangeEntry) entry = NULL;

  td_test_run (test->file.db, "INSERT INTO employee (id, number, name, name_key, search_key) "
                              "VALUES (1, '1', 'A', 'a', 'a')");
  g_assert_true (td_employee_set_extra (test->file.db, 1, "Union", "yes", NULL));
  page = open_one (test);
  g_assert_false (td_gui_test_shows (page, "At least so many grades"));
  row = td_gui_test_find (page, ADW_TYPE_ACTION_ROW, "Mentor of a higher grade");
  gtk_switch_set_active (td_gui_test_find (row, GTK_TYPE_SWITCH, NULL), TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "At least so many grades"));
  row = td_gui_test_find (page, ADW_TYPE_ACTION_ROW, "Union");
  gtk_range_set_value (td_gui_test_find (row, GTK_TYPE_SCALE, NULL), 35);
  gtk_widget_grab_focus (td_gui_test_find (row, GTK_TYPE_SCALE, NULL));
  td_gui_test_photo (test, "program-rules");
  td_gui_test_wait (can_click (page, "_Save"));
  td_gui_test_click (page, "_Save");
  td_gui_test_wait (td_test_count (test->file.db,
                                   "SELECT count(*) FROM program_rule WHERE (kind = 'rule' AND "
                                   "name = 'grade_gap' AND value = 1) OR (kind = 'criterion' AND "
                                   "name = 'field:Union' AND value = 35)") == 2);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Save") == NULL);
  g_assert_false (gtk_widget_is_sensitive (
      td_gui_test_find (td_gui_test_find (page, ADW_TYPE_ACTION_ROW, "Places"), GTK_TYPE_SWITCH,
                        NULL)));
  /* Programme and rules are one step to undo. */
  entry = td_change_find_undoable (test->file.db, NULL);
  g_assert_cmpstr (entry->action, ==, "program.edit");
}

static void
test_list (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  add_program (test->file.db, "Leadership & Co");
  add_program (test->file.db, "Coaching");
  td_test_run (test->file.db, "UPDATE program SET state = 'archived' WHERE id = 1");
  td_gui_test_reload (test);
  page = td_gui_test_go (test, "program");
  td_gui_test_wait (td_gui_test_shows (page, "Archived"));
  td_gui_test_photo (test, "program-list");
  gtk_widget_activate (td_gui_test_find (page, ADW_TYPE_ACTION_ROW, "Coaching"));
  td_gui_test_wait (td_session_get_program_id (test->session) == 2);
  td_gui_test_wait (td_gui_test_shows (page, "What comes next"));
  td_gui_test_go_settings (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_SWITCH, "requires_training") != NULL);
}

static void
test_life (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_one (test);
  GtkWidget *inside = td_gui_test_find (page, GTK_TYPE_SWITCH, "requires_training");
  GtkWidget *dialog;

  gtk_widget_activate_action (inside, "program.close", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Closed"));
  gtk_widget_activate_action (inside, "program.reopen", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Open"));

  gtk_widget_activate_action (inside, "program.copy", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  type (dialog, "name", "Leadership 2027");
  td_gui_test_wait (can_click (dialog, "C_reate"));
  td_gui_test_photo (test, "program-copy");
  td_gui_test_click (dialog, "C_reate");
  td_gui_test_wait (td_session_get_program_id (test->session) == 2);
  td_gui_test_settle (test);

  gtk_widget_activate_action (inside, "program.delete", NULL);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM program") == 1);
  td_gui_test_wait (td_session_get_program_id (test->session) == 0);
  td_gui_test_wait (td_gui_test_shows (page, "Choose one to see and change it"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM program") == 2);
}

#define ADD(name, func) \
  g_test_add ("/gui/program/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_program_page_add (void)
{
  ADD ("create", test_create);
  ADD ("hurried", test_hurried);
  ADD ("edit", test_edit);
  ADD ("unsaved", test_unsaved);
  ADD ("rules", test_rules);
  ADD ("list", test_list);
  ADD ("life", test_life);
}
