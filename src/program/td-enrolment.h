/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "base/td-remarks.h"
#include "db/td-database.h"
#include "people/td-employee.h"
#include "program/td-program.h"

G_BEGIN_DECLS

/**
 * TdEnrolment:
 *
 * An employee (or outside coach) in a programme: role, places, what she offers and wants, and how
 * ready she is. Fields are the columns of the table enrolment; the ones at the end are for display.
 */
#define TD_TYPE_ENROLMENT (td_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (TdEnrolment, td_enrolment, TD, ENROLMENT, TdRecord)

struct _TdEnrolment
{
  TdRecord parent_instance;

  gint64 id;
  gint64 program_id;
  gint64 employee_id;
  char *role;  /* mentor, mentee, both */
  char *state; /* enrolled, waiting, withdrawn */
  TdDate from_date;
  TdDate withdrawn_on;
  char *withdrawn_reason; /* td_enrolment_reason codes below, or free text */
  int places;             /* how many mentees she takes at a time */
  double hours;           /* a month; 0 not said */
  char *skills_offered;   /* lists, "a; b" */
  char *skills_wanted;
  char *strengths;
  char *reasons;   /* a list of codes: connections skills goals problems support */
  char *languages; /* NULL: as on the roster */
  char *occasion;  /* new-role reorganisation merger return other */
  char *referred_by;
  char *topics_excluded;
  gboolean not_ready; /* marked not ready by the coordinator */
  char *qualifications;
  char *experience;
  TdDate trained_on;
  TdDate onboarded_on;
  char *traits;
  gboolean introduces; /* willing to introduce the mentee to leaders */
  char *offers;
  char *offers_not;
  char *note;
  char *search_key; /* the skills, folded; made when saved */

  /* Display. */
  char *employee_name;
  char *employee_number;
  char *department;
  char *title;
  TdDate leave_date;
  char *program_name;
  gboolean requires_training; /* of the programme */
  int n_mentees;              /* pairs as mentor that are not over */
  int n_mentors;              /* pairs as mentee that are not over */
  char *wishes;               /* names, best first; only after td_preference_describe() */
  char *vetoes;
};

/* A new enrolment: one place for a mentor, none for a mentee. */
TdEnrolment *td_enrolment_new (gint64 program_id,
                               gint64 employee_id,
                               const char *role,
                               TdDate from_date);

/* By id; TD_ERROR_NOT_FOUND. */
TdEnrolment *td_enrolment_load (TdDatabase *db, gint64 id, GError **error);

/* Of a person in a programme; NULL without error where there is none. */
TdEnrolment *td_enrolment_find (TdDatabase *db,
                                gint64 program_id,
                                gint64 employee_id,
                                GError **error);

/* Those of a programme (0: of all) or a person (0: of everyone), by name; @role mentor or mentee
 * includes both, @state one state; NULL for any (transfer full) (element-type TdEnrolment). */
GPtrArray *td_enrolment_list (TdDatabase *db,
                              gint64 program_id,
                              gint64 employee_id,
                              const char *role,
                              const char *state,
                              GError **error);

/* Whether she may be paired on a day as "mentor" or "mentee": enrolled in that role from that day,
 * not gone, not marked not ready, and, a mentor where the programme demands training, trained by
 * then.
 * @why (nullable) says in words what is missing. */
gboolean td_enrolment_is_ready (TdEnrolment *enrolment,
                                const char *role,
                                TdDate on,
                                const char **why);

/* What there is to say about the fields before saving; NULL on a failing database. */
TdRemarks *td_enrolment_check (TdDatabase *db, TdEnrolment *enrolment, GError **error);

/* The same for thousands of which everything is known: @other (nullable) is what
 * td_enrolment_find() gives. */
TdRemarks *td_enrolment_check_loaded (TdEnrolment *enrolment,
                                      TdEnrolment *other,
                                      TdEmployee *employee,
                                      TdProgram *program);

/**
 * td_enrolment_add_all:
 * @enrolments: (element-type TdEnrolment): all of them new and checked; their ids are set
 * @progress: (nullable): goes from @from to @to
 *
 * Enrols thousands as a TdAdding, inside a change.
 */
gboolean td_enrolment_add_all (TdDatabase *db,
                               GPtrArray *enrolments,
                               TdProgress *progress,
                               double from,
                               double to,
                               GCancellable *cancellable,
                               GError **error);

