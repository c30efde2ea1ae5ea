/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-row.h"

#include "base/td-text.h"
#include "gui/pages/today/td-today-item.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-named-bin.h"

#include <glib/gi18n-lib.h>

struct _TdTodayRow
{
  AdwBin parent_instance;

  GtkMenuButton *others;
  TdTodayItem *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdTodayRow, td_today_row, ADW_TYPE_BIN)

/* --- Closures --- */

static gboolean
has_role (gpointer object, TdTodayItem *item, int role)
{
  return item && item->role == role;
}

static char *
more_label (gpointer object, int count)
{
  return g_strdup_printf (ngettext ("Show All %d", "Show All %d", count), count);
}

/* --- What the row does --- */

static void
expand (TdTodayRow *self, gboolean expanded)
{
  if (self->item)
    gtk_widget_activate_action (GTK_WIDGET (self), "today.expand", "(ib)", self->item->kind,
                                expanded);
}

static void
more_cb (TdTodayRow *self)
{
  expand (self, TRUE);
}

static void
fewer_cb (TdTodayRow *self)
{
  expand (self, FALSE);
}

static void
next_cb (TdTodayRow *self)
{
  if (self->item && self->item->next_code)
    gtk_widget_activate_action (GTK_WIDGET (self), "today.act", "(ss)", self->item->next_code,
                                self->item->key);
}

static GMenuItem *
make_menu_item (TdTodayItem *item, TdAgendaAction action)
{
  GMenuItem *entry = g_menu_item_new (td_agenda_action_get_label (action), NULL);

  g_menu_item_set_action_and_target (entry, "today.act", "(ss)", td_agenda_action_get_code (action),
                                     item->key);
  return entry;
}

/* The two of the pair, each with a page. */
static void
append_person (GMenu *menu, const char *label, gint64 id)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  if (id == 0)
    return;
  g_menu_item_set_action_and_target (entry, "win.show", "(sx)", "people", id);
  g_menu_append_item (menu, entry);
}

/* Everything but the next action; opening the pair and the pages of the two last. Made when it is
 * asked for: two hundred menus would take longer than all the rows. No sections: GTK 4.8 keeps what
 * they tell others for ever, and this menu is another for each row. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TdTodayRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) last = NULL;

  if (self->item == NULL)
    return;
  for (guint i = 0; i < TD_AGENDA_N_ACTIONS; i++)
    {
      TdAgendaAction action = 1 << i;
      g_autoptr (GMenuItem) entry = NULL;

      if (!(self->item->actions & action) ||
          action == td_agenda_action_from_code (self->item->next_code))
        continue;
      entry = make_menu_item (self->item, action);
      if (action == TD_AGENDA_OPEN)
        g_set_object (&last, entry);
      else
        g_menu_append_item (menu, entry);
    }
  if (last)
    g_menu_append_item (menu, last);
  append_person (menu, _ ("Mento_r’s Page"), self->item->mentor_id);
  append_person (menu, _ ("Men_tee’s Page"), self->item->mentee_id);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* GTK would leave the keyboard on the button of the menu. */
static void
closed_cb (GtkPopover *popover, GtkWidget *focus)
{
  g_signal_handlers_disconnect_by_func (popover, closed_cb, focus);
  if (gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
}

void
td_today_row_open_menu (TdTodayRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkPopover *popover;

  g_return_if_fail (TD_IS_TODAY_ROW (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->others)))
    return;
  gtk_menu_button_popup (self->others);
  popover = gtk_menu_button_get_popover (self->others);
  if (popover && focus)
    g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), focus, 0);
}

static void
secondary_pressed_cb (TdTodayRow *self)
{
  td_today_row_open_menu (self);
}

/* --- The item --- */

/* What is read out of the row of the list: with the kind, which only stands above its pairs. */
static void
describe (TdTodayRow *self)
{
  GtkWidget *bin = gtk_widget_get_ancestor (GTK_WIDGET (self), TD_TYPE_NAMED_BIN);
  g_autofree char *text = NULL;

  if (bin == NULL || self->item == NULL)
    return;
  if (self->item->role == TD_TODAY_PAIR)
    text = g_strjoin (td_text_get_comma (), td_agenda_kind_get_title (self->item->kind),
                      self->item->title, self->item->detail, NULL);
  else
    text = g_strdup_printf ("%s, %d", self->item->title, self->item->count);
  g_object_set (bin, "words", text, NULL);
}

static void
set_quiet (TdTodayRow *self)
{
  if (self->item && self->item->quiet)
    gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "quiet");
}

/* It may change while it stays in the list. */
static void
item_changed_cb (TdTodayRow *self)
{
  set_quiet (self);
  describe (self);
}

static void
set_item (TdTodayRow *self, TdTodayItem *item)
{
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, item_changed_cb, self);
  g_set_object (&self->item, item);
  if (item)
    g_signal_connect_object (item, "notify", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_menu_model (self->others, NULL);
  item_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
td_today_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_today_row_parent_class)->root (widget);

  describe (TD_TODAY_ROW (widget));
}

static void
td_today_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_TODAY_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_today_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      set_item (TD_TODAY_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_today_row_dispose (GObject *object)
{
  g_clear_object (&TD_TODAY_ROW (object)->item);

  G_OBJECT_CLASS (td_today_row_parent_class)->dispose (object);
}

static void
td_today_row_class_init (TdTodayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_today_row_get_property;
  object_class->set_property = td_today_row_set_property;
  object_class->dispose = td_today_row_dispose;
  widget_class->root = td_today_row_root;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_TODAY_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/today/td-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTodayRow, others);
  gtk_widget_class_bind_template_callback (widget_class, has_role);
  gtk_widget_class_bind_template_callback (widget_class, more_label);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, fewer_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  td_closures_bind (widget_class);
}

static void
td_today_row_init (TdTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->others, create_menu_cb, self, NULL);
}
