/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-letter.h"
#include "program/td-text-fill.h"

G_BEGIN_DECLS

#define TD_LETTER_SIDES 2

/* One of the pair. */
typedef struct
{
  gint64 id;
  char *name;
  char *given_name;
  char *email;
  char *department;
  TdDate accepted_on;
} TdLetterPerson;

/* What letters say of a pair; by TdSide. */
typedef struct
{
  gint64 pair_id;
  char *reference;
  gint64 program_id;
  char *program_name;
  char *objective;
  int months;
  TdDate start;
  TdDate planned_end;
  TdDate proposed;
  TdDate asked;
  char *cadence;
  TdDate last_contact;
  TdDate next_agreed;
  TdDate next_due;
  int days_overdue;
  TdLetterPerson people[TD_LETTER_SIDES];
} TdLetterPair;

void td_letter_pair_free (TdLetterPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLetterPair, td_letter_pair_free)

/* The pair as of a day, or NULL with TD_ERROR_NOT_FOUND. */
TdLetterPair *td_letter_pair_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);

/* An invented pair of the programme. */
TdLetterPair *td_letter_pair_invent (TdDatabase *db,
                                     gint64 program_id,
                                     TdDate today,
                                     GError **error);

G_END_DECLS
