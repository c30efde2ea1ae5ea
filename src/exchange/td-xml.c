/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml.h"

#include "base/td-error.h"
#include "exchange/td-xml-reserve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No network, no substitution of entities, nothing loaded from elsewhere, no words of its own. */
#define SAFE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)

/* That even the reserve was not enough. Of the thread: not all of libxml2 that asks for memory
 * knows for which reader. */
static _Thread_local gboolean starved;

void
td_xml_error_cb (void *data, xmlErrorPtr trouble)
{
  if (trouble->code == XML_ERR_NO_MEMORY)
    starved = TRUE;
}

void
td_xml_begin (void)
{
  td_xml_reserve_install ();
  td_xml_reserve_forget ();
  starved = FALSE;
  xmlInitParser ();
}

gboolean
td_xml_lacks_memory (void)
{
  return starved || td_xml_reserve_was_used ();
}

gboolean
td_xml_fail_memory (const char *what, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               _ ("There is not enough memory for “%s”. Close other programs and try again."),
               what);
  return FALSE;
}

xmlTextReader *
td_xml_open (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlTextReader *reader;

  td_xml_begin ();
  reader = xmlReaderForMemory (data, (int) MIN (size, G_MAXINT), NULL, NULL, SAFE_OPTIONS);
  if (reader)
    xmlTextReaderSetStructuredErrorHandler (reader, td_xml_error_cb, NULL);
  return reader;
}

xmlTextReader *
td_xml_open_stream (xmlInputReadCallback read, gpointer data)
{
  xmlTextReader *reader;

  td_xml_begin ();
  reader = xmlReaderForIO (read, NULL, data, NULL, NULL, SAFE_OPTIONS | XML_PARSE_HUGE);
  if (reader)
    xmlTextReaderSetStructuredErrorHandler (reader, td_xml_error_cb, NULL);
  return reader;
}

static int
step (xmlTextReader *reader)
{
  xmlStructuredErrorFunc func = xmlStructuredError;
  void *data = xmlStructuredErrorContext;
  int code;

  xmlSetStructuredErrorFunc (NULL, td_xml_error_cb);
  code = xmlTextReaderRead (reader);
  xmlSetStructuredErrorFunc (data, func);
  return code;
}

gboolean
td_xml_next (xmlTextReader *reader, const char *what, GCancellable *cancellable, GError **error)
{
  int code;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  code = reader ? step (reader) : -1;
  if (reader == NULL || td_xml_lacks_memory ())
    return td_xml_fail_memory (what, error);
  if (code == 1 && xmlTextReaderNodeType (reader) != XML_READER_TYPE_DOCUMENT_TYPE &&
      xmlTextReaderNodeType (reader) != XML_READER_TYPE_ENTITY_REFERENCE)
    return TRUE;
  if (code == 1)
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("“%s” defines a document type of its own. Tandem does not open such files, "
                    "for safety."),
                 what);
  else if (code != 0)
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("“%s” is damaged or cut off at line %d. Export it again."), what,
                 xmlTextReaderGetParserLineNumber (reader));
  return FALSE;
}

const char *
td_xml_name (xmlTextReader *reader)
{
  return (const char *) xmlTextReaderConstLocalName (reader);
}

gboolean
td_xml_is_start (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT &&
         strcmp (td_xml_name (reader), name) == 0;
}

gboolean
td_xml_is_end (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT &&
         strcmp (td_xml_name (reader), name) == 0;
}

char *
td_xml_dup_attribute (xmlTextReader *reader, const char *name)
{
  char *value = NULL;

  for (int code = xmlTextReaderMoveToFirstAttribute (reader); code == 1 && value == NULL;
       code = xmlTextReaderMoveToNextAttribute (reader))
    if (strcmp (td_xml_name (reader), name) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);
  return value;
}

double
td_xml_get_fraction (xmlTextReader *reader, GBytes *bytes)
{
  long done = xmlTextReaderByteConsumed (reader);

  return done <= 0 ? 0 : CLAMP ((double) done / (double) g_bytes_get_size (bytes), 0, 1);
}
