/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-column-row.h"

#include "base/td-digits.h"

#include <glib/gi18n-lib.h>

struct _TdColumnRow
{
  AdwActionRow parent_instance;

  GtkWidget *shown;
  GtkWidget *title;
  GtkWidget *width;
  GtkWidget *up;
  GtkWidget *down;

  TdColumn *column;
};

G_DEFINE_FINAL_TYPE (TdColumnRow, td_column_row, ADW_TYPE_ACTION_ROW)

GtkWidget *
td_column_row_new (TdColumn *column)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  TdColumnRow *self = g_object_new (TD_TYPE_COLUMN_ROW, NULL);
  const char *field = td_column_get_field (column);
  g_autofree char *title = NULL;

  self->column = g_object_ref (column);
  g_object_bind_property (column, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (column, "shown", self->shown, "active", both);
  g_object_bind_property (column, "width", self->width, "value", both);
  g_object_bind_property (column, "title", self->shown, "tooltip-text", G_BINDING_SYNC_CREATE);
  g_object_get (column, "title", &title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_sensitive (self->shown, !td_column_is_fixed (column));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->up), "s", field);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->down), "s", field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->up), "columns.up");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->down), "columns.down");
  return GTK_WIDGET (self);
}

TdColumn *
td_column_row_get_column (TdColumnRow *self)
{
  g_return_val_if_fail (TD_IS_COLUMN_ROW (self), NULL);

  return self->column;
}

void
td_column_row_focus_move (TdColumnRow *self, int by)
{
  g_return_if_fail (TD_IS_COLUMN_ROW (self));

  gtk_widget_grab_focus (by < 0 ? self->up : self->down);
}

/* No width of its own is a word, not a number of pixels. */
static gboolean
width_output_cb (GtkSpinButton *width)
{
  g_autofree char *pixels = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (width));

  /* Translators: the width of a column, as there is room. */
  gtk_editable_set_text (GTK_EDITABLE (width),
                         g_str_equal (pixels, "0") ? C_ ("width", "Automatic") : pixels);
  return TRUE;
}

/* What is no number is no width. */
static int
width_input_cb (GtkSpinButton *width, double *value)
{
  g_autofree char *text = td_text_plain_digits (gtk_editable_get_text (GTK_EDITABLE (width)));

  *value = CLAMP (g_ascii_strtod (text, NULL), 0, G_MAXINT16);
  return TRUE;
}

static void
td_column_row_dispose (GObject *object)
{
  g_clear_object (&TD_COLUMN_ROW (object)->column);

  G_OBJECT_CLASS (td_column_row_parent_class)->dispose (object);
}

static void
td_column_row_class_init (TdColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_column_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdColumnRow, shown);
  gtk_widget_class_bind_template_child (widget_class, TdColumnRow, title);
  gtk_widget_class_bind_template_child (widget_class, TdColumnRow, width);
  gtk_widget_class_bind_template_child (widget_class, TdColumnRow, up);
  gtk_widget_class_bind_template_child (widget_class, TdColumnRow, down);
  gtk_widget_class_bind_template_callback (widget_class, width_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_input_cb);
}

static void
td_column_row_init (TdColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
