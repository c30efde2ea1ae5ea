/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdSelfArrangedDialog:
 *
 * Enters a pair that two people arranged themselves, begun and agreed already as a rule.
 */
#define TD_TYPE_SELF_ARRANGED_DIALOG (td_self_arranged_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSelfArrangedDialog,
                      td_self_arranged_dialog,
                      TD,
                      SELF_ARRANGED_DIALOG,
                      TdDialog)

/* In the programme of the page; @mentee_id (an employee) is filled in where it is not 0. */
void td_self_arranged_dialog_show (TdPage *page, gint64 mentee_id);

G_END_DECLS
