/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "gui/pages/import/td-import-job.h"

G_BEGIN_DECLS

/**
 * TdImportMapping:
 *
 * A file that was read, with its first rows: what it is, which programme it is about, what becomes
 * of its columns, how its dates are read.
 *
 * Properties: "columns" (TdImportColumns), "ready" (nothing is left to be chosen), "title" (what is
 * done with such a file). Signals: "kind-chosen" (guint: it is to be mapped for another kind),
 * "read-differently".
 */
#define TD_TYPE_IMPORT_MAPPING (td_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (TdImportMapping, td_import_mapping, TD, IMPORT_MAPPING, AdwBin)

/* Once, before anything else. */
void td_import_mapping_set_session (TdImportMapping *view, TdSession *session);

/* Shows what was read, whose mapping is taken over; @whole_folder: it lies among other files of a
 * history. */
void td_import_mapping_show (TdImportMapping *view, TdImportRead *read, gboolean whole_folder);

/* Shows the questions of another programme; what was chosen stays. */
void td_import_mapping_show_questions (TdImportMapping *view, TdImportRead *read);

/* A folder of a history, of which there is nothing to map. */
void td_import_mapping_show_folder (TdImportMapping *view);

/* The mapping as it is chosen now and its table; NULL for a folder. Borrowed. */
TdMapping *td_import_mapping_get (TdImportMapping *view);
TdTable *td_import_mapping_get_table (TdImportMapping *view);

/* What else is chosen: the kind; the programme, 0 for none; what to do with the rows. */
TdImportKind td_import_mapping_get_kind (TdImportMapping *view);
gint64 td_import_mapping_get_program (TdImportMapping *view);
TdDateOrder td_import_mapping_get_dates (TdImportMapping *view);
gboolean td_import_mapping_get_all_or_nothing (TdImportMapping *view);
gboolean td_import_mapping_get_whole_folder (TdImportMapping *view);

/* What is said when such an import is done, translated. */
const char *td_import_mapping_get_done (TdImportMapping *view);

/* The title of imports of a kind, TD_N_IMPORT_KINDS for any. */
const char *td_import_kind_get_title (TdImportKind kind);

G_END_DECLS
