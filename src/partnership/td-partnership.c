/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-partnership-private.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>

gboolean
td_partnership_check_open (const TdPair *pair, GError **error)
{
  if (td_text_count_common (TD_PAIR_OPEN_STATES, pair->state) > 0)
    return TRUE;
  return td_pair_conflict (pair, _ ("it is over."), error);
}

gboolean
td_partnership_check_day (TdDate on, TdDate today, GError **error)
{
  g_autofree char *day = td_date_format (on);

  if (on != TD_DATE_NONE && on <= today)
    return TRUE;
  if (on == TD_DATE_NONE)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _ ("Say on which day."));
  else
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: a date. */
                 _ ("%s lies ahead of today. Enter it when it was."), day);
  return FALSE;
}
