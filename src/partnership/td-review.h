/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdReview:
 *
 * A review that both sides and the coordinator held half way or at the end. The fields up to "note"
 * are the table's; the names come with every review that is loaded.
 */
#define TD_TYPE_REVIEW (td_review_get_type ())
G_DECLARE_FINAL_TYPE (TdReview, td_review, TD, REVIEW, TdRecord)

struct _TdReview
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  char *kind; /* mid end */
  TdDate held_on;
  char *outcome;
  char *learned;
  char *next_step;
  char *note; /* private */

  char *mentor_name;
  char *mentee_name;
};

/* A review that is not written yet. @kind: "mid" or "end". */
TdReview *td_review_new (gint64 pair_id, const char *kind, TdDate held_on);

/* What there is to say about it: an unknown kind, no day or a day ahead (refused), no outcome
 * (warned). */
TdRemarks *td_review_check (const TdReview *review, TdDate today);

/* Adds a review without an id, or writes one that was changed. TD_ERROR_INVALID with the first
 * refusal or for a day before the pair began; TD_ERROR_CONFLICT for a pair that never began. */
gboolean td_review_save (TdDatabase *db, TdReview *review, TdDate today, GError **error);

gboolean td_review_delete (TdDatabase *db, gint64 id, GError **error);

/* One review, or NULL with TD_ERROR_NOT_FOUND. */
TdReview *td_review_load (TdDatabase *db, gint64 id, GError **error);

/* The reviews of a pair, oldest first. (element-type TdReview) */
GPtrArray *td_review_list (TdDatabase *db, gint64 pair_id, GError **error);

/* "Mid-term review", "End review". */
const char *td_review_kind_get_label (const char *kind);

/**
 * TdReviewDue:
 *
 * A review that is to be held.
 */
#define TD_TYPE_REVIEW_DUE (td_review_due_get_type ())
G_DECLARE_FINAL_TYPE (TdReviewDue, td_review_due, TD, REVIEW_DUE, TdRecord)

struct _TdReviewDue
{
  TdRecord parent_instance;

  gint64 pair_id;
  gint64 program_id;
  char *kind;
  TdDate due_on;
  TdDate matched_on;
  TdDate planned_end;
  char *mentor_name;
  char *mentee_name;
};

/* The day half way between the beginning and the planned end; the day from which on the end review
 * is due. */
TdDate td_review_get_mid_day (TdDate matched_on, TdDate planned_end);
TdDate td_review_get_end_day (TdDate matched_on, TdDate planned_end);

/* The reviews that are due as of a day and were not held, earliest first: of every pair of a
 * programme (0: of all) that lives, one query. Once its end review is due, the mid-term review of a
 * pair is not asked for any more. (element-type TdReviewDue) */
GPtrArray *td_review_list_due (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

G_END_DECLS
