/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-change.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>

TdChange *
td_pair_begin_change (TdDatabase *db,
                      const char *action,
                      gint64 pair_id,
                      TdDate on,
                      TdPair **pair,
                      GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, action, error);

  if (change == NULL)
    return NULL;
  *pair = td_pair_load (db, pair_id, on, error);
  if (*pair == NULL)
    return NULL;
  td_change_describe (change, "%s – %s", (*pair)->mentor_name, (*pair)->mentee_name);
  return g_steal_pointer (&change);
}

gboolean
td_pair_conflict (const TdPair *pair, const char *why, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: mentor, mentee, why something can't be done. */
               _ ("%s and %s: %s"), pair->mentor_name, pair->mentee_name, why);
  return FALSE;
}

gboolean
td_pair_is_in (const TdPair *pair, const char *states)
{
  return td_text_count_common (states, pair->state) > 0;
}
