/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-column.h"

struct _TdColumn
{
  GObject parent_instance;

  GtkColumnViewColumn *column;
  char *field;
  gboolean fixed;
  gboolean offered;
  gboolean standard; /* shown without a wish */
  int wish;          /* -1: none */
  int width;         /* wished; 0: none */
  int standard_width;
  gboolean standard_expand;
  gboolean applying;
};

enum
{
  PROP_TITLE = 1,
  PROP_OFFERED,
  PROP_SHOWN,
  PROP_WIDTH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (TdColumn, td_column, G_TYPE_OBJECT)

GtkColumnViewColumn *
td_column_get_column (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), NULL);

  return self->column;
}

const char *
td_column_get_field (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), NULL);

  return self->field;
}

gboolean
td_column_is_fixed (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), FALSE);

  return self->fixed;
}

gboolean
td_column_is_offered (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), FALSE);

  return self->offered;
}

gboolean
td_column_is_shown (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), FALSE);

  return self->fixed || (self->wish < 0 ? self->standard : self->wish > 0);
}

int
td_column_get_width (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), 0);

  return self->width;
}

int
td_column_get_wish (TdColumn *self)
{
  g_return_val_if_fail (TD_IS_COLUMN (self), -1);

  return self->wish;
}

/* GTK 4.8 takes the widths of hidden columns off the room that it shares out to the others, and
 * gives a column that expands more than the width it was drawn to. */
static void
apply (TdColumn *self)
{
  gboolean visible = self->offered && td_column_is_shown (self);
  int width = self->width > 0 ? self->width : self->standard_width;

  self->applying = TRUE;
  gtk_column_view_column_set_visible (self->column, visible);
  gtk_column_view_column_set_fixed_width (self->column, visible ? width : 0);
  gtk_column_view_column_set_expand (self->column, self->standard_expand && self->width == 0);
  self->applying = FALSE;
}

static void
tell_changed (TdColumn *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
  g_signal_emit (self, changed_signal, 0);
}

void
td_column_offer (TdColumn *self, gboolean offered, gboolean shown)
{
  g_return_if_fail (TD_IS_COLUMN (self));

  if (self->offered == offered && self->standard == shown)
    return;
  self->offered = offered;
  self->standard = shown;
  apply (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

void
td_column_set_wish (TdColumn *self, int wish, int width)
{
  g_return_if_fail (TD_IS_COLUMN (self));

  width = width > 0 ? MAX (width, TD_COLUMN_NARROWEST) : 0;
  if (self->wish == wish && self->width == width)
    return;
  self->wish = wish;
  self->width = width;
  apply (self);
  tell_changed (self);
}

/* What is as by standard is no wish, so that a later standard holds for her too. */
void
td_column_set_shown (TdColumn *self, gboolean shown)
{
  g_return_if_fail (TD_IS_COLUMN (self));

  if (!self->fixed && shown != td_column_is_shown (self))
    td_column_set_wish (self, shown == self->standard ? -1 : shown, self->width);
}

/* Narrower than the narrowest is no width any more. */
void
td_column_set_width (TdColumn *self, int width)
{
  g_return_if_fail (TD_IS_COLUMN (self));

  if (width < self->width && width < TD_COLUMN_NARROWEST)
    width = 0;
  td_column_set_wish (self, self->wish, width);
}

/* She drew the border of the column. */
static void
fixed_width_cb (TdColumn *self)
{
  int width = gtk_column_view_column_get_fixed_width (self->column);

  if (!self->applying && width > 0)
    td_column_set_wish (self, self->wish, width);
}

TdColumn *
td_column_new (GtkColumnViewColumn *column, const char *field, gboolean shown, gboolean fixed)
{
  TdColumn *self = g_object_new (TD_TYPE_COLUMN, NULL);

  self->column = g_object_ref (column);
  self->field = g_strdup (field);
  self->standard = shown;
  self->fixed = fixed;
  self->standard_width = gtk_column_view_column_get_fixed_width (column);
  self->standard_expand = gtk_column_view_column_get_expand (column);
  apply (self);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (fixed_width_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
td_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdColumn *self = TD_COLUMN (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_column_view_column_get_title (self->column));
      break;
    case PROP_OFFERED:
      g_value_set_boolean (value, self->offered);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, td_column_is_shown (self));
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdColumn *self = TD_COLUMN (object);

  switch (id)
    {
    case PROP_SHOWN:
      td_column_set_shown (self, g_value_get_boolean (value));
      break;
    case PROP_WIDTH:
      td_column_set_width (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_column_finalize (GObject *object)
{
  TdColumn *self = TD_COLUMN (object);

  g_clear_object (&self->column);
  g_free (self->field);

  G_OBJECT_CLASS (td_column_parent_class)->finalize (object);
}

static void
td_column_class_init (TdColumnClass *klass)
{
  const GParamFlags reading = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = reading | G_PARAM_WRITABLE;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_column_get_property;
  object_class->set_property = td_column_set_property;
  object_class->finalize = td_column_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, reading);
  properties[PROP_OFFERED] = g_param_spec_boolean ("offered", NULL, NULL, TRUE, reading);
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, TRUE, both);
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0, both);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", TD_TYPE_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
td_column_init (TdColumn *self)
{
  self->offered = TRUE;
  self->wish = -1;
}
