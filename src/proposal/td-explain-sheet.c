/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain-sheet.h"

#include "base/td-error.h"
#include "proposal/td-explanation-private.h"
#include "solver/td-certificate.h"

#include <glib/gi18n-lib.h>

struct _TdExplainSheet
{
  GHashTable *mentees; /* gint64 employee to a number from 1 */
  GHashTable *mentors;
  TdSolverProblem problem;
  int *places;
  gsize *first;
  GArray *mentor; /* guint */
  GArray *score;  /* gint64 */
  int *locked;
  gint64 *kept;
  TdObjective objective;
  TdSolution *base;
};

void
td_explain_sheet_free (TdExplainSheet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->mentees);
  g_hash_table_unref (self->mentors);
  g_array_unref (self->mentor);
  g_array_unref (self->score);
  g_free (self->places);
  g_free (self->first);
  g_free (self->locked);
  g_free (self->kept);
  g_clear_pointer (&self->base, td_solution_free);
  g_free (self);
}

static int
find (GHashTable *table, gint64 employee_id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, &employee_id)) - 1;
}

static void
enter (GHashTable *table, gint64 employee_id)
{
  g_hash_table_insert (table, g_memdup2 (&employee_id, sizeof employee_id),
                       GUINT_TO_POINTER (g_hash_table_size (table) + 1));
}

/* Rows of scores by mentee and mentor, in the order of their numbers here. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  if (first[0] != second[0])
    return first[0] < second[0] ? -1 : 1;
  return (first[1] > second[1]) - (first[1] < second[1]);
}

static GArray *
load_entries (TdDatabase *db, TdExplainSheet *self, gint64 proposal_id, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, 3 * sizeof (gint64));
  g_autoptr (TdStatement) row = td_database_query (
      db, error, "SELECT mentee_id, mentor_id, score FROM proposal_score WHERE proposal_id = $1",
      "i", proposal_id);
  GError *trouble = NULL;

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gint64 entry[] = { find (self->mentees, td_statement_get_int (row, 0)),
                         find (self->mentors, td_statement_get_int (row, 1)),
                         td_statement_get_int (row, 2) };

      if (entry[0] >= 0 && entry[1] >= 0)
        g_array_append_vals (entries, entry, 1);
    }
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return NULL;
    }
  g_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

static void
take_entries (TdExplainSheet *self, GArray *entries)
{
  for (guint k = 0; k < entries->len; k++)
    {
      const gint64 *entry = &((const gint64 *) (gpointer) entries->data)[3 * k];
      guint mentor = (guint) entry[1];

      self->first[entry[0] + 1]++;
      g_array_append_val (self->mentor, mentor);
      g_array_append_val (self->score, entry[2]);
    }
  for (guint i = 0; i < self->problem.n_mentees; i++)
    self->first[i + 1] += self->first[i];
}

/* The pairs that were proven, and the prices of the mentors. */
static TdSolution *
stored_solution (const TdExplainSheet *self,
                 const TdProposal *proposal,
                 GPtrArray *rows,
                 GPtrArray *values)
{
  TdSolution *before = g_new0 (TdSolution, 1);

  before->n_mentees = self->problem.n_mentees;
  before->n_mentors = self->problem.n_mentors;
  before->bonus = proposal->bonus;
  before->scale = MAX (proposal->scale, 1);
  before->mentor = g_new (int, MAX (before->n_mentees, 1));
  before->mentee_price = g_new0 (gint64, MAX (before->n_mentees, 1));
  before->mentor_price = g_new0 (gint64, MAX (before->n_mentors, 1));
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      before->mentor[i] = row->proven_id ? find (self->mentors, row->proven_id) : -1;
      before->mentee_price[i] = row->price;
    }
  for (guint j = 0; j < values->len; j++)
    before->mentor_price[j] = TD_MENTOR_VALUE (values->pdata[j])->price;
  return before;
}

static void
take_people (TdExplainSheet *self, GPtrArray *rows, GPtrArray *values)
{
  for (guint i = 0; i < rows->len; i++)
    enter (self->mentees, TD_PROPOSAL_ROW (rows->pdata[i])->mentee_id);
  for (guint j = 0; j < values->len; j++)
    enter (self->mentors, TD_MENTOR_VALUE (values->pdata[j])->mentor_id);
  self->places = g_new0 (int, values->len + 1);
  self->first = g_new0 (gsize, rows->len + 2);
  self->locked = g_new (int, rows->len + 1);
  self->kept = g_new0 (gint64, rows->len + 1);
  for (guint j = 0; j < values->len; j++)
    self->places[j] = TD_MENTOR_VALUE (values->pdata[j])->places;
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      gboolean kept = row->locked && row->mentor_id && row->mentor_id == row->proven_id;

      self->locked[i] = kept ? find (self->mentors, row->mentor_id) : -1;
      self->kept[i] = kept ? row->score : 0;
    }
  self->problem.n_mentees = rows->len;
  self->problem.n_mentors = values->len;
}

static TdSolution *
solve (TdExplainSheet *self, const TdSolution *before, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdSolution) solution =
      td_solver_repair (&self->problem, self->objective, before, NULL, cancellable, error);

  if (solution == NULL || !td_certificate_check (&self->problem, self->objective, solution, error))
    return NULL;
  return g_steal_pointer (&solution);
}

