/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-gui-test.h"

#include "workspace/td-sample.h"

#include <libintl.h>

void test_widths_add (void);

/* What a narrow window leaves to its contents. */
#define NARROW 360
#define NARROW_PAGE 400

/* Part of the interface of GNU gettext: counts up when translations are to be looked up anew. */
extern int _nl_msg_cat_cntr;

static void
set_language (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}

/* What is as wide as that, from the outside in. */
static void
tell_wide (GtkWidget *widget, guint depth)
{
  int least;

  if (depth > 0 && !gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least < NARROW / 8)
    return;
  g_test_message ("%*s%s “%s”: %d", depth, "", G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "", least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child, depth + 1);
}

static void
measure_all (TdGuiTest *test, const char *language)
{
  GType type;

  set_language (language);
  for (guint i = 0; (type = td_gui_test_dialog_type (i)) != G_TYPE_INVALID; i++)
    {
      GtkWidget *dialog = g_object_new (type, "session", test->session, NULL);
      int least;

      gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog))
                              ? gtk_window_get_child (GTK_WINDOW (dialog))
                              : dialog,
                          GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%s %s: %d", language, g_type_name (type), least);
      if (least > NARROW)
        {
          tell_wide (dialog, 0);
          g_test_message ("%s cannot be narrower than %d in “%s”", g_type_name (type), least,
                          language);
          g_test_fail ();
        }
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

/* Every dialog fits a narrow window, in English and in Dutch (whose words are longer). */
static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  measure_all (test, "en");
  measure_all (test, "nl");
  /* Without the file of translations the second round would say nothing. */
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "_Cancel"), ==, "_Annuleren");
  set_language ("en");
}

/* How wide a page wants to be at least. Those that fold ask for less once they are narrow, which
 * /gui/window/narrow looks at. */
static void
measure_pages (TdGuiTest *test, const char *language)
{
  static const char *const names[] = { "today", "people", "pairing", "pairs", "program", NULL };

  for (const char *const *name = names; *name; name++)
    {
      TdPage *page = td_gui_test_go (test, *name);
      int least;

      td_gui_test_settle (test);
      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      g_test_message ("%s %s: %d", language, *name, least);
      if (least > NARROW_PAGE)
        {
          g_test_message ("The page %s cannot be narrower than %d in “%s”", *name, least, language);
          g_test_fail ();
        }
    }
}

/* Every page does as well, with something on it: words are translated where a window is made. */
static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  TdWindow *english = test->window;
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  measure_pages (test, "en");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  set_language ("nl");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "_Cancel"), ==, "_Annuleren");
  test->window = td_window_new (gtk_window_get_application (GTK_WINDOW (english)));
  td_window_set_session (test->window, test->session);
  gtk_window_present (GTK_WINDOW (test->window));
  measure_pages (test, "nl");
  gtk_window_destroy (GTK_WINDOW (test->window));
  set_language ("en");
  test->window = english;
}

void
test_widths_add (void)
{
  g_test_add ("/gui/widths/pages", TdGuiTest, NULL, td_gui_test_setup, test_pages,
              td_gui_test_teardown);
  g_test_add ("/gui/widths/narrow", TdGuiTest, NULL, td_gui_test_setup, test_narrow,
              td_gui_test_teardown);
}
