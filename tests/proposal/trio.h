/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-explain.h"
#include "td-test.h"

#define TRIO_TODAY "2026-03-01"

/*
 * A cohort to be computed by hand. Only skills count, of ten that each mentee wants: Ann 7 of Xan's
 * and 3 of Yel's, Bea 6 and 4, Cas 5 and 1, so that a pair scores 1,000 for each. Xan and Yel have
 * one place, Zoe none; Vic has one and manages the three. Best: Ann with Xan, Bea with Yel, 11,000.
 */
enum
{
  ANN = 1,
  BEA,
  CAS,
  VIC,
  XAN,
  YEL,
  ZOE,
  WIM,
};

void trio_setup (TdTestFile *file, gconstpointer data);

/* A proposal of programme 1. */
gint64 trio_make (TdDatabase *db, TdObjective objective);
