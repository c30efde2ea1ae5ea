/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPairFeedbackLine:
 *
 * A line of the section on feedback: answers that are waited for ("feedback-id" 0), or that were
 * given.
 */
#define TD_TYPE_PAIR_FEEDBACK_LINE (td_pair_feedback_line_get_type ())
G_DECLARE_FINAL_TYPE (TdPairFeedbackLine, td_pair_feedback_line, TD, PAIR_FEEDBACK_LINE, TdRecord)

struct _TdPairFeedbackLine
{
  TdRecord parent_instance;

  gint64 feedback_id;
  char *side;
  char *title;
  char *detail;
  gboolean waits;
};

/* What waits, then what was answered, newest first. (element-type TdPairFeedbackLine) */
GPtrArray *td_pair_feedback_line_list (TdDatabase *db,
                                       gint64 pair_id,
                                       TdDate today,
                                       GError **error);

G_END_DECLS
