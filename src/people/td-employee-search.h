/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "people/td-employee.h"

G_BEGIN_DECLS

typedef enum
{
  TD_MEMBERSHIP_ANY,      /* everyone */
  TD_MEMBERSHIP_ENROLLED, /* enrolled or waiting in the programme (0: in an open one) */
  TD_MEMBERSHIP_NOT,      /* not so */
  TD_MEMBERSHIP_MENTOR,   /* as mentor or both */
  TD_MEMBERSHIP_MENTEE,   /* as mentee or both */
  TD_MEMBERSHIP_WAITING,
} TdMembership;

/**
 * TdEmployeeQuery:
 *
 * Which people, in which order. Zeroed, it is everyone by name but for rows of erased people, which
 * are there for the counts alone.
 */
typedef struct
{
  const char *text; /* parts of name, number, e-mail, department, title, skill; all must occur */
  const char *department; /* exactly; NULL any */
  const char *grade;
  const char *location;
  TdDate employed_on;     /* only those employed that day; none: leavers too */
  TdDate last_day_before; /* only those who left, are in no pair that runs, and whose last day at
                             work, of a pair and of a programme was before that day; none: all */
  gint64 program_id;      /* for @membership and the columns role and since */
  TdMembership membership;
  const char *sort; /* a field: name number department title grade location manager_name email
                       hire_date leave_date role since; NULL is name */
  gboolean descending;
} TdEmployeeQuery;

/* The ids of all that match, in order (transfer full) (element-type gint64); quick on 100,000. */
GArray *td_employee_search (TdDatabase *db, const TdEmployeeQuery *query, GError **error);

/* Records of a page of those ids, in the order given; one that is gone is an empty record with
 * the id 0. @program_id as in the query (transfer full) (element-type TdEmployee). */
GPtrArray *td_employee_load_many (TdDatabase *db,
                                  const gint64 *ids,
                                  guint n_ids,
                                  gint64 program_id,
                                  GError **error);

/* How many employees there are, outside coaches and leavers too; -1 on an error. */
gint64 td_employee_count (TdDatabase *db, GError **error);

G_END_DECLS
