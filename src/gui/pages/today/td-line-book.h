/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact-line.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdLineBook:
 *
 * The names of the pairs that typed lines may be about, with the pairs they live in.
 */
typedef struct
{
  GPtrArray *pairs; /* of TdPair */
  TdLineNames *names;
} TdLineBook;

/* The active and paused pairs of a programme, or of all (0). Folding ten thousand names takes
 * longer than a frame: to be called on a reader. */
TdLineBook *td_line_book_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error);
void td_line_book_free (TdLineBook *book);

G_END_DECLS
