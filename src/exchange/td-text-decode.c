/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-buffer.h"
#include "base/td-error.h"
#include "base/td-text.h"
#include "exchange/td-code-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a file is looked at for bytes that no text has. */
#define SAMPLE_SIZE (256 * 1024)

/* Of this many characters of UTF-8 one may be wrong before the text is none. */
#define CHARACTERS_A_FAULT 4

static gboolean
has_prefix (const guchar *data, gsize size, const char *prefix, gsize length)
{
  return size >= length && memcmp (data, prefix, length) == 0;
}

/* Text in UTF-16 without a mark has a zero at every other place. */
static const char *
utf16_without_mark (const guchar *data, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  gsize n = MIN (size, 4096) & ~(gsize) 1;

  for (gsize i = 0; i < n; i++)
    zeros[i & 1] += data[i] == 0;
  if (n < 4 || zeros[0] + zeros[1] < n / 4)
    return NULL;
  if (zeros[1] > zeros[0] * 8)
    return "UTF-16LE";
  return zeros[0] > zeros[1] * 8 ? "UTF-16BE" : NULL;
}

/* What most files are; looked at quickly. */
static gboolean
is_ascii (const char *text, gsize size)
{
  return td_text_is_ascii (text, size) && memchr (text, 0, size) == NULL;
}

/* How many characters of more than one byte there are, and how many bytes are no UTF-8. */
static void
count_utf8 (const char *text, gsize size, gsize *n_characters, gsize *n_faults)
{
  const char *end = text + size;

  *n_characters = *n_faults = 0;
  if (is_ascii (text, size))
    return;
  while (text < end)
    {
      const char *fault;

      g_utf8_validate_len (text, (gsize) (end - text), &fault);
      for (; text < fault; text++)
        *n_characters += ((guchar) *text & 0xc0) == 0xc0;
      if (text < end)
        {
          (*n_faults)++;
          text++;
        }
    }
}

static void
offer_encoding (TdTableOffer *offer, const char *encoding, const char *other)
{
  const char *const names[] = { encoding, other, NULL };

  g_strfreev (offer->encodings);
  offer->encodings = g_strdupv ((char **) names);
  offer->encoding = g_intern_string (encoding);
}

/* The encoding that the first bytes say, NULL for none; @mark is how many they are. */
static const char *
find_mark (const guchar *data, gsize size, gsize *mark)
{
  *mark = 0;
  if (has_prefix (data, size, "\xef\xbb\xbf", 3))
    {
      *mark = 3;
      return "UTF-8";
    }
  if (!has_prefix (data, size, "\xff\xfe", 2) && !has_prefix (data, size, "\xfe\xff", 2))
    return NULL;
  *mark = 2;
  return data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
}

/* A file of the code pages: what its letters tell, and what else they may be. */
static void
offer_code_pages (TdTableOffer *offer, const guchar *data, gsize size)
{
  g_autoptr (GPtrArray) pages = td_code_page_guess (data, size);
  const char *best = pages->pdata[0];

  offer_encoding (offer, best, NULL);
  if (pages->len < 2)
    return;
  offer->doubt = td_code_page_show_doubt (data, size, best, pages->pdata[1]);
  if (offer->doubt == NULL)
    return;
  g_ptr_array_add (pages, NULL);
  g_strfreev (offer->encodings);
  offer->encodings = g_strdupv ((char **) pages->pdata);
}

/* UTF-8 with a few wrong bytes, as files have that were put together out of several. */
static void
offer_damaged (TdTableOffer *offer, const guchar *data, gsize size)
{
  const char *fault;
  gsize begin;

  g_utf8_validate_len ((const char *) data, size, &fault);
  begin = (gsize) ((const guchar *) fault - data);
  while (begin > 0 && (data[begin - 1] > 127 || g_ascii_isalnum (data[begin - 1])))
    begin--;
  offer_encoding (offer, "UTF-8", "WINDOWS-1252");
  offer->doubt = td_code_page_show_doubt (data + begin, size - begin, "UTF-8", "WINDOWS-1252");
}

