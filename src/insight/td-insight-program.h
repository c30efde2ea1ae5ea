/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* What a dashboard shows of the programme it is about. */
typedef struct
{
  char *name;                 /* NULL: all programmes */
  char *objective;            /* or NULL */
  double target_match_rate;   /* 0 to 1; NaN for all programmes */
  double target_satisfaction; /* 1 to 5; NaN for all programmes */
} TdInsightProgram;

/* Reads it; 0 is all programmes. TD_ERROR_NOT_FOUND where there is none with this id. */
gboolean td_insight_program_load (TdDatabase *db,
                                  gint64 program_id,
                                  TdInsightProgram *program,
                                  GError **error);
void td_insight_program_clear (TdInsightProgram *program);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdInsightProgram, td_insight_program_clear)

G_END_DECLS
