/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "candidates/td-line.h"
#include "candidates/td-points.h"
#include "proposal/td-explain.h"

#include <glib/gi18n-lib.h>

/* An object of numbers that is kept as JSON already. */
static void
add_object (JsonBuilder *builder, const char *name, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json ? json : "{}", NULL);

  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, g_steal_pointer (&node));
}

/* --- One mentee --- */

static void
add_alternatives (JsonBuilder *builder, GPtrArray *alternatives)
{
  static const char *const members[] = { "mentor=number",
                                         "mentor_name=name",
                                         "score",
                                         "why_not",
                                         "reason",
                                         "matched_change",
                                         "moved",
                                         "exact",
                                         NULL };

  td_cli_json_begin_array (builder, "alternatives");
  for (guint i = 0; i < alternatives->len; i++)
    {
      TdAlternative *alternative = alternatives->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_record (builder, alternative, members);
      td_cli_json_int (builder, "cost_to_others",
                       alternative->exact ? alternative->cost : alternative->least_cost);
      td_cli_json_int (builder, "least_cost", alternative->least_cost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_wishes (JsonBuilder *builder, GPtrArray *wishes)
{
  static const char *const members[] = { "mentor=number", "mentor_name=name", "by", "rank",
                                         "outcome",       "because",          NULL };

  td_cli_json_begin_array (builder, "wishes");
  for (guint i = 0; i < wishes->len; i++)
    {
      TdWishOutcome *wish = wishes->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_record (builder, wish, members);
      if (wish->exact)
        {
          td_cli_json_int (builder, "cost_to_others", wish->cost);
          td_cli_json_int (builder, "moved", wish->moved);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_unmatched (JsonBuilder *builder, const TdExplanation *explanation)
{
  static const char *const obstacle_members[] = { "rule",        "mentors",        "only", "helps",
                                                  "mentor_name", "matched_change", NULL };
  static const char *const price_members[] = { "mentor=number", "mentor_name=name",
                                               "score",         "holders",
                                               "text",          NULL };

  td_cli_json_begin_array (builder, "blocked_by");
  for (guint i = 0; i < explanation->obstacles->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, explanation->obstacles->pdata[i], obstacle_members);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  td_cli_json_begin_array (builder, "prices");
  for (guint i = 0; i < explanation->prices->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, explanation->prices->pdata[i], price_members);
      td_cli_json_int (builder, "price", TD_PRICE_REASON (explanation->prices->pdata[i])->price);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  td_cli_json_begin_object (builder, "shortage");
  td_cli_json_int (builder, "mentees", explanation->set_mentees);
  td_cli_json_int (builder, "places", explanation->set_places);
  json_builder_end_object (builder);
  td_cli_json_text (builder, "smallest_change", explanation->smallest_change);
}

/* What each criterion says of the two, by its name. */
static void
add_texts (JsonBuilder *builder, GPtrArray *criteria)
{
  td_cli_json_begin_object (builder, "because");
  for (guint i = 0; i < criteria->len; i++)
    {
      const TdPoint *point = criteria->pdata[i];

      td_cli_json_text (builder, point->name, point->text);
    }
  json_builder_end_object (builder);
}

static void
add_edit (JsonBuilder *builder, const TdExplanation *explanation)
{
  td_cli_json_bool (builder, "by_hand", explanation->row->by_hand);
  if (!explanation->row->by_hand)
    return;
  td_cli_json_text (builder, "proven_mentor", explanation->proven_number);
  td_cli_json_int (builder, "proven_score", explanation->proven_score);
  td_cli_json_int (builder, "edit_cost", explanation->edit_cost);
}

static void
print_json (TdCli *cli, const TdExplanation *explanation)
{
  const TdProposalRow *row = explanation->row;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "mentee", row->mentee_number);
  td_cli_json_text (builder, "mentee_name", row->mentee_name);
  td_cli_json_text (builder, "mentor", row->mentor_number);
  td_cli_json_text (builder, "mentor_name", row->mentor_name);
  td_cli_json_int (builder, "score", row->score);
  td_cli_json_int (builder, "largest_score", explanation->largest);
  add_object (builder, "criteria", row->criteria);
  add_texts (builder, explanation->criteria);
  td_cli_json_int (builder, "mentee_rank", row->mentee_rank);
  td_cli_json_int (builder, "mentor_rank", row->mentor_rank);
  td_cli_json_bool (builder, "locked", row->locked);
  td_cli_json_text (builder, "line", row->line_code);
  td_cli_json_bool (builder, "line_manager", row->line == TD_LINE_MANAGER);
  add_edit (builder, explanation);
  td_cli_json_text (builder, "why", explanation->sentence);
  add_alternatives (builder, explanation->alternatives);
  add_wishes (builder, explanation->wishes);
  if (row->mentor_id == 0)
    add_unmatched (builder, explanation);
  td_cli_json_bool (builder, "rules_changed", explanation->rules_changed);
  td_cli_json_bool (builder, "people_changed", explanation->people_changed);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_alternatives (TdCli *cli, GPtrArray *alternatives)
{
  TdCliTable *table;

  if (alternatives->len == 0)
    return;
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Alternative"), _ (">Fit"), _ (">Cost to all"), _ (">People moved"),
                            _ ("Why not"), NULL);
  for (guint i = 0; i < alternatives->len; i++)
    {
      const TdAlternative *one = alternatives->pdata[i];

      td_cli_table_add_cell (table, "%s", one->name);
      td_cli_table_add_cell (table, "%d", one->percent);
      td_cli_table_add_cell (table, one->exact ? "%" G_GINT64_FORMAT : ">= %" G_GINT64_FORMAT,
                             one->exact ? one->cost : one->least_cost);
      td_cli_table_add_cell (table, one->exact ? "%d" : "", one->moved);
      td_cli_table_add_cell (table, "%s", one->why_not);
    }
  td_cli_table_print (table, cli);
}

static void
print_wishes (TdCli *cli, GPtrArray *wishes)
{
  TdCliTable *table;

  if (wishes->len == 0)
    return;
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Wish"), _ (">Rank"), _ ("Outcome"), _ ("Because"), NULL);
  for (guint i = 0; i < wishes->len; i++)
    {
      const TdWishOutcome *wish = wishes->pdata[i];

      td_cli_table_add_cell (table, "%s", wish->name);
      td_cli_table_add_cell (table, "%d", wish->rank);
      td_cli_table_add_cell (table, "%s", wish->label);
      td_cli_table_add_cell (table, "%s", wish->because ? wish->because : "");
    }
  td_cli_table_print (table, cli);
}

static void
print_prices (TdCli *cli, const TdExplanation *explanation)
{
  for (guint i = 0; i < explanation->prices->len; i++)
    {
      const TdPriceReason *reason = explanation->prices->pdata[i];

      td_cli_print (cli, "%s: %s\n", reason->name, reason->text);
    }
  if (explanation->smallest_change)
    td_cli_print (cli, "%s\n", explanation->smallest_change);
}

static void
print_criteria (TdCli *cli, GPtrArray *criteria)
{
  TdCliTable *table;

  if (criteria->len == 0)
    return;
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Criterion"), _ (">Points"), _ (">Of"), _ ("Because"), NULL);
  for (guint i = 0; i < criteria->len; i++)
    {
      const TdPoint *point = criteria->pdata[i];

      td_cli_table_add_cell (table, "%s", point->label);
      td_cli_table_add_cell (table, "%d", (point->value + 50) / 100);
      td_cli_table_add_cell (table, "%d", point->largest / 100);
      td_cli_table_add_cell (table, "%s", point->text ? point->text : "");
    }
  td_cli_table_print (table, cli);
}

static void
print_text (TdCli *cli, const TdExplanation *explanation)
{
  const TdProposalRow *row = explanation->row;

  if (row->mentor_id)
    /* Translators: mentee, mentor, percent, and the points of each criterion. */
    td_cli_print (cli, _ ("%s with %s (%d %%): %s\n"), row->mentee_name, row->mentor_name,
                  row->percent, explanation->sentence);
  else
    /* Translators: a mentee and what stands in the way. */
    td_cli_print (cli, _ ("%s has no mentor: %s\n"), row->mentee_name, explanation->sentence);
  if (row->by_hand)
    td_cli_print (cli,
                  ngettext ("Changed by hand; best was %s, %d point more.\n",
                            "Changed by hand; best was %s, %d points more.\n",
                            (gulong) explanation->edit_cost),
                  explanation->proven_name ? explanation->proven_name : _ ("nobody"),
                  (int) explanation->edit_cost);
  if (row->mentor_id == 0)
    print_prices (cli, explanation);
  print_criteria (cli, explanation->criteria);
  print_alternatives (cli, explanation->alternatives);
  print_wishes (cli, explanation->wishes);
  if (explanation->rules_changed)
    td_cli_message (cli, _ ("The rules are others now; this is as the proposal was made."));
  if (explanation->people_changed)
    td_cli_message (cli, _ ("People changed since; costs are of the people as they are now."));
}

static gboolean
explain_mentee (TdCli *cli, gint64 proposal_id, const char *number, GError **error)
{
  gint64 mentee_id = td_cli_find_employee (cli, number, error);
  g_autoptr (TdExplanation) explanation = NULL;

  if (mentee_id)
    explanation = td_explain_mentee (td_cli_open (cli, 0, NULL), proposal_id, mentee_id, error);
  if (explanation == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, explanation);
  else
    print_text (cli, explanation);
  return TRUE;
}

/* --- The whole proposal --- */

static void
add_facts (JsonBuilder *builder, TdRunFacts *facts)
{
  static const char *const members[] = { "mentees",      "mentors",      "places",
                                         "regime",       "matched",      "worst",
                                         "percentile_1", "percentile_5", "median",
                                         "set_mentees",  "set_places",   "rounds",
                                         "verified",     "text",         NULL };

  td_cli_json_record (builder, facts, members);
  td_cli_json_int (builder, "total", facts->total);
  td_cli_json_int (builder, "pairs", facts->pairs);
  td_cli_json_int (builder, "edges", facts->edges);
}

static void
add_relaxations (JsonBuilder *builder, GPtrArray *relaxations)
{
  static const char *const members[] = { "rule",   "matched_change", "pairs_changed",
                                         "gained", "gained_numbers", "lost",
                                         NULL };

  td_cli_json_begin_array (builder, "without_rule");
  for (guint i = 0; i < relaxations->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, relaxations->pdata[i], members);
      td_cli_json_int (builder, "total_change",
                       TD_RELAXATION (relaxations->pdata[i])->total_change);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_mentors (JsonBuilder *builder, GPtrArray *mentors)
{
  static const char *const members[] = { "mentor=number", "mentor_name=name", "places",
                                         "used",          "matches",          NULL };

  td_cli_json_begin_array (builder, "one_more_place");
  for (guint j = 0; j < mentors->len; j++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, mentors->pdata[j], members);
      td_cli_json_int (builder, "points", TD_MENTOR_VALUE (mentors->pdata[j])->points);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_proposal_json (TdCli *cli, TdRunFacts *facts, GPtrArray *relaxations, GPtrArray *mentors)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_facts (builder, facts);
  add_relaxations (builder, relaxations);
  add_mentors (builder, mentors);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_proposal_text (TdCli *cli, TdRunFacts *facts, GPtrArray *relaxations)
{
  TdCliTable *table = td_cli_table_new (_ ("Without the rule"), _ (">More matched"), _ (">Points"),
                                        _ (">People moved"), _ ("Who gains"), NULL);

  for (guint i = 0; i < relaxations->len; i++)
    {
      const TdRelaxation *one = relaxations->pdata[i];

      td_cli_table_add_cell (table, "%s", one->label);
      td_cli_table_add_cell (table, "%+d", one->matched_change);
      td_cli_table_add_cell (table, "%+" G_GINT64_FORMAT, one->total_change);
      td_cli_table_add_cell (table, "%d", one->pairs_changed);
      td_cli_table_add_cell (table, "%s", one->gained_names ? one->gained_names : "");
    }
  td_cli_print (cli, "%s\n\n", facts->text);
  td_cli_table_print (table, cli);
}

static gboolean
explain_proposal (TdCli *cli, gint64 proposal_id, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (TdRunFacts) facts = db ? td_explain_run (db, proposal_id, error) : NULL;
  g_autoptr (GPtrArray) mentors = facts ? td_explain_mentors (db, proposal_id, error) : NULL;
  g_autoptr (GPtrArray) relaxations = mentors ? td_explain_relax (db, proposal_id, error) : NULL;

  if (relaxations == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_proposal_json (cli, facts, relaxations, mentors);
  else
    print_proposal_text (cli, facts, relaxations);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *mentee = NULL;
  gint64 proposal_id = 0;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_INT64, &proposal_id, N_ ("The proposal"), N_ ("N") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &mentee,
      N_ ("The mentee; without it the whole proposal and what each rule costs"), N_ ("NUMBER") },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--proposal", proposal_id ? "" : NULL, error))
    return FALSE;
  return mentee ? explain_mentee (cli, proposal_id, mentee, error)
                : explain_proposal (cli, proposal_id, error);
}

const TdCliCommand td_cli_pair_explain = { "pair explain", NULL,
                                           N_ ("Explain why a mentee has a mentor, or none"), run };
