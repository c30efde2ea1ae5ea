/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-json-writer.h"

#include <math.h>

void
td_json_writer_init (TdJsonWriter *self, GString *text)
{
  *self = (TdJsonWriter){ .text = text, .empty = TRUE };
}

static void
append_text (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (text, "\\u%04x", *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
break_line (TdJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

/* What stands before a value: a comma, a line end, the name. */
static void
begin_value (TdJsonWriter *self, const char *name)
{
  if (!self->empty)
    g_string_append_c (self->text, ',');
  if (self->line_depth == 0 && self->depth > 0)
    break_line (self);
  else if (!self->empty)
    g_string_append_c (self->text, ' ');
  self->empty = FALSE;
  if (name)
    {
      append_text (self->text, name);
      g_string_append (self->text, ": ");
    }
}

static void
begin (TdJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->line_depth += self->line_depth > 0 ? 1 : 0;
  self->empty = TRUE;
}

static void
end (TdJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (self->line_depth == 0 && !self->empty)
    break_line (self);
  self->line_depth -= self->line_depth > 0 ? 1 : 0;
  self->empty = FALSE;
  g_string_append_c (self->text, bracket);
  if (self->depth == 0)
    g_string_append_c (self->text, '\n');
}

void
td_json_writer_begin_object (TdJsonWriter *self, const char *name)
{
  begin (self, name, '{');
}

void
td_json_writer_begin_row (TdJsonWriter *self, const char *name)
{
  begin (self, name, '{');
  self->line_depth = MAX (self->line_depth, 1);
}

void
td_json_writer_end_object (TdJsonWriter *self)
{
  end (self, '}');
}

void
td_json_writer_begin_array (TdJsonWriter *self, const char *name)
{
  begin (self, name, '[');
}

void
td_json_writer_end_array (TdJsonWriter *self)
{
  end (self, ']');
}

void
td_json_writer_add_text (TdJsonWriter *self, const char *name, const char *value)
{
  if (value == NULL)
    {
      td_json_writer_add_null (self, name);
      return;
    }
  begin_value (self, name);
  append_text (self->text, value);
}

void
td_json_writer_add_int (TdJsonWriter *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
td_json_writer_add_bool (TdJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
td_json_writer_add_double (TdJsonWriter *self, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    td_json_writer_add_null (self, name);
  else if (isinf (value))
    td_json_writer_add_text (self, name, value > 0 ? "Inf" : "-Inf");
  else
    {
      begin_value (self, name);
      /* No negative zero, which some readers take for another number. */
      g_string_append (self->text, g_ascii_dtostr (digits, sizeof digits, value + 0.0));
    }
}

void
td_json_writer_add_null (TdJsonWriter *self, const char *name)
{
  begin_value (self, name);
  g_string_append (self->text, "null");
}
