/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdFactList:
 *
 * A heading and what there is to know under it: a row a #TdFact, which leads to the page that has
 * more. It hides where there is none, unless it has words for that.
 *
 * Properties: "title" (the heading), "placeholder" (nullable: what to say where there is none).
 */
#define TD_TYPE_FACT_LIST (td_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (TdFactList, td_fact_list, TD, FACT_LIST, AdwBin)

/* @facts: (nullable) (element-type TdFact) */
void td_fact_list_show (TdFactList *list, GPtrArray *facts);

G_END_DECLS
