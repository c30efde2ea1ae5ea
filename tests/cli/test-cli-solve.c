/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-cli-test.h"

#include <string.h>

void test_cli_solve_add (void);

/* Total: Cas-Ann, Bea-Max (9 + 1). Fair: Cas-Max, Bea-Ann (5 + 4). */
static const char *const scores = "mentor,mentee,score\nAnn,Bea,4\nAnn,Cas,9\nMax,Bea,1\n"
                                  "Max,Cas,5\n";

/* Writes both tables (@capacity may be NULL) and runs "tandemctl solve OPTIONS" on them, without a
 * workspace. */
static int
solve (TdTestFile *file,
       const char *table,
       const char *capacity,
       const char *options,
       char **output,
       char **messages)
{
  g_autofree char *path = g_build_filename (file->folder, "scores.csv", NULL);
  g_autofree char *places = g_build_filename (file->folder, "mentors.csv", NULL);
  g_autofree char *line = g_strconcat ("tandemctl solve ", path, capacity ? " --capacity " : "",
                                       capacity ? places : "", *options ? " " : "", options, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) err = g_string_new (NULL);
  int code;

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  if (capacity)
    g_assert_true (g_file_set_contents (places, capacity, -1, NULL));
  code = td_cli_run ((int) g_strv_length (argv), argv, out, err);
  g_test_message ("%s\n%s%s", options, out->str, err->str);
  if (output)
    *output = g_strdup (out->str);
  if (messages)
    *messages = g_strdup (err->str);
  return code;
}

