/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-error.h"
#include "cli/td-cli-pair.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-agreement.h"
#include "partnership/td-ending.h"

#include <glib/gi18n-lib.h>

/* One step in the life of a pair: what was given for it. */
typedef struct
{
  gint64 pair_id;
  TdSide side;
  TdDate on; /* --on, --from, else today */
  TdDate until;
  TdDate today;
  const char *reason;
  const char *note;
  const char *cadence;
  gboolean remove;
} Step;

typedef gboolean (*StepFunc) (TdDatabase *db, const Step *step, GError **error);

/* What is unusual about a step: a sentence or NULL, NULL with @error on a failure. */
typedef char *(*SayFunc) (TdDatabase *db, const Step *step, GError **error);

typedef enum
{
  NEEDS_NOTHING = 0,
  NEEDS_SIDE = 1 << 0,
  NEEDS_REASON = 1 << 1,
  NEEDS_CADENCE = 1 << 2,
  NEEDS_UNTIL = 1 << 3,
  TAKES_REMOVE = 1 << 4,
} Needs;

typedef struct
{
  char *pair;
  char *by;
  char *on;
  char *until;
  char *reason;
  char *note;
  char *cadence;
  gboolean remove;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pair);
  g_free (options->by);
  g_free (options->on);
  g_free (options->until);
  g_free (options->reason);
  g_free (options->note);
  g_free (options->cadence);
}

static gboolean
parse (TdCli *cli, int argc, char **argv, Options *options, gboolean *done, GError **error)
{
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options->pair, N_ ("The pair"), N_ ("PAIR") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by, N_ ("Whose it is: mentor or mentee"),
      N_ ("SIDE") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options->until,
      N_ ("The last day of a pause, or the new planned end"), N_ ("YYYY-MM-DD") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options->reason, N_ ("Why"), N_ ("CODE") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options->note, N_ ("In your own words, kept private"),
      N_ ("TEXT") },
    { "cadence", 0, 0, G_OPTION_ARG_STRING, &options->cadence,
      N_ ("monthly, 2/month, 3/month, every:14d, every:6w, every:2m"), N_ ("CADENCE") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options->remove, N_ ("Take it back"), NULL },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

static gboolean
check_remove (gboolean remove, Needs needs, GError **error)
{
  if (!remove || (needs & TAKES_REMOVE))
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("This command has no --remove."));
  return FALSE;
}

static gboolean
fill (TdCli *cli, const Options *options, Needs needs, Step *step, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", NULL };

  if (!td_cli_require ("--pair", options->pair, error) ||
      ((needs & NEEDS_SIDE) && !td_cli_require ("--by", options->by, error)) ||
      ((needs & NEEDS_REASON) && !td_cli_require ("--reason", options->reason, error)) ||
      ((needs & NEEDS_UNTIL) && !td_cli_require ("--until", options->until, error)) ||
      ((needs & NEEDS_CADENCE) && !td_cli_require ("--cadence", options->cadence, error)) ||
      !check_remove (options->remove, needs, error) ||
      !td_cli_check_code ("--by", options->by, sides, error) ||
      !td_cli_check_cadence ("--cadence", options->cadence, error) ||
      !td_cli_parse_date ("--on", options->on, td_cli_get_today (cli), &step->on, error) ||
      !td_cli_parse_date ("--until", options->until, TD_DATE_NONE, &step->until, error))
    return FALSE;
  step->today = td_cli_get_today (cli);
  step->pair_id = td_cli_find_pair (cli, options->pair, error);
  step->reason = options->reason;
  step->note = options->note;
  step->cadence = options->cadence;
  step->remove = options->remove;
  return step->pair_id != 0 &&
         (options->by == NULL || td_side_from_text (options->by, &step->side, error));
}

/* The step, and what is unusual about it. */
static gboolean
do_step (TdCli *cli, const Step *step, StepFunc func, SayFunc say, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (GError) trouble = NULL;
  g_autofree char *words = NULL;

  if (db == NULL)
    return FALSE;
  if (say)
    words = say (db, step, &trouble);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (!func (db, step, error))
    return FALSE;
  if (say)
    td_cli_warn (cli, words);
  return TRUE;
}

static gboolean
run_step (TdCli *cli,
          int argc,
          char **argv,
          Needs needs,
          StepFunc func,
          SayFunc say,
          GError **error)
{
  Options options = { 0 };
  Step step = { 0 };
  TdPairFilter filter = { 0 };
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    {
      options_clear (&options);
      return done;
    }
  done = fill (cli, &options, needs, &step, error) && do_step (cli, &step, func, say, error);
  options_clear (&options);
  filter.pair_id = step.pair_id;
  return done && td_cli_print_pair_filter (cli, &filter, error);
}

/* Contacts that would not count. */
static char *
say_after (TdDatabase *db, const Step *step, GError **error)
{
  int n = td_ending_count_contacts (db, &step->pair_id, 1, step->on + 1, TD_DATE_NONE, error);

  return n > 0 ? td_ending_say_after ((guint) n) : NULL;
}

static char *
say_inside (TdDatabase *db, const Step *step, GError **error)
{
  int n = td_ending_count_contacts (db, &step->pair_id, 1, step->on, step->until, error);

  return n > 0 ? td_ending_say_inside ((guint) n) : NULL;
}

