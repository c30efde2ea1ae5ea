/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/*
 * Points per criterion and mentors per rule are kept as JSON objects, name: number, beside the rows
 * they explain.
 */

/**
 * TdPoint:
 *
 * One name and number of such an object, with its words.
 */
#define TD_TYPE_POINT (td_point_get_type ())
G_DECLARE_FINAL_TYPE (TdPoint, td_point, TD, POINT, TdRecord)

struct _TdPoint
{
  TdRecord parent_instance;

  char *name;
  char *label;
  int value;
  int largest; /* of a criterion: its points at most, where they are known */
  char *text;  /* of a criterion: what it says of the two, where they are known */
};

/* The points of td_candidates_score() as JSON. */
char *td_points_to_json (const TdCandidates *candidates, const int *points);

/* The counts of td_candidates_count_blocked() as JSON, those above 0. */
char *td_points_blocked_to_json (const int *counts);

/* The rules that are on, the weights and the numbers, as JSON: {"rules":[…],"weights":{…},…}. */
char *td_points_rules_to_json (const TdCandidates *candidates);

/* Reads criteria back, in their order; @rules (nullable) is JSON of td_points_rules_to_json() and
 * gives "largest". Returns (transfer full) (element-type TdPoint), empty for NULL. */
GPtrArray *td_points_from_json (const char *criteria, const char *rules);

/* Reads counts of blocked mentors back, the largest first. */
GPtrArray *td_points_blocked_from_json (const char *blocked);

/* A sentence of such points, "Skills 40 of 60, Wishes 28 of 40", or counts, "no place free (12)";
 * to be freed. */
char *td_points_dup_text (GPtrArray *points);

/* Of criteria whose most is not known: "Skills 40, Wishes 28"; those that gave none are left out.
 * To be freed. */
char *td_points_dup_plain_text (GPtrArray *points);

/* 100 x points / largest, rounded; 0 where there is no largest. */
int td_points_percent (gint64 points, gint64 largest);

G_END_DECLS
