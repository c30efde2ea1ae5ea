/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-plan.h"

#include "exchange/td-attendee-match.h"

#include <glib/gi18n-lib.h>

TdPairPerson *
td_calendar_plan_find_person (TdCalendarPlan *plan, const TdCalendarAttendee *attendee)
{
  g_autofree char *key = g_utf8_casefold (attendee->email, -1);
  TdPairPerson *person = g_hash_table_lookup (plan->answers, key);

  return person ? person : td_pair_directory_find_email (plan->pairs, attendee->email);
}

/* Whether the array has the pair's people already, perhaps in another pair of theirs; the one that
 * lives on the day takes its place. */
static gboolean
replace_same_people (GPtrArray *entries, TdPairEntry *entry, TdDate on)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const TdPairEntry *other = entries->pdata[i];

      if (other->mentor != entry->mentor || other->mentee != entry->mentee)
        continue;
      if (!td_pair_entry_lives (other, on))
        entries->pdata[i] = entry;
      return TRUE;
    }
  return FALSE;
}

/* Pairs that are imported already stay those of the event, whoever is asked to it now. */
static void
add_known (TdCalendarPlan *plan, const TdCalendarEvent *event, GPtrArray *entries)
{
  GPtrArray *known = g_hash_table_lookup (plan->known, event->occurrence);

  for (guint i = 0; known && i < known->len; i++)
    {
      TdPairEntry *entry =
          td_pair_directory_find_id (plan->pairs, ((TdContact *) known->pdata[i])->pair_id);

      if (entry && !g_ptr_array_find (entries, entry, NULL) &&
          !replace_same_people (entries, entry, event->on_date))
        g_ptr_array_add (entries, entry);
    }
}

static GHashTable *
find_people (TdCalendarPlan *plan, const TdCalendarEvent *event)
{
  GHashTable *people = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < event->attendees->len; i++)
    {
      TdPairPerson *person = td_calendar_plan_find_person (plan, event->attendees->pdata[i]);

      if (person)
        g_hash_table_add (people, person);
    }
  return people;
}

GPtrArray *
td_calendar_plan_find_pairs (TdCalendarPlan *plan, const TdCalendarEvent *event)
{
  GPtrArray *entries = g_ptr_array_new ();
  g_autoptr (GHashTable) people = find_people (plan, event);

  for (guint i = 0; i < event->attendees->len; i++)
    {
      TdPairPerson *mentor = td_calendar_plan_find_person (plan, event->attendees->pdata[i]);

      for (guint k = 0; mentor && k < mentor->pairs->len; k++)
        {
          TdPairEntry *entry = mentor->pairs->pdata[k];

          if (entry->mentor == mentor && g_hash_table_contains (people, entry->mentee) &&
              !g_ptr_array_find (entries, entry, NULL) &&
              !replace_same_people (entries, entry, event->on_date))
            g_ptr_array_add (entries, entry);
        }
    }
  add_known (plan, event, entries);
  return entries;
}

/* --- Suggestions --- */

/* The other one of the pair, if this person is one of the two. */
static TdPairPerson *
get_partner (const TdPairEntry *entry, TdPairPerson *person)
{
  return entry->mentor == person ? entry->mentee : entry->mentor;
}

/* Whom the people that are known meet: the others of their pairs that live on the day. */
static GPtrArray *
list_partners (GHashTable *people, TdDate on)
{
  GPtrArray *partners = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      TdPairPerson *person = key;

      for (guint i = 0; i < person->pairs->len; i++)
        {
          const TdPairEntry *entry = person->pairs->pdata[i];
          TdPairPerson *partner = get_partner (entry, person);

          if (td_pair_entry_lives (entry, on) && !g_hash_table_contains (people, partner) &&
              !g_ptr_array_find (partners, partner, NULL))
            g_ptr_array_add (partners, partner);
        }
    }
  return partners;
}

/* The living pair of a person with one of the others. */
static const TdPairEntry *
find_pair_with (TdPairPerson *person, GHashTable *others, TdDate on)
{
  for (guint i = 0; i < person->pairs->len; i++)
    {
      const TdPairEntry *entry = person->pairs->pdata[i];

      if (td_pair_entry_lives (entry, on) &&
          g_hash_table_contains (others, get_partner (entry, person)))
        return entry;
    }
  return NULL;
}

static void
say_suggestion (TdCalendarPlan *plan,
                const TdCalendarEvent *event,
                const TdCalendarAttendee *attendee,
                const TdPairPerson *person,
                const TdPairEntry *entry)
{
  g_autofree char *key = g_utf8_casefold (attendee->email, -1);
  TdImportSuggestion *suggestion = g_hash_table_lookup (plan->waiting, key);
  g_autofree char *message = NULL;

  if (suggestion == NULL)
    {
      suggestion = g_object_new (TD_TYPE_IMPORT_SUGGESTION, NULL);
      suggestion->row = (int) event->line;
      suggestion->employee_id = person->employee_id;
      td_record_set_text (&suggestion->address, attendee->email);
      td_record_set_text (&suggestion->address_name, attendee->name);
      td_record_set_text (&suggestion->number, person->number);
      td_record_set_text (&suggestion->name, person->name);
      td_record_set_text (&suggestion->reference, entry->reference);
      td_record_set_text (&suggestion->pair_names, entry->life.names);
      g_ptr_array_add (plan->receipt->suggestions, suggestion);
      g_hash_table_insert (plan->waiting, g_steal_pointer (&key), suggestion);
    }
  suggestion->n_events++;
  message = g_strdup_printf (_ ("The roster has nobody with this address. It may be %s: confirm "
                                "it, or correct the address in the roster."),
                             suggestion->name);
  td_receipt_add_problem_of (plan->receipt, (int) event->line, "ATTENDEE", attendee->email,
                             message);
}

/* Of two that nobody knows: both names must fit people who are a pair. */
static gboolean
suggest_both (TdCalendarPlan *plan, const TdCalendarEvent *event)
{
  GPtrArray *everyone = td_pair_directory_get_people (plan->pairs);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL); /* person: attendee */
  GHashTableIter iter;
  gpointer person, attendee;
  gboolean any = FALSE;

  for (guint i = 0; i < event->attendees->len; i++)
    {
      TdPairPerson *match = td_attendee_match (event->attendees->pdata[i], everyone);

      if (match)
        g_hash_table_insert (found, match, event->attendees->pdata[i]);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &person, &attendee))
    {
      const TdPairEntry *entry = find_pair_with (person, found, event->on_date);

      if (entry)
        say_suggestion (plan, event, attendee, person, entry);
      any = any || entry;
    }
  return any;
}

gboolean
td_calendar_plan_suggest (TdCalendarPlan *plan, const TdCalendarEvent *event)
{
  g_autoptr (GHashTable) people = find_people (plan, event);
  g_autoptr (GPtrArray) partners = list_partners (people, event->on_date);
  gboolean any = FALSE;

  if (g_hash_table_size (people) == 0)
    return suggest_both (plan, event);
  for (guint i = 0; i < event->attendees->len; i++)
    {
      const TdCalendarAttendee *attendee = event->attendees->pdata[i];
      TdPairPerson *match = NULL;

      if (td_calendar_plan_find_person (plan, attendee) == NULL)
        match = td_attendee_match (attendee, partners);
      if (match == NULL)
        continue;
      say_suggestion (plan, event, attendee, match, find_pair_with (match, people, event->on_date));
      any = TRUE;
    }
  return any;
}
