/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"

#include "td-gui-test.h"

#include <string.h>

/* More stops than any window has. */
#define MOST_STOPS 900
/* Of the controls in one row of a list. */
#define MOST_IN_ROW 24
/* Stops in one and the same widget. */
#define MOST_SAME 4
/* Until what has the focus is scrolled to, on the slowest machine, in microseconds. */
#define LONGEST_SCROLL (5 * G_USEC_PER_SEC)

/* --- Names --- */

/* Whether a widget has words of its own: a label inside of a button, the title of a row. */
static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)))
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  gboolean button = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
                    GTK_IS_CHECK_BUTTON (widget) || GTK_IS_LINK_BUTTON (widget) ||
                    ADW_IS_PREFERENCES_ROW (widget) ||
                    gtk_accessible_get_accessible_role (accessible) == GTK_ACCESSIBLE_ROLE_TAB;

  if (GTK_IS_TEXT (widget) &&
      gtk_accessible_get_accessible_role (accessible) != GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    return FALSE;
  /* What is chosen is no name for the button in a drop-down. */
  if (GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)))
    button = FALSE;

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (button && has_words (widget));
}

gboolean
td_gui_test_is_inside (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_STACK (widget) ||
         GTK_IS_TEXT (widget) || GTK_IS_LABEL (widget) || GTK_IS_LIST_BOX (widget) ||
         GTK_IS_FLOW_BOX (widget) || GTK_IS_POPOVER (widget) || GTK_IS_WINDOW (widget) ||
         /* The toggle in a menu button, the list in a column view, the switch of a row that is
          * named. */
         (parent && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_COLUMN_VIEW (parent) ||
                     GTK_IS_SPIN_BUTTON (parent)));
}

gboolean
td_gui_test_can_focus (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_focusable (widget) ||
      !gtk_widget_is_sensitive (widget))
    return FALSE;
  for (; widget; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_can_focus (widget))
      return FALSE;
  return TRUE;
}

/* "GtkButton in GtkBox in TdPairView": enough to find it. */
static char *
describe (GtkWidget *widget)
{
  GString *words = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (id)
    g_string_append_printf (words, " “%s”", id);
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    g_string_append_printf (words, " “%s”", gtk_button_get_label (GTK_BUTTON (widget)));
  for (GtkWidget *around = gtk_widget_get_parent (widget); around;
       around = gtk_widget_get_parent (around))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (around), "Td") || GTK_IS_LIST_BOX (around) ||
        GTK_IS_LIST_BASE (around))
      g_string_append_printf (words, " in %s", G_OBJECT_TYPE_NAME (around));
  return g_string_free (words, FALSE);
}

static void
complain (const char *what, GtkWidget *widget)
{
  g_autofree char *words = describe (widget);

  g_test_message ("%s: %s", what, words);
  g_printerr ("# %s: %s\n", what, words);
  g_test_fail ();
}

/* Nothing of a list without rows has the focus. */
static gboolean
is_empty_list (GtkWidget *widget)
{
  GListModel *rows = GTK_IS_LIST_VIEW (widget)
                         ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget)))
                         : NULL;

  return rows && g_list_model_get_n_items (rows) == 0;
}

/* The text in an entry row has the focus, and must say so itself. */
static gboolean
is_of_entry_row (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);
}

static void
collect (GtkWidget *widget, GPtrArray *controls)
{
  if (!gtk_widget_get_mapped (widget) || is_empty_list (widget))
    return;
  if (td_gui_test_can_focus (widget) &&
      (!td_gui_test_is_inside (widget) || is_of_entry_row (widget)))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      collect (child, controls);
}

guint
td_gui_test_count_named (gpointer root)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  collect (root, controls);
  for (guint i = 0; i < controls->len; i++)
    if (!is_named (controls->pdata[i]))
      complain ("No name", controls->pdata[i]);
  return controls->len;
}

/* --- Walking --- */

static gboolean
is_within (GtkWidget *widget, GtkWidget *other)
{
  return widget == other || gtk_widget_is_ancestor (widget, other);
}

