/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-code-page.h"

#include "base/td-buffer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet/uchardet.h>

/* Fewer bytes above 127 than this are too few for statistics of languages. */
#define FEW_HIGH_BYTES 12

/* How much of a file is looked at. */
#define SAMPLE_SIZE (256 * 1024)

/* How much is converted before it is moved on. */
#define CONVERTED_AT_ONCE (16 * 1024)

/* How long a word may be that is shown. */
#define LONGEST_WORD 40

typedef enum
{
  WINDOWS,
  MAC,
  EASTERN,
  TURKISH,
  N_PAGES,
} Page;

static const char *const page_names[N_PAGES] = { "WINDOWS-1252", "MACINTOSH", "WINDOWS-1250",
                                                 "WINDOWS-1254" };

/* What the bytes of a code page are; 0 where it has no character. */
static void
load_page (const char *name, gunichar *characters)
{
  for (guint i = 0; i < 256; i++)
    {
      const char byte = (char) i;
      g_autofree char *text =
          i < 128 ? NULL : g_convert (&byte, 1, "UTF-8", name, NULL, NULL, NULL);

      characters[i] = i < 128 ? i : text ? g_utf8_get_char (text) : 0;
    }
}

/* "it’s", "don’t", "d’Angelo", "O’Hare": what an apostrophe joins. */
static gboolean
is_apostrophe (const gunichar *around)
{
  gunichar after = around[3];
  gboolean ends = strchr ("stdmv", (int) (after & 0x7f)) && !g_unichar_isalpha (around[4]);
  gboolean begins = !g_unichar_isalpha (around[0]) && g_unichar_isupper (after);

  return around[2] == 0x2019 && g_unichar_isalpha (around[1]) && after > 0 && after < 128 &&
         (ends || begins);
}

static int
rate_letter (gunichar before, gunichar letter, gunichar after)
{
  gboolean upper = g_unichar_isupper (letter);
  gboolean alone = !g_unichar_isalpha (before) && !g_unichar_isalpha (after);

  /* No word of a roster has these. */
  if (letter == 0x192 || letter == 0xaa || letter == 0xba || letter == 0xfb01 || letter == 0xfb02 ||
      letter == 0x2c6 || letter == 0x131 || letter == 0x3a9 || letter == 0x3c0)
    return -2;
  if (alone)
    return letter == 0xe0 || letter == 0xe9 || letter == 0xf3 ? 1 : -1;
  if (upper && g_unichar_isalpha (before) &&
      (g_unichar_islower (before) || g_unichar_islower (after)))
    return -2;
  if (!upper && g_unichar_isupper (before) && g_unichar_isupper (after))
    return -2;
  if (!upper && !g_unichar_isalpha (before) && g_unichar_isupper (after))
    return -2;
  return 2;
}

