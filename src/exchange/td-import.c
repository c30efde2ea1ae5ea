/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import.h"

#include "base/td-error.h"
#include "exchange/td-contact-import.h"
#include "exchange/td-enrolment-import.h"
#include "exchange/td-import-also.h"
#include "exchange/td-pair-import.h"
#include "exchange/td-survey-columns.h"
#include "exchange/td-survey-import.h"
#include "program/td-program.h"

typedef TdReceipt *(*ImportFunc) (TdDatabase *db,
                                  gint64 program_id,
                                  TdMapping *mapping,
                                  const TdImportOptions *options,
                                  GError **error);

static TdReceipt *
import_roster (TdDatabase *db,
               gint64 program_id,
               TdMapping *mapping,
               const TdImportOptions *options,
               GError **error)
{
  return td_roster_import (db, mapping, options, error);
}

static const struct
{
  TdImportScope scope;
  ImportFunc import;
} kinds[TD_N_IMPORT_KINDS] = {
  [TD_IMPORT_ROSTER] = { TD_IMPORT_WITHOUT_PROGRAM, import_roster },
  [TD_IMPORT_ENROLMENTS] = { TD_IMPORT_NEEDS_PROGRAM, td_enrolment_import },
  [TD_IMPORT_CONTACTS] = { TD_IMPORT_TAKES_PROGRAM, td_contact_import },
  [TD_IMPORT_SURVEYS] = { TD_IMPORT_NEEDS_PROGRAM, td_survey_import },
  [TD_IMPORT_PAIRS] = { TD_IMPORT_TAKES_PROGRAM, td_pair_import },
  [TD_IMPORT_EVENTS] = { TD_IMPORT_TAKES_PROGRAM, NULL },
};

TdImportScope
td_import_kind_get_scope (TdImportKind kind)
{
  g_return_val_if_fail (kind < TD_N_IMPORT_KINDS, TD_IMPORT_WITHOUT_PROGRAM);

  return kinds[kind].scope;
}

/* How many columns are questions of a survey of a programme; 0 where it has none. */
static gboolean
count_questions (TdDatabase *db, gint64 program_id, TdMapping *mapping, guint *n, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdSurveyColumns) columns = td_survey_columns_new (db, program_id, mapping, &trouble);

  *n = columns ? td_survey_columns_count (columns) : 0;
  if (trouble == NULL || trouble->domain == TD_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The chosen programme first: two may ask the same questions. */
static gboolean
find_survey (TdDatabase *db, TdMapping *mapping, gint64 *program_id, guint *most, GError **error)
{
  g_autoptr (GPtrArray) programs = td_program_list (db, FALSE, error);
  gint64 chosen = *program_id;

  *most = 0;
  for (guint i = 0; programs && i < programs->len; i++)
    {
      gint64 id = ((TdProgram *) programs->pdata[i])->id;
      guint n;

      if (!count_questions (db, id, mapping, &n, error))
        return FALSE;
      if (n > *most || (n == *most && n > 0 && id == chosen))
        {
          *most = n;
          *program_id = id;
        }
    }
  return programs != NULL;
}

gboolean
td_import_guess_kind (TdDatabase *db,
                      TdTable *table,
                      TdImportKind *kind,
                      gint64 *program_id,
                      GError **error)
{
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_SURVEYS);
  gint64 program = *program_id;
  guint n_kept = 0, most;

  *kind = td_mapping_guess_kind (table);
  for (guint i = 0; i < td_table_get_n_columns (table); i++)
    n_kept += td_mapping_get_use (mapping, i) == TD_COLUMN_FREE;
  if (!find_survey (db, mapping, &program, &most, error))
    return FALSE;
  if (most >= 2 && most * 2 >= n_kept)
    {
      *kind = TD_IMPORT_SURVEYS;
      *program_id = program;
    }
  return TRUE;
}

TdReceipt *
td_import (TdDatabase *db,
           gint64 program_id,
           TdMapping *mapping,
           const TdImportOptions *options,
           GError **error)
{
  TdImportKind kind = td_mapping_get_kind (mapping);
  TdReceipt *receipt;

  g_return_val_if_fail (kinds[kind].import != NULL, NULL);

  receipt = kinds[kind].import (db, program_id, mapping, options, error);
  if (receipt)
    receipt->also = td_import_find_also (receipt);
  return receipt;
}
