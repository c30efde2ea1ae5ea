/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* What a pair without an agreement of its own, in a programme without one, is held to. */
#define TD_CADENCE_DEFAULT "monthly"

typedef enum
{
  TD_CADENCE_DAYS,      /* every n days */
  TD_CADENCE_WEEKS,     /* every n weeks of 7 days */
  TD_CADENCE_MONTHS,    /* every n calendar months */
  TD_CADENCE_PER_MONTH, /* n times in each calendar month counted from the start */
} TdCadenceUnit;

/**
 * TdCadence:
 *
 * The agreed rhythm of contacts of a pair. A plain value: copy it. Written the same everywhere:
 * `monthly`, `2/month`, `3/month`, `every:14d`, `every:6w`, `every:2m`. Source of the arithmetic:
 * METRICS.md section 11.
 */
typedef struct
{
  TdCadenceUnit unit;
  int n; /* 1 or more; 2 or 3 for TD_CADENCE_PER_MONTH */
} TdCadence;

/**
 * td_cadence_parse:
 * @text: (nullable): a notation; `days:14` is read as `every:14d`, NULL and "" are monthly
 *
 * Reads a notation. TD_ERROR_INVALID with a sentence that names what can be written where it is
 * none, or its interval is longer than two years; @cadence is then left alone.
 */
gboolean td_cadence_parse (const char *text, TdCadence *cadence, GError **error);

/* The cadence of a notation that came out of the workspace; monthly where it is not readable. */
TdCadence td_cadence_from_text (const char *text);

/* The notation, to be freed; `every:1m` and `1/month` come out as `monthly`. */
char *td_cadence_format (const TdCadence *cadence);

/* Whether both ask for the same; `every:7d` and `every:1w` do not. */
gboolean td_cadence_equal (const TdCadence *cadence, const TdCadence *other);

/* Whether two rhythms ask for the same, however they are written: six weeks are 42 days. */
gboolean td_cadence_is_same (const TdCadence *cadence, const TdCadence *other);

/* The words for people, to be freed: "monthly", "2 times a month", "every 6 weeks". */
char *td_cadence_dup_label (const TdCadence *cadence);

/* The words for a notation, to be freed. */
char *td_cadence_dup_text_label (const char *text);

/* The interval in days: 30.4375 n for months, 30.4375 / n for n a month. */
double td_cadence_get_days (const TdCadence *cadence);

/* When the next contact is due, counted from the last one (or the start, or the end of a pause). */
TdDate td_cadence_next_due (const TdCadence *cadence, TdDate reference);

/**
 * td_cadence_get_boundary:
 * @start: the first day of the grid of slots
 * @k: number of a slot, from 0
 *
 * The first day of slot @k; its last day is the one before the boundary @k + 1. Calendar months are
 * always counted from @start: 31 Jan, 29 Feb, 31 Mar.
 */
TdDate td_cadence_get_boundary (const TdCadence *cadence, TdDate start, int k);

G_END_DECLS
