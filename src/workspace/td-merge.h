/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdMergeItem:
 * @table: whose rows move
 * @title: what they are, translated: "Contacts"
 * @n: how many
 */
typedef struct
{
  const char *table;
  const char *title;
  int n;
} TdMergeItem;

/**
 * TdMergePlan:
 * @stays: the entry that stays, as it is now
 * @goes: the one whose number becomes another number of the first
 * @moves: what moves (element-type TdMergeItem)
 * @cautions: what there is to know before, in sentences (element-type utf8)
 * @refusals: why it cannot be done now, and the way on (element-type utf8); empty where it can
 *
 * What merging two entries of the roster that are one person would do.
 */
typedef struct
{
  TdEmployee *stays;
  TdEmployee *goes;
  GArray *moves;
  GPtrArray *cautions;
  GPtrArray *refusals;
} TdMergePlan;

/**
 * td_merge_plan:
 *
 * Writes nothing.
 *
 * Returns: (transfer full): the plan; NULL with TD_ERROR_NOT_FOUND or a database error
 */
TdMergePlan *td_merge_plan (TdDatabase *db, gint64 stays, gint64 goes, GError **error);
void td_merge_plan_free (TdMergePlan *plan);

/**
 * td_merge_run:
 *
 * Makes one person of two entries: everything about @goes becomes about @stays, whose fields win;
 * where one is empty, that of @goes takes its place. The number of @goes stays known as another one
 * of hers (people/td-other-number.h). Where both have the same (a day of promotion, a wish), that
 * of
 * @stays stays. The first day of the two employments is hers, and the last one of the later. One
 * change, "person.merge", which undo takes back as a whole.
 *
 * Returns: FALSE with TD_ERROR_CONFLICT where the plan has a refusal, or another error
 */
gboolean td_merge_run (TdDatabase *db, gint64 stays, gint64 goes, TdDate today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdMergePlan, td_merge_plan_free)

G_END_DECLS