/* Writes one that is there, was checked and differs; inside a change. */
gboolean td_enrolment_store (TdDatabase *db, TdEnrolment *enrolment, GError **error);

/**
 * td_enrolment_save:
 *
 * Enrols (id 0; the id is set) or edits. Writes nothing where nothing changed. Change
 * "enrolment.add" or "enrolment.edit". A withdrawn person who is enrolled anew: load, set the
 * state.
 *
 * Returns: FALSE with TD_ERROR_INVALID or TD_ERROR_CONFLICT in words: a leaver, twice enrolled …
 */
gboolean td_enrolment_save (TdDatabase *db, TdEnrolment *enrolment, GError **error);

/**
 * td_enrolment_enrol_many:
 * @refused: (out) (optional) (transfer full) (element-type utf8): "NAME: why" of each who was not
 *
 * Enrols many as one change; those who can't be are refused, the others are enrolled.
 *
 * Returns: how many were enrolled, or -1 with @error
 */
int td_enrolment_enrol_many (TdDatabase *db,
                             gint64 program_id,
                             const gint64 *employee_ids,
                             guint n_employees,
                             const char *role,
                             int places,
                             TdDate from_date,
                             TdProgress *progress,
                             GPtrArray **refused,
                             GError **error);

/* Withdraws on a day. TD_ERROR_CONFLICT while she has pairs that are not over. Change
 * "enrolment.withdraw". */
gboolean td_enrolment_withdraw (TdDatabase *db,
                                gint64 id,
                                TdDate on,
                                const char *reason,
                                GError **error);

/* Withdraws many people from a programme as one change, those who take part and have no pair; the
 * others are passed over and named, as td_enrolment_enrol_many() does. Returns how many were
 * withdrawn, or -1 with @error. */
int td_enrolment_withdraw_many (TdDatabase *db,
                                gint64 program_id,
                                const gint64 *employee_ids,
                                guint n_employees,
                                TdDate on,
                                const char *reason,
                                TdProgress *progress,
                                GPtrArray **refused,
                                GError **error);

/* Puts on the waiting list, or takes from it (and back from withdrawn). Changes "enrolment.wait",
 * "enrolment.restore". */
gboolean td_enrolment_set_state (TdDatabase *db, gint64 id, const char *state, GError **error);

/**
 * TdPreference:
 *
 * A ranked wish or a veto of a participant about another person.
 */
#define TD_TYPE_PREFERENCE (td_preference_get_type ())
G_DECLARE_FINAL_TYPE (TdPreference, td_preference, TD, PREFERENCE, TdRecord)

struct _TdPreference
{
  TdRecord parent_instance;

  gint64 enrolment_id;
  gint64 employee_id;
  char *kind; /* wish, veto */
  int rank;   /* 1 is the first wish */

  /* Display. */
  char *employee_name;
  char *employee_number;
};

/* Of an enrolment, wishes by rank, then vetoes (transfer full) (element-type TdPreference). */
GPtrArray *td_preference_list (TdDatabase *db, gint64 enrolment_id, GError **error);

/* Fills "wishes" and "vetoes" of an enrolment with names. */
gboolean td_preference_describe (TdDatabase *db, TdEnrolment *enrolment, GError **error);

/* Makes @employee_ids, in their order, the wishes ("wish") or vetoes ("veto") of an enrolment.
 * TD_ERROR_INVALID for oneself or somebody both wished and vetoed. Change "enrolment.preferences".
 */
gboolean td_preference_set (TdDatabase *db,
                            gint64 enrolment_id,
                            const char *kind,
                            const gint64 *employee_ids,
                            guint n_employees,
                            GError **error);

/* The words for codes. */
const char *td_enrolment_role_get_label (const char *role);
const char *td_enrolment_state_get_label (const char *state);
const char *td_enrolment_reason_get_label (const char *reason);
const char *td_enrolment_occasion_get_label (const char *occasion);

/* All codes, NULL-terminated, static. */
const char *const *td_enrolment_list_reasons (void);
const char *const *td_enrolment_list_occasions (void);

/* The code that a text means: the code itself, its words in English or the current language, in
 * any case; NULL where it is none. */
const char *td_enrolment_parse_role (const char *text);
const char *td_enrolment_parse_reason (const char *text);
const char *td_enrolment_parse_occasion (const char *text);

G_END_DECLS
