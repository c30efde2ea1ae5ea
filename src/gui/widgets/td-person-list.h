/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdPersonList:
 *
 * A group that holds people in an order, such as wishes: found by typing, moved up, taken out.
 * Properties: "session", "title", "description". Signal "changed".
 */
#define TD_TYPE_PERSON_LIST (td_person_list_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonList, td_person_list, TD, PERSON_LIST, AdwBin)

/* Adds one at the end; twice is once. */
void td_person_list_add (TdPersonList *list, TdEmployee *employee);

/* The ids in their order (transfer full) (element-type gint64). */
GArray *td_person_list_get_ids (TdPersonList *list);

G_END_DECLS
