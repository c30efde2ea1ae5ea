/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-pair-import.h"

#include "base/td-error.h"
#include "exchange/td-import-run.h"
#include "exchange/td-pair-members.h"
#include "exchange/td-pair-row.h"
#include "pairing/td-pair-existing.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-ending.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything there is before the rows are read, and what they become. */
typedef struct
{
  TdDatabase *db;
  TdRowReader reader;
  gint64 program_id; /* 0 for all of them */
  TdPairBook book;
  TdPairMembers *members;
  GPtrArray *pairs;       /* of TdPair: all there are */
  GHashTable *references; /* by reference: TdPair, or SEVERAL */
  GHashTable *by_people;  /* "program mentor mentee": GPtrArray of TdPair, newest first */
  GHashTable *claimed;    /* pairs that a row is about */
  GHashTable *seen;       /* what rows said of new pairs, to know one that comes twice */
  GPtrArray *rows;        /* of TdPairRow, in file order */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_clear_pointer (&plan->seen, g_hash_table_unref);
  g_clear_pointer (&plan->claimed, g_hash_table_unref);
  g_clear_pointer (&plan->by_people, g_hash_table_unref);
  g_clear_pointer (&plan->references, g_hash_table_unref);
  g_clear_pointer (&plan->pairs, g_ptr_array_unref);
  g_clear_pointer (&plan->members, td_pair_members_free);
  td_pair_book_clear (&plan->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* --- What is there --- */

static char *
people_key (gint64 program_id, gint64 mentor_id, gint64 mentee_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, program_id,
                          mentor_id, mentee_id);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const TdPair *one = *(TdPair **) a, *other = *(TdPair **) b;

  return other->matched_on - one->matched_on;
}

static void
index_pair (Plan *plan, TdPair *pair)
{
  char *key = people_key (pair->program_id, pair->mentor_id, pair->mentee_id);
  GPtrArray *same = g_hash_table_lookup (plan->by_people, key);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (plan->by_people, key, same);
    }
  else
    g_free (key);
  g_ptr_array_add (same, pair);
  g_ptr_array_sort (same, compare_starts);
  if (g_hash_table_contains (plan->references, pair->reference))
    g_hash_table_insert (plan->references, pair->reference, plan); /* several */
  else
    g_hash_table_insert (plan->references, pair->reference, pair);
}

static gboolean
load (gpointer data, GError **error)
{
  Plan *plan = data;

  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_pair_row_free);
  plan->references = g_hash_table_new (g_str_hash, g_str_equal);
  plan->by_people =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  plan->claimed = g_hash_table_new (NULL, NULL);
  plan->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->members = td_pair_members_new (plan->db);
  if (!td_pair_book_load (&plan->book, plan->db, plan->program_id, error))
    return FALSE;
  plan->pairs = td_pair_list (plan->db, NULL, plan->reader.options->today, error);
  for (guint i = 0; plan->pairs && i < plan->pairs->len; i++)
    index_pair (plan, plan->pairs->pdata[i]);
  return plan->pairs != NULL;
}

/* --- Which pair a row is about --- */

static gboolean
complain (Plan *plan, const char *field, const char *message)
{
  td_row_reader_complain (&plan->reader, field, message);
  return FALSE;
}

static gboolean
fits_people (const TdPairRow *row, const TdPair *pair)
{
  return (row->mentor == NULL || row->mentor->id == pair->mentor_id) &&
         (row->mentee == NULL || row->mentee->id == pair->mentee_id) &&
         (row->program == NULL || row->program->id == pair->program_id);
}

static TdProgram *
find_program (Plan *plan, gint64 id)
{
  for (guint i = 0; i < plan->book.programs->len; i++)
    if (((TdProgram *) plan->book.programs->pdata[i])->id == id)
      return plan->book.programs->pdata[i];
  return NULL;
}

static void
claim (Plan *plan, TdPairRow *row, TdPair *pair)
{
  row->before = g_object_ref (pair);
  row->program = find_program (plan, pair->program_id);
  g_hash_table_add (plan->claimed, pair);
}

/* By its reference; FALSE with a problem where that is another pair's. */
static gboolean
match_reference (Plan *plan, TdPairRow *row)
{
  const char *reference = row->said->reference;
  gpointer found = reference ? g_hash_table_lookup (plan->references, reference) : NULL;

  if (found == NULL || found == plan)
    return TRUE;
  if (!fits_people (row, found))
    return complain (plan, "pair", _ ("A pair of other people has this reference."));
  if (g_hash_table_contains (plan->claimed, found))
    return complain (plan, "pair", _ ("An earlier row has this reference."));
  claim (plan, row, found);
  return TRUE;
}

static gboolean
is_in (const TdPair *pair, const char *const *states)
{
  return g_strv_contains (states, pair->state);
}

