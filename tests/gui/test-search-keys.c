/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing-fixture.h"
#include "td-gui-tour.h"

void test_search_keys_add (void);

static gboolean
has_focus (TdGuiTest *test, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (test->window));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* From the line down to its list, and from there on in the line with any letter, which is added to
 * what stood there. */
static void
check (TdGuiTest *test, gpointer root, const char *list)
{
  GtkWidget *search = NULL;
  GtkWidget *rows = NULL;

  td_gui_test_wait ((search = td_gui_test_find (root, GTK_TYPE_SEARCH_ENTRY, "search")) != NULL);
  td_gui_test_wait ((rows = td_gui_test_find (root, GTK_TYPE_WIDGET, list)) != NULL);
  td_gui_test_wait (gtk_widget_get_mapped (rows));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  td_gui_test_settle (test);
  gtk_widget_grab_focus (search);
  td_gui_test_type (test->window, "Down");
  td_gui_test_wait (has_focus (test, rows));
  td_gui_test_type (test->window, "a");
  td_gui_test_wait (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (search)), "a"));
  td_gui_test_wait (has_focus (test, search));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  td_gui_test_settle (test);
}

static void
test_pairs (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_open_sample (test);
  check (test, td_gui_test_show (test, "pairs", NULL), "table");
}

static void
test_pairing (TdGuiTest *test, gconstpointer data)
{
  static const char *const panels[] = { "TdWaitingPanel", "TdMentorsPanel" };
  GtkWidget *page = pairing_fill (test);

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      gpointer panel = NULL;

      td_gui_test_wait ((panel = td_gui_test_find (page, g_type_from_name (panels[i]), NULL)));
      check (test, panel, "view");
    }
}

void
test_search_keys_add (void)
{
#define ADD(name, func)                                                           \
  g_test_add ("/gui/search-keys/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)
  ADD ("pairs", test_pairs);
  ADD ("pairing", test_pairing);
#undef ADD
}
