/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "program/td-enrolment.h"

G_BEGIN_DECLS

/* The form of an enrolment: role and places, what is offered and wanted, wishes and vetoes,
 * readiness; new (id 0) or to be edited. */
#define TD_TYPE_ENROLMENT_DIALOG (td_enrolment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdEnrolmentDialog, td_enrolment_dialog, TD, ENROLMENT_DIALOG, TdDialog)

/* Opens it over the window of @parent; @enrolment is copied. */
void td_enrolment_dialog_present (GtkWidget *parent, TdSession *session, TdEnrolment *enrolment);

G_END_DECLS
