/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "program/td-text-fill.h"

G_BEGIN_DECLS

/**
 * TdProgramTextKind:
 * @kind: the code: agreement, pairing, welcome, first-contact, reminder, answer, survey, end
 * @label: what it is called, translated by td_program_text_kind_get_label()
 * @description: when it is used, one sentence, translated likewise
 * @letter: it is sent to one person and has a subject; the agreement is printed for both
 *
 * A text of a programme that the coordinator may write anew. A programme has the built-in one, in
 * the language of the window, until she does; only what differs from it is stored.
 */
typedef struct
{
  const char *kind;
  const char *label;
  const char *description;
  gboolean letter;
} TdProgramTextKind;

/* All kinds, in the order in which they are shown. */
const TdProgramTextKind *td_program_text_kinds (guint *n_kinds);

/* NULL where there is no such kind. */
const TdProgramTextKind *td_program_text_kind_find (const char *kind);

/* Its words; @kind must be one. */
const char *td_program_text_kind_get_label (const char *kind);
const char *td_program_text_kind_get_description (const char *kind);

/* The built-in text, translated; the subject of a kind that is no letter is NULL. */
const char *td_program_text_get_builtin_subject (const char *kind);
const char *td_program_text_get_builtin_body (const char *kind);

/* The programme's own text, else the built-in one (transfer full). NULL with @error; the subject of
 * a kind that is no letter is NULL without. */
char *td_program_text_dup_subject (TdDatabase *db,
                                   gint64 program_id,
                                   const char *kind,
                                   GError **error);
char *td_program_text_dup_body (TdDatabase *db,
                                gint64 program_id,
                                const char *kind,
                                GError **error);

/* Whether the programme has a text of its own. FALSE on an error only. */
gboolean td_program_text_is_changed (TdDatabase *db,
                                     gint64 program_id,
                                     const char *kind,
                                     gboolean *changed,
                                     GError **error);

/**
 * td_program_text_set:
 * @subject: (nullable): NULL: the built-in one
 * @body: (nullable): NULL: the built-in text again, subject and body
 *
 * Gives the programme a text of its own; one that is the built-in one is not stored. Placeholders
 * are those of td_text_fill(). Change "program.text"; nothing where nothing changed.
 *
 * Returns: FALSE with TD_ERROR_INVALID where a word in braces is no placeholder or the body is
 * empty, TD_ERROR_NOT_FOUND where there is no such programme
 */
gboolean td_program_text_set (TdDatabase *db,
                              gint64 program_id,
                              const char *kind,
                              const char *subject,
                              const char *body,
                              GError **error);

/* What there is to say about a text before it is stored, a sentence (transfer full), or NULL. */
char *td_program_text_check (const char *kind, const char *subject, const char *body);

G_END_DECLS
