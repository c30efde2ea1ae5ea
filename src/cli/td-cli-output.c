/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli.h"

#include <math.h>
#include <string.h>

struct _TdCliTable
{
  GPtrArray *headings; /* of char *, without the ">" */
  GArray *numbers;     /* of gboolean */
  GPtrArray *cells;    /* of char *, row by row */
};

void
td_cli_print_json (TdCli *cli, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  JsonArray *warnings = td_cli_get_warnings (cli);
  g_autofree char *text = NULL;

  if (warnings)
    json_object_set_array_member (json_node_get_object (root), "warnings",
                                  json_array_ref (warnings));
  text = json_to_string (root, TRUE);
  td_cli_print (cli, "%s\n", text);
}

void
td_cli_json_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
td_cli_json_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
td_cli_json_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else if (isinf (value))
    json_builder_add_string_value (builder, value > 0 ? "Inf" : "-Inf");
  else
    json_builder_add_double_value (builder, value);
}

void
td_cli_json_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
td_cli_json_date (JsonBuilder *builder, const char *name, TdDate value)
{
  g_autofree char *iso = td_date_to_iso (value);

  td_cli_json_text (builder, name, iso);
}

void
td_cli_json_begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

void
td_cli_json_begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

void
td_cli_json_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  td_cli_json_begin_array (builder, name);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_field (JsonBuilder *builder, TdRecord *record, const TdField *field, const char *member)
{
  gpointer value = td_record_peek (record, field);

  switch (field->type)
    {
    case TD_FIELD_ID:
      if (*(gint64 *) value)
        td_cli_json_int (builder, member, *(gint64 *) value);
      else
        td_cli_json_text (builder, member, NULL);
      break;
    case TD_FIELD_INT:
      td_cli_json_int (builder, member, *(int *) value);
      break;
    case TD_FIELD_REAL:
      td_cli_json_double (builder, member, *(double *) value);
      break;
    case TD_FIELD_BOOL:
      td_cli_json_bool (builder, member, *(gboolean *) value);
      break;
    case TD_FIELD_TEXT:
      td_cli_json_text (builder, member, *(char **) value);
      break;
    case TD_FIELD_DATE:
      td_cli_json_date (builder, member, *(TdDate *) value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_named (JsonBuilder *builder, TdRecord *record, const char *name)
{
  const char *equals = strchr (name, '=');
  g_autofree char *member = equals ? g_strndup (name, equals - name) : g_strdup (name);
  const TdField *field = td_record_find_field (record, equals ? equals + 1 : name);

  g_return_if_fail (field != NULL);
  add_field (builder, record, field, member);
}

void
td_cli_json_record (JsonBuilder *builder, gpointer record, const char *const *names)
{
  guint n_fields;
  const TdField *fields = td_record_get_fields (record, &n_fields);

  for (guint i = 0; names == NULL && i < n_fields; i++)
    add_field (builder, record, &fields[i], fields[i].name);
  for (guint i = 0; names && names[i]; i++)
    add_named (builder, record, names[i]);
}

void
td_cli_print_json_records (TdCli *cli,
                           const char *name,
                           GPtrArray *records,
                           const char *const *names)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, name);
  for (guint i = 0; i < records->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, records->pdata[i], names);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

TdCliTable *
td_cli_table_new (const char *heading, ...)
{
  TdCliTable *table = g_new0 (TdCliTable, 1);
  va_list headings;

  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->numbers = g_array_new (FALSE, FALSE, sizeof (gboolean));
  table->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (headings, heading);
  for (const char *next = heading; next; next = va_arg (headings, const char *))
    td_cli_table_add_heading (table, next[0] == '>' ? next + 1 : next, next[0] == '>');
  va_end (headings);
  return table;
}

void
td_cli_table_add_heading (TdCliTable *table, const char *heading, gboolean number)
{
  g_array_append_val (table->numbers, number);
  g_ptr_array_add (table->headings, g_strdup (heading));
}

void
td_cli_table_add (TdCliTable *table, ...)
{
  va_list cells;

  g_return_if_fail (table->cells->len % table->headings->len == 0);
  va_start (cells, table);
  for (guint i = 0; i < table->headings->len; i++)
    g_ptr_array_add (table->cells, g_strdup (va_arg (cells, const char *)));
  va_end (cells);
}

void
td_cli_table_add_cell (TdCliTable *table, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_ptr_array_add (table->cells, g_strdup_vprintf (format, values));
  va_end (values);
}

/* Columns that a text takes on a terminal. */
static int
text_width (const char *text)
{
  int width = 0;

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static int
column_width (TdCliTable *table, guint column)
{
  int width = text_width (g_ptr_array_index (table->headings, column));

  for (guint i = column; i < table->cells->len; i += table->headings->len)
    width = MAX (width, text_width (g_ptr_array_index (table->cells, i)));
  return width;
}

static void
append_cell (GString *line, const char *text, int width, gboolean number)
{
  int gap = width - text_width (text);

  if (line->len > 0)
    g_string_append (line, "  ");
  if (number)
    g_string_append_printf (line, "%*s", gap, "");
  g_string_append (line, text ? text : "");
  if (!number)
    g_string_append_printf (line, "%*s", gap, "");
}

static void
print_row (TdCliTable *table, TdCli *cli, gpointer *cells, const int *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->headings->len; i++)
    append_cell (line, cells[i], widths[i], g_array_index (table->numbers, gboolean, i));
  td_cli_print (cli, "%s\n", g_strchomp (line->str));
}

void
td_cli_table_print (TdCliTable *table, TdCli *cli)
{
  guint n_columns = table->headings->len;
  g_autofree int *widths = g_new (int, n_columns);

  g_return_if_fail (table->cells->len % n_columns == 0);
  for (guint i = 0; i < n_columns; i++)
    widths[i] = column_width (table, i);
  print_row (table, cli, table->headings->pdata, widths);
  for (guint i = 0; i < table->cells->len; i += n_columns)
    print_row (table, cli, table->cells->pdata + i, widths);

  g_ptr_array_unref (table->headings);
  g_array_unref (table->numbers);
  g_ptr_array_unref (table->cells);
  g_free (table);
}
