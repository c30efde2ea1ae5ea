/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

/* Text of any dialect and encoding, as a file and as pasted cells. */

#include "exchange/td-table.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TdTable) pasted = NULL;

  fuzz_table (data, size);
  pasted = td_table_read_text ((const char *) data, (gssize) size, "fuzz", NULL, NULL, NULL);
  return 0;
}
