/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair-answer.h"

G_BEGIN_DECLS

/*
 * The life of a pair: proposed → accepted by both (td-pair-answer.h) → active ⇄ paused → completed
 * or ended; or declined or withdrawn before it was active. Every step is one change with its undo;
 * a step that the state does not allow is TD_ERROR_CONFLICT, a date before the one it must follow
 * TD_ERROR_INVALID.
 */

/**
 * TdPairDraft:
 *
 * What a coordinator enters for a new pair; members that are 0 or NULL take the default.
 */
typedef struct
{
  gint64 program_id;
  gint64 mentor_id; /* employees */
  gint64 mentee_id;
  TdDate start_on;     /* agreed start */
  const char *cadence; /* NULL: the programme's */
  const char *source;  /* NULL: "wish" where she wished for him or he for her, else "coordinator" */
  const char *reference;
  gboolean accepted;  /* both sides accepted already */
  TdDate accepted_on; /* when; none: on the start where that is past, else today */
  int score;
  const char *criteria;
} TdPairDraft;

/**
 * td_pair_add:
 *
 * Enters a pair by hand. Only what can't be is refused (a person who is not enrolled on that side
 * or withdrew, oneself, a pair that is open already, an unknown cadence); rules do not refuse: a
 * line manager as mentor is flagged in #TdPair.line. The decision that nobody fits the mentee
 * (td-no-match.h) ends with it. An accepted coaching pair waits for its intake and goal like any
 * other.
 *
 * Returns: the id, or 0 with an error
 */
gint64 td_pair_add (TdDatabase *db, const TdPairDraft *draft, TdDate today, GError **error);

/* Stops the clock of contacts from a day (@until may be none: until resumed), and starts it again
 * on a day: a pause ends the day before. */
gboolean td_pair_pause (TdDatabase *db,
                        gint64 pair_id,
                        TdDate from,
                        TdDate until,
                        const char *reason,
                        GError **error);
gboolean td_pair_resume (TdDatabase *db, gint64 pair_id, TdDate on, GError **error);

/* Another rhythm from a day on (a notation of TdCadence). */
gboolean td_pair_set_cadence (TdDatabase *db,
                              gint64 pair_id,
                              const char *cadence,
                              TdDate from,
                              GError **error);

/* Ends before its goal, with a code of td_pair_end_reasons(); or as it was meant to end. */
gboolean td_pair_end (TdDatabase *db,
                      gint64 pair_id,
                      const char *reason,
                      TdDate on,
                      GError **error);
gboolean td_pair_complete (TdDatabase *db, gint64 pair_id, TdDate on, GError **error);

/* Records one side's signature under the agreement; %TD_DATE_NONE takes it back. */
gboolean td_pair_sign (TdDatabase *db, gint64 pair_id, TdSide side, TdDate on, GError **error);

/* Replaces the private note. */
gboolean td_pair_set_note (TdDatabase *db, gint64 pair_id, const char *note, GError **error);

G_END_DECLS
