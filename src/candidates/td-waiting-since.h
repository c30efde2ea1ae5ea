/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

/* SQL: since when the mentee of the enrolment "n" waits for a mentor: since she enrolled, or since
 * her last pair in the programme ended. Both ISO dates, so that text compares as days do. */
#define TD_WAITING_SINCE                                                                          \
  "(SELECT coalesce(max(w.ended_on), n.from_date) FROM pair w WHERE w.program_id = n.program_id " \
  "AND w.mentee_id = n.employee_id AND w.ended_on > n.from_date)"
