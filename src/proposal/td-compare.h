/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdComparedRow:
 *
 * One mentee in two proposals.
 */
#define TD_TYPE_COMPARED_ROW (td_compared_row_get_type ())
G_DECLARE_FINAL_TYPE (TdComparedRow, td_compared_row, TD, COMPARED_ROW, TdRecord)

struct _TdComparedRow
{
  TdRecord parent_instance;

  gint64 mentee_id;
  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  int round;   /* 1: a first mentor, 2: a second one */
  char *kind;  /* same; other: another mentor; first, second: a mentor in that one only; none */
  char *label; /* the same in words */
  gint64 first_mentor_id; /* 0: without, or not in that proposal */
  char *first_mentor_name;
  char *first_mentor_number;
  int first_score;
  int first_percent;
  gint64 second_mentor_id;
  char *second_mentor_name;
  char *second_mentor_number;
  int second_score;
  int second_percent;
  int change; /* second_score - first_score, of people with a mentor in both; else 0 */
};

/**
 * TdComparison:
 *
 * Two proposals of one programme, pair by pair. The totals can be compared where @same_rules.
 */
typedef struct
{
  TdProposal *first;
  TdProposal *second;
  GPtrArray *rows; /* TdComparedRow: what differs first, then by the mentee's name */
  int same;        /* rows of each kind */
  int other;
  int only_first;
  int only_second;
  int neither;
  int matched_change; /* second - first */
  gint64 total_change;
  gint64 first_worst; /* scores of the worst pairs; 0 without pairs */
  gint64 second_worst;
  gboolean same_rules;
} TdComparison;

/* TD_ERROR_NOT_FOUND where there is no such proposal; TD_ERROR_CONFLICT where they are of different
 * programmes. */
TdComparison *td_compare_proposals (TdDatabase *db,
                                    gint64 first_id,
                                    gint64 second_id,
                                    GError **error);

void td_comparison_free (TdComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdComparison, td_comparison_free)

G_END_DECLS
