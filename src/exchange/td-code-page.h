/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which code page of one byte a character a text is in, by what its letters look like
 * among their neighbours: in "Ren\xe9e" the byte is é of Windows, in "Ren\x8ee" é of the Mac. */

/**
 * td_code_page_guess:
 * @data: text that is not Unicode
 *
 * Returns: (transfer container) (element-type utf8): names of encodings, the best first; more than
 *   one where the bytes fit each of them about as well
 */
GPtrArray *td_code_page_guess (const guchar *data, gsize size);

/* The first word that is read differently in two encodings: "“Müller” or “M¸ller”"; to be freed,
 * NULL where there is none. */
char *td_code_page_show_doubt (const guchar *data,
                               gsize size,
                               const char *encoding,
                               const char *other);

/* The bytes as UTF-8; what is no character of the encoding becomes "�".
 * @length: (out) (optional): of the text; NULL without memory for it */
char *td_code_page_convert (const guchar *data, gsize size, const char *encoding, gsize *length);

G_END_DECLS
