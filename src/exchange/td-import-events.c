/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include "base/td-error.h"
#include "base/td-json.h"
#include "db/td-change.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many problems the workspace keeps of a receipt. */
#define MOST_PROBLEMS_KEPT 200

static void
person_free (gpointer data)
{
  TdEventPerson *person = data;

  g_free (person->number);
  g_clear_object (&person->before);
  g_clear_object (&person->after);
  g_free (person);
}

static void
pair_free (gpointer data)
{
  TdEventPair *pair = data;

  g_free (pair->reference);
  g_free (pair->state);
  g_free (pair->end_reason);
  g_free (pair->cadence);
  g_free (pair);
}

static void
events_init (TdEvents *events)
{
  events->people = g_ptr_array_new_with_free_func (person_free);
  events->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  events->pairs = g_ptr_array_new_with_free_func (pair_free);
  events->by_pair_id = g_hash_table_new (g_str_hash, g_str_equal);
  events->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  events->contacts = g_array_new (FALSE, FALSE, sizeof (TdEventContact));
  events->pauses = g_array_new (FALSE, FALSE, sizeof (TdEventPause));
  events->promotions = g_array_new (FALSE, FALSE, sizeof (TdEventDay));
  events->applications = g_array_new (FALSE, FALSE, sizeof (TdEventApplication));
  events->answers = g_array_new (FALSE, FALSE, sizeof (TdEventDay));
}

static void
events_clear (TdEvents *events)
{
  for (guint i = 0; i < TD_N_EVENT_FILES; i++)
    td_table_unref (events->sources[i].table);
  g_hash_table_unref (events->by_number);
  g_clear_pointer (&events->others, g_ptr_array_unref);
  g_ptr_array_unref (events->people);
  g_hash_table_unref (events->by_pair_id);
  g_hash_table_unref (events->skipped);
  td_erased_free (events->erased);
  g_ptr_array_unref (events->pairs);
  g_array_unref (events->contacts);
  g_array_unref (events->pauses);
  g_array_unref (events->promotions);
  g_array_unref (events->applications);
  g_array_unref (events->answers);
  td_events_receipt_free (events->receipt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdEvents, events_clear)

/* --- Reading --- */

static void
set_today (TdEvents *events)
{
  const TdEventsOptions *options = events->options;

  events->receipt->today = options->today != TD_DATE_NONE ? options->today : options->clock;
  td_date_get_ymd (events->receipt->today, &events->pivot, NULL, NULL);
}

/* The programme, where it is there already. */
static gboolean
find_program (TdEvents *events, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdProgram) program = td_program_find (events->db, events->receipt->program, &trouble);

  if (program)
    {
      events->program_id = program->id;
      g_free (events->receipt->program);
      events->receipt->program = g_strdup (program->name);
    }
  else if (!g_error_matches (trouble, TD_ERROR, TD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_files (TdEvents *events, GError **error)
{
  if (!find_program (events, error))
    return FALSE;
  /* A file without its columns has no cells to speak of. */
  if (events->receipt->refused)
    return TRUE;
  return td_events_read_params (events, error) && td_events_read_people (events, error) &&
         td_events_read_pairs (events, error) && td_events_read_contacts (events, error) &&
         td_events_read_pauses (events, error) && td_events_read_promotions (events, error) &&
         td_events_read_applications (events, error) && td_events_read_answers (events, error);
}

/* --- Writing --- */

/* A programme is made for pairs and applications; other files need none. */
static gboolean
make_program (TdEvents *events, GError **error)
{
  g_autoptr (TdProgram) program = NULL;

  if (events->program_id != 0 || (events->sources[TD_EVENTS_PAIRS].table == NULL &&
                                  events->sources[TD_EVENTS_APPLICATIONS].table == NULL))
    return TRUE;
  program = td_program_new ("mentoring");
  td_record_set_text (&program->name, events->receipt->program);
  td_record_set_text (&program->cadence, "monthly");
  program->start_date =
      events->window_start != TD_DATE_NONE ? events->window_start : events->first_match;
  if (!td_program_save (events->db, program, error))
    return FALSE;
  events->program_id = program->id;
  return TRUE;
}

static gboolean
write_rows (TdEvents *events, GError **error)
{
  return td_events_write_settings (events, error) && td_events_write_people (events, error) &&
         make_program (events, error) && td_events_write_pairs (events, error) &&
         td_events_write_pauses (events, error) && td_events_write_applications (events, error) &&
         td_events_write_enrolments (events, error) && td_events_write_contacts (events, error) &&
         td_events_write_promotions (events, error) && td_events_write_answers (events, error);
}

/* What an import_run keeps: the counts, and the first of the problems. */
static char *
dup_kept_receipt (TdEventsReceipt *receipt)
{
  GPtrArray *problems = receipt->problems;
  g_autoptr (JsonNode) node = NULL;

  receipt->problems = g_ptr_array_new ();
  for (guint i = 0; i < MIN (problems->len, MOST_PROBLEMS_KEPT); i++)
    g_ptr_array_add (receipt->problems, problems->pdata[i]);
  node = td_events_receipt_to_json (receipt);
  g_ptr_array_unref (receipt->problems);
  receipt->problems = problems;
  return json_to_string (node, FALSE);
}

static gboolean
store_receipt (TdEvents *events, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *text = dup_kept_receipt (events->receipt);

  return td_database_execute (events->db, error,
                              "INSERT INTO import_run (kind, file, at, receipt) "
                              "VALUES ('events', $1, $2, $3)",
                              "sss", events->receipt->folder, at, text);
}

/* Whether anything was written. */
static gboolean
differs (const TdEventsReceipt *receipt)
{
  for (guint i = 0; i < receipt->counts->len; i++)
    {
      const TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      if (count->n_added + count->n_updated > 0)
        return TRUE;
    }
  return FALSE;
}

/* Where nothing differs nothing is written, the receipt neither. A rehearsal is taken back. */
static gboolean
write_all (TdEvents *events, TdChange *change, GError **error)
{
  TdEventsReceipt *receipt = events->receipt;

  if (!write_rows (events, error))
    return FALSE;
  td_events_receipt_sort (receipt);
  if (receipt->rehearsed)
    return TRUE;
  if (differs (receipt) && !store_receipt (events, error))
    return FALSE;
  td_change_describe (change, "%s", receipt->folder);
  if (!td_change_commit (change, error))
    return FALSE;
  receipt->change = td_change_get_id (change);
  return TRUE;
}

TdEventsReceipt *
td_import_events (TdDatabase *db,
                  const char *folder,
                  const TdEventsOptions *options,
                  GError **error)
{
  g_auto (TdEvents) events = {
    .db = db,
    .options = options,
    .cancellable = options->cancellable ? options->cancellable : td_database_get_cancellable (db),
    .receipt =
        td_events_receipt_new (folder, options->program ? options->program : TD_EVENTS_PROGRAM),
  };
  g_autoptr (TdChange) change = NULL;

  events_init (&events);
  events.receipt->rehearsed = options->rehearse;
  set_today (&events);
  if (!td_events_open (&events, folder, error))
    return NULL;
  /* Begun before the workspace is read, so that nobody writes between. */
  change = td_change_begin (db, "events.import", error);
  if (change == NULL || !read_files (&events, error))
    return NULL;
  if (events.receipt->refused)
    td_events_receipt_sort (events.receipt);
  else if (!write_all (&events, change, error))
    return NULL;
  td_progress_set (options->progress, 1, NULL);
  return g_steal_pointer (&events.receipt);
}