static void
press_tab (GtkWindow *window, GtkDirectionType direction)
{
  g_signal_emit_by_name (window, "move-focus", direction);
  /* GTK scrolls by where all was drawn last: two Tabs between two frames scroll too far. */
  td_gui_test_wait_for_layout (GTK_WIDGET (window));
}

/* The row of a list that a control is in or is: its arrows lead there. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (parent && (GTK_IS_LIST_BASE (parent) || GTK_IS_LIST_BOX (parent) ||
                     GTK_IS_FLOW_BOX (parent) || GTK_IS_CALENDAR (parent)))
        return widget;
    }
  return NULL;
}

static gboolean
is_stop (GPtrArray *stops, GtkWidget *control)
{
  for (guint i = 0; i < stops->len; i++)
    if (is_within (stops->pdata[i], control))
      return TRUE;
  return FALSE;
}

static gboolean
list_is_stop (GPtrArray *stops, GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  return is_stop (stops, list);
}

/* Whether Tab leads to a control from the row that it is in. */
static gboolean
is_reached_from_row (GtkWindow *window, GtkWidget *row, GtkWidget *control)
{
  if (is_within (row, control))
    return TRUE;
  if (!gtk_widget_grab_focus (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < MOST_IN_ROW; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (window);

      if (focus == NULL || !is_within (focus, row))
        return FALSE;
      if (is_within (focus, control))
        return TRUE;
      press_tab (window, GTK_DIR_TAB_FORWARD);
    }
  return FALSE;
}

static gboolean
is_radio (gpointer widget)
{
  GtkWidget *mark = GTK_IS_CHECK_BUTTON (widget) ? gtk_widget_get_first_child (widget) : NULL;

  /* Whether it is one of a group is told by its looks only. */
  return mark && g_strcmp0 (gtk_widget_get_css_name (mark), "radio") == 0;
}

/* Whether Tab leads to another choice of the same list, from where the arrows lead on. */
static gboolean
is_reached_from_choice (GPtrArray *stops, GtkWidget *control)
{
  GtkWidget *list = gtk_widget_get_ancestor (control, GTK_TYPE_LIST_BOX);

  if (!is_radio (control) || list == NULL)
    return FALSE;
  for (guint i = 0; i < stops->len; i++)
    if (is_radio (stops->pdata[i]) && gtk_widget_is_ancestor (stops->pdata[i], list))
      return TRUE;
  return FALSE;
}

static gboolean
is_reached (GtkWindow *window, GPtrArray *stops, GtkWidget *control)
{
  GtkWidget *row = find_row (control);

  if (is_stop (stops, control) || is_reached_from_choice (stops, control))
    return TRUE;
  return row && list_is_stop (stops, row) && is_reached_from_row (window, row, control);
}

/* Whether any of it is inside of the window, and of what scrolls around it. */
static gboolean
is_seen (GtkWidget *widget)
{
  for (GtkWidget *around = gtk_widget_get_parent (widget); around;
       around = gtk_widget_get_parent (around))
    {
      graphene_rect_t bounds, frame;

      if (!GTK_IS_WINDOW (around) && !GTK_IS_SCROLLED_WINDOW (around))
        continue;
      if (!gtk_widget_compute_bounds (widget, around, &bounds))
        return FALSE;
      graphene_rect_init (&frame, 0, 0, (float) gtk_widget_get_width (around),
                          (float) gtk_widget_get_height (around));
      if (bounds.size.width > 0 && bounds.size.height > 0 &&
          !graphene_rect_intersection (&bounds, &frame, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Whether what has the focus comes into sight, by itself or, where what loads moved it away, when
 * it gets the focus again. */
static gboolean
comes_into_sight (GtkWindow *window, GtkWidget *focus)
{
  for (gint64 until = g_get_monotonic_time () + LONGEST_SCROLL;
       !is_seen (focus) && g_get_monotonic_time () < until;)
    td_gui_test_iterate ();
  if (is_seen (focus))
    return TRUE;
  g_test_message ("%s moved out of sight", G_OBJECT_TYPE_NAME (focus));
  gtk_window_set_focus (window, NULL);
  gtk_widget_grab_focus (focus);
  td_gui_test_wait_for_frames (GTK_WIDGET (window));
  return gtk_window_get_focus (window) == focus && is_seen (focus);
}

/* All stops of one round of Tab, or of Shift and Tab. */
static GPtrArray *
go_round (GtkWindow *window, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();
  guint n_same = 0;

  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < MOST_STOPS; i++)
    {
      GtkWidget *focus;

      press_tab (window, direction);
      focus = gtk_window_get_focus (window);
      /* Before the first control of a window there is none. */
      if (focus == NULL && stops->len > 0 && direction == GTK_DIR_TAB_BACKWARD)
        return stops;
      if (focus == NULL)
        continue;
      if (stops->len > 0 && focus == stops->pdata[0])
        return stops;
      if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (focus)))
        complain ("Takes Tab for itself", focus);
      /* An expander keeps it for its title and what it shows. */
      if (stops->len > 0 && focus == stops->pdata[stops->len - 1] && ++n_same < MOST_SAME)
        continue;
      if (n_same == MOST_SAME)
        {
          complain ("Tab does not leave", focus);
          return stops;
        }
      n_same = 0;
      if (g_ptr_array_find (stops, focus, NULL))
        {
          complain ("Tab goes in a circle from", focus);
          return stops;
        }
      g_ptr_array_add (stops, focus);
      if (!comes_into_sight (window, focus))
        complain ("Has the focus out of sight", focus);
    }
  g_error ("More than %d stops", MOST_STOPS);
}

guint
td_gui_test_walk (GtkWindow *window)
{
  g_autoptr (GPtrArray) stops = NULL;
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  /* Where the focus was on what went, GTK moves it on with one of the next frames. */
  td_gui_test_wait_for_frames (GTK_WIDGET (window));
  collect (GTK_WIDGET (window), controls);
  if (controls->len == 0)
    return 0;
  stops = go_round (window, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < controls->len; i++)
    if (!is_reached (window, stops, controls->pdata[i]))
      complain ("Cannot be reached", controls->pdata[i]);
  return stops->len;
}

guint
td_gui_test_walk_back (GtkWindow *window)
{
  g_autoptr (GPtrArray) stops = NULL;

  td_gui_test_wait_for_frames (GTK_WIDGET (window));
  stops = go_round (window, GTK_DIR_TAB_BACKWARD);
  return stops->len;
}

/* --- Mnemonics --- */

static guint
count_mnemonics (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_LIST_BASE (widget))
    return 0;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (widget));

      if (!gtk_button_get_use_underline (GTK_BUTTON (widget)) || strchr (label, '_') == NULL)
        complain ("No mnemonic", widget);
      else
        n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      n += count_mnemonics (child);
  return n;
}

