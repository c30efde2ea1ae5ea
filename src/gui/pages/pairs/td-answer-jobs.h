/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/* What is done about awaited answers without a form, for one pair or several, told with Undo. The
 * day is today. */

/* Whoever has not answered said yes. */
void td_answer_jobs_accept (TdPage *page, const gint64 *pair_ids, guint n_pairs);

/* Whoever has not answered was asked again. */
void td_answer_jobs_ask_again (TdPage *page, const gint64 *pair_ids, guint n_pairs);

G_END_DECLS
