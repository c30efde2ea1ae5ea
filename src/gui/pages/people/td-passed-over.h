/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-dialog.h"

G_BEGIN_DECLS

/* Says over the window of a dialog that is done whom it passed over, and why; @heading says how
 * many, @sentences (element-type utf8) names them. Nothing for none. */
void td_passed_over_tell (TdDialog *dialog, const char *heading, GPtrArray *sentences);

G_END_DECLS
