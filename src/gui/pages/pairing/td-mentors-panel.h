/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdMentorsPanel:
 *
 * The mentors of the programme who have places left, as text and as glyphs; a mentee can be dropped
 * on each (TdMentorTarget), and Enter pairs him with the mentee shown.
 *
 * Properties: "proposal-id" (gint64: a draft that takes places too, or 0), "ranking" (GListModel of
 * TdRankedMentor, nullable: what the mentors are to the mentee shown), "n-free" (guint: mentors
 * who have a place left).
 */
#define TD_TYPE_MENTORS_PANEL (td_mentors_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdMentorsPanel, td_mentors_panel, TD, MENTORS_PANEL, TdPage)

G_END_DECLS
