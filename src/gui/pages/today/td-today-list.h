/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "gui/pages/today/td-today-item.h"

G_BEGIN_DECLS

/* How many lines of a section are shown until all of them are asked for, and up to how many it is
 * not worth asking. */
#define TD_TODAY_FEW 8
#define TD_TODAY_NOT_MANY 10

/* How many lines come in one turn of the main loop while GTK makes rows for them. */
#define TD_TODAY_STEP 4

/* From how many lines on GTK makes no more rows than there are: the rest comes at once. */
#define TD_TODAY_ENOUGH 256

/**
 * TdTodayList:
 *
 * The lines of Today as a GListModel of #TdTodayItem. A section shows its first TD_TODAY_FEW lines,
 * then a line "more", or all of them where it is expanded. New lines come a few in each turn of the
 * main loop, so that the making of their rows never holds up a frame; lines that are there stay the
 * same objects, so that what is selected and where she is stay too.
 *
 * Property "growing" (gboolean, read only): whether lines are still to come.
 */
#define TD_TYPE_TODAY_LIST (td_today_list_get_type ())
G_DECLARE_FINAL_TYPE (TdTodayList, td_today_list, TD, TODAY_LIST, GObject)

/* Shows other sections (element-type TdTodaySection; takes a reference). */
void td_today_list_set_sections (TdTodayList *list, GPtrArray *sections);

/* Shows all lines of a section, or the first ones. */
void td_today_list_set_expanded (TdTodayList *list, TdAgendaKind kind, gboolean expanded);

/* A line that is shown, borrowed; NULL past the end, or with this key where it is shown. */
TdTodayItem *td_today_list_peek (TdTodayList *list, guint position);
TdTodayItem *td_today_list_find (TdTodayList *list, const char *key, guint *position);

/* Whether lines are still to come. */
gboolean td_today_list_get_growing (TdTodayList *list);

G_END_DECLS
