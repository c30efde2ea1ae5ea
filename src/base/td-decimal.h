/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number in the locale's manner, grouped ("1,234.5"), halves away from zero, with a true minus
 * that keeps its place in a line of any direction; "–" for a value that is not finite. To be
 * freed. */
char *td_decimal_format (double value, int decimals);

/* The same with a sign before what is above zero too: "+12". */
char *td_decimal_format_signed (double value, int decimals);

/* A share of one as percents in the locale's manner: "41 %". To be freed. */
char *td_decimal_format_share (double share, int decimals);

G_END_DECLS