/* Whether a pair of the same two people may be the one that a row is about. */
static gboolean
may_be (Plan *plan, const TdPairRow *row, TdPair *pair, gboolean same_day)
{
  static const char *const open[] = { "proposed", "accepted", "active", "paused", NULL };
  static const char *const refused[] = { "declined", "withdrawn", NULL };

  if (g_hash_table_contains (plan->claimed, pair))
    return FALSE;
  if (is_in (pair, refused))
    return g_strcmp0 (row->said->state, "declined") == 0;
  if (same_day)
    return row->said->matched_on && pair->matched_on == row->said->matched_on;
  return is_in (pair, open) || row->said->matched_on == TD_DATE_NONE;
}

/* By its people: the pair that began on that day, else the one that goes on. */
static void
match_people (Plan *plan, TdPairRow *row)
{
  g_autofree char *key = people_key (row->program->id, row->mentor->id, row->mentee->id);
  GPtrArray *same = g_hash_table_lookup (plan->by_people, key);

  for (int same_day = TRUE; same_day >= FALSE; same_day--)
    for (guint i = 0; same && i < same->len; i++)
      if (may_be (plan, row, same->pdata[i], same_day))
        {
          claim (plan, row, same->pdata[i]);
          return;
        }
}

/* What tells a pair that is not there yet from others. */
static char *
new_key (const TdPairRow *row)
{
  g_autofree char *people = people_key (row->program->id, row->mentor->id, row->mentee->id);

  return g_strdup_printf ("%s %d", people, row->said->matched_on);
}

static gboolean
repeats_another (Plan *plan, const TdPairRow *row)
{
  g_autofree char *key = new_key (row);

  return g_hash_table_contains (plan->seen, key);
}

static gboolean
match (Plan *plan, TdPairRow *row)
{
  if (!match_reference (plan, row))
    return FALSE;
  if (row->before)
    return TRUE;
  if (row->mentor == NULL || row->mentee == NULL)
    return complain (plan, "pair", _ ("No pair has this reference."));
  if (row->program == NULL)
    return complain (plan, "program", _ ("Which programme? Choose it, or a column that names it."));
  match_people (plan, row);
  return TRUE;
}

/* --- Judging --- */

static void
refuse (Plan *plan, TdPairRow *row)
{
  g_autofree char *names = row ? td_pair_row_dup_names (row) : NULL;

  td_row_reader_refuse (&plan->reader,
                        row && row->before ? row->before->reference
                        : row              ? row->said->reference
                                           : NULL,
                        names);
  td_pair_row_free (row);
}

/* What rows and workspace make of each other: a refusal is a problem of the row. */
static gboolean
check_start (Plan *plan, TdPairRow *row, gboolean *fine, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  *fine = TRUE;
  if (row->before == NULL || row->before->matched_on == row->after->matched_on ||
      td_pair_check_start (plan->db, row->before, row->after->matched_on, &refusal))
    return TRUE;
  if (refusal->domain != TD_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  *fine = complain (plan, "start", refusal->message);
  return TRUE;
}

static void
count (Plan *plan, TdPairRow *row)
{
  g_autofree char *names = td_pair_row_dup_names (row);
  g_autofree char *changes = row->before ? td_pair_row_list_changes (row) : NULL;

  td_row_reader_count (&plan->reader, row->before == NULL,
                       row->before ? row->before->reference : row->said->reference, names, changes);
  td_pair_row_flag_line (row, &plan->reader, &plan->book);
  if (row->before && changes == NULL)
    g_clear_object (&row->after);
  if (row->before == NULL)
    g_hash_table_add (plan->seen, new_key (row));
  g_ptr_array_add (plan->rows, row);
}

/* Takes @row over. */
static gboolean
judge (Plan *plan, TdPairRow *row, GError **error)
{
  gboolean fine = match (plan, row);

  if (fine && row->before == NULL && repeats_another (plan, row))
    {
      td_row_reader_lay_aside (&plan->reader, row->row, "mentee",
                               _ ("This row repeats an earlier one; it was laid aside."));
      td_pair_row_free (row);
      return TRUE;
    }
  fine = fine && td_pair_row_settle (row, &plan->reader);
  if (fine && (!check_start (plan, row, &fine, error) ||
               (fine && row->before == NULL &&
                !td_pair_members_require (plan->members, &plan->reader, row, &fine, error))))
    {
      td_pair_row_free (row);
      return FALSE;
    }
  if (fine)
    count (plan, row);
  else
    refuse (plan, row);
  return TRUE;
}

/* Pairs of the programmes that the file is about, which go on and have no row. */
static void
list_missing (Plan *plan)
{
  static const char *const running[] = { "active", "paused", NULL };
  g_autoptr (GHashTable) programs = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->rows->len; i++)
    g_hash_table_add (programs, ((TdPairRow *) plan->rows->pdata[i])->program);
  for (guint i = 0; i < plan->pairs->len; i++)
    {
      TdPair *pair = plan->pairs->pdata[i];
      g_autofree char *names = NULL;

      if (!is_in (pair, running) || g_hash_table_contains (plan->claimed, pair) ||
          !g_hash_table_contains (programs, find_program (plan, pair->program_id)))
        continue;
      names = g_strdup_printf ("%s – %s", pair->mentor_name, pair->mentee_name);
      plan->reader.receipt->n_missing++;
      td_receipt_add_result (plan->reader.receipt, 0, "missing", pair->reference, names, NULL);
    }
}

