/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdUnmatchedDialog:
 *
 * Who stays without a mentor in a draft and why; which single rule would help whom; which mentors
 * to ask for another place.
 *
 * Properties: "n-people", "n-rules", "n-mentors" (guint).
 *
 * Signal "chosen" (gint64 mentee_id): one of them is to be shown in the draft.
 */
#define TD_TYPE_UNMATCHED_DIALOG (td_unmatched_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdUnmatchedDialog, td_unmatched_dialog, TD, UNMATCHED_DIALOG, AdwWindow)

TdUnmatchedDialog *td_unmatched_dialog_open (GtkWidget *parent,
                                             TdSession *session,
                                             gint64 proposal_id);

G_END_DECLS
