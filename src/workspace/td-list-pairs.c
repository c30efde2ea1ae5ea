/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-list-private.h"

#include "agenda/td-agenda-words.h"
#include "base/td-error.h"
#include "candidates/td-line.h"
#include "contact/td-due-board.h"
#include "pairing/td-pair.h"
#include "program/td-cadence.h"
#include "proposal/td-proposal.h"

#include <glib/gi18n-lib.h>

/* --- Pairs --- */

/**
 * TdListedPair:
 *
 * A pair and how its contact stands.
 */
#define TD_TYPE_LISTED_PAIR (td_listed_pair_get_type ())
G_DECLARE_FINAL_TYPE (TdListedPair, td_listed_pair, TD, LISTED_PAIR, TdRecord)

struct _TdListedPair
{
  TdRecord parent_instance;

  gint64 id;
  gint64 program_id;
  char *reference;
  char *program_name;
  char *mentor_name;
  char *mentor_number;
  char *mentor_department;
  char *mentor_email;
  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  char *mentee_email;
  char *state;
  char *contact; /* the code of how its contact stands; NULL where it does not live */
  char *cadence;
  char *source;
  char *line;
  int waiting_days;
  int days_overdue;
  TdDate matched_on;
  TdDate last;
  TdDate next_due;
  TdDate planned_end;
  TdDate ended_on;
  char *end_reason;
};

