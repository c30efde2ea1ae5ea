/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"

G_BEGIN_DECLS

/* A pair that a line may name; texts borrowed from whoever made the array. */
typedef struct
{
  gint64 pair_id;
  const char *mentor_name;
  const char *mentee_name;
  const char *program_name;
  TdDate matched_on;
} TdLinePair;

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
  gsize name_start;    /* the name being typed, as bytes of the text: what completion replaces */
  gsize name_end;
} TdContactLine;

/**
 * td_contact_line_parse:
 * @text: "12/3 NAME 45m video", "yesterday NAME & NAME 1h", in any order; ": " begins a note
 * @pairs: (array length=n_pairs): the pairs that can be meant
 * @today: "yesterday" counts from it; a day and month without a year is the last such day
 * @order: how to read 12/3
 *
 * Reads one line: a date, names (of the mentor, the mentee, or both; a part of a name will do; "&"
 * or a comma between several pairs), minutes ("45m", "1h", "1h30", "90 min"), and words for the
 * mode, kind, outcome and who asked for it, in English and in the current language.
 *
 * Returns: (transfer full): free with td_contact_line_free()
 */
TdContactLine *td_contact_line_parse (const char *text,
                                      const TdLinePair *pairs,
                                      guint n_pairs,
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
                                 const TdLinePair *pairs,
                                 guint n_pairs,
                                 guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdContactLine, td_contact_line_free)

G_END_DECLS
