/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "report/td-pairing-data.h"

G_BEGIN_DECLS

/* Departments with their mentors, places and mentees, and the pairs of each. */
void td_pairing_report_add_departments (TdDocument *document, TdPairingData *data);

G_END_DECLS
