/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Any text in XML, which cannot hold most control characters: they are written as \uXXXX, and a
 * backslash as two, where whoever reads is told. Pure. */

/**
 * TdXmlFit:
 * @TD_XML_FITS: as it is
 * @TD_XML_ESCAPES: with td_xml_text_escape()
 * @TD_XML_BROKEN: never: it is not UTF-8, or holds a zero byte
 */
typedef enum
{
  TD_XML_FITS,
  TD_XML_ESCAPES,
  TD_XML_BROKEN,
} TdXmlFit;

TdXmlFit td_xml_text_fits (const char *text, gsize length);

/* To be freed. */
char *td_xml_text_escape (const char *text);

/* NULL where it is nothing that td_xml_text_escape() makes. */
char *td_xml_text_unescape (const char *text);

G_END_DECLS
