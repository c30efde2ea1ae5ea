/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  char *name;
  sqlite3_file *real; /* behind this struct */
} FaultFile;

static struct
{
  sqlite3_vfs *real;
  sqlite3_vfs vfs;
  FaultKind kind;
  gboolean armed;
  gboolean lasting;
  int n;
  int seen;
  char failed[200];
} disk;

/* --- Which call fails, and how --- */

typedef enum
{
  CALL_READ,
  CALL_WRITE,
  CALL_TRUNCATE,
  CALL_SYNC,
  CALL_SIZE,
  CALL_LOCK,
  CALL_SHM_MAP,
  CALL_SHM_LOCK,
  CALL_OPEN,
  CALL_DELETE,
  CALL_ACCESS,
} Call;

/* What each is answered with; 0: that call does not fail for this cause. */
static const struct
{
  const char *name;
  int codes[N_FAULT_KINDS];
} calls[] = {
  [CALL_READ] = { "read", { 0, SQLITE_IOERR_READ, 0 } },
  [CALL_WRITE] = { "write", { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_READONLY } },
  [CALL_TRUNCATE] = { "truncate", { 0, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_TRUNCATE } },
  [CALL_SYNC] = { "sync", { SQLITE_IOERR_FSYNC, SQLITE_IOERR_FSYNC, SQLITE_IOERR_FSYNC } },
  [CALL_SIZE] = { "size", { 0, SQLITE_IOERR_FSTAT, 0 } },
  [CALL_LOCK] = { "lock", { 0, SQLITE_IOERR_LOCK, 0 } },
  [CALL_SHM_MAP] = { "shared memory",
                     { SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHMMAP, SQLITE_READONLY_CANTINIT } },
  [CALL_SHM_LOCK] = { "lock in shared memory", { 0, SQLITE_IOERR_SHMLOCK, 0 } },
  [CALL_OPEN] = { "open", { SQLITE_CANTOPEN, SQLITE_CANTOPEN, SQLITE_CANTOPEN } },
  [CALL_DELETE] = { "delete", { 0, SQLITE_IOERR_DELETE, SQLITE_IOERR_DELETE } },
  [CALL_ACCESS] = { "access", { 0, SQLITE_IOERR_ACCESS, 0 } },
};

/* The error of this call; 0: it is made. */
static int
fail (Call call, const char *name)
{
  int code = calls[call].codes[disk.kind];
  gboolean now;

  if (!disk.armed || code == 0)
    return 0;
  disk.seen++;
  now = disk.n > 0 && (disk.lasting ? disk.seen >= disk.n : disk.seen == disk.n);
  if (now && disk.failed[0] == '\0')
    {
      const char *slash = name ? strrchr (name, '/') : NULL;

      g_snprintf (disk.failed, sizeof disk.failed, "%s of %s", calls[call].name,
                  slash  ? slash + 1
                  : name ? name
                         : "a temporary file");
    }
  return now ? code : 0;
}

/* --- Files --- */

static int
close_cb (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  g_free (self->name);
  return self->real->pMethods->xClose (self->real);
}

static int
read_cb (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_READ, self->name);

  return code ? code : self->real->pMethods->xRead (self->real, data, size, offset);
}

static int
write_cb (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_WRITE, self->name);

  /* Half of it is there, as on a disk that became full. */
  if (code == SQLITE_FULL)
    self->real->pMethods->xWrite (self->real, data, size / 2, offset);
  return code ? code : self->real->pMethods->xWrite (self->real, data, size, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_TRUNCATE, self->name);

  return code ? code : self->real->pMethods->xTruncate (self->real, size);
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_SYNC, self->name);

  return code ? code : self->real->pMethods->xSync (self->real, flags);
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_SIZE, self->name);

  return code ? code : self->real->pMethods->xFileSize (self->real, size);
}

static int
lock_cb (sqlite3_file *file, int level)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_LOCK, self->name);

  return code ? code : self->real->pMethods->xLock (self->real, level);
}

static int
unlock_cb (sqlite3_file *file, int level)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
check_lock_cb (sqlite3_file *file, int *locked)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xCheckReservedLock (self->real, locked);
}

static int
control_cb (sqlite3_file *file, int operation, void *data)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xFileControl (self->real, operation, data);
}

static int
sector_cb (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
character_cb (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
shm_map_cb (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_SHM_MAP, self->name);

  return code ? code : self->real->pMethods->xShmMap (self->real, page, size, extend, memory);
}

static int
shm_lock_cb (sqlite3_file *file, int offset, int n, int flags)
{
  FaultFile *self = (FaultFile *) file;
  /* Nobody fails to let go. */
  int code = flags & SQLITE_SHM_UNLOCK ? 0 : fail (CALL_SHM_LOCK, self->name);

  return code ? code : self->real->pMethods->xShmLock (self->real, offset, n, flags);
}

static void
shm_barrier_cb (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  self->real->pMethods->xShmBarrier (self->real);
}

static int
shm_unmap_cb (sqlite3_file *file, int delete)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmUnmap (self->real, delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = character_cb,
  .xShmMap = shm_map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = shm_barrier_cb,
  .xShmUnmap = shm_unmap_cb,
};

/* --- The disk --- */

static int
open_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code = fail (CALL_OPEN, name);

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);
  if (code == 0)
    code = disk.real->xOpen (disk.real, name, self->real, flags, out_flags);
  if (code)
    return code;
  self->base.pMethods = &methods;
  self->name = g_strdup (name);
  return SQLITE_OK;
}

static int
delete_cb (sqlite3_vfs *vfs, const char *name, int sync)
{
  int code = fail (CALL_DELETE, name);

  return code ? code : disk.real->xDelete (disk.real, name, sync);
}

static int
access_cb (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  int code = fail (CALL_ACCESS, name);

  return code ? code : disk.real->xAccess (disk.real, name, flags, result);
}

void
fault_vfs_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "failing";
  disk.vfs.szOsFile = (int) sizeof (FaultFile) + disk.real->szOsFile;
  disk.vfs.xOpen = open_cb;
  disk.vfs.xDelete = delete_cb;
  disk.vfs.xAccess = access_cb;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, TRUE), ==, SQLITE_OK);
}

void
fault_vfs_arm (FaultKind kind, int n, gboolean lasting)
{
  disk.kind = kind;
  disk.n = n;
  disk.lasting = lasting;
  disk.seen = 0;
  disk.failed[0] = '\0';
  disk.armed = TRUE;
}

int
fault_vfs_disarm (void)
{
  disk.armed = FALSE;
  return disk.seen;
}

const char *
fault_vfs_get_failed (void)
{
  return disk.failed[0] ? disk.failed : NULL;
}
