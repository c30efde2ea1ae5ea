/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-card-feed.h"

/* So long it goes on with one card after the other within a frame of 16 ms: measuring and drawing
 * them comes on top. */
#define BUDGET_USEC 1500

struct _TdCardSlot
{
  GObject parent_instance;

  GObject *item;
};

typedef struct
{
  GListStore *slots;
  GListModel *items; /* NULL: nothing to be done */
  guint next;
} Box;

struct _TdCardFeed
{
  GObject parent_instance;

  GtkWidget *widget;
  GArray *boxes; /* of Box */
  guint tick;
  gboolean waiting; /* for the frame that shows the page they stand on */
};

enum
{
  SLOT_PROP_ITEM = 1,
  N_SLOT_PROPERTIES
};

enum
{
  PROP_BUSY = 1,
  N_PROPERTIES
};

static GParamSpec *slot_properties[N_SLOT_PROPERTIES];
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdCardSlot, td_card_slot, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (TdCardFeed, td_card_feed, G_TYPE_OBJECT)

/* --- A slot --- */

static void
td_card_slot_finalize (GObject *object)
{
  g_clear_object (&TD_CARD_SLOT (object)->item);

  G_OBJECT_CLASS (td_card_slot_parent_class)->finalize (object);
}

static void
td_card_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TD_CARD_SLOT (object)->item);
}

static void
td_card_slot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (g_set_object (&TD_CARD_SLOT (object)->item, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
td_card_slot_class_init (TdCardSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = td_card_slot_finalize;
  object_class->get_property = td_card_slot_get_property;
  object_class->set_property = td_card_slot_set_property;

  slot_properties[SLOT_PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_SLOT_PROPERTIES, slot_properties);
}

static void
td_card_slot_init (TdCardSlot *self)
{
}

/* --- Steps --- */

/* The slot of the next item, where its card can show this one: of the same kind. */
static TdCardSlot *
ref_slot (const Box *box, GObject *item)
{
  g_autoptr (TdCardSlot) slot = g_list_model_get_item (G_LIST_MODEL (box->slots), box->next);

  if (slot && G_OBJECT_TYPE (slot->item) == G_OBJECT_TYPE (item))
    return g_steal_pointer (&slot);
  return NULL;
}

static void
show_item (Box *box, GObject *item)
{
  g_autoptr (TdCardSlot) slot = ref_slot (box, item);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (box->slots));

  if (slot)
    g_object_set (slot, "item", item, NULL);
  else
    {
      slot = g_object_new (TD_TYPE_CARD_SLOT, "item", item, NULL);
      g_list_store_splice (box->slots, box->next, box->next < n ? 1 : 0, (gpointer *) &slot, 1);
    }
  box->next++;
}

/* Shows one more item or drops one more card; FALSE when there was nothing left to do. */
static gboolean
step_box (Box *box)
{
  g_autoptr (GObject) item = box->items ? g_list_model_get_item (box->items, box->next) : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (box->slots));

  if (box->items == NULL)
    return FALSE;
  if (item)
    show_item (box, item);
  else if (n > box->next)
    g_list_store_remove (box->slots, n - 1);
  else
    g_clear_object (&box->items);
  return TRUE;
}

static gboolean
step (TdCardFeed *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    if (step_box (&g_array_index (self->boxes, Box, i)))
      return TRUE;
  return FALSE;
}

/* FALSE when all is done. */
static gboolean
run (TdCardFeed *self)
{
  gint64 since = g_get_monotonic_time ();
  gboolean more = TRUE;

  while (more && g_get_monotonic_time () - since < BUDGET_USEC)
    more = step (self);
  return more;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdCardFeed *self = data;
  gboolean waiting = self->waiting;

  self->waiting = FALSE;
  if (waiting || run (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

guint
td_card_feed_add (TdCardFeed *self, GtkFlowBox *flow_box, GtkFlowBoxCreateWidgetFunc create)
{
  Box box = { g_list_store_new (TD_TYPE_CARD_SLOT) };

  g_return_val_if_fail (TD_IS_CARD_FEED (self), 0);

  gtk_flow_box_bind_model (flow_box, G_LIST_MODEL (box.slots), create, NULL, NULL);
  g_array_append_val (self->boxes, box);
  return self->boxes->len - 1;
}

void
td_card_feed_show (TdCardFeed *self, guint number, GListModel *items)
{
  Box *box;

  g_return_if_fail (TD_IS_CARD_FEED (self));
  g_return_if_fail (number < self->boxes->len);

  box = &g_array_index (self->boxes, Box, number);
  g_set_object (&box->items, items);
  box->next = 0;
  self->waiting = self->waiting || g_list_model_get_n_items (G_LIST_MODEL (box->slots)) == 0;
  if (self->tick)
    return;
  self->tick = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- Object --- */

static void
box_clear (gpointer data)
{
  Box *box = data;

  g_clear_object (&box->slots);
  g_clear_object (&box->items);
}

static void
td_card_feed_dispose (GObject *object)
{
  TdCardFeed *self = TD_CARD_FEED (object);

  if (self->tick)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_clear_pointer (&self->boxes, g_array_unref);

  G_OBJECT_CLASS (td_card_feed_parent_class)->dispose (object);
}

static void
td_card_feed_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TD_CARD_FEED (object)->tick != 0);
}

static void
td_card_feed_class_init (TdCardFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_card_feed_dispose;
  object_class->get_property = td_card_feed_get_property;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_card_feed_init (TdCardFeed *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_array_set_clear_func (self->boxes, box_clear);
}

TdCardFeed *
td_card_feed_new (GtkWidget *widget)
{
  TdCardFeed *self = g_object_new (TD_TYPE_CARD_FEED, NULL);

  self->widget = widget;
  return self;
}
