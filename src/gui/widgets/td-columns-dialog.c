/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-columns-dialog.h"

#include "gui/widgets/td-column-row.h"

struct _TdColumnsDialog
{
  TdDialog parent_instance;

  GtkListBox *list;
  GtkFilterListModel *offered;
  AdwComboRow *sort;
  GtkStringList *titles; /* the standard order, then the columns offered */
  GtkSwitch *descending;

  TdColumnSet *columns;
  GPtrArray *sorts; /* of TdColumn, as the titles behind the first */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TdColumnsDialog, td_columns_dialog, TD_TYPE_DIALOG)

static TdColumnRow *
find_row (TdColumnsDialog *self, const char *field)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (g_str_equal (td_column_get_field (td_column_row_get_column (TD_COLUMN_ROW (row))), field))
      return TD_COLUMN_ROW (row);
  return NULL;
}

/* The rows are made anew, so the button that was pressed is another one. */
static void
move (TdColumnsDialog *self, GVariant *target, int by)
{
  const char *field = g_variant_get_string (target, NULL);
  TdColumnRow *row = find_row (self, field);

  if (row && td_column_set_move (self->columns, td_column_row_get_column (row), by))
    td_column_row_focus_move (find_row (self, field), by);
}

static void
up_action (GtkWidget *widget, const char *action, GVariant *target)
{
  move (TD_COLUMNS_DIALOG (widget), target, -1);
}

static void
down_action (GtkWidget *widget, const char *action, GVariant *target)
{
  move (TD_COLUMNS_DIALOG (widget), target, 1);
}

/* --- Sorting, which takes a mouse in the list --- */

static void
show_sort (TdColumnsDialog *self)
{
  gboolean descending = FALSE;
  const char *field = td_column_set_get_sort (self->columns, &descending);
  guint selected = 0;

  for (guint i = 0; field && i < self->sorts->len; i++)
    if (g_str_equal (td_column_get_field (self->sorts->pdata[i]), field))
      selected = i + 1;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->sort, selected);
  gtk_switch_set_active (self->descending, field && descending);
  gtk_widget_set_sensitive (GTK_WIDGET (self->descending), selected > 0);
  self->filling = FALSE;
}

static void
fill_sorts (TdColumnsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->offered));

  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    {
      TdColumn *column = g_list_model_get_item (G_LIST_MODEL (self->offered), i);

      gtk_string_list_append (self->titles,
                              gtk_column_view_column_get_title (td_column_get_column (column)));
      g_ptr_array_add (self->sorts, column);
    }
  self->filling = FALSE;
}

static void
sort_cb (TdColumnsDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->sort);

  if (self->filling || selected > self->sorts->len)
    return;
  td_column_set_sort (self->columns, selected > 0 ? self->sorts->pdata[selected - 1] : NULL,
                      gtk_switch_get_active (self->descending));
  show_sort (self);
}

static void
reset_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdColumnsDialog *self = TD_COLUMNS_DIALOG (widget);

  td_column_set_reset (self->columns);
  show_sort (self);
}

static GtkWidget *
create_row_cb (gpointer column, gpointer data)
{
  return td_column_row_new (column);
}

void
td_columns_dialog_open (GtkWidget *parent, TdSession *session, TdColumnSet *columns)
{
  TdColumnsDialog *self;

  g_return_if_fail (TD_IS_COLUMN_SET (columns));

  self = g_object_new (TD_TYPE_COLUMNS_DIALOG, "transient-for", gtk_widget_get_root (parent),
                       "session", session, NULL);
  self->columns = g_object_ref (columns);
  gtk_filter_list_model_set_model (self->offered, td_column_set_get_columns (columns));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->offered), create_row_cb, NULL, NULL);
  fill_sorts (self);
  show_sort (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_columns_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_COLUMNS_DIALOG (object)->columns);
  g_clear_pointer (&TD_COLUMNS_DIALOG (object)->sorts, g_ptr_array_unref);

  G_OBJECT_CLASS (td_columns_dialog_parent_class)->dispose (object);
}

static void
td_columns_dialog_class_init (TdColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_COLUMN);
  G_OBJECT_CLASS (klass)->dispose = td_columns_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "columns.up", "s", up_action);
  gtk_widget_class_install_action (widget_class, "columns.down", "s", down_action);
  gtk_widget_class_install_action (widget_class, "columns.reset", NULL, reset_action);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/widgets/td-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdColumnsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TdColumnsDialog, offered);
  gtk_widget_class_bind_template_child (widget_class, TdColumnsDialog, sort);
  gtk_widget_class_bind_template_child (widget_class, TdColumnsDialog, titles);
  gtk_widget_class_bind_template_child (widget_class, TdColumnsDialog, descending);
  gtk_widget_class_bind_template_callback (widget_class, sort_cb);
}

static void
td_columns_dialog_init (TdColumnsDialog *self)
{
  self->sorts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
