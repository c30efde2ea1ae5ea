/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the status of a roster says; words and letters of FORMATS.md. "Inactive" says nothing: it
 * covers leave as well as having left. */
typedef enum
{
  TD_STATUS_UNKNOWN,
  TD_STATUS_ACTIVE,
  TD_STATUS_ON_LEAVE,
  TD_STATUS_LEFT,
  TD_STATUS_FUTURE,
} TdStatusSense;

/* Of a cell, compared folded; what nobody knows gives TD_STATUS_UNKNOWN. */
TdStatusSense td_status_read (const char *text);

G_END_DECLS
