/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "td-cli-test.h"

void test_cli_text_file_add (void);

/* The two commands that take a text as a file, and where it goes. */
static const struct
{
  const char *command;
  const char *length;
} commands[] = {
  { "agreement set --pair 1 --text-file",
    "SELECT coalesce (max (length (CAST (body AS BLOB))), 0) FROM agreement" },
  { "program text set --program Leadership --kind agreement --body-file",
    "SELECT coalesce (max (length (CAST (body AS BLOB))), 0) FROM program_text" },
};

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, NULL);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                         "(1, '01', 'Ann', 'ann', ''), (2, '02', 'Bob', 'bob', '')");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, mentor_accepted_on, mentee_accepted_on, matched_on) VALUES "
               "(1, '1', 1, 1, 2, 'active', '2026-01-01', '2026-01-02', '2026-01-03', "
               "'2026-01-03')");
}

static int
run (TdTestFile *file, guint command, const char *path, char **messages)
{
  g_autofree char *words = g_strdup_printf ("%s %s", commands[command].command, path);

  return td_cli_test_run (file, words, NULL, messages);
}

static char *
write_text (TdTestFile *file, const char *text, gsize length)
{
  char *path = g_build_filename (file->folder, "text.txt", NULL);

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return path;
}

/* As long as a text may be is taken whole; with one byte more there is a sentence, and nothing
 * written. */
static void
test_length (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = g_strnfill (TD_FILE_MOST_TEXT + 1, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *path = write_text (file, text, TD_FILE_MOST_TEXT + 1);
      g_autofree char *messages = NULL;

      g_assert_cmpint (run (file, i, path, &messages), ==, 1);
      g_assert_nonnull (strstr (messages, "too long for a text"));
      g_assert_cmpint (td_test_count (file->db, commands[i].length), ==, 0);

      g_assert_true (g_file_set_contents (path, text, TD_FILE_MOST_TEXT, NULL));
      g_assert_cmpint (run (file, i, path, NULL), ==, 0);
      g_assert_cmpint (td_test_count (file->db, commands[i].length), ==, TD_FILE_MOST_TEXT);
    }
}

static void
assert_refused (TdTestFile *file, const char *path, const char *why)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *messages = NULL;

      g_assert_cmpint (run (file, i, path, &messages), ==, 1);
      g_assert_nonnull (strstr (messages, why));
      g_assert_cmpint (td_test_count (file->db, commands[i].length), ==, 0);
    }
}

/* No pipe is waited for, and what is no text is not taken for one. */
static void
test_no_text (TdTestFile *file, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (file->folder, "pipe", NULL);
  g_autofree char *path = write_text (file, "caf\xe9", 4);
  g_autofree char *none = g_build_filename (file->folder, "nothing", NULL);

  assert_refused (file, path, "not UTF-8");
  g_assert_true (g_file_set_contents (path, "one\0two", 7, NULL));
  assert_refused (file, path, "not UTF-8");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (file, fifo, "pipe");
  assert_refused (file, file->folder, file->folder);
  assert_refused (file, none, "nothing");
}

void
test_cli_text_file_add (void)
{
  g_test_add ("/cli/text-file/length", TdTestFile, NULL, setup, test_length, td_test_file_teardown);
  g_test_add ("/cli/text-file/no-text", TdTestFile, NULL, setup, test_no_text,
              td_test_file_teardown);
}
