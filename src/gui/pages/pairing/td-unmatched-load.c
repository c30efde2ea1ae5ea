/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-unmatched-load.h"

#include "candidates/td-points.h"
#include "proposal/td-proposal.h"
#include "proposal/td-what-if.h"

#include <string.h>

/* What would help is computed for so many people, and for so long: in a large cohort one takes a
 * second. The others are told what was stored with the draft; "Why?" computes for any of them. */
#define MOST_COMPUTED 40
#define LONGEST_COMPUTING (3 * G_USEC_PER_SEC)

static const TdField item_fields[] = {
  TD_FIELD (TdUnmatchedItem, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdUnmatchedItem, name, TD_FIELD_TEXT),
  TD_FIELD (TdUnmatchedItem, department, TD_FIELD_TEXT),
  TD_FIELD (TdUnmatchedItem, why, TD_FIELD_TEXT),
  TD_FIELD (TdUnmatchedItem, help, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdUnmatchedItem, td_unmatched_item, item_fields)

void
td_unmatched_free (TdUnmatched *unmatched)
{
  g_clear_pointer (&unmatched->people, g_ptr_array_unref);
  g_clear_pointer (&unmatched->rules, g_ptr_array_unref);
  g_clear_pointer (&unmatched->mentors, g_ptr_array_unref);
  g_free (unmatched);
}

/* Reasons are parts of sentences; here they stand alone. */
static char *
capitalise (const char *text)
{
  g_autofree char *first = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* What the solver left stored: the rules with the mentors they block. */
static char *
stored_reason (const TdProposalRow *row)
{
  g_autoptr (GPtrArray) counts = td_points_blocked_from_json (row->blocked);

  return td_points_dup_text (counts);
}

static TdUnmatchedItem *
new_item (const TdProposalRow *row)
{
  TdUnmatchedItem *item = g_object_new (TD_TYPE_UNMATCHED_ITEM, NULL);
  g_autofree char *reason = stored_reason (row);

  item->mentee_id = row->mentee_id;
  td_record_set_text (&item->name, row->mentee_name);
  td_record_set_text (&item->department, row->mentee_department);
  td_record_take_text (&item->why, capitalise (reason));
  return item;
}

static gboolean
explain_item (TdUnmatchedItem *item,
              TdDatabase *db,
              TdWhatIf *what_if,
              gint64 proposal_id,
              GError **error)
{
  g_autoptr (TdExplanation) explanation =
      td_explain_mentee_with (db, what_if, proposal_id, item->mentee_id, error);

  if (explanation == NULL)
    return FALSE;
  td_record_take_text (&item->why, capitalise (explanation->sentence));
  td_record_set_text (&item->help, explanation->smallest_change);
  return TRUE;
}

static gboolean
load_people (TdUnmatched *into,
             TdDatabase *db,
             TdWhatIf *what_if,
             gint64 proposal_id,
             GError **error)
{
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (db, proposal_id, error);
  gint64 late = g_get_monotonic_time () + LONGEST_COMPUTING;

  if (rows == NULL)
    return FALSE;
  into->people = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      TdUnmatchedItem *item;

      if (row->mentor_id || row->round > 1)
        continue;
      item = new_item (row);
      g_ptr_array_add (into->people, item);
      if (what_if && into->people->len <= MOST_COMPUTED && g_get_monotonic_time () < late &&
          !explain_item (item, db, what_if, proposal_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_rules (TdUnmatched *into, TdDatabase *db, TdWhatIf *what_if, GError **error)
{
  if (what_if == NULL)
    {
      into->rules = g_ptr_array_new_with_free_func (g_object_unref);
      return TRUE;
    }
  into->rules = td_explain_relax_with (what_if, td_database_get_cancellable (db), error);
  for (guint i = into->rules ? into->rules->len : 0; i > 0; i--)
    if (((TdRelaxation *) into->rules->pdata[i - 1])->gained == 0)
      g_ptr_array_remove_index (into->rules, i - 1);
  return into->rules != NULL;
}

static gboolean
load_mentors (TdUnmatched *into, TdDatabase *db, gint64 proposal_id, GError **error)
{
  into->mentors = td_explain_mentors (db, proposal_id, error);
  for (guint i = into->mentors ? into->mentors->len : 0; i > 0; i--)
    if (((TdMentorValue *) into->mentors->pdata[i - 1])->price <= 0)
      g_ptr_array_remove_index (into->mentors, i - 1);
  return into->mentors != NULL;
}

TdUnmatched *
td_unmatched_load (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdUnmatched) unmatched = g_new0 (TdUnmatched, 1);
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (TdWhatIf) what_if = NULL;

  if (proposal == NULL)
    return NULL;
  /* A sheet of scores has no rules to do without. */
  if (strcmp (proposal->scope, "sheet") != 0)
    {
      what_if = td_what_if_new (db, proposal_id, error);
      if (what_if == NULL)
        return NULL;
    }
  if (!load_people (unmatched, db, what_if, proposal_id, error) ||
      !load_rules (unmatched, db, what_if, error) ||
      !load_mentors (unmatched, db, proposal_id, error))
    return NULL;
  return g_steal_pointer (&unmatched);
}
