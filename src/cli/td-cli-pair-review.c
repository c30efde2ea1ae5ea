/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "partnership/td-concern.h"
#include "partnership/td-ending.h"
#include "partnership/td-pair-history.h"

#include <glib/gi18n-lib.h>

/* `pair review`, `pair concern`, `pair refer` and `pair history`. What is private is taken in and
 * never printed. */

typedef struct
{
  char *pair;
  char *kind;
  char *by;
  char *on;
  char *outcome;
  char *learned;
  char *next;
  char *note;
  char *settle;
  gboolean due;
  gboolean complete;
  gint64 id; /* of what was written, or is settled */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pair);
  g_free (options->kind);
  g_free (options->by);
  g_free (options->on);
  g_free (options->outcome);
  g_free (options->learned);
  g_free (options->next);
  g_free (options->note);
  g_free (options->settle);
}

static void
print_id (TdCli *cli, const char *name, gint64 id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!td_cli_is_json (cli))
    {
      td_cli_print (cli, "%" G_GINT64_FORMAT "\n", id);
      return;
    }
  json_builder_begin_object (builder);
  td_cli_json_int (builder, name, id);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

/* The pair and the day; 0 on an error. */
static gint64
settle_pair (TdCli *cli, const Options *options, TdDate *on, GError **error)
{
  if (!td_cli_require ("--pair", options->pair, error) ||
      !td_cli_parse_date ("--on", options->on, td_cli_get_today (cli), on, error))
    return 0;
  return td_cli_find_pair (cli, options->pair, error);
}

/* --- Reviews --- */

static gboolean
print_due (TdCli *cli, GError **error)
{
  static const char *const members[] = { "pair=pair_id", "kind",        "due_on", "planned_end",
                                         "mentor_name",  "mentee_name", NULL };
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (GPtrArray) dues =
      db ? td_review_list_due (db, 0, td_cli_get_today (cli), error) : NULL;
  TdCliTable *table;

  if (dues == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "reviews", dues, members);
      return TRUE;
    }
  table =
      td_cli_table_new (_ (">Pair"), _ ("Mentor"), _ ("Mentee"), _ ("Review"), _ ("Due on"), NULL);
  for (guint i = 0; i < dues->len; i++)
    {
      const TdReviewDue *due = dues->pdata[i];
      g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT, due->pair_id);
      g_autofree char *day = td_date_to_iso (due->due_on);

      td_cli_table_add (table, pair, due->mentor_name, due->mentee_name,
                        td_review_kind_get_label (due->kind), day);
    }
  td_cli_table_print (table, cli);
  return TRUE;
}

/* An end review may complete its pair in the same step. */
static gboolean
check_complete (const Options *options, GError **error)
{
  if (!options->complete || g_str_equal (options->kind, "end"))
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("--complete goes with an end review only."));
  return FALSE;
}

static gboolean
save_review (TdCli *cli, TdReview *review, gboolean complete, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  TdDate today = td_cli_get_today (cli);
  g_autofree char *words = NULL;
  int n;

  if (db == NULL || !complete)
    return db && td_review_save (db, review, today, error);
  n = td_ending_count_contacts (db, &review->pair_id, 1, review->held_on + 1, TD_DATE_NONE, error);
  if (n < 0 || !td_ending_complete_with_review (db, review, review->held_on, today, error))
    return FALSE;
  words = td_ending_say_after ((guint) n);
  td_cli_warn (cli, words);
  return TRUE;
}

static gboolean
write_review (TdCli *cli, const Options *options, GError **error)
{
  static const char *const kinds[] = { "mid", "end", NULL };
  TdDate on;
  gint64 pair_id;
  g_autoptr (TdReview) review = NULL;

  if (!td_cli_require ("--kind", options->kind, error) ||
      !td_cli_check_code ("--kind", options->kind, kinds, error) ||
      !check_complete (options, error) || (pair_id = settle_pair (cli, options, &on, error)) == 0)
    return FALSE;
  review = td_review_new (pair_id, options->kind, on);
  td_record_set_text (&review->outcome, options->outcome);
  td_record_set_text (&review->learned, options->learned);
  td_record_set_text (&review->next_step, options->next);
  td_record_set_text (&review->note, options->note);
  if (!save_review (cli, review, options->complete, error))
    return FALSE;
  print_id (cli, "review", review->id);
  return TRUE;
}

static gboolean
run_review (TdCli *cli, int argc, char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options.pair, N_ ("The pair"), N_ ("ID") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("mid or end"), N_ ("KIND") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options.outcome, N_ ("What came of it"), N_ ("TEXT") },
    { "learned", 0, 0, G_OPTION_ARG_STRING, &options.learned, N_ ("What was learned"),
      N_ ("TEXT") },
    { "next", 0, 0, G_OPTION_ARG_STRING, &options.next, N_ ("The next step"), N_ ("TEXT") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("In your own words, kept private"),
      N_ ("TEXT") },
    { "complete", 0, 0, G_OPTION_ARG_NONE, &options.complete,
      N_ ("Complete the pair on the day of its end review"), NULL },
    { "due", 0, 0, G_OPTION_ARG_NONE, &options.due, N_ ("List the reviews that are due"), NULL },
    {},
  };
  gboolean done;

  if (td_cli_parse (cli, argc, argv, entries, &done, error))
    done = options.due ? print_due (cli, error) : write_review (cli, &options, error);
  options_clear (&options);
  return done;
}

