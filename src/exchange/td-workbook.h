/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A workbook may unpack to this much, and to this many times its size (a guard against bombs). */
#define TD_WORKBOOK_MAX_UNPACKED ((gint64) 1024 * 1024 * 1024)
#define TD_WORKBOOK_MAX_RATIO 100

/* How a number of a cell is to be shown. */
typedef enum
{
  TD_CELL_PLAIN,
  TD_CELL_DATE,   /* a day number, with a fraction for the time */
  TD_CELL_PADDED, /* an integer with leading zeros */
} TdCellForm;

typedef struct
{
  TdCellForm form;
  int width; /* of TD_CELL_PADDED */
} TdCellFormat;

/**
 * TdWorkbook:
 *
 * The parts of an XLSX file that carry its tables: texts, formats, and the sheets that can be seen.
 */
typedef struct
{
  GHashTable *parts; /* (element-type utf8 GBytes), by path */
  GPtrArray *sheets; /* paths of the visible sheets, in order */
  GPtrArray *names;  /* their names */
  GPtrArray *texts;  /* shared strings */
  GArray *formats;   /* of TdCellFormat, by style */
  gboolean date1904; /* day 0 is 1 January 1904 */
} TdWorkbook;

/* Unpacks and reads all but the sheets. Sets TD_ERROR_UNREADABLE: not a workbook, damaged, unpacks
 * to too much. */
TdWorkbook *td_workbook_open (GBytes *bytes,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error);
void td_workbook_free (TdWorkbook *workbook);

/* The parts of the archive by their path (td-unpack.c). */
GHashTable *td_workbook_unpack (GBytes *bytes,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error);

/* The number of a cell as text: ISO date, padded, or without needless digits. To be freed. */
char *td_workbook_format_number (TdWorkbook *workbook, const char *value, int style);

/* What a number format makes of a number ("dd/mm/yyyy" a date, "00000" padded). */
TdCellFormat td_number_format_read (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWorkbook, td_workbook_free)

G_END_DECLS
