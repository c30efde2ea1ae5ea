/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdOtherNumber:
 *
 * A number that was somebody's until two entries turned out to be one person: files that still have
 * it speak of her. The members are the columns of the table employee_number.
 */
#define TD_TYPE_OTHER_NUMBER (td_other_number_get_type ())
G_DECLARE_FINAL_TYPE (TdOtherNumber, td_other_number, TD, OTHER_NUMBER, TdRecord)

struct _TdOtherNumber
{
  TdRecord parent_instance;

  char *number;
  gint64 employee_id;
  TdDate merged_on;

  char *current; /* for display: the number that stayed */
};

/* Those of one person (0: of everybody who has a number now), by number; to be freed. */
GPtrArray *td_other_number_list (TdDatabase *db, gint64 employee_id, GError **error);

/* The same as a text, "1042, 1043"; NULL without error where there are none. */
gboolean td_other_number_describe (TdDatabase *db, gint64 employee_id, char **text, GError **error);

/* Remembers one, inside a change. */
gboolean td_other_number_add (TdDatabase *db,
                              gint64 employee_id,
                              const char *number,
                              TdDate today,
                              GError **error);

G_END_DECLS
