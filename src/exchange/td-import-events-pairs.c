/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include "base/td-text.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE TD_EVENTS_PAIRS

static TdEventPair *
add_pair (TdEvents *events, const char *reference)
{
  TdEventPair *pair = g_new0 (TdEventPair, 1);

  pair->reference = g_strdup (reference);
  g_ptr_array_add (events->pairs, pair);
  g_hash_table_insert (events->by_pair_id, pair->reference, pair);
  return pair;
}

/* People without a number are in no file, but their pairs are known all the same. */
static void
read_stored (TdEvents *events, TdStatement *row)
{
  const char *mentor = td_statement_get_text (row, 2);
  const char *mentee = td_statement_get_text (row, 3);
  TdEventPair *pair = add_pair (events, td_statement_get_text (row, 1));

  pair->id = td_statement_get_int (row, 0);
  pair->mentor = mentor ? g_hash_table_lookup (events->by_number, mentor) : NULL;
  pair->mentee = mentee ? g_hash_table_lookup (events->by_number, mentee) : NULL;
  pair->matched_on = td_statement_get_date (row, 4);
  pair->ended_on = td_statement_get_date (row, 5);
  pair->state = g_strdup (td_statement_get_text (row, 6));
  pair->end_reason = g_strdup (td_statement_get_text (row, 7));
  pair->cadence = g_strdup (td_statement_get_text (row, 8));
}

static gboolean
load_pairs (TdEvents *events, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      events->db, error,
      "SELECT p.id, p.reference, r.number, e.number, p.matched_on, p.ended_on, p.state, "
      "p.end_reason, p.cadence FROM pair p JOIN employee r ON r.id = p.mentor_id "
      "JOIN employee e ON e.id = p.mentee_id WHERE p.program_id = $1 ORDER BY p.id",
      "i", events->program_id);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    read_stored (events, row);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The pair of a row: a stored one of the same two people, or a new one; NULL where refused. */
static TdEventPair *
claim_pair (TdEvents *events, const char *reference, TdEventPerson *mentor, TdEventPerson *mentee)
{
  TdEventPair *pair = g_hash_table_lookup (events->by_pair_id, reference);

  if (pair == NULL)
    {
      pair = add_pair (events, reference);
      pair->mentor = mentor;
      pair->mentee = mentee;
    }
  else if (pair->mentor != mentor || pair->mentee != mentee)
    {
      td_events_refuse (events, SOURCE, TD_PAIR_ID,
                        _ ("A pair of other people has this id in the programme."));
      return NULL;
    }
  pair->row = td_events_get_row (events, SOURCE);
  return pair;
}

static gboolean
read_cadence (TdEvents *events, char **notation)
{
  const char *text = td_events_get (events, SOURCE, TD_PAIR_CADENCE);
  TdCadence cadence;

  *notation = NULL;
  if (*text == '\0')
    return TRUE;
  if (!td_cadence_parse (text, &cadence, NULL))
    {
      td_events_refuse (events, SOURCE, TD_PAIR_CADENCE,
                        _ ("This is not a contact rhythm. Write monthly, 2/month, 3/month, or "
                           "every:14d, every:6w, every:2m, days:42."));
      return FALSE;
    }
  *notation = td_cadence_format (&cadence);
  return TRUE;
}

static void
set_text (TdEventPair *pair, char **member, const char *value)
{
  if (g_strcmp0 (*member, value) == 0)
    return;
  g_free (*member);
  *member = g_strdup (value);
  pair->changed = TRUE;
}

static void
set_date (TdEventPair *pair, TdDate *member, TdDate value)
{
  pair->changed = pair->changed || *member != value;
  *member = value;
}

/* How it ended; one that ended in the workspace is not begun again by a cell that says nothing. */
static void
set_end (TdEvents *events, TdEventPair *pair, TdDate ended_on)
{
  const char *reason = td_events_get (events, SOURCE, TD_PAIR_END_REASON);
  gboolean completed = g_ascii_strcasecmp (reason, "completed") == 0;
  gboolean lives =
      pair->state && (strcmp (pair->state, "active") == 0 || strcmp (pair->state, "paused") == 0);

  if (ended_on != TD_DATE_NONE)
    {
      set_date (pair, &pair->ended_on, ended_on);
      set_text (pair, &pair->state, completed ? "completed" : "ended");
      set_text (pair, &pair->end_reason, completed || *reason == '\0' ? NULL : reason);
      return;
    }
  if (*reason)
    td_events_remark (events, SOURCE, pair->row, "end_reason", reason,
                      _ ("There is a reason but no day of the end: the pair goes on."));
  if (pair->ended_on != TD_DATE_NONE)
    td_events_remark (events, SOURCE, pair->row, "ended_on", "",
                      _ ("This pair has ended in the workspace, and stays so."));
  else if (!lives)
    set_text (pair, &pair->state, "active");
}

static gboolean
check_people (TdEvents *events, const TdEventPerson *mentor, const TdEventPerson *mentee)
{
  if (mentor != mentee)
    return TRUE;
  td_events_refuse (events, SOURCE, TD_PAIR_MENTEE, _ ("Mentor and mentee are the same person."));
  return FALSE;
}

static gboolean
read_dates (TdEvents *events, TdDate *matched_on, TdDate *ended_on)
{
  gboolean fine = td_events_read_date (events, SOURCE, TD_PAIR_MATCHED_ON, TRUE, matched_on);

  if (!td_events_read_date (events, SOURCE, TD_PAIR_ENDED_ON, FALSE, ended_on) || !fine)
    return FALSE;
  if (*ended_on == TD_DATE_NONE || *ended_on >= *matched_on)
    return TRUE;
  td_events_refuse (events, SOURCE, TD_PAIR_ENDED_ON, _ ("The end lies before the beginning."));
  return FALSE;
}

