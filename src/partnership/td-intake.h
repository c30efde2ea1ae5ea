/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdIntake:
 *
 * With what a coaching pair begins: the issue, whether it is a skill gap or a problem of the work
 * itself, how it will be seen that it is solved, and the plan; agreed by both on a day. The texts
 * are private: no export, print, list or search result holds them.
 */
#define TD_TYPE_INTAKE (td_intake_get_type ())
G_DECLARE_FINAL_TYPE (TdIntake, td_intake, TD, INTAKE, TdRecord)

struct _TdIntake
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *intake_issue;
  char *intake_cause; /* a code of td_intake_causes(), or words from an older file */
  char *intake_measure;
  char *intake_plan;
  TdDate intake_agreed_on; /* by both, or none: not yet */

  TdDate proposed_on;
  char *mentor_name;
  char *mentee_name;
  char *program_kind;
  TdDate as_of; /* today, where a form is to check it; not set by loading */
};

/* The intake of a pair, empty where nothing was entered; NULL with TD_ERROR_NOT_FOUND. */
TdIntake *td_intake_load (TdDatabase *db, gint64 pair_id, GError **error);

/* What there is to say about it: agreed without an issue or a plan, a day ahead of today (refused);
 * a problem of the work itself, which coaching alone does not solve (warned). */
TdRemarks *td_intake_check (const TdIntake *intake, TdDate today);

/**
 * td_intake_save:
 *
 * Writes the intake of a pair; the last thing it waited for lets a coaching pair begin
 * (td-pair-begin.h). TD_ERROR_INVALID with the first refusal; TD_ERROR_CONFLICT where an agreement
 * is taken back that let a pair begin which is under way, and for a pair that was declined.
 */
gboolean td_intake_save (TdDatabase *db, TdIntake *intake, TdDate today, GError **error);

/* skill work both; and their words. */
const char *const *td_intake_causes (void);
const char *td_intake_cause_get_label (const char *cause);

G_END_DECLS
