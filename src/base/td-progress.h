/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TdProgress:
 *
 * How far a long job is. The job calls td_progress_set() on its thread; the properties "fraction"
 * (0 to 1) and "text" change, and notify, on the thread that made the object.
 */
#define TD_TYPE_PROGRESS (td_progress_get_type ())
G_DECLARE_FINAL_TYPE (TdProgress, td_progress, TD, PROGRESS, GObject)

/* At fraction 0, without words. */
TdProgress *td_progress_new (void);

/* From any thread; @progress may be NULL, @text may be NULL to leave the words. Cheap enough to
 * call for every row. */
void td_progress_set (TdProgress *progress, double fraction, const char *text);

/* 0 to 1, and the words or NULL (borrowed); on the thread that made it. */
double td_progress_get_fraction (TdProgress *progress);
const char *td_progress_get_text (TdProgress *progress);

G_END_DECLS
