/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * td_bench_company_make:
 * @employees: how many, at least twice as many as @pairs
 * @pairs: how many; each has a mentor and a mentee of its own
 * @contacts: how many in all; those of a pair are about a week apart, to its end
 * @today: the day up to which all is known
 *
 * Fills an empty workspace with twelve years of a company: hires and leavers with reasons, one
 * programme with enrolments and applications, pairs that go on, were paused, were completed or
 * ended early, contacts held and missed, goals, promotions, waves of a company-wide survey. Always
 * the same for the same numbers, and nothing goes along with taking part. The rows have no entry in
 * the audit trail.
 *
 * FALSE with an error of the database.
 */
gboolean td_bench_company_make (TdDatabase *db,
                                guint employees,
                                guint pairs,
                                guint contacts,
                                TdDate today,
                                GError **error);

G_END_DECLS
