/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "candidates/td-line.h"
#include "candidates/td-points.h"
#include "proposal/td-proposal-private.h"

#include <glib/gi18n-lib.h>

static const TdField proposal_fields[] = {
  TD_FIELD (TdProposal, id, TD_FIELD_ID),
  TD_FIELD (TdProposal, program_id, TD_FIELD_ID),
  TD_FIELD (TdProposal, made_on, TD_FIELD_DATE),
  TD_FIELD (TdProposal, state, TD_FIELD_TEXT),
  TD_FIELD (TdProposal, objective, TD_FIELD_TEXT),
  TD_FIELD (TdProposal, mentees, TD_FIELD_INT),
  TD_FIELD (TdProposal, mentors, TD_FIELD_INT),
  TD_FIELD (TdProposal, places, TD_FIELD_INT),
  TD_FIELD (TdProposal, matched, TD_FIELD_INT),
  TD_FIELD (TdProposal, total, TD_FIELD_ID),
  TD_FIELD (TdProposal, best_total, TD_FIELD_ID),
  TD_FIELD (TdProposal, largest_score, TD_FIELD_INT),
  TD_FIELD (TdProposal, optimal, TD_FIELD_BOOL),
  TD_FIELD (TdProposal, seconds, TD_FIELD_REAL),
  TD_FIELD (TdProposal, rules, TD_FIELD_TEXT),
  TD_FIELD (TdProposal, scope, TD_FIELD_TEXT),
  TD_FIELD (TdProposal, bonus, TD_FIELD_ID),
  TD_FIELD (TdProposal, scale, TD_FIELD_ID),
  TD_FIELD (TdProposal, worst, TD_FIELD_ID),
  TD_FIELD (TdProposal, proof, TD_FIELD_TEXT),
  TD_FIELD (TdProposal, best_matched, TD_FIELD_INT),
  TD_FIELD (TdProposal, second_matched, TD_FIELD_INT),
  TD_FIELD (TdProposal, second_total, TD_FIELD_ID),
  TD_FIELD (TdProposal, last_enrolment, TD_FIELD_ID),
  TD_FIELD (TdProposal, stay, TD_FIELD_ID),
  TD_FIELD (TdProposal, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposal, to_release, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdProposal, td_proposal, proposal_fields)

static const TdField row_fields[] = {
  TD_FIELD (TdProposalRow, id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, proposal_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, score, TD_FIELD_INT),
  TD_FIELD (TdProposalRow, criteria, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, blocked, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, locked, TD_FIELD_BOOL),
  TD_FIELD (TdProposalRow, by_hand, TD_FIELD_BOOL),
  TD_FIELD (TdProposalRow, pair_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, round, TD_FIELD_INT),
  TD_FIELD (TdProposalRow, price, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, mentee_rank, TD_FIELD_INT),
  TD_FIELD (TdProposalRow, mentor_rank, TD_FIELD_INT),
  TD_FIELD (TdProposalRow, alternatives, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, proven_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, earlier_pair_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, added, TD_FIELD_BOOL),
  TD_FIELD (TdProposalRow, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, mentor_department, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, percent, TD_FIELD_INT),
  TD_FIELD (TdProposalRow, line, TD_FIELD_INT),
  TD_FIELD (TdProposalRow, line_code, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, mentor_email, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, own_manager_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, own_manager_text, TD_FIELD_TEXT),
  TD_FIELD (TdProposalRow, upper_manager_id, TD_FIELD_ID),
  TD_FIELD (TdProposalRow, upper_manager_text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdProposalRow, td_proposal_row, row_fields)

#define PROPOSAL_SELECT                                               \
  "SELECT s.*, g.name AS program_name, "                              \
  "(SELECT count(*) FROM proposal_row w WHERE w.proposal_id = s.id "  \
  "AND w.mentor_id IS NOT NULL AND w.pair_id IS NULL) AS to_release " \
  "FROM proposal s JOIN program g ON g.id = s.program_id "

/* Rounded as td_points_percent() does. */
#define ROW_SELECT                                                                                \
  "SELECT w.*, e.name AS mentee_name, e.number AS mentee_number, "                                \
  "e.department AS mentee_department, r.name AS mentor_name, r.number AS mentor_number, "         \
  "r.department AS mentor_department, "                                                           \
  "CASE WHEN s.largest_score > 0 THEN (200 * w.score + s.largest_score) / (2 * s.largest_score) " \
  "ELSE 0 END AS percent, r.email AS mentor_email, " TD_LINE_COLUMNS " "                          \
  "FROM proposal_row w JOIN proposal s ON s.id = w.proposal_id "                                  \
  "JOIN employee e ON e.id = w.mentee_id LEFT JOIN employee r ON r.id = w.mentor_id " TD_LINE_JOIN

TdProposal *
td_proposal_load (TdDatabase *db, gint64 proposal_id, GError **error)
{
  GError *trouble = NULL;
  TdProposal *proposal = td_database_load_one (db, TD_TYPE_PROPOSAL, &trouble,
                                               PROPOSAL_SELECT "WHERE s.id = $1", "i", proposal_id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (proposal == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no proposal %d."),
                 (int) proposal_id);
  return proposal;
}

TdProposal *
td_proposal_find_draft (TdDatabase *db, gint64 program_id, GError **error)
{
  return td_database_load_one (db, TD_TYPE_PROPOSAL, error,
                               PROPOSAL_SELECT "WHERE s.program_id = $1 AND s.state = 'draft' "
                                               "ORDER BY s.id DESC LIMIT 1",
                               "i", program_id);
}

gboolean
td_proposal_is_stale (TdDatabase *db, TdProposal *proposal, gboolean *stale, GError **error)
{
  g_autoptr (TdCandidates) now = NULL;
  g_autofree char *rules = NULL;

  *stale = FALSE;
  /* The scores of a sheet are nobody's rules. */
  if (g_strcmp0 (proposal->scope, "sheet") == 0)
    return TRUE;
  now = td_candidates_load_rules (db, proposal->program_id, error);
  if (now == NULL)
    return FALSE;
  rules = td_points_rules_to_json (now);
  *stale = g_strcmp0 (rules, proposal->rules) != 0;
  return TRUE;
}

GPtrArray *
td_proposal_list (TdDatabase *db, gint64 program_id, GError **error)
{
  return td_database_load (db, TD_TYPE_PROPOSAL, error,
                           PROPOSAL_SELECT "WHERE s.program_id = $1 ORDER BY s.id DESC", "i",
                           program_id);
}

/* What the mentor of a row is in the mentee's reporting line. */
static void
find_line (TdProposalRow *row)
{
  TdLineMentor mentor = { row->mentor_id, row->mentor_number, row->mentor_email, row->mentor_name };
  TdLineStep own = { row->own_manager_id, row->own_manager_text };
  TdLineStep upper = { row->upper_manager_id, row->upper_manager_text };

  row->line = row->mentor_id ? (int) td_line_find (&mentor, &own, &upper) : TD_LINE_NONE;
  td_record_set_text (&row->line_code, td_line_get_code ((TdLine) row->line));
}

GPtrArray *
td_proposal_list_rows (TdDatabase *db, gint64 proposal_id, GError **error)
{
  GPtrArray *rows = td_database_load (
      db, TD_TYPE_PROPOSAL_ROW, error,
      ROW_SELECT "WHERE w.proposal_id = $1 "
                 "ORDER BY w.mentor_id IS NULL, td_sort_key(e.name, e.name_key), e.id, w.round",
      "i", proposal_id);

  for (guint i = 0; rows && i < rows->len; i++)
    find_line (rows->pdata[i]);
  return rows;
}

TdProposalRow *
td_proposal_load_row (TdDatabase *db, gint64 row_id, GError **error)
{
  GError *trouble = NULL;
  TdProposalRow *row = td_database_load_one (db, TD_TYPE_PROPOSAL_ROW, &trouble,
                                             ROW_SELECT "WHERE w.id = $1", "i", row_id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (row == NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("This row of the proposal is not there any more."));
  else
    find_line (row);
  return row;
}
