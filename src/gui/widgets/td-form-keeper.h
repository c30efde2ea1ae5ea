/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdFormKeeper:
 *
 * Keeps what she writes in the form of a dialog a moment after she stopped, so that it is there
 * again when the program ends before she saved: then the same form, about the same, asks whether to
 * go on with it. Saving and cancelling throw it away (workspace/td-unsaved-form.h).
 */
#define TD_TYPE_FORM_KEEPER (td_form_keeper_get_type ())
G_DECLARE_FINAL_TYPE (TdFormKeeper, td_form_keeper, TD, FORM_KEEPER, GObject)

/* Begins with @record as it was given; changes it when she goes on with what was kept. @dialog must
 * outlive the keeper. */
TdFormKeeper *td_form_keeper_new (TdDialog *dialog, TdRecord *record);

/* The same of the fields below @dialog as they stand now (td-form-rows.h), about @about. */
TdFormKeeper *td_form_keeper_new_for_rows (TdDialog *dialog, const char *about);

G_END_DECLS
