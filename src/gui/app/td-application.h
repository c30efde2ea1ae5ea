/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/**
 * TdApplication:
 *
 * The program: command-line options (--file, --today, --page, --size), opening a workspace on the
 * database threads, the actions app.quit, app.about, app.open and app.retry.
 */
#define TD_TYPE_APPLICATION (td_application_get_type ())
G_DECLARE_FINAL_TYPE (TdApplication, td_application, TD, APPLICATION, AdwApplication)

/* The one of the process, not yet running. @today is taken for today unless --today says another
 * day; with TD_DATE_NONE the clock says it, and windows move on at midnight. */
TdApplication *td_application_new (TdDate today);

G_END_DECLS
