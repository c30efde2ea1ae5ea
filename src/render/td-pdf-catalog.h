/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-file-writer.h"

G_BEGIN_DECLS

/**
 * td_pdf_catalog_add:
 * @writer: a PDF of cairo, whole
 * @language: a locale name, "nl_NL.UTF-8"; "C" adds none
 * @from_right: the pages are bound at the right
 *
 * Adds to a PDF what cairo 1.16 cannot say: the language of its words, the title in the place of
 * the file's name, and the direction of reading. As an update at the end of the file (ISO 32000-1,
 * 7.5.6): a new catalog, and a table with it alone. Does nothing where the file is not as expected.
 */
void td_pdf_catalog_add (TdFileWriter *writer, const char *language, gboolean from_right);

G_END_DECLS
