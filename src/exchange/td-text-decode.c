/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet/uchardet.h>

/* Fewer bytes above 127 than this are too few to tell the code pages apart. */
#define FEW_HIGH_BYTES 12

/* How much of a file is looked at. */
#define SAMPLE_SIZE (256 * 1024)

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

/* Whether the bytes above 127 are a fifth of the letters or more: no script of western Europe. */
static gboolean
is_mostly_high (const guchar *data, gsize size, gsize *n_high)
{
  gsize n_letters = 0;

  *n_high = 0;
  for (gsize i = 0; i < size; i++)
    {
      *n_high += data[i] > 127;
      n_letters += g_ascii_isalpha (data[i]);
    }
  return *n_high * 5 > n_letters;
}

/* The code page of text that is not Unicode. uchardet takes a few accents for anything, so it is
 * believed about a western code page never and about others only on enough evidence. */
static const char *
guess_code_page (const guchar *data, gsize size)
{
  static const char *const eastern[] = { "WINDOWS-1250", "ISO-8859-2", "ISO-8859-16" };
  gsize n_high;
  gboolean mostly_high = is_mostly_high (data, MIN (size, SAMPLE_SIZE), &n_high);
  uchardet_t detector;
  const char *found;

  if (n_high < FEW_HIGH_BYTES)
    return "WINDOWS-1252";
  detector = uchardet_new ();
  uchardet_handle_data (detector, (const char *) data, MIN (size, SAMPLE_SIZE));
  uchardet_data_end (detector);
  found = g_intern_string (uchardet_get_charset (detector));
  uchardet_delete (detector);

  for (guint i = 0; i < G_N_ELEMENTS (eastern); i++)
    if (strcmp (found, eastern[i]) == 0)
      return found;
  /* It takes UTF-8 with wrong bytes for UTF-8, too. */
  if (!mostly_high || *found == '\0' || strcmp (found, "ASCII") == 0 ||
      strcmp (found, "UTF-8") == 0)
    return "WINDOWS-1252";
  return found;
}

static const char *
find_encoding (const guchar *data, gsize size, gsize *mark)
{
  const char *utf16;

  *mark = 0;
  if (has_prefix (data, size, "\xef\xbb\xbf", 3))
    *mark = 3;
  else if (has_prefix (data, size, "\xff\xfe", 2) || has_prefix (data, size, "\xfe\xff", 2))
    {
      *mark = 2;
      return data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
    }
  if (g_utf8_validate_len ((const char *) data + *mark, size - *mark, NULL))
    return "UTF-8";
  utf16 = utf16_without_mark (data, size);
  if (utf16)
    return utf16;
  return memchr (data, 0, MIN (size, SAMPLE_SIZE)) ? NULL : guess_code_page (data, size);
}

/* CR LF and CR alone become LF; in place. */
static gsize
join_line_ends (char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (c == '\r')
        {
          if (i + 1 < length && text[i + 1] == '\n')
            i++;
          c = '\n';
        }
      text[n++] = c;
    }
  text[n] = '\0';
  return n;
}

static gboolean
fail (const TdReading *reading, GError **error)
{
  return td_reading_fail (reading,
                          _ ("“%s” is not text that Tandem can read. Save it as CSV (UTF-8) or as "
                             "an Excel workbook (.xlsx) and import that."),
                          error);
}

char *
td_text_decode (GBytes *bytes,
                const TdReading *reading,
                TdTableOffer *offer,
                gsize *length,
                GError **error)
{
  gsize size, mark;
  const guchar *data = g_bytes_get_data (bytes, &size);
  char *text;

  offer->encoding = find_encoding (data, size, &mark);
  if (offer->encoding == NULL)
    {
      fail (reading, error);
      return NULL;
    }
  data += mark;
  size -= mark;
  if (strcmp (offer->encoding, "UTF-8") == 0)
    {
      text = g_strndup ((const char *) data, size);
      *length = size;
    }
  else
    text = g_convert_with_fallback ((const char *) data, (gssize) size, "UTF-8", offer->encoding,
                                    "?", NULL, length, NULL);
  if (text == NULL || memchr (text, 0, *length))
    {
      g_free (text);
      fail (reading, error);
      return NULL;
    }
  *length = join_line_ends (text, *length);
  return text;
}
