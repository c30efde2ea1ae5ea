/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml-source.h"

#include "base/td-error.h"
#include "base/td-file.h"
#include "exchange/td-xml-prolog.h"
#include "exchange/td-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <sys/stat.h>

struct _TdXmlSource
{
  FILE *file;
  char *name; /* for messages */
  xmlTextReader *reader;
  xmlRelaxNG *schema;
  GChecksum *sum;
  goffset size;
  goffset n_read;
  goffset n_fed; /* since the last node */
  goffset n_tag; /* since the tag began that is under way */
  char inside;   /* '<' a tag, a quote in it, '!' what is no tag, 0 words */
  char *invalid; /* what the schema says against it, or NULL */
  int invalid_line;
  gboolean too_long;
  gboolean ends; /* an empty element has started */
  gboolean in_attributes;
};

/* How long the tag under way is. libxml2 looks through all of it for its end again and again, so
 * one that is long takes hours. */
static void
follow_tags (TdXmlSource *source, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      char byte = bytes[i];

      if (source->inside == 0)
        {
          source->inside = byte == '<' ? '<' : 0;
          source->n_tag = 0;
          continue;
        }
      if (source->n_tag++ == 0 && (byte == '!' || byte == '?'))
        source->inside = '!';
      else if (source->inside == byte && byte != '!')
        source->inside = '<';
      else if (source->inside == '<' && (byte == '"' || byte == '\''))
        source->inside = byte;
      else if (byte == '>' && (source->inside == '<' || source->inside == '!'))
        source->inside = 0;
    }
}

static int
read_cb (void *data, char *buffer, int length)
{
  TdXmlSource *source = data;
  gsize n = fread (buffer, 1, (gsize) length, source->file);

  if (n == 0)
    return ferror (source->file) ? -1 : 0;
  g_checksum_update (source->sum, (const guchar *) buffer, (gssize) n);
  source->n_read += (goffset) n;
  source->n_fed += (goffset) n;
  follow_tags (source, buffer, n);
  source->too_long = source->n_fed > TD_XML_SOURCE_LONGEST ||
                     (source->inside && source->n_tag > TD_XML_SOURCE_LONGEST_TAG);
  return source->too_long ? -1 : (int) n;
}

/* The first thing that the schema has to say; what follows from it says no more. */
static void
schema_error_cb (void *data, xmlErrorPtr trouble)
{
  TdXmlSource *source = data;

  td_xml_error_cb (NULL, trouble);
  if (source->invalid || trouble->domain != XML_FROM_RELAXNGV)
    return;
  source->invalid = g_strstrip (g_strdup (trouble->message));
  source->invalid_line = trouble->line;
}

static void
ignore_error_cb (void *data, xmlErrorPtr trouble)
{
}

static xmlRelaxNG *
parse_schema (GBytes *schema)
{
  gsize size;
  const char *text = g_bytes_get_data (schema, &size);
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewMemParserCtxt (text, (int) size);
  xmlRelaxNG *parsed;

  xmlRelaxNGSetParserStructuredErrors (context, ignore_error_cb, NULL);
  parsed = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  if (td_xml_lacks_memory ())
    g_clear_pointer (&parsed, xmlRelaxNGFree);
  return parsed;
}

static gboolean
open_file (TdXmlSource *source, const char *path, GError **error)
{
  struct stat facts;

  source->file = td_file_open (path, error);
  if (source->file == NULL)
    return FALSE;
  source->size = fstat (fileno (source->file), &facts) == 0 ? facts.st_size : 0;
  return td_xml_prolog_check (source->file, source->name, error);
}

static TdXmlSource *
open_source (const char *path, const char *name, GBytes *schema, GError **error)
{
  g_autoptr (TdXmlSource) source = g_new0 (TdXmlSource, 1);

  source->name = g_path_get_basename (name);
  source->sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (!open_file (source, path, error))
    return NULL;
  source->reader = td_xml_open_stream (read_cb, source);
  source->schema = source->reader ? parse_schema (schema) : NULL;
  if (source->schema)
    xmlTextReaderSetStructuredErrorHandler (source->reader, schema_error_cb, source);
  if (source->schema && xmlTextReaderRelaxNGSetSchema (source->reader, source->schema) == 0)
    return g_steal_pointer (&source);
  /* The schema is ours and is sound: what cannot be made of it lacks memory. */
  td_xml_fail_memory (source->name, error);
  return NULL;
}

TdXmlSource *
td_xml_source_new (const char *path, GBytes *schema, GError **error)
{
  return open_source (path, path, schema, error);
}

