/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-contact-import.h"

#include "contact/td-contact-data.h"
#include "exchange/td-contact-row.h"
#include "exchange/td-import-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How well a contact of the workspace must fit a row to be the one it is about. */
typedef enum
{
  FIT_ALL,  /* it says the same */
  FIT_KIND, /* the same kind of contact with the same result, as far as the row says */
  FIT_DAY,  /* of the same day */
  N_FITS,
} Fit;

/* From the first day that rows tell of a pair to the last one. */
typedef struct
{
  TdDate first, last;
} Days;

typedef struct
{
  TdDatabase *db;
  TdRowReader reader;
  gint64 program_id; /* 0 for all of them */
  TdPairDirectory *pairs;
  GPtrArray *rows;      /* of TdContactRow, in file order */
  GHashTable *codes;    /* of td_contact_row_read() */
  GHashTable *days;     /* Days of the rows, by pair id */
  GHashTable *contacts; /* by pair id: GPtrArray of TdContact of those days, oldest first */
  GHashTable *claimed;  /* contacts that a row is about */
  GHashTable *by_day; /* GPtrArray of TdContactRow by pair and day, for rows that repeat another */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->by_day, g_hash_table_unref);
  g_clear_pointer (&plan->claimed, g_hash_table_unref);
  g_clear_pointer (&plan->contacts, g_hash_table_unref);
  g_clear_pointer (&plan->days, g_hash_table_unref);
  g_clear_pointer (&plan->codes, g_hash_table_unref);
  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_clear_pointer (&plan->pairs, td_pair_directory_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
load (gpointer data, GError **error)
{
  Plan *plan = data;

  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_contact_row_free);
  plan->codes = td_contact_codes_new ();
  plan->days = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  plan->contacts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  plan->claimed = g_hash_table_new (NULL, NULL);
  plan->by_day = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  plan->pairs = td_pair_directory_new (plan->db, plan->program_id, error);
  return plan->pairs != NULL;
}

static void
refuse (Plan *plan, const TdPairEntry *entry)
{
  td_row_reader_refuse (&plan->reader, entry ? entry->reference : NULL,
                        entry ? entry->life.names : NULL);
}

/* --- Reading --- */

/* The column that a contact's fault is in. */
static const char *
find_wrong_field (const TdContact *contact)
{
  if (contact->next_date && contact->next_date <= contact->on_date)
    return "next_date";
  return contact->asked_on && contact->asked_on > contact->on_date ? "asked_on" : "date";
}

/* Whether the row lies in the pair's life and holds together. What the check fills in is not said
 * by the row. */
static gboolean
check_row (Plan *plan, TdContactRow *row)
{
  TdContact *said = row->said;
  gboolean says_outcome = said->outcome != NULL, says_kind = said->kind != NULL;
  g_autoptr (GError) refusal = NULL;

  if (!td_contact_check (said, &row->entry->life, plan->reader.options->today, &refusal))
    {
      td_row_reader_complain (&plan->reader, find_wrong_field (said), refusal->message);
      refuse (plan, row->entry);
      return FALSE;
    }
  if (!says_outcome)
    td_record_set_text (&said->outcome, NULL);
  if (!says_kind)
    td_record_set_text (&said->kind, NULL);
  return TRUE;
}

/* A pair and a day as one: days have their place below 2^24. */
static gpointer
day_key (const TdContact *said)
{
  return GSIZE_TO_POINTER ((gsize) said->pair_id << 24 | (gsize) said->on_date);
}

/* Whether an earlier row says the very same; two contacts of a day differ in something. */
static gboolean
repeats_another (Plan *plan, TdContactRow *row)
{
  gpointer key = day_key (row->said);
  GPtrArray *same_day = g_hash_table_lookup (plan->by_day, key);

  for (guint i = 0; same_day && i < same_day->len; i++)
    {
      const TdContactRow *other = same_day->pdata[i];

      if (td_record_equal (row->said, other->said))
        return TRUE;
    }
  if (same_day == NULL)
    {
      same_day = g_ptr_array_new ();
      g_hash_table_insert (plan->by_day, key, same_day);
    }
  g_ptr_array_add (same_day, row);
  return FALSE;
}

static void
take_row (Plan *plan, TdContactRow *row)
{
  gpointer pair = GSIZE_TO_POINTER (row->said->pair_id);
  TdDate on = row->said->on_date;
  Days *days = g_hash_table_lookup (plan->days, pair);

  g_ptr_array_add (plan->rows, row);
  if (days == NULL)
    {
      days = g_new (Days, 1);
      *days = (Days){ on, on };
      g_hash_table_insert (plan->days, pair, days);
    }
  days->first = MIN (days->first, on);
  days->last = MAX (days->last, on);
}

static gboolean
read_rows (Plan *plan, GError **error)
{
  for (guint i = 0; i < td_table_get_n_rows (plan->reader.table); i++)
    {
      TdContactRow *row;

      if (!td_row_reader_go (&plan->reader, i, 0, 0.4, error))
        return FALSE;
      row = td_contact_row_read (&plan->reader, plan->pairs, plan->codes);
      if (row == NULL)
        refuse (plan, NULL);
      else if (!check_row (plan, row))
        td_contact_row_free (row);
      else if (repeats_another (plan, row))
        {
          td_row_reader_lay_aside (&plan->reader, i, "date",
                                   _ ("This row repeats an earlier one; it was laid aside."));
          td_contact_row_free (row);
        }
      else
        take_row (plan, row);
    }
  return TRUE;
}

/* --- Matching --- */

