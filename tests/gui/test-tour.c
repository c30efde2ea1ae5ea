/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-gui-tour.h"

#include "gui/frame/td-dialog.h"
#include "gui/pages/import/td-import-window.h"

void test_tour_add (void);

/* A small laptop: 1024 by 600 pixels, less the bar of the desktop. */
#define SMALL_WIDTH 1024
#define SMALL_HEIGHT 560
/* What large text is measured on. */
#define LARGE_WIDTH 1280
#define LARGE_HEIGHT 800
/* Pixels that rounding may cost. */
#define TOLERANCE 1

static const char *const pages[] = { "today",   "people", "pairing", "pairs",
                                     "insight", "report", "program" };

static void
complain (const char *where, GtkWidget *widget, const char *what)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  g_printerr ("# %s: %s: %s %s “%s” in %s\n", where, what, G_OBJECT_TYPE_NAME (widget),
              id ? id : "", text, G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  g_test_fail ();
}

/* --- Sizes --- */

/* How small a window can be made. */
static void
check_least (GtkWindow *window, const char *name, int width, int height)
{
  int least_width, least_height;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, MIN (width, least_width),
                      &least_height, NULL, NULL, NULL);
  g_test_message ("%s: at least %d by %d", name, least_width, least_height);
  if (least_width > width || least_height > height)
    {
      g_printerr ("# %s: at least %d by %d\n", name, least_width, least_height);
      g_test_fail ();
    }
}

/* Whether what is around a widget shows all of it, or can be scrolled to. */
static void
check_shown (GtkWidget *widget, GtkWidget *window, const char *name)
{
  gboolean across = FALSE, down = FALSE;

  for (GtkWidget *around = gtk_widget_get_parent (widget); around;
       around = gtk_widget_get_parent (around))
    {
      graphene_rect_t bounds;

      if (GTK_IS_SCROLLED_WINDOW (around))
        {
          GtkPolicyType horizontal, vertical;

          gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (around), &horizontal, &vertical);
          across |= horizontal != GTK_POLICY_NEVER;
          down |= vertical != GTK_POLICY_NEVER;
        }
      if (around != window && !GTK_IS_SCROLLED_WINDOW (around))
        continue;
      if (!gtk_widget_compute_bounds (widget, around, &bounds))
        return;
      if (!across &&
          (bounds.origin.x < -TOLERANCE || bounds.origin.x + bounds.size.width >
                                               (float) (gtk_widget_get_width (around) + TOLERANCE)))
        complain (name, widget, "cut at the side");
      if (!down && (bounds.origin.y < -TOLERANCE ||
                    bounds.origin.y + bounds.size.height >
                        (float) (gtk_widget_get_height (around) + TOLERANCE)))
        complain (name, widget, "cut above or below");
      if (around == window)
        return;
    }
}

/* Whether a line of a label ends within a word. What somebody typed or chose may. */
static gboolean
breaks_word (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const char *next = text + pango_layout_get_line_readonly (layout, i)->start_index;

      if (next > text && g_unichar_isalpha (g_utf8_get_char (next)) &&
          g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (next))))
        return TRUE;
    }
  return FALSE;
}

