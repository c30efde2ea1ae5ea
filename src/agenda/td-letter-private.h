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
  const char *name;
  const char *given_name;
  const char *email;
  const char *department;
  TdDate accepted_on;
} TdLetterPerson;

/* What speaks for a pair, as it was stored and as the sign-ups say it. */
typedef struct
{
  const char *source;          /* proposal coordinator wish self */
  const char *criteria;        /* JSON, criterion: points; or NULL */
  const char *skills;          /* "; "-joined: what is wanted and offered */
  const char *goal;            /* the first one that is open */
  int wishes[TD_LETTER_SIDES]; /* the rank of the wish of either side for the other, 0 for none */
  double hours[TD_LETTER_SIDES];
  double target_hours;
  int grade_weight; /* 0 to 100, of the programme */
  int waiting_weight;
  gboolean introduces;
  gboolean same_location;
  const char *location; /* of the mentee */
} TdLetterReason;

/* What letters say of a pair; by TdSide. Plain data: there may be ten thousands. */
typedef struct
{
  gint64 pair_id;
  const char *reference;
  gint64 program_id;
  const char *program_name;
  const char *objective;
  int months;
  TdDate start;
  TdDate planned_end;
  TdDate proposed;
  TdDate asked;
  const char *cadence;
  TdDate last_contact;
  TdDate next_agreed;
  TdDate next_due;
  int days_overdue;
  gboolean confidential;
  TdLetterPerson people[TD_LETTER_SIDES];
  TdLetterReason reason;
} TdLetterPair;

/* Pairs, and the texts that they are made of. */
typedef struct
{
  GArray *pairs; /* TdLetterPair */
  GStringChunk *texts;
} TdLetterPairs;

TdLetterPair *td_letter_pairs_get (const TdLetterPairs *pairs, guint index);
void td_letter_pairs_free (TdLetterPairs *pairs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLetterPairs, td_letter_pairs_free)

/* What a letter to one side says of the pair; new, NULL where there is nothing to say. The reasons
 * are lines, the strongest first, that begin with "• ". */
char *td_letter_pair_dup_reasons (const TdLetterPair *pair, TdSide side);
char *td_letter_pair_dup_focus (const TdLetterPair *pair);
char *td_letter_pair_dup_time (const TdLetterPair *pair, TdSide side);
char *td_letter_pair_dup_benefit (const TdLetterPair *pair, TdSide side);

/* The letter to one side, in words with placeholders. */
TdLetter *td_letter_make (const TdLetterPair *pair,
                          TdSide side,
                          const char *kind,
                          const char *subject,
                          const char *body,
                          const TdLetterSender *sender,
                          TdDate today);

/* The open pairs of a programme (0: of all), by the mentor's name. */
TdLetterPairs *td_letter_pairs_load (TdDatabase *db,
                                     gint64 program_id,
                                     TdDate today,
                                     GError **error);

/* One pair as of a day, or NULL with TD_ERROR_NOT_FOUND. */
TdLetterPairs *td_letter_pairs_load_one (TdDatabase *db,
                                         gint64 pair_id,
                                         TdDate today,
                                         GError **error);

/* An invented pair of the programme. */
TdLetterPairs *td_letter_pairs_invent (TdDatabase *db,
                                       gint64 program_id,
                                       TdDate today,
                                       GError **error);

G_END_DECLS
