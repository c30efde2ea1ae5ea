/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-review.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "base/td-words.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>

static const TdField review_fields[] = {
  TD_FIELD (TdReview, id, TD_FIELD_ID),
  TD_FIELD (TdReview, pair_id, TD_FIELD_ID),
  TD_FIELD (TdReview, kind, TD_FIELD_TEXT),
  TD_FIELD (TdReview, held_on, TD_FIELD_DATE),
  TD_FIELD (TdReview, outcome, TD_FIELD_TEXT),
  TD_FIELD (TdReview, learned, TD_FIELD_TEXT),
  TD_FIELD (TdReview, next_step, TD_FIELD_TEXT),
  TD_FIELD (TdReview, note, TD_FIELD_TEXT),
  TD_FIELD (TdReview, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdReview, mentee_name, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdReview, td_review, review_fields)

static const TdField due_fields[] = {
  TD_FIELD (TdReviewDue, pair_id, TD_FIELD_ID),
  TD_FIELD (TdReviewDue, program_id, TD_FIELD_ID),
  TD_FIELD (TdReviewDue, kind, TD_FIELD_TEXT),
  TD_FIELD (TdReviewDue, due_on, TD_FIELD_DATE),
  TD_FIELD (TdReviewDue, matched_on, TD_FIELD_DATE),
  TD_FIELD (TdReviewDue, planned_end, TD_FIELD_DATE),
  TD_FIELD (TdReviewDue, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdReviewDue, mentee_name, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdReviewDue, td_review_due, due_fields)

static const char *const stored_fields[] = { "pair_id", "kind",      "held_on", "outcome",
                                             "learned", "next_step", "note",    NULL };

#define REVIEW_SELECT                                         \
  "SELECT v.*, r.name AS mentor_name, e.name AS mentee_name " \
  "FROM review v JOIN pair p ON p.id = v.pair_id "            \
  "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "

static const char *const kinds[] = { "mid", "end", NULL };
static const char *const kind_labels[] = { N_ ("Mid-term review"), N_ ("End review") };

const char *
td_review_kind_get_label (const char *kind)
{
  return td_words_get_label (&(TdWords){ kinds, kind_labels, NULL }, kind);
}

TdReview *
td_review_new (gint64 pair_id, const char *kind, TdDate held_on)
{
  TdReview *review = g_object_new (TD_TYPE_REVIEW, NULL);

  review->pair_id = pair_id;
  review->held_on = held_on;
  td_record_set_text (&review->kind, kind);
  return review;
}

TdRemarks *
td_review_check (const TdReview *review, TdDate today)
{
  TdRemarks *remarks = td_remarks_new ();

  if (review->kind == NULL || !g_strv_contains (kinds, review->kind))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "kind",
                    _ ("Choose which review it is: mid-term or end."));
  if (review->held_on == TD_DATE_NONE || review->held_on > today)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "held_on",
                    _ ("Say on which day it was held, today or before."));
  if (review->outcome == NULL || *review->outcome == '\0')
    td_remarks_add (remarks, TD_REMARK_WARNING, "outcome",
                    _ ("What came of it is what others learn from."));
  return remarks;
}

static void
clean (TdReview *review)
{
  td_record_take_text (&review->outcome, td_text_clean (review->outcome));
  td_record_take_text (&review->learned, td_text_clean (review->learned));
  td_record_take_text (&review->next_step, td_text_clean (review->next_step));
  td_record_take_text (&review->note, td_text_clean (review->note));
}

static gboolean
check_begun (const TdPair *pair, const TdReview *review, GError **error)
{
  g_autofree char *start = td_date_format (pair->matched_on);

  if (pair->matched_on == TD_DATE_NONE)
    return td_pair_conflict (pair, _ ("it has not begun."), error);
  if (review->held_on >= pair->matched_on)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("The pair began on %s. Choose that day or a later one."), start);
  return FALSE;
}

static gboolean
write_review (TdDatabase *db, TdReview *review, TdReview *before, GError **error)
{
  if (before == NULL)
    return td_database_insert (db, "review", review, stored_fields, &review->id, error);
  return td_record_equal_fields (review, before, stored_fields) ||
         td_database_update (db, "review", review, stored_fields, review->id, error);
}

