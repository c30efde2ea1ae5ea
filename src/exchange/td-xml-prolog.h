/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Looks at what is before the first element, without a parser: refuses a document type, which may
 * define entities, another encoding than UTF-8, in which it could hide, and what is no XML. Leaves
 * the file at its beginning. TD_ERROR_UNREADABLE with the line. */
gboolean td_xml_prolog_check (FILE *file, const char *name, GError **error);

G_END_DECLS
