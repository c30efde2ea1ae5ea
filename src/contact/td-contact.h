/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdContact:
 *
 * One held, cancelled or missed conversation of a pair. The fields up to "note" are the table's;
 * the names come with every contact that is loaded.
 */
#define TD_TYPE_CONTACT (td_contact_get_type ())
G_DECLARE_FINAL_TYPE (TdContact, td_contact, TD, CONTACT, TdRecord)

struct _TdContact
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  TdDate on_date;
  char *outcome; /* held (where NULL is given), cancelled, missed */
  char *kind;    /* meeting (where NULL is given), preparation, introduction, learning, group */
  char *mode;    /* in-person, video, phone, mail, chat, or NULL: not said */
  int minutes;   /* 1 to 1440; 0: not said */
  char *initiated_by; /* mentor, mentee, or NULL: not said */
  TdDate asked_on;    /* when the contact was asked for, if known */
  TdDate next_date;   /* agreed then for the next one, if any */
  gboolean success;
  gboolean private; /* the note stays out of every export and print */
  char *note;
  char *event_uid; /* of the calendar event it was read from, or NULL */

  char *mentor_name;
  char *mentee_name;
  gint64 program_id;
  char *program_name;
};

/**
 * TdContactLife:
 *
 * The life of a pair, that its contacts must lie in: from matched_on to ended_on, both inside;
 * matched_on none where it never began, ended_on none where it goes on.
 */
typedef struct
{
  TdDate matched_on;
  TdDate ended_on;
  char *names;       /* for messages, "MENTOR – MENTEE" */
  const char *needs; /* what a coaching pair that both accepted waits for, in words; NULL else */
} TdContactLife;

/* Fills @life; TD_ERROR_NOT_FOUND where there is no such pair. */
gboolean td_contact_life_load (TdContactLife *life, TdDatabase *db, gint64 pair_id, GError **error);
void td_contact_life_clear (TdContactLife *life);

/* A contact of the pair that is not written yet; nothing else is said of it. */
TdContact *td_contact_new (gint64 pair_id, TdDate on_date);

/**
 * td_contact_log:
 * @contact: without id; the id, "held" and "meeting" are filled in
 * @today: no contact lies after it
 *
 * Logs a contact. TD_ERROR_INVALID with the dates said where it lies outside the pair's life or
 * after @today, where the next date is not after it, or a code or the minutes cannot be;
 * TD_ERROR_NOT_FOUND where there is no such pair; TD_ERROR_CONFLICT where the pair never began.
 */
gboolean td_contact_log (TdDatabase *db, TdContact *contact, TdDate today, GError **error);

/* The rules of td_contact_log() alone, for whoever knows the pair's life: fills in what goes
 * without saying and says what is wrong. */
gboolean td_contact_check (TdContact *contact,
                           const TdContactLife *life,
                           TdDate today,
                           GError **error);

/* Writes a contact that was checked, a new one (then with its id) or one that was changed; inside
 * a change. */
gboolean td_contact_store (TdDatabase *db, TdContact *contact, GError **error);

/* Logs contacts of many pairs as one change: all or none. */
gboolean td_contact_log_all (TdDatabase *db, GPtrArray *contacts, TdDate today, GError **error);

/* Writes a contact that was changed; the same rules. */
gboolean td_contact_edit (TdDatabase *db, TdContact *contact, TdDate today, GError **error);

/* Writes several that were changed as one change: all or none. */
gboolean td_contact_edit_all (TdDatabase *db, GPtrArray *contacts, TdDate today, GError **error);

/* Deletes a contact; TD_ERROR_NOT_FOUND where it is gone already. */
gboolean td_contact_delete (TdDatabase *db, gint64 id, GError **error);

/* Deletes several as one change: all or none. */
gboolean td_contact_delete_all (TdDatabase *db, const gint64 *ids, guint n, GError **error);

/* One contact, or NULL with TD_ERROR_NOT_FOUND. */
TdContact *td_contact_load (TdDatabase *db, gint64 id, GError **error);

/* The contacts of a pair, newest first. (element-type TdContact) */
GPtrArray *td_contact_list (TdDatabase *db, gint64 pair_id, GError **error);

/* The latest contacts of somebody, as mentor or mentee, of all pairs. (element-type TdContact) */
GPtrArray *td_contact_list_of_person (TdDatabase *db, gint64 person_id, guint most, GError **error);

/* The last one held by a day, or NULL: without an error where there is none. */
TdContact *td_contact_find_last (TdDatabase *db, gint64 pair_id, TdDate as_of, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdContactLife, td_contact_life_clear)

G_END_DECLS
