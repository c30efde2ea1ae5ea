/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdLetter:
 *
 * A letter to one side of a pair, made from a text of its programme (program/td-program-text.h) and
 * what is known of the pair. It holds nothing private. She may change subject and body before it
 * goes out.
 */
#define TD_TYPE_LETTER (td_letter_get_type ())
G_DECLARE_FINAL_TYPE (TdLetter, td_letter, TD, LETTER, TdRecord)

struct _TdLetter
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *reference; /* of the pair */
  gint64 program_id;
  char *program_name;
  char *kind;
  char *side; /* mentor, mentee */
  gint64 person_id;
  char *name;
  char *given_name;
  char *email; /* NULL: she has none, it is none, or she has left */
  char *other_name;
  char *subject;
  char *body; /* lines end with "\n" */
};

/* Who writes; all borrowed and nullable. */
typedef struct
{
  const char *name;
  const char *email;
  const char *organisation;
} TdLetterSender;

/**
 * td_letter_list:
 * @kind: a kind of text that is a letter
 * @sender: (nullable)
 *
 * The letters to the sides of these pairs, filled, pair by pair, the mentor's first. Of kind
 * "answer" only to who has not answered; of kind "survey" to who has a survey to answer, where
 * anybody of the pair has. TD_ERROR_NOT_FOUND where there is no such pair.
 *
 * Returns: (transfer full) (element-type TdLetter)
 */
GPtrArray *td_letter_list (TdDatabase *db,
                           const gint64 *pair_ids,
                           guint n_pairs,
                           const char *kind,
                           const TdLetterSender *sender,
                           TdDate today,
                           GError **error);

/**
 * td_letter_preview:
 * @subject: (nullable): a text with placeholders
 * @body: likewise
 *
 * A letter of these words to the mentee of a pair of the programme, of invented people where it has
 * none yet. For the editor.
 */
TdLetter *td_letter_preview (TdDatabase *db,
                             gint64 program_id,
                             const char *kind,
                             const char *subject,
                             const char *body,
                             const TdLetterSender *sender,
                             TdDate today,
                             GError **error);

/* The mailto: address that opens a draft of the letter in a mail program (RFC 6068), or NULL where
 * there is no e-mail address. */
char *td_letter_dup_uri (TdLetter *letter);

/* Whether a text can be the address of a mail: one "@" with something on either side, no spaces. */
gboolean td_letter_is_address (const char *text);

/* The names of those without an e-mail address, "A, B", or NULL where all have one. */
char *td_letter_dup_unreachable (GPtrArray *letters);

G_END_DECLS
