/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-data.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/td-text.h"
#include "candidates/td-points.h"
#include "exchange/td-sheet-writer.h"
#include "people/td-employee.h"
#include "program/td-cadence.h"
#include "workspace/td-audit.h"
#include "workspace/td-person-sections.h"
#include "workspace/td-person-tables.h"
#include "workspace/td-private.h"

static void
section_free (gpointer data)
{
  TdPersonSection *section = data;

  g_ptr_array_unref (section->rows);
  g_free (section);
}

void
td_person_data_free (TdPersonData *data)
{
  if (data == NULL)
    return;
  g_free (data->number);
  g_free (data->name);
  g_ptr_array_unref (data->sections);
  g_free (data);
}

/* Tables that are nobody's have a title of their own. */
static const char *
title_of (const char *name)
{
  const TdPersonTable *table = td_person_table_find (name);

  if (table)
    return td_person_table_get_title (table);
  return strcmp (name, "import_run") == 0 ? _ ("Named in receipts of imports")
                                          : _ ("Named in the history");
}

static GPtrArray *
read_row (TdStatement *statement, guint n_columns)
{
  GPtrArray *row = g_ptr_array_new_full (n_columns, g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (row, g_strdup (td_statement_get_text (statement, (int) i)));
  return row;
}

static gboolean
add_section (TdPersonData *data, TdDatabase *db, const TdPersonQuery *query, GError **error)
{
  TdPersonSection *section;
  GError *trouble = NULL;
  g_autoptr (TdStatement) statement = td_database_query (db, error, query->sql, "i", data->id);

  if (statement == NULL)
    return FALSE;
  section = g_new0 (TdPersonSection, 1);
  section->table = query->table;
  section->title = title_of (query->table);
  section->columns = query->columns;
  while (query->columns[section->n_columns].code)
    section->n_columns++;
  section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (td_statement_next (statement, &trouble))
    g_ptr_array_add (section->rows, read_row (statement, section->n_columns));
  if (section->rows->len)
    g_ptr_array_add (data->sections, section);
  else
    section_free (section);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
add_sections (TdPersonData *data, TdDatabase *db, const TdPersonQuery *queries, GError **error)
{
  for (const TdPersonQuery *query = queries; query->table; query++)
    if (!add_section (data, db, query, error))
      return FALSE;
  return TRUE;
}

static gboolean
count (TdDatabase *db, const char *sql, gint64 id, guint *n, GError **error)
{
  gint64 found = 0;

  if (!td_database_query_int (db, &found, error, sql, "i", id))
    return FALSE;
  *n += (guint) found;
  return TRUE;
}

/* What is counted instead of shown. */
static gboolean
count_left_out (TdPersonData *data, TdDatabase *db, GError **error)
{
#define OTHERS "<> " TD_PERSON_SIDE
  return count (db, "SELECT count(*) FROM preference WHERE employee_id = $1", data->id,
                &data->n_confidential, error) &&
         count (db, "SELECT count(*) FROM shortlist_mentor WHERE mentor_id = $1 AND rank > 0",
                data->id, &data->n_confidential, error) &&
         count (db,
                "SELECT count(*) " TD_PERSON_PAIRS "JOIN concern x ON x.pair_id = p.id "
                "AND x.raised_by NOT IN ('coordinator', " TD_PERSON_SIDE ")",
                data->id, &data->n_confidential, error) &&
         count (db,
                "SELECT count(*) " TD_PERSON_PAIRS
                "JOIN referral x ON x.pair_id = p.id AND x.side " OTHERS,
                data->id, &data->n_confidential, error) &&
         count (db,
                "SELECT count(*) " TD_PERSON_PAIRS
                "JOIN feedback x ON x.pair_id = p.id AND x.side " OTHERS,
                data->id, &data->n_confidential, error) &&
         count (db,
                "SELECT count(*) " TD_PERSON_PAIRS
                "WHERE p.declined_note IS NOT NULL AND p.declined_by " OTHERS,
                data->id, &data->n_confidential, error) &&
         count (db, "SELECT count(*) " TD_PERSON_PAIRS "WHERE m.confidential = 1", data->id,
                &data->n_nameless, error) &&
         count (db,
                "SELECT (SELECT count(*) " TD_PERSON_PAIRS "WHERE p.note IS NOT NULL) + "
                "(SELECT count(*) " TD_PERSON_PAIRS "JOIN contact x ON x.pair_id = p.id "
                "WHERE x.note IS NOT NULL) + (SELECT count(*) " TD_PERSON_PAIRS
                "JOIN review x ON x.pair_id = p.id WHERE x.note IS NOT NULL)",
                data->id, &data->n_shared, error);
#undef OTHERS
}

TdPersonData *
td_person_data_load (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdEmployee) person = td_employee_load (db, id, error);
  g_autoptr (TdPersonData) data = NULL;

  if (person == NULL)
    return NULL;
  data = g_new0 (TdPersonData, 1);
  data->id = id;
  data->number = g_strdup (person->number);
  data->name = g_strdup (person->name);
  data->sections = g_ptr_array_new_with_free_func (section_free);
  if (!add_sections (data, db, td_person_queries, error) ||
      !add_sections (data, db, td_person_pair_queries, error) || !count_left_out (data, db, error))
    return NULL;
  return g_steal_pointer (&data);
}

const char *
td_person_column_get_label (const TdPersonColumn *column)
{
  return _ (column->label);
}

/* Words that elsewhere stand in a line begin one here. */
static char *
begin_large (const char *words)
{
  char first[6];
  int n =
      words && *words ? g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (words)), first) : 0;

  return n ? g_strdup_printf ("%.*s%s", n, first, g_utf8_next_char (words)) : g_strdup ("");
}

