/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-check.h"

#include "proposal/td-proposal-private.h"

#include <glib/gi18n-lib.h>

static const TdField flag_fields[] = {
  TD_FIELD (TdProposalFlag, row_id, TD_FIELD_ID),
  TD_FIELD (TdProposalFlag, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdProposalFlag, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposalFlag, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdProposalFlag, code, TD_FIELD_TEXT),
  TD_FIELD (TdProposalFlag, text, TD_FIELD_TEXT),
  TD_FIELD (TdProposalFlag, refused, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdProposalFlag, td_proposal_flag, flag_fields)

/* An open pair of the programme. */
typedef struct
{
  gint64 id;
  gint64 mentor_id;
  gint64 mentee_id;
  gboolean answered;
} Open;

/* Rows that are checked together, with what the file says now. */
typedef struct
{
  const TdProposal *proposal;
  GPtrArray *rows;
  TdCandidates *candidates;
  GHashTable *mentees; /* td_candidates_index() */
  GHashTable *mentors;
  GArray *open;       /* of Open, those that the rows move taken out */
  GHashTable *used;   /* gint64 mentor to places in use */
  GHashTable *movers; /* gint64 mentor to the name of who gives a place up in the draft */
  GPtrArray *flags;
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->mentees, g_hash_table_unref);
  g_clear_pointer (&self->mentors, g_hash_table_unref);
  g_clear_pointer (&self->used, g_hash_table_unref);
  g_clear_pointer (&self->movers, g_hash_table_unref);
  g_clear_pointer (&self->candidates, td_candidates_free);
  g_clear_pointer (&self->open, g_array_unref);
  g_clear_pointer (&self->flags, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static int
count_used (const Check *self, gint64 mentor_id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->used, &mentor_id));
}

static void
use_place (Check *self, gint64 mentor_id)
{
  g_hash_table_replace (self->used, g_memdup2 (&mentor_id, sizeof mentor_id),
                        GINT_TO_POINTER (count_used (self, mentor_id) + 1));
}

/* --- What the file says --- */

