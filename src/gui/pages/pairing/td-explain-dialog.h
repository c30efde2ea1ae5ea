/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdExplainDialog:
 *
 * The answer to "why?" (td-why.h): why a pair, why not the mentor she asked for, why nobody, and
 * what would help. Loads on a reader; closing it cancels.
 */
#define TD_TYPE_EXPLAIN_DIALOG (td_explain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdExplainDialog, td_explain_dialog, TD, EXPLAIN_DIALOG, AdwWindow)

/**
 * td_explain_dialog_open:
 * @proposal_id: the draft that it is about; 0 for somebody who waits
 * @mentor_id: the mentor it is about; 0 for whomever a proposal gives her, and why nobody
 *
 * Opens one over the window of @parent, in the programme of the session.
 */
void td_explain_dialog_open (GtkWidget *parent,
                             TdSession *session,
                             gint64 proposal_id,
                             gint64 mentee_id,
                             gint64 mentor_id);

G_END_DECLS
