/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What libFuzzer calls with bytes of its own, and replay.c with those that are kept. Never fails
 * but by crashing, leaking, or taking forever. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Reads the bytes as a table, guesses what is in it, and walks through it (fuzz-table.c). */
void fuzz_table (const void *data, gsize size);

/* A ZIP of the texts, which are parted by lines "@@ PATH"; to be unreffed (fuzz-zip.c). */
GBytes *fuzz_zip (const guint8 *data, gsize size);

/* Whether the bytes are a ZIP already. */
gboolean fuzz_is_zip (const guint8 *data, gsize size);

G_END_DECLS
