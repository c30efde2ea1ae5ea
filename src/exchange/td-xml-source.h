/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest that one element without elements in it may be, and its tag, in bytes, and the
 * deepest. */
#define TD_XML_SOURCE_LONGEST (64 * 1024 * 1024)
#define TD_XML_SOURCE_LONGEST_TAG (2 * 1024 * 1024)
#define TD_XML_SOURCE_DEEPEST 16

/**
 * TdXmlSource:
 *
 * Reads an XML file of any size in little memory and holds it against a RELAX NG schema while it
 * goes. Nothing outside the file is looked at, no entity is put in for its name; a document type,
 * another encoding than UTF-8 and what is deeper or longer than the limits are refused. Every error
 * is TD_ERROR_UNREADABLE with the line.
 */
typedef struct _TdXmlSource TdXmlSource;

typedef enum
{
  TD_XML_EVENT_START,
  TD_XML_EVENT_END,
  TD_XML_EVENT_TEXT, /* words may come in pieces */
  TD_XML_EVENT_DONE,
} TdXmlEvent;

/* @schema: the text of a RELAX NG schema. GFileError where the file cannot be read. */
TdXmlSource *td_xml_source_new (const char *path, GBytes *schema, GError **error);

/* NULL is fine. */
void td_xml_source_free (TdXmlSource *source);

/* Steps on; FALSE is an error. The texts below are borrowed until the next step. Of the outermost
 * element it is told before the schema is heard whether it is the right one: which file it is. */
gboolean td_xml_source_next (TdXmlSource *source,
                             TdXmlEvent *event,
                             GCancellable *cancellable,
                             GError **error);

/* Of what starts or ends: its name without and its namespace. */
const char *td_xml_source_get_name (TdXmlSource *source);
const char *td_xml_source_get_namespace (TdXmlSource *source);
const char *td_xml_source_get_text (TdXmlSource *source);

/* The attributes of what starts, one by one: FALSE when there is no more. */
gboolean td_xml_source_next_attribute (TdXmlSource *source, const char **name, const char **value);

/* Where it is: the line, from 1, and how far through the file, 0 to 1. */
int td_xml_source_get_line (TdXmlSource *source);
double td_xml_source_get_fraction (TdXmlSource *source);

/* SHA-256 of all bytes, after TD_XML_EVENT_DONE; borrowed. */
const char *td_xml_source_get_digest (TdXmlSource *source);

/* Sets @error: "Line 12 of “FILE”: " and the words. Returns FALSE. */
gboolean td_xml_source_refuse (TdXmlSource *source, const char *words, GError **error);

/* Reads a file to its end for whether it is valid. @name is what messages call it: a draft has a
 * name that says nothing to anybody. */
gboolean td_xml_source_check (const char *path,
                              const char *name,
                              GBytes *schema,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXmlSource, td_xml_source_free)

G_END_DECLS