static void
complain_of_letter (const char *what, const char *words, GtkLabel *label)
{
  g_autofree char *text = g_strdup_printf ("%s %s: “%s”", what, words, gtk_label_get_label (label));

  complain (text, GTK_WIDGET (label));
}

/* The same words twice lead to the same thing, such as the button of each part of a board. A row is
 * one of many: a letter in it would be that of all of them. */
static void
check_letters (GtkWidget *widget, gboolean row, GHashTable *seen)
{
  guint letter = GDK_KEY_VoidSymbol;
  GtkLabel *before;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    letter = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));
  if (letter != GDK_KEY_VoidSymbol && row)
    complain_of_letter ("A letter in a", "row", GTK_LABEL (widget));
  else if (letter != GDK_KEY_VoidSymbol)
    {
      before = g_hash_table_lookup (seen, GUINT_TO_POINTER (letter));
      if (before &&
          g_strcmp0 (gtk_label_get_label (before), gtk_label_get_label (GTK_LABEL (widget))) != 0)
        complain_of_letter ("The same letter as", gtk_label_get_label (before), GTK_LABEL (widget));
      g_hash_table_insert (seen, GUINT_TO_POINTER (letter), widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_letters (child, row || GTK_IS_LIST_BASE (widget), seen);
}

void
td_gui_test_check_letters (GtkWindow *window)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  check_letters (GTK_WIDGET (window), FALSE, seen);
}

guint
td_gui_test_count_mnemonics (GtkWindow *window)
{
  td_gui_test_check_letters (window);
  return count_mnemonics (GTK_WIDGET (window));
}
