/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-check-private.h"

#include "base/td-place.h"
#include "exchange/td-xml-text.h"
#include "program/td-cadence.h"
#include "workspace/td-xml-table.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

gboolean
td_check_cadences (TdDatabase *db, GPtrArray *faults, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT name, cadence, 'program', id FROM program UNION ALL "
      "SELECT reference, cadence, 'pairs', id FROM pair WHERE cadence IS NOT NULL UNION ALL "
      "SELECT p.reference, c.cadence, 'pairs', p.id FROM pair_cadence c "
      "JOIN pair p ON p.id = c.pair_id",
      "");

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdCadence cadence;
      TdFault *fault;

      if (td_cadence_parse (td_statement_get_text (row, 1), &cadence, NULL))
        continue;
      fault =
          td_check_add (faults, "cadence",
                        /* Translators: a programme or the reference of a pair, and what it has. */
                        g_strdup_printf (_ ("%s: “%s” is not a contact rhythm."),
                                         td_statement_get_text (row, 0),
                                         td_statement_get_text (row, 1)),
                        _ ("Choose the rhythm again on the page Pairs or Programmes."));
      td_record_set_text (&fault->page, td_statement_get_text (row, 2));
      fault->id = td_statement_get_int (row, 3);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

/* A text that is none: SQLite holds any bytes. */
static gboolean
check_text (TdDatabase *db,
            const TdXmlTable *table,
            const TdXmlField *field,
            GPtrArray *faults,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s IS NOT NULL", field->column,
                                          table->table, field->column);
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "");
  GError *trouble = NULL;
  int n = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    n += td_xml_text_fits (td_statement_get_text (row, 0), td_statement_get_length (row, 0)) ==
         TD_XML_BROKEN;
  if (n > 0)
    td_check_add (faults, "text",
                  /* Translators: a number of values, a table and a column of the database. */
                  g_strdup_printf (ngettext ("%d value of %s, %s, is not text.",
                                             "%d values of %s, %s, are not text.", (gulong) n),
                                   n, table->table, field->column),
                  _ ("Enter it again, or restore a backup made before."));
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

gboolean
td_check_texts (TdDatabase *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) tables = td_xml_list_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const TdXmlTable *table = tables->pdata[i];

      for (const TdXmlField *field = table->fields; field->column; field++)
        if ((field->kind == TD_XML_CODE || field->kind == TD_XML_WORDS) &&
            !check_text (db, table, field, faults, error))
          return FALSE;
    }
  return TRUE;
}

/* Tandem makes no triggers and no views: whoever did can make the file do what nobody sees. */
gboolean
td_check_strangers (TdDatabase *db, GPtrArray *faults, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') "
                         "ORDER BY name",
                         "");

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    td_check_add (
        faults, "stranger",
        /* Translators: "trigger" or "view", and its name. */
        g_strdup_printf (_ ("The file holds a %s “%s” that Tandem did not make."),
                         td_statement_get_text (row, 0), td_statement_get_text (row, 1)),
        _ ("Do not use this file. Restore a backup, or export it as XML and import that."));
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

void
td_check_files (const char *path, GPtrArray *faults)
{
  g_auto (GStrv) files = td_place_list_files (path);

  for (char **file = files; *file; file++)
    {
      GStatBuf facts;

      if (g_stat (*file, &facts) == 0 && td_place_is_open_to_others (facts.st_mode))
        td_check_add (faults, "mode",
                      g_strdup_printf (_ ("Other users of this computer may open “%s”."), *file),
                      _ ("Make it readable by you only (chmod 600)."));
    }
}
