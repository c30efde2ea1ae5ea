/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-text.h"
#include "candidates/td-line.h"
#include "proposal/td-shortlist.h"

#include <glib/gi18n-lib.h>

static void
add_mentors (JsonBuilder *builder, GPtrArray *mentors)
{
  static const char *const members[] = { "mentor=number", "name",        "position",   "rank",
                                         "score",         "places_left", "department", NULL };

  td_cli_json_begin_array (builder, "mentors");
  for (guint i = 0; i < mentors->len; i++)
    {
      TdShortlistMentor *mentor = mentors->pdata[i];
      g_auto (GStrv) common = td_text_split_list (mentor->skills_common);
      g_autoptr (JsonNode) criteria =
          json_from_string (mentor->criteria ? mentor->criteria : "{}", NULL);

      json_builder_begin_object (builder);
      td_cli_json_record (builder, mentor, members);
      td_cli_json_bool (builder, "line_manager", mentor->line == TD_LINE_MANAGER);
      td_cli_json_text (builder, "line", td_line_get_code ((TdLine) mentor->line));
      json_builder_set_member_name (builder, "criteria");
      json_builder_add_value (builder, g_steal_pointer (&criteria));
      td_cli_json_begin_array (builder, "offers");
      for (char **skill = common; *skill; skill++)
        json_builder_add_string_value (builder, *skill);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli, TdShortlist *list, GPtrArray *mentors)
{
  static const char *const members[] = { "shortlist=id",
                                         "program=program_name",
                                         "mentee=mentee_number",
                                         "mentee_name",
                                         "made_on",
                                         "answered_on",
                                         NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_record (builder, list, members);
  add_mentors (builder, mentors);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, TdShortlist *list, GPtrArray *mentors)
{
  TdCliTable *table = td_cli_table_new (_ (">Rank"), _ ("Mentor"), _ ("Department"), _ ("Offers"),
                                        _ (">Free places"), NULL);

  for (guint i = 0; i < mentors->len; i++)
    {
      const TdShortlistMentor *mentor = mentors->pdata[i];
      g_autofree char *rank = mentor->rank ? g_strdup_printf ("%d", mentor->rank) : NULL;
      g_autofree char *places = g_strdup_printf ("%d", mentor->places_left);

      td_cli_table_add (table, rank, mentor->name, mentor->department, mentor->skills_common,
                        places);
    }
  td_cli_table_print (table, cli);
  if (list->answered_on == TD_DATE_NONE)
    td_cli_message (cli, _ ("%s has not ranked them yet."), list->mentee_name);
}

static gboolean
print_list (TdCli *cli, TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdShortlist) list = td_shortlist_load (db, id, error);
  g_autoptr (GPtrArray) mentors = list ? td_shortlist_list_mentors (db, id, error) : NULL;

  if (mentors == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, list, mentors);
  else
    print_table (cli, list, mentors);
  return TRUE;
}

/* Employees by their numbers, in their order. */
static GArray *
find_employees (TdCli *cli, char **numbers, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **number = numbers; number && *number; number++)
    {
      gint64 id = td_cli_find_employee (cli, *number, error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

typedef struct
{
  char *program;
  char *mentee;
  char *on;
  char **mentors;
  char **ranking; /* --rank, and what follows it */
  char **rest;
  gboolean anew;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->mentee);
  g_free (options->on);
  g_strfreev (options->mentors);
  g_strfreev (options->ranking);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "--rank 12 7 9" and "--rank 12 --rank 7" say the same. */
static char **
join_ranking (const Options *options)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  if (options->ranking)
    g_strv_builder_addv (all, (const char **) options->ranking);
  if (options->rest)
    g_strv_builder_addv (all, (const char **) options->rest);
  return g_strv_builder_end (all);
}

/* The list that she has, or a new one of the mentors named (else of the best). */
static gint64
find_or_make (TdCli *cli,
              TdDatabase *db,
              const Options *options,
              gint64 program_id,
              gint64 mentee_id,
              GError **error)
{
  g_autoptr (GArray) mentors = find_employees (cli, options->mentors, error);
  g_autoptr (TdShortlist) list = NULL;
  GError *trouble = NULL;

  if (mentors == NULL)
    return 0;
  list = td_shortlist_find (db, program_id, mentee_id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return 0;
    }
  if (list && mentors->len == 0 && !options->anew)
    return list->id;
  return td_shortlist_make (db, program_id, mentee_id, (const gint64 *) mentors->data, mentors->len,
                            td_cli_get_today (cli), error);
}

static gboolean
rank (TdCli *cli, TdDatabase *db, const Options *options, gint64 id, GError **error)
{
  g_auto (GStrv) numbers = join_ranking (options);
  g_autoptr (GArray) ranking = NULL;
  TdDate on;

  if (*numbers == NULL)
    return TRUE;
  ranking = find_employees (cli, numbers, error);
  return ranking && td_cli_parse_date ("--on", options->on, td_cli_get_today (cli), &on, error) &&
         td_shortlist_answer (db, id, (const gint64 *) ranking->data, ranking->len, on, error);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options.program, N_ ("The programme"), N_ ("NAME") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &options.mentee, N_ ("The mentee"), N_ ("NUMBER") },
    { "mentor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.mentors,
      N_ ("A mentor on a new list, up to three times; without it the best three"), N_ ("NUMBER") },
    { "new", 0, 0, G_OPTION_ARG_NONE, &options.anew,
      N_ ("Make a new list of the best three, though there is one"), NULL },
    { "rank", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.ranking,
      N_ ("How she ranked them, the first choice first"), N_ ("NUMBER…") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The day of her answer"),
      N_ ("YYYY-MM-DD") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.rest, NULL, NULL },
    {},
  };
  gint64 program_id, mentee_id, id;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (options.rest && options.ranking == NULL)
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("“%s” follows no --rank."),
                   options.rest[0]);
      return FALSE;
    }
  if (!td_cli_require ("--program", options.program, error) ||
      !td_cli_require ("--mentee", options.mentee, error) ||
      (db = td_cli_open (cli, 0, error)) == NULL)
    return FALSE;
  program_id = td_cli_find_program (cli, options.program, error);
  mentee_id = program_id ? td_cli_find_employee (cli, options.mentee, error) : 0;
  id = mentee_id ? find_or_make (cli, db, &options, program_id, mentee_id, error) : 0;
  return id && rank (cli, db, &options, id, error) && print_list (cli, db, id, error);
}

const TdCliCommand td_cli_pair_shortlist = {
  "pair shortlist",
  NULL,
  N_ ("Make a shortlist of up to three mentors for a mentee, or enter her ranking"),
  run,
};
