/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"

G_BEGIN_DECLS

/**
 * TdFact:
 *
 * One line of what there is to know about a person or a programme, in words: "Contacts", "14 held,
 * the last on 3 Mar 2026". Nothing private is in it.
 */
#define TD_TYPE_FACT (td_fact_get_type ())
G_DECLARE_FINAL_TYPE (TdFact, td_fact, TD, FACT, TdRecord)

struct _TdFact
{
  TdRecord parent_instance;

  char *code;   /* "contacts"; never translated */
  char *label;  /* what it is about */
  char *words;  /* what there is to say */
  char *detail; /* more of it, smaller; NULL where there is none */
  char *count;  /* a number, to stand at the end of the line; NULL where there is none */
  char *page;   /* of the window, where more about it is; NULL where nowhere */
  gint64 id;    /* of what that page is to show; 0 for the page as it is */
};

/* Adds a fact and returns it, borrowed. @code and @page (nullable) are copied, @words taken. */
TdFact *td_fact_add (GPtrArray *facts,
                     const char *code,
                     const char *label,
                     char *words,
                     const char *page);

/* The fact with a code, borrowed; NULL where there is none. */
TdFact *td_fact_find (GPtrArray *facts, const char *code);

G_END_DECLS
