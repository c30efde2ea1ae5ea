/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"

G_BEGIN_DECLS

/* What can be found, in the order of the box where they fit as well. */
typedef enum
{
  TD_FIND_PEOPLE,
  TD_FIND_PAIRS,
  TD_FIND_PAGES,
  TD_FIND_ACTIONS,
  TD_FIND_N_KINDS
} TdFindKind;

/**
 * TdFindResult:
 *
 * One line of the find box: a heading of a kind, which has no action, or something to go to or do.
 * "page" is the page to be shown first, nullable; "action" a detailed name to run there, nullable:
 * "insight.kind::retention"; "item" an id on the page, or 0 (of an action the number of what is
 * shown); "accelerator" the keys that do it without looking for it, nullable; "score" as in
 * td_fuzzy_score().
 */
#define TD_TYPE_FIND_RESULT (td_find_result_get_type ())
G_DECLARE_FINAL_TYPE (TdFindResult, td_find_result, TD, FIND_RESULT, TdRecord)

struct _TdFindResult
{
  TdRecord parent_instance;

  gint64 kind;
  gint64 score;
  char *page;
  char *action;
  gint64 item;
  char *accelerator;
  char *icon;
  char *heading;
  char *title;
  char *subtitle;
};

/* The word above all of a kind: "People", translated. */
const char *td_find_kind_get_heading (TdFindKind kind);

/* What one of the kind is: "person", translated. */
const char *td_find_kind_get_noun (TdFindKind kind);

G_END_DECLS
