/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_cli_read_passphrase:
 * @file: (nullable): the first line of this file, "-" for standard input; without one it is asked
 *   for on the terminal, unseen, and read from standard input where that is none
 * @twice: asked for again, to be sure
 *
 * A passphrase is never an argument: other users see those. To be freed with
 * td_cli_free_passphrase().
 */
char *td_cli_read_passphrase (const char *file, gboolean twice, GError **error);

void td_cli_free_passphrase (char *passphrase);

G_END_DECLS
