/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "td-cli-test.h"

static void
make_programme (TdTestFile *file)
{
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership 2026')");
}

static void
assert_begins (const char *path, const char *magic)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, magic));
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *first;

  g_assert_cmpint (td_cli_test_run (file, "report list", &output, NULL), ==, 0);
  g_assert_nonnull (strstr (output, "pairing"));
  node = td_cli_test_json (file, "report list --json");
  first = json_array_get_object_element (json_object_get_array_member (json_node_get_object (node),
                                                                       "reports"),
                                         0);
  g_assert_cmpstr (json_object_get_string_member (first, "report"), ==, "pairing");
}

static void
test_save (TdTestFile *file, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (file->folder, "pairs.pdf", NULL);
  g_autofree char *png = g_build_filename (file->folder, "engagement.png", NULL);
  g_autofree char *pairing = g_strdup_printf (
      "report pairing --program Leadership_2026 --paper letter --only mentor,waiting --output %s",
      pdf);
  g_autofree char *engagement =
      g_strdup_printf ("report engagement --program Leadership_2026 --output %s", png);
  g_autofree char *retention = g_strdup_printf ("report retention --output %s", pdf);

  make_programme (file);
  g_assert_cmpint (td_cli_test_run (file, pairing, NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, engagement, NULL, NULL), ==, 0);
  g_assert_cmpint (td_cli_test_run (file, retention, NULL, NULL), ==, 0);
  assert_begins (pdf, "%PDF-");
  assert_begins (png, "\x89PNG");
}

/* Side by side, and by department. */
static void
test_beside (TdTestFile *file, gconstpointer data)
{
  static const char *const ways[] = { "--from 2026-01-01 --compare before",
                                      "--from 2026-01-01 --compare year --by grade",
                                      "--from 2026-01-01 --compare cohort",
                                      "--program Leadership_2026 --compare program",
                                      "--by department",
                                      "--by month" };
  static const char *const wrong[] = { "--compare before", "--compare program",
                                       "--from 2026-01-01 --compare sometime", "--by age",
                                       "--by grade --department Sales" };

  make_programme (file);
  for (guint i = 0; i < G_N_ELEMENTS (ways) + G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *name = g_strdup_printf ("beside-%u.pdf", i);
      g_autofree char *path = g_build_filename (file->folder, name, NULL);
      gboolean right = i < G_N_ELEMENTS (ways);
      g_autofree char *line =
          g_strdup_printf ("report engagement %s --output %s",
                           right ? ways[i] : wrong[i - G_N_ELEMENTS (ways)], path);

      g_assert_cmpint (td_cli_test_run (file, line, NULL, NULL), ==, right ? 0 : 2);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, right);
    }
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  const struct
  {
    const char *words;
    int code;
  } cases[] = {
    { "report pairing --output /tmp/x.pdf", 2 },
    { "report pairing --program Leadership_2026", 2 },
    { "report pairing --program Leadership_2026 --output /tmp/x.doc", 2 },
    { "report pairing --program Leadership_2026 --output /tmp/x.pdf --paper foolscap", 2 },
    { "report pairing --program Leadership_2026 --output /tmp/x.pdf --only gossip", 2 },
    { "report pairing --program Nothing --output /tmp/x.pdf", 1 },
    { "report pairing --program Leadership_2026 --output /nowhere/x.pdf", 1 },
  };

  make_programme (file);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_cli_test_run (file, cases[i].words, NULL, NULL), ==, cases[i].code);
  g_assert_false (g_file_test ("/tmp/x.doc", G_FILE_TEST_EXISTS));
}

void test_cli_report_add (void);

void
test_cli_report_add (void)
{
  g_test_add ("/cli/report/list", TdTestFile, NULL, td_test_file_setup, test_list,
              td_test_file_teardown);
  g_test_add ("/cli/report/save", TdTestFile, NULL, td_test_file_setup, test_save,
              td_test_file_teardown);
  g_test_add ("/cli/report/beside", TdTestFile, NULL, td_test_file_setup, test_beside,
              td_test_file_teardown);
  g_test_add ("/cli/report/refused", TdTestFile, NULL, td_test_file_setup, test_refused,
              td_test_file_teardown);
}