static char *
say_length (TdDatabase *db, const Step *step, GError **error)
{
  g_autoptr (TdPair) pair = td_pair_load (db, step->pair_id, step->on, error);

  return pair ? td_ending_say_length (pair->program_kind, pair->matched_on, step->until) : NULL;
}

/* The same, and a code that is not of the list: it is taken, as files bring them. */
static char *
say_end (TdDatabase *db, const Step *step, GError **error)
{
  const char *const *codes = td_pair_end_reasons ();
  g_autofree char *list = g_strjoinv (", ", (char **) codes);

  if (g_strv_contains (codes, step->reason))
    return say_after (db, step, error);
  /* Translators: a code, then the list of usual codes. */
  return g_strdup_printf (_ ("“%s” was stored as you wrote it; the usual reasons are: %s."),
                          step->reason, list);
}

/* A command: its step, what is said about it (or NULL), and a run function that names it. */
#define STEP(name, words, summary, needs, say, call)                                            \
  static gboolean do_##name (TdDatabase *db, const Step *step, GError **error) { return call; } \
                                                                                                \
  static gboolean run_##name (TdCli *cli, int argc, char **argv, GError **error)                \
  {                                                                                             \
    return run_step (cli, argc, argv, needs, do_##name, say, error);                            \
  }                                                                                             \
                                                                                                \
  const TdCliCommand td_cli_pair_##name = { words, NULL, summary, run_##name };

/* One side's no, with its reason. */
static gboolean
decline (TdDatabase *db, const Step *step, GError **error)
{
  TdPairAnswer no = { TD_ANSWER_NO, step->on, step->reason, step->note };
  gboolean mentor = step->side == TD_SIDE_MENTOR;

  return td_pair_answer (db, step->pair_id, mentor ? &no : NULL, mentor ? NULL : &no, step->on,
                         error);
}

/* One side's signature, or none any more. */
static gboolean
sign (TdDatabase *db, const Step *step, GError **error)
{
  gboolean mentor = step->side == TD_SIDE_MENTOR;

  g_autofree char *day = td_date_format (step->on);

  if (!step->remove && step->on > step->today)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: a date. */
                   _ ("%s lies ahead of today. Enter it when it was."), day);
      return FALSE;
    }
  if (!step->remove)
    return td_pair_sign (db, step->pair_id, step->side, step->on, error);
  return td_agreement_sign (db, &step->pair_id, 1, mentor, !mentor, TD_DATE_NONE, step->today,
                            error) >= 0;
}

STEP (accept,
      "pair accept",
      N_ ("Record one side’s yes"),
      NEEDS_SIDE,
      NULL,
      td_pair_accept (db, step->pair_id, step->side, step->on, error))
STEP (accept_both,
      "pair accept-both",
      N_ ("Record the yes of whoever has not answered"),
      NEEDS_NOTHING,
      NULL,
      td_pair_accept_all (db, &step->pair_id, 1, step->on, error) >= 0)
STEP (decline,
      "pair decline",
      N_ ("Record one side’s no"),
      NEEDS_SIDE | NEEDS_REASON,
      NULL,
      decline (db, step, error))
STEP (take_back,
      "pair take-back",
      N_ ("Take back an answer that was entered wrongly"),
      NEEDS_SIDE,
      NULL,
      td_pair_take_back (db, step->pair_id, step->side, step->on, error))
STEP (ask_again,
      "pair ask-again",
      N_ ("Record that an answer was asked for again"),
      NEEDS_NOTHING,
      NULL,
      td_pair_ask_again (db, &step->pair_id, 1, step->on, error) >= 0)
STEP (withdraw,
      "pair withdraw",
      N_ ("Take a proposed pair off the table, without blame"),
      NEEDS_REASON,
      NULL,
      td_pair_withdraw (db, step->pair_id, step->reason, step->note, step->on, error))
STEP (pause,
      "pair pause",
      N_ ("Stop the clock of contacts"),
      NEEDS_NOTHING,
      say_inside,
      td_pair_pause (db, step->pair_id, step->on, step->until, step->reason, error))
STEP (resume,
      "pair resume",
      N_ ("End a pause"),
      NEEDS_NOTHING,
      NULL,
      td_pair_resume (db, step->pair_id, step->on, error))
STEP (cadence,
      "pair cadence",
      N_ ("Change the rhythm of contacts"),
      NEEDS_CADENCE,
      NULL,
      td_pair_set_cadence (db, step->pair_id, step->cadence, step->on, error))
STEP (end,
      "pair end",
      N_ ("End a pair early"),
      NEEDS_REASON,
      say_end,
      td_pair_end (db, step->pair_id, step->reason, step->on, error))
STEP (complete,
      "pair complete",
      N_ ("Complete a pair"),
      NEEDS_NOTHING,
      say_after,
      td_pair_complete (db, step->pair_id, step->on, error))
STEP (sign,
      "pair sign",
      N_ ("Record a signature under the agreement, or none (--remove)"),
      NEEDS_SIDE | TAKES_REMOVE,
      NULL,
      sign (db, step, error))
STEP (rematch,
      "pair rematch",
      N_ ("End a pair without blame and look for another mentor"),
      NEEDS_NOTHING,
      say_after,
      td_ending_rematch (db, step->pair_id, step->on, error))
STEP (extend,
      "pair extend",
      N_ ("Move the planned end of a pair"),
      NEEDS_UNTIL,
      say_length,
      td_ending_extend (db, step->pair_id, step->until, step->on, error))
