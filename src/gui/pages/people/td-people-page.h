/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_PEOPLE_PAGE (td_people_page_get_type ())
G_DECLARE_FINAL_TYPE (TdPeoplePage, td_people_page, TD, PEOPLE_PAGE, TdPage)

G_END_DECLS
