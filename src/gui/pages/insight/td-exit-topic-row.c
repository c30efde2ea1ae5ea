/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-exit-topic-row.h"

#include "gui/widgets/td-entry-name.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

/* The topics, in the order of td_enrolment_list_reasons(). */
#define N_TOPICS 5

struct _TdExitTopicItem
{
  GObject parent_instance;

  char *words;
  gboolean topics[N_TOPICS];
};

struct _TdExitTopicRow
{
  AdwEntryRow parent_instance;

  GtkMenuButton *button;
  GtkWidget *connections;
  GtkWidget *skills;
  GtkWidget *goals;
  GtkWidget *problems;
  GtkWidget *support;

  TdExitTopicItem *item;
};

enum
{
  PROP_WORDS = 1,
  PROP_FIRST_TOPIC,
  N_ITEM_PROPERTIES = PROP_FIRST_TOPIC + N_TOPICS
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

enum
{
  REMOVED,
  N_SIGNALS
};

static GParamSpec *item_properties[N_ITEM_PROPERTIES];
static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdExitTopicItem, td_exit_topic_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (TdExitTopicRow, td_exit_topic_row, ADW_TYPE_ENTRY_ROW)

/* --- The item --- */

TdExitTopicItem *
td_exit_topic_item_new (const TdExitGroup *group)
{
  TdExitTopicItem *self = g_object_new (TD_TYPE_EXIT_TOPIC_ITEM, NULL);
  const char *const *codes = td_enrolment_list_reasons ();

  self->words = g_strdup (group ? group->words : "");
  for (guint i = 0; group && i < N_TOPICS; i++)
    self->topics[i] = g_strv_contains ((const char *const *) group->topics, codes[i]);
  return self;
}

TdExitGroup *
td_exit_topic_item_dup_group (TdExitTopicItem *self)
{
  const char *const *codes = td_enrolment_list_reasons ();
  const char *topics[N_TOPICS + 1] = { NULL };
  guint n = 0;

  g_return_val_if_fail (TD_IS_EXIT_TOPIC_ITEM (self), NULL);

  for (guint i = 0; i < N_TOPICS; i++)
    if (self->topics[i])
      topics[n++] = codes[i];
  return td_exit_group_new (self->words, topics);
}

static void
td_exit_topic_item_finalize (GObject *object)
{
  g_free (TD_EXIT_TOPIC_ITEM (object)->words);

  G_OBJECT_CLASS (td_exit_topic_item_parent_class)->finalize (object);
}

static void
td_exit_topic_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdExitTopicItem *self = TD_EXIT_TOPIC_ITEM (object);

  if (id == PROP_WORDS)
    g_value_set_string (value, self->words);
  else
    g_value_set_boolean (value, self->topics[id - PROP_FIRST_TOPIC]);
}

static void
td_exit_topic_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdExitTopicItem *self = TD_EXIT_TOPIC_ITEM (object);

  if (id == PROP_WORDS)
    {
      g_free (self->words);
      self->words = g_value_dup_string (value);
    }
  else
    self->topics[id - PROP_FIRST_TOPIC] = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
td_exit_topic_item_class_init (TdExitTopicItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const *codes = td_enrolment_list_reasons ();
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = td_exit_topic_item_finalize;
  object_class->get_property = td_exit_topic_item_get_property;
  object_class->set_property = td_exit_topic_item_set_property;

  item_properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, "", flags);
  for (guint i = 0; i < N_TOPICS; i++)
    item_properties[PROP_FIRST_TOPIC + i] =
        g_param_spec_boolean (codes[i], NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_ITEM_PROPERTIES, item_properties);
}

static void
td_exit_topic_item_init (TdExitTopicItem *self)
{
}

/* --- The row --- */

static char *
topic_label (gpointer object, const char *code)
{
  return g_strdup (td_enrolment_reason_get_label (code));
}

/* "2 topics": which ones stand in the menu. */
static void
update_count (TdExitTopicRow *self)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < N_TOPICS; i++)
    n += self->item->topics[i] ? 1 : 0;
  words = g_strdup_printf (ngettext ("%u topic", "%u topics", n), n);
  gtk_menu_button_set_label (self->button, words);
}

static void
removed_cb (TdExitTopicRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
set_item (TdExitTopicRow *self, TdExitTopicItem *item)
{
  GtkWidget *const checks[N_TOPICS] = { self->connections, self->skills, self->goals,
                                        self->problems, self->support };
  const char *const *codes = td_enrolment_list_reasons ();
  GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  g_object_bind_property (item, "words", self, "text", flags);
  for (guint i = 0; i < N_TOPICS; i++)
    g_object_bind_property (item, codes[i], checks[i], "active", flags);
  g_signal_connect_object (item, "notify", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  update_count (self);
}

TdExitTopicItem *
td_exit_topic_row_get_item (TdExitTopicRow *self)
{
  g_return_val_if_fail (TD_IS_EXIT_TOPIC_ROW (self), NULL);

  return self->item;
}

static void
td_exit_topic_row_dispose (GObject *object)
{
  g_clear_object (&TD_EXIT_TOPIC_ROW (object)->item);

  G_OBJECT_CLASS (td_exit_topic_row_parent_class)->dispose (object);
}

static void
td_exit_topic_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_EXIT_TOPIC_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_exit_topic_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      set_item (TD_EXIT_TOPIC_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_exit_topic_row_class_init (TdExitTopicRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_exit_topic_row_dispose;
  object_class->get_property = td_exit_topic_row_get_property;
  object_class->set_property = td_exit_topic_row_set_property;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_EXIT_TOPIC_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[REMOVED] = g_signal_new ("removed", TD_TYPE_EXIT_TOPIC_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/insight/td-exit-topic-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicRow, button);
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicRow, connections);
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicRow, skills);
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicRow, goals);
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicRow, problems);
  gtk_widget_class_bind_template_child (widget_class, TdExitTopicRow, support);
  gtk_widget_class_bind_template_callback (widget_class, topic_label);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
td_exit_topic_row_init (TdExitTopicRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_entry_row_name (self);
}
