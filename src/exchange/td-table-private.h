/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table.h"

G_BEGIN_DECLS

/**
 * TdReading:
 * @name: of the file, without its folder
 * @choice: what was said about it
 * @columns: (nullable): the names that the header must have, NULL-terminated
 *
 * What every reader is given; members are borrowed.
 */
typedef struct
{
  const char *name;
  TdTableChoice choice;
  const char *const *columns;
  TdProgress *progress;
  GCancellable *cancellable;
} TdReading;

/* Refuses the file: @format is a translated sentence with one %s, its name. Returns FALSE. */
gboolean td_reading_fail (const TdReading *reading, const char *format, GError **error);

/* Refuses it for a cell over the limit (@row is 0 where that is not known), for its columns, or
 * for the sum of its texts. Each returns FALSE. */
gboolean td_reading_fail_cell (const TdReading *reading, int row, GError **error);
gboolean td_reading_fail_columns (const TdReading *reading, GError **error);
gboolean td_reading_fail_text (const TdReading *reading, GError **error);

TdTableOffer *td_table_offer_new (TdTableFormat format);
void td_table_offer_free (TdTableOffer *offer);
void td_table_offer_add_sheet (TdTableOffer *offer, const char *name, gboolean hidden);

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
  const char **cells; /* both of them kept by the builder */
} TdRawRow;

/* The table itself, filled by td_table_builder_finish() alone. */
struct _TdTable
{
  gatomicrefcount references;
  GStringChunk *chunk; /* texts of the cells */
  char *text;          /* of the file, where texts of cells lie in it; NULL: in none */
  GPtrArray *blocks;   /* where the cells of the rows lie */
  TdTableOffer *offer;
  TdDateOrder dates;
  char *description;
  char *file_name;
  char **headers; /* n_columns of them */
  guint n_columns;
  guint n_named;  /* cells of the header */
  TdRawRow *rows; /* n_rows of them */
  guint n_rows;
};

/* @reading outlives the builder. */
TdTableBuilder *td_table_builder_new (const TdReading *reading);
void td_table_builder_free (TdTableBuilder *builder);

/* A text without space at its ends, kept as long as the table; "" for nothing. */
const char *td_table_builder_keep (TdTableBuilder *builder, const char *text, gssize length);

/* Takes the text of the file over: cells of td_table_builder_cut_cell() lie in it. */
void td_table_builder_take_text (TdTableBuilder *builder, char *text);

/* td_table_builder_set_cell() of a text that lies there and is not copied: a zero is put behind
 * it, where the separator or the end of the line is. */
gboolean td_table_builder_cut_cell (TdTableBuilder *builder,
                                    guint column,
                                    char *text,
                                    gsize length,
                                    GError **error);

/* A cell of the row under way; the ones before it that were not set are empty. FALSE with
 * TD_ERROR_UNREADABLE past a limit. */
gboolean td_table_builder_set_cell (TdTableBuilder *builder,
                                    guint column,
                                    const char *text,
                                    gssize length,
                                    GError **error);

/* The same with a text of td_table_builder_keep(). */
gboolean td_table_builder_set_kept (TdTableBuilder *builder,
                                    guint column,
                                    const char *text,
                                    GError **error);

/* Ends the row under way; a blank one is dropped. */
gboolean td_table_builder_end_row (TdTableBuilder *builder, int number, GError **error);

/* Adds the row that was ended last once more. */
gboolean td_table_builder_repeat_row (TdTableBuilder *builder, int number, GError **error);

/* Says that cells are one, both ends inclusive: rows by number, columns from 0. */
void td_table_builder_merge (TdTableBuilder *builder,
                             int first_row,
                             guint first_column,
                             int last_row,
                             guint last_column);

/* The number of the row that was ended last, 0 before the first. */
int td_table_builder_get_last_number (TdTableBuilder *builder);

/* Gives the columns names where the file has them apart from its rows: (element-type utf8). No row
 * is taken for a header or a footer then. FALSE without memory. */
gboolean td_table_builder_name_columns (TdTableBuilder *builder, GPtrArray *names, GError **error);

/* How many rows that are not blank, and how many cells of the header are known names. */
guint td_table_builder_get_n_rows (TdTableBuilder *builder);
guint td_table_builder_count_known (TdTableBuilder *builder);

/* The table; the builder is empty afterwards and only to be freed.
 * @offer: (transfer full): what the file is; the row of the header is filled in
 * @description: of the file, in words */
TdTable *td_table_builder_finish (TdTableBuilder *builder,
                                  TdTableOffer *offer,
                                  const char *description,
                                  GError **error);

/* Where the header is among the rows, and which of the rows after it are data (td-table-shape.c).
 */
guint td_table_find_header (const TdRawRow *rows, guint n_rows, guint *n_known);
guint td_table_find_columns (const TdRawRow *rows, guint n_rows, const char *const *columns);
gboolean td_table_is_same_row (const TdRawRow *row, const TdRawRow *other);
gboolean td_table_is_data (const TdRawRow *rows, guint header, guint row, guint n_columns);

gboolean td_reading_fail_memory (const TdReading *reading, GError **error);

/* The readers; @bytes is the whole file. */
TdTable *td_table_read_csv (GBytes *bytes, const TdReading *reading, GError **error);
TdTable *td_table_read_xml (GBytes *bytes, const TdReading *reading, GError **error);

/**
 * td_text_decode:
 * @offer: its encoding and what else fits are filled in
 *
 * The text of a file in any encoding as UTF-8 with every line end made "\n". Sets
 * TD_ERROR_UNREADABLE where it is no text.
 */
char *td_text_decode (GBytes *bytes,
                      const TdReading *reading,
                      TdTableOffer *offer,
                      gsize *length,
                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTableOffer, td_table_offer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTableBuilder, td_table_builder_free)

G_END_DECLS
