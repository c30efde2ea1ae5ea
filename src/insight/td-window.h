/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* The setting of a workspace that says from which day leavers are complete, YYYY-MM-DD. */
#define TD_SETTING_WINDOW_START "window-start"

/**
 * TdDataWindow:
 * @start: W, the first day from which leavers are complete; none where nobody ever left
 * @known: it was set; else it is the first day of the month of the first known leaver
 * @first_leaver: where it was not set and leavers before it seem to be missing, the first known
 * one; else 0
 *
 * Since when the data say who left: METRICS section 2.
 */
typedef struct
{
  TdDate start;
  gboolean known;
  gint64 first_leaver;
} TdDataWindow;

/* Reads it as of a day, of the whole roster. */
gboolean td_data_window_load (TdDatabase *db, TdDate as_of, TdDataWindow *window, GError **error);

G_END_DECLS
