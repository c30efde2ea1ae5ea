/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-plan.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GHashTable *
ids_new (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, value_free);
}

static void
ids_add (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, message);
  return FALSE;
}

/* Leaves the mentees of a set. */
static void
keep_mentees (TdCandidates *candidates, GHashTable *wanted)
{
  for (guint i = candidates->mentees->len; i > 0; i--)
    {
      TdParticipant *mentee = candidates->mentees->pdata[i - 1];

      if (!g_hash_table_contains (wanted, &mentee->employee_id))
        g_ptr_array_remove_index (candidates->mentees, i - 1);
    }
}

/* --- Rows of the draft that is replaced --- */

static gboolean
is_open (const TdProposalRow *row)
{
  return row->pair_id == 0 && row->round == 1;
}

static gboolean
load_rows (TdDatabase *db, gint64 proposal_id, GPtrArray **rows, GError **error)
{
  *rows = proposal_id ? td_proposal_list_rows (db, proposal_id, error)
                      : g_ptr_array_new_with_free_func (g_object_unref);
  return *rows != NULL;
}

/* The locked rows of an earlier draft that are not pairs yet. */
static void
keep_locks (const TdCandidates *candidates, GPtrArray *rows)
{
  g_autoptr (GHashTable) mentees = td_candidates_index (candidates->mentees);

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      gboolean locked = row->locked && row->mentor_id && is_open (row);
      int mentee = locked ? td_candidates_look_up (mentees, row->mentee_id) : -1;

      if (mentee >= 0)
        td_participant_add_relation (candidates->mentees->pdata[mentee], row->mentor_id,
                                     TD_RELATION_LOCKED);
    }
}

/* --- A selection --- */

static gboolean
refuse_selected (TdDatabase *db, gint64 mentee_id, GError **error)
{
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, "SELECT name FROM employee WHERE id = $1", "i", mentee_id);

  if (statement == NULL || !td_statement_next (statement, error))
    return FALSE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               _ ("%s does not wait for a mentor in this programme. Take the name out of the "
                  "selection."),
               td_statement_get_text (statement, 0));
  return FALSE;
}

static gboolean
select_mentees (TdDatabase *db,
                const TdProposalOptions *options,
                TdCandidates *candidates,
                GPtrArray *rows,
                GError **error)
{
  g_autoptr (GHashTable) wanted = ids_new (NULL);

  if (options->mentees == NULL || options->mentees->len == 0)
    return refuse (error, _ ("Nobody is selected. Choose the mentees to propose pairs for."));
  for (guint i = 0; i < options->mentees->len; i++)
    {
      gint64 id = g_array_index (options->mentees, gint64, i);

      if (td_candidates_find (candidates->mentees, id) < 0)
        return refuse_selected (db, id, error);
      ids_add (wanted, id);
    }
  /* A row that is locked is kept, selected or not. */
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      if (row->locked && row->mentor_id && is_open (row))
        ids_add (wanted, row->mentee_id);
    }
  keep_mentees (candidates, wanted);
  return TRUE;
}

/* --- Late enrolments --- */

/* What one is late after: a proposal with its day and the newest enrolment it knew. */
typedef struct
{
  gint64 proposal_id; /* 0: only the day is known, of pairs that another program proposed */
  TdDate day;
  gint64 last_enrolment;
} Base;

/* The draft that is replaced, unless it was for late ones itself, or the last proposal of which
 * pairs were released. */
static gboolean
find_proposal (TdDatabase *db, const TdProposalOptions *options, gint64 *id, GError **error)
{
  *id = 0;
  return td_database_query_int (
      db, id, error,
      "SELECT coalesce((SELECT id FROM proposal WHERE id = $2 AND scope <> 'late'), "
      "(SELECT max(s.id) FROM proposal s WHERE s.program_id = $1 AND EXISTS "
      "(SELECT 1 FROM proposal_row w WHERE w.proposal_id = s.id AND w.pair_id IS NOT NULL "
      "AND w.pair_id <> coalesce(w.earlier_pair_id, 0))), 0)",
      "ii", options->program_id, options->replaces);
}

