/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sax.h"

#include "base/td-error.h"
#include "exchange/td-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

/* How libxml2 lays out an attribute: name, prefix, namespace, value, end of the value. */
#define ATTRIBUTE_SIZE 5

/* libxml2 leaves "&" in attributes written as a number. */
#define AMPERSAND "&#38;"

/* How much is read between two looks at the cancellable. */
#define PIECE_SIZE ((gsize) 64 * 1024)

struct _TdSax
{
  const TdReading *reading;
  const TdSaxEvents *events;
  gpointer data;
  xmlParserCtxt *parser;
  gboolean ended;  /* by an event or a fault */
  gboolean broken; /* it was no XML */
  GError *error;
};

static void
end_reading (TdSax *sax)
{
  sax->ended = TRUE;
  xmlStopParser (sax->parser);
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **values)
{
  TdSax *sax = data;
  const TdSaxAttributes attributes = { values, n_attributes };

  if (!sax->ended && !sax->events->start (sax->data, (const char *) name, &attributes, &sax->error))
    end_reading (sax);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TdSax *sax = data;

  if (!sax->ended && !sax->events->end (sax->data, (const char *) name, &sax->error))
    end_reading (sax);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  TdSax *sax = data;

  if (!sax->ended &&
      !sax->events->text (sax->data, (const char *) text, (gsize) length, &sax->error))
    end_reading (sax);
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  TdSax *sax = data;

  if (!sax->ended)
    td_reading_fail (sax->reading,
                     _ ("“%s” defines a document type of its own. Tandem does not open such files, "
                        "for safety."),
                     &sax->error);
  end_reading (sax);
}

TdSax *
td_sax_new (const TdReading *reading, const TdSaxEvents *events, gpointer data)
{
  TdSax *sax = g_new0 (TdSax, 1);
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
    .internalSubset = document_type_cb,
    .serror = td_xml_error_cb,
  };

  sax->reading = reading;
  sax->events = events;
  sax->data = data;
  td_xml_begin ();
  sax->parser = xmlCreatePushParserCtxt (&handler, sax, NULL, 0, NULL);
  xmlCtxtUseOptions (sax->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return sax;
}

void
td_sax_free (TdSax *sax)
{
  if (sax == NULL)
    return;

  if (sax->parser->myDoc)
    xmlFreeDoc (sax->parser->myDoc);
  xmlFreeParserCtxt (sax->parser);
  g_clear_error (&sax->error);
  g_free (sax);
}

gboolean
td_sax_feed (TdSax *sax, const char *bytes, gsize length, GError **error)
{
  g_return_val_if_fail (length <= G_MAXINT, FALSE);

  if (g_cancellable_set_error_if_cancelled (sax->reading->cancellable, error))
    return FALSE;
  xmlParseChunk (sax->parser, bytes, (int) length, length == 0);
  if (sax->error)
    g_propagate_error (error, g_steal_pointer (&sax->error));
  if (sax->ended)
    return FALSE;
  if (sax->parser->wellFormed && !td_xml_lacks_memory ())
    return TRUE;
  sax->ended = sax->broken = TRUE;
  if (td_xml_lacks_memory ())
    return td_xml_fail_memory (sax->reading->name, error);
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               _ ("“%s” is damaged or cut off at line %d. Export it again."), sax->reading->name,
               xmlSAX2GetLineNumber (sax->parser));
  return FALSE;
}

gboolean
td_sax_is_broken (TdSax *sax)
{
  return sax->broken;
}

gboolean
td_sax_read (GBytes *bytes,
             const TdReading *reading,
             const TdSaxEvents *events,
             gpointer data,
             GError **error)
{
  g_autoptr (TdSax) sax = td_sax_new (reading, events, data);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  GError *trouble = NULL;
  gsize done = 0, step;

  do
    {
      step = MIN (size - done, PIECE_SIZE);
      td_progress_set (reading->progress, (double) done / (double) size, NULL);
      if (!td_sax_feed (sax, text + done, step, &trouble))
        break;
      done += step;
    }
  while (step > 0);
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

const char *
td_sax_get (const TdSaxAttributes *attributes, const char *name, gsize *length)
{
  const guchar **value = attributes->values;

  for (int i = 0; i < attributes->n; i++, value += ATTRIBUTE_SIZE)
    if (strcmp ((const char *) value[0], name) == 0)
      {
        *length = (gsize) (value[4] - value[3]);
        return (const char *) value[3];
      }
  return NULL;
}

char *
td_sax_dup (const TdSaxAttributes *attributes, const char *name)
{
  gsize length;
  const char *value = td_sax_get (attributes, name, &length);
  GString *text;

  if (value == NULL)
    return NULL;
  text = g_string_new_len (value, (gssize) length);
  g_string_replace (text, AMPERSAND, "&", 0);
  return g_string_free (text, FALSE);
}

gint64
td_sax_get_number (const TdSaxAttributes *attributes, const char *name, gint64 otherwise)
{
  gsize length;
  const char *value = td_sax_get (attributes, name, &length);

  return value ? g_ascii_strtoll (value, NULL, 10) : otherwise;
}

gboolean
td_sax_is (const TdSaxAttributes *attributes, const char *name, const char *value)
{
  gsize length;
  const char *found = td_sax_get (attributes, name, &length);

  return found && length == strlen (value) && memcmp (found, value, length) == 0;
}
