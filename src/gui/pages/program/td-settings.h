/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "program/td-program.h"
#include "program/td-rules.h"

G_BEGIN_DECLS

/* The settings of a programme. */
typedef struct
{
  TdProgram *program;
  TdRules *rules;
  char **fields; /* free ones of the roster */
  char *kept;    /* what was changed and not saved when the program ended, or NULL */
} TdSettings;

TdSettings *td_settings_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error);
void td_settings_free (gpointer settings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSettings, td_settings_free)

/* Under which td-unsaved-form.h has what is not saved, and about what; to be freed. */
#define TD_SETTINGS_FORM "TdProgramPanel"
char *td_settings_dup_about (gint64 program_id);

/* What is changed in the settings of a programme and not saved: the fields that differ from @saved,
 * and, where @rules_changed, the values of all items of the lists of #TdRuleItem. JSON, to be
 * freed; NULL for nothing. */
char *td_settings_dup (TdProgram *program,
                       TdProgram *saved,
                       gboolean rules_changed,
                       GListModel *rules,
                       GListModel *weights);

/* Puts it back; what the lists do not have any more is left out. */
void td_settings_apply (const char *text,
                        TdProgram *program,
                        GListModel *rules,
                        GListModel *weights);

G_END_DECLS
