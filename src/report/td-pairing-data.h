/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-line.h"
#include "program/td-program.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/**
 * TdPairingPerson:
 *
 * Somebody in the programme, with no more than what may be printed: plain data, because a programme
 * may have ten thousands. Texts belong to the #TdPairingData.
 */
typedef struct
{
  gint64 employee_id;
  const char *name; /* in a confidential programme a number takes its place */
  const char *department;
  const char *skills_wanted; /* of a mentee without a mentor */
  const char *no_match;      /* why nobody fits, where that was decided: a code */
  TdDate from_date;
  int places;
  gboolean waiting; /* on the waiting list */

  int n_mentees; /* in pairs that are not over */
  int n_mentors;
  guint first_pair; /* of a mentor with mentees: where the run of the own pairs begins */
} TdPairingPerson;

/* A pair that is not over: its people by their place in the lists. */
typedef struct
{
  guint mentor;
  guint mentee;
  TdDate matched_on;
  TdDate planned_end;
  const char *state;       /* a code of td_pair_states() */
  const char *state_label; /* in the words of td_pair_get_state_label() */
  const char *cadence;     /* the notation that holds */
  const char *source;      /* a code */
  TdLine line;
} TdPairingPair;

/* Whether a mentee has no mentor, and the decision that nobody fits was made (or was not). */
gboolean td_pairing_person_is_unmatched (const TdPairingPerson *person, gboolean decided);

/**
 * TdPairingData:
 * @mentors: (element-type TdPairingPerson): by name; mentors of a pair who are not enrolled any
 * more come last
 * @mentees: (element-type TdPairingPerson): by name, those on the waiting list too
 * @pairs: (element-type TdPairingPair): the pairs that are not over, by mentor's and mentee's name,
 * those of a mentor in a run
 *
 * What the pairing report prints, to be read by any thread. In a confidential programme every name
 * in it is a number already ("Mentor 3"), and all lists are in the order of the numbers.
 */
typedef struct
{
  TdProgram *program;
  GArray *mentors;
  GArray *mentees;
  GArray *pairs;
  GStringChunk *texts;
} TdPairingData;

const TdPairingPerson *td_pairing_data_get_mentor (const TdPairingData *data, guint index);
const TdPairingPerson *td_pairing_data_get_mentee (const TdPairingData *data, guint index);
const TdPairingPair *td_pairing_data_get_pair (const TdPairingData *data, guint index);

/* TD_ERROR_NOT_FOUND where there is no such programme. */
TdPairingData *td_pairing_data_load (TdDatabase *db,
                                     const TdReportOptions *options,
                                     GError **error);
TdPairingData *td_pairing_data_ref (TdPairingData *data);
void td_pairing_data_unref (TdPairingData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPairingData, td_pairing_data_unref)

G_END_DECLS
