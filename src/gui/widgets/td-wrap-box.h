/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdWrapBox:
 *
 * Its children beside each other as words in a line: each as wide as it wants to be, on the next
 * line where there is no room for it any more. For rows of buttons, whose words are longer in
 * another language. It asks for no more width than its widest child.
 *
 * Property: "spacing" (int, pixels between children and between lines, default 6).
 */
#define TD_TYPE_WRAP_BOX (td_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (TdWrapBox, td_wrap_box, TD, WRAP_BOX, GtkWidget)

G_END_DECLS
