/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/* Streaming XML for the readers of the room, with the network, entities and document types off. */

/* A reader over bytes that stay alive as long; what is wrong comes out of td_xml_next(). */
xmlTextReader *td_xml_open (GBytes *bytes);

/* A reader of a stream, fed by @read (libxml2's: the bytes put into the buffer, 0 at the end, below
 * 0 to stop), without a limit to the length of a text: for files whose beginning was looked at,
 * that there is no document type (td-xml-source.h). */
xmlTextReader *td_xml_open_stream (xmlInputReadCallback read, gpointer data);

/* Before libxml2 is used for something new: there is memory for it (td-xml-reserve.h). */
void td_xml_begin (void);

/* What every reader tells of its errors, and whoever listens to them itself passes on;
 * td_xml_next() fails where memory was refused, whatever libxml2 made of it. */
void td_xml_error_cb (void *data, xmlErrorPtr trouble);

/* Whether libxml2 ran out of memory on this thread since then. */
gboolean td_xml_lacks_memory (void);

/* Says that there is not enough memory for a file; FALSE. */
gboolean td_xml_fail_memory (const char *what, GError **error);

/**
 * td_xml_next:
 * @what: the file or the part of it, for the message
 *
 * Steps to the next node. Returns FALSE at the end, and with TD_ERROR_UNREADABLE for XML that is
 * broken or brings a document type of its own.
 */
gboolean td_xml_next (xmlTextReader *reader,
                      const char *what,
                      GCancellable *cancellable,
                      GError **error);

/* The name without namespace of the node; borrowed. */
const char *td_xml_name (xmlTextReader *reader);
gboolean td_xml_is_start (xmlTextReader *reader, const char *name);
gboolean td_xml_is_end (xmlTextReader *reader, const char *name);

/* An attribute by its name without namespace, NULL for none; to be freed. */
char *td_xml_dup_attribute (xmlTextReader *reader, const char *name);

/* How far through the bytes the reader is, 0 to 1. */
double td_xml_get_fraction (xmlTextReader *reader, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

G_END_DECLS
