/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdNarrowBin:
 *
 * Holds one child and tells whether there is little width, so that the child's XML can bind what it
 * hides and shows to that. It begins narrow, and so never asks for more room than a narrow window.
 *
 * Properties: "threshold" (int, pixels, default 640), "narrow" (gboolean, read only).
 */
#define TD_TYPE_NARROW_BIN (td_narrow_bin_get_type ())
G_DECLARE_FINAL_TYPE (TdNarrowBin, td_narrow_bin, TD, NARROW_BIN, AdwBin)

/* Whether it has less room than the threshold. */
gboolean td_narrow_bin_get_narrow (TdNarrowBin *self);

G_END_DECLS
