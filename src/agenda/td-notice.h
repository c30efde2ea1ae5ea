/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* What a notification says of a day: numbers, never names, for it is seen by whoever stands near.
 */
typedef struct
{
  guint n_overdue; /* pairs whose contact is overdue, or who are silent */
  guint n_waiting; /* pairs of which an answer is awaited */
} TdNotice;

/* Of all programmes. */
gboolean td_notice_load (TdDatabase *db, TdDate today, TdNotice *notice, GError **error);

/* "5 pairs are overdue, 2 answers wait", to be freed; NULL where there is nothing to say. */
char *td_notice_dup_text (const TdNotice *notice);

G_END_DECLS
