/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdConstraintKind:
 * @TD_CONSTRAINT_NONE: nothing is settled
 * @TD_CONSTRAINT_LOCKED: every proposal has this pair
 * @TD_CONSTRAINT_FORBIDDEN: no proposal has this pair, while the rule "exclusion" is on
 */
typedef enum
{
  TD_CONSTRAINT_NONE,
  TD_CONSTRAINT_LOCKED,
  TD_CONSTRAINT_FORBIDDEN,
} TdConstraintKind;

/**
 * TdConstraint:
 *
 * What the coordinator settled of a mentor and a mentee before anything is proposed.
 */
#define TD_TYPE_CONSTRAINT (td_constraint_get_type ())
G_DECLARE_FINAL_TYPE (TdConstraint, td_constraint, TD, CONSTRAINT, TdRecord)

struct _TdConstraint
{
  TdRecord parent_instance;

  gint64 program_id;
  gint64 mentor_id;
  gint64 mentee_id;
  char *kind; /* locked forbidden */
  char *reason;
  char *mentor_name;
  char *mentor_number;
  char *mentor_department;
  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  gboolean line_manager; /* the mentor is the mentee's manager: to be flagged */
  gboolean paired;       /* they have an open pair in the programme by now */
};

/**
 * td_constraint_set:
 * @reason: (nullable): in her words
 *
 * Locks a pair, forbids it, or (TD_CONSTRAINT_NONE) takes that back; the other kind of the same
 * pair is replaced. A lock is the coordinator's own word: it holds against every rule but the
 * places. The change is "pairing.lock", "pairing.forbid" or "pairing.allow"; setting what is set
 * already changes nothing.
 *
 * Returns: FALSE with TD_ERROR_CONFLICT where they cannot be a pair of the programme (no enrolment
 *   in that role, one and the same person), and for a lock where the mentee is locked with somebody
 *   else or open pairs and locks use all places of the mentor; TD_ERROR_NOT_FOUND where there is
 *   nothing to take back
 */
gboolean td_constraint_set (TdDatabase *db,
                            gint64 program_id,
                            gint64 mentor_id,
                            gint64 mentee_id,
                            TdConstraintKind kind,
                            const char *reason,
                            GError **error);

/* What is settled in a programme: locks first, then by the mentee's name. Returns (transfer full)
 * (element-type TdConstraint). */
GPtrArray *td_constraint_list (TdDatabase *db, gint64 program_id, GError **error);

/* What is settled of one pair; FALSE on a failing database. */
gboolean td_constraint_get (TdDatabase *db,
                            gint64 program_id,
                            gint64 mentor_id,
                            gint64 mentee_id,
                            TdConstraintKind *kind,
                            GError **error);

G_END_DECLS
