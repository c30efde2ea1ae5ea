/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-text.h"
#include "candidates/td-line.h"
#include "proposal/td-rank.h"

#include <glib/gi18n-lib.h>

static void
add_mentor (JsonBuilder *builder, TdRankedMentor *mentor)
{
  static const char *const members[] = { "mentor=number", "name",     "rank",  "score",
                                         "places_left",   "excluded", "title", "line=line_code",
                                         "department",    NULL };
  g_autoptr (JsonNode) criteria = json_from_string (mentor->criteria, NULL);
  g_auto (GStrv) blocked = td_text_split_list (mentor->blocked);

  json_builder_begin_object (builder);
  td_cli_json_record (builder, mentor, members);
  td_cli_json_bool (builder, "line_manager", mentor->line == TD_LINE_MANAGER);
  json_builder_set_member_name (builder, "criteria");
  json_builder_add_value (builder, g_steal_pointer (&criteria));
  td_cli_json_begin_array (builder, "blocked_by");
  for (char **rule = blocked; *rule; rule++)
    json_builder_add_string_value (builder, *rule);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (TdCli *cli, GPtrArray *mentors)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "mentors");
  for (guint i = 0; i < mentors->len; i++)
    add_mentor (builder, mentors->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, GPtrArray *mentors)
{
  TdCliTable *table =
      td_cli_table_new (_ (">Rank"), _ ("Mentor"), _ ("Department"), _ (">Fit"), _ (">Free places"),
                        _ ("Reporting line"), _ ("Why not"), NULL);

  for (guint i = 0; i < mentors->len; i++)
    {
      TdRankedMentor *mentor = mentors->pdata[i];
      g_autofree char *rank = g_strdup_printf ("%d", mentor->rank);
      g_autofree char *fit = g_strdup_printf ("%d", mentor->percent);
      g_autofree char *places = g_strdup_printf ("%d", mentor->places_left);

      td_cli_table_add (table, mentor->rank ? rank : NULL, mentor->name, mentor->department, fit,
                        places, td_line_get_label ((TdLine) mentor->line), mentor->blocked_text);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *mentee = NULL;
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &mentee, N_ ("The mentee"), N_ ("NUMBER") },
    {},
  };
  g_autoptr (GPtrArray) mentors = NULL;
  gint64 program_id, mentee_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) || !td_cli_require ("--mentee", mentee, error))
    return FALSE;
  program_id = td_cli_find_program (cli, program, error);
  mentee_id = program_id ? td_cli_find_employee (cli, mentee, error) : 0;
  if (mentee_id == 0)
    return FALSE;
  mentors = td_rank_mentors (td_cli_open (cli, 0, NULL), program_id, mentee_id,
                             td_cli_get_today (cli), error);
  if (mentors == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, mentors);
  else
    print_table (cli, mentors);
  return TRUE;
}

const TdCliCommand td_cli_pair_rank = { "pair rank", NULL, N_ ("Rank all mentors for one mentee"),
                                        run };
