/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "partnership/td-absence.h"
#include "partnership/td-leaver.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *person;
  char *from;
  char *to;
  char *on;
  char *reason;
  gint64 absence;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->person);
  g_free (options->from);
  g_free (options->to);
  g_free (options->on);
  g_free (options->reason);
}

static void
print_absences (TdCli *cli, GPtrArray *absences)
{
  /* Why somebody is away is private. */
  static const char *const members[] = { "absence=id", "person=number", "name", "from=from_date",
                                         "to=to_date", "pairs=n_pairs", NULL };
  TdCliTable *table;

  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "absences", absences, members);
      return;
    }
  table = td_cli_table_new (_ (">Absence"), _ ("Name"), _ ("From"), _ ("To"), _ (">Pairs"), NULL);
  for (guint i = 0; i < absences->len; i++)
    {
      const TdAbsence *absence = absences->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, absence->id);
      g_autofree char *from = td_date_to_iso (absence->from_date);
      g_autofree char *to = td_date_to_iso (absence->to_date);
      g_autofree char *pairs = g_strdup_printf ("%d", absence->n_pairs);

      td_cli_table_add (table, id, absence->name, from, to, pairs);
    }
  td_cli_table_print (table, cli);
}

static gboolean
list (TdCli *cli, TdDatabase *db, const Options *options, GError **error)
{
  gint64 id = options->person ? td_cli_find_employee (cli, options->person, error) : 0;
  g_autoptr (GPtrArray) absences = NULL;

  if (options->person && id == 0)
    return FALSE;
  absences = td_absence_list (db, id, error);
  if (absences)
    print_absences (cli, absences);
  return absences != NULL;
}

static gboolean
print_one (TdCli *cli, TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) absences = g_ptr_array_new_with_free_func (g_object_unref);
  TdAbsence *absence = td_absence_load (db, id, error);

  if (absence == NULL)
    return FALSE;
  g_ptr_array_add (absences, absence);
  print_absences (cli, absences);
  return TRUE;
}

static gboolean
add (TdCli *cli, TdDatabase *db, const Options *options, GError **error)
{
  g_autoptr (TdAbsence) absence = NULL;
  TdDate from, to;
  gint64 id;

  if (!td_cli_require ("--person", options->person, error) ||
      !td_cli_parse_date ("--from", options->from, td_cli_get_today (cli), &from, error) ||
      !td_cli_parse_date ("--to", options->to, TD_DATE_NONE, &to, error) ||
      (id = td_cli_find_employee (cli, options->person, error)) == 0)
    return FALSE;
  absence = td_absence_new (id, from, to);
  td_record_set_text (&absence->reason, options->reason);
  return td_absence_save (db, absence, error) && print_one (cli, db, absence->id, error);
}

static gboolean
end (TdCli *cli, TdDatabase *db, const Options *options, GError **error)
{
  TdDate on;

  return td_cli_require ("--absence", options->absence ? "" : NULL, error) &&
         td_cli_parse_date ("--on", options->on, td_cli_get_today (cli), &on, error) &&
         td_absence_end (db, options->absence, on, error) && list (cli, db, options, error);
}

static gboolean delete (TdCli *cli, TdDatabase *db, const Options *options, GError **error)
{
  return td_cli_require ("--absence", options->absence ? "" : NULL, error) &&
         td_absence_delete (db, options->absence, error) && list (cli, db, options, error);
}

typedef gboolean (*DoFunc) (TdCli *cli, TdDatabase *db, const Options *options, GError **error);

static gboolean
run (TdCli *cli, int argc, char **argv, DoFunc func, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &options.person, N_ ("Who"), N_ ("NUMBER") },
    { "absence", 0, 0, G_OPTION_ARG_INT64, &options.absence, N_ ("The absence"), N_ ("ID") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("The first day"), N_ ("YYYY-MM-DD") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("The last day, if it is known"),
      N_ ("YYYY-MM-DD") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The first day back"), N_ ("YYYY-MM-DD") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("In your own words, kept private"),
      N_ ("TEXT") },
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (td_cli_parse (cli, argc, argv, entries, &done, error))
    {
      db = td_cli_open (cli, 0, error);
      done = db && func (cli, db, &options, error);
    }
  options_clear (&options);
  return done;
}

#define COMMAND(name, words, summary)                                            \
  static gboolean run_##name (TdCli *cli, int argc, char **argv, GError **error) \
  {                                                                              \
    return run (cli, argc, argv, name, error);                                   \
  }                                                                              \
                                                                                 \
  const TdCliCommand td_cli_absence_##name = { words, NULL, summary, run_##name };

COMMAND (add, "absence add", N_ ("Pause all pairs of somebody who is away"))
COMMAND (list, "absence list", N_ ("List who is or was away"))
COMMAND (end, "absence end", N_ ("Record that somebody is back"))
COMMAND (delete, "absence delete", N_ ("Delete an absence and its pauses"))

/* --- Leavers --- */

static void
print_leavers (TdCli *cli, GPtrArray *leavers)
{
  static const char *const members[] = {
    "pair=pair_id", "side", "name", "leave_date", "left", NULL
  };
  TdCliTable *table;

  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "pairs", leavers, members);
      return;
    }
  table =
      td_cli_table_new (_ ("Pair"), _ ("Mentor"), _ ("Mentee"), _ ("Name"), _ ("Last day"), NULL);
  for (guint i = 0; i < leavers->len; i++)
    {
      const TdLeaver *leaver = leavers->pdata[i];
      g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT, leaver->pair_id);
      g_autofree char *day = td_date_to_iso (leaver->leave_date);

      td_cli_table_add (table, pair, leaver->mentor_name, leaver->mentee_name, leaver->name, day);
    }
  td_cli_table_print (table, cli);
}

/* Says how many ended. */
static gboolean
end_pairs (TdCli *cli, TdDatabase *db, const char *person, GError **error)
{
  gint64 id = td_cli_find_employee (cli, person, error);
  int n = id ? td_leaver_end_pairs (db, &id, 1, td_cli_get_today (cli), error) : -1;

  if (n >= 0)
    td_cli_message (cli, ngettext ("%d pair ended", "%d pairs ended", (gulong) n), n);
  return n >= 0;
}

static gboolean
run_leaver (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *person = NULL;
  const GOptionEntry entries[] = {
    { "end", 0, 0, G_OPTION_ARG_STRING, &person, N_ ("End all pairs of this person"),
      N_ ("NUMBER") },
    {},
  };
  g_autoptr (GPtrArray) leavers = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  if (person && !end_pairs (cli, db, person, error))
    return FALSE;
  leavers = td_leaver_list_pairs (db, 0, td_cli_get_today (cli), error);
  if (leavers)
    print_leavers (cli, leavers);
  return leavers != NULL;
}

const TdCliCommand td_cli_pair_leavers = { "pair leavers", NULL,
                                           N_ ("List the pairs that lose somebody, or end them"),
                                           run_leaver };
