/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-row-menu.h"

/* One popover for all rows: GTK 4.8 loses two kilobytes with each that was shown. */
typedef struct
{
  GtkWidget *view;
  GMenuModel *model;
  GtkWidget *popover; /* made when it is first needed */
  GWeakRef row;       /* that has the keyboard again when the menu is closed */
} RowMenu;

static void
free_menu (gpointer data)
{
  RowMenu *self = data;

  g_weak_ref_clear (&self->row);
  g_object_unref (self->model);
  g_free (self);
}

static RowMenu *
get_menu (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "td-row-menu");
}

/* The row that @widget is in: what GTK makes around the cells of a row is not public but for the
 * name that styles know it by. */
static GtkWidget *
find_row (GtkWidget *view, GtkWidget *widget)
{
  while (widget && widget != view && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget == view ? NULL : widget;
}

static void
closed_cb (RowMenu *self)
{
  g_autoptr (GtkWidget) row = g_weak_ref_get (&self->row);

  if (row && gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
}

static void
ensure_popover (RowMenu *self)
{
  if (self->popover)
    return;
  self->popover = gtk_popover_menu_new_from_model (self->model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  /* Before what the view has: its rows stay its last child. */
  gtk_widget_insert_after (self->popover, self->view, NULL);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
}

/* GTK would go on from where the keyboard was when the menu was closed. */
static gboolean
focus_first (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_is_sensitive (child) &&
        (focus_first (child) ||
         (gtk_widget_get_focusable (child) && gtk_widget_grab_focus (child))))
      return TRUE;
  return FALSE;
}

static void
open_at (RowMenu *self, GtkWidget *row, const GdkRectangle *place)
{
  if (!(gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED))
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_widget_grab_focus (row);
  g_weak_ref_set (&self->row, row);
  ensure_popover (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  focus_first (self->popover);
}

gboolean
td_row_menu_open (GtkWidget *view)
{
  RowMenu *self = get_menu (view);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;
  graphene_rect_t bounds;

  g_return_val_if_fail (self != NULL, FALSE);

  row = focus && gtk_widget_is_ancestor (focus, view) ? find_row (view, focus) : NULL;
  if (row == NULL || !gtk_widget_compute_bounds (row, view, &bounds))
    return FALSE;
  open_at (self, row,
           &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                            (int) bounds.size.height });
  return TRUE;
}

static gboolean
key_cb (GtkWidget *view, GVariant *arguments, gpointer data)
{
  return td_row_menu_open (view);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  RowMenu *self = data;
  GtkWidget *row = find_row (self->view, gtk_widget_pick (self->view, x, y, GTK_PICK_INSENSITIVE));

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_at (self, row, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
open_row_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  RowMenu *self = data;
  g_autoptr (GtkWidget) row = g_weak_ref_get (&self->row);

  if (row && gtk_widget_get_mapped (row))
    gtk_widget_activate (row);
}

static void
add_actions (RowMenu *self)
{
  static const GActionEntry entries[] = { { .name = "open", .activate = open_row_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->view, "row", G_ACTION_GROUP (group));
}

static void
destroy_cb (RowMenu *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
add_keys (GtkWidget *view)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const char *const triggers[] = { "Menu", "<Shift>F10" };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                          gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (view, keys);
}

void
td_row_menu_attach (GtkWidget *view, GMenuModel *menu)
{
  RowMenu *self = g_new0 (RowMenu, 1);
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_WIDGET (view));
  g_return_if_fail (get_menu (view) == NULL);

  self->view = view;
  self->model = g_object_ref (menu);
  g_weak_ref_init (&self->row, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  add_keys (view);
  add_actions (self);
  g_signal_connect_swapped (view, "destroy", G_CALLBACK (destroy_cb), self);
  g_object_set_data_full (G_OBJECT (view), "td-row-menu", self, free_menu);
}
