/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-data.h"
#include "exchange/td-import-events-match.h"
#include "exchange/td-import-events-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE TD_EVENTS_CONTACTS

static const char *const sides[] = { "mentor", "mentee", NULL };
static const char *const modes[] = { "in-person", "video", "phone", "mail", "chat", NULL };

/* What stands for held and not held; the even ones are held. */
static const char *const answers[] = { "1", "0", "yes", "no", "true", "false", "y", "n", NULL };

#define MOST_MINUTES 1440

/* --- Reading --- */

static gboolean
read_held (TdEvents *events, gboolean *held)
{
  const char *code;

  *held = TRUE;
  if (!td_events_has (events, SOURCE, TD_CONTACT_HELD))
    return TRUE;
  if (!td_events_read_code (events, SOURCE, TD_CONTACT_HELD, answers, TRUE, &code))
    return FALSE;
  for (guint i = 0; answers[i]; i++)
    if (code == answers[i])
      *held = i % 2 == 0;
  return TRUE;
}

static gboolean
read_minutes (TdEvents *events, int *minutes)
{
  double number;

  *minutes = 0;
  if (*td_events_get (events, SOURCE, TD_CONTACT_MINUTES) == '\0')
    return TRUE;
  if (!td_events_read_number (events, SOURCE, TD_CONTACT_MINUTES, 0, MOST_MINUTES, &number))
    return FALSE;
  *minutes = (int) number;
  return TRUE;
}

static gboolean
read_contact (TdEvents *events, TdEventContact *contact)
{
  gboolean fine;

  contact->row = td_events_get_row (events, SOURCE);
  contact->pair = td_events_find_pair (events, SOURCE, TD_CONTACT_PAIR);
  fine = td_events_read_date (events, SOURCE, TD_CONTACT_DATE, TRUE, &contact->on);
  fine = td_events_read_code (events, SOURCE, TD_CONTACT_INITIATED_BY, sides, FALSE,
                              &contact->initiated_by) &&
         fine;
  fine = read_held (events, &contact->held) && fine;
  fine = read_minutes (events, &contact->minutes) && fine;
  fine =
      td_events_read_code (events, SOURCE, TD_CONTACT_MODE, modes, FALSE, &contact->mode) && fine;
  return fine && contact->pair;
}

/* Kept, because it was in the history; said, because it counts nowhere. */
static void
remark_outside (TdEvents *events, const TdEventContact *contact)
{
  const TdEventPair *pair = contact->pair;
  gboolean early = pair->matched_on == TD_DATE_NONE || contact->on < pair->matched_on;
  g_autofree char *message = NULL;
  char on[11], border[11];

  if (!early && (pair->ended_on == TD_DATE_NONE || contact->on <= pair->ended_on))
    return;
  td_date_write_iso (early ? pair->matched_on : pair->ended_on, border);
  message = g_strdup_printf (
      /* Translators: the id of a pair, a day. */
      early ? _ ("Before the pair %s began (%s): kept, but counted nowhere.")
            : _ ("After the pair %s ended (%s): kept, but counted nowhere."),
      pair->reference, border);
  td_events_remark (events, SOURCE, contact->row, "date", td_date_write_iso (contact->on, on),
                    message);
}

gboolean
td_events_read_contacts (TdEvents *events, GError **error)
{
  for (guint row = 0; row < td_events_get_n_rows (events, SOURCE); row++)
    {
      TdEventContact contact = { 0 };

      if (!td_events_go (events, SOURCE, row, error))
        return FALSE;
      if (read_contact (events, &contact))
        g_array_append_val (events->contacts, contact);
    }
  /* With faults only those are told. */
  for (guint i = 0; i < events->contacts->len && !events->receipt->refused; i++)
    remark_outside (events, &g_array_index (events->contacts, TdEventContact, i));
  /* By far the largest file, and nothing of it is borrowed. */
  g_clear_pointer (&events->sources[SOURCE].table, td_table_unref);
  return TRUE;
}

/* --- Writing --- */

static guint
find_code (const char *const *codes, const char *code)
{
  for (guint i = 0; code && codes[i]; i++)
    if (strcmp (codes[i], code) == 0)
      return i + 1;
  return 0;
}

/* All that a row can say of a contact; what the file has no column for is left out. */
static gint64
pack (TdEvents *events, gboolean held, const char *initiated_by, const char *mode, int minutes)
{
  gint64 value = held;

  value = value * 4 + (td_events_has (events, SOURCE, TD_CONTACT_INITIATED_BY)
                           ? find_code (sides, initiated_by)
                           : 0);
  value =
      value * 8 + (td_events_has (events, SOURCE, TD_CONTACT_MODE) ? find_code (modes, mode) : 0);
  return value * (MOST_MINUTES + 1) +
         (td_events_has (events, SOURCE, TD_CONTACT_MINUTES) ? minutes : 0);
}

