/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The call sheet: of whom a contact is overdue, how to reach them, and room to write. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"

#include "base/td-direction.h"
#include "contact/td-due-board.h"
#include "program/td-cadence.h"
#include "render/td-paper-size.h"
#include "report/td-report-names.h"
#include "report/td-report-private.h"

#define BOX "☐"

/* A pair to call, with no more than the sheet says. Texts belong to the sheet. */
typedef struct
{
  TdDueOrder order;
  gint64 program_id;
  gint64 mentor_id;
  gint64 mentee_id;
  const char *program_name;
  const char *mentor_name;
  const char *mentee_name;
  const char *mentor_email;
  const char *mentee_email;
  const char *cadence;
  TdDueState state;
  TdDate last;
  int days_overdue;
} Call;

/* What the rows of the table are composed from; read only once the table is made. */
typedef struct
{
  gboolean of_program; /* else of all, which are named */
  GArray *pair_ids;    /* borrowed while it is loaded: the pairs asked for, or NULL */
  GArray *calls;       /* Call */
  GStringChunk *texts;
  GHashTable *phones;   /* by id of the employee */
  GHashTable *programs; /* TdReportNames by programme */
} Sheet;

/* --- How to reach people --- */

/* Of an internal number; and as many letters as in "ext." */
#define LEAST_DIGITS 3
#define MOST_LETTERS 4

/* Whether a free field of a roster holds a number to call, by a word of its name: what else is
 * known of people is not for paper. "Hotel budget" and "Excellence" are no telephones. */
static gboolean
is_phone (const char *field)
{
  static const char *const words[] = { "cell",        "durchwahl", "ext",   "extension", "gsm",
                                       "handy",       "mobiel",    "mobil", "mobile",    "movil",
                                       "nebenstelle", "portable",  "tel",   "toestel",   NULL };
  static const char *const parts[] = { "phone", "telefon", "telefoon", "mobielnummer",
                                       "mobilnummer" };
  g_autofree char *key = td_text_fold (field);
  g_auto (GStrv) said = g_strsplit_set (key, " ./-_:()#", -1);

  for (char **word = said; *word; word++)
    {
      if (g_strv_contains (words, *word))
        return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        if (g_str_has_prefix (*word, parts[i]) || g_str_has_suffix (*word, parts[i]))
          return TRUE;
    }
  return FALSE;
}

/* "Mobile: yes" is no number: three figures at least, and hardly a letter. */
static gboolean
is_number (const char *text)
{
  guint n_digits = 0, n_letters = 0;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      n_digits += g_unichar_isdigit (c);
      n_letters += g_unichar_isalpha (c);
    }
  return n_digits >= LEAST_DIGITS && n_letters <= MOST_LETTERS;
}

/* Adds to what is known of somebody already. */
static void
add_phone (GHashTable *phones, gint64 id, const char *text)
{
  const char *known = g_hash_table_lookup (phones, &id);

  if (text == NULL || *text == '\0')
    return;
  g_hash_table_insert (phones, g_memdup2 (&id, sizeof id),
                       known ? g_strdup_printf ("%s · %s", known, text) : g_strdup (text));
}

static gboolean
load_phones (Sheet *sheet, TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT DISTINCT x.employee_id, x.field, x.value FROM employee_extra x "
                         "JOIN pair p ON x.employee_id IN (p.mentor_id, p.mentee_id) "
                         "WHERE p.state IN ('active', 'paused') AND $1 IN (0, p.program_id) ORDER "
                         "BY x.employee_id, x.field",
                         "i", program_id);
  GError *local_error = NULL;

  while (row && td_statement_next (row, &local_error))
    if (is_phone (td_statement_get_text (row, 1)) && is_number (td_statement_get_text (row, 2)))
      add_phone (sheet->phones, td_statement_get_int (row, 0), td_statement_get_text (row, 2));
  if (local_error)
    g_propagate_error (error, local_error);
  return row && local_error == NULL;
}

/* Letters of an address that stand beside the boxes on one line. */
#define LONGEST_ADDRESS 26

/* A long address is two lines of its own choice, rather than broken anywhere. */
static char *
dup_address (const char *address)
{
  const char *at = address ? strchr (address, '@') : NULL;

  if (at == NULL || at == address || g_utf8_strlen (address, -1) <= LONGEST_ADDRESS)
    return g_strdup (address);
  return g_strdup_printf ("%.*s\n%s", (int) (at - address), address, at);
}

