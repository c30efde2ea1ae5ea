/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-pdf-catalog.h"

#include <stdlib.h>
#include <string.h>

/* The end of a file with its trailer, and an object of a few lines; bytes. */
#define TAIL 512
#define OBJECT 1024

/* An entry of the table of objects: ten figures of the offset, and ten more bytes. */
#define ENTRY 20

typedef struct
{
  gsize table;  /* offset of the table of objects */
  guint size;   /* objects in it */
  guint root;   /* number of the catalog */
  char *others; /* the line of the trailer that names the document's information, or "" */
} Trailer;

/* The number that follows a word. */
static gboolean
read_number (const char *text, const char *word, gsize *number)
{
  const char *found = g_strrstr (text, word);

  if (found == NULL)
    return FALSE;
  *number = strtoull (found + strlen (word), NULL, 10);
  return *number > 0;
}

static gboolean
read_trailer (TdFileWriter *writer, Trailer *trailer)
{
  char text[TAIL + 1] = "";
  gsize length = td_file_writer_get_length (writer);
  gsize from = length > TAIL ? length - TAIL : 0;
  gsize n = td_file_writer_read (writer, from, text, TAIL);
  gsize size = 0, root = 0, info = 0;

  for (gsize i = 0; i < n; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  if (!read_number (text, "startxref", &trailer->table) || !read_number (text, "/Size", &size) ||
      !read_number (text, "/Root", &root))
    return FALSE;
  trailer->size = (guint) size;
  trailer->root = (guint) root;
  trailer->others = read_number (text, "/Info", &info)
                        ? g_strdup_printf ("   /Info %" G_GSIZE_FORMAT " 0 R\n", info)
                        : g_strdup ("");
  return TRUE;
}

/* What stands between "<<" and ">>" of the catalog; NULL where it cannot be found. */
static char *
read_catalog (TdFileWriter *writer, const Trailer *trailer)
{
  g_autofree char *head = g_strdup_printf ("xref\n0 %u\n", trailer->size);
  char entry[ENTRY + 1] = "";
  char text[OBJECT + 1] = "";
  const char *begin;
  char *end;
  gsize offset;

  td_file_writer_read (writer, trailer->table + strlen (head) + (gsize) trailer->root * ENTRY,
                       entry, ENTRY);
  offset = strtoull (entry, NULL, 10);
  if (offset == 0 || td_file_writer_read (writer, offset, text, OBJECT) == 0)
    return NULL;
  end = strstr (text, "endobj");
  if (end == NULL)
    return NULL;
  *end = '\0';
  begin = strstr (text, "<<");
  end = begin ? g_strrstr (begin, ">>") : NULL;
  if (end == NULL || strstr (begin, "/Catalog") == NULL)
    return NULL;
  return g_strndup (begin + 2, (gsize) (end - begin - 2));
}

/* "nl_NL.UTF-8" as "nl-NL". */
static char *
dup_language (const char *locale)
{
  char *language = g_strndup (locale, strcspn (locale, ".@"));

  return g_strdelimit (language, "_", '-');
}

void
td_pdf_catalog_add (TdFileWriter *writer, const char *language, gboolean from_right)
{
  Trailer trailer = { 0 };
  g_autofree char *catalog = NULL;
  g_autofree char *code = dup_language (language);
  g_autofree char *object = NULL;
  g_autofree char *table = NULL;
  gsize place = td_file_writer_get_length (writer);

  if (read_trailer (writer, &trailer))
    catalog = read_catalog (writer, &trailer);
  if (catalog)
    {
      gboolean known = *code && !g_str_equal (code, "C") && !g_str_equal (code, "POSIX");

      object = g_strdup_printf ("%u 0 obj\n<<%s   /Lang (%s)\n"
                                "   /ViewerPreferences << /DisplayDocTitle true%s >>\n>>\nendobj\n",
                                trailer.root, catalog, known ? code : "en",
                                from_right ? " /Direction /R2L" : "");
      table = g_strdup_printf ("xref\n%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                               "trailer\n<< /Size %u\n   /Root %u 0 R\n%s   /Prev %" G_GSIZE_FORMAT
                               "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                               trailer.root, place, trailer.size, trailer.root, trailer.others,
                               trailer.table, place + strlen (object));
      td_file_writer_write (writer, object, strlen (object));
      td_file_writer_write (writer, table, strlen (table));
    }
  g_free (trailer.others);
}