/* Controls that are cut, buttons whose words are, and words that are broken. */
static void
check_clipped (GtkWidget *widget, GtkWidget *window, const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (td_gui_test_can_focus (widget) && !td_gui_test_is_inside (widget))
    check_shown (widget, window, name);
  if (GTK_IS_LABEL (widget) && GTK_IS_BUTTON (gtk_widget_get_parent (widget)) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    complain (name, widget, "words are cut");
  if (GTK_IS_LABEL (widget) && breaks_word (GTK_LABEL (widget)))
    complain (name, widget, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_clipped (child, window, name);
}

/* --- Keyboard and names, and a small laptop --- */

static void
visit_cb (TdGuiTest *test, GtkWindow *window, const char *name)
{
  td_gui_test_photo (test, name);
  check_least (window, name, SMALL_WIDTH, SMALL_HEIGHT);
  td_gui_test_count_named (window);
  td_gui_test_walk (window);
  if (TD_IS_DIALOG (window))
    td_gui_test_count_mnemonics (window);
}

/* Every dialog on data: reached by Tab, named, and no larger than a small laptop. */
static void
test_dialogs (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_tour (test, visit_cb);
}

/* --- Large text --- */

static void
large_cb (TdGuiTest *test, GtkWindow *window, const char *name)
{
  /* GTK's own, which neither wraps nor scrolls; what is in it the menus and tooltips say too. */
  if (GTK_IS_SHORTCUTS_WINDOW (window))
    return;
  td_gui_test_wait_for_frames (GTK_WIDGET (window));
  check_least (window, name, LARGE_WIDTH, LARGE_HEIGHT);
  check_clipped (GTK_WIDGET (window), GTK_WIDGET (window), name);
  td_gui_test_photo (test, name);
}

/* Text of twice the size: no page wider than the window, nothing cut. */
static void
test_large (TdGuiTest *test, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  /* GTK 4.8 rounds the heights of wrapped labels and boxes apart at this size, and complains of
   * itself. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_FLAG_RECURSION);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (test->window), LARGE_WIDTH, LARGE_HEIGHT);
  td_gui_test_open_sample (test);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      td_gui_test_show (test, pages[i], NULL);
      check_least (GTK_WINDOW (test->window), pages[i], LARGE_WIDTH, LARGE_HEIGHT);
      check_clipped (GTK_WIDGET (test->window), GTK_WIDGET (test->window), pages[i]);
      td_gui_test_photo (test, pages[i]);
    }
  td_gui_test_tour (test, large_cb);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_log_set_always_fatal (fatal);
}

/* --- Menus and popovers --- */

static void
count_items (GtkWidget *widget, guint *n)
{
  if (td_gui_test_can_focus (widget) && (GTK_IS_TEXT (widget) || !td_gui_test_is_inside (widget)))
    (*n)++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    count_items (child, n);
}

/* Opened, what is in it is named, and one of it has the focus; Tab goes on in it; closed again. */
static void
check_menu (TdGuiTest *test, GtkMenuButton *button, const char *name)
{
  GtkWidget *popover;
  GtkWidget *focus;
  guint n = 0;

  /* Who opens it sees it: GTK has no place for the menu of a button that is scrolled away. */
  gtk_widget_grab_focus (GTK_WIDGET (button));
  td_gui_test_wait_for_frames (GTK_WIDGET (test->window));
  gtk_menu_button_popup (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  g_assert_nonnull (popover);
  td_gui_test_wait (gtk_widget_get_mapped (popover));
  td_gui_test_settle (test);
  count_items (popover, &n);
  g_test_message ("%s: %u in a menu", name, n);
  if (n == 0)
    complain (name, GTK_WIDGET (button), "opens something without a control");
  td_gui_test_count_named (popover);
  focus = gtk_root_get_focus (gtk_widget_get_root (popover));
  if (n > 0 && (focus == NULL || !gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (gtk_widget_get_root (popover));
  if (n > 0 && (focus == NULL || !gtk_widget_is_ancestor (focus, popover)))
    complain (name, popover, "no key leads into");
  gtk_menu_button_popdown (button);
  td_gui_test_wait (!gtk_widget_get_mapped (popover));
}

static guint
check_menus (TdGuiTest *test, GtkWidget *widget, const char *name)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_LIST_BASE (widget))
    return 0;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    {
      check_menu (test, GTK_MENU_BUTTON (widget), name);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      n += check_menus (test, child, name);
  return n;
}

static void
test_menus (TdGuiTest *test, gconstpointer data)
{
  guint n = 0;

  td_gui_test_open_sample (test);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      td_gui_test_show (test, pages[i], NULL);
      n += check_menus (test, GTK_WIDGET (test->window), pages[i]);
    }
  td_gui_test_show (test, "pairs", "SELECT min(id) FROM pair WHERE state = 'active'");
  n += check_menus (test, GTK_WIDGET (test->window), "a pair");
  td_gui_test_show (test, "people", "SELECT min(mentor_id) FROM pair");
  n += check_menus (test, GTK_WIDGET (test->window), "a person");
  g_assert_cmpuint (n, >, 20);
}

/* --- The steps of an import --- */

static void
check_step (TdGuiTest *test, gpointer window, const char *step)
{
  td_gui_test_settle (test);
  td_gui_test_wait (!td_busy_is_active (td_dialog_get_busy (window)));
  td_gui_test_wait_for_frames (window); /* rows are named a moment after they came */
  g_test_message ("%s", step);
  visit_cb (test, window, step);
}

static void
test_import (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer window;

  g_assert_true (
      g_file_set_contents (path, "Number,Name,Hired on\n1,Ann Lee,2019-03-15\n2,Bob Ray,never\n",
                           -1, NULL));
  window = td_import_window_show (GTK_WIDGET (test->window), test->session, TD_IMPORT_ROSTER, NULL);
  check_step (test, window, "the start of an import");
  gtk_window_destroy (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  window = td_import_window_show (GTK_WIDGET (test->window), test->session, TD_IMPORT_ROSTER, file);
  check_step (test, window, "the columns");
  td_gui_test_click (window, "_Preview");
  check_step (test, window, "the rehearsal");
  td_gui_test_click (window, "_Import");
  check_step (test, window, "the receipt");
  gtk_window_destroy (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_tour_add (void)
{
#define ADD(name, test) \
  g_test_add ("/gui/tour/" name, TdGuiTest, NULL, td_gui_test_setup, test, td_gui_test_teardown)
  ADD ("dialogs", test_dialogs);
  ADD ("large", test_large);
  ADD ("menus", test_menus);
  ADD ("import", test_import);
#undef ADD
}
