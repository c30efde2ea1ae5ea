/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-text.h"
#include "exchange/td-receipt.h"
#include "exchange/td-sheet-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
td_import_result_get_label (const char *result)
{
  static const struct
  {
    const char *code;
    const char *label;
  } labels[] = {
    { "added", NC_ ("row", "Added") },       { "updated", NC_ ("row", "Updated") },
    { "enrolled", NC_ ("row", "Enrolled") }, { "missing", NC_ ("row", "Missing") },
    { "refused", NC_ ("row", "Refused") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (result, labels[i].code) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "row", labels[i].label);
  return result;
}

static const char *
find_label (const char *name)
{
  if (strcmp (name, "manager_id") == 0 || strcmp (name, "manager_text") == 0)
    name = "manager";
  if (strcmp (name, "from_date") == 0)
    name = "from";
  for (TdImportKind kind = 0; kind < TD_N_IMPORT_KINDS; kind++)
    {
      const TdImportField *fields = td_import_fields (kind, NULL);
      int field = td_import_field_find (kind, name);

      if (field >= 0)
        return td_import_field_get_label (&fields[field]);
    }
  return name;
}

char *
td_import_result_dup_fields (const char *fields)
{
  g_auto (GStrv) names = td_text_split_list (fields);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (char **name = names; *name; name++)
    {
      const char *label = find_label (*name);

      if (!g_ptr_array_find (labels, label, NULL))
        g_ptr_array_add (labels, (gpointer) label);
    }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

static void
add_columns (TdSheetWriter *writer)
{
  td_sheet_writer_add_column (writer, C_ ("receipt", "Row"), TD_SHEET_NUMBER);
  td_sheet_writer_add_column (writer, C_ ("receipt", "What became of it"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, _ ("Number"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, _ ("Name"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, C_ ("receipt", "Changed"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, C_ ("receipt", "Column"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, C_ ("receipt", "Value"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, C_ ("receipt", "Problem"), TD_SHEET_TEXT);
}

static void
add_row_number (TdSheetWriter *writer, int row)
{
  if (row > 0)
    td_sheet_writer_add_number (writer, row);
  else
    td_sheet_writer_add_text (writer, NULL);
}

static gboolean
write_result (TdSheetWriter *writer, const TdReceiptLine *result, GError **error)
{
  g_autofree char *fields = result->fields ? td_import_result_dup_fields (result->fields) : NULL;

  add_row_number (writer, result->row);
  td_sheet_writer_add_text (writer, td_import_result_get_label (result->result));
  td_sheet_writer_add_text (writer, result->number);
  td_sheet_writer_add_text (writer, result->name);
  td_sheet_writer_add_text (writer, fields);
  return td_sheet_writer_end_row (writer, error);
}

static gboolean
write_problem (TdSheetWriter *writer, const TdImportProblem *problem, GError **error)
{
  add_row_number (writer, problem->row);
  td_sheet_writer_add_text (writer, C_ ("receipt", "Problem"));
  for (int i = 0; i < 3; i++)
    td_sheet_writer_add_text (writer, NULL);
  td_sheet_writer_add_text (writer, problem->column);
  td_sheet_writer_add_text (writer, problem->value);
  td_sheet_writer_add_text (writer, problem->message);
  return td_sheet_writer_end_row (writer, error);
}

/* Both lists are in the order of the file; what is about no row comes last. */
static gboolean
write_rows (TdReceipt *receipt, TdSheetWriter *writer, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < receipt->results->len; i++)
    {
      const TdReceiptLine *result = receipt->results->pdata[i];

      for (; n < receipt->problems->len; n++)
        {
          const TdImportProblem *problem = receipt->problems->pdata[n];

          if (result->row && problem->row >= result->row)
            break;
          if (!write_problem (writer, problem, error))
            return FALSE;
        }
      if (!write_result (writer, result, error))
        return FALSE;
    }
  for (; n < receipt->problems->len; n++)
    if (!write_problem (writer, receipt->problems->pdata[n], error))
      return FALSE;
  return TRUE;
}

gboolean
td_receipt_save (TdReceipt *receipt, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdSheetWriter) writer =
      td_sheet_writer_new (path, td_sheet_format_from_path (path), C_ ("receipt", "Receipt"),
                           cancellable, error);

  if (writer == NULL)
    return FALSE;
  add_columns (writer);
  return write_rows (receipt, writer, error) && td_sheet_writer_save (writer, error);
}
