/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "base/td-remarks.h"
#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/* What there is to say about a record, as td_employee_check(); on a reader thread. */
typedef TdRemarks *(*TdFormCheckFunc) (TdDatabase *db, gpointer record, GError **error);

/**
 * TdForm:
 *
 * Joins the rows of a template with the fields of a record: below the root, an entry row, spin
 * button, switch, #TdCodeCombo or #TdDateRow whose id in the XML is the name of a field shows that
 * field and changes it, and so does a widget with a property "value-id"; a check button with the id
 * "field.code" stands for one code of a field that holds a list. After each change the record is
 * checked, and every #TdRemarkRow shows what there is to say about its field.
 *
 * Properties, to bind a button to: "valid" (nothing refuses), "changed" (differs from the record
 * as it was given).
 */
#define TD_TYPE_FORM (td_form_get_type ())
G_DECLARE_FINAL_TYPE (TdForm, td_form, TD, FORM, GObject)

/* @root must outlive the form (it usually owns it); @record is kept and changed. */
TdForm *td_form_new (GtkWidget *root, TdSession *session, gpointer record, TdFormCheckFunc check);

/* The record, borrowed, and a copy to hand to a job (transfer full). */
gpointer td_form_get_record (TdForm *form);
gpointer td_form_dup_record (TdForm *form);

/* The properties. */
gboolean td_form_is_valid (TdForm *form);
gboolean td_form_is_changed (TdForm *form);

G_END_DECLS
