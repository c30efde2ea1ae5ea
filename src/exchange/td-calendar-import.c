/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-import.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "exchange/td-calendar-plan.h"
#include "exchange/td-import-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
ahead_free (gpointer data)
{
  TdCalendarAhead *ahead = data;

  g_array_unref (ahead->called_off);
  g_free (ahead);
}

static void
plan_clear (TdCalendarPlan *plan)
{
  g_clear_pointer (&plan->ahead, g_hash_table_unref);
  g_clear_pointer (&plan->waiting, g_hash_table_unref);
  g_clear_pointer (&plan->changed, g_hash_table_unref);
  g_clear_pointer (&plan->contacts, g_hash_table_unref);
  g_clear_pointer (&plan->known, g_hash_table_unref);
  g_clear_pointer (&plan->answers, g_hash_table_unref);
  g_clear_pointer (&plan->pairs, td_pair_directory_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCalendarPlan, plan_clear)

static GHashTable *
new_lists (gboolean by_text)
{
  return g_hash_table_new_full (by_text ? g_str_hash : NULL, by_text ? g_str_equal : NULL,
                                by_text ? g_free : NULL, (GDestroyNotify) g_ptr_array_unref);
}

/* --- What there is --- */

/* The contacts of a pair as they will be. */
static GPtrArray *
get_contacts (TdCalendarPlan *plan, gint64 pair_id, GError **error)
{
  GPtrArray *contacts = g_hash_table_lookup (plan->contacts, GSIZE_TO_POINTER (pair_id));

  if (contacts == NULL)
    {
      contacts = td_contact_list (plan->db, pair_id, error);
      if (contacts)
        g_hash_table_insert (plan->contacts, GSIZE_TO_POINTER (pair_id), contacts);
    }
  return contacts;
}

static void
add_known (TdCalendarPlan *plan, TdContact *contact)
{
  GPtrArray *same = g_hash_table_lookup (plan->known, contact->event_uid);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (plan->known, g_strdup (contact->event_uid), same);
    }
  g_ptr_array_add (same, contact);
}

/* What was imported out of calendars before. */
static gboolean
load_known (TdCalendarPlan *plan, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (plan->db, error,
                         "SELECT DISTINCT pair_id FROM contact WHERE event_uid IS NOT NULL", "");

  while (row && td_statement_next (row, &trouble))
    {
      gint64 pair_id = td_statement_get_int (row, 0);
      GPtrArray *contacts = td_pair_directory_find_id (plan->pairs, pair_id)
                                ? get_contacts (plan, pair_id, &trouble)
                                : NULL;

      for (guint i = 0; contacts && i < contacts->len; i++)
        if (((TdContact *) contacts->pdata[i])->event_uid)
          add_known (plan, contacts->pdata[i]);
      if (trouble)
        break;
    }
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (row)
    return TRUE;
  return FALSE;
}

static gboolean
load (gpointer data, GError **error)
{
  TdCalendarPlan *plan = data;

  plan->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->known = new_lists (TRUE);
  plan->contacts = new_lists (FALSE);
  plan->changed = g_hash_table_new (NULL, NULL);
  plan->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->ahead = g_hash_table_new_full (NULL, NULL, NULL, ahead_free);
  plan->pairs = td_pair_directory_new (plan->db, plan->program_id, error);
  if (plan->pairs == NULL)
    return FALSE;
  for (guint i = 0; i < plan->n_given; i++)
    {
      const TdCalendarAnswer *answer = &plan->given[i];
      TdPairPerson *person = td_pair_directory_find_employee (plan->pairs, answer->employee_id);

      if (person)
        g_hash_table_insert (plan->answers, g_utf8_casefold (answer->address, -1), person);
    }
  return load_known (plan, error);
}

/* --- One event of one pair --- */

static void
add_result (TdCalendarPlan *plan,
            const TdCalendarEvent *event,
            const char *result,
            const TdPairEntry *entry,
            const char *fields)
{
  td_receipt_add_result (plan->receipt, (int) event->line, result, entry ? entry->reference : NULL,
                         entry ? entry->life.names : event->summary, fields);
}

