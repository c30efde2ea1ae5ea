/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdFileGuard:
 *
 * Keeps other processes from taking an open workspace for an abandoned one. SQLite's locks are
 * POSIX locks: whenever any part of the process opens and closes the file, a file dialog that looks
 * inside for instance, all of them are gone, and the next process to close the workspace deletes
 * the write-ahead log under the ones that still use it. The guard holds shared locks of another
 * kind (open file description locks, Linux) on the same bytes; nothing but itself ends them.
 */
typedef struct _TdFileGuard TdFileGuard;

/* For a workspace that this process has open in WAL mode. Where the system knows no such locks, a
 * guard that does nothing. */
TdFileGuard *td_file_guard_new (const char *path);

/* Lets go, before the last connection closes: SQLite then tidies up. */
void td_file_guard_release (TdFileGuard *guard);

/* After the last connection was closed: closing a file here drops the locks of the process. */
void td_file_guard_free (TdFileGuard *guard);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFileGuard, td_file_guard_free)

G_END_DECLS
