/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

/* Reports of Workday and other people in XML. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_table (data, size);
  return 0;
}
