/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-exit-reasons.h"

G_BEGIN_DECLS

/* An entry of the grouping that the coordinator edits. */
typedef struct
{
  char *words;   /* folded */
  char **topics; /* codes of td_enrolment_list_reasons() */
} TdExitGroup;

/* The grouping of the workspace, or the one it begins with. (element-type TdExitGroup) */
GPtrArray *td_exit_groups_load (TdDatabase *db, GError **error);

/* The entry that a reason belongs to, or NULL. Borrowed. */
const TdExitGroup *td_exit_groups_find (GPtrArray *groups, const char *reason);

/* Which programmes work on what the shown reasons are about; fills "programs". */
gboolean td_exit_reasons_add_programs (TdDatabase *db,
                                       TdExitReasons *self,
                                       GPtrArray *groups,
                                       gint64 threshold,
                                       GError **error);

G_END_DECLS
