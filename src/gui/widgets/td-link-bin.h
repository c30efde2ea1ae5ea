/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdLinkBin:
 *
 * Goes around a label with links, and keeps what had the focus while the label takes it: GTK 4.8
 * looks at that afterwards, when a list or a menu that went, and was there for its focus only, is
 * freed.
 */
#define TD_TYPE_LINK_BIN (td_link_bin_get_type ())
G_DECLARE_FINAL_TYPE (TdLinkBin, td_link_bin, TD, LINK_BIN, AdwBin)

G_END_DECLS
