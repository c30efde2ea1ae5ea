/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-text.h"

#include "base/td-error.h"
#include "exchange/td-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How deep components may lie in each other: a calendar, an event, an alarm. */
#define MOST_DEEP 8

static gboolean
fail (GError **error, const char *format, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (name, parts);

  g_set_error_literal (error, TD_ERROR, TD_ERROR_UNREADABLE, message);
  return FALSE;
}

static gboolean
fail_no_calendar (const char *path, GError **error)
{
  return fail (error,
               _ ("“%s” is not a calendar. Export the calendar as an iCalendar file (.ics) and "
                  "import that."),
               path);
}

/* Makes folded lines whole: a line that begins with a space or a tab goes on the one before. Works
 * on bytes, because exporters fold inside a letter as well. */
static GBytes *
unfold (GBytes *bytes, GArray *lines)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GString *whole = g_string_sized_new (size + 1);
  guint line = 0;

  g_array_set_size (lines, 0);
  for (gsize i = 0; i < size;)
    {
      gsize end = i;
      gboolean goes_on = line > 0 && (data[i] == ' ' || data[i] == '\t');

      while (end < size && data[end] != '\r' && data[end] != '\n')
        end++;
      line++;
      if (!goes_on && line > 1)
        g_string_append_c (whole, '\n');
      if (end - i >= 12 && g_ascii_strncasecmp (data + i, "BEGIN:VEVENT", 12) == 0)
        g_array_append_val (lines, line);
      g_string_append_len (whole, data + i + goes_on, (gssize) (end - i - goes_on));
      i = end + (end + 1 < size && data[end] == '\r' && data[end + 1] == '\n' ? 2 : 1);
    }
  return g_string_free_to_bytes (whole);
}

static char *
decode (GBytes *bytes, const char *path, GArray *lines, GError **error)
{
  g_autoptr (GBytes) whole = unfold (bytes, lines);
  g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_CSV);
  const TdReading reading = { .name = path };
  gsize length;
  char *text = td_text_decode (whole, &reading, offer, &length, NULL);

  if (text == NULL)
    fail_no_calendar (path, error);

  /* Where every character takes two bytes, the folds are only seen now. */
  if (text && g_str_has_prefix (offer->encoding, "UTF-16"))
    {
      g_autoptr (GBytes) decoded = g_bytes_new_take (text, length);
      g_autoptr (GBytes) again = unfold (decoded, lines);

      return g_strndup (g_bytes_get_data (again, NULL), g_bytes_get_size (again));
    }
  return text;
}

/* --- The ways of vCalendar 1.0 --- */

static gboolean
has_name (const char *head, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (head, name, length) == 0 &&
         (head[length] == '\0' || head[length] == ';');
}

/* The colon before the value: not one inside of quotes. */
static char *
find_value (char *line)
{
  gboolean quoted = FALSE;

  for (char *p = line; *p; p++)
    if (*p == '"')
      quoted = !quoted;
    else if (*p == ':' && !quoted)
      return p;
  return NULL;
}

/* The value of a parameter of the head of a line ("ATTENDEE;STATUS=SENT"), NULL for none. */
static char *
find_parameter (const char *head, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (head, ";", -1);
  gsize length = strlen (name);

  for (char **part = parts; *part; part++)
    if (g_ascii_strncasecmp (*part, name, length) == 0 && (*part)[length] == '=')
      return g_strdup (*part + length + 1);
  return NULL;
}

