/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-rank.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "candidates/td-candidates-rules.h"
#include "candidates/td-no-match.h"
#include "candidates/td-points.h"
#include "candidates/td-waiting-since.h"
#include "proposal/td-proposal-private.h"
#include "proposal/td-proposal-sheet.h"

#include <glib/gi18n-lib.h>

static const TdField mentor_fields[] = {
  TD_FIELD (TdRankedMentor, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdRankedMentor, name, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, number, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, title, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, department, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, location, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, in_draft, TD_FIELD_BOOL),
  TD_FIELD (TdRankedMentor, current, TD_FIELD_BOOL),
  TD_FIELD (TdRankedMentor, change, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, rank, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, score, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, largest, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, percent, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, places_left, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, places, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, criteria, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, rules, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, blocked, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, blocked_text, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, line, TD_FIELD_INT),
  TD_FIELD (TdRankedMentor, line_code, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, excluded, TD_FIELD_TEXT),
  TD_FIELD (TdRankedMentor, locked, TD_FIELD_BOOL),
  TD_FIELD (TdRankedMentor, forbidden, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdRankedMentor, td_ranked_mentor, mentor_fields)

static const TdField waiting_fields[] = {
  TD_FIELD (TdWaitingMentee, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdWaitingMentee, enrolment_id, TD_FIELD_ID),
  TD_FIELD (TdWaitingMentee, name, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, number, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, title, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, department, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, location, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, from_date, TD_FIELD_DATE),
  TD_FIELD (TdWaitingMentee, days, TD_FIELD_INT),
  TD_FIELD (TdWaitingMentee, hours, TD_FIELD_REAL),
  TD_FIELD (TdWaitingMentee, skills_wanted, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, reasons, TD_FIELD_TEXT),
  TD_FIELD (TdWaitingMentee, wishes, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdWaitingMentee, td_waiting_mentee, waiting_fields)

static TdRankedMentor *
rank_one (const TdCandidates *candidates, guint mentor, const char *rules)
{
  const TdParticipant *who = candidates->mentors->pdata[mentor];
  TdRankedMentor *ranked = g_object_new (TD_TYPE_RANKED_MENTOR, NULL);
  g_autofree int *points = g_new0 (int, candidates->n_weights + 1);
  TdMatch match = td_candidates_match (candidates, 0, mentor);
  TdRelation relation = td_participant_get_relation (match.mentee, who->employee_id);
  guint blocked;

  ranked->locked = (relation & TD_RELATION_LOCKED) != 0;
  ranked->forbidden = (relation & TD_RELATION_FORBIDDEN) != 0;
  ranked->score = td_candidates_score (candidates, 0, mentor, points, &blocked);
  ranked->largest = candidates->largest;
  ranked->percent = td_points_percent (ranked->score, candidates->largest);
  ranked->mentor_id = who->employee_id;
  ranked->places = who->places;
  ranked->places_left = who->places_left;
  ranked->line = (int) td_participant_get_line (candidates->mentees->pdata[0], who);
  td_record_set_text (&ranked->line_code, td_line_get_code ((TdLine) ranked->line));
  td_record_set_text (&ranked->name, who->name);
  td_record_set_text (&ranked->number, who->number);
  td_record_set_text (&ranked->title, who->title);
  td_record_set_text (&ranked->department, who->department);
  td_record_set_text (&ranked->location, who->location);
  td_record_set_text (&ranked->rules, rules);
  td_record_take_text (&ranked->criteria, td_points_to_json (candidates, points));
  td_record_take_text (&ranked->blocked, td_hard_rules_dup_names (blocked));
  td_record_take_text (&ranked->blocked_text, td_hard_rules_dup_text (&match, blocked));
  td_record_take_text (&ranked->excluded, td_participant_dup_excluded (match.mentee, match.mentor));
  return ranked;
}

/* 0: free; 1: full; 2: another rule blocks. */
static int
group_of (const TdRankedMentor *ranked)
{
  if (ranked->blocked == NULL)
    return 0;
  return g_strcmp0 (ranked->blocked, td_hard_rules[TD_HARD_RULE_CAPACITY].name) == 0 ? 1 : 2;
}

/* By score alone; equal ones keep the order of their numbers. */
static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const TdRankedMentor *first = *(TdRankedMentor *const *) a;
  const TdRankedMentor *second = *(TdRankedMentor *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return g_strcmp0 (first->number, second->number);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const TdRankedMentor *first = *(TdRankedMentor *const *) a;
  const TdRankedMentor *second = *(TdRankedMentor *const *) b;
  int order = group_of (first) - group_of (second);

  return order ? order : compare_scores (a, b);
}

/* Ranks count the mentors who can be chosen; a full one is told the rank that a place would give.
 */
static void
number_ranks (GPtrArray *mentors)
{
  int rank = 0;

  g_ptr_array_sort (mentors, compare_scores);
  for (guint i = 0; i < mentors->len; i++)
    {
      TdRankedMentor *ranked = mentors->pdata[i];

      if (group_of (ranked) == 0)
        ranked->rank = ++rank;
      if (group_of (ranked) == 1)
        ranked->rank = rank + 1;
      if (group_of (ranked) == 1)
        td_record_take_text (&ranked->blocked_text,
                             /* Translators: of a mentor who has no place free. */
                             g_strdup_printf (_ ("no place free, would rank %d"), ranked->rank));
    }
  g_ptr_array_sort (mentors, compare_groups);
}

/* The points of a coordinator's own sheet in place of ours; only who is in it may be chosen. */
static void
take_sheet_score (TdRankedMentor *ranked, GHashTable *scores, int largest)
{
  const gint64 *score = g_hash_table_lookup (scores, &ranked->mentor_id);

  ranked->score = score ? (int) *score : 0;
  ranked->largest = largest;
  ranked->percent = td_points_percent (ranked->score, largest);
  td_record_set_text (&ranked->criteria, NULL);
  if (score)
    return;
  td_record_set_text (&ranked->blocked, "sheet");
  td_record_set_text (&ranked->blocked_text, _ ("the sheet has no score for these two"));
}

/* @scores: (nullable): of a sheet, whose best score is @largest. */
static GPtrArray *
rank_scored (const TdCandidates *candidates, GHashTable *scores, int largest, GError **error)
{
  g_autoptr (GPtrArray) mentors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *rules = NULL;

  if (candidates->mentees->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This person is not a mentee to be paired in this programme."));
      return NULL;
    }
  rules = td_points_rules_to_json (candidates);
  for (guint j = 0; j < candidates->mentors->len; j++)
    if (!td_candidates_is_self (candidates, 0, j))
      g_ptr_array_add (mentors, rank_one (candidates, j, rules));
  for (guint j = 0; scores && j < mentors->len; j++)
    take_sheet_score (mentors->pdata[j], scores, largest);
  number_ranks (mentors);
  return g_steal_pointer (&mentors);
}

static GPtrArray *
rank_all (const TdCandidates *candidates, GError **error)
{
  return rank_scored (candidates, NULL, 0, error);
}

GPtrArray *
td_rank_mentors (TdDatabase *db, gint64 program_id, gint64 mentee_id, TdDate today, GError **error)
{
  g_autoptr (TdCandidates) candidates =
      td_candidates_load (db, program_id, mentee_id, today, error);

  return candidates ? rank_all (candidates, error) : NULL;
}

GPtrArray *
td_rank_mentors_by (TdDatabase *db,
                    gint64 program_id,
                    gint64 mentee_id,
                    TdRules *rules,
                    TdDate today,
                    GError **error)
{
  g_autoptr (TdCandidates) kept = td_candidates_load (db, program_id, mentee_id, today, error);
  g_autoptr (TdCandidates) tried = NULL;

  if (kept == NULL)
    return NULL;
  tried = td_candidates_copy (kept);
  td_candidates_take_rules (tried, rules);
  return rank_all (td_candidates_has_fields (tried) ? tried : kept, error);
}

/* Sets the places that are left in a draft, and takes out who is her other mentor already. */
static gboolean
take_draft_places (TdDatabase *db,
                   const TdCandidates *candidates,
                   const TdProposal *proposal,
                   const TdProposalRow *row,
                   GError **error)
{
  g_autoptr (GHashTable) taken = td_proposal_list_taken (db, proposal, row, error);

  if (taken == NULL)
    return FALSE;
  for (guint j = candidates->mentors->len; j > 0; j--)
    {
      TdParticipant *mentor = candidates->mentors->pdata[j - 1];
      int n = GPOINTER_TO_INT (g_hash_table_lookup (taken, &mentor->employee_id));

      if (n < 0)
        g_ptr_array_remove_index (candidates->mentors, j - 1);
      else
        mentor->places_left = mentor->places - n;
    }
  return TRUE;
}

/* By the rules, or by the sheet that the draft was made from. */
static GPtrArray *
rank_in_draft (TdDatabase *db,
               TdCandidates *candidates,
               const TdProposal *proposal,
               const TdProposalRow *row,
               GError **error)
{
  g_autoptr (GHashTable) scores = NULL;

  if (g_strcmp0 (proposal->scope, "sheet") != 0)
    return rank_all (candidates, error);
  scores = td_proposal_sheet_load_scores (db, proposal, row->mentee_id, error);
  if (scores == NULL)
    return NULL;
  candidates->rules = td_proposal_sheet_get_rules (proposal, candidates->rules);
  return rank_scored (candidates, scores, proposal->largest_score, error);
}

GPtrArray *
td_rank_mentors_for_row (TdDatabase *db, gint64 row_id, TdDate today, GError **error)
{
  g_autoptr (TdProposalRow) row = td_proposal_load_row (db, row_id, error);
  g_autoptr (TdProposal) proposal = row ? td_proposal_load (db, row->proposal_id, error) : NULL;
  g_autoptr (TdCandidates) candidates =
      proposal ? td_candidates_load (db, proposal->program_id, row->mentee_id, today, error) : NULL;
  GPtrArray *mentors;

  if (candidates == NULL || !take_draft_places (db, candidates, proposal, row, error))
    return NULL;
  mentors = rank_in_draft (db, candidates, proposal, row, error);
  for (guint i = 0; mentors && i < mentors->len; i++)
    {
      TdRankedMentor *ranked = mentors->pdata[i];

      ranked->in_draft = TRUE;
      ranked->current = ranked->mentor_id == row->mentor_id;
      ranked->change = ranked->score - row->score;
      ranked->places_left = MAX (ranked->places_left, 0);
    }
  return mentors;
}

/* The names of those wished for, best first, beside the mentees (in any order of @mentees). */
static gboolean
load_wishes (TdDatabase *db, gint64 program_id, GHashTable *by_enrolment, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT f.enrolment_id, o.name FROM preference f JOIN enrolment n ON n.id = f.enrolment_id "
      "JOIN employee o ON o.id = f.employee_id WHERE n.program_id = $1 AND f.kind = 'wish' "
      "ORDER BY f.enrolment_id, f.rank, td_sort_key(o.name, o.name_key)",
      "i", program_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 enrolment_id = td_statement_get_int (row, 0);
      TdWaitingMentee *mentee = g_hash_table_lookup (by_enrolment, &enrolment_id);
      const char *name = td_statement_get_text (row, 1);

      if (mentee)
        td_record_take_text (&mentee->wishes,
                             mentee->wishes
                                 ? g_strconcat (mentee->wishes, TD_LIST_SEPARATOR, name, NULL)
                                 : g_strdup (name));
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

GPtrArray *
td_rank_waiting (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) mentees = td_database_load (
      db, TD_TYPE_WAITING_MENTEE, error,
      "SELECT n.employee_id AS mentee_id, n.id AS enrolment_id, e.name, e.number, e.title, "
      "e.department, e.location, " TD_WAITING_SINCE " AS from_date, n.hours, n.skills_wanted, "
      "n.reasons "
      "FROM enrolment n JOIN employee e ON e.id = n.employee_id "
      "WHERE n.program_id = $1 AND n.state = 'enrolled' AND n.role IN ('mentee', 'both') "
      "AND n.not_ready = 0 AND n.from_date <= $2 "
      "AND (e.leave_date IS NULL OR e.leave_date >= $2) "
      "AND NOT EXISTS (SELECT 1 FROM pair x WHERE x.program_id = $1 "
      "AND x.mentee_id = n.employee_id "
      "AND x.state IN ('proposed', 'accepted', 'active', 'paused')) AND " TD_NO_MATCH_NONE " "
      "ORDER BY from_date, td_sort_key(e.name, e.name_key), e.id",
      "iD", program_id, today);

  g_autoptr (GHashTable) by_enrolment = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; mentees && i < mentees->len; i++)
    {
      TdWaitingMentee *mentee = mentees->pdata[i];

      mentee->days = today - mentee->from_date;
      g_hash_table_insert (by_enrolment, &mentee->enrolment_id, mentee);
    }
  if (mentees == NULL || !load_wishes (db, program_id, by_enrolment, error))
    return NULL;
  return g_steal_pointer (&mentees);
}
