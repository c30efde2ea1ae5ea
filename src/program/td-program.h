/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdProgram:
 *
 * A mentoring or coaching programme with its dates, default cadence and targets. Fields are the
 * columns of the table program; the counts at the end are for display. Its rules and weights are
 * in program/td-rules.h.
 */
#define TD_TYPE_PROGRAM (td_program_get_type ())
G_DECLARE_FINAL_TYPE (TdProgram, td_program, TD, PROGRAM, TdRecord)

struct _TdProgram
{
  TdRecord parent_instance;

  gint64 id;
  char *name;
  char *kind;  /* mentoring, coaching */
  char *state; /* open, closed, archived */
  char *objective;
  TdDate start_date;
  TdDate end_date;
  char *cadence;              /* program/td-cadence.h */
  int planned_months;         /* of a pair */
  int grace_days;             /* after a due date before a contact is overdue */
  int target_match_rate;      /* percent */
  double target_satisfaction; /* 1 to 5 */
  double target_hours;        /* a month; 0 none */
  gboolean requires_training; /* mentors without training are not ready */
  gboolean confidential;      /* prints and exports without names */
  gint64 copied_from;

  /* Display: enrolled now, and pairs that are not over. */
  int n_mentors;
  int n_mentees;
  int n_waiting;
  int n_pairs;
};

/* A new programme with the defaults of its kind ("mentoring" or "coaching"). */
TdProgram *td_program_new (const char *kind);

/* By id, or by name (folded); TD_ERROR_NOT_FOUND. */
TdProgram *td_program_load (TdDatabase *db, gint64 id, GError **error);
TdProgram *td_program_find (TdDatabase *db, const char *name, GError **error);

/* Programmes, open ones first, newest first (transfer full) (element-type TdProgram). */
GPtrArray *td_program_list (TdDatabase *db, gboolean archived_too, GError **error);

/* What there is to say about the fields before saving; NULL on a failing database. */
TdRemarks *td_program_check (TdDatabase *db, TdProgram *program, GError **error);

/* Adds (id 0; the id is set) or edits. A new cadence is that of pairs that begin later. Change
 * "program.add" or "program.edit". */
gboolean td_program_save (TdDatabase *db, TdProgram *program, GError **error);

/* The same for one that is changed on a day: where its cadence is another one, the pairs that go by
 * it do so from @today on and what lies behind them stays as it was. */
gboolean td_program_edit (TdDatabase *db, TdProgram *program, TdDate today, GError **error);

/**
 * td_program_copy:
 * @start: the first day of the copy
 *
 * A new programme with the settings, rules and weights of another; its mentors that are still
 * employed are enrolled and its waiting mentees (enrolled or waiting without a pair) too, from
 * @start, with what they offer and want, wishes and vetoes. Change "program.copy".
 */
TdProgram *td_program_copy (TdDatabase *db,
                            gint64 id,
                            const char *name,
                            TdDate start,
                            GError **error);

/* "open", "closed" or "archived". Changes "program.reopen", "program.close", "program.archive".
 * TD_ERROR_CONFLICT where archiving has pairs that are not over. */
gboolean td_program_set_state (TdDatabase *db, gint64 id, const char *state, GError **error);

/* Deletes a programme with everything in it, as one change that can be undone: "program.delete". */
gboolean td_program_delete (TdDatabase *db, gint64 id, GError **error);

/* The words for a code: "Mentoring", "Open". */
const char *td_program_kind_get_label (const char *kind);
const char *td_program_state_get_label (const char *state);

G_END_DECLS
