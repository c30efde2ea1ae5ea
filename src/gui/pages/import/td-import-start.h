/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says on @page, the first step of an import, what is asked for; a kind that has no words of its
 * own leaves those of any file. */
void td_import_start_show (AdwStatusPage *page, TdImportKind kind);

G_END_DECLS
