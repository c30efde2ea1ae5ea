/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/* What stood in a form when its window closed: kept in the workspace, since a form may hold private
 * words, but outside of the audit trail, of every undo and of every export; erasing anybody takes
 * all of them away, since nobody can say whom they name. */

/* After so many days it is offered no more, and gone with the next form that is kept. */
#define TD_UNSAVED_FORM_DAYS 30

/* What a form is about: the ids in the record it began with, "id:0 pair_id:12"; to be freed. */
char *td_unsaved_form_dup_about (TdRecord *record);

/* The fields that differ as JSON, NULL where none does; to be freed. */
char *td_unsaved_form_dup_fields (TdRecord *record, TdRecord *original);

/* Puts such fields into a record; what it does not have, or is no JSON, is left out. */
void td_unsaved_form_apply (TdRecord *record, const char *fields);

/* Keeps the fields of a form (one class of windows) about something, in place of what was kept. */
gboolean td_unsaved_form_keep (TdDatabase *db,
                               const char *form,
                               const char *about,
                               const char *fields,
                               TdDate today,
                               GError **error);

/* Forgets it. */
gboolean td_unsaved_form_forget (TdDatabase *db,
                                 const char *form,
                                 const char *about,
                                 GError **error);

/* What is kept; @fields is NULL where nothing is, or nothing that is younger than
 * %TD_UNSAVED_FORM_DAYS. */
gboolean td_unsaved_form_load (TdDatabase *db,
                               const char *form,
                               const char *about,
                               TdDate today,
                               char **fields,
                               GError **error);

G_END_DECLS
