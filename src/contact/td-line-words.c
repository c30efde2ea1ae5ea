/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-line-words.h"

#include "base/td-digits.h"
#include "base/td-text.h"
#include "contact/td-contact-codes.h"
#include "contact/td-line-days.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_PHRASE 3

/* The words for what can be said; translations are read beside the English ones. */
static const struct
{
  TdLineSays says;
  const char *code;
  const char *words;
} vocabulary[] = {
  /* Translators: these lists are words that people type for a thing, split at "; ". Add as many as
   * are usual in your language. */
  { TD_SAYS_OUTCOME, "held", N_ ("held; met; done") },
  { TD_SAYS_OUTCOME, "cancelled", N_ ("cancelled; canceled") },
  { TD_SAYS_OUTCOME, "missed", N_ ("missed; no show") },
  { TD_SAYS_KIND, "meeting", N_ ("meeting") },
  { TD_SAYS_KIND, "preparation", N_ ("preparation; prep") },
  { TD_SAYS_KIND, "introduction", N_ ("introduction; intro") },
  { TD_SAYS_KIND, "learning", N_ ("learning; learning activity; training; workshop; event") },
  { TD_SAYS_KIND, "group", N_ ("group; group meeting") },
  { TD_SAYS_MODE, "in-person", N_ ("in person; face to face; live; coffee; lunch") },
  { TD_SAYS_MODE, "video", N_ ("video; video call; teams; zoom; meet") },
  { TD_SAYS_MODE, "phone", N_ ("phone; phone call; call; telephone") },
  { TD_SAYS_MODE, "mail", N_ ("mail; email; e-mail") },
  { TD_SAYS_MODE, "chat", N_ ("chat; message; messages") },
  { TD_SAYS_SIDE, "mentor", N_ ("by mentor; mentor asked") },
  { TD_SAYS_SIDE, "mentee", N_ ("by mentee; mentee asked") },
  { TD_SAYS_SUCCESS, "success", N_ ("success") },
};

static void
word_free (TdLineWord *word)
{
  g_free (word->text);
  g_free (word->key);
  g_free (word);
}

static void
add_word (GPtrArray *words, const char *line, const char *start, const char *end)
{
  g_autofree char *written = g_strndup (start, (gsize) (end - start));
  TdLineWord *word = g_new0 (TdLineWord, 1);

  word->text = td_text_plain_digits (written);
  word->key = td_text_fold (word->text);
  word->start = (gsize) (start - line);
  word->end = (gsize) (end - line);
  g_ptr_array_add (words, word);
}

/* The note begins behind a colon that ends a word. */
static const char *
find_note (const char *text)
{
  const char *colon = strchr (text, ':');

  while (colon && colon[1] != '\0' && !g_ascii_isspace (colon[1]))
    colon = strchr (colon + 1, ':');
  return colon;
}

/* Where the comma or semicolon that ends a word begins, of Latin or Arabic script; @end where there
 * is none, or nothing else. */
static const char *
find_comma (const char *start, const char *end)
{
  const char *last = g_utf8_find_prev_char (start, end);
  gunichar c = last && last > start ? g_utf8_get_char (last) : 0;

  return c == ',' || c == ';' || c == 0x060c || c == 0x061b ? last : end;
}

GPtrArray *
td_line_split (const char *text, char **note)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  const char *colon = find_note (text);
  const char *stop = colon ? colon : text + strlen (text);
  const char *p = text;

  *note = NULL;
  if (colon && colon[1] != '\0')
    *note = td_text_clean (colon + 1);
  while (p < stop)
    {
      const char *end, *comma;

      while (p < stop && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (end = p; end < stop && !g_unichar_isspace (g_utf8_get_char (end));)
        end = g_utf8_next_char (end);
      if (end == p)
        break;
      comma = find_comma (p, end);
      add_word (words, text, p, comma);
      if (comma < end)
        add_word (words, text, comma, end);
      p = end;
    }
  return words;
}

static const TdLineWord *
get_word (GPtrArray *words, guint i)
{
  return g_ptr_array_index (words, i);
}

/* The texts, or the keys, of @n words with spaces between; NULL where there are not so many. */
static char *
join_words (GPtrArray *words, guint first, guint n, gboolean keys)
{
  GString *joined;

  if (first + n > words->len)
    return NULL;
  joined = g_string_new (NULL);
  for (guint i = first; i < first + n; i++)
    g_string_append_printf (joined, "%s%s", i > first ? " " : "",
                            keys ? get_word (words, i)->key : get_word (words, i)->text);
  return g_string_free (joined, FALSE);
}

/* --- Dates --- */