static gboolean
make (gpointer data, GError **error)
{
  Plan *plan = data;

  for (guint i = 0; i < td_table_get_n_rows (plan->reader.table); i++)
    {
      TdPairRow *row;

      if (!td_row_reader_go (&plan->reader, i, 0, 0.6, error))
        return FALSE;
      row = td_pair_row_read (&plan->reader, &plan->book);
      if (row == NULL)
        refuse (plan, NULL);
      else if (!judge (plan, row, error))
        return FALSE;
    }
  td_pair_members_tell (plan->members, &plan->reader);
  list_missing (plan);
  return TRUE;
}

/* --- Writing --- */

static gboolean
has_state (const TdPair *pair, const char *state)
{
  return strcmp (pair->state, state) == 0;
}

/* The pair as it goes on, before what ends or pauses it; its rhythm from today on. */
static gboolean
write_life (Plan *plan, const TdPairRow *row, TdPair *pair, GError **error)
{
  static const char *const waiting[] = { "proposed", "accepted", NULL };
  TdDate today = plan->reader.options->today;
  gboolean began = !is_in (row->before, waiting);

  /* Whether a pair is paused follows from its pauses. */
  if (has_state (pair, "paused"))
    td_record_set_text (&pair->state, "active");
  td_record_set_text (&pair->cadence, row->before->cadence);
  if (began)
    pair->planned_end = row->before->planned_end;
  if (!td_pair_put (plan->db, pair, error))
    return FALSE;
  if (g_strcmp0 (row->before->agreed_cadence, row->after->cadence) != 0 &&
      !td_pair_set_cadence (plan->db, pair->id, row->after->cadence, today, error))
    return FALSE;
  return !began || row->before->planned_end == row->after->planned_end ||
         td_ending_extend (plan->db, pair->id, row->after->planned_end, today, error);
}

static gboolean
write_there (Plan *plan, const TdPairRow *row, GError **error)
{
  static const char *const over[] = { "completed", "ended", NULL };
  g_autoptr (TdPair) pair = td_record_copy (row->after);
  TdDate today = plan->reader.options->today;

  if (is_in (row->before, over))
    {
      td_record_set_text (&pair->cadence, row->before->cadence);
      return td_pair_put (plan->db, pair, error);
    }
  if (is_in (row->after, over))
    {
      td_record_set_text (&pair->state, "active");
      pair->ended_on = TD_DATE_NONE;
      td_record_set_text (&pair->end_reason, NULL);
    }
  if (!write_life (plan, row, pair, error))
    return FALSE;
  if (has_state (row->after, "completed"))
    return td_pair_complete (plan->db, pair->id, row->after->ended_on, error);
  if (has_state (row->after, "ended"))
    return td_pair_end (plan->db, pair->id,
                        row->after->end_reason ? row->after->end_reason : "other",
                        row->after->ended_on, error);
  if (has_state (row->after, "paused") && !has_state (row->before, "paused"))
    return td_pair_pause (plan->db, pair->id, MAX (today, pair->matched_on), TD_DATE_NONE, NULL,
                          error);
  return !has_state (row->after, "active") || !has_state (row->before, "paused") ||
         td_pair_resume (plan->db, pair->id, today, error);
}

static gboolean
write_new (Plan *plan, const TdPairRow *row, GError **error)
{
  g_autoptr (TdPair) pair = td_record_copy (row->after);
  gboolean paused = has_state (pair, "paused");

  if (paused)
    td_record_set_text (&pair->state, "active");
  if (has_state (pair, "ended") && pair->end_reason == NULL)
    td_record_set_text (&pair->end_reason, "other");
  return td_pair_put (plan->db, pair, error) &&
         (!paused ||
          td_pair_pause (plan->db, pair->id, MAX (plan->reader.options->today, pair->matched_on),
                         TD_DATE_NONE, NULL, error));
}

static gboolean
write_rows (gpointer data, GError **error)
{
  Plan *plan = data;

  if (!td_pair_members_write (plan->members, error))
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const TdPairRow *row = plan->rows->pdata[i];

      if (!td_row_reader_go (&plan->reader, row->row, 0.6, 0.98, error) ||
          (row->after &&
           !(row->before ? write_there (plan, row, error) : write_new (plan, row, error))))
        return FALSE;
    }
  return TRUE;
}

TdReceipt *
td_pair_import (TdDatabase *db,
                gint64 program_id,
                TdMapping *mapping,
                const TdImportOptions *options,
                GError **error)
{
  static const TdImportSteps steps = { "pairs.import", "pairs", load, make, write_rows };
  g_auto (Plan) plan = { .db = db, .program_id = program_id };

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_PAIRS, NULL);

  return td_import_rows (db, mapping, options, &steps, &plan.reader, &plan, error);
}
