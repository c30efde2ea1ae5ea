/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"

G_BEGIN_DECLS

/*
 * The answers to a proposed pair. Each side says yes or no on a day; with two yeses the pair is
 * active (in coaching, once intake and goal are agreed: td-pair-begin.h), with one no it is
 * declined, and the other's answer stays on record. An answer that was entered wrongly can be taken
 * back. Everything is one change with its undo.
 */

typedef enum
{
  TD_SIDE_MENTOR,
  TD_SIDE_MENTEE,
} TdSide;

/* Reads "mentor" or "mentee"; TD_ERROR_INVALID for anything else. */
gboolean td_side_from_text (const char *text, TdSide *side, GError **error);

typedef enum
{
  TD_ANSWER_NONE,
  TD_ANSWER_YES,
  TD_ANSWER_NO,
} TdAnswer;

/**
 * TdPairAnswer:
 *
 * What one side said, on which day; a no with a code of td_pair_decline_reasons() and, if she
 * likes, words of her own, which stay private. All borrowed.
 */
typedef struct
{
  TdAnswer answer;
  TdDate on;
  const char *reason;
  const char *note;
} TdPairAnswer;

/* What a side of a pair has answered; "reason" and "note" are borrowed from the pair. */
TdPairAnswer td_pair_get_answer (TdPair *pair, TdSide side);

/**
 * td_pair_answer:
 * @mentor: (nullable): the mentor's answer, NULL to leave it as it is
 * @mentee: (nullable): the mentee's
 * @today: the day of asking, for the state of pauses
 *
 * Sets the answers of one or both sides at once; TD_ANSWER_NONE takes one back. With the second yes
 * the pair is active from its start, or from the later of the two answers; a coaching pair then
 * waits for what it needs.
 *
 * TD_ERROR_CONFLICT where there is no answer to wait for (withdrawn, ended), where a pair whose
 * answer is taken back has contacts, goals or signatures already, or where the two have another
 * open pair by now; TD_ERROR_INVALID for a no without a reason, or two noes: the first one is the
 * answer.
 */
gboolean td_pair_answer (TdDatabase *db,
                         gint64 pair_id,
                         const TdPairAnswer *mentor,
                         const TdPairAnswer *mentee,
                         TdDate today,
                         GError **error);

/* One side's yes, and one side's no: these two are not proposed to each other again. */
gboolean td_pair_accept (TdDatabase *db, gint64 pair_id, TdSide side, TdDate on, GError **error);
gboolean td_pair_decline (TdDatabase *db,
                          gint64 pair_id,
                          TdSide side,
                          const char *reason,
                          TdDate on,
                          GError **error);

/* An answer that was entered wrongly goes: see td_pair_answer(). TD_ERROR_CONFLICT where this side
 * has not answered. */
gboolean td_pair_take_back (TdDatabase *db,
                            gint64 pair_id,
                            TdSide side,
                            TdDate today,
                            GError **error);

/* Records the missing yeses of several pairs on a day, all or none. Returns how many pairs had one
 * missing, or -1 with an error. */
int td_pair_accept_all (TdDatabase *db,
                        const gint64 *pair_ids,
                        guint n_pairs,
                        TdDate on,
                        GError **error);

/**
 * td_pair_withdraw:
 * @reason: a code of td_pair_withdraw_reasons()
 * @note: (nullable): her own words, private
 *
 * Takes a proposed pair off the table without blame: nobody said no. The state is "withdrawn".
 * Withdrawn for "no-answer" the two are not proposed to each other again; otherwise they may be.
 */
gboolean td_pair_withdraw (TdDatabase *db,
                           gint64 pair_id,
                           const char *reason,
                           const char *note,
                           TdDate on,
                           GError **error);

/* The sides that have not answered were asked again on a day: their waiting counts from then.
 * Returns how many pairs wait for an answer, or -1 with an error. */
int td_pair_ask_again (TdDatabase *db,
                       const gint64 *pair_ids,
                       guint n_pairs,
                       TdDate on,
                       GError **error);

/**
 * TdPendingAnswer:
 *
 * One side of a pair that has not answered.
 */
#define TD_TYPE_PENDING_ANSWER (td_pending_answer_get_type ())
G_DECLARE_FINAL_TYPE (TdPendingAnswer, td_pending_answer, TD, PENDING_ANSWER, TdRecord)

struct _TdPendingAnswer
{
  TdRecord parent_instance;

  gint64 pair_id;
  gint64 program_id;
  char *program_name;
  char *side; /* mentor mentee */
  gint64 person_id;
  char *person_name;
  char *person_number;
  char *person_email;
  gint64 other_id;
  char *other_name;
  char *other_answer; /* yes, or NULL: waited for as well */
  TdDate proposed_on;
  TdDate asked_on;
  int days; /* since asked_on, else since proposed_on */
  int line; /* TdLine of the mentor */
};

/* Who has not answered in a programme (0: in all), longest waiting first. Returns (transfer full)
 * (element-type TdPendingAnswer). */
GPtrArray *td_pending_answer_list (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The codes in the order in which they are offered, NULL-terminated, and their words. */
const char *const *td_pair_withdraw_reasons (void);
const char *td_pair_withdraw_reason_get_label (const char *reason);

G_END_DECLS
