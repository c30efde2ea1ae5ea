/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-text-fill.h"

#include "base/td-direction.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes between braces beyond which they are just braces. */
#define LONGEST_WORD 60

/* Translators: the words in the middle are what she may write in braces in a letter, as {mentor} or
 * {last contact}: short, small letters. */
static const TdTextPlaceholder placeholders[] = {
  { "name", NC_ ("placeholder", "name"), N_ ("The full name of whom the letter is for") },
  { "given_name", NC_ ("placeholder", "given name"),
    N_ ("The given name of whom the letter is for") },
  { "other", NC_ ("placeholder", "other"), N_ ("The name of the other one of the pair") },
  { "other_role", NC_ ("placeholder", "other role"), N_ ("What the other one is: mentor, mentee") },
  { "other_email", NC_ ("placeholder", "other email"), N_ ("The e-mail address of the other one") },
  { "role", NC_ ("placeholder", "role"), N_ ("What whom the letter is for is: mentor, mentee") },
  { "mentor", NC_ ("placeholder", "mentor"), N_ ("The name of the mentor") },
  { "mentee", NC_ ("placeholder", "mentee"), N_ ("The name of the mentee") },
  { "mentor_department", NC_ ("placeholder", "mentor department"),
    N_ ("The department of the mentor") },
  { "mentee_department", NC_ ("placeholder", "mentee department"),
    N_ ("The department of the mentee") },
  { "department", NC_ ("placeholder", "department"),
    N_ ("The department of whom the letter is for") },
  { "program", NC_ ("placeholder", "programme"), N_ ("The programme") },
  { "objective", NC_ ("placeholder", "objective"), N_ ("What the programme is for") },
  { "cadence", NC_ ("placeholder", "rhythm"), N_ ("How often they agreed to speak") },
  { "start", NC_ ("placeholder", "start"), N_ ("The day the pair began, or is to begin") },
  { "planned_end", NC_ ("placeholder", "planned end"), N_ ("The day the pair is planned to end") },
  { "months", NC_ ("placeholder", "months"), N_ ("For how many months a pair is planned") },
  { "last_contact", NC_ ("placeholder", "last contact"), N_ ("The day of their last contact") },
  { "next_due", NC_ ("placeholder", "next due"), N_ ("The day their next contact is due") },
  { "was_due", NC_ ("placeholder", "was due"),
    N_ ("The day their next contact was due, where it is past") },
  { "is_due", NC_ ("placeholder", "is due"),
    N_ ("The day their next contact is due, where it is ahead") },
  { "next_agreed", NC_ ("placeholder", "next agreed"), N_ ("The day they agreed for the next") },
  { "days_overdue", NC_ ("placeholder", "days overdue"), N_ ("For how many days it is overdue") },
  { "proposed", NC_ ("placeholder", "proposed"), N_ ("The day the pair was proposed to them") },
  { "days_waiting", NC_ ("placeholder", "days waiting"),
    N_ ("For how many days an answer is awaited") },
  { "reasons", NC_ ("placeholder", "reasons"),
    N_ ("What speaks for the two of them, a line each, the strongest first") },
  { "focus", NC_ ("placeholder", "focus"), N_ ("What they work on: skills, else the first goal") },
  { "time", NC_ ("placeholder", "time"), N_ ("The hours a month that are asked") },
  { "benefit", NC_ ("placeholder", "benefit"), N_ ("What it gives whom the letter is for") },
  { "today", NC_ ("placeholder", "today"), N_ ("The day of the letter") },
  { "coordinator", NC_ ("placeholder", "coordinator"), N_ ("Your name, from the preferences") },
  { "coordinator_email", NC_ ("placeholder", "coordinator email"),
    N_ ("Your e-mail address, from the preferences") },
  { "organisation", NC_ ("placeholder", "organisation"),
    N_ ("Your organisation, from the preferences") },
};

const TdTextPlaceholder *
td_text_placeholders (guint *n_placeholders)
{
  *n_placeholders = G_N_ELEMENTS (placeholders);
  return placeholders;
}

const char *
td_text_placeholder_get_label (const TdTextPlaceholder *placeholder)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "placeholder", placeholder->label);
}

const char *
td_text_placeholder_get_description (const TdTextPlaceholder *placeholder)
{
  return _ (placeholder->description);
}

