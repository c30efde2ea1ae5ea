/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-contact-row.h"

#include "base/td-digits.h"
#include "base/td-text.h"
#include "contact/td-line-words.h"
#include "exchange/td-role-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MOST_MINUTES 1440

/* What a row can say, beside the pair. */
static const char *const said_fields[] = { "outcome",      "kind",     "mode",      "minutes",
                                           "initiated_by", "asked_on", "next_date", "success",
                                           "private",      "note" };

void
td_contact_row_free (TdContactRow *row)
{
  g_clear_object (&row->said);
  g_clear_object (&row->before);
  g_clear_object (&row->after);
  g_free (row);
}

GHashTable *
td_contact_codes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* "held", "cancelled", "missed", or whether it was held: yes or no. */
static const char *
judge_word (TdLineSays says, const char *text)
{
  gboolean held;

  if (says == TD_SAYS_OUTCOME && td_truth_read (text, &held))
    return held ? "held" : "cancelled";
  return td_line_read_code (says, text);
}

/* The words of all languages are gone through once for each word that stands in the file. */
static const char *
find_code (GHashTable *codes, TdLineSays says, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%d %s", (int) says, text);
  gpointer code;

  if (!g_hash_table_lookup_extended (codes, key, NULL, &code))
    {
      code = (gpointer) judge_word (says, text);
      g_hash_table_insert (codes, g_steal_pointer (&key), code);
    }
  return code;
}

static gboolean
read_code (TdRowReader *reader,
           GHashTable *codes,
           const char *field,
           TdLineSays says,
           char **member)
{
  g_autofree char *text = td_row_reader_dup (reader, field);
  const char *code = text ? find_code (codes, says, text) : NULL;

  td_record_set_text (member, code);
  if (text == NULL || code)
    return TRUE;
  td_row_reader_complain (reader, field, _ ("This word is not known here."));
  return FALSE;
}

static gboolean
read_flag (TdRowReader *reader,
           const char *field,
           gboolean or_word,
           gboolean *flag,
           gboolean *is_said)
{
  g_autofree char *text = td_row_reader_dup (reader, field);

  *is_said = text != NULL;
  if (text == NULL || td_truth_read (text, flag))
    return TRUE;
  /* A column "success" may well hold the word itself. */
  *flag = TRUE;
  if (or_word && td_line_read_code (TD_SAYS_SUCCESS, text))
    return TRUE;
  td_row_reader_complain (reader, field, _ ("This is neither yes nor no."));
  return FALSE;
}

/* Whether the column counts hours: its name says so. */
static gboolean
judge_hours (TdRowReader *reader)
{
  static const char *const words[] = { "hour", "uren", "stunden", "heures" };
  int column = td_mapping_get_column (reader->mapping, "minutes");
  g_autofree char *squeezed =
      column < 0 ? NULL : td_header_squeeze (td_table_get_header (reader->table, (guint) column));

  for (guint i = 0; squeezed && i < G_N_ELEMENTS (words); i++)
    if (strstr (squeezed, words[i]))
      return TRUE;
  return FALSE;
}

/* The same, found out once for a file. */
static gboolean
counts_hours (TdRowReader *reader, GHashTable *codes)
{
  static const char key[] = "hours";
  gpointer known;

  if (!g_hash_table_lookup_extended (codes, key, NULL, &known))
    {
      known = GINT_TO_POINTER (judge_hours (reader));
      g_hash_table_insert (codes, g_strdup (key), known);
    }
  return GPOINTER_TO_INT (known);
}

/* A bare number, "45" or "1,5". */
static gboolean
read_number (const char *text, double *number)
{
  g_autofree char *plain = td_text_plain_digits (text);
  char *end;

  g_strdelimit (plain, ",", '.');
  *number = g_ascii_strtod (plain, &end);
  return g_ascii_isdigit (plain[0]) && *end == '\0';
}

/* "1:30" and "01:30:00", as spreadsheets write a length of time. */
static int
read_clock (const char *text)
{
  int hours, minutes, seconds = 0, n = 0;

  if (sscanf (text, "%d:%2d%n", &hours, &minutes, &n) < 2)
    return 0;
  if (text[n] == ':' && sscanf (text + n, ":%2d", &seconds) < 1)
    return 0;
  return hours >= 0 && hours < 25 && minutes >= 0 && minutes < 60 ? hours * 60 + minutes : 0;
}

static gboolean
read_minutes (TdRowReader *reader, GHashTable *codes, TdContact *said)
{
  g_autofree char *text = td_row_reader_dup (reader, "minutes");
  double amount = 0;

  if (text == NULL)
    return TRUE;
  if (read_number (text, &amount))
    amount = counts_hours (reader, codes) ? amount * 60 : amount;
  else
    amount = strchr (text, ':') ? read_clock (text) : td_line_read_minutes (text);
  if (amount >= 0 && amount <= MOST_MINUTES && (amount > 0 || strcmp (text, "0") == 0))
    {
      said->minutes = (int) (amount + 0.5);
      return TRUE;
    }
  td_row_reader_complain (reader, "minutes",
                          _ ("This is no length of a contact, which takes 1 to 1440 minutes."));
  return FALSE;
}

static gboolean
read_date (TdRowReader *reader, TdContact *said)
{
  if (!td_row_reader_read_date (reader, "date", &said->on_date))
    return FALSE;
  if (said->on_date != TD_DATE_NONE)
    return TRUE;
  td_row_reader_complain (reader, "date", _ ("The date of the contact is missing."));
  return FALSE;
}

