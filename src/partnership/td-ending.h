/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "partnership/td-review.h"

G_BEGIN_DECLS

/*
 * How pairs end, beyond the single steps of pairing/td-pair-life.h: many at once, with their end
 * review, without blame; and what is said before.
 */

/* Ends pairs early with a code of td_pair_end_reasons(), in one change, all or none. */
gboolean td_ending_end (TdDatabase *db,
                        const gint64 *pair_ids,
                        guint n_pairs,
                        const char *reason,
                        TdDate on,
                        GError **error);

/* Completes pairs as they were meant to end, in one change. */
gboolean td_ending_complete (TdDatabase *db,
                             const gint64 *pair_ids,
                             guint n_pairs,
                             TdDate on,
                             GError **error);

/* Completes one pair together with its end review, in one change. */
gboolean td_ending_complete_with_review (TdDatabase *db,
                                         TdReview *review,
                                         TdDate on,
                                         TdDate today,
                                         GError **error);

/**
 * td_ending_rematch:
 *
 * Ends a pair without blame: the reason is "rematch", and its mentee waits for another mentor at
 * once, as long as she has waited already. The two are kept from each other by the rule about
 * previous pairs. TD_ERROR_CONFLICT where she is not enrolled as a mentee any more.
 */
gboolean td_ending_rematch (TdDatabase *db, gint64 pair_id, TdDate on, GError **error);

/* Moves the planned end of a pair that lives, a step of the day @on in its history;
 * TD_ERROR_INVALID for a planned end before its beginning. */
gboolean td_ending_extend (TdDatabase *db,
                           gint64 pair_id,
                           TdDate planned_end,
                           TdDate on,
                           GError **error);

/* How many contacts of these pairs that were held lie from @from to @to (none: open end). */
int td_ending_count_contacts (TdDatabase *db,
                              const gint64 *pair_ids,
                              guint n_pairs,
                              TdDate from,
                              TdDate to,
                              GError **error);

/* "2 contacts lie after that day"; "… in that pause": a new sentence, NULL for none. */
char *td_ending_say_after (guint n_contacts);
char *td_ending_say_inside (guint n_contacts);

/* What is unusual about a planned length: mentoring below 9 months, coaching outside of 3 to 6; a
 * new sentence, NULL where nothing is. @kind: of the programme. */
char *td_ending_say_length (const char *kind, TdDate matched_on, TdDate planned_end);

G_END_DECLS
