/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdWritten:
 *
 * How often a file had been written when it was looked at last. Unsaved forms, which are kept while
 * she types, are no writing: nothing is made of them that would have to be read again.
 */
typedef struct
{
  gint64 others; /* SQLite's version of the data: moves with the commits of other connections */
  gint64 own;    /* rows that this connection changed */
  gint64 newest; /* entry of the audit trail */
  guint forms;   /* sum of the unsaved forms */
} TdWritten;

/* What somebody wrote since the last look, any number of times. */
typedef enum
{
  TD_WRITTEN_NOTHING = 0,
  TD_WRITTEN_BY_OTHERS = 1 << 0,
  TD_WRITTEN_HERE = 1 << 1,
} TdWrittenBy;

/* Looks again; the first look at a @seen of zeros finds something. FALSE where it cannot be read.
 */
gboolean td_written_look (TdWritten *seen, TdDatabase *db, TdWrittenBy *by, GError **error);

G_END_DECLS
