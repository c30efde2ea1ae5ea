/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdWelcome:
 *
 * The first steps, each with its button, shown at the top of Today until the first pair is made.
 * Properties: "step", the #TdFirstStep that is next, and "done", a bit for each that was taken. It
 * hides itself when the steps are done.
 */
#define TD_TYPE_WELCOME (td_welcome_get_type ())
G_DECLARE_FINAL_TYPE (TdWelcome, td_welcome, TD, WELCOME, TdPage)

G_END_DECLS
