/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-proposal.h"

#include "base/td-error.h"
#include "candidates/td-points.h"
#include "exchange/td-sheet-proposal.h"

#include <glib/gi18n-lib.h>

/* What is printed. */
typedef struct
{
  TdProposal *proposal;
  GPtrArray *rows;
  GPtrArray *remarks; /* (nullable) */
  gboolean stable;
  int sign; /* -1: the scores are costs */
} Print;

/* --- JSON --- */

/* An object that is kept as JSON already. */
static void
add_object (JsonBuilder *builder, const char *name, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json ? json : "{}", NULL);

  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, g_steal_pointer (&node));
}

/* A member of an object that is kept as JSON. */
static gint64
read_int (const char *json, const char *name)
{
  g_autoptr (JsonNode) node = json_from_string (json ? json : "{}", NULL);

  return json_object_get_int_member_with_default (json_node_get_object (node), name, 0);
}

static gboolean
is_minimised (const TdProposal *proposal)
{
  g_autoptr (JsonNode) node = json_from_string (proposal->rules, NULL);

  return node && json_object_get_boolean_member_with_default (json_node_get_object (node),
                                                              "minimise", FALSE);
}

/* Whether a row takes somebody out of a pair that nobody answered. */
static gboolean
is_moved (const TdProposalRow *row)
{
  return row->earlier_pair_id != 0 && row->pair_id != row->earlier_pair_id;
}

static void
add_pair (JsonBuilder *builder, const TdProposalRow *row, int sign)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "mentor", row->mentor_number);
  td_cli_json_text (builder, "mentee", row->mentee_number);
  td_cli_json_int (builder, "score", (gint64) sign * row->score);
  add_object (builder, "criteria", row->criteria);
  td_cli_json_text (builder, "mentor_name", row->mentor_name);
  td_cli_json_text (builder, "mentee_name", row->mentee_name);
  td_cli_json_bool (builder, "locked", row->locked);
  td_cli_json_bool (builder, "by_hand", row->by_hand);
  td_cli_json_int (builder, "round", row->round);
  td_cli_json_bool (builder, "moved", is_moved (row));
  td_cli_json_bool (builder, "released", row->pair_id != 0);
  if (row->blocked)
    add_object (builder, "flagged", row->blocked);
  json_builder_end_object (builder);
}

static void
add_pairs (JsonBuilder *builder, const Print *print)
{
  td_cli_json_begin_array (builder, "pairs");
  for (guint i = 0; i < print->rows->len; i++)
    if (((TdProposalRow *) print->rows->pdata[i])->mentor_id)
      add_pair (builder, print->rows->pdata[i], print->sign);
  json_builder_end_array (builder);
}

