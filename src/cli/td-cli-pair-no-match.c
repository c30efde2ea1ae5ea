/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "candidates/td-no-match.h"

#include <glib/gi18n-lib.h>

/* The own words stay private: they are not among them. */
static const char *const members[] = { "program=program_name",
                                       "mentee=mentee_number",
                                       "mentee_name",
                                       "mentee_department",
                                       "reason",
                                       "decided_on",
                                       "from_date",
                                       "days",
                                       NULL };

static void
print_table (TdCli *cli, GPtrArray *decisions)
{
  TdCliTable *table = td_cli_table_new (_ ("Mentee"), _ ("Programme"), _ ("Reason"),
                                        _ ("Decided on"), _ (">Days waiting"), NULL);

  for (guint i = 0; i < decisions->len; i++)
    {
      const TdNoMatch *decision = decisions->pdata[i];
      g_autofree char *decided = td_date_to_iso (decision->decided_on);
      g_autofree char *days = g_strdup_printf ("%d", decision->days);

      td_cli_table_add (table, decision->mentee_name, decision->program_name,
                        td_no_match_reason_get_label (decision->reason), decided, days);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_decisions (TdCli *cli, TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (GPtrArray) decisions =
      td_no_match_list (db, program_id, td_cli_get_today (cli), error);

  if (decisions == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "no_match", decisions, members);
  else
    print_table (cli, decisions);
  return TRUE;
}

typedef struct
{
  char *program;
  char *mentee;
  char *reason;
  char *note;
  char *on;
  gboolean remove;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->mentee);
  g_free (options->reason);
  g_free (options->note);
  g_free (options->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Decides or takes back, where a mentee is named. */
static gboolean
decide (TdCli *cli, TdDatabase *db, const Options *options, gint64 program_id, GError **error)
{
  gint64 mentee_id;
  TdDate on;

  if (options->mentee == NULL)
    return TRUE;
  if (!td_cli_require ("--program", options->program, error) ||
      (!options->remove && !td_cli_require ("--reason", options->reason, error)) ||
      !td_cli_check_code ("--reason", options->reason, td_no_match_reasons (), error) ||
      !td_cli_parse_date ("--on", options->on, td_cli_get_today (cli), &on, error))
    return FALSE;
  mentee_id = td_cli_find_employee (cli, options->mentee, error);
  if (mentee_id == 0)
    return FALSE;
  return options->remove ? td_no_match_clear (db, program_id, mentee_id, error)
                         : td_no_match_set (db, program_id, mentee_id, options->reason,
                                            options->note, on, error);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options.program, N_ ("The programme"), N_ ("NAME") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &options.mentee,
      N_ ("Whom nobody fits; without it the decisions are listed"), N_ ("NUMBER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason,
      N_ ("topic, level, practical, wish, elsewhere or other"), N_ ("CODE") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("In your own words, kept private"),
      N_ ("TEXT") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove, N_ ("Take the decision back"), NULL },
    {},
  };
  gint64 program_id;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  db = td_cli_open_program (cli, options.program, &program_id, error);
  if (db == NULL)
    return FALSE;
  return decide (cli, db, &options, program_id, error) &&
         print_decisions (cli, db, program_id, error);
}

const TdCliCommand td_cli_pair_no_match = {
  "pair no-match",
  NULL,
  N_ ("Decide that nobody fits a mentee, take it back, or list those decisions"),
  run,
};
