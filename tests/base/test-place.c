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

void
test_place_add (void)
{
  g_test_add_func ("/place/network", test_network);
  g_test_add_func ("/place/modes", test_modes);
  g_test_add_func ("/place/look", test_look);
  g_test_add_func ("/place/inside", test_inside);
  g_test_add_func ("/place/words", test_words);
}
