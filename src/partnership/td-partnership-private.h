/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair-change.h"

G_BEGIN_DECLS

/* What every use case of this room that writes begins with. */

/* FALSE with TD_ERROR_CONFLICT where a pair is over: completed, ended, declined or withdrawn. */
gboolean td_partnership_check_open (const TdPair *pair, GError **error);

/* FALSE with TD_ERROR_INVALID for a day that is none or that lies ahead of @today. */
gboolean td_partnership_check_day (TdDate on, TdDate today, GError **error);

/* The word of a code; @codes and @labels are as long. An unknown code comes back as it is, NULL as
 * "". The second one is for words that are translated in a context (NC_). */
const char *td_partnership_find_label (const char *const *codes,
                                       const char *const *labels,
                                       const char *code);
const char *td_partnership_find_word (const char *context,
                                      const char *const *codes,
                                      const char *const *labels,
                                      const char *code);

G_END_DECLS
