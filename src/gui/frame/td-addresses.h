/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/* Puts the mail addresses of people, or of both sides of pairs, on the clipboard, ready for the
 * field “To”, and says how many there are and who has none. Takes @ids (element-type gint64) over.
 */
void td_addresses_copy (TdPage *page, GArray *ids, gboolean of_pairs);

G_END_DECLS
