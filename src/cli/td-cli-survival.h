/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli-raw.h"
#include "insight/td-study.h"

G_BEGIN_DECLS

/* What "survival" was asked for. */
typedef struct
{
  double from; /* -INFINITY: from the beginning */
  double tau;  /* NaN: the longest horizon that all groups reach */
  GArray *at;  /* of double */
} TdCliSurvival;

/* The study as members of the object that is open; @names are those of the groups. */
void td_cli_survival_write (TdJsonWriter *writer,
                            const TdStudy *study,
                            GPtrArray *names,
                            const TdCliSurvival *request);

/* The study as tables. */
void td_cli_survival_print (TdCli *cli,
                            const TdStudy *study,
                            GPtrArray *names,
                            const TdCliSurvival *request);

G_END_DECLS
