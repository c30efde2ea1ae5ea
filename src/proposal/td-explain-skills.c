/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain.h"

#include "candidates/td-candidates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 mentees;
  gint64 silent_mentees;
  gint64 mentors;
  gint64 silent_mentors;
} Counts;

static gboolean
count (TdDatabase *db,
       const TdProposal *proposal,
       const char *sql,
       gint64 *n,
       gint64 *n_silent,
       GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "ii", proposal->id, proposal->program_id);

  if (row == NULL || !td_statement_next (row, error))
    return FALSE;
  *n = td_statement_get_int (row, 0);
  *n_silent = td_statement_get_int (row, 1);
  return TRUE;
}

static gboolean
count_both (TdDatabase *db, const TdProposal *proposal, Counts *counts, GError **error)
{
  return count (db, proposal,
                "SELECT count(*), count(*) FILTER (WHERE coalesce(n.skills_wanted, '') = '') "
                "FROM proposal_row r JOIN enrolment n ON n.employee_id = r.mentee_id "
                "AND n.program_id = $2 WHERE r.proposal_id = $1 AND r.round = 1",
                &counts->mentees, &counts->silent_mentees, error) &&
         count (db, proposal,
                "SELECT count(*), count(*) FILTER (WHERE coalesce(n.skills_offered, '') = '') "
                "FROM proposal_mentor m JOIN enrolment n ON n.employee_id = m.mentor_id "
                "AND n.program_id = $2 WHERE m.proposal_id = $1",
                &counts->mentors, &counts->silent_mentors, error);
}

static gboolean
weighs_skills (const TdCandidates *rules)
{
  for (guint i = 0; i < rules->n_weights; i++)
    if (strcmp (rules->weights[i].name, "skills") == 0)
      return rules->weights[i].weight > 0;
  return FALSE;
}

static char *
describe (const Counts *counts)
{
  g_autofree char *mentees =
      /* Translators: how many of how many; the start of the sentence after the next. */
      g_strdup_printf (ngettext ("%d of %d mentee", "%d of %d mentees", (gulong) counts->mentees),
                       (int) counts->silent_mentees, (int) counts->mentees);
  g_autofree char *mentors =
      g_strdup_printf (ngettext ("%d of %d mentor", "%d of %d mentors", (gulong) counts->mentors),
                       (int) counts->silent_mentors, (int) counts->mentors);

  /* Translators: mentees and mentors: "20 of 25 mentees", "3 of 12 mentors". */
  return g_strdup_printf (_ ("No skills are known of %s and %s, so fits stay low. Write them into "
                             "their enrolments or import them, then propose again."),
                          mentees, mentors);
}

char *
td_explain_dup_lacking_skills (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (TdCandidates) rules = NULL;
  Counts counts = { 0 };

  if (proposal == NULL)
    return NULL;
  rules = td_candidates_load_rules (db, proposal->program_id, error);
  if (rules == NULL || !weighs_skills (rules) || strcmp (proposal->scope, "sheet") == 0)
    return NULL;
  if (!count_both (db, proposal, &counts, error))
    return NULL;
  return 2 * counts.silent_mentees > counts.mentees || 2 * counts.silent_mentors > counts.mentors
             ? describe (&counts)
             : NULL;
}