/* "planned_end", "Planned end" and "planned-end" are one word. */
static char *
fold_word (const char *word)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (word), "_-", ' ');

  return td_text_fold (spaced);
}

static gboolean
is_word_of (const TdTextPlaceholder *placeholder, const char *folded)
{
  const char *words[] = { placeholder->name, placeholder->label,
                          td_text_placeholder_get_label (placeholder) };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = fold_word (words[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  return FALSE;
}

const TdTextPlaceholder *
td_text_placeholder_find (const char *word)
{
  g_autofree char *folded = fold_word (word);

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (is_word_of (&placeholders[i], folded))
      return &placeholders[i];
  return NULL;
}

/* What is between the next braces of one line, and where the text around it ends and goes on. */
static char *
next_braces (const char *text, const char **before, const char **behind)
{
  for (const char *open = strchr (text, '{'); open; open = strchr (open + 1, '{'))
    {
      gsize length = strcspn (open + 1, "{}\n");

      if (open[1 + length] != '}' || length == 0 || length > LONGEST_WORD)
        continue;
      *before = open;
      *behind = open + length + 2;
      return g_strndup (open + 1, length);
    }
  return NULL;
}

static const char *
find_value (const TdTextPlaceholder *placeholder, const TdTextValue *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].name, placeholder->name))
      return values[i].value && *values[i].value ? values[i].value : NULL;
  return NULL;
}

/* As it stands in the line; what has lines of its own, as a list has, is in none. */
static char *
mark_off (const char *value)
{
  if (strchr (value, '\n') || g_str_has_prefix (value, "• "))
    return g_strdup (value);
  return td_text_isolate (value);
}

/* NULL where a placeholder of the line has no value. */
static char *
fill_line (const char *line, const TdTextValue *values, guint n)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  while (TRUE)
    {
      const char *before, *behind;
      g_autofree char *word = next_braces (line, &before, &behind);
      const TdTextPlaceholder *placeholder = word ? td_text_placeholder_find (word) : NULL;
      const char *value = placeholder ? find_value (placeholder, values, n) : NULL;

      if (word == NULL)
        break;
      if (placeholder && value == NULL)
        return NULL;
      g_string_append_len (filled, line, before - line);
      if (value)
        {
          g_autofree char *marked = mark_off (value);

          g_string_append (filled, marked);
        }
      else
        g_string_append_len (filled, before, behind - before);
      line = behind;
    }
  g_string_append (filled, line);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

char *
td_text_fill (const char *text, const TdTextValue *values, guint n)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) filled = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  gboolean gap = FALSE; /* a line was left out behind an empty one */

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = fill_line (lines[i], values, n);

      /* Of a paragraph that is left out whole, one of its two empty lines goes too. */
      if (line == NULL)
        gap = gap || i == 0 || lines[i - 1][0] == '\0';
      else if (!(gap && *line == '\0'))
        g_strv_builder_add (filled, line);
      gap = gap && (line == NULL);
    }
  kept = g_strv_builder_end (filled);
  return g_strjoinv ("\n", kept);
}

char *
td_text_name_placeholders (const char *text)
{
  GString *named = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  while (TRUE)
    {
      const char *before, *behind;
      g_autofree char *word = next_braces (text, &before, &behind);
      const TdTextPlaceholder *placeholder = word ? td_text_placeholder_find (word) : NULL;

      if (word == NULL)
        break;
      g_string_append_len (named, text, before - text);
      if (placeholder)
        g_string_append_printf (named, "{%s}", placeholder->name);
      else
        g_string_append_len (named, before, behind - before);
      text = behind;
    }
  g_string_append (named, text);
  return g_string_free (named, FALSE);
}

char **
td_text_list_unknown (const char *text)
{
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *behind = text;

  g_return_val_if_fail (text != NULL, NULL);

  while (TRUE)
    {
      const char *before;
      g_autofree char *word = next_braces (behind, &before, &behind);

      if (word == NULL)
        return g_strv_builder_end (unknown);
      if (td_text_placeholder_find (word) == NULL && !g_hash_table_contains (seen, word))
        {
          g_strv_builder_add (unknown, word);
          g_hash_table_add (seen, g_steal_pointer (&word));
        }
    }
}