static void
add_unmatched (JsonBuilder *builder, const Print *print)
{
  td_cli_json_begin_array (builder, "unmatched");
  for (guint i = 0; i < print->rows->len; i++)
    {
      const TdProposalRow *row = print->rows->pdata[i];

      if (row->mentor_id != 0 || row->round != 1)
        continue;
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "mentee", row->mentee_number);
      add_object (builder, "blocked_by", row->blocked);
      td_cli_json_text (builder, "mentee_name", row->mentee_name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_remarks (JsonBuilder *builder, const Print *print)
{
  if (print->remarks == NULL)
    return;
  td_cli_json_begin_array (builder, "sheet");
  for (guint i = 0; i < print->remarks->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, print->remarks->pdata[i], NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What was proven: the best pairs, or that no two would rather be together. */
static void
add_proof (JsonBuilder *builder, const Print *print)
{
  td_cli_json_bool (builder, "optimal", print->proposal->optimal);
  td_cli_json_text (builder, "certificate", print->stable ? "stable" : "verified");
  if (!print->stable)
    return;
  td_cli_json_bool (builder, "stable", TRUE);
  td_cli_json_int (builder, "blocking_pairs", read_int (print->proposal->proof, "blocking_pairs"));
  td_cli_json_int (builder, "most", read_int (print->proposal->proof, "most"));
}

static void
print_json (TdCli *cli, const Print *print)
{
  static const char *const members[] = { "proposal=id", "mentees", "mentors",
                                         "places",      "matched", NULL };
  static const char *const others[] = { "seconds",      "objective",     "scope",          "state",
                                        "best_matched", "largest_score", "second_matched", NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  TdProposal *proposal = print->proposal;

  json_builder_begin_object (builder);
  td_cli_json_record (builder, proposal, members);
  td_cli_json_int (builder, "total", print->sign * proposal->total);
  add_proof (builder, print);
  td_cli_json_record (builder, proposal, others);
  td_cli_json_int (builder, "best_total", print->sign * proposal->best_total);
  td_cli_json_int (builder, "second_total", proposal->second_total);
  if (proposal->stay >= 0)
    td_cli_json_int (builder, "stay", proposal->stay);
  add_pairs (builder, print);
  add_unmatched (builder, print);
  add_remarks (builder, print);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

/* --- A table --- */

static char *
dup_note (const TdProposalRow *row)
{
  g_autoptr (GPtrArray) blocked = td_points_blocked_from_json (row->blocked);

  if (row->mentor_id && row->round == 2)
    return g_strdup (_ ("second mentor"));
  if (row->mentor_id && is_moved (row))
    return g_strdup (_ ("moved from another mentor"));
  if (row->pair_id)
    return g_strdup (_ ("released"));
  return td_points_dup_text (blocked);
}

static char *
dup_fit (const Print *print, const TdProposalRow *row)
{
  if (row->mentor_id == 0)
    return NULL;
  if (g_strcmp0 (print->proposal->scope, "sheet") == 0)
    return g_strdup_printf ("%d", print->sign * row->score);
  return g_strdup_printf ("%d", row->percent);
}

/* What was proven in a sentence, and nothing that was not. */
static void
print_summary (TdCli *cli, const Print *print)
{
  const TdProposal *proposal = print->proposal;
  int moved = 0;

  for (guint i = 0; i < print->rows->len; i++)
    moved += is_moved (print->rows->pdata[i]);
  if (print->stable)
    td_cli_message (cli,
                    ngettext ("Proposal %d: %d of %d mentee matched, stable: no two would rather "
                              "have each other. At most %d could be matched.",
                              "Proposal %d: %d of %d mentees matched, stable: no two would rather "
                              "have each other. At most %d could be matched.",
                              (gulong) proposal->mentees),
                    (int) proposal->id, proposal->matched, proposal->mentees,
                    (int) read_int (proposal->proof, "most"));
  else if (proposal->total != proposal->best_total || proposal->matched != proposal->best_matched)
    td_cli_message (cli,
                    ngettext ("Proposal %d: %d of %d mentee matched, changed by hand.",
                              "Proposal %d: %d of %d mentees matched, changed by hand.",
                              (gulong) proposal->mentees),
                    (int) proposal->id, proposal->matched, proposal->mentees);
  else
    td_cli_message (cli,
                    ngettext ("Proposal %d: %d of %d mentee matched, proven best.",
                              "Proposal %d: %d of %d mentees matched, proven best.",
                              (gulong) proposal->mentees),
                    (int) proposal->id, proposal->matched, proposal->mentees);
  if (proposal->second_matched)
    td_cli_message (cli,
                    ngettext ("%d second mentor.", "%d second mentors.",
                              (gulong) proposal->second_matched),
                    proposal->second_matched);
  if (moved)
    td_cli_message (cli,
                    ngettext ("%d earlier pair is moved.", "%d earlier pairs are moved.",
                              (gulong) moved),
                    moved);
}

static void
print_remarks (TdCli *cli, const Print *print)
{
  for (guint i = 0; print->remarks && i < print->remarks->len; i++)
    {
      const TdSheetRemark *remark = print->remarks->pdata[i];

      td_cli_message (cli,
                      /* Translators: a row of a sheet, a mentor, a mentee, why. */
                      remark->dropped ? _ ("Row %d, %s and %s, left out: %s")
                                      : _ ("Row %d, %s and %s, against a rule: %s"),
                      remark->row, remark->mentor, remark->mentee, remark->why);
    }
}

static void
print_table (TdCli *cli, const Print *print)
{
  TdCliTable *table = td_cli_table_new (_ ("Mentee"), _ ("Mentor"), _ (">Fit"), _ ("Note"), NULL);

  for (guint i = 0; i < print->rows->len; i++)
    {
      const TdProposalRow *row = print->rows->pdata[i];
      g_autofree char *note = dup_note (row);
      g_autofree char *fit = dup_fit (print, row);

      td_cli_table_add (table, row->mentee_name, row->mentor_name, fit, note);
    }
  td_cli_table_print (table, cli);
  print_summary (cli, print);
  print_remarks (cli, print);
}

gboolean
td_cli_print_proposal (TdCli *cli,
                       TdDatabase *db,
                       gint64 proposal_id,
                       GPtrArray *remarks,
                       GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, proposal_id, error) : NULL;
  Print print = { proposal, rows, remarks, FALSE, 1 };

  if (rows == NULL)
    return FALSE;
  print.stable = g_strcmp0 (proposal->objective, "stable") == 0;
  print.sign = is_minimised (proposal) ? -1 : 1;
  if (td_cli_is_json (cli))
    print_json (cli, &print);
  else
    print_table (cli, &print);
  return TRUE;
}

/* --- Arguments --- */

gboolean
td_cli_find_employees (TdCli *cli, char **numbers, GArray *ids, GError **error)
{
  for (char **number = numbers; number && *number; number++)
    {
      gint64 id = td_cli_find_employee (cli, *number, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

TdProposalRow *
td_cli_find_proposal_row (TdCli *cli,
                          TdDatabase *db,
                          gint64 proposal_id,
                          const char *mentee,
                          int round,
                          GError **error)
{
  gint64 mentee_id = td_cli_find_employee (cli, mentee, error);
  g_autoptr (GPtrArray) rows = mentee_id ? td_proposal_list_rows (db, proposal_id, error) : NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      TdProposalRow *row = rows->pdata[i];

      if (row->mentee_id == mentee_id && row->round == round)
        return g_object_ref (row);
    }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("Proposal %d has no row for “%s”."),
               (int) proposal_id, mentee);
  return NULL;
}
