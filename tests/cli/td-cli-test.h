/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "td-test.h"

/* Runs "tandemctl --file … --today 2026-06-15 WORDS", split at spaces (a "_" is a space inside a
 * word, a "^" is a "_"). Returns the exit code; both texts may be NULL. */
static inline int
td_cli_test_run (TdTestFile *file, const char *words, char **output, char **messages)
{
  g_autofree char *line =
      g_strdup_printf ("tandemctl --file %s --today 2026-06-15 %s", file->path, words);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  int code;

  for (int i = 3; argv[i]; i++)
    g_strdelimit (g_strdelimit (argv[i], "_", ' '), "^", '_');
  code = td_cli_run ((int) g_strv_length (argv), argv, out, err);
  g_test_message ("%s\n%s%s", words, out->str, err->str);
  if (output)
    *output = g_strdup (out->str);
  if (messages)
    *messages = g_strdup (err->str);
  return code;
}

/* The object that a command prints; it must succeed. */
static inline JsonNode *
td_cli_test_json (TdTestFile *file, const char *words)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (td_cli_test_run (file, words, &output, NULL), ==, 0);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  return node;
}
