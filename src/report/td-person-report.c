/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Everything that is held about one person, for that person: private words included, what others
 * said in confidence not (article 15(4) of the GDPR). */

#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "report/td-report-private.h"
#include "workspace/td-person-data.h"

/* Rows of more columns than this are printed one below the other, each as "key value" lines. */
#define WIDEST_TABLE 5

/* Which columns hold anything at all. */
static gboolean *
find_used (const TdPersonSection *section, guint *n_used)
{
  gboolean *used = g_new0 (gboolean, section->n_columns);

  *n_used = 0;
  for (guint column = 0; column < section->n_columns; column++)
    {
      for (guint row = 0; row < section->rows->len && !used[column]; row++)
        used[column] = g_ptr_array_index ((GPtrArray *) section->rows->pdata[row], column) != NULL;
      *n_used += used[column];
    }
  return used;
}

static void
add_table (TdDocument *document, const TdPersonSection *section, const gboolean *used, guint n_used)
{
  TdDocumentTable *table = td_document_add_table (document);

  for (guint column = 0; column < section->n_columns; column++)
    if (used[column])
      td_document_table_add_column (table,
                                    section->columns[column].kind == TD_PERSON_NUMBER
                                        ? TD_COLUMN_NUMBER
                                        : TD_COLUMN_TEXT,
                                    td_person_column_get_label (&section->columns[column]));
  for (guint row = 0; row < section->rows->len; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n_used + 1);
      guint cell = 0;

      for (guint column = 0; column < section->n_columns; column++)
        if (used[column])
          cells[cell++] = td_person_section_dup_words (section, row, column);
      td_document_table_add_row_array (table, (const char *const *) cells);
    }
}

static void
add_facts (TdDocument *document, const TdPersonSection *section, guint row)
{
  for (guint column = 0; column < section->n_columns; column++)
    {
      g_autofree char *words = td_person_section_dup_words (section, row, column);

      if (*words)
        td_document_add_fact (document, td_person_column_get_label (&section->columns[column]),
                              words);
    }
}

static void
add_section (TdDocument *document, const TdPersonSection *section)
{
  guint n_used;
  g_autofree gboolean *used = find_used (section, &n_used);

  td_document_add_heading (document, 1, section->title);
  if (n_used <= WIDEST_TABLE && section->rows->len > 1)
    {
      add_table (document, section, used, n_used);
      return;
    }
  for (guint row = 0; row < section->rows->len; row++)
    {
      if (section->rows->len > 1)
        {
          g_autofree char *title =
              /* Translators: which of how many entries. */
              g_strdup_printf (_ ("%u of %u"), row + 1, section->rows->len);

          td_document_add_heading (document, 2, title);
        }
      add_facts (document, section, row);
    }
}

static void
add_beginning (TdDocument *document, const TdPersonData *data)
{
  g_autoptr (GPtrArray) remarks = td_person_data_list_remarks (data, TRUE);

  td_document_add_paragraph (
      document,
      _ ("This is everything that the mentoring workspace holds about this person, private "
         "notes included. It is for this person and for nobody else."));
  for (guint i = 0; i < remarks->len; i++)
    td_document_add_note (document, remarks->pdata[i]);
}

TdDocument *
td_person_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdPersonData) data = NULL;
  g_autofree char *readers = NULL;
  g_autofree char *subtitle = NULL;
  TdDocument *document;

  if (options->employee_id == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("This report is about one person: choose somebody first."));
      return NULL;
    }
  data = td_person_data_load (db, options->employee_id, error);
  if (data == NULL)
    return NULL;
  subtitle =
      data->number ? g_strdup_printf ("%s (%s)", data->name, data->number) : g_strdup (data->name);
  document = td_report_document_new (_ ("All data held about a person"), NULL, subtitle, options);
  /* Translators: stands at the foot of each page; a person's name. */
  readers = g_strdup_printf (_ ("Confidential: only for %s."), data->name);
  td_document_set_confidentiality (document, readers);
  add_beginning (document, data);
  for (guint i = 0; i < data->sections->len; i++)
    add_section (document, data->sections->pdata[i]);
  return document;
}
