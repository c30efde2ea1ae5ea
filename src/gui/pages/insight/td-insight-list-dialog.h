/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * TdInsightListDialog:
 *
 * The people or pairs behind a figure or a bar. Choosing one closes the dialog and shows it on its
 * page.
 *
 * Properties: "heading" (what the list is), "method" (how it was counted), "rows" (GListModel of
 * TdListRow), "state"
 * ("loading", "rows", "nobody", "hidden").
 */
#define TD_TYPE_INSIGHT_LIST_DIALOG (td_insight_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightListDialog,
                      td_insight_list_dialog,
                      TD,
                      INSIGHT_LIST_DIALOG,
                      AdwWindow)

/* Opens over @parent and loads the names; @list may be NULL: nobody, or, where @hidden, too few
 * people to be shown. */
void td_insight_list_dialog_open (GtkWidget *parent,
                                  TdSession *session,
                                  const char *heading,
                                  const char *method,
                                  const TdInsightList *list,
                                  gboolean hidden);

G_END_DECLS
