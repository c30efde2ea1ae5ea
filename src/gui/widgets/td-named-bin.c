/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-named-bin.h"

struct _TdNamedBin
{
  AdwBin parent_instance;

  char *words;
  guint levels;
};

enum
{
  PROP_WORDS = 1,
  PROP_LEVELS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdNamedBin, td_named_bin, ADW_TYPE_BIN)

static void
set_name (GtkWidget *row, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
update (TdNamedBin *self)
{
  GtkWidget *row = GTK_WIDGET (self);

  for (guint i = 0; i < self->levels && row; i++)
    row = gtk_widget_get_parent (row);
  if (row && self->words)
    set_name (row, self->words);
}

/* What is in a list or a menu of its own is read there. */
static void
collect (GtkWidget *widget, GString *texts)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (!gtk_widget_get_visible (widget) || GTK_IS_NATIVE (widget))
    return;
  if (text && *text)
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? ", " : "", text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, texts);
}

void
td_named_bin_name_by_texts (GtkWidget *row)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  g_return_if_fail (GTK_IS_WIDGET (row));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, texts);
  if (texts->len > 0)
    set_name (row, texts->str);
}

static void
td_named_bin_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_named_bin_parent_class)->root (widget);

  update (TD_NAMED_BIN (widget));
}

static void
td_named_bin_finalize (GObject *object)
{
  g_free (TD_NAMED_BIN (object)->words);

  G_OBJECT_CLASS (td_named_bin_parent_class)->finalize (object);
}

static void
td_named_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdNamedBin *self = TD_NAMED_BIN (object);

  switch (id)
    {
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_LEVELS:
      g_value_set_uint (value, self->levels);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_named_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdNamedBin *self = TD_NAMED_BIN (object);

  switch (id)
    {
    case PROP_WORDS:
      g_free (self->words);
      self->words = g_value_dup_string (value);
      update (self);
      break;
    case PROP_LEVELS:
      self->levels = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_named_bin_class_init (TdNamedBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = td_named_bin_finalize;
  object_class->get_property = td_named_bin_get_property;
  object_class->set_property = td_named_bin_set_property;
  GTK_WIDGET_CLASS (klass)->root = td_named_bin_root;

  properties[PROP_WORDS] =
      g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEVELS] =
      g_param_spec_uint ("levels", NULL, NULL, 1, 2, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_named_bin_init (TdNamedBin *self)
{
  self->levels = 1;
}
