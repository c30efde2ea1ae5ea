/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-answer.h"

#include "base/td-text.h"

static const TdField pending_fields[] = {
  TD_FIELD (TdPendingAnswer, pair_id, TD_FIELD_ID),
  TD_FIELD (TdPendingAnswer, program_id, TD_FIELD_ID),
  TD_FIELD (TdPendingAnswer, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, side, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, person_id, TD_FIELD_ID),
  TD_FIELD (TdPendingAnswer, person_name, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, person_number, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, person_email, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, other_id, TD_FIELD_ID),
  TD_FIELD (TdPendingAnswer, other_name, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, other_answer, TD_FIELD_TEXT),
  TD_FIELD (TdPendingAnswer, proposed_on, TD_FIELD_DATE),
  TD_FIELD (TdPendingAnswer, asked_on, TD_FIELD_DATE),
  TD_FIELD (TdPendingAnswer, days, TD_FIELD_INT),
  TD_FIELD (TdPendingAnswer, line, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdPendingAnswer, td_pending_answer, pending_fields)

static TdPendingAnswer *
pending_new (const TdPair *pair, TdSide side)
{
  TdPendingAnswer *pending = g_object_new (TD_TYPE_PENDING_ANSWER, NULL);
  gboolean mentor = side == TD_SIDE_MENTOR;

  pending->pair_id = pair->id;
  pending->program_id = pair->program_id;
  pending->person_id = mentor ? pair->mentor_id : pair->mentee_id;
  pending->other_id = mentor ? pair->mentee_id : pair->mentor_id;
  pending->proposed_on = pair->proposed_on;
  pending->asked_on = pair->asked_on;
  pending->days = pair->waiting_days;
  pending->line = pair->line;
  td_record_set_text (&pending->program_name, pair->program_name);
  td_record_set_text (&pending->side, mentor ? "mentor" : "mentee");
  td_record_set_text (&pending->person_name, mentor ? pair->mentor_name : pair->mentee_name);
  td_record_set_text (&pending->person_number, mentor ? pair->mentor_number : pair->mentee_number);
  td_record_set_text (&pending->person_email, mentor ? pair->mentor_email : pair->mentee_email);
  td_record_set_text (&pending->other_name, mentor ? pair->mentee_name : pair->mentor_name);
  if (mentor ? pair->mentee_accepted_on : pair->mentor_accepted_on)
    td_record_set_text (&pending->other_answer, "yes");
  return pending;
}

/* Longest waiting first; who waits as long by name. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const TdPendingAnswer *first = *(TdPendingAnswer *const *) a;
  const TdPendingAnswer *second = *(TdPendingAnswer *const *) b;
  g_autofree char *first_key = NULL;
  g_autofree char *second_key = NULL;
  int order;

  if (first->days != second->days)
    return second->days - first->days;
  first_key = td_text_fold (first->person_name);
  second_key = td_text_fold (second->person_name);
  order = g_strcmp0 (first_key, second_key);
  return order ? order : (first->pair_id > second->pair_id) - (first->pair_id < second->pair_id);
}

GPtrArray *
td_pending_answer_list (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  TdPairFilter filter = { .program_id = program_id, .state = "proposed; accepted" };
  g_autoptr (GPtrArray) pairs = td_pair_list (db, &filter, today, error);
  g_autoptr (GPtrArray) pending = g_ptr_array_new_with_free_func (g_object_unref);

  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    {
      const TdPair *pair = pairs->pdata[i];

      if (pair->mentor_accepted_on == TD_DATE_NONE)
        g_ptr_array_add (pending, pending_new (pair, TD_SIDE_MENTOR));
      if (pair->mentee_accepted_on == TD_DATE_NONE)
        g_ptr_array_add (pending, pending_new (pair, TD_SIDE_MENTEE));
    }
  g_ptr_array_sort (pending, compare);
  return g_steal_pointer (&pending);
}
