/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdRedactor:
 *
 * Finds the ways in which texts name people, and puts other words there. Whole words only, without
 * regard to case and to how wide the spaces are.
 */
typedef struct _TdRedactor TdRedactor;

TdRedactor *td_redactor_new (void);
void td_redactor_free (TdRedactor *redactor);

/* A name, and what to put there; one of a single word is too common to be looked for and left out,
 * as is NULL. */
void td_redactor_add_name (TdRedactor *redactor, const char *name, const char *replacement);

/* The same for words that nothing else can mean: an e-mail address. */
void td_redactor_add (TdRedactor *redactor, const char *text, const char *replacement);

/* A number: found where it is all of a text, in brackets or in quotes, and elsewhere only where it
 * is long enough, or has a letter, so that it is no other number. */
void td_redactor_add_number (TdRedactor *redactor, const char *number, const char *replacement);

/* The text with other words where it named somebody (transfer full), or NULL where it names nobody.
 * A #TdRedactFunc when @redactor is the data. */
char *td_redactor_apply (const char *text, gpointer redactor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRedactor, td_redactor_free)

G_END_DECLS
