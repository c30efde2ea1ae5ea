/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact-line.h"

G_BEGIN_DECLS

/* The words of a typed line: a helper of td-contact-line.c. */

typedef enum
{
  TD_WORD_NAME,      /* not known: a part of a name */
  TD_WORD_SEPARATOR, /* "&", "and", a comma */
  TD_WORD_KNOWN,     /* read: a date, a length of time, a mode, … */
} TdWordKind;

typedef struct
{
  char *text;
  char *key;        /* folded */
  gsize start, end; /* bytes of the line */
  TdWordKind kind;
} TdLineWord;

/* Splits a line into words; a comma at the end of a word is a word of its own. @note is what
 * follows ": ", or NULL. (element-type TdLineWord) */
GPtrArray *td_line_split (const char *text, char **note);

/**
 * TdLineFacts:
 *
 * What the known words of a line say; codes are static.
 */
typedef struct
{
  TdDate on_date;
  TdDate next_date;
  int minutes;
  const char *outcome;
  const char *kind;
  const char *mode;
  const char *initiated_by;
  gboolean success;
  const char *unclear; /* the word that is a date in two ways, or an impossible length; borrowed */
} TdLineFacts;

/* Reads the known words, marks them, and gives what they say. A word that is part of a name in
 * @names (folded words) and follows one is left a name. */
void td_line_read_words (GPtrArray *words,
                         GHashTable *names,
                         TdDate today,
                         TdDateOrder order,
                         TdLineFacts *facts);

/* What a word can say. */
typedef enum
{
  TD_SAYS_OUTCOME,
  TD_SAYS_KIND,
  TD_SAYS_MODE,
  TD_SAYS_SIDE,
  TD_SAYS_SUCCESS,
} TdLineSays;

/* The code of a text that says nothing else: the code itself, its label, or one of the words for
 * it, in English or in the current language; static, NULL where it is none. */
const char *td_line_read_code (TdLineSays says, const char *text);

/* "45m", "1h30", "1.5 h": minutes, 0 where it is none. */
int td_line_read_minutes (const char *text);

G_END_DECLS