gboolean
td_review_save (TdDatabase *db, TdReview *review, TdDate today, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_review_check (review, today);
  g_autoptr (TdReview) before = review->id ? td_review_load (db, review->id, error) : NULL;
  gboolean new = review->id == 0;
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if ((!new &&before == NULL) || !td_remarks_raise (remarks, error))
    return FALSE;
  clean (review);
  change = td_pair_begin_change (db, new ? "partnership.review" : "partnership.review-edit",
                                 review->pair_id, today, &pair, error);
  if (change == NULL || !check_begun (pair, review, error) ||
      !write_review (db, review, before, error) || !td_change_commit (change, error))
    {
      review->id = new ? 0 : review->id;
      return FALSE;
    }
  return TRUE;
}

gboolean
td_review_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdReview) review = td_review_load (db, id, error);
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  if (review == NULL)
    return FALSE;
  change = td_pair_begin_change (db, "partnership.review-delete", review->pair_id, review->held_on,
                                 &pair, error);
  return change && td_database_execute (db, error, "DELETE FROM review WHERE id = $1", "i", id) &&
         td_change_commit (change, error);
}

TdReview *
td_review_load (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdReview *review =
      td_database_load_one (db, TD_TYPE_REVIEW, &trouble, REVIEW_SELECT "WHERE v.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (review == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no review %d."), (int) id);
  return review;
}

GPtrArray *
td_review_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_REVIEW, error,
                           REVIEW_SELECT "WHERE v.pair_id = $1 ORDER BY v.held_on, v.id", "i",
                           pair_id);
}

/* --- What is due --- */

TdDate
td_review_get_mid_day (TdDate matched_on, TdDate planned_end)
{
  return matched_on + (planned_end - matched_on) / 2;
}

TdDate
td_review_get_end_day (TdDate matched_on, TdDate planned_end)
{
  return MAX (matched_on, planned_end - TD_PAIR_ENDING_DAYS);
}

/* "kind" is the last review that was held, and becomes the one that is due; FALSE: none is. */
static gboolean
settle (TdReviewDue *due, TdDate today)
{
  TdDate mid = td_review_get_mid_day (due->matched_on, due->planned_end);
  TdDate end = td_review_get_end_day (due->matched_on, due->planned_end);
  gboolean mid_held = g_strcmp0 (due->kind, "mid") == 0;
  gboolean end_held = g_strcmp0 (due->kind, "end") == 0;
  gboolean at_end = today >= end;

  if (end_held || (!at_end && (mid_held || today < mid)))
    return FALSE;
  due->due_on = at_end ? end : mid;
  td_record_set_text (&due->kind, at_end ? "end" : "mid");
  return TRUE;
}

static int
compare_due (gconstpointer one, gconstpointer other)
{
  const TdReviewDue *a = *(TdReviewDue *const *) one;
  const TdReviewDue *b = *(TdReviewDue *const *) other;

  return a->due_on != b->due_on ? (a->due_on < b->due_on ? -1 : 1)
                                : (a->pair_id > b->pair_id) - (a->pair_id < b->pair_id);
}

GPtrArray *
td_review_list_due (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  GPtrArray *dues = td_database_load (
      db, TD_TYPE_REVIEW_DUE, error,
      "SELECT p.id AS pair_id, p.program_id, p.matched_on, p.planned_end, r.name AS mentor_name, "
      "e.name AS mentee_name, "
      "CASE WHEN EXISTS (SELECT 1 FROM review v WHERE v.pair_id = p.id AND v.kind = 'end' "
      "AND v.held_on <= $2) THEN 'end' "
      "WHEN EXISTS (SELECT 1 FROM review v WHERE v.pair_id = p.id AND v.kind = 'mid' "
      "AND v.held_on <= $2) THEN 'mid' END AS kind "
      "FROM pair p JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "
      "WHERE ($1 IS NULL OR p.program_id = $1) AND p.matched_on <= $2 "
      "AND p.planned_end IS NOT NULL AND (p.ended_on IS NULL OR p.ended_on >= $2) "
      "AND p.state IN ('active', 'paused', 'completed', 'ended') ORDER BY p.id",
      "nD", program_id, today);

  for (guint i = dues ? dues->len : 0; i > 0; i--)
    if (!settle (dues->pdata[i - 1], today))
      g_ptr_array_remove_index (dues, i - 1);
  if (dues)
    g_ptr_array_sort (dues, compare_due);
  return dues;
}
