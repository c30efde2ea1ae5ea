/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes of a contact, NULL-terminated, in the order in which people choose them. */
const char *const *td_contact_outcomes (void);
const char *const *td_contact_kinds (void);
const char *const *td_contact_modes (void);
const char *const *td_contact_sides (void);

/* The words for a code; "" for NULL, and the code itself where it is none of ours. */
const char *td_contact_outcome_get_label (const char *outcome);
const char *td_contact_kind_get_label (const char *kind);
const char *td_contact_mode_get_label (const char *mode);
const char *td_contact_side_get_label (const char *side);

G_END_DECLS