static char *
dup_points (const char *json)
{
  g_autoptr (GPtrArray) points = td_points_from_json (json, NULL);

  return td_points_dup_plain_text (points);
}

static guint
count_entries (const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);

  return root && JSON_NODE_HOLDS_ARRAY (root) ? json_array_get_length (json_node_get_array (root))
                                              : 0;
}

/* Each of a list in words. */
static char *
dup_codes (const char *value, const char *(*words) (const char *code))
{
  g_auto (GStrv) codes = td_text_split_list (value);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (char **code = codes; code && *code; code++)
    g_ptr_array_add (labels, (gpointer) words (*code));
  g_ptr_array_add (labels, NULL);
  return td_text_join_list ((const char *const *) labels->pdata);
}

char *
td_person_section_dup_words (const TdPersonSection *section, guint row, guint column)
{
  const TdPersonColumn *kind = &section->columns[column];
  GPtrArray *values = section->rows->pdata[row];
  const char *value = values->pdata[column];

  if (value == NULL)
    return g_strdup ("");
  switch (kind->kind)
    {
    case TD_PERSON_DAY:
      return td_date_format (td_date_from_iso (value));
    case TD_PERSON_YES_NO:
      return g_strdup (strcmp (value, "0") == 0 ? _ ("No") : _ ("Yes"));
    case TD_PERSON_CODE:
      return begin_large (kind->words (value));
    case TD_PERSON_CODES:
      return dup_codes (value, kind->words);
    case TD_PERSON_CADENCE:
      return td_cadence_dup_text_label (value);
    case TD_PERSON_TIME:
      return td_audit_format_time (value);
    case TD_PERSON_ENTRIES:
      return g_strdup_printf ("%u", count_entries (value));
    case TD_PERSON_POINTS:
      return dup_points (value);
    default:
      return g_strdup (value);
    }
}

/* The value of a column by its code; NULL for none. */
static const char *
find_value (const TdPersonSection *section, guint row, const char *code)
{
  for (guint i = 0; i < section->n_columns; i++)
    if (strcmp (section->columns[i].code, code) == 0)
      return g_ptr_array_index ((GPtrArray *) section->rows->pdata[row], i);
  return NULL;
}

gboolean
td_person_section_is_private (const TdPersonSection *section, guint row, guint column)
{
  const char *code = section->columns[column].code;
  const TdPrivateColumn *kind = td_private_column_find (section->table, code);
  const char *value = g_ptr_array_index ((GPtrArray *) section->rows->pdata[row], column);

  if (kind == NULL || value == NULL)
    return FALSE;
  if (strcmp (section->table, "enrolment") == 0 && strcmp (code, "reasons") == 0)
    return strstr (value, "support") != NULL;
  /* The one condition there is: of a contact it is said in the row. */
  return kind->privacy == TD_PRIVACY_PRIVATE &&
         (kind->condition == NULL || find_value (section, row, "private") != NULL);
}

GPtrArray *
td_person_data_list_remarks (const TdPersonData *data, gboolean left_out)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_free);

  if (data->n_confidential)
    g_ptr_array_add (
        remarks,
        g_strdup_printf (ngettext ("%u entry that somebody else gave in confidence is left out "
                                   "(article 15(4) of the GDPR).",
                                   "%u entries that others gave in confidence are left out "
                                   "(article 15(4) of the GDPR).",
                                   data->n_confidential),
                         data->n_confidential));
  if (data->n_nameless)
    g_ptr_array_add (
        remarks,
        g_strdup_printf (ngettext ("The name of the other side of %u pair is left out: the "
                                   "programme is confidential.",
                                   "The names of the other sides of %u pairs are left out: "
                                   "the programmes are confidential.",
                                   data->n_nameless),
                         data->n_nameless));
  if (data->n_shared && !left_out)
    g_ptr_array_add (
        remarks, g_strdup_printf (ngettext ("%u note is about a pair and may speak of the other "
                                            "side too: read it before you hand this over.",
                                            "%u notes are about pairs and may speak of the other "
                                            "side too: read them before you hand this over.",
                                            data->n_shared),
                                  data->n_shared));
  return remarks;
}

static gboolean
write_section (TdSheetWriter *writer, const TdPersonSection *section, GError **error)
{
  for (guint row = 0; row < section->rows->len; row++)
    for (guint column = 0; column < section->n_columns; column++)
      {
        g_autofree char *words = td_person_section_dup_words (section, row, column);

        if (*words == '\0')
          continue;
        td_sheet_writer_add_text (writer, section->title);
        td_sheet_writer_add_number (writer, row + 1);
        td_sheet_writer_add_text (writer, td_person_column_get_label (&section->columns[column]));
        td_sheet_writer_add_text (writer, words);
        if (!td_sheet_writer_end_row (writer, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
td_person_data_save_csv (const TdPersonData *data, const char *path, GError **error)
{
  g_autoptr (TdSheetWriter) writer =
      td_sheet_writer_new (path, td_sheet_format_from_path (path), data->name, NULL, error);

  if (writer == NULL)
    return FALSE;
  td_sheet_writer_add_column (writer, _ ("What"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, _ ("Entry"), TD_SHEET_NUMBER);
  td_sheet_writer_add_column (writer, _ ("Field"), TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, _ ("Value"), TD_SHEET_TEXT);
  for (guint i = 0; i < data->sections->len; i++)
    if (!write_section (writer, data->sections->pdata[i], error))
      return FALSE;
  return td_sheet_writer_save (writer, error);
}
