/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-remark-row.h"

#include "gui/widgets/td-told.h"

struct _TdRemarkRow
{
  AdwPreferencesRow parent_instance;

  char *field;
  char *text;
  gboolean refuses;
};

enum
{
  PROP_FIELD = 1,
  PROP_TEXT,
  PROP_ICON_NAME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdRemarkRow, td_remark_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_remark (TdRemarkRow *self, TdRemarks *remarks, gboolean touched)
{
  TdRemarkKind kind = TD_REMARK_WARNING;
  const char *text = self->field ? td_remarks_get (remarks, self->field, &kind) : NULL;
  gboolean says_more = text && g_strcmp0 (self->text, text) != 0;

  if (g_strcmp0 (self->text, text) != 0)
    {
      if (self->text)
        td_told_take_back (GTK_WIDGET (self), self->text);
      g_free (self->text);
      self->text = g_strdup (text);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
    }
  if (self->refuses != (touched && kind == TD_REMARK_REFUSAL))
    {
      self->refuses = !self->refuses;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (says_more && touched)
    td_told_say (GTK_WIDGET (self), text);
}

void
td_remark_rows_show (GtkWidget *root, TdRemarks *remarks, gboolean touched)
{
  if (TD_IS_REMARK_ROW (root))
    {
      show_remark (TD_REMARK_ROW (root), remarks, touched);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    td_remark_rows_show (child, remarks, touched);
}

static void
td_remark_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdRemarkRow *self = TD_REMARK_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value,
                          self->refuses ? "dialog-error-symbolic" : "dialog-information-symbolic");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_remark_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdRemarkRow *self = TD_REMARK_ROW (object);

  switch (id)
    {
    case PROP_FIELD:
      g_free (self->field);
      self->field = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_remark_row_finalize (GObject *object)
{
  TdRemarkRow *self = TD_REMARK_ROW (object);

  g_free (self->field);
  g_free (self->text);

  G_OBJECT_CLASS (td_remark_row_parent_class)->finalize (object);
}

static void
td_remark_row_class_init (TdRemarkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_remark_row_get_property;
  object_class->set_property = td_remark_row_set_property;
  object_class->finalize = td_remark_row_finalize;

  properties[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_NAME] =
      g_param_spec_string ("icon-name", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/tandem/Mentoring/widgets/td-remark-row.ui");
}

static void
td_remark_row_init (TdRemarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
