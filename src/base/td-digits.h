/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The figures of any script as 0 to 9, with a point for the Arabic decimal mark and without marks
 * of direction: "١٫٥" is "1.5". What else there is stays; NULL for NULL. To be freed. @text is
 * UTF-8. */
char *td_text_plain_digits (const char *text);

G_END_DECLS
