/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"
#include "program/td-program.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* Somebody in the programme, with no more than what may be printed. */
#define TD_TYPE_PAIRING_PERSON (td_pairing_person_get_type ())
G_DECLARE_FINAL_TYPE (TdPairingPerson, td_pairing_person, TD, PAIRING_PERSON, TdRecord)

struct _TdPairingPerson
{
  TdRecord parent_instance;

  gint64 employee_id;
  char *name; /* in a confidential programme a number takes its place */
  char *department;
  char *role;
  char *state; /* enrolled or waiting */
  int places;
  TdDate from_date;
  char *skills_wanted;
  char *no_match; /* why nobody fits, where that was decided: a code */

  int n_mentees; /* in pairs that are not over */
  int n_mentors;
};

/* Whether a mentee has no mentor, and the decision that nobody fits was made (or was not). */
gboolean td_pairing_person_is_unmatched (TdPairingPerson *person, gboolean decided);

/**
 * TdPairingData:
 * @mentors: (element-type TdPairingPerson): by name; mentors of a pair who are not enrolled any
 * more come last
 * @mentees: (element-type TdPairingPerson): by name, those on the waiting list too
 * @pairs: (element-type TdPair): the pairs that are not over, by mentor's and mentee's name
 *
 * What the pairing report prints. In a confidential programme every name in it is a number already:
 * "Mentor 3".
 */
typedef struct
{
  TdProgram *program;
  GPtrArray *mentors;
  GPtrArray *mentees;
  GPtrArray *pairs;
} TdPairingData;

/* TD_ERROR_NOT_FOUND where there is no such programme. */
TdPairingData *td_pairing_data_load (TdDatabase *db,
                                     const TdReportOptions *options,
                                     GError **error);
void td_pairing_data_free (TdPairingData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPairingData, td_pairing_data_free)

G_END_DECLS
