/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdPeopleBar:
 *
 * Below the list of people: what can be done with several who are selected, else with the list,
 * by the actions of the page.
 *
 * Properties: "n-selected", "n-shown" (uint).
 */
#define TD_TYPE_PEOPLE_BAR (td_people_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdPeopleBar, td_people_bar, TD, PEOPLE_BAR, AdwBin)

G_END_DECLS