static GArray *
load_contacts (TdEvents *events, GError **error)
{
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (TdEventEntry));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      events->db, error,
      "SELECT c.id, c.pair_id, c.on_date, c.outcome, c.initiated_by, c.mode, c.minutes "
      "FROM contact c JOIN pair p ON p.id = c.pair_id WHERE p.program_id = $1",
      "i", events->program_id);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gboolean held = g_strcmp0 (td_statement_get_text (row, 3), "held") == 0;
      TdEventEntry entry = { .id = td_statement_get_int (row, 0),
                             .pair_id = td_statement_get_int (row, 1),
                             .day = td_statement_get_date (row, 2) };

      entry.value = pack (events, held, td_statement_get_text (row, 4),
                          td_statement_get_text (row, 5), (int) td_statement_get_int (row, 6));
      g_array_append_val (stored, entry);
    }
  if (trouble == NULL)
    return g_steal_pointer (&stored);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static GArray *
want_contacts (TdEvents *events)
{
  GArray *wanted = g_array_sized_new (FALSE, FALSE, sizeof (TdEventEntry), events->contacts->len);

  for (guint i = 0; i < events->contacts->len; i++)
    {
      const TdEventContact *contact = &g_array_index (events->contacts, TdEventContact, i);
      TdEventEntry entry = { .pair_id = contact->pair->id, .day = contact->on, .index = i };

      entry.value =
          pack (events, contact->held, contact->initiated_by, contact->mode, contact->minutes);
      g_array_append_val (wanted, entry);
    }
  return wanted;
}

/* An outcome of the workspace that says the same stays: missed is not held, too. */
static gboolean
update_contact (TdEvents *events, const TdEventContact *contact, gint64 id, GError **error)
{
  return td_database_execute (
      events->db, error,
      "UPDATE contact SET outcome = CASE WHEN (outcome = 'held') = $2 THEN outcome ELSE $3 END, "
      "initiated_by = CASE WHEN $4 THEN $5 ELSE initiated_by END, "
      "mode = CASE WHEN $6 THEN $7 ELSE mode END, "
      "minutes = CASE WHEN $8 THEN $9 ELSE minutes END WHERE id = $1",
      "ibsbsbsbn", id, contact->held, contact->held ? "held" : "cancelled",
      td_events_has (events, SOURCE, TD_CONTACT_INITIATED_BY), contact->initiated_by,
      td_events_has (events, SOURCE, TD_CONTACT_MODE), contact->mode,
      td_events_has (events, SOURCE, TD_CONTACT_MINUTES), (gint64) contact->minutes);
}

/* New ones are collected, to be written at once. */
static gboolean
write_contact (TdEvents *events,
               const TdEventEntry *entry,
               TdEventCount *count,
               TdArena *arena,
               GPtrArray *added,
               GError **error)
{
  const TdEventContact *contact = &g_array_index (events->contacts, TdEventContact, entry->index);
  TdContactData *data;

  if (entry->same)
    {
      count->n_unchanged++;
      return TRUE;
    }
  if (entry->id)
    {
      count->n_updated++;
      return update_contact (events, contact, entry->id, error);
    }
  count->n_added++;
  data = td_arena_new0 (arena, TdContactData);
  data->pair_id = entry->pair_id;
  data->on_date = entry->day;
  data->outcome = contact->held ? "held" : "cancelled";
  data->kind = "meeting";
  data->initiated_by = contact->initiated_by;
  data->mode = contact->mode;
  data->minutes = contact->minutes;
  g_ptr_array_add (added, data);
  return TRUE;
}

gboolean
td_events_write_contacts (TdEvents *events, GError **error)
{
  TdEventCount *count = td_events_count (events, SOURCE);
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GArray) stored = NULL;
  g_autoptr (TdArena) arena = td_arena_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  if (count == NULL)
    return TRUE;
  stored = load_contacts (events, error);
  if (stored == NULL)
    return FALSE;
  wanted = want_contacts (events);
  count->n_missing = (int) td_event_entries_match (wanted, stored);
  for (guint i = 0; i < wanted->len; i++)
    if (!td_events_step (events, i, 0.2 + 0.3 * i / wanted->len, error) ||
        !write_contact (events, &g_array_index (wanted, TdEventEntry, i), count, arena, added,
                        error))
      return FALSE;
  return td_contact_data_add (events->db, added, events->options->progress, 0.5, 0.9,
                              events->cancellable, error);
}