static gboolean
is_quoted_printable (const char *line, const char *colon)
{
  g_autofree char *head = g_ascii_strup (line, colon - line);

  return strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/* "=E9" and the like as text of the character set that the line names. */
static char *
decode_quoted (const char *value, const char *head)
{
  g_autofree char *charset = find_parameter (head, "CHARSET");
  GString *bytes = g_string_new (NULL);
  g_autofree char *raw = NULL;
  char *text;

  for (const char *p = value; *p; p++)
    {
      int high = *p == '=' ? g_ascii_xdigit_value (p[1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (p[2]) : -1;

      if (low < 0)
        {
          /* A sign of its own is where a line went on that was folded as well. */
          if (*p != '=')
            g_string_append_c (bytes, *p);
          continue;
        }
      if (high * 16 + low >= ' ')
        g_string_append_c (bytes, (char) (high * 16 + low));
      else if (high * 16 + low == '\n')
        g_string_append (bytes, "\\n");
      p += 2;
    }
  raw = g_string_free (bytes, FALSE);
  text = g_convert (raw, -1, "UTF-8", charset ? charset : "UTF-8", NULL, NULL, NULL);
  return text ? text : g_convert_with_fallback (raw, -1, "UTF-8", "CP1252", "?", NULL, NULL, NULL);
}

/* "NAME <address>" or a bare address as iCalendar has it. */
static char *
convert_attendee (const char *head, const char *value)
{
  const char *open = strchr (value, '<');
  const char *close = open ? strchr (open, '>') : NULL;
  g_autofree char *name = open ? g_strndup (value, (gsize) (open - value)) : NULL;
  g_autofree char *address =
      close ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (value);
  g_autofree char *status = find_parameter (head, "STATUS");

  if (strchr (address, '@') == NULL)
    return NULL;
  g_strstrip (address);
  if (name)
    g_strdelimit (g_strstrip (name), "\"", '\'');
  return g_strdup_printf ("ATTENDEE%s%s%s%s:mailto:%s", name && *name ? ";CN=\"" : "",
                          name ? name : "", name && *name ? "\"" : "",
                          status && g_ascii_strcasecmp (status, "DECLINED") == 0
                              ? ";PARTSTAT=DECLINED"
                              : "",
                          address);
}

/* The line in the ways of iCalendar, NULL where it is so already. */
static char *
convert_line (const char *head, char *value)
{
  if (has_name (head, "RRULE") && g_ascii_strncasecmp (value, "FREQ=", 5) != 0)
    {
      g_autofree char *rule = td_calendar_rule_convert (value);

      return rule ? g_strdup_printf ("RRULE:%s", rule) : NULL;
    }
  if ((has_name (head, "EXDATE") || has_name (head, "RDATE")) && strchr (value, ';'))
    return g_strdup_printf ("%s:%s", head, g_strdelimit (value, ";", ','));
  if (has_name (head, "ATTENDEE") && g_ascii_strncasecmp (value, "mailto:", 7) != 0 &&
      strstr (head, "EMAIL=") == NULL)
    return convert_attendee (head, value);
  return NULL;
}

/* The value of a quoted-printable line with those that it goes on in; @line moves to the last. */
static char *
read_quoted (char ***line, const char *head, const char *value)
{
  g_autoptr (GString) quoted = g_string_new (value);

  while (quoted->len > 0 && quoted->str[quoted->len - 1] == '=' && (*line)[1])
    {
      (*line)++;
      g_string_truncate (quoted, quoted->len - 1);
      g_string_append (quoted, **line);
    }
  return decode_quoted (quoted->str, head);
}

/* Appends a line (with those that it goes on in) and gives the next one. */
static char **
append_line (GString *text, char **line)
{
  char *colon = find_value (*line);
  g_autofree char *head = colon ? g_strndup (*line, (gsize) (colon - *line)) : NULL;
  gboolean quoted = colon && is_quoted_printable (*line, colon);
  g_autofree char *value = NULL;
  g_autofree char *converted = NULL;

  if (colon == NULL)
    {
      g_string_append_printf (text, "%s\n", *line);
      return line + 1;
    }
  value = quoted ? read_quoted (&line, head, colon + 1) : g_strdup (colon + 1);
  converted = convert_line (head, value);
  if (converted)
    g_string_append_printf (text, "%s\n", converted);
  else
    /* The value is plain text now: what said how it was written goes. */
    g_string_append_printf (text, "%.*s:%s\n",
                            quoted ? (int) strcspn (head, ";") : (int) strlen (head), head, value);
  return line + 1;
}

/* --- The shape --- */

/* Whether what begins also ends; more than one calendar in a file is fine. */
static gboolean
check_shape (char **lines, const char *path, GError **error)
{
  guint depth = 0, n_calendars = 0;

  for (char **line = lines; *line; line++)
    {
      if (g_ascii_strncasecmp (*line, "BEGIN:", 6) == 0)
        {
          if (depth == 0 && g_ascii_strncasecmp (*line, "BEGIN:VCALENDAR", 15) != 0)
            break;
          n_calendars += depth == 0;
          depth++;
        }
      else if (g_ascii_strncasecmp (*line, "END:", 4) == 0 && (depth == 0 || depth-- == 0))
        return fail (error,
                     _ ("“%s” is damaged: something ends in it that never began. Export "
                        "the calendar again."),
                     path);
      if (depth > MOST_DEEP)
        return fail (error,
                     _ ("“%s” is damaged: its parts lie in each other without an end. "
                        "Export the calendar again."),
                     path);
      if (n_calendars == 0 && **line)
        break;
    }
  if (n_calendars == 0)
    return fail_no_calendar (path, error);
  if (depth > 0)
    return fail (error,
                 _ ("“%s” ends in the middle: a part of it is missing. Export the calendar "
                    "again."),
                 path);
  return TRUE;
}

char *
td_calendar_text_read (GBytes *bytes, const char *path, GArray *lines, GError **error)
{
  g_autofree char *text = decode (bytes, path, lines, error);
  g_auto (GStrv) split = text ? g_strsplit (text, "\n", -1) : NULL;
  GString *whole;

  if (split == NULL || !check_shape (split, path, error))
    return NULL;
  whole = g_string_sized_new (strlen (text));
  for (char **line = split; *line;)
    if (**line)
      line = append_line (whole, line);
    else
      line++;
  return g_string_free (whole, FALSE);
}
