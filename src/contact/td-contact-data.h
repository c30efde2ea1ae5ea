/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"
#include "db/td-records.h"

G_BEGIN_DECLS

/**
 * TdContactData:
 *
 * A contact as plain data, for a hundred thousand at a time: the columns of the table contact.
 * Texts are borrowed; the members mean what they mean in #TdContact, and outcome and kind are
 * there.
 */
typedef struct
{
  gint64 id; /* given by td_contact_data_add() */
  gint64 pair_id;
  TdDate on_date;
  const char *outcome;
  const char *kind;
  const char *mode;
  gint64 minutes;
  const char *initiated_by;
  TdDate asked_on;
  TdDate next_date;
  gboolean success;
  gboolean private;
  const char *note;
  const char *event_uid;
} TdContactData;

/* Borrows the texts of a contact that was checked (td_contact_check()). */
void td_contact_data_set (TdContactData *data, const TdContact *contact);

/**
 * td_contact_data_add:
 * @contacts: (element-type TdContactData): all of them new
 * @progress: (nullable): goes from @from to @to
 *
 * Writes new contacts as a TdAdding, inside a change.
 */
gboolean td_contact_data_add (TdDatabase *db,
                              GPtrArray *contacts,
                              TdProgress *progress,
                              double from,
                              double to,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
