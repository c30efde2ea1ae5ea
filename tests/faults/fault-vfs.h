/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails: every call that SQLite makes to the system goes through it, and the n-th is
 * answered with an error in place of being made. */

typedef enum
{
  FAULT_FULL,      /* no room: writes, lengthening, new files */
  FAULT_IO,        /* the drive or the network share fails: reading as well */
  FAULT_READ_ONLY, /* mounted anew for reading only */
  N_FAULT_KINDS
} FaultKind;

/* SQLite's own way to the system from here on; once, before the first file is opened. */
void fault_vfs_install (void);

/* From here on calls are counted, and the @n-th of those that can fail in this way fails; with
 * @lasting every one after it as well. 0: counts only. */
void fault_vfs_arm (FaultKind kind, int n, gboolean lasting);

/* All is well again. Returns how many calls could have failed. */
int fault_vfs_disarm (void);

/* What failed first: "sync of test.tandem-wal"; NULL where nothing did. */
const char *fault_vfs_get_failed (void);

G_END_DECLS