typedef struct
{
  TdDate limit;
  gboolean forward;
  TdDateOrder order;
} DateReading;

/* One date out of 3, 2 or 1 words from @first; @n_used is how many. */
static TdDate
read_date (GPtrArray *words,
           guint first,
           const DateReading *how,
           guint *n_used,
           gboolean *ambiguous)
{
  for (guint n = LONGEST_PHRASE; n > 0; n--)
    {
      g_autofree char *text = join_words (words, first, n, FALSE);
      TdDate date = text ? td_line_read_day (text, how->order, how->limit, how->forward, ambiguous)
                         : TD_DATE_NONE;

      if (date == TD_DATE_NONE && !*ambiguous)
        continue;
      *n_used = n;
      return date;
    }
  return TD_DATE_NONE;
}

/* --- Lengths of time --- */

static gboolean
is_unit (const char *text, const char *units)
{
  g_autofree char *key = td_text_fold (text);

  return td_line_is_one_of (units, key);
}

/* Takes "1", "1.5", "1,5" off the front. */
static double
take_number (const char **cursor)
{
  char *text = g_strdup (*cursor);
  char *end;
  double value;

  g_strdelimit (text, ",", '.');
  value = g_ascii_isdigit (text[0]) ? g_ascii_strtod (text, &end) : -1;
  if (value >= 0)
    *cursor += end - text;
  g_free (text);
  return value;
}

/* Takes letters, with the full stop of an abbreviation, or the sign for minutes, off the front. */
static char *
take_unit (const char **cursor)
{
  const char *start = *cursor;
  const char *end;

  while (*start == ' ')
    start++;
  for (end = start; g_unichar_isalpha (g_utf8_get_char (end)) || *end == '\'';)
    end = g_utf8_next_char (end);
  /* "45 Min." is an abbreviation. */
  *cursor = end + (end > start && *end == '.');
  return g_strndup (start, (gsize) (end - start));
}

int
td_line_read_minutes (const char *written)
{
  /* Translators: words for hours as people type them behind a number, split at "; ". */
  const char *hours = N_ ("h; hr; hrs; hour; hours");
  /* Translators: words for minutes as people type them behind a number, split at "; ". */
  const char *minutes = N_ ("m; min; mins; minute; minutes");
  g_autofree char *plain = td_text_plain_digits (written);
  const char *text = plain;
  double value = take_number (&text);
  g_autofree char *unit = value >= 0 ? take_unit (&text) : NULL;

  if (unit == NULL || value > 1440)
    return 0;
  if (g_str_equal (unit, "'") || is_unit (unit, minutes))
    return *text == '\0' ? (int) (value + 0.5) : 0;
  if (!is_unit (unit, hours))
    return 0;
  value *= 60;
  if (*text != '\0')
    {
      double rest = take_number (&text);
      g_autofree char *rest_unit = rest >= 0 ? take_unit (&text) : NULL;

      if (rest_unit == NULL || rest >= 60 || *text != '\0' ||
          (rest_unit[0] != '\0' && !is_unit (rest_unit, minutes)))
        return 0;
      value += rest;
    }
  return (int) (value + 0.5);
}

/* --- The line --- */

typedef struct
{
  GPtrArray *words;
  GHashTable *names;
  TdDate today;
  TdDateOrder order;
  TdLineFacts *facts;
} Reader;

static guint
mark_known (Reader *reader, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    ((TdLineWord *) g_ptr_array_index (reader->words, i))->kind = TD_WORD_KNOWN;
  return n;
}

static void
note_fact (TdLineFacts *facts, TdLineSays says, const char *code)
{
  switch (says)
    {
    case TD_SAYS_OUTCOME:
      facts->outcome = code;
      break;
    case TD_SAYS_KIND:
      facts->kind = code;
      break;
    case TD_SAYS_MODE:
      facts->mode = code;
      break;
    case TD_SAYS_SIDE:
      facts->initiated_by = code;
      break;
    case TD_SAYS_SUCCESS:
    default:
      facts->success = TRUE;
    }
}

/* How the code is shown to people. */
static const char *
get_label (TdLineSays says, const char *code)
{
  switch (says)
    {
    case TD_SAYS_OUTCOME:
      return td_contact_outcome_get_label (code);
    case TD_SAYS_KIND:
      return td_contact_kind_get_label (code);
    case TD_SAYS_MODE:
      return td_contact_mode_get_label (code);
    case TD_SAYS_SIDE:
      return td_contact_side_get_label (code);
    case TD_SAYS_SUCCESS:
    default:
      return "+";
    }
}

