/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/**
 * TdReportNames:
 *
 * What stands for the people of a confidential programme: the numbers of the pairing report, so
 * that who holds that one knows whom another one means. Members are NULL where names may be said.
 */
typedef struct
{
  GHashTable *mentors; /* gint64 employee to "Mentor 3" */
  GHashTable *mentees;
} TdReportNames;

/* Loads the numbers where the programme of @options is confidential, else leaves @names empty. */
gboolean td_report_names_load (TdReportNames *names,
                               TdDatabase *db,
                               const TdReportOptions *options,
                               GError **error);
void td_report_names_clear (TdReportNames *names);

/* What to say for a person: @name, or her number in a confidential programme. Borrowed. */
const char *td_report_names_mentor (const TdReportNames *names, gint64 id, const char *name);
const char *td_report_names_mentee (const TdReportNames *names, gint64 id, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdReportNames, td_report_names_clear)

G_END_DECLS
