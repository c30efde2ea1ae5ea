/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdErased:
 *
 * The people who were anonymised or erased and may not come back with an import: keyed hashes of
 * their numbers and e-mail addresses (HMAC-SHA-256; the key is random, one a workspace, and kept in
 * it). Whoever has the file can ask whether a number was erased, but not read which ones were.
 *
 * Ask only about somebody the roster does not have: who was added again by hand is a person like
 * any other.
 */
typedef struct _TdErased TdErased;

/* All of them at once, for an import. */
TdErased *td_erased_load (TdDatabase *db, GError **error);
void td_erased_free (TdErased *erased);

/* Whether nobody was ever erased, as in most workspaces. */
gboolean td_erased_is_empty (TdErased *erased);

/* The day on which a number (exact, spaces around it apart) or an address (compared without case)
 * was erased; %TD_DATE_NONE where it was not, and for NULL. */
TdDate td_erased_has (TdErased *erased, const char *number);
TdDate td_erased_has_email (TdErased *erased, const char *email);

/* Whether a text that names somebody, "1017" or "ann@example.org" or "Ann Lee (1017)", was erased.
 */
TdDate td_erased_has_any (TdErased *erased, const char *text);

/* "Erased on 12 Mar 2026; skipped.": what the receipt says of a row. To be freed. */
char *td_erased_describe (TdDate on);

/* Remembers a number and an address (either may be NULL), inside a change. */
gboolean td_erased_add (TdDatabase *db,
                        const char *number,
                        const char *email,
                        TdDate today,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdErased, td_erased_free)

G_END_DECLS