static gboolean
is_erased (TdEvents *events, int column)
{
  return td_erased_has (events->erased, td_events_get (events, SOURCE, column)) != TD_DATE_NONE;
}

static void
read_row (TdEvents *events, GHashTable *seen)
{
  TdEventPerson *mentor = td_events_find_person (events, SOURCE, TD_PAIR_MENTOR);
  TdEventPerson *mentee = td_events_find_person (events, SOURCE, TD_PAIR_MENTEE);
  g_autofree char *cadence = NULL;
  TdDate matched_on, ended_on;
  const char *reference;
  gboolean fine = read_dates (events, &matched_on, &ended_on);
  TdEventPair *pair;

  fine = read_cadence (events, &cadence) && fine;
  if (!td_events_read_id (events, SOURCE, TD_PAIR_ID, &reference) ||
      !td_events_check_new (events, SOURCE, TD_PAIR_ID, seen, g_strdup (reference)))
    return;
  if ((mentor == NULL && is_erased (events, TD_PAIR_MENTOR)) ||
      (mentee == NULL && is_erased (events, TD_PAIR_MENTEE)))
    {
      g_hash_table_add (events->skipped, g_strdup (reference));
      return;
    }
  if (mentor == NULL || mentee == NULL || !check_people (events, mentor, mentee))
    {
      /* Its fault is told once, not again with each of its contacts. */
      if (!g_hash_table_contains (events->by_pair_id, reference))
        add_pair (events, reference);
      return;
    }
  pair = claim_pair (events, reference, mentor, mentee);
  if (pair == NULL || !fine)
    return;
  set_date (pair, &pair->matched_on, matched_on);
  if (td_events_has (events, SOURCE, TD_PAIR_CADENCE))
    set_text (pair, &pair->cadence, cadence);
  set_end (events, pair, ended_on);
}

static void
find_first_match (TdEvents *events)
{
  for (guint i = 0; i < events->pairs->len; i++)
    {
      const TdEventPair *pair = events->pairs->pdata[i];

      if (pair->row && pair->matched_on != TD_DATE_NONE &&
          (events->first_match == TD_DATE_NONE || pair->matched_on < events->first_match))
        events->first_match = pair->matched_on;
    }
}

gboolean
td_events_read_pairs (TdEvents *events, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!load_pairs (events, error))
    return FALSE;
  for (guint row = 0; row < td_events_get_n_rows (events, SOURCE); row++)
    {
      if (!td_events_go (events, SOURCE, row, error))
        return FALSE;
      read_row (events, seen);
    }
  find_first_match (events);
  return TRUE;
}

TdEventPair *
td_events_find_pair (TdEvents *events, TdEventFile file, int column)
{
  TdEventPair *pair;
  const char *reference;

  if (!td_events_read_id (events, file, column, &reference))
    return NULL;
  pair = g_hash_table_lookup (events->by_pair_id, reference);
  if (pair == NULL && !g_hash_table_contains (events->skipped, reference))
    td_events_refuse (events, file, column, _ ("No pair has this id."));
  return pair;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const TdEventPair *one = *(TdEventPair *const *) a;
  const TdEventPair *other = *(TdEventPair *const *) b;

  if (one->matched_on != other->matched_on)
    return one->matched_on < other->matched_on ? -1 : 1;
  return strcmp (one->reference, other->reference);
}

static gboolean
insert_pair (TdEvents *events, TdEventPair *pair, TdDate planned_end, GError **error)
{
  return td_database_query_int (
      events->db, &pair->id, error,
      "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on, "
      "matched_on, planned_end, ended_on, end_reason, cadence) "
      "VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10) RETURNING id",
      "siiisDDDss", pair->reference, events->program_id, td_event_person_get_id (pair->mentor),
      td_event_person_get_id (pair->mentee), pair->state, pair->matched_on, planned_end,
      pair->ended_on, pair->end_reason, pair->cadence);
}

static gboolean
update_pair (TdEvents *events, TdEventPair *pair, GError **error)
{
  return td_database_execute (
      events->db, error,
      "UPDATE pair SET state = $2, matched_on = $3, ended_on = $4, end_reason = $5, cadence = $6 "
      "WHERE id = $1",
      "isDDss", pair->id, pair->state, pair->matched_on, pair->ended_on, pair->end_reason,
      pair->cadence);
}

static gboolean
write_pair (TdEvents *events, TdEventPair *pair, int planned_months, GError **error)
{
  TdEventCount *count = td_events_count (events, SOURCE);

  if (pair->row == 0)
    {
      count->n_missing++;
      return TRUE;
    }
  if (pair->id == 0)
    {
      count->n_added++;
      return insert_pair (events, pair, td_date_add_months (pair->matched_on, planned_months),
                          error);
    }
  if (!pair->changed)
    {
      count->n_unchanged++;
      return TRUE;
    }
  count->n_updated++;
  return update_pair (events, pair, error);
}

/* By the day they began, so that the order of the rows leaves no trace. */
gboolean
td_events_write_pairs (TdEvents *events, GError **error)
{
  gint64 planned_months = 0;

  if (events->sources[SOURCE].table == NULL)
    return TRUE;
  if (!td_database_query_int (events->db, &planned_months, error,
                              "SELECT planned_months FROM program WHERE id = $1", "i",
                              events->program_id))
    return FALSE;
  g_ptr_array_sort (events->pairs, compare_pairs);
  for (guint i = 0; i < events->pairs->len; i++)
    if (!td_events_step (events, i, 0.1 + 0.05 * i / events->pairs->len, error) ||
        !write_pair (events, events->pairs->pdata[i], (int) planned_months, error))
      return FALSE;
  return TRUE;
}
