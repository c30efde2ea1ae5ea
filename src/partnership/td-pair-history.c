/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-pair-history.h"

#include "pairing/td-pair-answer.h"
#include "partnership/td-concern.h"
#include "partnership/td-review.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>

static const TdField event_fields[] = {
  TD_FIELD (TdPairEvent, on_date, TD_FIELD_DATE), TD_FIELD (TdPairEvent, kind, TD_FIELD_TEXT),
  TD_FIELD (TdPairEvent, side, TD_FIELD_TEXT),    TD_FIELD (TdPairEvent, detail, TD_FIELD_TEXT),
  TD_FIELD (TdPairEvent, code, TD_FIELD_TEXT),    TD_FIELD (TdPairEvent, until, TD_FIELD_DATE),
  TD_FIELD (TdPairEvent, private, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdPairEvent, td_pair_event, event_fields)

static TdPairEvent *
add_coded (GPtrArray *events,
           TdDate on,
           const char *kind,
           const char *side,
           const char *detail,
           const char *code)
{
  TdPairEvent *event;

  if (on == TD_DATE_NONE)
    return NULL;
  event = g_object_new (TD_TYPE_PAIR_EVENT, NULL);
  event->on_date = on;
  td_record_set_text (&event->kind, kind);
  td_record_set_text (&event->side, side);
  td_record_set_text (&event->detail, detail);
  td_record_set_text (&event->code, code);
  g_ptr_array_add (events, event);
  return event;
}

static TdPairEvent *
add (GPtrArray *events, TdDate on, const char *kind, const char *side)
{
  return add_coded (events, on, kind, side, NULL, NULL);
}

static void
add_private (GPtrArray *events, TdDate on, const char *kind, const char *side)
{
  TdPairEvent *event = add (events, on, kind, side);

  if (event)
    event->private = TRUE;
}

/* What the pair itself says, but its end. */
static void
add_beginning (GPtrArray *events, const TdPair *pair)
{
  const char *reason = pair->declined_reason;
  /* Of one from a proposal, "proposed" says it. */
  const char *origin = pair->source && !g_str_equal (pair->source, "proposal")
                           ? td_pair_source_get_phrase (pair->source)
                           : NULL;

  add_coded (events, pair->proposed_on, "proposed", NULL, origin, pair->source);
  add (events, pair->asked_on, "asked", NULL);
  add (events, pair->mentor_accepted_on, "yes", "mentor");
  add (events, pair->mentee_accepted_on, "yes", "mentee");
  if (pair->declined_by)
    add_coded (events, pair->declined_on, "no", pair->declined_by,
               reason ? td_pair_decline_reason_get_label (reason) : NULL, reason);
  else if (reason)
    add_coded (events, pair->declined_on, "withdrawn", NULL,
               td_pair_withdraw_reason_get_label (reason), reason);
  add (events, pair->matched_on, "begun", NULL);
  add (events, pair->mentor_signed_on, "signed", "mentor");
  add (events, pair->mentee_signed_on, "signed", "mentee");
}

static void
add_end (GPtrArray *events, const TdPair *pair)
{
  gboolean completed = g_strcmp0 (pair->state, "completed") == 0;

  add_coded (events, pair->ended_on, completed ? "completed" : "ended", NULL,
             pair->end_reason ? td_pair_end_reason_get_label (pair->end_reason) : NULL,
             pair->end_reason);
}

static gboolean
add_changes (TdDatabase *db, GPtrArray *events, gint64 pair_id, GError **error)
{
  g_autoptr (GPtrArray) steps = td_database_load (
      db, TD_TYPE_PAIR_EVENT, error,
      "SELECT from_date AS on_date, 'cadence' AS kind, cadence AS detail, NULL AS until "
      "FROM pair_cadence WHERE pair_id = $1 UNION ALL "
      "SELECT from_date, 'pause', NULL, to_date FROM pair_pause WHERE pair_id = $1 UNION ALL "
      "SELECT on_date, 'extended', NULL, planned_end FROM pair_extension WHERE pair_id = $1 "
      "ORDER BY 1",
      "i", pair_id);

  for (guint i = 0; steps && i < steps->len; i++)
    {
      TdPairEvent *step = steps->pdata[i];

      td_record_set_text (&step->code, step->detail);
      if (step->detail)
        td_record_take_text (&step->detail, td_cadence_dup_text_label (step->detail));
      g_ptr_array_add (events, g_object_ref (step));
    }
  return steps != NULL;
}

static gboolean
add_reviews (TdDatabase *db, GPtrArray *events, gint64 pair_id, GError **error)
{
  g_autoptr (GPtrArray) reviews = td_review_list (db, pair_id, error);

  for (guint i = 0; reviews && i < reviews->len; i++)
    {
      const TdReview *review = reviews->pdata[i];

      add_coded (events, review->held_on, "review", NULL, td_review_kind_get_label (review->kind),
                 review->kind);
    }
  return reviews != NULL;
}

static gboolean
add_worries (TdDatabase *db, GPtrArray *events, gint64 pair_id, GError **error)
{
  g_autoptr (GPtrArray) concerns = td_concern_list (db, pair_id, error);
  g_autoptr (GPtrArray) referrals = concerns ? td_referral_list (db, pair_id, error) : NULL;

  if (referrals == NULL)
    return FALSE;
  for (guint i = 0; i < concerns->len; i++)
    {
      const TdConcern *concern = concerns->pdata[i];

      add_private (events, concern->raised_on, "concern", concern->raised_by);
      add_private (events, concern->settled_on, "settled", NULL);
    }
  for (guint i = 0; i < referrals->len; i++)
    {
      const TdReferral *referral = referrals->pdata[i];

      add_private (events, referral->on_date, "referral", referral->side);
    }
  return TRUE;
}

static int
compare_day (gconstpointer one, gconstpointer other)
{
  const TdPairEvent *a = *(TdPairEvent *const *) one;
  const TdPairEvent *b = *(TdPairEvent *const *) other;

  return (a->on_date > b->on_date) - (a->on_date < b->on_date);
}

/* g_ptr_array_sort() keeps the order of what is equal. */
GPtrArray *
td_pair_history_list (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdPair) pair = td_pair_load (db, pair_id, today, error);

  if (pair == NULL)
    return NULL;
  add_beginning (events, pair);
  if (!add_changes (db, events, pair_id, error) || !add_reviews (db, events, pair_id, error) ||
      !add_worries (db, events, pair_id, error))
    return NULL;
  add_end (events, pair);
  g_ptr_array_sort (events, compare_day);
  return g_steal_pointer (&events);
}

