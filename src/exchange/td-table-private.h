/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table.h"

G_BEGIN_DECLS

/**
 * TdTableBuilder:
 *
 * Collects the rows of a file as they come, for the readers; td_table_builder_finish() finds the
 * header and drops what is no data. Text is copied, trimmed at both ends.
 */
typedef struct _TdTableBuilder TdTableBuilder;

/* One row as it stands in the file. */
typedef struct
{
  int number;
  guint n_cells;      /* up to the last that is not empty */
  const char **cells; /* of the builder's text chunk */
} TdRawRow;

TdTableBuilder *td_table_builder_new (void);
void td_table_builder_free (TdTableBuilder *builder);

/* The cells of the row under way; FALSE with TD_ERROR_UNREADABLE past a limit. */
gboolean td_table_builder_add_cell (TdTableBuilder *builder,
                                    const char *text,
                                    gssize length,
                                    GError **error);

/* A cell further right; the ones between are empty. */
gboolean td_table_builder_set_cell (TdTableBuilder *builder,
                                    guint column,
                                    const char *text,
                                    gssize length,
                                    GError **error);

/* Ends the row under way; a blank one is dropped. */
gboolean td_table_builder_end_row (TdTableBuilder *builder, int number, GError **error);

/* How many rows that are not blank, and how many cells of the header are known names. */
guint td_table_builder_get_n_rows (TdTableBuilder *builder);
guint td_table_builder_count_known (TdTableBuilder *builder);

/* The table; the builder is empty afterwards and only to be freed. With @columns (nullable, ended
 * by NULL) the header is the row that has most of them and every other row is data. */
TdTable *td_table_builder_finish (TdTableBuilder *builder,
                                  const char *path,
                                  const char *const *columns,
                                  const char *description,
                                  GError **error);

/* Where the header is among the rows, and which of the rows after it are data (td-table-shape.c).
 */
guint td_table_find_header (const TdRawRow *rows, guint n_rows, guint *n_known);
guint td_table_find_columns (const TdRawRow *rows, guint n_rows, const char *const *columns);
gboolean td_table_is_same_row (const TdRawRow *row, const TdRawRow *other);
gboolean td_table_is_data (const TdRawRow *rows, guint header, guint row, guint n_columns);

/* The readers; @bytes is the whole file, @columns as td_table_builder_finish() has it. */
TdTable *td_table_read_csv (GBytes *bytes,
                            const char *path,
                            const char *const *columns,
                            TdProgress *progress,
                            GCancellable *cancellable,
                            GError **error);
TdTable *td_table_read_xlsx (GBytes *bytes,
                             const char *path,
                             const char *const *columns,
                             TdProgress *progress,
                             GCancellable *cancellable,
                             GError **error);
TdTable *td_table_read_xml (GBytes *bytes,
                            const char *path,
                            const char *const *columns,
                            TdProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

/**
 * td_text_decode:
 * @encoding: (out) (transfer none): the name of the encoding that was found: "UTF-8" …
 *
 * The text of a file in any encoding as UTF-8 with every line end made "\n". Sets
 * TD_ERROR_UNREADABLE where it is no text.
 */
char *td_text_decode (GBytes *bytes,
                      const char *path,
                      gsize *length,
                      const char **encoding,
                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTableBuilder, td_table_builder_free)

G_END_DECLS
