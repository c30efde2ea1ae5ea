/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table as spreadsheets read it: UTF-8 with its mark, commas, CR LF (RFC 4180). */

/* A new text that begins with the mark. */
GString *td_csv_new (void);

/**
 * td_csv_append_cell:
 * @text: (nullable): nothing is an empty cell
 * @separator: of the cells
 *
 * Adds the words of a cell, without a separator before it, in quotes where they need them. What a
 * spreadsheet would take for a formula gets an apostrophe, and so does what would then look like
 * it; who reads the file again takes it off where td_csv_is_guarded() says so.
 */
void td_csv_append_cell (GString *csv, const char *text, char separator);

/* Whether a cell begins with the apostrophe of td_csv_append_cell(). */
gboolean td_csv_is_guarded (const char *cell, gsize length);

/* A number as short as it reads back the same, with @point as its decimal mark; nothing where it is
 * not finite. */
void td_csv_append_digits (GString *csv, double value, char point);

/**
 * td_csv_append_text:
 * @text: (nullable): nothing is an empty cell
 * @first: whether it is the first cell of its row
 *
 * Adds a cell. One that a spreadsheet would take for a formula gets an apostrophe.
 */
void td_csv_append_text (GString *csv, const char *text, gboolean first);

/* Adds a cell behind another one, exactly; what is not finite is an empty cell. */
void td_csv_append_number (GString *csv, double value);

/* Adds a row of texts, NULL-terminated. */
void td_csv_append_row (GString *csv, const char *const *texts);

void td_csv_end_row (GString *csv);

G_END_DECLS
