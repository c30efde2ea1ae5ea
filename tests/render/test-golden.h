/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "test-render.h"

/* A chart whose picture is stored, and tested for its geometry. */
typedef struct
{
  const char *name;
  TdChartScene *(*make) (void);
  TdChartThemeKind theme;
  int width;
  PangoDirection direction;
} TdGolden;

extern const TdGolden test_goldens[];
extern const guint test_n_goldens;