const TdCliCommand td_cli_pair_review = { "pair review", NULL,
                                          N_ ("Record a review that was held, or list due ones"),
                                          run_review };

/* --- Concerns and referrals --- */

static gboolean
settle_concern (TdCli *cli, const Options *options, GError **error)
{
  TdDate on;
  TdDatabase *db = td_cli_open (cli, 0, error);
  gint64 id = g_ascii_strtoll (options->settle, NULL, 10);

  if (db == NULL || !td_cli_parse_date ("--on", options->on, td_cli_get_today (cli), &on, error) ||
      !td_concern_settle (db, id, on, options->note, td_cli_get_today (cli), error))
    return FALSE;
  print_id (cli, "concern", id);
  return TRUE;
}

static gboolean
write_concern (TdCli *cli, const Options *options, GError **error)
{
  TdDate on;
  gint64 pair_id;
  g_autoptr (TdConcern) concern = NULL;

  if (!td_cli_require ("--by", options->by, error) ||
      !td_cli_check_code ("--by", options->by, td_concern_sides (), error) ||
      (pair_id = settle_pair (cli, options, &on, error)) == 0)
    return FALSE;
  concern = td_concern_new (pair_id, on);
  td_record_set_text (&concern->raised_by, options->by);
  td_record_set_text (&concern->note, options->note);
  if (!td_concern_save (td_cli_open (cli, 0, error), concern, td_cli_get_today (cli), error))
    return FALSE;
  print_id (cli, "concern", concern->id);
  return TRUE;
}

static gboolean
write_referral (TdCli *cli, const Options *options, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", NULL };
  TdDate on;
  gint64 pair_id, id;

  if (!td_cli_require ("--by", options->by, error) ||
      !td_cli_check_code ("--by", options->by, sides, error) ||
      (pair_id = settle_pair (cli, options, &on, error)) == 0)
    return FALSE;
  id = td_referral_add (td_cli_open (cli, 0, error), pair_id, options->by, on, options->note,
                        td_cli_get_today (cli), error);
  if (id == 0)
    return FALSE;
  print_id (cli, "referral", id);
  return TRUE;
}

static gboolean
run_worry (TdCli *cli, int argc, char **argv, gboolean concern, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options.pair, N_ ("The pair"), N_ ("ID") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, N_ ("Whose it is: mentor or mentee"),
      N_ ("SIDE") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The day, today if not given"),
      N_ ("YYYY-MM-DD") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("In your own words, kept private"),
      N_ ("TEXT") },
    /* For concerns only. */
    { "settle", 0, concern ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options.settle,
      N_ ("Settle this concern"), N_ ("ID") },
    {},
  };
  gboolean done;

  if (td_cli_parse (cli, argc, argv, entries, &done, error))
    done = !concern         ? write_referral (cli, &options, error)
           : options.settle ? settle_concern (cli, &options, error)
                            : write_concern (cli, &options, error);
  options_clear (&options);
  return done;
}

static gboolean
run_concern (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_worry (cli, argc, argv, TRUE, error);
}

static gboolean
run_refer (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_worry (cli, argc, argv, FALSE, error);
}

const TdCliCommand td_cli_pair_concern = { "pair concern", NULL,
                                           N_ ("Record or settle a concern, kept private"),
                                           run_concern };
const TdCliCommand td_cli_pair_refer = { "pair refer", NULL,
                                         N_ ("Record a referral to a professional"), run_refer };

/* --- History --- */

static void
print_events (TdCli *cli, GPtrArray *events)
{
  static const char *const members[] = {
    "on=on_date", "kind", "side", "detail=code", "until", NULL
  };
  TdCliTable *table;

  if (td_cli_is_json (cli))
    {
      td_cli_print_json_records (cli, "events", events, members);
      return;
    }
  table = td_cli_table_new (_ ("Date"), _ ("What"), NULL);
  for (guint i = 0; i < events->len; i++)
    {
      const TdPairEvent *event = events->pdata[i];
      g_autofree char *day = td_date_to_iso (event->on_date);
      g_autofree char *words = td_pair_event_dup_words (event);

      td_cli_table_add (table, day, words);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_history (TdCli *cli, const Options *options, GError **error)
{
  TdDate on;
  gint64 pair_id = settle_pair (cli, options, &on, error);
  g_autoptr (GPtrArray) events = pair_id
                                     ? td_pair_history_list (td_cli_open (cli, 0, error), pair_id,
                                                             td_cli_get_today (cli), error)
                                     : NULL;

  for (guint i = events ? events->len : 0; i > 0; i--)
    if (((TdPairEvent *) events->pdata[i - 1])->private)
      g_ptr_array_remove_index (events, i - 1);
  if (events)
    print_events (cli, events);
  return events != NULL;
}

static gboolean
run_history (TdCli *cli, int argc, char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options.pair, N_ ("The pair"), N_ ("ID") },
    {},
  };
  gboolean done;

  if (td_cli_parse (cli, argc, argv, entries, &done, error))
    done = print_history (cli, &options, error);
  options_clear (&options);
  return done;
}

const TdCliCommand td_cli_pair_history = { "pair history", NULL,
                                           N_ ("List every step of a pair with its date"),
                                           run_history };
