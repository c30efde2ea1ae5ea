/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml-prolog.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much there may be before the first element: comments, a licence. */
#define MOST_BYTES (64 * 1024)

static int
line_of (const char *text, const char *at)
{
  int line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

static gboolean
refuse (const char *name, int line, const char *words, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               /* Translators: a number, a file, what is wrong there. */
               _ ("Line %d of “%s”: %s"), line, name, words);
  return FALSE;
}

/* <?xml version="1.0" encoding="UTF-8"?>, between the question marks. */
static gboolean
has_other_encoding (const char *declaration, const char *end)
{
  g_autofree char *text = g_strndup (declaration, (gsize) (end - declaration));
  const char *encoding = strstr (text, "encoding");

  if (encoding == NULL)
    return FALSE;
  encoding += strlen ("encoding");
  encoding += strspn (encoding, " \t\r\n=\"'");
  return g_ascii_strncasecmp (encoding, "utf-8", 5) != 0 &&
         g_ascii_strncasecmp (encoding, "us-ascii", 8) != 0;
}

/* Behind a comment or an instruction at @at; NULL where it is another thing, or has no end. */
static const char *
skip_one (const char *at)
{
  const char *end = NULL;

  if (g_str_has_prefix (at, "<!--"))
    end = strstr (at + 4, "-->");
  else if (g_str_has_prefix (at, "<?"))
    end = strstr (at + 2, "?>");
  return end ? end + (*end == '-' ? 3 : 2) : NULL;
}

static gboolean
check_text (const char *text, const char *name, GError **error)
{
  const char *at = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;

  if (g_str_has_prefix (at, "<?xml") && skip_one (at) && has_other_encoding (at, skip_one (at)))
    return refuse (name, 1, _ ("it is not written in UTF-8. Save it as UTF-8."), error);
  for (at += strspn (at, " \t\r\n"); at; at += strspn (at, " \t\r\n"))
    {
      const char *next = skip_one (at);

      if (next == NULL)
        break;
      at = next;
    }
  if (g_ascii_strncasecmp (at, "<!DOCTYPE", 9) == 0)
    return refuse (name, line_of (text, at),
                   _ ("it defines a document type of its own. Tandem does not open such files, for "
                      "safety."),
                   error);
  if (at[0] == '<' && at[1] != '!' && at[1] != '?')
    return TRUE;
  return refuse (name, line_of (text, at), _ ("this is not XML. Choose another file."), error);
}

gboolean
td_xml_prolog_check (FILE *file, const char *name, GError **error)
{
  g_autofree char *text = g_malloc (MOST_BYTES + 1);
  gsize n = fread (text, 1, MOST_BYTES, file);

  rewind (file);
  text[n] = '\0';
  /* UTF-16 and UTF-32 have zero bytes among the first. */
  if (memchr (text, '\0', MIN (n, 64)))
    return refuse (name, 1, _ ("it is not written in UTF-8. Save it as UTF-8."), error);
  return check_text (text, name, error);
}