static void
refuse (TdCalendarPlan *plan,
        const TdCalendarEvent *event,
        const TdPairEntry *entry,
        const char *message)
{
  char iso[11];

  td_receipt_add_problem_of (plan->receipt, (int) event->line, "DTSTART",
                             td_date_write_iso (event->on_date, iso), message);
  plan->receipt->n_refused++;
  add_result (plan, event, "refused", entry, NULL);
}

/* Whether a contact was read from another occurrence of the event, or from none. */
static gboolean
may_be_of (const TdContact *contact, const TdCalendarEvent *event)
{
  gsize length = strlen (event->uid);

  return contact->event_uid == NULL ||
         (strncmp (contact->event_uid, event->uid, length) == 0 &&
          (contact->event_uid[length] == '\0' || strlen (event->occurrence) == length));
}

/* The contact that the event is: imported before, else one of the pair on that day that was typed
 * (or that the event was before it repeated). */
static TdContact *
find_contact (GPtrArray *contacts, const TdCalendarEvent *event)
{
  for (guint i = 0; i < contacts->len; i++)
    if (g_strcmp0 (((TdContact *) contacts->pdata[i])->event_uid, event->occurrence) == 0)
      return contacts->pdata[i];
  for (guint i = 0; i < contacts->len; i++)
    {
      TdContact *contact = contacts->pdata[i];

      if (contact->on_date == event->on_date && may_be_of (contact, event))
        return contact;
    }
  return NULL;
}

static gboolean
is_called_off (TdCalendarPlan *plan, const TdCalendarEvent *event, const TdPairEntry *entry)
{
  for (guint i = 0; !event->cancelled && i < event->attendees->len; i++)
    {
      const TdCalendarAttendee *attendee = event->attendees->pdata[i];
      TdPairPerson *person = td_calendar_plan_find_person (plan, attendee);

      if (attendee->declined && (person == entry->mentor || person == entry->mentee))
        return TRUE;
    }
  return event->cancelled;
}

static const char *
find_initiator (TdCalendarPlan *plan, const TdCalendarEvent *event, const TdPairEntry *entry)
{
  for (guint i = 0; i < event->attendees->len; i++)
    {
      const TdCalendarAttendee *attendee = event->attendees->pdata[i];
      TdPairPerson *person = td_calendar_plan_find_person (plan, attendee);

      if (attendee->organizer && person)
        return person == entry->mentor ? "mentor" : person == entry->mentee ? "mentee" : NULL;
    }
  return NULL;
}

static void
add_contact (TdCalendarPlan *plan,
             const TdCalendarEvent *event,
             const TdPairEntry *entry,
             GPtrArray *contacts,
             gboolean in_group)
{
  g_autoptr (TdContact) contact = td_contact_new (entry->pair_id, event->on_date);
  g_autoptr (GError) refusal = NULL;

  contact->minutes = event->minutes;
  td_record_set_text (&contact->event_uid, event->occurrence);
  td_record_set_text (&contact->outcome, is_called_off (plan, event, entry) ? "cancelled" : "held");
  td_record_set_text (&contact->kind, in_group ? "group" : "meeting");
  td_record_set_text (&contact->initiated_by, find_initiator (plan, event, entry));
  if (!td_contact_check (contact, &entry->life, plan->options->today, &refusal))
    {
      refuse (plan, event, entry, refusal->message);
      return;
    }
  plan->receipt->n_added++;
  add_result (plan, event, "added", entry, NULL);
  g_hash_table_add (plan->changed, contact);
  g_ptr_array_add (contacts, g_steal_pointer (&contact));
}

/* The fields in which a contact is another one now, "minutes; outcome", NULL for none. */
static char *
list_changes (TdContact *before, TdContact *contact)
{
  static const char *const fields[] = { "on_date", "minutes", "outcome" };
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *const one[] = { fields[i], NULL };

      if (!td_record_equal_fields (before, contact, one))
        g_strv_builder_add (changed, fields[i]);
    }
  list = g_strv_builder_end (changed);
  return td_text_join_list ((const char *const *) list);
}

