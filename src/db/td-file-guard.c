/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#define _GNU_SOURCE

#include "config.h"

#include "db/td-file-guard.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Where SQLite locks (os_unix.c): the shared range of the file, held by every open connection in
 * WAL mode, and the "dead man's switch" of its shared memory. They are part of its file format. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE 510
#define SHM_SWITCH 128

struct _TdFileGuard
{
  int file; /* -1 where there is none */
  int memory;
};

static void
set_lock (int fd, short type, off_t start, off_t length)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &lock);
#endif
}

TdFileGuard *
td_file_guard_new (const char *path)
{
  TdFileGuard *guard = g_new (TdFileGuard, 1);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);

  guard->file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  guard->memory = g_open (memory, O_RDONLY | O_CLOEXEC, 0);
  set_lock (guard->file, F_RDLCK, SHARED_FIRST, SHARED_SIZE);
  set_lock (guard->memory, F_RDLCK, SHM_SWITCH, 1);
  return guard;
}

void
td_file_guard_release (TdFileGuard *guard)
{
  set_lock (guard->file, F_UNLCK, SHARED_FIRST, SHARED_SIZE);
  set_lock (guard->memory, F_UNLCK, SHM_SWITCH, 1);
}

void
td_file_guard_free (TdFileGuard *guard)
{
  if (guard == NULL)
    return;
  if (guard->file >= 0)
    close (guard->file);
  if (guard->memory >= 0)
    close (guard->memory);
  g_free (guard);
}