/* NULL where nothing is known. */
static char *
dup_reach (const Sheet *sheet, gint64 employee_id, const char *email)
{
  const char *phones = g_hash_table_lookup (sheet->phones, &employee_id);
  g_autofree char *address = dup_address (email);

  if (address == NULL || *address == '\0')
    return g_strdup (phones);
  return phones ? g_strdup_printf ("%s · %s", phones, address) : g_steal_pointer (&address);
}

/* --- Names --- */

static void
names_free (gpointer names)
{
  td_report_names_clear (names);
  g_free (names);
}

/* Those of each programme there is a call for. */
static gboolean
load_names (Sheet *sheet, TdDatabase *db, const TdReportOptions *options, GError **error)
{
  TdReportOptions own = *options;

  for (guint i = 0; i < sheet->calls->len; i++)
    {
      TdReportNames *names;

      own.program_id = g_array_index (sheet->calls, Call, i).program_id;
      if (g_hash_table_contains (sheet->programs, &own.program_id))
        continue;
      names = g_new0 (TdReportNames, 1);
      g_hash_table_insert (sheet->programs, g_memdup2 (&own.program_id, sizeof own.program_id),
                           names);
      if (!td_report_names_load (names, db, &own, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Whom to call --- */

static gboolean
is_late (TdDueState state)
{
  return state == TD_DUE_OVERDUE || state == TD_DUE_SILENT;
}

/* The pairs that were asked for; else whoever is late. */
static gboolean
is_called (Sheet *sheet, const TdDueRow *row)
{
  GArray *wanted = sheet->pair_ids;

  for (guint i = 0; wanted && i < wanted->len; i++)
    if (g_array_index (wanted, gint64, i) == row->pair_id)
      return TRUE;
  return wanted == NULL && is_late (td_due_state_from_code (row->state));
}

static const char *
keep_common (Sheet *sheet, const char *text)
{
  return text ? g_string_chunk_insert_const (sheet->texts, text) : NULL;
}

static const char *
keep_own (Sheet *sheet, const char *text)
{
  return text ? g_string_chunk_insert (sheet->texts, text) : NULL;
}

static void
take_row (TdDueRow *row, gpointer data)
{
  Sheet *sheet = data;
  Call call = {
    .order = td_due_row_get_order (row),
    .program_id = row->program_id,
    .mentor_id = row->mentor_id,
    .mentee_id = row->mentee_id,
    .state = td_due_state_from_code (row->state),
    .last = row->last,
    .days_overdue = row->days_overdue,
  };

  if (!is_called (sheet, row))
    return;
  call.program_name = keep_common (sheet, row->program_name);
  call.mentor_name = keep_own (sheet, row->mentor_name);
  call.mentee_name = keep_own (sheet, row->mentee_name);
  call.mentor_email = keep_own (sheet, row->mentor_email);
  call.mentee_email = keep_own (sheet, row->mentee_email);
  call.cadence = keep_common (sheet, row->cadence);
  g_array_append_val (sheet->calls, call);
}

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  return td_due_order_compare (&((const Call *) a)->order, &((const Call *) b)->order);
}

/* --- The sheet --- */

static TdDocumentTable *
begin_table (TdDocument *document)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Whom to call"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("How"));
  td_document_table_add_column (table, TD_COLUMN_TICK, C_ ("call", "Reached"));
  td_document_table_add_column (table, TD_COLUMN_BLANK, _ ("Met on"));
  td_document_table_add_column (table, TD_COLUMN_BLANK, _ ("Next date"));
  return table;
}

/* "94 days late · last contact 12 Nov 2025 · monthly" */
static char *
dup_remark (const Sheet *sheet, const Call *call)
{
  g_autofree char *late =
      is_late (call->state)
          ? g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) call->days_overdue),
                             call->days_overdue)
          : g_strdup (td_due_state_get_label (call->state));
  g_autofree char *day = td_report_date (call->last);
  g_autofree char *last =
      call->last ? g_strdup_printf (_ ("last contact %s"), day) : g_strdup (_ ("no contact yet"));
  g_autofree char *rhythm = td_cadence_dup_text_label (call->cadence);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", late, last, rhythm);

  return sheet->of_program ? g_steal_pointer (&words)
                           : g_strdup_printf ("%s · %s", words, call->program_name);
}

