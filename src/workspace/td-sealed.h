/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-progress.h"

G_BEGIN_DECLS

/**
 * Encrypted copies of a workspace, for carrying elsewhere.
 *
 * A file is: "TdSealed", one byte of version (1); the work of the key (two 64-bit numbers, little
 * endian: operations and bytes of memory); 16 bytes of salt; 16 bytes that tell a wrong passphrase
 * from a damaged file; the 24-byte header of the stream; then chunks of 64 KiB, each with its 17
 * bytes of authentication, the last one marked as the last. The key is Argon2id of the passphrase
 * (libsodium's crypto_pwhash), the cipher XChaCha20-Poly1305 (its secretstream); everything before
 * the chunks is authenticated with the first of them.
 */

/* The fewest letters of a passphrase. */
#define TD_SEALED_LEAST_LETTERS 10

/* What is to be said about a passphrase before it is used; NULL for nothing. */
const char *td_sealed_check_passphrase (const char *passphrase);

/* Writes @bytes encrypted, whole or not at all. TD_ERROR_INVALID for a passphrase too short. Takes
 * a second and 256 MiB for the key. */
gboolean td_sealed_write (const char *path,
                          GBytes *bytes,
                          const char *passphrase,
                          TdProgress *progress,
                          GCancellable *cancellable,
                          GError **error);

/* Decrypts into the file @to, mode 0600, whole or not at all. TD_ERROR_INVALID for a wrong
 * passphrase; TD_ERROR_UNREADABLE for another program's file, a damaged one, one that is cut off.
 */
gboolean td_sealed_read (const char *path,
                         const char *to,
                         const char *passphrase,
                         TdProgress *progress,
                         GCancellable *cancellable,
                         GError **error);

/* Whether a file begins like one. */
gboolean td_sealed_is (const char *path);

G_END_DECLS