static gboolean
find_base (TdDatabase *db, const TdProposalOptions *options, Base *base, GError **error)
{
  g_autoptr (TdStatement) row = NULL;

  if (!find_proposal (db, options, &base->proposal_id, error))
    return FALSE;
  row = base->proposal_id
            ? td_database_query (db, error,
                                 "SELECT made_on, last_enrolment FROM proposal WHERE id = $1", "i",
                                 base->proposal_id)
            : td_database_query (db, error,
                                 "SELECT max(proposed_on), NULL FROM pair WHERE program_id = $1 "
                                 "AND source = 'proposal'",
                                 "i", options->program_id);
  if (row == NULL || !td_statement_next (row, error))
    return FALSE;
  base->day = td_statement_get_date (row, 0);
  base->last_enrolment = td_statement_get_int (row, 1);
  if (base->last_enrolment == 0)
    base->last_enrolment = G_MAXINT64;
  return base->day != TD_DATE_NONE ||
         refuse (error, _ ("No pairs were released from a proposal yet, so nobody is late. "
                           "Propose pairs for everyone who waits."));
}

static gboolean
add_late (TdDatabase *db, gint64 program_id, const Base *base, GHashTable *wanted, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT employee_id FROM enrolment WHERE program_id = $1 "
                         "AND (id > $2 OR from_date > $3)",
                         "iiD", program_id, base->last_enrolment, base->day);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    ids_add (wanted, td_statement_get_int (row, 0));
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* Late ones and earlier ones as they are gathered. */
typedef struct
{
  const TdProposalOptions *options;
  TdProposalScoped *scoped;
  GHashTable *wanted; /* gint64 mentees */
  GHashTable *mentees;
  GHashTable *mentors;
} Gathering;

