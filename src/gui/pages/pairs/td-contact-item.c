/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-contact-item.h"

#include "gui/pages/pairs/td-slot-strip.h"

#include <glib/gi18n-lib.h>

struct _TdContactItem
{
  GObject parent_instance;

  TdContact *contact;
  char *interval;
  char *state;
  const char *glyph;
  char *outside;
};

enum
{
  PROP_CONTACT = 1,
  PROP_INTERVAL,
  PROP_STATE,
  PROP_GLYPH,
  PROP_OUTSIDE,
  N_PROPERTIES
};

G_DEFINE_FINAL_TYPE (TdContactItem, td_contact_item, G_TYPE_OBJECT)

TdContact *
td_contact_item_get_contact (TdContactItem *self)
{
  return self->contact;
}

gboolean
td_contact_item_equal (gconstpointer item, gconstpointer other)
{
  const TdContactItem *one = item;
  const TdContactItem *two = other;

  return g_strcmp0 (one->interval, two->interval) == 0 && g_strcmp0 (one->state, two->state) == 0 &&
         g_strcmp0 (one->outside, two->outside) == 0 && !one->contact == !two->contact &&
         (one->contact == NULL || td_record_equal (one->contact, two->contact));
}

/* --- The rows --- */

/* The slot that @date lies in; NULL where it lies in none. */
static const TdSlot *
find_slot (TdPairRecord *record, TdDate date)
{
  for (guint i = 0; record->slots && i < record->slots->len; i++)
    {
      const TdSlot *slot = &g_array_index (record->slots, TdSlot, i);

      if (slot->from <= date && date <= slot->to)
        return slot;
    }
  return NULL;
}

/* "10 Jan 2026 – 9 Feb 2026" */
static char *
say_days (const TdSlot *slot)
{
  g_autofree char *from = td_date_format (slot->from);
  g_autofree char *to = td_date_format (slot->to);

  /* Translators: the first and the last day of an interval. */
  return slot->from == slot->to ? g_steal_pointer (&to) : g_strdup_printf (_ ("%s – %s"), from, to);
}

static char *
say_outside (TdPair *pair, const TdContact *contact)
{
  gboolean before = contact->on_date < pair->matched_on;
  g_autofree char *day = td_date_format (before ? pair->matched_on : pair->ended_on);

  if (pair->matched_on == TD_DATE_NONE ||
      (!before && (pair->ended_on == TD_DATE_NONE || contact->on_date <= pair->ended_on)))
    return NULL;
  return g_strdup_printf (before ? _ ("Before the pair began on %s: counts in no figure")
                                 : _ ("After the pair ended on %s: counts in no figure"),
                          day);
}

static TdContactItem *
item_new (TdContact *contact)
{
  TdContactItem *self = g_object_new (TD_TYPE_CONTACT_ITEM, NULL);

  self->contact = contact ? g_object_ref (contact) : NULL;
  return self;
}

/* The heading of an interval above its newest contact, or alone where @item has none. */
static void
set_slot (TdContactItem *item, const TdSlot *slot)
{
  item->interval = say_days (slot);
  item->state = g_strdup (td_slot_state_get_label (slot->state));
  item->glyph = td_slot_strip_get_sample (slot->state);
}

/* The heading of contacts that lie in no interval. */
static const char *
say_no_slot (TdPair *pair, const TdContact *contact)
{
  return contact->on_date < pair->matched_on ? _ ("Before the pair began")
                                             : _ ("After the last interval");
}

/* The intervals without a contact that lie after @after and before @before, newest first; FALSE
 * where there are none. */
static gboolean
add_empty_slots (GPtrArray *items, TdPairRecord *record, TdDate after, TdDate before)
{
  guint n_before = items->len;

  for (guint i = record->slots ? record->slots->len : 0; i > 0; i--)
    {
      const TdSlot *slot = &g_array_index (record->slots, TdSlot, i - 1);
      TdContactItem *item;

      if (slot->from <= after || slot->to >= before)
        continue;
      item = item_new (NULL);
      set_slot (item, slot);
      g_ptr_array_add (items, item);
    }
  return items->len > n_before;
}

/* The row of a contact, under the heading of its interval where that is another one than @above. */
static TdContactItem *
contact_item_new (TdPairRecord *record, TdContact *contact, const TdSlot *slot, const char *above)
{
  TdContactItem *item = item_new (contact);
  const char *outside = record->slots ? say_no_slot (record->pair, contact) : NULL;

  item->outside = say_outside (record->pair, contact);
  if (slot)
    set_slot (item, slot);
  else
    item->interval = g_strdup (outside);
  if (g_strcmp0 (item->interval, above) == 0)
    {
      g_clear_pointer (&item->interval, g_free);
      g_clear_pointer (&item->state, g_free);
      item->glyph = NULL;
    }
  return item;
}

GPtrArray *
td_contact_items_new (TdPairRecord *record)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  TdDate before = G_MAXINT32; /* what lies before is not shown yet */
  const char *above = NULL;   /* the heading that stands last */

  for (guint i = 0; i < record->contacts->len; i++)
    {
      TdContact *contact = record->contacts->pdata[i];
      const TdSlot *slot = find_slot (record, contact->on_date);
      TdContactItem *item;

      if (add_empty_slots (items, record, slot ? slot->to : contact->on_date, before))
        above = NULL;
      item = contact_item_new (record, contact, slot, above);
      g_ptr_array_add (items, item);
      above = item->interval ? item->interval : above;
      before = slot ? slot->from : contact->on_date;
    }
  add_empty_slots (items, record, TD_DATE_NONE, before);
  return items;
}

/* --- GObject --- */

static void
td_contact_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdContactItem *self = TD_CONTACT_ITEM (object);

  switch (id)
    {
    case PROP_CONTACT:
      g_value_set_object (value, self->contact);
      break;
    case PROP_INTERVAL:
      g_value_set_string (value, self->interval);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_GLYPH:
      g_value_set_static_string (value, self->glyph);
      break;
    case PROP_OUTSIDE:
      g_value_set_string (value, self->outside);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_contact_item_finalize (GObject *object)
{
  TdContactItem *self = TD_CONTACT_ITEM (object);

  g_clear_object (&self->contact);
  g_free (self->interval);
  g_free (self->state);
  g_free (self->outside);

  G_OBJECT_CLASS (td_contact_item_parent_class)->finalize (object);
}

static void
td_contact_item_class_init (TdContactItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamSpec *properties[N_PROPERTIES] = { NULL };

  G_OBJECT_CLASS (klass)->get_property = td_contact_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = td_contact_item_finalize;
  properties[PROP_CONTACT] = g_param_spec_object ("contact", NULL, NULL, TD_TYPE_CONTACT, flags);
  properties[PROP_INTERVAL] = g_param_spec_string ("interval", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  properties[PROP_GLYPH] = g_param_spec_string ("glyph", NULL, NULL, NULL, flags);
  properties[PROP_OUTSIDE] = g_param_spec_string ("outside", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
td_contact_item_init (TdContactItem *self)
{
}
