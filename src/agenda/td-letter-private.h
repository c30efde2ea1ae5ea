/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-letter.h"
#include "pairing/td-pair-answer.h"
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

/* What speaks for a pair, as it was stored and as the sign-ups say it. */
typedef struct
{
  char *source;                /* proposal coordinator wish self */
  char *criteria;              /* JSON, criterion: points; or NULL */
  char *skills;                /* "; "-joined: what is wanted and offered */
  char *goal;                  /* the first one that is open */
  int wishes[TD_LETTER_SIDES]; /* the rank of the wish of either side for the other, 0 for none */
  double hours[TD_LETTER_SIDES];
  double target_hours;
  int grade_weight; /* 0 to 100, of the programme */
  int waiting_weight;
  gboolean introduces;
  gboolean same_location;
  char *location; /* of the mentee */
} TdLetterReason;

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
  gboolean confidential;
  TdLetterPerson people[TD_LETTER_SIDES];
  TdLetterReason reason;
} TdLetterPair;

void td_letter_pair_free (TdLetterPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLetterPair, td_letter_pair_free)

void td_letter_reason_clear (TdLetterReason *reason);

/* What a letter to one side says of the pair; new, NULL where there is nothing to say. The reasons
 * are lines, the strongest first, that begin with "• ". */
char *td_letter_pair_dup_reasons (const TdLetterPair *pair, TdSide side);
char *td_letter_pair_dup_focus (const TdLetterPair *pair);
char *td_letter_pair_dup_time (const TdLetterPair *pair, TdSide side);
char *td_letter_pair_dup_benefit (const TdLetterPair *pair, TdSide side);

/* The letter to one side, in words with placeholders. */
TdLetter *td_letter_make (TdLetterPair *pair,
                          TdSide side,
                          const char *kind,
                          const char *subject,
                          const char *body,
                          const TdLetterSender *sender,
                          TdDate today);

/* The open pairs of a programme (0: of all), by the mentor's name, (element-type TdLetterPair). */
GPtrArray *td_letter_pair_list (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The pair as of a day, or NULL with TD_ERROR_NOT_FOUND. */
TdLetterPair *td_letter_pair_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);

/* An invented pair of the programme. */
TdLetterPair *td_letter_pair_invent (TdDatabase *db,
                                     gint64 program_id,
                                     TdDate today,
                                     GError **error);

G_END_DECLS
