/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/td-error.h"
#include "workspace/td-workspace-xml.h"

/* A whole workspace as XML, into one that is empty: all of it goes in or nothing does, and what
 * went in comes out again. */

typedef struct
{
  char *folder;
  char *base;
  char *file;
  TdDatabase *db; /* empty */
} Place;

static Place place;

static void
remove_base (void)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  g_clear_pointer (&place.db, td_database_close);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (place.base, ends[i], NULL);

      g_unlink (path);
    }
}

static void
leave_cb (void)
{
  remove_base ();
  g_unlink (place.file);
  g_rmdir (place.folder);
  g_free (place.folder);
  g_free (place.base);
  g_free (place.file);
}

static void
make_place (void)
{
  place.folder = g_dir_make_tmp ("tandem-fuzz-XXXXXX", NULL);
  g_assert_nonnull (place.folder);
  place.base = g_build_filename (place.folder, "fuzz.tandem", NULL);
  place.file = g_build_filename (place.folder, "fuzz.xml", NULL);
  atexit (leave_cb);
}

static void
make_base (void)
{
  g_autoptr (GError) error = NULL;

  place.db = td_database_open (place.base, TD_DATABASE_CREATE, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;
  g_autoptr (TdWorkspaceReceipt) again = NULL;
  g_autoptr (GError) error = NULL;
  gboolean empty = FALSE;

  if (place.folder == NULL)
    make_place ();
  if (place.db == NULL)
    make_base ();
  g_file_set_contents_full (place.file, (const char *) data, (gssize) size,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  receipt = td_workspace_import (place.db, place.file, NULL, &error);
  g_assert_true ((receipt == NULL) == (error != NULL));
  if (receipt == NULL)
    {
      g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
      g_assert_true (td_workspace_is_empty (place.db, &empty, NULL) && empty);
      return 0;
    }
  again = td_workspace_export (place.db, place.file, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->n_rows, ==, receipt->n_rows);
  remove_base ();
  return 0;
}
