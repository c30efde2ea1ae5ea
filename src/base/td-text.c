/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-text.h"

#include <string.h>

/* Letters that Unicode does not decompose but that people type without their stroke or ligature. */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x00e6:
      return "ae";
    case 0x00f8:
      return "o";
    case 0x0111:
    case 0x00f0:
      return "d";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x0153:
      return "oe";
    case 0x00fe:
      return "th";
    case 0x0167:
      return "t";
    default:
      return NULL;
    }
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x00b4 || c == 0x02bc || c == 0x2018 || c == 0x2019;
}

/* The same as g_str_is_ascii(), eight bytes at a time. */
static gboolean
is_ascii (const char *text, gsize length)
{
  guint64 word, all = 0;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      all |= word;
    }
  for (; length > 0; text++, length--)
    all |= (guchar) *text;
  return (all & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/* Whether td_text_clean() would leave a text as it is: ASCII with single spaces inside, as most
 * cells are. */
static gboolean
is_clean (const char *text)
{
  char before = ' ';

  for (; *text; before = *text++)
    if (*text < ' ' || *text == 0x7f || (*text == ' ' && before == ' '))
      return FALSE;
  return before != ' ';
}

char *
td_text_casefold (const char *text)
{
  gsize length = strlen (text);

  return is_ascii (text, length) ? g_ascii_strdown (text, (gssize) length)
                                 : g_utf8_casefold (text, -1);
}

/* What most names and cells are: the same as below, without looking at Unicode. */
static char *
fold_ascii (const char *text, gsize length)
{
  char *folded = g_malloc (length + 1);
  char *end = folded;

  for (const char *p = text; *p; p++)
    {
      if (g_ascii_isalnum (*p))
        *end++ = g_ascii_tolower (*p);
      else if (*p == '@' || *p == '.' || *p == '_' || *p == '+' || *p == '#')
        *end++ = *p;
      else if (!is_apostrophe ((guchar) *p) && end > folded && end[-1] != ' ')
        *end++ = ' ';
    }
  if (end > folded && end[-1] == ' ')
    end--;
  *end = '\0';
  return folded;
}

char *
td_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;
  GString *folded;
  gsize length;

  if (text == NULL)
    return g_strdup ("");
  length = strlen (text);
  if (is_ascii (text, length))
    return fold_ascii (text, length);

  folded = g_string_new (NULL);
  lower = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  for (const char *p = decomposed ? decomposed : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *plain = plain_letter (c);

      if (plain)
        g_string_append (folded, plain);
      else if (g_unichar_isalnum (c) || c == '@' || c == '.' || c == '_' || c == '+' || c == '#')
        g_string_append_unichar (folded, c);
      else if (g_unichar_ismark (c) || is_apostrophe (c))
        continue;
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

char *
td_text_clean (const char *text)
{
  g_autoptr (GString) clean = NULL;
  gboolean gap = FALSE;

  if (text == NULL || *text == '\0')
    return NULL;
  if (is_clean (text))
    return g_strdup (text);
  clean = g_string_new (NULL);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xfeff || c == 0x200b)
        {
          gap = TRUE;
          continue;
        }
      if (gap && clean->len > 0)
        g_string_append_c (clean, ' ');
      gap = FALSE;
      g_string_append_unichar (clean, c);
    }
  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}

/* Makes every comma a semicolon that stands in no brackets: "Tax (national, local), law". */
static char *
settle_commas (const char *text)
{
  char *settled = g_strdup (text);
  guint depth = 0;

  for (char *at = settled; *at; at++)
    {
      if (*at == '(' && strchr (at, ')'))
        depth++;
      else if (*at == ')' && depth > 0)
        depth--;
      else if (*at == ',' && depth == 0)
        *at = ';';
    }
  return settled;
}

char **
td_text_split_list (const char *text)
{
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *settled = NULL;
  g_auto (GStrv) parts = NULL;
  /* A semicolon or a bar settles the separator, so that commas inside an answer survive. */
  gboolean strong = text && (strchr (text, ';') || strchr (text, '|') || strchr (text, '\n'));

  settled = text && !strong ? settle_commas (text) : NULL;
  parts = g_strsplit_set (settled ? settled : text ? text : "", ";|\n", -1);
  for (char **part = parts; *part; part++)
    {
      g_autofree char *clean = td_text_clean (*part);

      if (clean && g_hash_table_add (seen, td_text_fold (clean)))
        g_strv_builder_add (entries, clean);
    }
  return g_strv_builder_end (entries);
}

char *
td_text_join_list (const char *const *entries)
{
  if (entries == NULL || entries[0] == NULL)
    return NULL;
  return g_strjoinv (TD_LIST_SEPARATOR, (char **) entries);
}

guint
td_text_count_common (const char *list, const char *other)
{
  g_auto (GStrv) entries = td_text_split_list (list);
  g_auto (GStrv) others = td_text_split_list (other);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint common = 0;

  for (char **entry = others; *entry; entry++)
    g_hash_table_add (keys, td_text_fold (*entry));
  for (char **entry = entries; *entry; entry++)
    {
      g_autofree char *key = td_text_fold (*entry);

      common += g_hash_table_contains (keys, key);
    }
  return common;
}

gboolean
td_text_same (const char *text, const char *other)
{
  g_autofree char *a = td_text_fold (text);
  g_autofree char *b = td_text_fold (other);

  return *a != '\0' && strcmp (a, b) == 0;
}

void
td_text_add_part (GString *text, const char *format, const char *value)
{
  g_string_append (text, text->len > 0 ? " · " : "");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, value);
#pragma GCC diagnostic pop
}

void
td_text_add_date (GString *text, const char *format, TdDate date)
{
  g_autofree char *day = td_date_format (date);

  if (date != TD_DATE_NONE)
    td_text_add_part (text, format, day);
}
