/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdPersonFacts:
 *
 * What the roster says of a person: number, address, grade, place, manager, employment. A row
 * without anything to say is hidden.
 *
 * Properties: "person" (TdEmployee, nullable), "extras" (the free fields, one a line, nullable).
 */
#define TD_TYPE_PERSON_FACTS (td_person_facts_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonFacts, td_person_facts, TD, PERSON_FACTS, AdwBin)

G_END_DECLS