static gboolean
load_open (TdDatabase *db, Check *self, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT id, mentor_id, mentee_id, state <> 'proposed' FROM pair "
                         "WHERE program_id = $1 "
                         "AND state IN ('proposed', 'accepted', 'active', 'paused') ORDER BY id",
                         "i", self->proposal->program_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      Open one = { td_statement_get_int (row, 0), td_statement_get_int (row, 1),
                   td_statement_get_int (row, 2), td_statement_get_int (row, 3) != 0 };

      g_array_append_val (self->open, one);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* Whose unanswered pairs the draft moves away from a mentor. */
static gboolean
load_movers (TdDatabase *db, Check *self, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT x.mentor_id, e.name FROM proposal_row w JOIN pair x ON x.id = w.earlier_pair_id "
      "JOIN employee e ON e.id = w.mentee_id WHERE w.proposal_id = $1 AND w.pair_id IS NULL "
      "AND x.state = 'proposed' ORDER BY td_sort_key(e.name, e.name_key), e.id",
      "i", self->proposal->id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 mentor_id = td_statement_get_int (row, 0);

      g_hash_table_insert (self->movers, g_memdup2 (&mentor_id, sizeof mentor_id),
                           g_strdup (td_statement_get_text (row, 1)));
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

static gboolean
prepare (TdDatabase *db, Check *self, TdDate today, GError **error)
{
  TdCandidatesWho who = { .movable = TRUE, .second = TRUE };

  self->candidates = td_candidates_load_who (db, self->proposal->program_id, &who, today, error);
  if (self->candidates == NULL)
    return FALSE;
  self->mentees = td_candidates_index (self->candidates->mentees);
  self->mentors = td_candidates_index (self->candidates->mentors);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->movers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->flags = g_ptr_array_new_with_free_func (g_object_unref);
  return load_open (db, self, error) && load_movers (db, self, error);
}

/* --- Flags --- */

static void
flag (Check *self, const TdProposalRow *row, const char *code, gboolean refused, char *text)
{
  TdProposalFlag *one = g_object_new (TD_TYPE_PROPOSAL_FLAG, NULL);

  one->row_id = row->id;
  one->mentee_id = row->mentee_id;
  one->refused = refused;
  td_record_set_text (&one->code, code);
  td_record_set_text (&one->mentee_name, row->mentee_name);
  td_record_set_text (&one->mentor_name, row->mentor_name);
  td_record_take_text (&one->text, text);
  g_ptr_array_add (self->flags, one);
}

/* Takes the pairs out that the rows move; one that somebody answered stays. */
static void
move_earlier (Check *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdProposalRow *row = self->rows->pdata[i];

      for (guint k = self->open->len; row->earlier_pair_id && k > 0; k--)
        {
          const Open *one = &g_array_index (self->open, Open, k - 1);

          if (one->id != row->earlier_pair_id)
            continue;
          if (one->answered)
            flag (self, row, "answered", TRUE,
                  g_strdup_printf (_ ("%s’s earlier pair was answered by now. Take the row out of "
                                      "the draft, or propose again."),
                                   row->mentee_name));
          else
            g_array_remove_index (self->open, k - 1);
        }
    }
  for (guint k = 0; k < self->open->len; k++)
    use_place (self, g_array_index (self->open, Open, k).mentor_id);
}

/* How many mentors a mentee has, by pairs that stay and rows of round 1 that are checked with her;
 * @same: whether one is this mentor. */
static int
count_mentors (const Check *self, const TdProposalRow *row, gboolean *same)
{
  int n = 0;

  *same = FALSE;
  for (guint k = 0; k < self->open->len; k++)
    {
      const Open *one = &g_array_index (self->open, Open, k);

      n += one->mentee_id == row->mentee_id;
      *same |= one->mentee_id == row->mentee_id && one->mentor_id == row->mentor_id;
    }
  for (guint i = 0; row->round == 2 && i < self->rows->len; i++)
    {
      const TdProposalRow *other = self->rows->pdata[i];

      if (other->mentee_id != row->mentee_id || other->round != 1 || other->mentor_id == 0)
        continue;
      n++;
      *same |= other->mentor_id == row->mentor_id;
    }
  return n;
}

/* What she has already. FALSE where she cannot have this one too. */
static gboolean
check_mentors (Check *self, const TdProposalRow *row)
{
  gboolean same;
  int n = count_mentors (self, row, &same);

  if (same && row->round == 2)
    flag (self, row, "same-mentor", TRUE,
          g_strdup_printf (_ ("%s has %s as mentor already. Take the row out of the draft."),
                           row->mentee_name, row->mentor_name));
  else if (row->round == 2 && n == 0)
    flag (self, row, "no-first", TRUE,
          g_strdup_printf (_ ("%s has no first mentor, so there is no second one. Release the "
                              "first pair with this one, or propose again."),
                           row->mentee_name));
  else if (n >= row->round)
    flag (self, row, "paired", TRUE,
          g_strdup_printf (
              _ ("%s has a mentor by now. Take the row out of the draft, or propose again."),
              row->mentee_name));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_people (Check *self, const TdProposalRow *row, int mentee, int mentor)
{
  if (mentee < 0)
    flag (self, row, "mentee-gone", TRUE,
          g_strdup_printf (_ ("%s does not wait for a mentor any more. Take the row out of the "
                              "draft, or propose again."),
                           row->mentee_name));
  else if (mentor < 0)
    flag (self, row, "mentor-gone", TRUE,
          g_strdup_printf (_ ("%s is no mentor who is ready any more. Choose another mentor for "
                              "%s, or propose again."),
                           row->mentor_name, row->mentee_name));
  else
    return TRUE;
  return FALSE;
}

/* Where somebody else of the draft holds the place and moves away, the two go together. */
static char *
dup_full (const Check *self, const TdProposalRow *row)
{
  const char *mover = g_hash_table_lookup (self->movers, &row->mentor_id);

  if (mover && g_strcmp0 (mover, row->mentee_name) != 0)
    /* Translators: mentor, two mentees: the second one leaves him in the same draft. */
    return g_strdup_printf (_ ("%s has no place for %s until %s has moved. Release both rows "
                               "together."),
                            row->mentor_name, row->mentee_name, mover);
  return g_strdup_printf (
      _ ("%s has no place left by now. Choose another mentor for %s, or propose again."),
      row->mentor_name, row->mentee_name);
}

static void
check_place (Check *self, const TdProposalRow *row, int mentor)
{
  const TdParticipant *who = self->candidates->mentors->pdata[mentor];

  if (count_used (self, row->mentor_id) >= who->places)
    flag (self, row, "full", TRUE, dup_full (self, row));
  else
    use_place (self, row->mentor_id);
}

/* A rule that forbids the pair by now does not refuse: the coordinator has the last word. */
static void
check_rules (Check *self, const TdProposalRow *row, int mentee, int mentor)
{
  TdMatch match = td_candidates_match (self->candidates, (guint) mentee, (guint) mentor);
  g_autofree char *why = NULL;
  guint blocked;

  td_candidates_score (self->candidates, (guint) mentee, (guint) mentor, NULL, &blocked);
  blocked &= ~(1u << TD_HARD_RULE_CAPACITY);
  if (blocked == 0)
    return;
  why = td_hard_rules_dup_text (&match, blocked);
  flag (self, row, "rule", FALSE,
        /* Translators: mentor, mentee, the rule that forbids it by now. */
        g_strdup_printf (_ ("%s and %s: %s by now. Look whether the pair is still meant."),
                         row->mentor_name, row->mentee_name, why));
}

static gboolean
is_flagged (const Check *self, const TdProposalRow *row)
{
  for (guint i = 0; i < self->flags->len; i++)
    if (((TdProposalFlag *) self->flags->pdata[i])->row_id == row->id)
      return TRUE;
  return FALSE;
}

static void
check_row (Check *self, const TdProposalRow *row)
{
  int mentee = td_candidates_look_up (self->mentees, row->mentee_id);
  int mentor = td_candidates_look_up (self->mentors, row->mentor_id);

  if (row->mentor_id == 0 || is_flagged (self, row) || !check_mentors (self, row) ||
      !check_people (self, row, mentee, mentor))
    return;
  check_place (self, row, mentor);
  check_rules (self, row, mentee, mentor);
}

static int
compare_flags (gconstpointer a, gconstpointer b)
{
  const TdProposalFlag *first = *(TdProposalFlag *const *) a;
  const TdProposalFlag *second = *(TdProposalFlag *const *) b;

  if (first->refused != second->refused)
    return first->refused ? -1 : 1;
  return (first->row_id > second->row_id) - (first->row_id < second->row_id);
}

GPtrArray *
td_proposal_check_some (TdDatabase *db,
                        const TdProposal *proposal,
                        GPtrArray *rows,
                        TdDate today,
                        GError **error)
{
  g_auto (Check) self = { .proposal = proposal, .rows = rows };

  if (!prepare (db, &self, today, error))
    return NULL;
  move_earlier (&self);
  for (guint i = 0; i < rows->len; i++)
    check_row (&self, rows->pdata[i]);
  g_ptr_array_sort (self.flags, compare_flags);
  return g_steal_pointer (&self.flags);
}

GPtrArray *
td_proposal_check_rows (TdDatabase *db, gint64 proposal_id, TdDate today, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (GPtrArray) rows = proposal ? td_proposal_list_rows (db, proposal_id, error) : NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = rows->len; i > 0; i--)
    if (((TdProposalRow *) rows->pdata[i - 1])->pair_id)
      g_ptr_array_remove_index (rows, i - 1);
  return td_proposal_check_some (db, proposal, rows, today, error);
}
