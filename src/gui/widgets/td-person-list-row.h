/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "people/td-employee.h"

G_BEGIN_DECLS

/* A person in a #TdPersonList. Property "person"; actions person-list.up and person-list.remove
 * are asked of the list, with the id. */
#define TD_TYPE_PERSON_LIST_ROW (td_person_list_row_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonListRow, td_person_list_row, TD, PERSON_LIST_ROW, AdwActionRow)

G_END_DECLS
