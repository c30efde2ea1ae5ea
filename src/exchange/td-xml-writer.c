/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml-writer.h"

#include "base/td-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/xmlwriter.h>
#include <unistd.h>

struct _TdXmlWriter
{
  xmlTextWriter *xml; /* NULL once closed */
  char *path;
  char *part; /* its draft; NULL once it has its name */
  int fd;
  int trouble; /* errno of the first write that failed, or 0 */
};

static int
write_cb (void *context, const char *data, int length)
{
  TdXmlWriter *writer = context;
  int done = 0;

  while (done < length && writer->trouble == 0)
    {
      gssize n = write (writer->fd, data + done, (gsize) (length - done));

      if (n >= 0)
        done += (int) n;
      else if (errno != EINTR)
        writer->trouble = errno;
    }
  return length;
}

static xmlTextWriter *
new_text_writer (TdXmlWriter *writer)
{
  xmlOutputBuffer *buffer = xmlOutputBufferCreateIO (write_cb, NULL, writer, NULL);
  xmlTextWriter *xml = buffer ? xmlNewTextWriter (buffer) : NULL;

  if (xml == NULL)
    return NULL;
  xmlTextWriterSetIndent (xml, 1);
  xmlTextWriterSetIndentString (xml, BAD_CAST " ");
  xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  return xml;
}

TdXmlWriter *
td_xml_writer_new (const char *path, GError **error)
{
  g_autofree char *part = td_file_begin (path, error);
  g_autoptr (TdXmlWriter) writer = NULL;

  if (part == NULL)
    return NULL;
  writer = g_new0 (TdXmlWriter, 1);
  writer->path = g_strdup (path);
  writer->part = g_steal_pointer (&part);
  writer->fd = g_open (writer->part, O_WRONLY | O_CLOEXEC, 0);
  if (writer->fd < 0)
    {
      td_file_fail (path, errno, error);
      return NULL;
    }
  writer->xml = new_text_writer (writer);
  if (writer->xml)
    return g_steal_pointer (&writer);
  td_file_fail (path, ENOMEM, error);
  return NULL;
}

/* What libxml2 could not write, for want of memory, would be missing in the file. */
static void
note (TdXmlWriter *writer, int result)
{
  if (result < 0 && writer->trouble == 0)
    writer->trouble = ENOMEM;
}

void
td_xml_writer_start (TdXmlWriter *writer, const char *name, const char *namespace)
{
  note (writer, xmlTextWriterStartElementNS (writer->xml, NULL, BAD_CAST name, BAD_CAST namespace));
}

void
td_xml_writer_end (TdXmlWriter *writer)
{
  note (writer, xmlTextWriterEndElement (writer->xml));
}

void
td_xml_writer_attribute (TdXmlWriter *writer, const char *name, const char *value)
{
  note (writer, xmlTextWriterWriteAttribute (writer->xml, BAD_CAST name, BAD_CAST value));
}

void
td_xml_writer_text (TdXmlWriter *writer, const char *text)
{
  note (writer, xmlTextWriterWriteString (writer->xml, BAD_CAST text));
}

void
td_xml_writer_words (TdXmlWriter *writer, const char *name, const char *text)
{
  note (writer, xmlTextWriterWriteElement (writer->xml, BAD_CAST name, BAD_CAST text));
}

gboolean
td_xml_writer_close (TdXmlWriter *writer, GError **error)
{
  note (writer, xmlTextWriterEndDocument (writer->xml));
  g_clear_pointer (&writer->xml, xmlFreeTextWriter);
  if (writer->trouble == 0 && fsync (writer->fd) != 0)
    writer->trouble = errno;
  if (writer->trouble == 0)
    return TRUE;
  td_file_fail (writer->path, writer->trouble, error);
  return FALSE;
}

const char *
td_xml_writer_get_path (TdXmlWriter *writer)
{
  return writer->path;
}

const char *
td_xml_writer_get_draft (TdXmlWriter *writer)
{
  return writer->part;
}

gboolean
td_xml_writer_keep (TdXmlWriter *writer, GError **error)
{
  g_autofree char *part = g_steal_pointer (&writer->part);

  return td_file_finish (part, writer->path, error);
}

void
td_xml_writer_free (TdXmlWriter *writer)
{
  if (writer == NULL)
    return;
  g_clear_pointer (&writer->xml, xmlFreeTextWriter);
  if (writer->fd >= 0)
    close (writer->fd);
  td_file_discard (writer->part);
  g_free (writer->part);
  g_free (writer->path);
  g_free (writer);
}
