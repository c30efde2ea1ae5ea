/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-board-titles.h"

#include "insight/td-engagement.h"
#include "insight/td-figure.h"
#include "insight/td-insight-words.h"
#include "insight/td-signals.h"
#include "pairing/td-pair.h"
#include "report/td-engagement-charts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands behind the slash of a key: a month, a bucket, a reason, a year. */
static char *
dup_part_words (const char *code, const char *part)
{
  g_autofree char *day = g_strconcat (part, "-01", NULL);
  TdDate month = td_date_from_iso (day);

  if (month != TD_DATE_NONE)
    return td_insight_words_month (month);
  if (strcmp (code, "early_endings") == 0)
    return g_strdup (*part ? td_pair_end_reason_get_label (part) : _ ("No reason given"));
  for (guint i = 0; strcmp (code, "overdue") == 0 && i < TD_ENGAGEMENT_N_BUCKETS; i++)
    if (strcmp (td_engagement_get_bucket_code (i), part) == 0)
      return g_strdup (td_engagement_get_bucket_label (i));
  for (TdSignal i = 0; strcmp (code, "signal") == 0 && i < TD_N_SIGNALS; i++)
    if (strcmp (td_signal_get_code (i), part) == 0)
      return g_strdup (td_signal_get_label (i));
  return g_strndup (part, strcspn (part, "/"));
}

static const char *
get_code_words (const char *code)
{
  static const struct
  {
    const char *code;
    const char *label;
  } parts[] = {
    { "contact_rate", N_ ("Pairs that met") },
    { "signal", N_ ("Signal") },
    { "fairness", N_ ("Contacts of one mentor") },
    { "initiators", N_ ("Contacts by who started them") },
    { "lag", N_ ("Days from asking to meeting") },
    { "reason", N_ ("Reason for leaving") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].code, code) == 0)
      return _ (parts[i].label);
  return td_figure_get_label (code);
}

char *
td_board_key_dup_title (const char *key)
{
  const char *slash = strchr (key, '/');
  g_autofree char *code = NULL;
  g_autofree char *words = NULL;

  if (slash == NULL)
    return g_strdup (td_figure_get_label (key));
  code = g_strndup (key, (gsize) (slash - key));
  words = dup_part_words (code, slash + 1);
  return g_strdup_printf (_ ("%s · %s"), get_code_words (code), words);
}
