/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-agreement.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-partnership-private.h"
#include "program/td-cadence.h"
#include "program/td-program-text.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

static const TdField agreement_fields[] = {
  TD_FIELD (TdAgreement, pair_id, TD_FIELD_ID),
  TD_FIELD (TdAgreement, body, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, own, TD_FIELD_BOOL),
  TD_FIELD (TdAgreement, program_id, TD_FIELD_ID),
  TD_FIELD (TdAgreement, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, program_kind, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, objective, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, confidential, TD_FIELD_BOOL),
  TD_FIELD (TdAgreement, months, TD_FIELD_INT),
  TD_FIELD (TdAgreement, reference, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdAgreement, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdAgreement, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, mentor_department, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdAgreement, start, TD_FIELD_DATE),
  TD_FIELD (TdAgreement, planned_end, TD_FIELD_DATE),
  TD_FIELD (TdAgreement, today, TD_FIELD_DATE),
  TD_FIELD (TdAgreement, mentor_signed_on, TD_FIELD_DATE),
  TD_FIELD (TdAgreement, mentee_signed_on, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TdAgreement, td_agreement, agreement_fields)

static const TdField unsigned_fields[] = {
  TD_FIELD (TdUnsigned, pair_id, TD_FIELD_ID),
  TD_FIELD (TdUnsigned, program_id, TD_FIELD_ID),
  TD_FIELD (TdUnsigned, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdUnsigned, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdUnsigned, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdUnsigned, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdUnsigned, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdUnsigned, missing, TD_FIELD_TEXT),
  TD_FIELD (TdUnsigned, since, TD_FIELD_DATE),
  TD_FIELD (TdUnsigned, days, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdUnsigned, td_unsigned, unsigned_fields)

/* --- The text --- */

static TdAgreement *
load_own (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  GError *trouble = NULL;
  TdAgreement *agreement = td_database_load_one (
      db, TD_TYPE_AGREEMENT, &trouble,
      "SELECT p.id AS pair_id, t.body, t.body IS NOT NULL AS own, p.program_id, "
      "g.name AS program_name, g.kind AS program_kind, g.objective, g.confidential, "
      "g.planned_months AS months, p.reference, p.mentor_id, p.mentee_id, "
      "r.name AS mentor_name, e.name AS mentee_name, r.department AS mentor_department, "
      "e.department AS mentee_department, "
      "coalesce((SELECT c.cadence FROM pair_cadence c WHERE c.pair_id = p.id AND c.from_date <= $2 "
      "ORDER BY c.from_date DESC LIMIT 1), p.cadence, g.cadence) AS cadence, "
      "coalesce(p.matched_on, p.start_on) AS start, p.planned_end, "
      "p.mentor_signed_on, p.mentee_signed_on "
      "FROM pair p JOIN program g ON g.id = p.program_id JOIN employee r ON r.id = p.mentor_id "
      "JOIN employee e ON e.id = p.mentee_id LEFT JOIN agreement t ON t.pair_id = p.id "
      "WHERE p.id = $1",
      "iD", pair_id, today);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (agreement == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair %d."), (int) pair_id);
  return agreement;
}

TdAgreement *
td_agreement_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (TdAgreement) agreement = load_own (db, pair_id, today, error);

  if (agreement == NULL)
    return NULL;
  agreement->today = today;
  /* Where the pair has not begun: its length from the agreed start. */
  if (agreement->start && agreement->planned_end == TD_DATE_NONE)
    agreement->planned_end = td_date_add_months (agreement->start, agreement->months);
  if (!agreement->own)
    td_record_take_text (&agreement->body,
                         td_program_text_dup_body (db, agreement->program_id, "agreement", error));
  return agreement->body ? g_steal_pointer (&agreement) : NULL;
}

char *
td_agreement_dup_text (TdAgreement *agreement, const char *mentor, const char *mentee)
{
  g_autofree char *cadence = td_cadence_dup_text_label (agreement->cadence);
  g_autofree char *start = td_date_format (agreement->start);
  g_autofree char *end = td_date_format (agreement->planned_end);
  g_autofree char *today = td_date_format (agreement->today);
  g_autofree char *months = g_strdup_printf ("%d", agreement->months);
  const TdTextValue values[] = {
    { "mentor", mentor ? mentor : agreement->mentor_name },
    { "mentee", mentee ? mentee : agreement->mentee_name },
    { "mentor_department", agreement->mentor_department },
    { "mentee_department", agreement->mentee_department },
    { "program", agreement->program_name },
    { "objective", agreement->objective },
    { "cadence", cadence },
    { "start", start },
    { "planned_end", end },
    { "months", months },
    { "today", today },
  };

  return td_text_fill (agreement->body, values, G_N_ELEMENTS (values));
}

static gboolean
check_body (const char *body, GError **error)
{
  g_autofree char *remark = td_program_text_check ("agreement", NULL, body);

  if (remark == NULL)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, remark);
  return FALSE;
}

/* The words of its own, or NULL for the programme's. */
static gboolean
write_body (TdDatabase *db, const TdAgreement *before, const char *own, GError **error)
{
  if (own == NULL)
    return !before->own ||
           td_database_execute (db, error, "DELETE FROM agreement WHERE pair_id = $1", "i",
                                before->pair_id);
  return (before->own && g_strcmp0 (own, before->body) == 0) ||
         td_database_execute (db, error,
                              "INSERT INTO agreement (pair_id, body) VALUES ($1, $2) "
                              "ON CONFLICT (pair_id) DO UPDATE SET body = excluded.body",
                              "is", before->pair_id, own);
}

gboolean
td_agreement_set_body (TdDatabase *db, gint64 pair_id, const char *body, GError **error)
{
  g_autoptr (TdAgreement) before = td_agreement_load (db, pair_id, TD_DATE_NONE, error);
  g_autofree char *standard = NULL;
  g_autofree char *own = g_strstrip (g_strdup (body ? body : ""));
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if (before == NULL || (*own && !check_body (own, error)))
    return FALSE;
  standard = td_program_text_dup_body (db, before->program_id, "agreement", error);
  if (standard == NULL)
    return FALSE;
  change = td_pair_begin_change (db, "partnership.agreement", pair_id, TD_DATE_NONE, &pair, error);
  if (change == NULL)
    return FALSE;
  if (before->mentor_signed_on || before->mentee_signed_on)
    return td_pair_conflict (
        pair, _ ("the agreement is signed. Take the signatures back before you change it."), error);
  g_strstrip (standard);
  return write_body (db, before, *own && !g_str_equal (own, standard) ? own : NULL, error) &&
         td_change_commit (change, error);
}

/* --- Signatures --- */

static gboolean
sign_one (TdDatabase *db,
          gint64 pair_id,
          TdSide side,
          TdDate signed_on,
          TdDate on,
          gboolean *changed,
          GError **error)
{
  if ((on != TD_DATE_NONE) == (signed_on != TD_DATE_NONE))
    return TRUE;
  *changed = TRUE;
  return td_pair_sign (db, pair_id, side, on, error);
}

int
td_agreement_sign (TdDatabase *db,
                   const gint64 *pair_ids,
                   guint n_pairs,
                   gboolean mentor,
                   gboolean mentee,
                   TdDate on,
                   TdDate today,
                   GError **error)
{
  g_autoptr (TdChange) change = NULL;
  int n_changed = 0;

  if (on && !td_partnership_check_day (on, today, error))
    return -1;
  change = td_change_begin (db, on ? "pairing.sign" : "partnership.sign-back", error);
  for (guint i = 0; change && i < n_pairs; i++)
    {
      g_autoptr (TdPair) pair = td_pair_load (db, pair_ids[i], on, error);
      gboolean changed = FALSE;

      if (pair == NULL ||
          (mentor &&
           !sign_one (db, pair->id, TD_SIDE_MENTOR, pair->mentor_signed_on, on, &changed, error)) ||
          (mentee &&
           !sign_one (db, pair->id, TD_SIDE_MENTEE, pair->mentee_signed_on, on, &changed, error)))
        return -1;
      n_changed += changed;
      td_change_describe (change, "%s – %s", pair->mentor_name, pair->mentee_name);
    }
  if (change == NULL)
    return -1;
  if (n_pairs != 1)
    td_change_describe (change, "%d", n_changed);
  return td_change_commit (change, error) ? n_changed : -1;
}

GPtrArray *
td_agreement_list_unsigned (TdDatabase *db,
                            gint64 program_id,
                            TdDate older_than_day,
                            TdDate today,
                            GError **error)
{
  GPtrArray *pairs = td_database_load (
      db, TD_TYPE_UNSIGNED, error,
      "SELECT p.id AS pair_id, p.program_id, g.name AS program_name, p.mentor_id, p.mentee_id, "
      "r.name AS mentor_name, e.name AS mentee_name, "
      "CASE WHEN p.mentor_signed_on <= $3 THEN 'mentee' "
      "WHEN p.mentee_signed_on <= $3 THEN 'mentor' ELSE 'mentor; mentee' END AS missing, "
      "coalesce(p.matched_on, CASE WHEN p.mentor_accepted_on > p.mentee_accepted_on "
      "THEN p.mentor_accepted_on ELSE p.mentee_accepted_on END) AS since "
      "FROM pair p JOIN program g ON g.id = p.program_id JOIN employee r ON r.id = p.mentor_id "
      "JOIN employee e ON e.id = p.mentee_id "
      "WHERE ($1 IS NULL OR p.program_id = $1) "
      "AND (p.mentor_signed_on IS NULL OR p.mentee_signed_on IS NULL "
      "OR p.mentor_signed_on > $3 OR p.mentee_signed_on > $3) "
      "AND ((p.state IN ('active', 'paused') "
      "OR p.state IN ('completed', 'ended') AND p.ended_on > $3) "
      "AND ($2 IS NULL OR p.matched_on <= $2) "
      "OR $2 IS NULL AND p.state = 'accepted' AND p.mentor_accepted_on IS NOT NULL "
      "AND p.mentee_accepted_on IS NOT NULL) "
      "ORDER BY since, td_sort_key(r.name, r.name_key), r.id, td_sort_key(e.name, e.name_key), "
      "p.id",
      "nDD", program_id, older_than_day, today);

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      TdUnsigned *pair = pairs->pdata[i];

      pair->days = MAX (today - pair->since, 0);
    }
  return pairs;
}
