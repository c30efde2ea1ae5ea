/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdXmlWriter:
 *
 * Writes an XML file (UTF-8, indented) element by element, of any size. The file gets its name only
 * at the end, and nobody else may read it (mode 0600). Whatever fails on the way is told by
 * td_xml_writer_close() at the latest.
 */
typedef struct _TdXmlWriter TdXmlWriter;

/* @path: what the file will be called. GFileError, in words, where its folder cannot be written. */
TdXmlWriter *td_xml_writer_new (const char *path, GError **error);

/* @namespace: of this element and all in it; NULL for that of the element around it. */
void td_xml_writer_start (TdXmlWriter *writer, const char *name, const char *namespace);
void td_xml_writer_end (TdXmlWriter *writer);

/* Of the element that was started last. Texts are UTF-8 and fit (td_xml_text_fits()). */
void td_xml_writer_attribute (TdXmlWriter *writer, const char *name, const char *value);

/* The words of the element that was started last. */
void td_xml_writer_text (TdXmlWriter *writer, const char *text);

/* An element with words only. */
void td_xml_writer_words (TdXmlWriter *writer, const char *name, const char *text);

/* Writes what is left to the disk; then the file is td_xml_writer_get_draft(), to be looked at. */
gboolean td_xml_writer_close (TdXmlWriter *writer, GError **error);

/* What the file will be called, and where it is until then; borrowed. */
const char *td_xml_writer_get_path (TdXmlWriter *writer);
const char *td_xml_writer_get_draft (TdXmlWriter *writer);

/* Gives the closed file its name, over one that was there. */
gboolean td_xml_writer_keep (TdXmlWriter *writer, GError **error);

/* Without td_xml_writer_keep() nothing is left of the file. NULL is fine. */
void td_xml_writer_free (TdXmlWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXmlWriter, td_xml_writer_free)

G_END_DECLS
