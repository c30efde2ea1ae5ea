/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "proposal/td-rank.h"

G_BEGIN_DECLS

/**
 * TdWaitingPanel:
 *
 * The mentees without a mentor, longest waiting first, with a search over their names, departments
 * and skills. Several can be selected; each can be dragged onto a mentor (as a TdWaitingMentee).
 *
 * Properties: "mentee" (TdWaitingMentee: whom the rest of the page is about, one of those selected;
 * NULL where nobody is), "n-selected" (guint), "session" (for
 * what is below the list).
 */
#define TD_TYPE_WAITING_PANEL (td_waiting_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdWaitingPanel, td_waiting_panel, TD, WAITING_PANEL, AdwBin)

/* Shows these (element-type TdWaitingMentee); who was selected stays so, and where she is gone the
 * next one is. */
void td_waiting_panel_fill (TdWaitingPanel *panel, GPtrArray *mentees);

/* What the properties hold, borrowed. */
TdWaitingMentee *td_waiting_panel_get_mentee (TdWaitingPanel *panel);

/* Who waits under this id, borrowed; NULL where she does not. */
TdWaitingMentee *td_waiting_panel_find (TdWaitingPanel *panel, gint64 mentee_id);

/* Selects one mentee only, ending a search that hides her. */
void td_waiting_panel_select (TdWaitingPanel *panel, gint64 mentee_id);

/* Moves the keyboard to the mentee shown. */
void td_waiting_panel_focus (TdWaitingPanel *panel);

/* Moves it to the search. */
void td_waiting_panel_start_search (TdWaitingPanel *panel);

/* The ids of all selected mentees (transfer full) (element-type gint64). */
GArray *td_waiting_panel_list_selected (TdWaitingPanel *panel);

G_END_DECLS
