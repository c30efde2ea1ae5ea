/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-place.h"

#include <glib/gstdio.h>
#include <string.h>

void test_place_add (void);

static void
test_network (void)
{
  g_assert_true (td_place_is_network (0x6969));
  g_assert_true (td_place_is_network (0xff534d42));
  g_assert_true (td_place_is_network (0xfe534d42));
  /* As a signed long of 32 bits has it. */
  g_assert_true (td_place_is_network ((guint64) (gint64) (gint32) 0xff534d42));
  g_assert_false (td_place_is_network (0xef53));     /* ext4 */
  g_assert_false (td_place_is_network (0x01021994)); /* tmpfs */
  g_assert_false (td_place_is_network (0x9123683e)); /* btrfs */
}

static void
test_modes (void)
{
  g_assert_false (td_place_is_open_to_others (0600));
  g_assert_false (td_place_is_open_to_others (0700));
  g_assert_true (td_place_is_open_to_others (0640));
  g_assert_true (td_place_is_open_to_others (0604));
  g_assert_true (td_place_is_open_to_others (0602));
}

static void
test_look (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-place-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tandem", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_auto (GStrv) files = NULL;

  g_assert_true (g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (td_place_look (path), ==, TD_PLACE_PRIVATE);
  g_assert_true (g_file_set_contents_full (log, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_chmod (log, 0644);
  g_assert_cmpint (td_place_look (path), ==, TD_PLACE_FILE_OPEN);
  files = td_place_list_files (path);
  g_assert_cmpuint (g_strv_length (files), ==, 2);
  g_chmod (log, 0600);
  g_chmod (folder, 0755);
  g_assert_cmpint (td_place_look (path), ==, TD_PLACE_FOLDER_OPEN);
  g_unlink (log);
  g_unlink (path);
  g_rmdir (folder);
}

/* A folder that is open, in one that is not, is not. */
static void
test_inside (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-place-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autofree char *path = g_build_filename (inner, "a.tandem", NULL);

  g_mkdir (inner, 0755);
  g_assert_cmpint (td_place_look (path), ==, TD_PLACE_PRIVATE);
  g_rmdir (inner);
  g_rmdir (folder);
}

static void
test_words (void)
{
  g_autofree char *none = td_place_warn ("/a/b.tandem", TD_PLACE_PRIVATE);
  g_autofree char *share = td_place_warn ("/a/b.tandem", TD_PLACE_NETWORK | TD_PLACE_FOLDER_OPEN);
  g_autofree char *file = td_place_warn ("/a/b.tandem", TD_PLACE_FILE_OPEN);

  g_assert_null (none);
  g_assert_nonnull (strstr (share, "network share"));
  g_assert_nonnull (strstr (file, "/a/b.tandem"));
}

static guint
get_mode (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  return facts.st_mode & 07777;
}

/* The file, its log, its backups and its folder; what else is in the folder stays as it is. */
static void
test_make_private (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-place-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tandem", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *other = g_build_filename (folder, "other.txt", NULL);
  g_autofree char *backups = td_place_dup_backups (path);
  g_autofree char *backup = g_build_filename (backups, "b.tandem", NULL);
  const char *const files[] = { path, log, other, backup };

  g_mkdir (backups, 0755);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (files[i], "", 0, NULL));
      g_chmod (files[i], 0664);
    }
  g_chmod (folder, 0755);
  g_assert_true (td_place_can_make_private (path, td_place_look (path)));
  g_assert_true (td_place_make_private (path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_place_look (path), ==, TD_PLACE_PRIVATE);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);
  g_assert_cmpuint (get_mode (backup), ==, 0600);
  g_assert_cmpuint (get_mode (backups), ==, 0700);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (other), ==, 0664);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_unlink (files[i]);
  g_rmdir (backups);
  g_rmdir (folder);
}

/* A folder that many write in is not hers to close: the file is, and the rest is said. */
static void
test_shared_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-place-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tandem", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_chmod (path, 0644);
  g_chmod (folder, 01777);
  g_assert_true (td_place_can_make_private (path, TD_PLACE_FILE_OPEN));
  g_assert_false (td_place_can_make_private (path, TD_PLACE_FOLDER_OPEN));
  g_assert_false (td_place_can_make_private (path, TD_PLACE_NETWORK | TD_PLACE_FILE_OPEN));
  g_assert_false (td_place_can_make_private (path, TD_PLACE_PRIVATE));
  g_assert_true (td_place_make_private (path, &error));
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (folder), ==, 01777);
  g_unlink (path);
  g_rmdir (folder);
}

void
test_place_add (void)
{
  g_test_add_func ("/place/network", test_network);
  g_test_add_func ("/place/modes", test_modes);
  g_test_add_func ("/place/look", test_look);
  g_test_add_func ("/place/inside", test_inside);
  g_test_add_func ("/place/words", test_words);
  g_test_add_func ("/place/make-private", test_make_private);
  g_test_add_func ("/place/shared-folder", test_shared_folder);
}
