/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain.h"

#include "candidates/td-points.h"
#include "proposal/td-explanation-private.h"

#include <glib/gi18n-lib.h>

/* What a price says: a mentee more, or points alone. */
static void
read_price (TdMentorValue *value, const TdProposal *proposal)
{
  value->matches = value->price > 0 && value->price >= proposal->bonus;
  value->points =
      (value->price - (value->matches ? proposal->bonus : 0)) / MAX (proposal->scale, 1);
}

GPtrArray *
td_explain_mentors (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  GPtrArray *values = NULL;

  if (proposal)
    values = td_database_load (db, TD_TYPE_MENTOR_VALUE, error,
                               "SELECT m.mentor_id, e.number, e.name, e.department, m.places, "
                               "m.used, m.price FROM proposal_mentor m "
                               "JOIN employee e ON e.id = m.mentor_id WHERE m.proposal_id = $1 "
                               "ORDER BY m.price DESC, td_sort_key(e.name, e.name_key), e.id",
                               "i", proposal_id);
  for (guint j = 0; values && j < values->len; j++)
    read_price (values->pdata[j], proposal);
  return values;
}

/* Places against mentees, as the speed of a solve and its meaning depend on it. */
static const char *
regime_of (const TdProposal *proposal)
{
  if (proposal->places < proposal->mentees)
    return "short";
  return 20 * (gint64) proposal->places < 23 * (gint64) proposal->mentees ? "enough" : "plenty";
}

/* Sentences, one after the other; takes @sentence. */
static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len ? " " : "", sentence);
  g_free (sentence);
}

static char *
describe (const TdRunFacts *facts, gboolean stable, const char *lacking)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: matched, mentees, places. */
  add_sentence (text, g_strdup_printf (ngettext ("%d of %d mentee has one of %d places.",
                                                 "%d of %d mentees have one of %d places.",
                                                 (gulong) facts->mentees),
                                       facts->matched, facts->mentees, facts->places));
  if (facts->set_mentees > 0)
    add_sentence (
        text,
        g_strdup_printf (ngettext ("No more is possible: %d mentee, without a mentor, has only %d "
                                   "places that no rule forbids.",
                                   "No more is possible: %d mentees, those without a mentor among "
                                   "them, have only %d places together that no rule forbids.",
                                   (gulong) facts->set_mentees),
                         facts->set_mentees, facts->set_places));
  if (facts->matched > 0)
    add_sentence (text,
                  /* Translators: percents of the best fit that is possible. */
                  g_strdup_printf (_ ("The worst pair fits %d %%; one of a hundred fits %d %% or "
                                      "less, one of twenty %d %%, half of them %d %%."),
                                   facts->worst_percent, facts->percentile_1_percent,
                                   facts->percentile_5_percent, facts->median_percent));
  if (stable)
    add_sentence (text, g_strdup (_ ("No mentee and mentor would both rather have each other.")));
  if (facts->verified)
    add_sentence (text, g_strdup (_ ("That nothing is better was proven over all possible pairs, "
                                     "and the proof checked.")));
  if (lacking)
    add_sentence (text, g_strdup (lacking));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of pairs that were not made from scores of rules only the rows tell how well they fit. */
static gboolean
read_scores (TdDatabase *db, const TdProposal *proposal, TdStoredProof *proof, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT score, count(*) OVER (), row_number() OVER (ORDER BY score) "
                         "FROM proposal_row WHERE proposal_id = $1 AND round = 1 "
                         "AND mentor_id IS NOT NULL ORDER BY score",
                         "i", proposal->id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 score = td_statement_get_int (row, 0);
      gint64 n = td_statement_get_int (row, 1);
      gint64 at = td_statement_get_int (row, 2);

      if (at == 1)
        proof->worst = score;
      if (at == MAX ((n + 99) / 100, 1))
        proof->percentile_1 = score;
      if (at == MAX ((5 * n + 99) / 100, 1))
        proof->percentile_5 = score;
      if (at == MAX ((50 * n + 99) / 100, 1))
        proof->median = score;
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

static gboolean
take_proof (TdDatabase *db, TdRunFacts *facts, const TdProposal *proposal, GError **error)
{
  TdStoredProof proof;
  gint64 largest = proposal->largest_score;

  td_stored_proof_from_json (proposal->proof, &proof);
  if (proof.rounds == 0 && !read_scores (db, proposal, &proof, error))
    return FALSE;
  facts->matched = proof.rounds ? (int) proof.matched : proposal->best_matched;
  facts->total = proof.rounds ? proof.total : proposal->best_total;
  facts->worst = (int) proof.worst;
  facts->percentile_1 = (int) proof.percentile_1;
  facts->percentile_5 = (int) proof.percentile_5;
  facts->median = (int) proof.median;
  facts->worst_percent = td_points_percent (proof.worst, largest);
  facts->percentile_1_percent = td_points_percent (proof.percentile_1, largest);
  facts->percentile_5_percent = td_points_percent (proof.percentile_5, largest);
  facts->median_percent = td_points_percent (proof.median, largest);
  facts->set_mentees = (int) proof.set_mentees;
  facts->set_places = (int) proof.set_places;
  facts->pairs = proof.pairs;
  facts->edges = proof.edges;
  facts->rounds = (int) proof.rounds;
  return TRUE;
}

TdRunFacts *
td_explain_run (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (TdRunFacts) facts = g_object_new (TD_TYPE_RUN_FACTS, NULL);
  g_autofree char *lacking = NULL;
  GError *trouble = NULL;

  if (proposal == NULL || !take_proof (db, facts, proposal, error))
    return NULL;
  facts->mentees = proposal->mentees;
  facts->mentors = proposal->mentors;
  facts->places = proposal->places;
  facts->seconds = proposal->seconds;
  facts->verified = proposal->optimal;
  td_record_set_text (&facts->regime, regime_of (proposal));
  lacking = td_explain_dup_lacking_skills (db, proposal_id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return NULL;
    }
  td_record_take_text (&facts->text,
                       describe (facts, g_str_equal (proposal->objective, "stable"), lacking));
  return g_steal_pointer (&facts);
}
