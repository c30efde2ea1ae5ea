/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-program.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
td_insight_program_clear (TdInsightProgram *program)
{
  g_clear_pointer (&program->name, g_free);
  g_clear_pointer (&program->objective, g_free);
}

gboolean
td_insight_program_load (TdDatabase *db,
                         gint64 program_id,
                         TdInsightProgram *program,
                         GError **error)
{
  g_autoptr (TdStatement) row = NULL;

  *program = (TdInsightProgram){ .target_match_rate = NAN, .target_satisfaction = NAN };
  if (program_id == 0)
    return TRUE;

  row = td_database_query (db, error,
                           "SELECT name, objective, target_match_rate, target_satisfaction "
                           "FROM program WHERE id = $1",
                           "i", program_id);
  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, error))
    {
      program->name = g_strdup (td_statement_get_text (row, 0));
      program->objective = g_strdup (td_statement_get_text (row, 1));
      program->target_match_rate = td_statement_get_real (row, 2) / 100;
      program->target_satisfaction = td_statement_get_real (row, 3);
      return TRUE;
    }
  if (error && *error == NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("This programme is not in the workspace any more."));
  return FALSE;
}
