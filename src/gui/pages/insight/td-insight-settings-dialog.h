/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdInsightSettingsDialog:
 *
 * What the insights of a workspace go by: since when leavers are complete, how many people a number
 * must stand for to be shown, and from how many mentees on a mentor is said to have many. One
 * change, which undo takes back.
 */
#define TD_TYPE_INSIGHT_SETTINGS_DIALOG (td_insight_settings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightSettingsDialog,
                      td_insight_settings_dialog,
                      TD,
                      INSIGHT_SETTINGS_DIALOG,
                      TdDialog)

/* Loads the settings, then opens over @parent. */
void td_insight_settings_dialog_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
