/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-pair-directory.h"
#include "exchange/td-row-reader.h"

G_BEGIN_DECLS

/**
 * TdContactRow:
 *
 * A row of a file of contacts: whose it is, what it says, and the contact of the workspace that it
 * is about, if there is one already.
 */
typedef struct
{
  guint row;                /* of the table */
  const TdPairEntry *entry; /* borrowed */
  TdContact *said;          /* only what the row says; outcome, kind … may be NULL */
  gboolean says_success;    /* whether its cell says anything, yes or no */
  gboolean says_private;
  TdContact *before; /* NULL: to be added */
  TdContact *after;  /* as it is to be stored */
} TdContactRow;

void td_contact_row_free (TdContactRow *row);

/**
 * td_contact_row_read:
 * @codes: what words stood for in rows before, from td_contact_codes_new()
 *
 * The row under the reader; NULL with a problem where a value of it can't be read.
 */
TdContactRow *td_contact_row_read (TdRowReader *reader,
                                   TdPairDirectory *directory,
                                   GHashTable *codes);

/* Empty; for one file. */
GHashTable *td_contact_codes_new (void);

/* Whether a contact says already what the row says. */
gboolean td_contact_row_fits (const TdContactRow *row, TdContact *contact);

/* Fills "after": the contact there was, with what the row says; cells that are empty take nothing
 * away. */
void td_contact_row_merge (TdContactRow *row);

/* The names of the fields that the row changes, "minutes; mode", NULL for none. */
char *td_contact_row_list_changes (const TdContactRow *row);

G_END_DECLS
