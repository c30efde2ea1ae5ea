/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdPersonAway:
 *
 * When a person is or was away, and, where she leaves the company, the pairs that are still open. A
 * part of the panel of a person. Property "person-id" (gint64, 0 for nobody).
 */
#define TD_TYPE_PERSON_AWAY (td_person_away_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonAway, td_person_away, TD, PERSON_AWAY, TdPage)

G_END_DECLS
