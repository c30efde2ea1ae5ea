/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-records.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdEmployeeData:
 *
 * Somebody as plain data, for a hundred thousand at a time: the columns of the table employee that
 * a roster tells of. Texts are borrowed, from the file or from an arena; the members mean what they
 * mean in #TdEmployee.
 */
typedef struct
{
  gint64 id;
  const char *number;
  gboolean outside;
  const char *name;
  const char *given_name;
  const char *family_name;
  const char *name_key;
  const char *search_key;
  const char *email;
  const char *department;
  const char *title;
  const char *grade;
  const char *location;
  gint64 manager_id;
  const char *manager_text;
  TdDate hire_date;
  TdDate leave_date;
  const char *leave_reason;
  const char *status;
  const char *languages;

  TdDate since; /* no column: from when on she works where she does, for td_posting_shape */
} TdEmployeeData;

/* For td_adding_insert(), by "id": those whom one of them has as a manager come before her. */
extern const TdRecordShape td_employee_shape;

/* A column that a roster did not have: a free field of somebody. */
typedef struct
{
  gint64 employee_id;
  const char *field;
  const char *value;
} TdEmployeeExtra;

/* For td_adding_insert(), by "employee_id". */
extern const TdRecordShape td_employee_extra_shape;

/* Everyone who is not anonymous, by id. */
GPtrArray *td_employee_data_load_all (TdDatabase *db, TdArena *arena, GError **error);

/* Makes name_key and search_key; the name is there. */
void td_employee_data_complete (TdEmployeeData *data, TdArena *arena);

/* The first field after @after (nullable: of all) that is not the same, but for the keys; NULL for
 * none. */
const TdField *td_employee_data_find_difference (const TdEmployeeData *data,
                                                 const TdEmployeeData *other,
                                                 const TdField *after);

/* Writes what it is now over the person of its id. Inside a change. */
gboolean td_employee_data_update (TdDatabase *db, const TdEmployeeData *data, GError **error);

G_END_DECLS