/* What it prints, in one line without the seconds. */
static char *
solve_line (TdTestFile *file, const char *table, const char *capacity, const char *options)
{
  g_autofree char *output = NULL;
  g_autofree char *with_json = g_strconcat ("--json ", options, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_assert_cmpint (solve (file, table, capacity, g_strchomp (with_json), &output, NULL), ==, 0);
  node = json_from_string (output, NULL);
  object = json_node_get_object (node);
  g_assert_cmpfloat (json_object_get_double_member (object, "seconds"), >=, 0);
  json_object_remove_member (object, "seconds");
  return json_to_string (node, FALSE);
}

static void
assert_line (TdTestFile *file,
             const char *table,
             const char *capacity,
             const char *options,
             const char *expected)
{
  g_autofree char *line = solve_line (file, table, capacity, options);
  g_autofree char *wanted = g_strdelimit (g_strdup (expected), "'", '"');

  g_assert_cmpstr (line, ==, wanted);
}

#define PROVEN "'optimal':true,'certificate':'verified',"

static void
test_objectives (TdTestFile *file, gconstpointer data)
{
  static const char *const most = "{'matched':2,'total':10,'worst':1," PROVEN
                                  "'pairs':[{'mentor':'Max','mentee':'Bea','score':1},"
                                  "{'mentor':'Ann','mentee':'Cas','score':9}],'unmatched':[]}";

  assert_line (file, scores, NULL, "", most);
  assert_line (file, scores, NULL, "--objective total", most);
  assert_line (file, scores, NULL, "--objective score", most);
  assert_line (file, scores, NULL, "--objective fair",
               "{'matched':2,'total':9,'worst':4," PROVEN
               "'pairs':[{'mentor':'Ann','mentee':'Bea','score':4},"
               "{'mentor':'Max','mentee':'Cas','score':5}],'unmatched':[]}");
  assert_line (file, scores, NULL, "--minimise",
               "{'matched':2,'total':9,'worst':5," PROVEN
               "'pairs':[{'mentor':'Ann','mentee':'Bea','score':4},"
               "{'mentor':'Max','mentee':'Cas','score':5}],'unmatched':[]}");
  assert_line (file, scores, NULL, "--minimise --objective fair",
               "{'matched':2,'total':9,'worst':5," PROVEN
               "'pairs':[{'mentor':'Ann','mentee':'Bea','score':4},"
               "{'mentor':'Max','mentee':'Cas','score':5}],'unmatched':[]}");
}

static void
test_limits (TdTestFile *file, gconstpointer data)
{
  assert_line (file, scores, NULL, "--lowest 6",
               "{'matched':1,'total':9,'worst':9," PROVEN
               "'pairs':[{'mentor':'Ann','mentee':'Cas','score':9}],'unmatched':['Bea']}");
  assert_line (file, scores, NULL, "--minimise --lowest 1",
               "{'matched':1,'total':1,'worst':1," PROVEN
               "'pairs':[{'mentor':'Max','mentee':'Bea','score':1}],'unmatched':['Cas']}");
  /* An empty cell is one place; a mentor whom nobody may have is no fault. */
  assert_line (file, scores, "mentor,places\nAnn,2\nMax,\nZed,3\n", "",
               "{'matched':2,'total':13,'worst':4," PROVEN
               "'pairs':[{'mentor':'Ann','mentee':'Bea','score':4},"
               "{'mentor':'Ann','mentee':'Cas','score':9}],'unmatched':[]}");
  assert_line (file, scores, "mentor,places\nAnn,0\nMax,\n", "--objective fair",
               "{'matched':1,'total':5,'worst':5," PROVEN
               "'pairs':[{'mentor':'Max','mentee':'Cas','score':5}],'unmatched':['Bea']}");
  assert_line (file, "mentor,mentee,score\nAnn,Bea,-4\nAnn,Cas,-9\n", NULL, "--lowest -9",
               "{'matched':1,'total':-4,'worst':-4," PROVEN
               "'pairs':[{'mentor':'Ann','mentee':'Bea','score':-4}],'unmatched':['Cas']}");
  assert_line (file, "mentor,mentee,score\nAnn,Bea,-4\n", NULL, "--objective score",
               "{'matched':0,'total':0,'worst':0," PROVEN "'pairs':[],'unmatched':['Bea']}");
  assert_line (file, "mentor,mentee,score\n", NULL, "--objective fair",
               "{'matched':0,'total':0,'worst':0," PROVEN "'pairs':[],'unmatched':[]}");
}

/* Every order of rows gives the same bytes, with many ties. */
static void
test_orders (TdTestFile *file, gconstpointer data)
{
  static const char *const objectives[] = { "--objective total", "--objective score",
                                            "--objective fair", "--minimise" };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  char *first[G_N_ELEMENTS (objectives)] = { NULL };

  for (int i = 0; i < 12; i++)
    for (int j = 0; j < 8; j++)
      if (g_rand_boolean (random))
        g_ptr_array_add (rows,
                         g_strdup_printf ("m%d,e%d,%d\n", j, i, g_rand_int_range (random, -2, 3)));
  for (int round = 0; round < 10; round++)
    {
      g_autoptr (GString) table = g_string_new ("mentor,mentee,score\n");

      for (guint i = 0; i < rows->len; i++)
        g_string_append (table, rows->pdata[i]);
      for (gsize k = 0; k < G_N_ELEMENTS (objectives); k++)
        {
          g_autofree char *line = solve_line (file, table->str, NULL, objectives[k]);

          if (first[k] == NULL)
            first[k] = g_steal_pointer (&line);
          else
            g_assert_cmpstr (line, ==, first[k]);
        }
      for (guint i = rows->len - 1; i > 0; i--)
        {
          guint other = (guint) g_rand_int_range (random, 0, (int) i + 1);
          gpointer kept = rows->pdata[i];

          rows->pdata[i] = rows->pdata[other];
          rows->pdata[other] = kept;
        }
    }
  for (gsize k = 0; k < G_N_ELEMENTS (objectives); k++)
    g_free (first[k]);
}

static void
test_refusals (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *capacity;
    const char *options;
    int code;
    const char *message;
  } cases[] = {
    { "mentor,mentee,score\nA,x,1\nB,x,2\nA,x,1\n", NULL, "--json", 1, "row 4" },
    { "mentor,mentee,score\nA,x,1\nB,x,2\n", "mentor,places\nA,1\n", "--json", 1, "row 3" },
    { "mentor,mentee,score\nA,x,1\nA,y,1.5\n", NULL, "", 1, "row 3: “1.5”" },
    { "mentor,mentee,score\nA,x,1\n\nA,y,\n", NULL, "", 1, "row" },
    { "mentor,mentee,score\nA,x,9223372036854775808\n", NULL, "", 1, "row 2" },
    { "mentor,mentee,score\nA,x,9223372036854775807\n", NULL, "", 1, "too large" },
    { "mentor,mentee,score\nA,x,-9223372036854775807\n", NULL, "--minimise", 1, "too large" },
    { "mentor,mentee,score\n,x,1\n", NULL, "", 1, "the mentor is missing" },
    { "mentor,mentee,score\nA,,1\n", NULL, "", 1, "the mentee is missing" },
    { "mentor,who,score\nA,x,1\n", NULL, "", 1, "“mentee”" },
    { "mentor,mentee,score\nA,x,1\n", "mentor,places\nA,1\nA,2\n", "", 1, "row 3" },
    { "mentor,mentee,score\nA,x,1\n", "mentor,places\nA,-1\n", "", 1, "row 2: “-1”" },
    { "mentor,mentee,score\nA,x,1\n", "mentor,places\nA,many\n", "", 1, "row 2: “many”" },
    { "mentor,mentee,score\nA,x,1\n", "mentor,room\nA,1\n", "", 1, "“places”" },
    { "mentor,mentee,score\nA,x,1\n", NULL, "--objective best", 2, "best" },
    { "mentor,mentee,score\nA,x,1\n", NULL, "--lowest few", 2, "few" },
    { "mentor,mentee,score\nA,x,1\n", NULL, "second.csv", 2, "One FILE" },
    { "", NULL, "", 1, "is empty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *messages = NULL;
      int code =
          solve (file, cases[i].table, cases[i].capacity, cases[i].options, &output, &messages);

      g_assert_cmpint (code, ==, cases[i].code);
      g_assert_cmpstr (output, ==, "");
      g_assert_nonnull (strstr (messages, cases[i].message));
    }
}

static void
test_table (TdTestFile *file, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (solve (file, scores, NULL, "--lowest 6", &output, &messages), ==, 0);
  g_assert_nonnull (strstr (output, "Cas"));
  g_assert_nonnull (strstr (messages, "1 of 2 mentees matched"));
}

#define ADD(name, function)                                                       \
  g_test_add ("/cli/solve/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)

void
test_cli_solve_add (void)
{
  ADD ("objectives", test_objectives);
  ADD ("limits", test_limits);
  ADD ("orders", test_orders);
  ADD ("refusals", test_refusals);
  ADD ("table", test_table);
}