static gboolean
read_values (TdRowReader *reader, GHashTable *codes, TdContactRow *row)
{
  TdContact *said = row->said;
  /* Every value is looked at, so that all of its faults are said at once. */
  gboolean fine = read_date (reader, said);

  fine = read_minutes (reader, codes, said) && fine;
  fine = read_code (reader, codes, "outcome", TD_SAYS_OUTCOME, &said->outcome) && fine;
  fine = read_code (reader, codes, "kind", TD_SAYS_KIND, &said->kind) && fine;
  fine = read_code (reader, codes, "mode", TD_SAYS_MODE, &said->mode) && fine;
  fine = td_row_reader_read_date (reader, "asked_on", &said->asked_on) && fine;
  fine = td_row_reader_read_date (reader, "next_date", &said->next_date) && fine;
  fine = read_flag (reader, "success", TRUE, &said->success, &row->says_success) && fine;
  fine = read_flag (reader, "private", FALSE, &said->private, &row->says_private) && fine;
  td_record_take_text (&said->note, td_row_reader_dup (reader, "note"));
  return fine;
}

/* Who asked for it: a word for the side, or the mentor or the mentee by number, e-mail or name. */
static gboolean
read_initiator (TdRowReader *reader,
                TdPairDirectory *directory,
                GHashTable *codes,
                TdContactRow *row)
{
  g_autofree char *text = td_row_reader_dup (reader, "initiated_by");
  const char *side = text ? find_code (codes, TD_SAYS_SIDE, text) : NULL;
  TdPairPerson *person =
      text && side == NULL ? td_pair_directory_find_person (directory, text) : NULL;

  if (person)
    side = person == row->entry->mentor ? "mentor" : person == row->entry->mentee ? "mentee" : NULL;
  td_record_set_text (&row->said->initiated_by, side);
  if (text == NULL || side)
    return TRUE;
  td_row_reader_complain (reader, "initiated_by",
                          _ ("This is neither the mentor nor the mentee of the pair."));
  return FALSE;
}

static const TdPairEntry *
find_pair (TdRowReader *reader, TdPairDirectory *directory, TdDate on)
{
  static const char *const fields[] = { "pair", "mentor", "mentee" };
  g_autofree char *reference = td_row_reader_dup (reader, "pair");
  g_autofree char *mentor = td_row_reader_dup (reader, "mentor");
  g_autofree char *mentee = td_row_reader_dup (reader, "mentee");
  TdPairQuery query = { reference, mentor, mentee, on };
  g_autofree char *message = NULL;
  TdPairQueryPart part;
  const TdPairEntry *entry = td_pair_directory_find (directory, &query, &part, &message);

  if (entry == NULL && td_row_reader_find_erased (reader, "mentee"))
    part = TD_PAIR_QUERY_MENTEE;
  else if (entry == NULL && td_row_reader_find_erased (reader, "mentor"))
    part = TD_PAIR_QUERY_MENTOR;
  if (entry == NULL)
    td_row_reader_complain (reader, fields[part], message);
  return entry;
}

TdContactRow *
td_contact_row_read (TdRowReader *reader, TdPairDirectory *directory, GHashTable *codes)
{
  TdContactRow *row = g_new0 (TdContactRow, 1);
  gboolean fine;

  row->row = reader->row;
  row->said = td_contact_new (0, TD_DATE_NONE);
  fine = read_values (reader, codes, row);
  row->entry = find_pair (reader, directory, row->said->on_date);
  fine = fine && row->entry != NULL && read_initiator (reader, directory, codes, row);
  if (fine)
    {
      row->said->pair_id = row->entry->pair_id;
      return row;
    }
  td_contact_row_free (row);
  return NULL;
}

static gboolean
fits_text (const char *said, const char *there)
{
  return said == NULL || g_strcmp0 (said, there) == 0;
}

gboolean
td_contact_row_fits (const TdContactRow *row, TdContact *contact)
{
  const TdContact *said = row->said;

  return fits_text (said->outcome, contact->outcome) && fits_text (said->kind, contact->kind) &&
         fits_text (said->mode, contact->mode) && fits_text (said->note, contact->note) &&
         fits_text (said->initiated_by, contact->initiated_by) &&
         (said->minutes == 0 || said->minutes == contact->minutes) &&
         (said->asked_on == TD_DATE_NONE || said->asked_on == contact->asked_on) &&
         (said->next_date == TD_DATE_NONE || said->next_date == contact->next_date) &&
         (!row->says_success || said->success == contact->success) &&
         (!row->says_private || said->private == contact->private);
}

static void
merge_text (char **member, const char *said)
{
  if (said)
    td_record_set_text (member, said);
}

void
td_contact_row_merge (TdContactRow *row)
{
  const TdContact *said = row->said;
  TdContact *after =
      row->before ? td_record_copy (row->before) : td_contact_new (said->pair_id, said->on_date);

  merge_text (&after->outcome, said->outcome);
  merge_text (&after->kind, said->kind);
  merge_text (&after->mode, said->mode);
  merge_text (&after->initiated_by, said->initiated_by);
  merge_text (&after->note, said->note);
  if (said->minutes)
    after->minutes = said->minutes;
  if (said->asked_on)
    after->asked_on = said->asked_on;
  if (said->next_date)
    after->next_date = said->next_date;
  if (row->says_success)
    after->success = said->success;
  if (row->says_private)
    after->private = said->private;
  g_clear_object (&row->after);
  row->after = after;
}

char *
td_contact_row_list_changes (const TdContactRow *row)
{
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (said_fields); i++)
    {
      const char *const one[] = { said_fields[i], NULL };

      if (!td_record_equal_fields (row->before, row->after, one))
        g_strv_builder_add (changed, said_fields[i]);
    }
  list = g_strv_builder_end (changed);
  return td_text_join_list ((const char *const *) list);
}
