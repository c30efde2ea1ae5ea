/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-contact-item.h"

#include <glib/gi18n-lib.h>

struct _TdContactItem
{
  GObject parent_instance;

  TdContact *contact;
  char *month;
  char *intervals;
  char *outside;
};

enum
{
  PROP_CONTACT = 1,
  PROP_MONTH,
  PROP_INTERVALS,
  PROP_OUTSIDE,
  N_PROPERTIES
};

G_DEFINE_FINAL_TYPE (TdContactItem, td_contact_item, G_TYPE_OBJECT)

TdContact *
td_contact_item_get_contact (TdContactItem *self)
{
  return self->contact;
}

/* --- The rows --- */

static char *
format_month (TdDate month)
{
  g_autoptr (GDateTime) time = NULL;
  int year, number;

  td_date_get_ymd (month, &year, &number, NULL);
  time = g_date_time_new_utc (year, number, 1, 0, 0, 0);
  /* Translators: the month and year above the contacts of a month, for strftime(). */
  return g_date_time_format (time, _ ("%OB %Y"));
}

/* "interval to 9 Sep 2026: kept" of those that ended in the month; NULL where none did, or (with
 * @empty_handed) none without a contact. */
static char *
say_intervals (TdPairRecord *record, TdDate month, gboolean empty_handed)
{
  TdDate last = td_date_month_end (month);
  GString *text = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; record->slots && i < record->slots->len; i++)
    {
      const TdSlot *slot = &g_array_index (record->slots, TdSlot, i);
      g_autofree char *day = td_date_format (slot->to);

      if (slot->to < month || slot->to > last || slot->state == TD_SLOT_OPEN)
        continue;
      g_string_append (text, text->len ? " · " : "");
      /* Translators: the last day of an interval, and what became of it: kept, missed … */
      g_string_append_printf (text, _ ("interval to %s: %s"), day,
                              td_slot_state_get_label (slot->state));
      any = any || slot->state != TD_SLOT_KEPT;
    }
  if (text->len > 0 && (any || !empty_handed))
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
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

static void
add_month (GPtrArray *items, TdContactItem *item, TdDate month, char *intervals)
{
  item->month = format_month (month);
  item->intervals = intervals;
  g_ptr_array_add (items, item);
}

/* The months between two contacts in which an interval ended without one, newest first. */
static void
add_empty_months (GPtrArray *items, TdPairRecord *record, TdDate newest, TdDate oldest)
{
  for (TdDate month = newest; month > oldest; month = td_date_add_months (month, -1))
    {
      char *intervals = say_intervals (record, month, TRUE);

      if (intervals)
        add_month (items, item_new (NULL), month, intervals);
    }
}

GPtrArray *
td_contact_items_new (TdPairRecord *record)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *slots = record->slots;
  TdDate next = TD_DATE_NONE; /* the newest month not yet shown */

  if (slots && slots->len > 0)
    next = td_date_month_start (g_array_index (slots, TdSlot, slots->len - 1).to);
  for (guint i = 0; i < record->contacts->len; i++)
    {
      TdContact *contact = record->contacts->pdata[i];
      TdDate month = td_date_month_start (contact->on_date);
      TdContactItem *item = item_new (contact);
      gboolean first =
          i == 0 ||
          td_date_month_start (((TdContact *) record->contacts->pdata[i - 1])->on_date) != month;

      item->outside = say_outside (record->pair, contact);
      if (!first)
        {
          g_ptr_array_add (items, item);
          continue;
        }
      if (next)
        add_empty_months (items, record, next, month);
      add_month (items, item, month, say_intervals (record, month, FALSE));
      next = td_date_add_months (month, -1);
    }
  if (next && record->pair->matched_on)
    add_empty_months (items, record, next,
                      td_date_add_months (td_date_month_start (record->pair->matched_on), -1));
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
    case PROP_MONTH:
      g_value_set_string (value, self->month);
      break;
    case PROP_INTERVALS:
      g_value_set_string (value, self->intervals);
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
  g_free (self->month);
  g_free (self->intervals);
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
  properties[PROP_MONTH] = g_param_spec_string ("month", NULL, NULL, NULL, flags);
  properties[PROP_INTERVALS] = g_param_spec_string ("intervals", NULL, NULL, NULL, flags);
  properties[PROP_OUTSIDE] = g_param_spec_string ("outside", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
td_contact_item_init (TdContactItem *self)
{
}
