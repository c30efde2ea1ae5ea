/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-hard-rules.h"

G_BEGIN_DECLS

/**
 * TdCriterion:
 *
 * One thing that makes a pair better. "share" says how well the two meet it, 0 to 100; the points
 * are weight x share.
 */
typedef struct
{
  const char *name;
  int (*share) (const TdMatch *match);
} TdCriterion;

/* The known criterion of a name, or NULL. */
const TdCriterion *td_criterion_find (const char *name);

/* How well the free field number @field of the two meets its criterion. */
int td_criterion_field_share (const TdMatch *match, guint field, TdFieldMode mode);

G_END_DECLS
