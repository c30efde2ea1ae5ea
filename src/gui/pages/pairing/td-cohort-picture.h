/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdCohortPicture:
 *
 * Which departments mentor which, in a draft or among the pairs there are: as a picture, as a table
 * that says the same, and the pairs behind each number. The picture is saved as the charts are.
 *
 * Properties: "session" (construct only), "proposal-id" (gint64, construct only, 0 for none: the
 * pairs there are), "scene" (TdChartScene, NULL while it loads), "of-draft" (gboolean: which of the
 * two is shown), "subtitle".
 */
#define TD_TYPE_COHORT_PICTURE (td_cohort_picture_get_type ())
G_DECLARE_FINAL_TYPE (TdCohortPicture, td_cohort_picture, TD, COHORT_PICTURE, AdwWindow)

/* Opens over @parent for the session's programme; a @proposal_id of 0 shows the pairs alone. */
void td_cohort_picture_open (GtkWidget *parent, TdSession *session, gint64 proposal_id);

/* Shows the pairs behind a mark of the picture. */
void td_cohort_picture_show_behind (TdCohortPicture *self, const char *key);

G_END_DECLS
