/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

#include "exchange/td-calendar.h"

/* iCalendar, and vCalendar 1.0. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCalendar) calendar =
      td_calendar_read_bytes (bytes, "fuzz", td_date_from_ymd (2026, 6, 15), NULL, &error);

  g_assert_true ((calendar == NULL) == (error != NULL));
  return 0;
}
