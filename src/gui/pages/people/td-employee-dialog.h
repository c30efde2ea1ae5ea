/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/* The form of an employee or a coach from outside, new or to be edited. */
#define TD_TYPE_EMPLOYEE_DIALOG (td_employee_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdEmployeeDialog, td_employee_dialog, TD, EMPLOYEE_DIALOG, TdDialog)

/* Opens it over the window of @parent; @employee NULL for a new one. */
void td_employee_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *employee);

G_END_DECLS
