/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "program/td-enrolment.h"

G_BEGIN_DECLS

/* Asks when and why somebody, or several people at once, leave a programme. */
#define TD_TYPE_WITHDRAW_DIALOG (td_withdraw_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdWithdrawDialog, td_withdraw_dialog, TD, WITHDRAW_DIALOG, TdDialog)

/* Opens it over the window of @parent, on today; @enrolment is kept. */
void td_withdraw_dialog_present (GtkWidget *parent, TdSession *session, TdEnrolment *enrolment);

/* Of people (element-type gint64, kept), out of a programme that is chosen there; who cannot go is
 * passed over and named. */
void td_withdraw_dialog_present_many (GtkWidget *parent, TdSession *session, GArray *ids);

G_END_DECLS
