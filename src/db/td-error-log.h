/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What went wrong, for whoever helps: when, which version of the program and of the schema, where
 * in the program, the domain and the code of the error, and what SQLite said. Not the sentence that
 * was shown, which may name people and files. One text file of this user in the state folder
 * (~/.local/state/tandem/errors.log), for the owner only, newest first, of at most
 * %TD_ERROR_LOG_BYTES: the oldest entries go. */
#define TD_ERROR_LOG_BYTES (64 * 1024)

/* "TdDatabaseError 6; SQLite 11: database disk image is malformed"; to be freed. */
char *td_error_describe (const GError *error);

/* "Tandem 0.1.0, schema 6, SQLite 3.40.1"; to be freed. */
char *td_error_dup_versions (void);

/* Adds an entry; @place is a name in the program, no words of anybody. Cancelling is none. In vain,
 * without a word, where the folder cannot be written. */
void td_error_log_add (const GError *error, const char *place);

/* All of it; "" where there is nothing. To be freed. */
char *td_error_log_read (void);

/* Deletes it. */
gboolean td_error_log_clear (GError **error);

char *td_error_log_dup_path (void);

G_END_DECLS
