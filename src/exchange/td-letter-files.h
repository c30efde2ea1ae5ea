/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-letter.h"

G_BEGIN_DECLS

/* Letters as files, for those with an e-mail address: the others are left out, see
 * td_letter_dup_unreachable(). */

/**
 * td_letter_save_mails:
 * @letters: (element-type TdLetter)
 * @sender: (nullable): the From line, where it has an address
 * @on: the day of the letters
 * @folder: made where there is none
 *
 * Writes each letter as a mail of its own (RFC 5322, ".eml") that mail programs open as a draft
 * (X-Unsent). The same letters give the same files, byte for byte: a second time replaces them.
 *
 * Returns: (transfer full) (element-type utf8): the paths, or NULL with G_FILE_ERROR
 */
GPtrArray *td_letter_save_mails (GPtrArray *letters,
                                 const TdLetterSender *sender,
                                 TdDate on,
                                 const char *folder,
                                 GError **error);

/* The mail of one letter, as it is written; for td_letter_save_mails() and its tests. */
GBytes *td_letter_make_mail (TdLetter *letter, const TdLetterSender *sender, TdDate on);

/* What its file is called: "reminder-zoe-de-vries-12.eml", safe on every system, the same every
 * time. */
char *td_letter_dup_file_name (TdLetter *letter);

/* The letters as a table for a mail merge: email, name, given_name, side, other, programme, pair,
 * kind, subject, text. */
char *td_letter_dup_csv (GPtrArray *letters);
gboolean td_letter_save_csv (GPtrArray *letters, const char *path, GError **error);

G_END_DECLS
