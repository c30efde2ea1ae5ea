/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"

char *
td_insight_words_outcomes (const TdOutcomes *outcomes)
{
  return g_strdup (td_verdict_get_caution ());
}

char *
td_insight_words_consistency (const TdConsistency *consistency)
{
  return g_strdup (td_verdict_get_caution ());
}

char *
td_insight_words_exit_reasons (const TdExitReasons *exits)
{
  return g_strdup (td_verdict_get_caution ());
}