void
td_xml_source_free (TdXmlSource *source)
{
  if (source == NULL)
    return;
  g_clear_pointer (&source->reader, xmlFreeTextReader);
  g_clear_pointer (&source->schema, xmlRelaxNGFree);
  g_clear_pointer (&source->file, fclose);
  g_checksum_free (source->sum);
  g_free (source->invalid);
  g_free (source->name);
  g_free (source);
}

gboolean
td_xml_source_refuse (TdXmlSource *source, const char *words, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               /* Translators: a number, a file, what is wrong there. */
               _ ("Line %d of “%s”: %s"), td_xml_source_get_line (source), source->name, words);
  return FALSE;
}

/* What libxml2 did not get through. */
static gboolean
fail_reading (TdXmlSource *source, GError *trouble, GError **error)
{
  if (source->too_long)
    {
      g_clear_error (&trouble);
      return td_xml_source_refuse (source,
                                   _ ("what begins here is larger than a workspace ever holds."),
                                   error);
    }
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
is_valid (TdXmlSource *source, GError **error)
{
  if (source->invalid)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   /* Translators: a number, a file, what the schema (in English) says. */
                   _ ("Line %d of “%s” is not as the description of workspaces has it: %s. Export "
                      "the workspace again."),
                   source->invalid_line, source->name, source->invalid);
      return FALSE;
    }
  if (xmlTextReaderDepth (source->reader) <= TD_XML_SOURCE_DEEPEST)
    return TRUE;
  return td_xml_source_refuse (source, _ ("elements are nested deeper than in any workspace."),
                               error);
}

/* Whether the node is told, and as what. */
static gboolean
take_node (TdXmlSource *source, TdXmlEvent *event)
{
  switch (xmlTextReaderNodeType (source->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      *event = TD_XML_EVENT_START;
      source->ends = xmlTextReaderIsEmptyElement (source->reader) == 1;
      source->in_attributes = FALSE;
      return TRUE;
    case XML_READER_TYPE_END_ELEMENT:
      *event = TD_XML_EVENT_END;
      return TRUE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      *event = TD_XML_EVENT_TEXT;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
td_xml_source_next (TdXmlSource *source,
                    TdXmlEvent *event,
                    GCancellable *cancellable,
                    GError **error)
{
  GError *trouble = NULL;

  if (source->ends)
    {
      xmlTextReaderMoveToElement (source->reader);
      source->ends = FALSE;
      *event = TD_XML_EVENT_END;
      return TRUE;
    }
  do
    {
      source->n_fed = 0;
      if (!td_xml_next (source->reader, source->name, cancellable, &trouble))
        {
          *event = TD_XML_EVENT_DONE;
          return trouble ? fail_reading (source, trouble, error) : is_valid (source, error);
        }
      if (xmlTextReaderDepth (source->reader) > 0 && !is_valid (source, error))
        return FALSE;
    }
  while (!take_node (source, event));
  return TRUE;
}

const char *
td_xml_source_get_name (TdXmlSource *source)
{
  return td_xml_name (source->reader);
}

const char *
td_xml_source_get_namespace (TdXmlSource *source)
{
  return (const char *) xmlTextReaderConstNamespaceUri (source->reader);
}

const char *
td_xml_source_get_text (TdXmlSource *source)
{
  return (const char *) xmlTextReaderConstValue (source->reader);
}

gboolean
td_xml_source_next_attribute (TdXmlSource *source, const char **name, const char **value)
{
  xmlTextReader *reader = source->reader;

  do
    {
      if ((source->in_attributes ? xmlTextReaderMoveToNextAttribute (reader)
                                 : xmlTextReaderMoveToFirstAttribute (reader)) != 1)
        {
          xmlTextReaderMoveToElement (reader);
          source->in_attributes = FALSE;
          return FALSE;
        }
      source->in_attributes = TRUE;
    }
  while (xmlTextReaderIsNamespaceDecl (reader) == 1);
  *name = td_xml_name (reader);
  *value = (const char *) xmlTextReaderConstValue (reader);
  return TRUE;
}

int
td_xml_source_get_line (TdXmlSource *source)
{
  return xmlTextReaderGetParserLineNumber (source->reader);
}

double
td_xml_source_get_fraction (TdXmlSource *source)
{
  return source->size ? (double) source->n_read / (double) source->size : 0;
}

const char *
td_xml_source_get_digest (TdXmlSource *source)
{
  return g_checksum_get_string (source->sum);
}

gboolean
td_xml_source_check (const char *path,
                     const char *name,
                     GBytes *schema,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (TdXmlSource) source = open_source (path, name, schema, error);
  TdXmlEvent event = TD_XML_EVENT_START;

  while (source && event != TD_XML_EVENT_DONE)
    if (!td_xml_source_next (source, &event, cancellable, error))
      return FALSE;
  return source != NULL;
}
