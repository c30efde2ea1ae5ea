/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-figure.h"

G_BEGIN_DECLS

/**
 * TdFigurePair:
 * @one, @other: the same figure of two periods, programmes or cohorts; @other may be NULL
 * @difference: one minus other: of two shares by Newcombe's method, of two means paired where the
 *   same people gave one answer each, else Welch's; NaN where it is not defined: either is neither
 *   a share of a count nor a mean, has nothing to count, or is hidden
 *
 * A figure of a dashboard beside the same one of another filter. The interval takes the
 * two as separate groups of people, but for the paired one.
 */
#define TD_TYPE_FIGURE_PAIR (td_figure_pair_get_type ())
G_DECLARE_FINAL_TYPE (TdFigurePair, td_figure_pair, TD, FIGURE_PAIR, GObject)

struct _TdFigurePair
{
  GObject parent_instance;

  TdFigure *one;
  TdFigure *other;
  TdInterval difference;
};

/* Keeps both figures; @other may be NULL. */
TdFigurePair *td_figure_pair_new (TdFigure *one, TdFigure *other);

/* Each of @ones with that of @others that has its code, in the order of @ones. Returns (transfer
 * full) (element-type TdFigurePair). */
GPtrArray *td_figure_pair_list (GPtrArray *ones, GPtrArray *others);

/* Whether the interval of the difference leaves 0 out. */
gboolean td_figure_pair_differs (TdFigurePair *self);

/* "4.2 points higher · 95 % range 0.3 to 8.1", "No detectable difference · 95 % range −3.1 to 8.1
 * points", or where none is defined that it is not. To be freed. */
char *td_figure_pair_dup_difference (TdFigurePair *self);

G_END_DECLS
