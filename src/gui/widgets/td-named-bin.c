/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-named-bin.h"

struct _TdNamedBin
{
  AdwBin parent_instance;

  char *words;
  guint levels;
  GObject *item;
  guint naming; /* source */
};

enum
{
  PROP_WORDS = 1,
  PROP_LEVELS,
  PROP_ITEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdNamedBin, td_named_bin, ADW_TYPE_BIN)

static void
set_name (GtkWidget *row, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
find_row (TdNamedBin *self)
{
  GtkWidget *row = GTK_WIDGET (self);

  for (guint i = 0; i < self->levels && row; i++)
    row = gtk_widget_get_parent (row);
  return row;
}

static void
update (TdNamedBin *self)
{
  GtkWidget *row = find_row (self);

  if (row && self->words)
    set_name (row, self->words);
}

/* What is in a list or a menu of its own is read there. */
static void
collect (GtkWidget *widget, GString *texts)
{
  const char *text = NULL;

  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));

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

static gboolean
name_by_texts_cb (gpointer data)
{
  TdNamedBin *self = data;
  GtkWidget *row = find_row (self);

  self->naming = 0;
  if (row)
    td_named_bin_name_by_texts (row);
  return G_SOURCE_REMOVE;
}

/* Not at once: the bindings of the texts may come after the one of the item. */
static void
queue_naming (TdNamedBin *self)
{
  if (self->item && self->naming == 0)
    self->naming = g_idle_add_full (GTK_PRIORITY_RESIZE, name_by_texts_cb, self, NULL);
}

/* What it says may change while it stays. */
static void
set_item (TdNamedBin *self, GObject *item)
{
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, queue_naming, self);
  g_set_object (&self->item, item);
  if (item)
    g_signal_connect_object (item, "notify", G_CALLBACK (queue_naming), self, G_CONNECT_SWAPPED);
  queue_naming (self);
}

static void
td_named_bin_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_named_bin_parent_class)->root (widget);

  update (TD_NAMED_BIN (widget));
  queue_naming (TD_NAMED_BIN (widget));
}

static void
td_named_bin_dispose (GObject *object)
{
  TdNamedBin *self = TD_NAMED_BIN (object);

  g_clear_handle_id (&self->naming, g_source_remove);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (td_named_bin_parent_class)->dispose (object);
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
    case PROP_ITEM:
      g_value_set_object (value, self->item);
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
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_named_bin_class_init (TdNamedBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_named_bin_dispose;
  object_class->finalize = td_named_bin_finalize;
  object_class->get_property = td_named_bin_get_property;
  object_class->set_property = td_named_bin_set_property;
  GTK_WIDGET_CLASS (klass)->root = td_named_bin_root;

  properties[PROP_WORDS] =
      g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEVELS] =
      g_param_spec_uint ("levels", NULL, NULL, 1, 2, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_named_bin_init (TdNamedBin *self)
{
  self->levels = 1;
}

gpointer
td_named_bin_find_in_row (GtkWidget *row, GType type)
{
  while (row && !g_type_is_a (G_OBJECT_TYPE (row), type))
    row = gtk_widget_get_first_child (row);
  return row;
}