static const TdField listed_pair_fields[] = {
  TD_FIELD (TdListedPair, id, TD_FIELD_ID),
  TD_FIELD (TdListedPair, program_id, TD_FIELD_ID),
  TD_FIELD (TdListedPair, reference, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentor_department, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentor_email, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, mentee_email, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, state, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, contact, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, source, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, line, TD_FIELD_TEXT),
  TD_FIELD (TdListedPair, waiting_days, TD_FIELD_INT),
  TD_FIELD (TdListedPair, days_overdue, TD_FIELD_INT),
  TD_FIELD (TdListedPair, matched_on, TD_FIELD_DATE),
  TD_FIELD (TdListedPair, last, TD_FIELD_DATE),
  TD_FIELD (TdListedPair, next_due, TD_FIELD_DATE),
  TD_FIELD (TdListedPair, planned_end, TD_FIELD_DATE),
  TD_FIELD (TdListedPair, ended_on, TD_FIELD_DATE),
  TD_FIELD (TdListedPair, end_reason, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdListedPair, td_listed_pair, listed_pair_fields)

static const char *
contact_label (const char *code)
{
  return td_due_state_get_label (td_due_state_from_code (code));
}

static char *
dup_cadence (gpointer record, TdListRun *run)
{
  const char *cadence = ((TdListedPair *) record)->cadence;

  return cadence ? td_cadence_dup_text_label (cadence) : NULL;
}

static const TdListColumn pair_columns[] = {
  { "reference", N_ ("Pair") },
  { "program_name", N_ ("Programme") },
  { "mentor_name", N_ ("Mentor"), TD_LIST_PERSON },
  { "mentor_department", N_ ("Mentor’s department") },
  { "mentee_name", N_ ("Mentee"), TD_LIST_PERSON },
  { "mentee_department", N_ ("Mentee’s department") },
  { "state", N_ ("State"), 0, td_pair_state_get_label },
  { "contact", N_ ("Contact"), 0, contact_label },
  { "waiting_days", N_ ("Days waiting"), TD_LIST_ASKED },
  { "cadence", N_ ("Cadence"), 0, NULL, dup_cadence },
  { "source", N_ ("Source"), 0, td_pair_source_get_label },
  { "matched_on", N_ ("Matched on") },
  { "last", N_ ("Last contact") },
  { "next_due", N_ ("Next due") },
  { "planned_end", N_ ("Planned end") },
  { "ended_on", N_ ("Ended") },
  { "end_reason", N_ ("Reason of the end"), 0, td_pair_end_reason_get_label },
  { "days_overdue", N_ ("Days overdue"), TD_LIST_ASKED },
  { "line", N_ ("Reporting line"), TD_LIST_ASKED },
  { "mentor_number", N_ ("Mentor’s number"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "mentor_email", N_ ("Mentor’s e-mail"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "mentee_number", N_ ("Mentee’s number"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "mentee_email", N_ ("Mentee’s e-mail"), TD_LIST_PERSON | TD_LIST_ASKED },
};

static void
take_people (TdListedPair *listed, const TdPair *pair)
{
  td_record_set_text (&listed->mentor_name, pair->mentor_name);
  td_record_set_text (&listed->mentor_number, pair->mentor_number);
  td_record_set_text (&listed->mentor_department, pair->mentor_department);
  td_record_set_text (&listed->mentor_email, pair->mentor_email);
  td_record_set_text (&listed->mentee_name, pair->mentee_name);
  td_record_set_text (&listed->mentee_number, pair->mentee_number);
  td_record_set_text (&listed->mentee_department, pair->mentee_department);
  td_record_set_text (&listed->mentee_email, pair->mentee_email);
}

static TdListedPair *
list_pair (const TdPair *pair, const TdDueRow *due)
{
  TdListedPair *listed = g_object_new (TD_TYPE_LISTED_PAIR, NULL);

  listed->id = pair->id;
  listed->program_id = pair->program_id;
  take_people (listed, pair);
  td_record_set_text (&listed->reference, pair->reference);
  td_record_set_text (&listed->program_name, pair->program_name);
  td_record_set_text (&listed->state, pair->state);
  td_record_set_text (&listed->contact, due ? due->state : NULL);
  td_record_set_text (&listed->cadence, pair->agreed_cadence);
  td_record_set_text (&listed->source, pair->source);
  td_record_set_text (&listed->line, td_line_get_label ((TdLine) pair->line));
  td_record_set_text (&listed->end_reason, pair->end_reason);
  listed->waiting_days = pair->waiting_days;
  listed->days_overdue = due ? due->days_overdue : 0;
  listed->matched_on = pair->matched_on;
  listed->last = due ? due->last : TD_DATE_NONE;
  listed->next_due = due ? due->next_due : TD_DATE_NONE;
  listed->planned_end = pair->planned_end;
  listed->ended_on = pair->ended_on;
  return listed;
}

static GPtrArray *
load_pairs (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  TdPairFilter filter = { .program_id = run->request->program_id };
  TdDate today = run->request->today;
  g_autoptr (GPtrArray) pairs = td_pair_list (run->db, &filter, today, error);
  g_autoptr (GPtrArray) board =
      pairs ? td_due_board_load (run->db, filter.program_id, today, error) : NULL;
  g_autoptr (GHashTable) due = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *rows;

  if (board == NULL)
    return NULL;
  for (guint i = 0; i < board->len; i++)
    g_hash_table_insert (due, &((TdDueRow *) board->pdata[i])->pair_id, board->pdata[i]);
  rows = g_ptr_array_new_full (pairs->len, g_object_unref);
  for (guint i = 0; i < pairs->len; i++)
    {
      TdPair *pair = pairs->pdata[i];

      g_ptr_array_add (rows, list_pair (pair, g_hash_table_lookup (due, &pair->id)));
    }
  return rows;
}

const TdListKind td_list_pairs = { "pairs", N_ ("Pairs"), pair_columns, G_N_ELEMENTS (pair_columns),
                                   NULL,    load_pairs,   "id",         NULL };

/* --- A draft --- */

static char *
dup_line (gpointer record, TdListRun *run)
{
  return g_strdup (td_line_get_label ((TdLine) ((TdProposalRow *) record)->line));
}

static gboolean
is_sealed_draft (gpointer record, TdListRun *run)
{
  return g_hash_table_contains (run->sealed, &run->request->program_id);
}

static const TdListColumn draft_columns[] = {
  { "mentee_name", N_ ("Mentee"), TD_LIST_PERSON },
  { "mentee_number", N_ ("Mentee’s number"), TD_LIST_PERSON },
  { "mentee_department", N_ ("Mentee’s department") },
  { "mentor_name", N_ ("Mentor"), TD_LIST_PERSON },
  { "mentor_number", N_ ("Mentor’s number"), TD_LIST_PERSON },
  { "mentor_department", N_ ("Mentor’s department") },
  { "score", N_ ("Points") },
  { "percent", N_ ("Of the most"), TD_LIST_PERCENT },
  { "round", N_ ("Round") },
  { "locked", N_ ("Locked") },
  { "by_hand", N_ ("By hand") },
  { "line", N_ ("Reporting line"), 0, NULL, dup_line },
  { "mentee_rank", N_ ("Mentee’s choice"), TD_LIST_ASKED },
  { "mentor_rank", N_ ("Mentor’s choice"), TD_LIST_ASKED },
};

static GPtrArray *
load_draft (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (TdProposal) draft = NULL;
  GError *trouble = NULL;

  if (run->request->object_id)
    return td_proposal_list_rows (run->db, run->request->object_id, error);
  if (run->request->program_id == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("A draft is of one programme. Say which."));
      return NULL;
    }
  draft = td_proposal_find_draft (run->db, run->request->program_id, &trouble);
  if (draft)
    return td_proposal_list_rows (run->db, draft->id, error);
  if (trouble)
    g_propagate_error (error, trouble);
  else
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("The programme has no draft. Propose pairs first."));
  return NULL;
}

const TdListKind td_list_draft = { "draft",       N_ ("Draft of Pairs"),
                                   draft_columns, G_N_ELEMENTS (draft_columns),
                                   NULL,          load_draft,
                                   "id",          is_sealed_draft };

/* --- Today --- */

static char *
dup_what (gpointer record, TdListRun *run)
{
  return g_strdup (td_agenda_kind_get_title (((TdAgendaRow *) record)->kind));
}

static char *
dup_side (gpointer record, TdListRun *run)
{
  const char *side = ((TdAgendaRow *) record)->side;

  if (g_strcmp0 (side, "mentor") == 0)
    return g_strdup (_ ("Mentor"));
  if (g_strcmp0 (side, "mentee") == 0)
    return g_strdup (_ ("Mentee"));
  return g_strdup (side ? _ ("Coordinator") : NULL);
}

static char *
dup_rhythm (gpointer record, TdListRun *run)
{
  const char *cadence = ((TdAgendaRow *) record)->cadence;

  return cadence ? td_cadence_dup_text_label (cadence) : NULL;
}

static char *
dup_flag (gpointer record, TdListRun *run)
{
  return g_strdup (td_line_get_label ((TdLine) ((TdAgendaRow *) record)->line));
}

static const TdListColumn today_columns[] = {
  { "what", N_ ("What"), 0, NULL, dup_what },
  { "reference", N_ ("Pair") },
  { "program_name", N_ ("Programme") },
  { "mentor_name", N_ ("Mentor"), TD_LIST_PERSON },
  { "mentee_name", N_ ("Mentee"), TD_LIST_PERSON },
  { "side", N_ ("About whom"), 0, NULL, dup_side },
  { "title", N_ ("Subject"), TD_LIST_PERSON },
  { "since", N_ ("Since") },
  { "due_on", N_ ("Due on") },
  { "days", N_ ("Days over") },
  { "last", N_ ("Last contact") },
  { "cadence", N_ ("Cadence"), 0, NULL, dup_rhythm },
  { "reminded_on", N_ ("Reminded") },
  { "line", N_ ("Reporting line"), TD_LIST_ASKED, NULL, dup_flag },
  { "mentor_number", N_ ("Mentor’s number"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "mentee_number", N_ ("Mentee’s number"), TD_LIST_PERSON | TD_LIST_ASKED },
};

static GPtrArray *
load_today (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  return td_agenda_load (run->db, run->request->program_id, run->request->today, error);
}

const TdListKind td_list_today = {
  "today", N_ ("Today"), today_columns, G_N_ELEMENTS (today_columns), NULL, load_today, NULL, NULL
};