/* “opens”, ‘closes’, a dash – between spaces, a sign behind its name™. */
static gboolean
is_well_placed (gunichar before, gunichar mark, gunichar after)
{
  gboolean after_word = g_unichar_isalnum (before);
  gboolean before_word = g_unichar_isalnum (after);

  switch (mark)
    {
    case 0x201c:
    case 0x2018:
    case 0x201e:
      return !after_word && before_word;
    case 0x201d:
    case 0x2019:
      return after_word && !before_word;
    case 0x2013:
    case 0x2014:
      return after_word == before_word;
    case 0x2122:
      return after_word && !before_word;
    case 0xa0:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How well a character fits between its neighbours: two on each side, itself in the middle. */
static int
rate_character (const gunichar *around)
{
  gunichar c = around[2];
  int n_letters = g_unichar_isalpha (around[1]) + g_unichar_isalpha (around[3]);

  if (c == 0 || g_unichar_iscntrl (c))
    return -4;
  if (is_apostrophe (around))
    return 4;
  if (g_unichar_isalpha (c))
    return rate_letter (around[1], c, around[3]);
  if (is_well_placed (around[1], c, around[3]))
    return 2;
  if (c == 0x2019)
    return n_letters == 2 ? 0 : 1;
  return n_letters > 0 ? -n_letters : 1;
}

/* The sum of how well each byte above 127 fits; @n_high is their number. */
static int
rate_page (const guchar *data, gsize size, const gunichar *characters, guint *n_high)
{
  int rating = 0;

  *n_high = 0;
  for (gsize i = 0; i < size; i++)
    {
      gunichar around[5] = { 0 };

      if (data[i] < 128)
        continue;
      (*n_high)++;
      for (gsize k = 0; k < 5; k++)
        if (i + k >= 2 && i + k - 2 < size)
          around[k] = characters[data[i + k - 2]];
      rating += rate_character (around);
    }
  return rating;
}

/* Whether the bytes above 127 are a fifth of the letters or more: no script of western Europe. */
static gboolean
is_mostly_high (const guchar *data, gsize size)
{
  gsize n_letters = 0, n_high = 0;

  for (gsize i = 0; i < size; i++)
    {
      n_high += data[i] > 127;
      n_letters += g_ascii_isalpha (data[i]);
    }
  return n_high >= FEW_HIGH_BYTES && n_high * 5 > n_letters;
}

/* The encoding of another script by its statistics; NULL where nothing is found. */
static const char *
guess_script (const guchar *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  const char *found;

  uchardet_handle_data (detector, (const char *) data, size);
  uchardet_data_end (detector);
  found = g_intern_string (uchardet_get_charset (detector));
  uchardet_delete (detector);
  /* It takes UTF-8 with wrong bytes for UTF-8, too. */
  return *found == '\0' || strcmp (found, "ASCII") == 0 || strcmp (found, "UTF-8") == 0 ? NULL
                                                                                        : found;
}

/* Whether a byte occurs that Turkish has instead of a letter of Iceland. */
static gboolean
may_be_turkish (const guchar *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (strchr ("\xd0\xdd\xde\xf0\xfd\xfe", (char) data[i]) && data[i])
      return TRUE;
  return FALSE;
}

static void
add_page (GPtrArray *names, Page page)
{
  g_ptr_array_add (names, (gpointer) page_names[page]);
}

/* The pages by their ratings; two whose letters differ by less than one a byte are both named. */
static void
decide (GPtrArray *names, const int *ratings, guint n_high, gboolean turkish)
{
  int margin = (int) n_high;

  if (ratings[EASTERN] > ratings[WINDOWS] + margin / 4 && ratings[EASTERN] > ratings[MAC])
    add_page (names, EASTERN);
  else if (ratings[MAC] >= ratings[WINDOWS] + margin && ratings[MAC] > 0)
    add_page (names, MAC);
  else
    {
      add_page (names, WINDOWS);
      if (ratings[WINDOWS] < ratings[MAC] + margin)
        add_page (names, MAC);
      if (turkish)
        add_page (names, TURKISH);
    }
}

GPtrArray *
td_code_page_guess (const guchar *data, gsize size)
{
  GPtrArray *names = g_ptr_array_new ();
  gunichar characters[256];
  int ratings[N_PAGES];
  guint n_high = 0;
  const char *script;

  size = MIN (size, SAMPLE_SIZE);
  script = is_mostly_high (data, size) ? guess_script (data, size) : NULL;
  if (script)
    {
      g_ptr_array_add (names, (gpointer) script);
      return names;
    }
  for (Page page = 0; page < TURKISH; page++)
    {
      load_page (page_names[page], characters);
      ratings[page] = rate_page (data, size, characters, &n_high);
    }
  decide (names, ratings, n_high, may_be_turkish (data, size));
  return names;
}

static gboolean
is_of_word (guchar byte)
{
  return byte > 127 || g_ascii_isalnum (byte);
}

/* Both readings of the word, NULL where they are the same. */
static char *
compare_word (const guchar *word, gsize length, const char *encoding, const char *other)
{
  g_autofree char *first = td_code_page_convert (word, length, encoding, NULL);
  g_autofree char *second = td_code_page_convert (word, length, other, NULL);

  if (first == NULL || second == NULL || strcmp (first, second) == 0)
    return NULL;
  /* Translators: one word of a file, read in two ways. */
  return g_strdup_printf (_ ("“%s” or “%s”"), first, second);
}

char *
td_code_page_show_doubt (const guchar *data, gsize size, const char *encoding, const char *other)
{
  gsize begin = 0;

  for (gsize i = 0; i <= size; i++)
    {
      gboolean high = FALSE;
      char *doubt = NULL;

      if (i < size && is_of_word (data[i]))
        continue;
      for (gsize k = begin; k < i; k++)
        high |= data[k] > 127;
      if (high)
        doubt = compare_word (data + begin, MIN (i - begin, LONGEST_WORD), encoding, other);
      if (doubt)
        return doubt;
      begin = i + 1;
    }
  return NULL;
}

char *
td_code_page_convert (const guchar *data, gsize size, const char *encoding, gsize *length)
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  g_auto (TdBuffer) text = { NULL };
  gboolean kept = td_buffer_reserve (&text, size + size / 8 + 1);
  char *in = (char *) data;
  gsize left = size;
  char out[CONVERTED_AT_ONCE];

  while (kept && converter != (GIConv) -1 && left > 0)
    {
      char *end = out;
      gsize room = sizeof out;
      gboolean stopped = g_iconv (converter, &in, &left, &end, &room) == (gsize) -1;
      int reason = errno;

      kept = td_buffer_append (&text, out, (gsize) (end - out));
      if (!stopped || reason == E2BIG)
        continue;
      kept = kept && td_buffer_append (&text, "�", strlen ("�"));
      in++;
      left = reason == EILSEQ ? left - 1 : 0;
    }
  if (converter != (GIConv) -1)
    g_iconv_close (converter);
  return kept ? td_buffer_steal_text (&text, length) : NULL;
}
