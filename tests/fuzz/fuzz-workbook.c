/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

/* Workbooks of Excel and of OpenDocument: the bytes are a ZIP, or the texts to make one of, since a
 * ZIP whose bytes were turned over at random is seldom one. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) zip = NULL;
  gsize length;
  gconstpointer bytes;

  if (fuzz_is_zip (data, size))
    {
      fuzz_table (data, size);
      return 0;
    }
  zip = fuzz_zip (data, size);
  bytes = g_bytes_get_data (zip, &length);
  fuzz_table (bytes, length);
  return 0;
}
