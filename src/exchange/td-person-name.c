/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-person-name.h"

#include "base/td-text.h"

#include <string.h>

/* Cuts "(…)" groups off the end; one with a digit is the number. */
static void
cut_brackets (char *text, char **number)
{
  gsize length = strlen (text);

  while (length > 2 && text[length - 1] == ')')
    {
      char *open = strrchr (text, '(');
      g_autofree char *inside = NULL;

      if (open == NULL || open == text)
        return;
      inside = g_strndup (open + 1, (gsize) (text + length - 1 - (open + 1)));
      if (*number == NULL && strpbrk (inside, "0123456789"))
        *number = td_text_clean (inside);
      *open = '\0';
      g_strchomp (text);
      length = strlen (text);
    }
}

static gboolean
is_suffix (const char *text)
{
  static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", "phd", "md", "msc", "ma" };
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, ".", -1);
  g_autofree char *key = g_strjoinv ("", parts);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (key, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "FAMILY, GIVEN", "FAMILY, GIVEN, Jr." and "Given Family, Jr.". */
static void
read_parts (TdPersonName *name, char **parts, guint n_parts)
{
  g_autofree char *whole = NULL;

  if (n_parts == 2 && is_suffix (parts[1]))
    {
      whole = g_strjoin (" ", parts[0], parts[1], NULL);
      name->name = td_text_clean (whole);
      return;
    }
  name->given = td_text_clean (parts[1]);
  whole = n_parts > 2 ? g_strjoin (" ", parts[0], parts[2], NULL) : g_strdup (parts[0]);
  name->family = td_text_clean (whole);
  g_free (whole);
  whole = g_strjoin (" ", name->given ? name->given : "", name->family ? name->family : "", NULL);
  name->name = td_text_clean (whole);
}

void
td_person_name_read (TdPersonName *name, const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  g_auto (GStrv) parts = NULL;
  guint n_parts;

  *name = (TdPersonName){ NULL };
  if (clean == NULL)
    return;
  cut_brackets (clean, &name->number);
  parts = g_strsplit (clean, ",", -1);
  n_parts = g_strv_length (parts);
  if (n_parts == 2 || n_parts == 3)
    read_parts (name, parts, n_parts);
  else
    name->name = td_text_clean (clean);
}

void
td_person_name_clear (TdPersonName *name)
{
  g_clear_pointer (&name->name, g_free);
  g_clear_pointer (&name->given, g_free);
  g_clear_pointer (&name->family, g_free);
  g_clear_pointer (&name->number, g_free);
}
