/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "workspace/td-person-overview.h"

G_BEGIN_DECLS

/* The facts about a person whose enrolments and pairs are in @overview, as of a day (transfer full)
 * (element-type TdFact). */
GPtrArray *td_person_facts_load (TdDatabase *db,
                                 const TdPersonOverview *overview,
                                 TdDate today,
                                 GError **error);

G_END_DECLS