/* Fills in the encoding of the bytes behind the mark; FALSE where they are no text. */
static gboolean
find_encoding (TdTableOffer *offer, const guchar *data, gsize size, const char *marked)
{
  const char *encoding = marked;
  gsize n_characters, n_faults;

  if (encoding == NULL || strcmp (encoding, "UTF-8") == 0)
    {
      count_utf8 ((const char *) data, size, &n_characters, &n_faults);
      encoding = n_faults == 0 ? "UTF-8" : utf16_without_mark (data, size);
    }
  if (encoding)
    offer_encoding (offer, encoding, NULL);
  else if (memchr (data, 0, MIN (size, SAMPLE_SIZE)))
    return FALSE;
  else if (marked || n_characters > n_faults * CHARACTERS_A_FAULT)
    offer_damaged (offer, data, size);
  else
    offer_code_pages (offer, data, size);
  return TRUE;
}

/* What the coordinator chose. */
static gboolean
take_choice (TdTableOffer *offer, const TdReading *reading, GError **error)
{
  g_autofree char *name = g_ascii_strup (reading->choice.encoding, -1);
  g_autofree char *names = NULL;
  GIConv converter = g_iconv_open ("UTF-8", name);

  if (converter != (GIConv) -1)
    {
      g_iconv_close (converter);
      offer_encoding (offer, name, NULL);
      return TRUE;
    }
  names = g_strjoinv (", ", (char **) td_table_list_encodings ());
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is not an encoding that Tandem knows. Choose one of these: %s."),
               reading->choice.encoding, names);
  return FALSE;
}

/* CR LF and CR alone become LF; in place. */
static gsize
join_line_ends (char *text, gsize length)
{
  const char *from = text, *end = text + length;
  char *to = text;

  while (from < end)
    {
      const char *cr = memchr (from, '\r', (gsize) (end - from));
      gsize size = (gsize) ((cr ? cr : end) - from);

      memmove (to, from, size);
      to += size;
      from += size;
      if (cr)
        {
          *to++ = '\n';
          from += cr + 1 < end && cr[1] == '\n' ? 2 : 1;
        }
    }
  *to = '\0';
  return (gsize) (to - text);
}

static gboolean
is_utf8 (const char *text, gsize size)
{
  return is_ascii (text, size) || g_utf8_validate_len (text, size, NULL);
}

static gboolean
fail (const TdReading *reading, GError **error)
{
  return td_reading_fail (reading,
                          _ ("“%s” is not text that Tandem can read. Save it as CSV (UTF-8) or as "
                             "an Excel workbook (.xlsx) and import that."),
                          error);
}

/* Where a file says one encoding by its first bytes and another was chosen, they are letters. */
static const char *
settle (GBytes *bytes, const TdReading *reading, TdTableOffer *offer, gsize *size, GError **error)
{
  const guchar *data = g_bytes_get_data (bytes, size);
  gsize mark;
  const char *marked = find_mark (data, *size, &mark);

  if (reading->choice.encoding && !take_choice (offer, reading, error))
    return NULL;
  if (offer->encoding == NULL && !find_encoding (offer, data + mark, *size - mark, marked))
    {
      fail (reading, error);
      return NULL;
    }
  if (g_strcmp0 (marked, offer->encoding) != 0)
    return (const char *) data;
  *size -= mark;
  return (const char *) data + mark;
}

char *
td_text_decode (GBytes *bytes,
                const TdReading *reading,
                TdTableOffer *offer,
                gsize *length,
                GError **error)
{
  gsize size;
  const char *data = settle (bytes, reading, offer, &size, error);
  char *text;

  if (data == NULL)
    return NULL;
  if (memchr (data, 0, size) && !g_str_has_prefix (offer->encoding, "UTF-16"))
    {
      fail (reading, error);
      return NULL;
    }
  text = strcmp (offer->encoding, "UTF-8") == 0 && is_utf8 (data, size)
             ? td_buffer_copy_text (data, size)
             : td_code_page_convert ((const guchar *) data, size, offer->encoding, &size);
  if (text == NULL)
    {
      td_reading_fail_memory (reading, error);
      return NULL;
    }
  *length = size;
  if (memchr (text, 0, size))
    {
      g_free (text);
      fail (reading, error);
      return NULL;
    }
  *length = join_line_ends (text, *length);
  return text;
}