const char *
td_line_read_code (TdLineSays says, const char *text)
{
  g_autofree char *key = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    if (vocabulary[i].says == says && (td_text_same (vocabulary[i].code, text) ||
                                       td_text_same (get_label (says, vocabulary[i].code), text) ||
                                       td_line_is_one_of (vocabulary[i].words, key)))
      return vocabulary[i].code;
  return NULL;
}

static guint
read_vocabulary (Reader *reader, guint first)
{
  for (guint n = LONGEST_PHRASE; n > 0; n--)
    {
      g_autofree char *key = join_words (reader->words, first, n, TRUE);

      for (guint i = 0; key != NULL && i < G_N_ELEMENTS (vocabulary); i++)
        if (td_line_is_one_of (vocabulary[i].words, key))
          {
            note_fact (reader->facts, vocabulary[i].says, vocabulary[i].code);
            return mark_known (reader, first, n);
          }
    }
  return 0;
}

static guint
read_minutes (Reader *reader, guint first)
{
  for (guint n = 2; n > 0; n--)
    {
      g_autofree char *text = join_words (reader->words, first, n, FALSE);
      int minutes = text ? td_line_read_minutes (text) : 0;

      if (minutes == 0)
        continue;
      reader->facts->minutes = minutes;
      if (minutes > 1440)
        reader->facts->unclear = get_word (reader->words, first)->text;
      return mark_known (reader, first, n);
    }
  return 0;
}

static guint
read_on_date (Reader *reader, guint first)
{
  DateReading how = { reader->today, FALSE, reader->order };
  gboolean ambiguous = FALSE;
  guint n = 0;
  TdDate date = read_date (reader->words, first, &how, &n, &ambiguous);

  if (n == 0)
    return 0;
  if (ambiguous)
    reader->facts->unclear = get_word (reader->words, first)->text;
  reader->facts->on_date = date;
  return mark_known (reader, first, n);
}

static guint
read_next_date (Reader *reader, guint first)
{
  TdDate from = reader->facts->on_date ? reader->facts->on_date : reader->today;
  DateReading how = { from, TRUE, reader->order };
  gboolean ambiguous = FALSE;
  guint n = 0;

  /* Translators: the word before the date agreed for the next contact; several split at "; ". */
  if (!td_line_is_one_of (N_ ("next"), get_word (reader->words, first)->key))
    return 0;
  reader->facts->next_date = read_date (reader->words, first + 1, &how, &n, &ambiguous);
  if (n == 0)
    return 0;
  if (ambiguous)
    reader->facts->unclear = get_word (reader->words, first + 1)->text;
  return mark_known (reader, first, n + 1);
}

static gboolean
is_separator (const TdLineWord *word)
{
  /* Translators: words between two names, split at "; ". */
  return word->key[0] == '\0' || g_str_equal (word->key, "+") ||
         td_line_is_one_of (N_ ("and; with"), word->key);
}

/* A word of somebody's name behind another one: "Mark Held" is a person. */
static gboolean
goes_on_a_name (Reader *reader, guint i)
{
  return i > 0 && get_word (reader->words, i - 1)->kind == TD_WORD_NAME &&
         g_hash_table_contains (reader->names, get_word (reader->words, i)->key);
}

static gboolean
is_name_at (GPtrArray *words, guint i)
{
  return i < words->len && get_word (words, i)->kind == TD_WORD_NAME;
}

/* A "+" between two names stands for "and"; anywhere else it marks a success. */
static void
read_plus_signs (Reader *reader)
{
  for (guint i = 0; i < reader->words->len; i++)
    if (g_str_equal (get_word (reader->words, i)->text, "+") &&
        !(i > 0 && is_name_at (reader->words, i - 1) && is_name_at (reader->words, i + 1)))
      {
        mark_known (reader, i, 1);
        reader->facts->success = TRUE;
      }
}

void
td_line_read_words (GPtrArray *words,
                    GHashTable *names,
                    TdDate today,
                    TdDateOrder order,
                    TdLineFacts *facts)
{
  Reader reader = { words, names, today, order, facts };
  guint i = 0;

  *facts = (TdLineFacts){ 0 };
  while (i < words->len)
    {
      TdLineWord *word = g_ptr_array_index (words, i);
      guint n = 0;

      if (is_separator (word))
        word->kind = TD_WORD_SEPARATOR;
      else if (!goes_on_a_name (&reader, i))
        {
          n = read_next_date (&reader, i);
          n = n ? n : read_minutes (&reader, i);
          n = n ? n : read_on_date (&reader, i);
          n = n ? n : read_vocabulary (&reader, i);
        }
      i += MAX (n, 1);
    }
  read_plus_signs (&reader);
}
