/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-text.h"

#include "base/td-direction.h"

#include <glib/gi18n-lib.h>
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

gboolean
td_text_is_ascii (const char *text, gsize length)
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

gboolean
td_text_is_clean (const char *text)
{
  guchar before = ' ';

  /* Whether a char has a sign depends on the machine. */
  for (const guchar *c = (const guchar *) text; *c; before = *c++)
    if (*c < ' ' || *c >= 0x7f || (*c == ' ' && before == ' '))
      return FALSE;
  return before != ' ';
}

char *
td_text_casefold (const char *text)
{
  gsize length = strlen (text);

  return td_text_is_ascii (text, length) ? g_ascii_strdown (text, (gssize) length)
                                         : g_utf8_casefold (text, -1);
}

/* What becomes of a byte of ASCII when it is folded: itself or the same in lower case, a space, or
 * (0) nothing. */
static char
fold_byte (char c)
{
  if (c >= 'a' && c <= 'z')
    return c;
  if (c >= 'A' && c <= 'Z')
    return (char) (c | 0x20);
  if (g_ascii_isdigit (c) || c == '@' || c == '.' || c == '_' || c == '+' || c == '#')
    return c;
  return is_apostrophe ((guchar) c) ? '\0' : ' ';
}

void
td_text_fold_ascii (const char *text, gsize length, char *folded)
{
  char *end = folded;

  for (gsize i = 0; i < length; i++)
    {
      char c = fold_byte (text[i]);

      if (c != '\0' && (c != ' ' || (end > folded && end[-1] != ' ')))
        *end++ = c;
    }
  if (end > folded && end[-1] == ' ')
    end--;
  *end = '\0';
}

/* What most names and cells are: the same as below, without looking at Unicode. */
static char *
fold_ascii (const char *text, gsize length)
{
  char *folded = g_malloc (length + 1);

  td_text_fold_ascii (text, length, folded);
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
  if (td_text_is_ascii (text, length))
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
      else if (g_unichar_isdigit (c))
        g_string_append_c (folded, (char) ('0' + g_unichar_digit_value (c)));
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
  if (td_text_is_clean (text))
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

/* A text with the marks of its language made ours: the Arabic semicolon and comma. */
static char *
settle_marks (const char *text)
{
  GString *settled;

  if (text == NULL || (strstr (text, "؛") == NULL && strstr (text, "،") == NULL))
    return g_strdup (text);
  settled = g_string_new (text);
  g_string_replace (settled, "؛", ";", 0);
  g_string_replace (settled, "،", ",", 0);
  return g_string_free (settled, FALSE);
}

/* Makes every comma a semicolon that stands in no brackets: "Tax (national, local), law". */
static char *
settle_commas (const char *text)
{
  char *settled = g_strdup (text);
  const char *last = strrchr (settled, ')');
  guint depth = 0;

  for (char *at = settled; *at; at++)
    {
      if (*at == '(' && at < last)
        depth++;
      else if (*at == ')' && depth > 0)
        depth--;
      else if (*at == ',' && depth == 0)
        *at = ';';
    }
  return settled;
}

/* What may part a list; the Arabic marks begin with this byte. */
#define MARKS ",;|\n\xd8"

/* What is no list but one entry, as most cells are, or none. */
static char **
list_one (const char *text)
{
  char **list = g_new0 (char *, 2);

  list[0] = td_text_clean (text);
  return list;
}

static char **
split_list (const char *list)
{
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = settle_marks (list);
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

char **
td_text_split_list (const char *list)
{
  return list && strpbrk (list, MARKS) ? split_list (list) : list_one (list);
}

char *
td_text_join_list (const char *const *entries)
{
  if (entries == NULL || entries[0] == NULL)
    return NULL;
  return g_strjoinv (TD_LIST_SEPARATOR, (char **) entries);
}

const char *
td_text_get_comma (void)
{
  /* Translators: between the entries of a list, with the space behind it. */
  return C_ ("list", ", ");
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
  g_autofree char *part = NULL, *marked = NULL;

  if (value == NULL || *value == '\0')
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (format, value);
#pragma GCC diagnostic pop
  marked = td_text_isolate (part);
  if (text->len == 0)
    {
      /* Where the first part runs against the page, the line does not. */
      g_autofree char *turned = td_text_turn (part);

      g_string_append (text, turned);
    }
  else
    g_string_append_printf (text, " · %s", marked);
}

void
td_text_add_date (GString *text, const char *format, TdDate date)
{
  g_autofree char *day = td_date_format (date);

  if (date != TD_DATE_NONE)
    td_text_add_part (text, format, day);
}

char *
td_text_drop_mnemonic (const char *label)
{
  const char *sign;

  g_return_val_if_fail (label != NULL, NULL);

  sign = strchr (label, '_');
  return sign ? g_strdup_printf ("%.*s%s", (int) (sign - label), label, sign + 1)
              : g_strdup (label);
}
