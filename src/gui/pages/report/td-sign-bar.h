/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/**
 * TdSignBar:
 *
 * Says that letters end without a name where the preferences hold none, with the way there.
 */
#define TD_TYPE_SIGN_BAR (td_sign_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdSignBar, td_sign_bar, TD, SIGN_BAR, AdwBin)

/* Looks whether a report that is shown ends with a name that is not known. */
void td_sign_bar_look (TdSignBar *self, TdSession *session, const TdReport *report);

G_END_DECLS
