/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The built-in text of the agreement, translated, with placeholders of td_text_fill(). */
const char *td_agreement_get_builtin_text (void);

G_END_DECLS
