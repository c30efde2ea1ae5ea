/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-unpack.h"

G_BEGIN_DECLS

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
 * What the sheets of an XLSX file have in common: texts, formats, and where the sheets are.
 */
typedef struct
{
  TdUnpack *unpack; /* borrowed */
  const TdReading *reading;
  GPtrArray *sheets; /* paths of the sheets, in order */
  GPtrArray *texts;  /* shared strings, of @chunk */
  GStringChunk *chunk;
  gint64 n_bytes;    /* of the texts */
  GArray *formats;   /* of TdCellFormat, by style */
  gboolean date1904; /* day 0 is 1 January 1904 */
} TdWorkbook;

/* Reads all but the sheets, which are added to @offer. Sets TD_ERROR_UNREADABLE: damaged, unpacks
 * to too much. */
TdWorkbook *td_workbook_open (TdUnpack *unpack,
                              const TdReading *reading,
                              TdTableOffer *offer,
                              GError **error);
void td_workbook_free (TdWorkbook *workbook);

/* The number of a cell as text: ISO date, padded, or without needless digits. To be freed. */
char *td_workbook_format_number (TdWorkbook *workbook, const char *value, int style);

/* What a number format makes of a number ("dd/mm/yyyy" a date, "00000" padded). */
TdCellFormat td_number_format_read (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWorkbook, td_workbook_free)

G_END_DECLS
