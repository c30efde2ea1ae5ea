/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-feedback-results.h"
#include "render/td-document.h"

G_BEGIN_DECLS

/* Writes the results of a survey into a document: by side and wave with counts and intervals,
 * question by question, then the comments; what is hidden says so. */
void td_feedback_report_add (TdDocument *document, TdFeedbackResults *results);

G_END_DECLS