/* Of a pair that has met for years only what the file tells of. */
static GPtrArray *
load_contacts (TdDatabase *db, gint64 pair_id, const Days *days, GError **error)
{
  return td_database_load (db, TD_TYPE_CONTACT, error,
                           "SELECT id, pair_id, on_date, outcome, kind, mode, minutes,"
                           " initiated_by, asked_on, next_date, success, private, note, event_uid"
                           " FROM contact WHERE pair_id = $1 AND on_date BETWEEN $2 AND $3"
                           " ORDER BY on_date, id",
                           "iDD", pair_id, days->first, days->last);
}

static GPtrArray *
get_contacts (Plan *plan, gint64 pair_id, GError **error)
{
  GPtrArray *contacts = g_hash_table_lookup (plan->contacts, GSIZE_TO_POINTER (pair_id));
  const Days *days;

  if (contacts)
    return contacts;
  days = g_hash_table_lookup (plan->days, GSIZE_TO_POINTER (pair_id));
  contacts = load_contacts (plan->db, pair_id, days, error);
  if (contacts == NULL)
    return NULL;
  g_hash_table_insert (plan->contacts, GSIZE_TO_POINTER (pair_id), contacts);
  return contacts;
}

static gboolean
fits (const TdContactRow *row, TdContact *contact, Fit fit)
{
  const TdContact *said = row->said;

  switch (fit)
    {
    case FIT_ALL:
      return td_contact_row_fits (row, contact);
    case FIT_KIND:
      return g_strcmp0 (said->kind ? said->kind : contact->kind, contact->kind) == 0 &&
             g_strcmp0 (said->outcome ? said->outcome : contact->outcome, contact->outcome) == 0;
    case FIT_DAY:
    default:
      return TRUE;
    }
}

/* The first contact of the day, from its place in the list on, that no row has claimed. */
static TdContact *
find_contact (Plan *plan, GPtrArray *contacts, const TdContactRow *row, Fit fit)
{
  guint low = 0, high = contacts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (((TdContact *) contacts->pdata[middle])->on_date < row->said->on_date)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < contacts->len; low++)
    {
      TdContact *contact = contacts->pdata[low];

      if (contact->on_date != row->said->on_date)
        return NULL;
      if (!g_hash_table_contains (plan->claimed, contact) && fits (row, contact, fit))
        return contact;
    }
  return NULL;
}

/* The best fits are given out first, to all rows, so that no row takes another one's contact. */
static gboolean
match_rows (Plan *plan, GError **error)
{
  for (Fit fit = FIT_ALL; fit < N_FITS; fit++)
    for (guint i = 0; i < plan->rows->len; i++)
      {
        TdContactRow *row = plan->rows->pdata[i];
        GPtrArray *contacts = get_contacts (plan, row->said->pair_id, error);
        TdContact *contact;

        if (contacts == NULL)
          return FALSE;
        if (row->before)
          continue;
        contact = find_contact (plan, contacts, row, fit);
        if (contact)
          {
            g_hash_table_add (plan->claimed, contact);
            row->before = g_object_ref (contact);
          }
      }
  return TRUE;
}

/* A contact that was there can contradict what the row adds to it. */
static gboolean
check_merged (Plan *plan, TdContactRow *row)
{
  g_autoptr (GError) refusal = NULL;

  td_contact_row_merge (row);
  if (td_contact_check (row->after, &row->entry->life, plan->reader.options->today, &refusal))
    return TRUE;
  td_row_reader_complain (&plan->reader, find_wrong_field (row->after), refusal->message);
  refuse (plan, row->entry);
  g_clear_object (&row->after);
  return FALSE;
}

static void
count_row (Plan *plan, TdContactRow *row)
{
  g_autofree char *changes = row->before && row->after ? td_contact_row_list_changes (row) : NULL;

  td_row_reader_count (&plan->reader, row->before == NULL, row->entry->reference,
                       row->entry->life.names, changes);
}

static gboolean
count_rows (Plan *plan, GError **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdContactRow *row = plan->rows->pdata[i];

      if (!td_row_reader_go (&plan->reader, row->row, 0.4, 0.6, error))
        return FALSE;
      /* Most rows of a file that comes again say what is there already. */
      if ((row->before && td_contact_row_fits (row, row->before)) || check_merged (plan, row))
        count_row (plan, row);
    }
  return TRUE;
}

static gboolean
make (gpointer data, GError **error)
{
  Plan *plan = data;

  return read_rows (plan, error) && match_rows (plan, error) && count_rows (plan, error);
}

/* --- Writing --- */

/* Those that were there and differ, one by one. */
static gboolean
write_updates (Plan *plan, GError **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdContactRow *row = plan->rows->pdata[i];

      if (!td_row_reader_go (&plan->reader, row->row, 0.6, 0.7, error) ||
          (row->after && row->before && !td_contact_store (plan->db, row->after, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (gpointer data, GError **error)
{
  Plan *plan = data;
  g_autoptr (TdArena) arena = td_arena_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdContactRow *row = plan->rows->pdata[i];

      if (row->after == NULL || row->before)
        continue;
      g_ptr_array_add (added, td_arena_new0 (arena, TdContactData));
      td_contact_data_set (added->pdata[added->len - 1], row->after);
    }
  return write_updates (plan, error) &&
         td_contact_data_add (plan->db, added, plan->reader.options->progress, 0.7, 0.98,
                              plan->reader.cancellable, error);
}

TdReceipt *
td_contact_import (TdDatabase *db,
                   gint64 program_id,
                   TdMapping *mapping,
                   const TdImportOptions *options,
                   GError **error)
{
  static const TdImportSteps steps = { "contacts.import", "contacts", load, make, write_rows };
  g_auto (Plan) plan = { .db = db, .program_id = program_id };

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_CONTACTS, NULL);

  return td_import_rows (db, mapping, options, &steps, &plan.reader, &plan, error);
}