TdExplainSheet *
td_explain_sheet_new (TdDatabase *db,
                      const TdProposal *proposal,
                      GPtrArray *rows,
                      GPtrArray *values,
                      GError **error)
{
  g_autoptr (TdExplainSheet) self = g_new0 (TdExplainSheet, 1);
  g_autoptr (GArray) entries = NULL;
  g_autoptr (TdSolution) before = NULL;

  self->mentees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->mentors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->mentor = g_array_new (FALSE, FALSE, sizeof (guint));
  self->score = g_array_new (FALSE, FALSE, sizeof (gint64));
  take_people (self, rows, values);
  entries = load_entries (db, self, proposal->id, error);
  if (entries == NULL || !td_objective_from_text (proposal->objective, &self->objective, error))
    return NULL;
  take_entries (self, entries);
  self->problem.places = self->places;
  self->problem.first = self->first;
  self->problem.mentor = (const guint *) (gpointer) self->mentor->data;
  self->problem.score = (const gint64 *) (gpointer) self->score->data;
  self->problem.locked = self->locked;
  self->problem.kept = self->kept;
  before = stored_solution (self, proposal, rows, values);
  self->base = solve (self, before, td_database_get_cancellable (db), error);
  return self->base ? g_steal_pointer (&self) : NULL;
}

static gboolean
find_entry (TdExplainSheet *self, int mentee, int mentor, gint64 *score)
{
  for (gsize e = self->first[mentee]; e < self->first[mentee + 1]; e++)
    if ((int) self->problem.mentor[e] == mentor)
      {
        *score = self->problem.score[e];
        return TRUE;
      }
  return FALSE;
}

gboolean
td_explain_sheet_get_score (TdExplainSheet *self, gint64 mentee_id, gint64 mentor_id, int *score)
{
  int mentee = find (self->mentees, mentee_id);
  int mentor = find (self->mentors, mentor_id);
  gint64 value = 0;
  gboolean found = mentee >= 0 && mentor >= 0 && find_entry (self, mentee, mentor, &value);

  *score = (int) value;
  return found;
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const TdStoredAlternative *first = a;
  const TdStoredAlternative *second = b;

  if (first->cost != second->cost)
    return first->cost < second->cost ? -1 : 1;
  return (first->mentor_id > second->mentor_id) - (first->mentor_id < second->mentor_id);
}

static gint64
employee_of (GHashTable *table, int number)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_INT (value) - 1 == number)
      return *(gint64 *) key;
  return 0;
}

GArray *
td_explain_sheet_list_alternatives (TdExplainSheet *self, gint64 mentee_id)
{
  GArray *alternatives = g_array_new (FALSE, FALSE, sizeof (TdStoredAlternative));
  int mentee = find (self->mentees, mentee_id);
  const TdSolution *base = self->base;

  if (mentee < 0 || self->locked[mentee] >= 0)
    return alternatives;
  for (gsize e = self->first[mentee]; e < self->first[mentee + 1]; e++)
    {
      guint mentor = self->problem.mentor[e];
      TdStoredAlternative one = { employee_of (self->mentors, (int) mentor), self->problem.score[e],
                                  0 };

      one.cost = base->mentee_price[mentee] + base->mentor_price[mentor] - base->bonus -
                 base->scale * one.score;
      if (base->mentor[mentee] != (int) mentor && self->places[mentor] > 0 && one.cost >= 0)
        g_array_append_val (alternatives, one);
    }
  g_array_sort (alternatives, compare_costs);
  if (alternatives->len > TD_N_ALTERNATIVES)
    g_array_set_size (alternatives, TD_N_ALTERNATIVES);
  return alternatives;
}

/* Whether locked pairs of others leave a place. */
static gboolean
has_place (const TdExplainSheet *self, int mentee, int mentor)
{
  int taken = 0;

  for (guint i = 0; i < self->problem.n_mentees; i++)
    taken += (int) i != mentee && self->locked[i] == mentor;
  return taken < self->places[mentor];
}

static void
compare (const TdSolution *base, const TdSolution *now, TdWhatIfResult *result)
{
  *result = (TdWhatIfResult){ .mentees = (int) now->n_mentees,
                              .matched = (int) now->matched,
                              .matched_change = (int) now->matched - (int) base->matched,
                              .total = now->total,
                              .total_change = now->total - base->total,
                              .worst = now->worst };
  for (guint i = 0; i < now->n_mentees; i++)
    {
      result->pairs_changed += base->mentor[i] != now->mentor[i];
      result->gained += base->mentor[i] < 0 && now->mentor[i] >= 0;
      result->lost += base->mentor[i] >= 0 && now->mentor[i] < 0;
    }
}

gboolean
td_explain_sheet_force (TdExplainSheet *self,
                        gint64 mentee_id,
                        gint64 mentor_id,
                        TdWhatIfResult *result,
                        GCancellable *cancellable,
                        GError **error)
{
  int mentee = find (self->mentees, mentee_id);
  int mentor = find (self->mentors, mentor_id);
  g_autoptr (TdSolution) now = NULL;
  int before;
  gint64 kept;

  if (mentee < 0 || mentor < 0 || !has_place (self, mentee, mentor))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                           _ ("There is no place for this pair."));
      return FALSE;
    }
  before = self->locked[mentee];
  kept = self->kept[mentee];
  self->locked[mentee] = mentor;
  find_entry (self, mentee, mentor, &self->kept[mentee]);
  now = solve (self, self->base, cancellable, error);
  self->locked[mentee] = before;
  self->kept[mentee] = kept;
  if (now)
    compare (self->base, now, result);
  return now != NULL;
}
