/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import.h"

#include "exchange/td-contact-import.h"
#include "exchange/td-enrolment-import.h"
#include "exchange/td-pair-import.h"
#include "exchange/td-survey-import.h"

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

TdReceipt *
td_import (TdDatabase *db,
           gint64 program_id,
           TdMapping *mapping,
           const TdImportOptions *options,
           GError **error)
{
  TdImportKind kind = td_mapping_get_kind (mapping);

  g_return_val_if_fail (kinds[kind].import != NULL, NULL);

  return kinds[kind].import (db, program_id, mapping, options, error);
}
