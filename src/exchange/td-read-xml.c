/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sax.h"

#include "base/td-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two kinds of XML hold people. Workday's report: Report_Data holds a Report_Entry a person, whose
 * elements are the columns; the namespace differs per report, so names are compared without it.
 * HR-XML, its Dutch kin SETU and plainer ones: an Employee, Person or the like somewhere. */

/* No column has a longer name, parts and all. */
#define LONGEST_NAME 500

#define BETWEEN_PARTS " / "

typedef struct
{
  const TdReading *reading;
  TdTableBuilder *builder;
  GHashTable *columns; /* name: position + 1 */
  GPtrArray *names;
  GPtrArray *cells;  /* of GString, by column: the row under way */
  GString *path;     /* names below the entry, joined */
  GArray *lengths;   /* of gsize: what the path was before each of them */
  GString *text;     /* of the element under way */
  char *kind;        /* of the ID under way: "Employee_ID", "WID" … */
  const char *entry; /* what the entries are called; NULL before the first */
  guint depth;       /* elements that are open */
  guint entry_depth; /* where the entries are */
  gboolean in_entry;
  int n_entries;
} Report;

static gboolean
fail_foreign (Report *report, GError **error)
{
  return td_reading_fail (report->reading,
                          _ ("“%s” is XML, but not a Workday report. Save it as CSV or as an Excel "
                             "workbook and import that."),
                          error);
}

static GString *
find_cell (Report *report, const char *name)
{
  gpointer position = g_hash_table_lookup (report->columns, name);

  if (position == NULL)
    {
      g_ptr_array_add (report->names, g_strdup (name));
      g_ptr_array_add (report->cells, g_string_new (NULL));
      position = GUINT_TO_POINTER (report->names->len);
      g_hash_table_insert (report->columns, g_strdup (name), position);
    }
  return report->cells->pdata[GPOINTER_TO_UINT (position) - 1];
}

/* Puts a value into the row under way; a second one of a column is joined to the first. */
static gboolean
put (Report *report, const char *column, const char *value, GError **error)
{
  GString *cell;

  if (*value == '\0')
    return TRUE;
  cell = find_cell (report, column);
  if (report->names->len > TD_TABLE_MAX_COLUMNS)
    return td_reading_fail_columns (report->reading, error);
  g_string_append_printf (cell, "%s%s", cell->len > 0 ? "; " : "", value);
  return cell->len <= TD_TABLE_MAX_CELL ||
         td_reading_fail_cell (report->reading, report->n_entries, error);
}