static void
update_contact (TdCalendarPlan *plan,
                const TdCalendarEvent *event,
                const TdPairEntry *entry,
                TdContact *contact)
{
  g_autoptr (TdContact) after = td_record_copy (contact);
  g_autoptr (GError) refusal = NULL;
  g_autofree char *changes = NULL;

  after->on_date = event->on_date;
  if (event->minutes)
    after->minutes = event->minutes;
  if (is_called_off (plan, event, entry) && g_strcmp0 (after->outcome, "held") == 0)
    td_record_set_text (&after->outcome, "cancelled");
  td_record_set_text (&after->event_uid, event->occurrence);
  changes = list_changes (contact, after);
  if (changes && !td_contact_check (after, &entry->life, plan->options->today, &refusal))
    {
      refuse (plan, event, entry, refusal->message);
      return;
    }
  if (td_record_equal (contact, after))
    {
      plan->receipt->n_unchanged++;
      return;
    }
  g_hash_table_add (plan->changed, contact);
  td_record_assign (contact, after);
  plan->receipt->n_updated++;
  add_result (plan, event, "updated", entry, changes);
}

/* --- What lies ahead --- */

static void
note_ahead (TdCalendarPlan *plan, const TdCalendarEvent *event, const TdPairEntry *entry)
{
  TdCalendarAhead *ahead = g_hash_table_lookup (plan->ahead, GSIZE_TO_POINTER (entry->pair_id));

  if (ahead == NULL)
    {
      ahead = g_new0 (TdCalendarAhead, 1);
      ahead->entry = entry;
      ahead->called_off = g_array_new (FALSE, FALSE, sizeof (TdDate));
      ahead->line = event->line;
      g_hash_table_insert (plan->ahead, GSIZE_TO_POINTER (entry->pair_id), ahead);
    }
  ahead->n_events++;
  if (is_called_off (plan, event, entry))
    g_array_append_val (ahead->called_off, event->on_date);
  else if (ahead->next == NULL || event->on_date < ahead->next->on_date)
    ahead->next = event;
}

static TdContact *
find_last_held (GPtrArray *contacts, const TdPairEntry *entry)
{
  TdContact *last = NULL;

  for (guint i = 0; i < contacts->len; i++)
    {
      TdContact *contact = contacts->pdata[i];

      if (g_strcmp0 (contact->outcome, "held") == 0 && contact->on_date >= entry->life.matched_on &&
          (last == NULL || contact->on_date > last->on_date ||
           (contact->on_date == last->on_date && (contact->id > last->id && last->id != 0))))
        last = contact;
    }
  return last;
}

static gboolean
is_date_called_off (const TdCalendarAhead *ahead, TdDate date)
{
  for (guint i = 0; i < ahead->called_off->len; i++)
    if (g_array_index (ahead->called_off, TdDate, i) == date)
      return TRUE;
  return FALSE;
}

/* The next date goes with the last contact, where it was agreed. */
static gboolean
settle_ahead (TdCalendarPlan *plan, TdCalendarAhead *ahead, GError **error)
{
  GPtrArray *contacts = get_contacts (plan, ahead->entry->pair_id, error);
  TdContact *last = contacts ? find_last_held (contacts, ahead->entry) : NULL;
  TdDate next = ahead->next ? ahead->next->on_date : TD_DATE_NONE;

  if (contacts == NULL)
    return FALSE;
  if (last == NULL && ahead->next)
    td_receipt_add_problem_of (plan->receipt, (int) ahead->line, "DTSTART",
                               ahead->entry->life.names,
                               _ ("This lies ahead, and the pair has no contact yet to note it "
                                  "with as the next date."));
  if (last == NULL || last->next_date == next ||
      (next == TD_DATE_NONE && !is_date_called_off (ahead, last->next_date)))
    {
      plan->receipt->n_unchanged += (int) ahead->n_events;
      return TRUE;
    }
  if (last->id != 0 && !g_hash_table_contains (plan->changed, last))
    {
      plan->receipt->n_updated++;
      td_receipt_add_result (plan->receipt, (int) ahead->line, "updated", ahead->entry->reference,
                             ahead->entry->life.names, "next_date");
    }
  g_hash_table_add (plan->changed, last);
  last->next_date = next;
  plan->receipt->n_next_dates++;
  plan->receipt->n_unchanged += (int) ahead->n_events - 1;
  return TRUE;
}

/* --- The whole --- */

