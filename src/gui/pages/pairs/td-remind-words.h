/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-remind-jobs.h"

G_BEGIN_DECLS

/* What she wrote into letters, to be kept until they are sent (TdDialogClass.dup_written). */

/* Copies of the letters as they are now. */
GPtrArray *td_remind_words_copy (GPtrArray *letters);

/* Which kind they are of, and subject and body of those that differ from the @originals, as a JSON
 * object on one line; to be freed. */
char *td_remind_words_dup (const char *kind, GPtrArray *letters, GPtrArray *originals);

/* The kind in such a text; NULL where it is none. To be freed. */
char *td_remind_words_dup_kind (const char *text);

/* Puts them into the same letters again; what is not about any of them is left out. */
void td_remind_words_apply (const char *text, GPtrArray *letters);

G_END_DECLS
