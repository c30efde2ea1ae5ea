/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-tab-order.h"

#define ONE_STOP "td-tab-one-stop"

static gboolean
is_one_stop (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (widget) || g_object_get_data (G_OBJECT (widget), ONE_STOP);
}

/* The row of a list view that holds the focus, or what is like one, or NULL. */
static GtkWidget *
find_row (GtkWidget *focus)
{
  for (GtkWidget *widget = focus; widget; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (parent && is_one_stop (parent))
        return widget;
    }
  return NULL;
}

static void
move_on (GtkWidget *window, GtkDirectionType direction)
{
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WINDOW))->move_focus (window, direction);
}

static GtkWidget *
find_selected (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row) &&
        (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return row;
  return NULL;
}

/* A list that is entered begins at what is selected, where there is one such row: the page that is
 * shown, not the first one. GTK begins where the focus was before. */
static void
go_to_selected (GtkWindow *window, GtkDirectionType direction)
{
  GtkWidget *row = find_row (gtk_window_get_focus (window));
  GtkWidget *list = row ? gtk_widget_get_parent (row) : NULL;

  if (list == NULL || !GTK_IS_LIST_VIEW (list) ||
      GTK_IS_MULTI_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))))
    return;
  row = find_selected (list);
  if (row)
    gtk_widget_child_focus (row, direction);
}

static void
move_focus (GtkWidget *window, GtkDirectionType direction)
{
  GtkWidget *row = find_row (gtk_window_get_focus (GTK_WINDOW (window)));
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *list;

  if (row == NULL || !tab)
    {
      move_on (window, direction);
      if (tab)
        go_to_selected (GTK_WINDOW (window), direction);
      return;
    }
  if (gtk_widget_child_focus (row, direction))
    return;
  /* For one step the list is not there, which keeps the row that had the focus for the way back. */
  list = gtk_widget_get_parent (row);
  gtk_widget_set_can_focus (list, FALSE);
  move_on (window, direction);
  gtk_widget_set_can_focus (list, TRUE);
  go_to_selected (GTK_WINDOW (window), direction);
}

void
td_tab_leaves_lists (GtkWidgetClass *window_class)
{
  window_class->move_focus = move_focus;
}

void
td_tab_leaves (GtkFlowBox *box)
{
  g_object_set_data (G_OBJECT (box), ONE_STOP, GINT_TO_POINTER (TRUE));
}

void
td_tab_enter_list (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  row = find_selected (list);
  if (row)
    gtk_widget_grab_focus (row);
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, list))
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

gboolean
td_tab_enter (GtkWidget *widget, gpointer first)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (first));
}
