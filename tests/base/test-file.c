/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-file.h"

#include <glib/gstdio.h>
#include <string.h>

void test_file_add (void);

/* What is there is written over; the message names what she asked for, not what was made on the
 * way. */
static void
test_save (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("td-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "gone", "a.csv", NULL);
  g_autofree char *below = g_build_filename (path, "a.csv", NULL);
  g_autofree char *gone = g_path_get_dirname (nowhere);
  g_autofree char *text = NULL;

  g_assert_true (td_file_save (path, "first", -1, &error));
  g_assert_true (td_file_save (path, "again", 3, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "aga");

  g_assert_false (td_file_save (nowhere, "text", -1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, gone));
  g_assert_null (strstr (error->message, "a.csv"));
  g_clear_error (&error);
  g_assert_false (td_file_save (below, "text", -1, &error));
  g_assert_nonnull (error);
  g_assert_null (strstr (error->message, "a.csv."));
  g_clear_error (&error);
  g_assert_false (td_file_save (folder, "text", -1, &error));
  g_assert_nonnull (strstr (error->message, folder));

  g_remove (path);
  g_rmdir (folder);
}

void
test_file_add (void)
{
  g_test_add_func ("/file/save", test_save);
}
