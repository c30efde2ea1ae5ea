/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-intake.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "base/td-words.h"
#include "pairing/td-pair-begin.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>

static const TdField intake_fields[] = {
  TD_FIELD (TdIntake, pair_id, TD_FIELD_ID),
  TD_FIELD (TdIntake, intake_issue, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, intake_cause, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, intake_measure, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, intake_plan, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, intake_agreed_on, TD_FIELD_DATE),
  TD_FIELD (TdIntake, proposed_on, TD_FIELD_DATE),
  TD_FIELD (TdIntake, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, program_kind, TD_FIELD_TEXT),
  TD_FIELD (TdIntake, as_of, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (TdIntake, td_intake, intake_fields)

static const char *const stored_fields[] = { "intake_issue", "intake_cause",     "intake_measure",
                                             "intake_plan",  "intake_agreed_on", NULL };

static const char *const causes[] = { "skill", "work", "both", NULL };
/* Translators: why something does not go well. */
static const char *const cause_labels[] = { NC_ ("intake", "A skill to learn"),
                                            NC_ ("intake", "A problem of the work itself"),
                                            NC_ ("intake", "Both") };

const char *const *
td_intake_causes (void)
{
  return causes;
}

const char *
td_intake_cause_get_label (const char *cause)
{
  return td_words_get_label (&(TdWords){ causes, cause_labels, "intake" }, cause);
}

TdIntake *
td_intake_load (TdDatabase *db, gint64 pair_id, GError **error)
{
  GError *trouble = NULL;
  TdIntake *intake = td_database_load_one (
      db, TD_TYPE_INTAKE, &trouble,
      "SELECT p.id AS pair_id, p.intake_issue, p.intake_cause, p.intake_measure, p.intake_plan, "
      "p.intake_agreed_on, p.proposed_on, r.name AS mentor_name, e.name AS mentee_name, "
      "g.kind AS program_kind FROM pair p JOIN program g ON g.id = p.program_id "
      "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "
      "WHERE p.id = $1",
      "i", pair_id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (intake == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair %d."), (int) pair_id);
  return intake;
}

static gboolean
is_empty (const char *text)
{
  g_autofree char *clean = td_text_clean (text);

  return clean == NULL;
}

TdRemarks *
td_intake_check (const TdIntake *intake, TdDate today)
{
  TdRemarks *remarks = td_remarks_new ();
  TdRemarkKind kind = intake->intake_agreed_on ? TD_REMARK_REFUSAL : TD_REMARK_WARNING;

  if (is_empty (intake->intake_issue))
    td_remarks_add (remarks, kind, "intake_issue", _ ("Say what the coaching is to solve."));
  if (is_empty (intake->intake_cause))
    td_remarks_add (remarks, kind, "intake_cause",
                    _ ("Say whether it is a skill to learn or a problem of the work itself."));
  else if (g_strcmp0 (intake->intake_cause, "work") == 0)
    td_remarks_add (
        remarks, TD_REMARK_WARNING, "intake_cause",
        _ ("Coaching alone does not solve a problem of the work itself. Talk to whoever "
           "can change the work."));
  if (is_empty (intake->intake_measure))
    td_remarks_add (remarks, kind, "intake_measure",
                    _ ("Say by what they will see that it is solved."));
  if (is_empty (intake->intake_plan))
    td_remarks_add (remarks, kind, "intake_plan", _ ("Say how they will go about it."));
  if (intake->intake_agreed_on > today)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "intake_agreed_on",
                    _ ("This day lies ahead of today."));
  return remarks;
}

gboolean
td_intake_save (TdDatabase *db, TdIntake *intake, TdDate today, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_intake_check (intake, today);
  g_autoptr (TdIntake) before = td_intake_load (db, intake->pair_id, error);
  char **texts[] = { &intake->intake_issue, &intake->intake_cause, &intake->intake_measure,
                     &intake->intake_plan };
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if (before == NULL || !td_remarks_raise (remarks, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (is_empty (*texts[i]))
      td_record_set_text (texts[i], NULL);
  change = td_pair_begin_change (db, "partnership.intake", intake->pair_id, today, &pair, error);
  if (change == NULL)
    return FALSE;
  if (g_strcmp0 (pair->program_kind, "coaching") != 0)
    return td_pair_conflict (pair, _ ("only coaching begins with an intake."), error);
  if (td_record_equal_fields (intake, before, stored_fields))
    return td_change_commit (change, error);
  if (g_strcmp0 (pair->state, "declined") == 0 || g_strcmp0 (pair->state, "withdrawn") == 0)
    return td_pair_conflict (pair, _ ("it was declined."), error);
  return td_database_update (db, "pair", intake, stored_fields, intake->pair_id, error) &&
         td_pair_follow (db, pair, error) && td_change_commit (change, error);
}
