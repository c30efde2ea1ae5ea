/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"
#include "contact/td-line-names.h"

G_BEGIN_DECLS

/**
 * TdContactLine:
 *
 * What a typed line means so far. Pure: no database, no clock.
 */
typedef struct
{
  GPtrArray *contacts; /* of TdContact, one a pair; empty while the line is not whole */
  char *preview;       /* one sentence: what will be stored, or what is missing or unclear */
  gboolean valid;      /* Enter stores the contacts */
} TdContactLine;

/**
 * td_contact_line_parse:
 * @text: "12/3 NAME 45m video", "yesterday NAME & NAME 1h", in any order; ": " begins a note
 * @names: the pairs that can be meant
 * @today: "yesterday" counts from it; a day and month without a year is the last such day
 * @order: how to read 12/3
 *
 * Reads one line: a date (today where none is typed), names (of the mentor, the mentee, or both; a
 * part of a name will do; "&" or a comma between several), minutes ("45m", "1h", "1h30", "90 min"),
 * words for the mode, kind, outcome and who asked for it, "+" (or "success") and "next 9/4", in
 * English and in the
 * current language.
 *
 * Returns: (transfer full): free with td_contact_line_free()
 */
TdContactLine *td_contact_line_parse (const char *text,
                                      TdLineNames *names,
                                      TdDate today,
                                      TdDateOrder order);
void td_contact_line_free (TdContactLine *line);

/**
 * td_contact_line_complete:
 *
 * Ways to end the name being typed at the end of @text, best first, at most @limit.
 *
 * Returns: (transfer full): whole lines, NULL-terminated
 */
char **td_contact_line_complete (const char *text,
                                 TdLineNames *names,
                                 TdDate today,
                                 TdDateOrder order,
                                 guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdContactLine, td_contact_line_free)

G_END_DECLS
