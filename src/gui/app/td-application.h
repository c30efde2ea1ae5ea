/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdApplication:
 *
 * The program: command-line options (--file, --today, --page, --size), opening a workspace on the
 * database threads, the actions app.quit, app.about, app.open and app.retry.
 */
#define TD_TYPE_APPLICATION (td_application_get_type ())
G_DECLARE_FINAL_TYPE (TdApplication, td_application, TD, APPLICATION, AdwApplication)

/* The one of the process, not yet running. */
TdApplication *td_application_new (void);

G_END_DECLS
