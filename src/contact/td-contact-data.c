/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-data.h"

#include "db/td-adding.h"

/* Minutes as an id: none of them are NULL. */
static const TdField fields[] = {
  TD_FIELD (TdContactData, id, TD_FIELD_ID),
  TD_FIELD (TdContactData, pair_id, TD_FIELD_ID),
  TD_FIELD (TdContactData, on_date, TD_FIELD_DATE),
  TD_FIELD (TdContactData, outcome, TD_FIELD_TEXT),
  TD_FIELD (TdContactData, kind, TD_FIELD_TEXT),
  TD_FIELD (TdContactData, mode, TD_FIELD_TEXT),
  TD_FIELD (TdContactData, minutes, TD_FIELD_ID),
  TD_FIELD (TdContactData, initiated_by, TD_FIELD_TEXT),
  TD_FIELD (TdContactData, asked_on, TD_FIELD_DATE),
  TD_FIELD (TdContactData, next_date, TD_FIELD_DATE),
  TD_FIELD (TdContactData, success, TD_FIELD_BOOL),
  TD_FIELD (TdContactData, private, TD_FIELD_BOOL),
  TD_FIELD (TdContactData, note, TD_FIELD_TEXT),
  TD_FIELD (TdContactData, event_uid, TD_FIELD_TEXT),
};

static const TdRecordShape shape = TD_RECORD_SHAPE (TdContactData, fields);

void
td_contact_data_set (TdContactData *data, const TdContact *contact)
{
  *data = (TdContactData){
    .pair_id = contact->pair_id,
    .on_date = contact->on_date,
    .outcome = contact->outcome,
    .kind = contact->kind,
    .mode = contact->mode,
    .minutes = contact->minutes,
    .initiated_by = contact->initiated_by,
    .asked_on = contact->asked_on,
    .next_date = contact->next_date,
    .success = contact->success,
    .private = contact->private,
    .note = contact->note,
    .event_uid = contact->event_uid,
  };
}

gboolean
td_contact_data_add (TdDatabase *db,
                     GPtrArray *contacts,
                     TdProgress *progress,
                     double from,
                     double to,
                     GCancellable *cancellable,
                     GError **error)
{
  const TdRecordSet set = { contacts, &shape, progress, from, to, cancellable };
  g_autoptr (TdAdding) adding = NULL;
  gint64 last = 0;

  if (contacts->len == 0)
    return TRUE;
  if (!td_database_query_int (db, &last, error, "SELECT coalesce(max(id), 0) FROM contact", ""))
    return FALSE;
  for (guint i = 0; i < contacts->len; i++)
    ((TdContactData *) contacts->pdata[i])->id = ++last;
  adding = td_adding_begin (db, "contact", contacts->len, error);
  return adding && td_adding_insert (adding, "contact", "id", &set, error) &&
         td_adding_end (adding, error);
}
