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

typedef struct
{
  TdDatabase *db;
  const TdReportOptions *options;
  GHashTable *reach;    /* how to reach somebody, by id */
  GHashTable *programs; /* TdReportNames by programme */
} Sheet;

/* --- How to reach people --- */

/* Words of the free fields of a roster that hold a number to call. */
static gboolean
is_phone (const char *field)
{
  static const char *const words[] = { "phone",          "mobile",   "telephone", "tel",
                                       "cell",           "telefon",  "mobil",     "handy",
                                       "durchwahl",      "telefoon", "mobiel",    "gsm",
                                       "telefoonnummer", "portable", "extension" };
  g_autofree char *key = td_text_fold (field);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (key, words[i]))
      return TRUE;
  return FALSE;
}

/* Adds to what is known of somebody already. */
static void
add_reach (GHashTable *reach, gint64 id, const char *text)
{
  const char *known = g_hash_table_lookup (reach, &id);

  if (text == NULL || *text == '\0')
    return;
  g_hash_table_insert (reach, g_memdup2 (&id, sizeof id),
                       known ? g_strdup_printf ("%s · %s", known, text) : g_strdup (text));
}

static gboolean
load_phones (Sheet *sheet, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (sheet->db, error,
                         "SELECT DISTINCT x.employee_id, x.field, x.value FROM employee_extra x "
                         "JOIN pair p ON x.employee_id IN (p.mentor_id, p.mentee_id) "
                         "WHERE p.state IN ('active', 'paused') AND $1 IN (0, p.program_id) ORDER "
                         "BY x.employee_id, x.field",
                         "i", sheet->options->program_id);
  GError *local_error = NULL;

  while (row && td_statement_next (row, &local_error))
    if (is_phone (td_statement_get_text (row, 1)))
      add_reach (sheet->reach, td_statement_get_int (row, 0), td_statement_get_text (row, 2));
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

static gboolean
load_addresses (Sheet *sheet, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (sheet->db, error,
                         "SELECT DISTINCT e.id, e.email FROM employee e "
                         "JOIN pair p ON e.id IN (p.mentor_id, p.mentee_id) "
                         "WHERE p.state IN ('active', 'paused') AND $1 IN (0, p.program_id)",
                         "i", sheet->options->program_id);
  GError *local_error = NULL;

  while (row && td_statement_next (row, &local_error))
    {
      g_autofree char *address = dup_address (td_statement_get_text (row, 1));

      add_reach (sheet->reach, td_statement_get_int (row, 0), address);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return row && local_error == NULL;
}

/* --- Names --- */

static void
names_free (gpointer names)
{
  td_report_names_clear (names);
  g_free (names);
}

/* Those of a programme; NULL with an error. */
static const TdReportNames *
find_names (Sheet *sheet, gint64 program_id, GError **error)
{
  TdReportNames *names = g_hash_table_lookup (sheet->programs, &program_id);
  TdReportOptions own = *sheet->options;

  if (names)
    return names;
  names = g_new0 (TdReportNames, 1);
  g_hash_table_insert (sheet->programs, g_memdup2 (&program_id, sizeof program_id), names);
  own.program_id = program_id;
  return td_report_names_load (names, sheet->db, &own, error) ? names : NULL;
}

/* --- The sheet --- */

static gboolean
is_late (const TdDueRow *row)
{
  TdDueState state = td_due_state_from_code (row->state);

  return state == TD_DUE_OVERDUE || state == TD_DUE_SILENT;
}

/* The pairs that were asked for; else whoever is late. */
static gboolean
is_called (Sheet *sheet, const TdDueRow *row)
{
  GArray *wanted = sheet->options->pair_ids;

  for (guint i = 0; wanted && i < wanted->len; i++)
    if (g_array_index (wanted, gint64, i) == row->pair_id)
      return TRUE;
  return wanted == NULL && is_late (row);
}

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
dup_remark (Sheet *sheet, TdDueRow *row)
{
  g_autofree char *late =
      is_late (row)
          ? g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) row->days_overdue),
                             row->days_overdue)
          : g_strdup (td_due_state_get_label (td_due_state_from_code (row->state)));
  g_autofree char *day = td_report_date (row->last);
  g_autofree char *last =
      row->last ? g_strdup_printf (_ ("last contact %s"), day) : g_strdup (_ ("no contact yet"));
  g_autofree char *rhythm = td_cadence_dup_text_label (row->cadence);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", late, last, rhythm);

  return sheet->options->program_id ? g_steal_pointer (&words)
                                    : g_strdup_printf ("%s · %s", words, row->program_name);
}