static void
gathering_clear (Gathering *self)
{
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->mentees);
  g_hash_table_unref (self->mentors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static void
add_earlier (Gathering *self, gint64 mentee_id, int mentor, gint64 pair_id)
{
  TdEarlier earlier = { (guint) mentor, pair_id };

  g_hash_table_insert (self->scoped->earlier, g_memdup2 (&mentee_id, sizeof mentee_id),
                       g_memdup2 (&earlier, sizeof earlier));
}

/* A pair of the programme that a proposal made and nobody answered; one with somebody who is no
 * candidate any more stays as it is. */
static void
take_pair (Gathering *self, gint64 pair_id, gint64 mentor_id, gint64 mentee_id)
{
  int mentor = td_candidates_look_up (self->mentors, mentor_id);

  if (mentor >= 0 && td_candidates_look_up (self->mentees, mentee_id) >= 0)
    {
      ids_add (self->wanted, mentee_id);
      add_earlier (self, mentee_id, mentor, pair_id);
      return;
    }
  g_hash_table_remove (self->wanted, &mentee_id);
  if (mentor >= 0)
    ((TdParticipant *) self->scoped->candidates->mentors->pdata[mentor])->places_left--;
}

static gboolean
add_unanswered (TdDatabase *db, Gathering *self, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT x.id, x.mentor_id, x.mentee_id FROM pair x WHERE x.program_id = $1 "
      "AND x.state = 'proposed' AND x.source = 'proposal' AND NOT EXISTS (SELECT 1 FROM pair y "
      "WHERE y.program_id = $1 "
      "AND y.mentee_id = x.mentee_id AND y.id <> x.id "
      "AND y.state IN ('proposed', 'accepted', 'active', 'paused')) ORDER BY x.id",
      "i", self->options->program_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    take_pair (self, td_statement_get_int (row, 0), td_statement_get_int (row, 1),
               td_statement_get_int (row, 2));
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* The rows of the draft that is replaced take part; those with a mentor keep him, or may move. */
static void
add_rows (Gathering *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      int mentee = td_candidates_look_up (self->mentees, row->mentee_id);
      int mentor = td_candidates_look_up (self->mentors, row->mentor_id);

      if (mentee < 0 || !is_open (row) ||
          g_hash_table_contains (self->scoped->earlier, &row->mentee_id))
        continue;
      ids_add (self->wanted, row->mentee_id);
      if (mentor >= 0 && self->options->may_move)
        add_earlier (self, row->mentee_id, mentor, 0);
      else if (mentor >= 0)
        td_participant_add_relation (self->scoped->candidates->mentees->pdata[mentee],
                                     row->mentor_id, TD_RELATION_LOCKED);
    }
}

static gboolean
select_late (TdDatabase *db,
             const TdProposalOptions *options,
             TdProposalScoped *scoped,
             GPtrArray *rows,
             GError **error)
{
  g_auto (Gathering)
      self = { options, scoped, ids_new (NULL), td_candidates_index (scoped->candidates->mentees),
               td_candidates_index (scoped->candidates->mentors) };
  Base base;

  if (!find_base (db, options, &base, error) ||
      !add_late (db, options->program_id, &base, self.wanted, error) ||
      (options->may_move && !add_unanswered (db, &self, error)))
    return FALSE;
  if (base.proposal_id == options->replaces || options->may_move)
    add_rows (&self, rows);
  keep_mentees (scoped->candidates, self.wanted);
  return scoped->candidates->mentees->len > 0 ||
         refuse (error, _ ("Nobody who waits enrolled since the last release. Propose pairs for "
                           "everyone who waits."));
}

/* --- All of it --- */

gboolean
td_proposal_scope_load (TdDatabase *db,
                        const TdProposalOptions *options,
                        TdDate today,
                        TdProposalScoped *scoped,
                        GError **error)
{
  gboolean late = options->scope == TD_PROPOSAL_LATE;
  TdCandidatesWho who = { .movable = late && options->may_move };
  g_autoptr (GPtrArray) rows = NULL;

  scoped->earlier = ids_new (g_free);
  scoped->candidates = td_candidates_load_who (db, options->program_id, &who, today, error);
  if (scoped->candidates == NULL || !load_rows (db, options->replaces, &rows, error))
    return FALSE;
  if (options->scope == TD_PROPOSAL_SELECTION &&
      !select_mentees (db, options, scoped->candidates, rows, error))
    return FALSE;
  if (late && !select_late (db, options, scoped, rows, error))
    return FALSE;
  keep_locks (scoped->candidates, rows);
  return TRUE;
}

void
td_proposal_scoped_clear (TdProposalScoped *scoped)
{
  g_clear_pointer (&scoped->candidates, td_candidates_free);
  g_clear_pointer (&scoped->earlier, g_hash_table_unref);
}

const TdEarlier *
td_proposal_scoped_find_earlier (const TdProposalScoped *scoped, guint mentee)
{
  const TdParticipant *who = scoped->candidates->mentees->pdata[mentee];

  return g_hash_table_lookup (scoped->earlier, &who->employee_id);
}

/* --- Staying together --- */

/* Points of one mentee together that the cohort takes. */
#define MOST_POINTS 10000000

int
td_proposal_scoped_get_stay (const TdProposalScoped *scoped, gint64 stay)
{
  gint64 most = MOST_POINTS - scoped->candidates->largest;
  gint64 above_all = (gint64) scoped->candidates->mentees->len * scoped->candidates->largest + 1;

  return (int) CLAMP (MIN (stay, above_all), 0, most);
}

void
td_proposal_scoped_set_stay (const TdProposalScoped *scoped,
                             TdCohort *cohort,
                             int before,
                             int points)
{
  const TdCandidates *candidates = scoped->candidates;

  for (guint i = 0; i < candidates->mentees->len; i++)
    {
      const TdEarlier *earlier = td_proposal_scoped_find_earlier (scoped, i);

      if (earlier == NULL || td_cohort_get_locked (cohort, i) >= 0)
        continue;
      if (td_cohort_score_pair (cohort, i, earlier->mentor) < 0)
        td_cohort_lock (cohort, i, (int) earlier->mentor);
      else
        td_cohort_add_points (cohort, i, earlier->mentor, points - before);
    }
}
