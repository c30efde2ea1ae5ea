/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-gui-test.h"

#include "gui/pages/import/td-import-window.h"
#include "workspace/td-sample.h"

#include <libintl.h>

void test_alt_letters_add (void);

/* The letters that Alt is pressed with: on what is shown together no two words have the same one,
 * in any language. */

/* Part of the interface of GNU gettext: counts up when translations are to be looked up anew. */
extern int _nl_msg_cat_cntr;

static void
set_language (const char *language)
{
  if (language)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  _nl_msg_cat_cntr++;
}

static void
setup (TdGuiTest *test, gconstpointer language)
{
  g_autoptr (GError) error = NULL;

  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  set_language (language);
  td_gui_test_setup (test, NULL);
  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

static void
teardown (TdGuiTest *test, gconstpointer language)
{
  td_gui_test_teardown (test, NULL);
  set_language (NULL);
}

static TdPage *
check_page (TdGuiTest *test, const char *name)
{
  TdPage *page = td_gui_test_go (test, name);

  td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
  td_gui_test_settle (test);
  td_gui_test_check_letters (GTK_WINDOW (test->window));
  return page;
}

/* Sign-ups ask for the most. */
static void
check_import (TdGuiTest *test)
{
  g_autofree char *path = g_build_filename (test->file.folder, "sign-ups.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer window;

  g_assert_true (g_file_set_contents (path, "Email,Role\nann@x.org,Mentor\n", -1, NULL));
  td_import_window_show (GTK_WIDGET (test->window), test->session, TD_IMPORT_ENROLMENTS, file);
  window = td_gui_test_dialog (test);
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  td_gui_test_settle (test);
  td_gui_test_check_letters (window);
  td_gui_test_click (window, g_dgettext (GETTEXT_PACKAGE, "_Preview"));
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  td_gui_test_settle (test);
  td_gui_test_check_letters (window);
  gtk_window_destroy (window);
  td_gui_test_settle (test);
}

static void
test_letters (TdGuiTest *test, gconstpointer language)
{
  static const char *const pages[] = { "today",   "people", "pairing", "pairs",
                                       "insight", "report", "program" };
  static const char *const items[][2] = {
    { "pairs", "SELECT min(id) FROM pair WHERE state = 'active'" },
    { "pairs", "SELECT min(id) FROM pair WHERE state = 'proposed'" },
    { "pairs", "SELECT min(id) FROM pair WHERE state IN ('completed', 'ended')" },
    { "people", "SELECT min(mentor_id) FROM pair" },
    { "program", "SELECT min(id) FROM program" },
  };
  GType type;

  td_session_set_program_id (test->session,
                             td_test_count (test->file.db,
                                            "SELECT min(id) FROM program WHERE state = 'open'"));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    check_page (test, pages[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      gint64 id = td_test_count (test->file.db, items[i][1]);
      TdPage *page = td_gui_test_go (test, items[i][0]);

      if (id == 0)
        continue;
      td_page_show_item (page, id);
      td_gui_test_settle (test);
      td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
      td_gui_test_check_letters (GTK_WINDOW (test->window));
    }
  for (guint i = 0; (type = td_gui_test_dialog_type (i)) != G_TYPE_INVALID; i++)
    {
      GtkWindow *dialog =
          g_object_new (type, "session", test->session, "transient-for", test->window, NULL);

      gtk_window_present (dialog);
      td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
      td_gui_test_settle (test);
      td_gui_test_check_letters (dialog);
      gtk_window_destroy (dialog);
      td_gui_test_settle (test);
    }
  check_import (test);
}

void
test_alt_letters_add (void)
{
#define ADD(language) \
  g_test_add ("/gui/alt-letters/" language, TdGuiTest, language, setup, test_letters, teardown)
  ADD ("en");
  ADD ("nl");
  ADD ("de");
  ADD ("fr");
  ADD ("es");
  ADD ("ar");
#undef ADD
}
