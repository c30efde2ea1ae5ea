/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* A filter as the target of an action, for pages that hand it on: win.review. */
#define TD_FILTER_VARIANT "(xiiumsiib)"

/* (transfer floating) */
GVariant *td_filter_to_variant (const TdInsightFilter *filter);

/* Owns its text: clear it. */
TdInsightFilter td_filter_from_variant (GVariant *variant);

G_END_DECLS
