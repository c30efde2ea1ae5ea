/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What was done in the workspace, by day. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/td-report-private.h"
#include "workspace/td-action-text.h"
#include "workspace/td-audit.h"

/* How many entries are read at once. */
#define PAGE 512

/* Where any programme is confidential it cannot be told from the words of an entry whether it names
 * somebody of that one. */
static gboolean
hides_details (TdDatabase *db, gboolean *hides, GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error, "SELECT count(*) FROM program WHERE confidential = 1",
                              ""))
    return FALSE;
  *hides = n > 0;
  return TRUE;
}

/* Entries about the workspace itself name nobody. */
static gboolean
names_nobody (const char *action)
{
  return g_str_has_prefix (action, "program.") || g_str_has_prefix (action, "workspace.") ||
         g_str_has_suffix (action, ".import");
}

static void
add_entry (TdDocumentTable *table, TdChangeEntry *entry, gboolean hides)
{
  g_autofree char *time = td_report_hold_together (td_audit_format_time (entry->at));
  g_autofree char *rows = g_strdup_printf ("%d", entry->n_rows);
  g_autofree char *words =
      td_action_text_for (entry->action,
                          hides && !names_nobody (entry->action) ? NULL : entry->detail);
  const char *state = entry->undone_by ? _ ("Taken back") : entry->final ? _ ("Final") : NULL;
  g_autofree char *whole = state ? g_strdup_printf ("%s · %s", words, state) : g_strdup (words);

  td_document_table_add_row (table, time, whole, rows);
}

static gboolean
add_entries (TdDatabase *db, TdDocument *document, GArray *ids, gboolean hides, GError **error)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, C_ ("change", "Time"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("What was done"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Rows"));
  for (guint from = 0; from < ids->len; from += PAGE)
    {
      g_autoptr (GPtrArray) entries = td_audit_load_many (db, &g_array_index (ids, gint64, from),
                                                          MIN (PAGE, ids->len - from), error);

      for (guint i = 0; entries && i < entries->len; i++)
        add_entry (table, entries->pdata[i], hides);
      if (entries == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
make_subtitle (const TdReportOptions *options)
{
  g_autofree char *from = options->from ? td_date_format (options->from) : NULL;
  g_autofree char *to = options->to ? td_date_format (options->to) : NULL;

  if (from && to)
    /* Translators: two dates. */
    return g_strdup_printf (_ ("%s to %s"), from, to);
  if (from)
    return g_strdup_printf (_ ("since %s"), from);
  if (to)
    return g_strdup_printf (_ ("until %s"), to);
  return g_strdup (_ ("from the beginning"));
}

/* An extract says what it is one of. */
static void
add_filters (TdDocument *document, const TdAuditQuery *query)
{
  g_autofree char *kind = query->room ? g_strdup_printf (_ ("Only entries of the kind “%s”."),
                                                         td_audit_room_get_label (query->room))
                                      : NULL;
  g_autofree char *text = query->text && *query->text
                              ? g_strdup_printf (_ ("Only entries with “%s”."), query->text)
                              : NULL;

  if (kind)
    td_document_add_note (document, kind);
  if (text)
    td_document_add_note (document, text);
  if (query->employee_id)
    td_document_add_note (document, _ ("Only entries about one person."));
  if (query->pair_id)
    td_document_add_note (document, _ ("Only entries about one pair."));
  if (query->program_id)
    td_document_add_note (document, _ ("Only entries about one programme."));
}

TdDocument *
td_audit_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  TdAuditQuery query = { .from = options->from,
                         .to = options->to,
                         .employee_id = options->employee_id };
  g_autoptr (GArray) ids = td_audit_search (db, options->audit ? options->audit : &query, error);
  g_autoptr (TdDocument) document = NULL;
  g_autofree char *subtitle = make_subtitle (options);
  g_autofree char *count = NULL;
  gboolean hides;

  if (ids == NULL || !hides_details (db, &hides, error))
    return NULL;
  document = td_report_document_new (_ ("What was done in the workspace"), NULL, subtitle, options);
  count =
      g_strdup_printf (ngettext ("%u entry, newest first. Each one is sealed with the one before "
                                 "it.",
                                 "%u entries, newest first. Each one is sealed with the one "
                                 "before it.",
                                 ids->len),
                       ids->len);
  td_document_add_paragraph (document, count);
  if (options->audit)
    add_filters (document, options->audit);
  if (hides)
    td_document_add_note (document,
                          _ ("There is a confidential programme: whom an entry was about is left "
                             "out."));
  if (ids->len && !add_entries (db, document, ids, hides, error))
    return NULL;
  return g_steal_pointer (&document);
}