static const struct
{
  const char *kind;
  const char *side; /* NULL: any */
  const char *words;
} words[] = {
  { "proposed", NULL, N_ ("Proposed") },
  { "asked", NULL, N_ ("Asked again") },
  { "yes", "mentor", N_ ("The mentor said yes") },
  { "yes", "mentee", N_ ("The mentee said yes") },
  { "no", "mentor", N_ ("The mentor said no") },
  { "no", "mentee", N_ ("The mentee said no") },
  { "withdrawn", NULL, N_ ("Taken off the table") },
  { "begun", NULL, N_ ("Began") },
  { "signed", "mentor", N_ ("The mentor signed the agreement") },
  { "signed", "mentee", N_ ("The mentee signed the agreement") },
  { "cadence", NULL, N_ ("Another rhythm") },
  { "pause", NULL, N_ ("Paused") },
  { "concern", "mentor", N_ ("The mentor raised a concern") },
  { "concern", "mentee", N_ ("The mentee raised a concern") },
  { "concern", NULL, N_ ("A concern was raised") },
  { "settled", NULL, N_ ("A concern was settled") },
  { "referral", "mentor", N_ ("The mentor was referred to a professional") },
  { "referral", "mentee", N_ ("The mentee was referred to a professional") },
  { "completed", NULL, N_ ("Completed") },
  { "ended", NULL, N_ ("Ended early") },
};

char *
td_pair_event_dup_words (const TdPairEvent *event)
{
  const char *said = NULL;
  g_autofree char *until = td_date_format (event->until);

  if (g_strcmp0 (event->kind, "review") == 0)
    return g_strdup (event->detail);
  if (g_strcmp0 (event->kind, "extended") == 0)
    /* Translators: a date. */
    return g_strdup_printf (_ ("Planned end moved to %s"), until);
  if (event->until)
    /* Translators: a pause; its last day. */
    return g_strdup_printf (_ ("Paused until %s"), until);
  for (guint i = 0; i < G_N_ELEMENTS (words) && said == NULL; i++)
    if (g_strcmp0 (words[i].kind, event->kind) == 0 &&
        (words[i].side == NULL || g_strcmp0 (words[i].side, event->side) == 0))
      said = _ (words[i].words);
  if (event->detail)
    return g_strdup_printf ("%s · %s", said ? said : event->kind, event->detail);
  return g_strdup (said ? said : event->kind);
}
