/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdManagers:
 *
 * Who is whose manager on the whole roster. Where a roster names a manager who was not found when
 * it was imported, the name (number, e-mail address) is looked up again, as the person may have
 * come since; one whom nobody or several people answer to stays unknown.
 */
typedef struct _TdManagers TdManagers;

/* @db is borrowed. */
TdManagers *td_managers_load (TdDatabase *db, gint64 program_id, GError **error);
void td_managers_free (TdManagers *managers);

/* The manager of an employee, 0 for none. Somebody whose manager is not on the roster gets a
 * number below 0, which all who name the same person share. */
gint64 td_managers_find (TdManagers *managers, gint64 employee_id);

/* Those above an employee, nearest first, as gint64 in @above; a roster may have people who stand
 * above themselves. */
void td_managers_collect (TdManagers *managers, gint64 employee_id, GArray *above);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdManagers, td_managers_free)

G_END_DECLS
