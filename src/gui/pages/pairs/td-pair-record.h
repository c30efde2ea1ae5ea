/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-due.h"
#include "contact/td-history.h"
#include "contact/td-slots.h"
#include "gui/pages/pairs/td-pair-section.h"
#include "pairing/td-pair-answer.h"

G_BEGIN_DECLS

/**
 * TdPairRecord:
 *
 * All that the page of a pair shows, loaded on a reader.
 */
typedef struct
{
  TdPair *pair;
  GPtrArray *contacts; /* of TdContact, newest first */
  TdHistory *history;  /* NULL where the pair never began */
  GArray *slots;       /* of TdSlot; NULL likewise */
  TdAdherence counts;
  gboolean active; /* "due" holds */
  TdDue due;
} TdPairRecord;

/* Everything about a pair as of @today; TD_ERROR_NOT_FOUND. On a database thread. */
TdPairRecord *td_pair_record_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);
void td_pair_record_free (TdPairRecord *record);

/* The same for a section: td_page_read() with a job that gives a record, NULL where the pair is
 * gone. Its class shows the tables that are in a record. */
void td_pair_record_read (TdPairSection *section, TdDoneFunc done);
extern const char *const td_pair_record_tables[];

/* Sentences about it, new texts: "Active · Leadership · monthly · since 1 Oct 2025 · planned end
 * …", "8 of 10 intervals kept, …", "5 to 12 Jan 2026". NULL where there is nothing to say. */
char *td_pair_record_say_state (TdPairRecord *record);
char *td_pair_record_say_answer (TdPair *pair, const TdPairAnswer *answer);
char *td_pair_record_say_due (TdPairRecord *record, TdDate today);
char *td_pair_record_say_slots (TdPairRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPairRecord, td_pair_record_free)

G_END_DECLS
