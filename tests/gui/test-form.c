/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-program-combo.h"
#include "program/td-program.h"

void test_form_add (void);

static char *
code_of (GObject *combo)
{
  char *code;

  g_object_get (combo, "code", &code, NULL);
  return code;
}

static void
count_cb (GObject *object, GParamSpec *pspec, int *n)
{
  (*n)++;
}

static void
test_code_combo (void)
{
  g_autoptr (GtkStringList) model =
      gtk_string_list_new ((const char *const[]){ "Not said", "Monthly", "Every 6 weeks", NULL });
  g_autoptr (AdwComboRow) combo = g_object_ref_sink (
      g_object_new (TD_TYPE_CODE_COMBO, "model", model, "codes", "|monthly|every:6w", NULL));
  g_autofree char *first = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *odd = NULL;
  int n = 0;

  first = code_of (G_OBJECT (combo));
  g_assert_null (first);
  g_object_set (combo, "code", "every:6w", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, 2);
  g_signal_connect (combo, "notify::code", G_CALLBACK (count_cb), &n);
  adw_combo_row_set_selected (combo, 1);
  chosen = code_of (G_OBJECT (combo));
  g_assert_cmpstr (chosen, ==, "monthly");
  g_assert_cmpint (n, ==, 1);
  g_object_set (combo, "code", "monthly", NULL);
  g_assert_cmpint (n, ==, 1);

  /* A code that is none of the choices is kept, and nothing shown as chosen. */
  g_object_set (combo, "code", "every:10d", NULL);
  odd = code_of (G_OBJECT (combo));
  g_assert_cmpstr (odd, ==, "every:10d");
  g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, GTK_INVALID_LIST_POSITION);
}

static void
test_program_combo (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdProgramCombo) combo = g_object_ref_sink (g_object_new (TD_TYPE_PROGRAM_COMBO, NULL));

  td_program_combo_set_session (combo, test->session);
  g_assert_cmpint (td_program_combo_get_id (combo), ==, 0);

  td_test_run (test->file.db, "INSERT INTO program (id, name, state) VALUES (1, 'A', 'closed'), "
                              "(2, 'B', 'open'), (3, 'C', 'open')");
  td_gui_test_reload (test);
  td_program_combo_set_session (combo, test->session);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo))), ==,
                    2);
  g_assert_cmpint (td_program_combo_get_id (combo), !=, 0);
  /* The one chosen in the window comes first to mind. */
  td_session_set_program_id (test->session, 2);
  td_program_combo_set_session (combo, test->session);
  g_assert_cmpint (td_program_combo_get_id (combo), ==, 2);
  td_session_set_program_id (test->session, 0);
}

void
test_form_add (void)
{
  g_test_add_func ("/gui/form/code-combo", test_code_combo);
  g_test_add ("/gui/form/program-combo", TdGuiTest, NULL, td_gui_test_setup, test_program_combo,
              td_gui_test_teardown);
}