/* How to reach somebody is not said in a confidential programme. */
static void
add_person (Sheet *sheet,
            TdDocumentTable *table,
            const TdReportNames *names,
            gint64 id,
            const char *name,
            gboolean mentor)
{
  const char *reach = names->mentors ? NULL : g_hash_table_lookup (sheet->reach, &id);
  g_autofree char *alone = td_text_isolate (name);
  g_autofree char *who = g_strdup_printf (mentor ? _ ("%s (mentor)") : _ ("%s (mentee)"), alone);

  td_document_table_add_row (table, who, reach, BOX, NULL, NULL);
}

static gboolean
add_pair (Sheet *sheet, TdDocumentTable *table, TdDueRow *row, GError **error)
{
  const TdReportNames *names = find_names (sheet, row->program_id, error);
  g_autofree char *remark = dup_remark (sheet, row);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *title = NULL;
  const char *mentor, *mentee;

  if (names == NULL)
    return FALSE;
  mentor = td_report_names_mentor (names, row->mentor_id, row->mentor_name);
  mentee = td_report_names_mentee (names, row->mentee_id, row->mentee_name);
  first = td_text_isolate (mentor);
  second = td_text_isolate (mentee);
  title = g_strdup_printf ("%s – %s", first, second);
  td_document_table_add_group (table, title, remark);
  add_person (sheet, table, names, row->mentor_id, mentor, TRUE);
  add_person (sheet, table, names, row->mentee_id, mentee, FALSE);
  return TRUE;
}

/* The longest overdue first. */
static gboolean
add_table (Sheet *sheet, TdDocument *document, GPtrArray *rows, guint *n_rows, GError **error)
{
  TdDocumentTable *table = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!is_called (sheet, rows->pdata[i]))
        continue;
      if (table == NULL)
        table = begin_table (document);
      if (!add_pair (sheet, table, rows->pdata[i], error))
        return FALSE;
      ++*n_rows;
    }
  return TRUE;
}

static gboolean
has_hidden (Sheet *sheet)
{
  GHashTableIter iter;
  TdReportNames *names;

  g_hash_table_iter_init (&iter, sheet->programs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &names))
    if (names->mentors)
      return TRUE;
  return FALSE;
}

static gboolean
fill (Sheet *sheet, TdDocument *document, GPtrArray *rows, GError **error)
{
  guint n_rows = 0;

  if (!load_phones (sheet, error) || !load_addresses (sheet, error) ||
      !add_table (sheet, document, rows, &n_rows, error))
    return FALSE;
  if (n_rows == 0)
    td_document_add_paragraph (document, _ ("Nobody: no contact is overdue."));
  else if (sheet->options->pair_ids == NULL)
    td_document_add_note (document,
                          _ ("Days late count from the day the next contact was due by the rhythm "
                             "of the pair. Pairs that pause are left out, and so is what is "
                             "private."));
  if (has_hidden (sheet))
    td_document_add_note (document, _ ("People of a confidential programme stand under numbers in "
                                       "place of their names, without their addresses."));
  return TRUE;
}

TdDocument *
td_call_sheet_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (GHashTable) reach =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) programs =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, names_free);
  Sheet sheet = { db, options, reach, programs };

  if (options->program_id && (program = td_program_load (db, options->program_id, error)) == NULL)
    return NULL;
  rows = td_due_board_load (db, options->program_id, options->as_of, error);
  if (rows == NULL)
    return NULL;
  document = td_report_document_new (_ ("Call sheet"), program, _ ("All programmes"), options);
  return fill (&sheet, document, rows, error) ? g_steal_pointer (&document) : NULL;
}
