/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdAnonymity:
 * @TD_ANONYMITY_NONE: a person with her name
 * @TD_ANONYMITY_ANONYMISED: what happened stays, under "Person 17"
 * @TD_ANONYMITY_ERASED: only counts are left; no list of people shows the row
 */
typedef enum
{
  TD_ANONYMITY_NONE,
  TD_ANONYMITY_ANONYMISED,
  TD_ANONYMITY_ERASED,
} TdAnonymity;

/**
 * TdEmployee:
 *
 * A person on the roster, in a programme or not, still employed or gone; with "outside" set, a
 * coach from outside, who is kept out of every retention figure. The fields are the columns of
 * the table employee; the last ones are for display and come with td_employee_load() and
 * td_employee_load_many().
 */
#define TD_TYPE_EMPLOYEE (td_employee_get_type ())
G_DECLARE_FINAL_TYPE (TdEmployee, td_employee, TD, EMPLOYEE, TdRecord)

struct _TdEmployee
{
  TdRecord parent_instance;

  gint64 id;
  char *number; /* unique; NULL for most outside coaches */
  gboolean outside;
  char *name; /* as it is said: "Given Family" */
  char *given_name;
  char *family_name;
  char *name_key;   /* the folded name, by which lists sort; td_employee_save() makes it */
  char *search_key; /* likewise: number, name, e-mail, department and title, folded */
  char *email;
  char *department;
  char *title;
  char *grade;
  char *location;
  gint64 manager_id;
  char *manager_text; /* the manager as the roster had it, where nobody unique was found */
  TdDate hire_date;
  TdDate leave_date;
  char *leave_reason;
  char *leave_kind; /* voluntary, involuntary, or NULL: not known */
  char *status;     /* as the roster had it */
  char *languages;  /* a list, "English; Dutch" */
  int anonymous;    /* #TdAnonymity; set by td_person_erase() alone */

  /* Display. The role and since when in the asked programme (or in any open one). */
  char *manager_name;
  char *manager_number;
  char *role; /* mentor, mentee, both or NULL */
  TdDate since;
};

/* Empty, without id. */
TdEmployee *td_employee_new (void);

/* By id; TD_ERROR_NOT_FOUND. */
TdEmployee *td_employee_load (TdDatabase *db, gint64 id, GError **error);

/* By number exactly, one she had before too (td-other-number.h); NULL without error where there is
 * none. */
TdEmployee *td_employee_find_number (TdDatabase *db, const char *number, GError **error);

/**
 * td_employee_find_id:
 * @text: a number, else one that somebody had before, else an e-mail address, else a full name
 * (folded)
 *
 * Returns: the id, or 0 with TD_ERROR_NOT_FOUND or, where a name is shared, TD_ERROR_CONFLICT
 */
gint64 td_employee_find_id (TdDatabase *db, const char *text, GError **error);

/* Whether employed on a day: not before the hire date, not after the leave date; an outside coach
 * always. */
gboolean td_employee_is_employed (TdEmployee *employee, TdDate on);

/* Fills name from given and family name where it is empty, and name_key and search_key. */
void td_employee_complete (TdEmployee *employee);

/* What there is to say about the fields before saving; NULL on a failing database. */
TdRemarks *td_employee_check (TdDatabase *db, TdEmployee *employee, GError **error);

/**
 * td_employee_save:
 * @today: since when somebody works where she does now, where that changes
 *
 * Adds (id 0; the id is set) or edits an employee or outside coach: every column, after
 * td_employee_complete(). Writes nothing where nothing changed. Change "employee.add" or
 * "employee.edit".
 *
 * Returns: FALSE with TD_ERROR_INVALID as td_employee_check() says
 */
gboolean td_employee_save (TdDatabase *db, TdEmployee *employee, TdDate today, GError **error);

/* The free fields of a person, name to value (transfer full), and setting one (NULL removes). */
GHashTable *td_employee_load_extras (TdDatabase *db, gint64 id, GError **error);
gboolean td_employee_set_extra (TdDatabase *db,
                                gint64 id,
                                const char *field,
                                const char *value,
                                GError **error);

/* The names of all free fields in use, sorted. */
char **td_employee_list_extra_fields (TdDatabase *db, GError **error);

/* The values in use of "department", "grade", "location" or "title", sorted; NULL-terminated. */
char **td_employee_list_values (TdDatabase *db, const char *field, GError **error);

G_END_DECLS
