/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact-line.h"

G_BEGIN_DECLS

/**
 * TdPastedLine:
 *
 * One line of a text that was pasted: as it stood there, and what it means; its meaning is as that
 * of a typed line.
 */
typedef struct
{
  guint number; /* from 1 */
  char *text;
  TdContactLine *line;
} TdPastedLine;

/**
 * td_contact_paste_read:
 *
 * Reads a text of contacts, a line each: as they are typed, or the cells of a spreadsheet with tabs
 * between them, in any order ("12/3/2026 → Ada One → Bob Two → 45 → video → a note"). A bare number
 * in a cell is minutes, a cell that means nothing else the note. Blank lines and a line of column
 * names are passed over.
 *
 * Returns: (transfer full) (element-type TdPastedLine)
 */
GPtrArray *td_contact_paste_read (const char *text,
                                  TdLineNames *names,
                                  TdDate today,
                                  TdDateOrder order);

G_END_DECLS
