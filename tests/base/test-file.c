/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

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

/* Letters and calendars name people: nobody else may read them, also not where somebody could read
 * what stood there. */
static void
test_private (void)
{
  g_autofree char *folder = g_dir_make_tmp ("td-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.ics", NULL);
  GStatBuf facts;

  g_assert_true (td_file_save (path, "first", -1, NULL));
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_true (td_file_save (path, "again", -1, NULL));
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);

  g_remove (path);
  g_rmdir (folder);
}

/* Words of any error: @says is a part of them. */
static void
assert_no_text (const char *path, gsize most, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = td_file_read_text (path, most, &error);

  g_assert_null (text);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, says));
}

/* A text is read to its end; what is longer, no text or no file is told, a pipe not waited for. */
static void
test_read_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("td-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *text = NULL;

  assert_no_text (path, 10, "no file");
  g_assert_true (g_file_set_contents (path, "Zoë here", -1, NULL));
  text = td_file_read_text (path, 9, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Zoë here");
  assert_no_text (path, 8, "too long");
  g_assert_true (g_file_set_contents (path, "a\0b", 3, NULL));
  assert_no_text (path, 10, "UTF-8");
  g_assert_true (g_file_set_contents (path, "\xff\xfe", 2, NULL));
  assert_no_text (path, 10, "UTF-8");
  assert_no_text (folder, 10, "folder");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_no_text (pipe, 10, "no file with anything");

  g_remove (pipe);
  g_remove (path);
  g_rmdir (folder);
}

void
test_file_add (void)
{
  g_test_add_func ("/file/private", test_private);
  g_test_add_func ("/file/read-text", test_read_text);
  g_test_add_func ("/file/save", test_save);
}