static void
compose_pair (const Sheet *sheet,
              const Call *call,
              const char *mentor,
              const char *mentee,
              TdDocumentRow *row)
{
  g_autofree char *remark = dup_remark (sheet, call);
  g_autofree char *first = td_text_isolate (mentor);
  g_autofree char *second = td_text_isolate (mentee);
  g_autofree char *title = g_strdup_printf ("%s – %s", first, second);

  td_document_row_set (row, 0, title);
  td_document_row_set (row, 1, remark);
}

/* The three rows of a call have three keys: the pair, its mentor, its mentee. How to reach somebody
 * is not said in a confidential programme. */
static void
compose (TdDocumentRow *row, TdRowKind kind, guint key, gpointer data)
{
  const Sheet *sheet = data;
  const Call *call = &g_array_index (sheet->calls, Call, key / 3);
  const TdReportNames *names = g_hash_table_lookup (sheet->programs, &call->program_id);
  const char *mentor = td_report_names_mentor (names, call->mentor_id, call->mentor_name);
  const char *mentee = td_report_names_mentee (names, call->mentee_id, call->mentee_name);
  gboolean of_mentor = key % 3 == 1;
  g_autofree char *alone = td_text_isolate (of_mentor ? mentor : mentee);
  g_autofree char *who = g_strdup_printf (of_mentor ? _ ("%s (mentor)") : _ ("%s (mentee)"), alone);
  g_autofree char *reach = of_mentor ? dup_reach (sheet, call->mentor_id, call->mentor_email)
                                     : dup_reach (sheet, call->mentee_id, call->mentee_email);

  if (kind == TD_ROW_GROUP)
    {
      compose_pair (sheet, call, mentor, mentee, row);
      return;
    }
  td_document_row_set (row, 0, who);
  td_document_row_set (row, 1, names->mentors ? NULL : reach);
  td_document_row_set (row, 2, BOX);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_array_unref (sheet->calls);
  g_string_chunk_free (sheet->texts);
  g_hash_table_unref (sheet->phones);
  g_hash_table_unref (sheet->programs);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static gboolean
has_hidden (const Sheet *sheet)
{
  GHashTableIter iter;
  TdReportNames *names;

  g_hash_table_iter_init (&iter, sheet->programs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &names))
    if (names->mentors)
      return TRUE;
  return FALSE;
}

/* The longest overdue first. */
static Sheet *
load_sheet (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (Sheet) sheet = g_new0 (Sheet, 1);

  sheet->of_program = options->program_id != 0;
  sheet->pair_ids = options->pair_ids;
  sheet->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  sheet->texts = g_string_chunk_new (4096);
  sheet->phones = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sheet->programs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, names_free);
  if (!load_phones (sheet, db, options->program_id, error) ||
      !td_due_board_walk (db, options->program_id, options->as_of, take_row, sheet, error) ||
      !load_names (sheet, db, options, error))
    return NULL;
  g_array_sort (sheet->calls, compare_calls);
  sheet->pair_ids = NULL;
  return g_steal_pointer (&sheet);
}

/* The sheet goes to the table. */
static void
add_calls (TdDocument *document, Sheet *sheet)
{
  TdDocumentTable *table = begin_table (document);
  guint n = 3 * sheet->calls->len;

  td_document_table_set_compose (table, compose, sheet, sheet_free);
  for (guint key = 0; key < n; key++)
    td_document_table_add_composed (table, key % 3 == 0 ? TD_ROW_GROUP : TD_ROW_PLAIN, key);
}

static void
fill (TdDocument *document, const TdReportOptions *options, Sheet *sheet)
{
  g_autoptr (Sheet) own = sheet;

  if (sheet->calls->len == 0)
    {
      td_document_add_paragraph (document, _ ("Nobody: no contact is overdue."));
      return;
    }
  add_calls (document, g_steal_pointer (&own));
  if (options->pair_ids == NULL)
    td_document_add_note (document,
                          _ ("Days late count from the day the next contact was due by the rhythm "
                             "of the pair. Pairs that pause are left out, and so is what is "
                             "private."));
  if (has_hidden (sheet))
    td_document_add_note (document, _ ("People of a confidential programme stand under numbers in "
                                       "place of their names, without their addresses."));
}

TdDocument *
td_call_sheet_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdProgram) program = NULL;
  TdDocument *document;
  Sheet *sheet;

  if (options->program_id && (program = td_program_load (db, options->program_id, error)) == NULL)
    return NULL;
  sheet = load_sheet (db, options, error);
  if (sheet == NULL)
    return NULL;
  document = td_report_document_new (_ ("Call sheet"), program, _ ("All programmes"), options);
  fill (document, options, sheet);
  return document;
}
