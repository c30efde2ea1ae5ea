/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-existing.h"

#include "base/td-error.h"
#include "pairing/td-pair-absence.h"
#include "pairing/td-pair-change.h"

#include <glib/gi18n-lib.h>

static const char *const fields[] = { "reference",
                                      "program_id",
                                      "mentor_id",
                                      "mentee_id",
                                      "state",
                                      "source",
                                      "proposed_on",
                                      "matched_on",
                                      "planned_end",
                                      "ended_on",
                                      "end_reason",
                                      "cadence",
                                      "mentor_accepted_on",
                                      "mentee_accepted_on",
                                      "declined_on",
                                      "mentor_signed_on",
                                      "mentee_signed_on",
                                      NULL };

static void
accept (TdPair *pair)
{
  if (pair->matched_on == TD_DATE_NONE)
    return;
  if (pair->mentor_accepted_on == TD_DATE_NONE)
    pair->mentor_accepted_on = pair->matched_on;
  if (pair->mentee_accepted_on == TD_DATE_NONE)
    pair->mentee_accepted_on = pair->matched_on;
}

static gboolean
insert (TdDatabase *db, TdPair *pair, GError **error)
{
  if (pair->reference)
    return td_database_insert (db, "pair", pair, fields, &pair->id, error);
  td_record_set_text (&pair->reference, "");
  if (!td_database_insert (db, "pair", pair, fields, &pair->id, error))
    return FALSE;
  td_record_take_text (&pair->reference, g_strdup_printf ("%" G_GINT64_FORMAT, pair->id));
  return td_database_execute (db, error, "UPDATE pair SET reference = $2 WHERE id = $1", "is",
                              pair->id, pair->reference);
}

gboolean
td_pair_put (TdDatabase *db, TdPair *pair, GError **error)
{
  accept (pair);
  if (!(pair->id ? td_database_update (db, "pair", pair, fields, pair->id, error)
                 : insert (db, pair, error)))
    return FALSE;
  if (!td_pair_is_in (pair, TD_PAIR_OPEN_STATES))
    return TRUE;
  return td_database_execute (db, error,
                              "DELETE FROM no_match WHERE program_id = $1 AND mentee_id = $2", "ii",
                              pair->program_id, pair->mentee_id) &&
         td_pair_pause_absent (db, pair->id, 0, error);
}

gboolean
td_pair_check_start (TdDatabase *db, const TdPair *pair, TdDate start, GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM contact WHERE pair_id = $1 AND on_date < $2",
                              "iD", pair->id, start))
    return FALSE;
  return n == 0 || td_pair_conflict (pair, _ ("it has contacts before that day."), error);
}
