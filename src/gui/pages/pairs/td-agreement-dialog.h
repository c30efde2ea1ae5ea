/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "partnership/td-agreement.h"

G_BEGIN_DECLS

/**
 * TdAgreementDialog:
 *
 * Gives the agreement of one pair words of its own, or its programme's again.
 */
#define TD_TYPE_AGREEMENT_DIALOG (td_agreement_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdAgreementDialog, td_agreement_dialog, TD, AGREEMENT_DIALOG, TdDialog)

void td_agreement_dialog_show (GtkWidget *parent, TdSession *session, TdAgreement *agreement);

G_END_DECLS
