/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/* What is written and not saved, as a text to be freed; NULL for nothing. */
typedef char *(*TdKeptTextFunc) (gpointer owner);

/**
 * TdKeptText:
 *
 * Keeps what is written somewhere and not saved a moment after it was changed
 * (workspace/td-unsaved-form.h); at the latest when it is disposed of, since then the program may
 * end.
 *
 * Property "paused" (boolean): puts it off, while it is being saved and may be kept no more in a
 * moment.
 */
#define TD_TYPE_KEPT_TEXT (td_kept_text_get_type ())
G_DECLARE_FINAL_TYPE (TdKeptText, td_kept_text, TD, KEPT_TEXT, GObject)

/* @form: a static name of where it is written; @about: of what; @owner must outlive it. */
TdKeptText *td_kept_text_new (TdSession *session,
                              const char *form,
                              const char *about,
                              TdKeptTextFunc dup,
                              gpointer owner);

/* Says that the workspace holds @text already (nullable). */
void td_kept_text_set_kept (TdKeptText *self, const char *text);

/* Something was changed. */
void td_kept_text_note (TdKeptText *self);

/* It was saved or thrown away: the workspace forgets it. */
void td_kept_text_forget (TdKeptText *self);

G_END_DECLS