static gboolean
take_pair (TdCalendarPlan *plan,
           const TdCalendarEvent *event,
           const TdPairEntry *entry,
           gboolean in_group,
           GError **error)
{
  GPtrArray *contacts;
  TdContact *contact;

  if (event->on_date > plan->options->today)
    {
      if (td_pair_entry_lives (entry, plan->options->today))
        note_ahead (plan, event, entry);
      else
        plan->receipt->n_ignored++;
      return TRUE;
    }
  contacts = get_contacts (plan, entry->pair_id, error);
  if (contacts == NULL)
    return FALSE;
  contact = find_contact (contacts, event);
  if (contact)
    update_contact (plan, event, entry, contact);
  else
    add_contact (plan, event, entry, contacts, in_group);
  return TRUE;
}

static gboolean
take_event (TdCalendarPlan *plan, const TdCalendarEvent *event, GError **error)
{
  g_autoptr (GPtrArray) entries = td_calendar_plan_find_pairs (plan, event);

  for (guint i = 0; i < entries->len; i++)
    if (!take_pair (plan, event, entries->pdata[i], entries->len > 1, error))
      return FALSE;
  if (entries->len > 0)
    return TRUE;
  if (!td_calendar_plan_suggest (plan, event))
    plan->receipt->n_ignored++;
  else
    {
      plan->receipt->n_refused++;
      add_result (plan, event, "refused", NULL, NULL);
    }
  return TRUE;
}

static void
take_faults (TdCalendarPlan *plan)
{
  for (guint i = 0; i < plan->calendar->faults->len; i++)
    {
      const TdCalendarFault *fault = plan->calendar->faults->pdata[i];

      td_receipt_add_problem_of (plan->receipt, (int) fault->line, fault->property, fault->value,
                                 fault->message);
      if (strcmp (fault->property, "DTSTART") != 0)
        continue;
      plan->receipt->n_rows++;
      plan->receipt->n_refused++;
      td_receipt_add_result (plan->receipt, (int) fault->line, "refused", NULL, NULL, NULL);
    }
}

static gboolean
make (gpointer data, GError **error)
{
  TdCalendarPlan *plan = data;
  GPtrArray *events = plan->calendar->events;
  GCancellable *cancellable = td_import_get_cancellable (plan->db, plan->options);
  GHashTableIter iter;
  gpointer ahead;

  take_faults (plan);
  for (guint i = 0; i < events->len; i++)
    {
      td_progress_set (plan->options->progress, 0.6 * i / events->len, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !take_event (plan, events->pdata[i], error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, plan->ahead);
  while (g_hash_table_iter_next (&iter, NULL, &ahead))
    if (!settle_ahead (plan, ahead, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_contacts (gpointer data, GError **error)
{
  TdCalendarPlan *plan = data;
  GHashTableIter iter;
  gpointer contacts;

  g_hash_table_iter_init (&iter, plan->contacts);
  while (g_hash_table_iter_next (&iter, NULL, &contacts))
    for (guint i = 0; i < ((GPtrArray *) contacts)->len; i++)
      {
        TdContact *contact = ((GPtrArray *) contacts)->pdata[i];

        if (g_hash_table_contains (plan->changed, contact) &&
            !td_contact_store (plan->db, contact, error))
          return FALSE;
      }
  return TRUE;
}

TdReceipt *
td_calendar_import (TdDatabase *db,
                    gint64 program_id,
                    TdCalendar *calendar,
                    const TdCalendarAnswer *answers,
                    guint n_answers,
                    const TdImportOptions *options,
                    GError **error)
{
  static const TdImportSteps steps = { "calendar.import", "calendar", load, make, write_contacts };
  g_autoptr (TdReceipt) receipt =
      td_receipt_new_for_calendar (calendar->file_name, (int) calendar->events->len);
  g_auto (TdCalendarPlan) plan = { .db = db,
                                   .receipt = receipt,
                                   .calendar = calendar,
                                   .options = options,
                                   .program_id = program_id,
                                   .given = answers,
                                   .n_given = n_answers };

  if (!td_import_run (db, receipt, NULL, options, &steps, &plan, error))
    return NULL;
  return g_steal_pointer (&receipt);
}

gint64
td_calendar_find_person (TdDatabase *db, gint64 program_id, const char *text, GError **error)
{
  g_autoptr (TdPairDirectory) pairs = td_pair_directory_new (db, program_id, error);
  TdPairPerson *person = pairs ? td_pair_directory_find_person (pairs, text) : NULL;

  if (person)
    return person->employee_id;
  if (pairs)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("Nobody who is in a pair is “%s”, or several people are. Give the number."),
                 text);
  return 0;
}
