/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "workspace/td-person-overview.h"

G_BEGIN_DECLS

/**
 * TdPersonSheet:
 *
 * One person, as the panel beside the list or as a page of her own: what both of them load, and
 * what can be done there ("person.edit", "person.enrol", …, td-person-actions.c). A subclass has
 * the XML.
 *
 * Properties: "person-id" (gint64, 0 for nobody), and to be read "person" (TdEmployee, NULL until
 * she is loaded), "enrolments", "pairs", "contacts" (GListStore), "extras" (text).
 */
#define TD_TYPE_PERSON_SHEET (td_person_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdPersonSheet, td_person_sheet, TD, PERSON_SHEET, TdPage)

struct _TdPersonSheetClass
{
  TdPageClass parent_class;

  /* Whether a brief overview will do. */
  gboolean brief;

  /* Another person is to be shown; her data follow. (nullable) */
  void (*changed) (TdPersonSheet *sheet);

  /* There is something to show; "person" of @overview is NULL where she is gone. (nullable) */
  void (*show) (TdPersonSheet *sheet, const TdPersonOverview *overview);
};

/* 0 for nobody. */
void td_person_sheet_set_person_id (TdPersonSheet *sheet, gint64 id);
gint64 td_person_sheet_get_person_id (TdPersonSheet *sheet);

/* Who is shown, borrowed, NULL until she is loaded; and what she is enrolled in. */
TdEmployee *td_person_sheet_get_person (TdPersonSheet *sheet);
GListModel *td_person_sheet_get_enrolments (TdPersonSheet *sheet);

/* Fills two lists of the subclass with rows, which follow what is loaded. */
void td_person_sheet_bind_lists (TdPersonSheet *sheet, GtkListBox *enrolments, GtkListBox *pairs);

/* The closures of a sheet's XML: "contact_names", "is_filled", and those of contacts. */
void td_person_sheet_bind_closures (GtkWidgetClass *klass);

G_END_DECLS