static gboolean
is_person (const char *name)
{
  static const char *const names[] = { "Employee",         "Person",
                                       "Worker",           "Resource",
                                       "Candidate",        "HumanResource",
                                       "StaffingEmployee", "IndicativeEmployee" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
begins_entry (Report *report, const char *name)
{
  if (report->entry == NULL &&
      ((strcmp (name, "Report_Entry") == 0 && report->depth == 1) || is_person (name)))
    {
      report->entry = g_intern_string (name);
      report->entry_depth = report->depth;
    }
  return report->entry && report->depth == report->entry_depth && strcmp (report->entry, name) == 0;
}

/* One step down; BambooHR calls its elements "field" and says their names beside. */
static gboolean
go_in (Report *report, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  g_autofree char *field = strcmp (name, "field") == 0 ? td_sax_dup (attributes, "id") : NULL;
  gsize length = report->path->len;

  g_array_append_val (report->lengths, length);
  g_string_append_printf (report->path, "%s%s", length > 0 ? BETWEEN_PARTS : "",
                          field ? field : name);
  return report->path->len <= LONGEST_NAME || fail_foreign (report, error);
}

static void
go_out (Report *report)
{
  guint last = report->lengths->len - 1;

  g_string_truncate (report->path, g_array_index (report->lengths, gsize, last));
  g_array_set_size (report->lengths, last);
}

static gboolean
start_inside (Report *report, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  g_autofree char *words = td_sax_dup (attributes, "Descriptor");
  /* SETU: <FamilyName prefix="van der">Berg</FamilyName>. */
  g_autofree char *prefix =
      strcmp (name, "FamilyName") == 0 ? td_sax_dup (attributes, "prefix") : NULL;

  g_string_assign (report->text, prefix ? prefix : "");
  if (prefix)
    g_string_append_c (report->text, ' ');
  g_free (report->kind);
  report->kind = td_sax_dup (attributes, "type");
  return go_in (report, name, attributes, error) &&
         (words == NULL || put (report, report->path->str, words, error));
}

static gboolean
start_cb (gpointer data, const char *name, const TdSaxAttributes *attributes, GError **error)
{
  Report *report = data;
  gboolean done = TRUE;

  if (report->in_entry)
    done = start_inside (report, name, attributes, error);
  else if (begins_entry (report, name))
    {
      report->in_entry = TRUE;
      report->n_entries++;
    }
  report->depth++;
  return done;
}

/* An ID under an element: the number of a person is a column, Workday's own keys are not. */
static gboolean
put_id (Report *report, const char *value, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_str_has_suffix (report->kind, "Employee_ID"))
    return TRUE;
  g_string_truncate (report->path,
                     g_array_index (report->lengths, gsize, report->lengths->len - 1));
  name = g_strconcat (report->path->str, report->path->len > 0 ? BETWEEN_PARTS : "", "Employee_ID",
                      NULL);
  return put (report, name, value, error);
}

/* Workday writes dates with the offset of a time zone, which is no part of the day. */
static void
cut_time_zone (char *value)
{
  char iso[11];

  if (strlen (value) <= 10)
    return;
  g_strlcpy (iso, value, sizeof iso);
  if (td_date_from_iso (iso) != TD_DATE_NONE && strchr ("+-Z", value[10]))
    value[10] = '\0';
}

static gboolean
end_inside (Report *report, const char *name, GError **error)
{
  char *value = g_strstrip (report->text->str);
  gboolean done;

  cut_time_zone (value);
  if (report->kind && strcmp (name, "ID") == 0)
    done = put_id (report, value, error);
  else
    done = put (report, report->path->str, value, error);
  g_string_truncate (report->text, 0);
  g_clear_pointer (&report->kind, g_free);
  go_out (report);
  return done;
}

static gboolean
end_entry (Report *report, GError **error)
{
  report->in_entry = FALSE;
  for (guint i = 0; i < report->cells->len; i++)
    {
      GString *cell = report->cells->pdata[i];

      if (!td_table_builder_set_cell (report->builder, i, cell->str, (gssize) cell->len, error))
        return FALSE;
      g_string_truncate (cell, 0);
    }
  return td_table_builder_end_row (report->builder, report->n_entries, error);
}

static gboolean
end_cb (gpointer data, const char *name, GError **error)
{
  Report *report = data;

  report->depth--;
  if (!report->in_entry)
    return TRUE;
  return report->depth > report->entry_depth ? end_inside (report, name, error)
                                             : end_entry (report, error);
}

static gboolean
text_cb (gpointer data, const char *text, gsize length, GError **error)
{
  Report *report = data;

  if (!report->in_entry)
    return TRUE;
  g_string_append_len (report->text, text, (gssize) length);
  return report->text->len <= TD_TABLE_MAX_CELL ||
         td_reading_fail_cell (report->reading, report->n_entries, error);
}

static TdTable *
make_table (Report *report, GBytes *bytes, GError **error)
{
  static const TdSaxEvents events = { start_cb, end_cb, text_cb };

  if (!td_sax_read (bytes, report->reading, &events, report, error))
    return NULL;
  if (report->names->len == 0)
    {
      fail_foreign (report, error);
      return NULL;
    }
  if (!td_table_builder_name_columns (report->builder, report->names, error))
    return NULL;
  return td_table_builder_finish (report->builder, td_table_offer_new (TD_TABLE_XML),
                                  strcmp (report->entry, "Report_Entry") == 0
                                      ? _ ("Workday report (XML)")
                                      : _ ("People in XML"),
                                  error);
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

TdTable *
td_table_read_xml (GBytes *bytes, const TdReading *reading, GError **error)
{
  Report report = {
    .reading = reading,
    .builder = td_table_builder_new (reading),
    .columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .names = g_ptr_array_new_with_free_func (g_free),
    .cells = g_ptr_array_new_with_free_func (string_free),
    .path = g_string_new (NULL),
    .lengths = g_array_new (FALSE, FALSE, sizeof (gsize)),
    .text = g_string_new (NULL),
  };
  TdTable *table = make_table (&report, bytes, error);

  td_table_builder_free (report.builder);
  g_hash_table_unref (report.columns);
  g_ptr_array_unref (report.names);
  g_ptr_array_unref (report.cells);
  g_string_free (report.path, TRUE);
  g_array_unref (report.lengths);
  g_string_free (report.text, TRUE);
  g_free (report.kind);
  return table;
}
