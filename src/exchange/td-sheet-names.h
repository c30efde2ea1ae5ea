/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "exchange/td-directory.h"

G_BEGIN_DECLS

/**
 * TdSheetSide:
 *
 * One side of a programme: who is enrolled on it, and who a score sheet names.
 */
typedef struct
{
  const char *column; /* of the sheet: "mentor" or "mentee" */
  GPtrArray *people;  /* of gint64 *, owned */
  TdDirectory *directory;
  GHashTable *known; /* gint64 to the name that the sheet used first */
  gint64 *ids;       /* of each name of the sheet, when they are matched */
} TdSheetSide;

void td_sheet_side_init (TdSheetSide *side, const char *column);
void td_sheet_side_clear (TdSheetSide *side);

/* Reads who is enrolled. */
gboolean td_sheet_side_load (TdSheetSide *side, TdDatabase *db, gint64 program_id, GError **error);

/**
 * TdSheetNames:
 *
 * Whether the names of a sheet are those of people of the programme, and which are not.
 */
typedef struct
{
  const char *const *files; /* borrowed: paths, NULL at the end; where a name is looked for */
  GPtrArray *faults;
} TdSheetNames;

void td_sheet_names_init (TdSheetNames *names, const char *const *files);
void td_sheet_names_clear (TdSheetNames *names);

/* Finds the people of one side; what is wrong is kept. */
void td_sheet_names_match (TdSheetNames *names, TdSheetSide *side, GPtrArray *sheet_names);

/* FALSE where names were wrong, with TD_ERROR_INVALID: each with its file, row and column, in the
 * order of the rows, up to twelve of them. */
gboolean td_sheet_names_judge (TdSheetNames *names, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSheetSide, td_sheet_side_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSheetNames, td_sheet_names_clear)

G_END_DECLS
