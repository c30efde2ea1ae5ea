/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact.h"

#include "base/td-error.h"
#include "contact/td-contact-codes.h"
#include "db/td-change.h"
#include "pairing/td-pair-begin.h"

#include <glib/gi18n-lib.h>

/* What the audit trail calls it. */
#define LOG "contact.log"
#define EDIT "contact.edit"

static const TdField contact_fields[] = {
  TD_FIELD (TdContact, id, TD_FIELD_ID),
  TD_FIELD (TdContact, pair_id, TD_FIELD_ID),
  TD_FIELD (TdContact, on_date, TD_FIELD_DATE),
  TD_FIELD (TdContact, outcome, TD_FIELD_TEXT),
  TD_FIELD (TdContact, kind, TD_FIELD_TEXT),
  TD_FIELD (TdContact, mode, TD_FIELD_TEXT),
  TD_FIELD (TdContact, minutes, TD_FIELD_INT),
  TD_FIELD (TdContact, initiated_by, TD_FIELD_TEXT),
  TD_FIELD (TdContact, asked_on, TD_FIELD_DATE),
  TD_FIELD (TdContact, next_date, TD_FIELD_DATE),
  TD_FIELD (TdContact, success, TD_FIELD_BOOL),
  TD_FIELD (TdContact, private, TD_FIELD_BOOL),
  TD_FIELD (TdContact, note, TD_FIELD_TEXT),
  TD_FIELD (TdContact, event_uid, TD_FIELD_TEXT),
  TD_FIELD (TdContact, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdContact, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdContact, program_id, TD_FIELD_ID),
  TD_FIELD (TdContact, program_name, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdContact, td_contact, contact_fields)

/* What is written; minutes apart, where 0 is NULL. */
static const char *const stored_fields[] = {
  "pair_id",   "on_date", "outcome", "kind", "mode",      "initiated_by", "asked_on",
  "next_date", "success", "private", "note", "event_uid", NULL,
};

#define CONTACT_COLUMNS                                                                      \
  "SELECT c.id, c.pair_id, c.on_date, c.outcome, c.kind, c.mode, c.minutes, c.initiated_by," \
  " c.asked_on, c.next_date, c.success, c.private, c.note, c.event_uid,"                     \
  " mentor.name AS mentor_name,"                                                             \
  " mentee.name AS mentee_name, p.program_id, program.name AS program_name"                  \
  " FROM contact c JOIN pair p ON p.id = c.pair_id"                                          \
  " JOIN employee mentor ON mentor.id = p.mentor_id"                                         \
  " JOIN employee mentee ON mentee.id = p.mentee_id"                                         \
  " JOIN program ON program.id = p.program_id"

/* Why a pair that has not begun has not, where it is coaching that both accepted. */
static const char *
find_needs (TdDatabase *db, gint64 pair_id)
{
  g_autoptr (TdPair) pair = td_pair_load (db, pair_id, TD_DATE_NONE, NULL);

  return pair ? td_pair_get_needs_label (pair) : NULL;
}

void
td_contact_life_clear (TdContactLife *life)
{
  g_clear_pointer (&life->names, g_free);
}

gboolean
td_contact_life_load (TdContactLife *life, TdDatabase *db, gint64 pair_id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT p.matched_on, p.ended_on, mentor.name, mentee.name FROM pair p"
                         " JOIN employee mentor ON mentor.id = p.mentor_id"
                         " JOIN employee mentee ON mentee.id = p.mentee_id WHERE p.id = $1",
                         "i", pair_id);

  *life = (TdContactLife){ 0 };
  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    {
      life->matched_on = td_statement_get_date (row, 0);
      life->ended_on = td_statement_get_date (row, 1);
      life->names = g_strdup_printf ("%s – %s", td_statement_get_text (row, 2),
                                     td_statement_get_text (row, 3));
      if (life->matched_on == TD_DATE_NONE)
        life->needs = find_needs (db, pair_id);
      return TRUE;
    }
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair number %ld."),
                 (long) pair_id);
  return FALSE;
}

/* One message of two dates: what lies where, and the border it crosses. */
static gboolean
refuse_date (GError **error, const char *format, const char *names, TdDate on, TdDate border)
{
  g_autofree char *on_text = td_date_format (on);
  g_autofree char *border_text = td_date_format (border);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, names, on_text, border_text);
#pragma GCC diagnostic pop
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_dates (const TdContact *contact, const TdContactLife *life, TdDate today, GError **error)
{
  TdDate on = contact->on_date;

  if (life->matched_on == TD_DATE_NONE && life->needs)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: two names; “Waits for intake and goal”. */
                   _ ("%s is not an active pair yet. %s: log contacts once it has begun."),
                   life->names, life->needs);
      return FALSE;
    }
  if (life->matched_on == TD_DATE_NONE)
    {
      g_set_error (
          error, TD_ERROR, TD_ERROR_CONFLICT,
          _ ("%s is not an active pair yet. Record that both accepted, then log contacts."),
          life->names);
      return FALSE;
    }
  if (on == TD_DATE_NONE)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("The contact of %s needs a date."),
                   life->names);
      return FALSE;
    }
  if (on > today)
    return refuse_date (error,
                        _ ("%s: the contact on %s lies ahead of today, %s. Log it when it was."),
                        life->names, on, today);
  if (on < life->matched_on)
    return refuse_date (
        error, _ ("%s: the contact on %s lies before the pair began on %s. Check the date."),
        life->names, on, life->matched_on);
  if (life->ended_on != TD_DATE_NONE && on > life->ended_on)
    return refuse_date (
        error, _ ("%s: the contact on %s lies after the pair ended on %s. Check the date."),
        life->names, on, life->ended_on);
  if (contact->next_date != TD_DATE_NONE && contact->next_date <= on)
    return refuse_date (error,
                        _ ("%s: the next contact must come after the one on %s; %s does not."),
                        life->names, on, contact->next_date);
  if (contact->asked_on != TD_DATE_NONE && contact->asked_on > on)
    return refuse_date (error, _ ("%s: the contact on %s cannot have been asked for later, on %s."),
                        life->names, on, contact->asked_on);
  return TRUE;
}

/* The codes there are, where this is none of them; else NULL. */
static char *
dup_choices (const char *code, const char *const *codes)
{
  return code == NULL || g_strv_contains (codes, code) ? NULL : g_strjoinv (", ", (char **) codes);
}

static gboolean
check_codes (const TdContact *contact, GError **error)
{
  g_autofree char *outcomes = dup_choices (contact->outcome, td_contact_outcomes ());
  g_autofree char *contact_kinds = dup_choices (contact->kind, td_contact_kinds ());
  g_autofree char *contact_modes = dup_choices (contact->mode, td_contact_modes ());
  g_autofree char *sides = dup_choices (contact->initiated_by, td_contact_sides ());

  if (outcomes)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _ ("“%s” is no result of a contact. Choose one of: %s."), contact->outcome,
                 outcomes);
  else if (contact_kinds)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _ ("“%s” is no kind of contact. Choose one of: %s."), contact->kind,
                 contact_kinds);
  else if (contact_modes)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _ ("“%s” is no way to meet. Choose one of: %s."), contact->mode, contact_modes);
  else if (sides)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _ ("“%s” is no side of a pair. Choose one of: %s."), contact->initiated_by, sides);
  return !outcomes && !contact_kinds && !contact_modes && !sides;
}

static gboolean
check_values (const TdContact *contact, GError **error)
{
  if (contact->minutes < 0 || contact->minutes > 1440)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("%d minutes cannot be: a contact takes 1 to 1440."), contact->minutes);
      return FALSE;
    }
  return check_codes (contact, error);
}

static void
fill_in (TdContact *contact)
{
  if (contact->outcome == NULL)
    td_record_set_text (&contact->outcome, "held");
  if (contact->kind == NULL)
    td_record_set_text (&contact->kind, "meeting");
  if (contact->note)
    g_strstrip (contact->note);
  if (contact->note && contact->note[0] == '\0')
    td_record_set_text (&contact->note, NULL);
}

static gboolean
write_minutes (TdDatabase *db, const TdContact *contact, GError **error)
{
  return td_database_execute (db, error,
                              "UPDATE contact SET minutes = $2"
                              " WHERE id = $1 AND minutes IS DISTINCT FROM $2",
                              "in", contact->id, (gint64) contact->minutes);
}

gboolean
td_contact_check (TdContact *contact, const TdContactLife *life, TdDate today, GError **error)
{
  fill_in (contact);
  return check_dates (contact, life, today, error) && check_values (contact, error);
}

gboolean
td_contact_store (TdDatabase *db, TdContact *contact, GError **error)
{
  gboolean stored =
      contact->id ? td_database_update (db, "contact", contact, stored_fields, contact->id, error)
                  : td_database_insert (db, "contact", contact, stored_fields, &contact->id, error);

  return stored && write_minutes (db, contact, error);
}

TdContact *
td_contact_new (gint64 pair_id, TdDate on_date)
{
  TdContact *contact = g_object_new (TD_TYPE_CONTACT, NULL);

  contact->pair_id = pair_id;
  contact->on_date = on_date;
  return contact;
}

/* Checks and stores one contact, as a change of its own or of the one that is open. */
static gboolean
write_one (TdDatabase *db, TdContact *contact, const char *action, TdDate today, GError **error)
{
  g_auto (TdContactLife) life = { 0 };
  g_autoptr (TdChange) change = td_change_begin (db, action, error);
  g_autoptr (TdContact) before =
      change && contact->id ? td_contact_load (db, contact->id, error) : NULL;

  if (change == NULL || (contact->id && before == NULL) ||
      !td_contact_life_load (&life, db, contact->pair_id, error) ||
      !td_contact_check (contact, &life, today, error) || !td_contact_store (db, contact, error))
    return FALSE;
  td_change_describe (change, "%s", life.names);
  return td_change_commit (change, error);
}

typedef gboolean (*WriteFunc) (TdDatabase *db, TdContact *contact, TdDate today, GError **error);

/* All or none; a single one is described by its names, several by their number. */
static gboolean
write_all (TdDatabase *db,
           GPtrArray *contacts,
           const char *action,
           WriteFunc write,
           TdDate today,
           GError **error)
{
  g_autoptr (TdChange) change = NULL;

  if (contacts->len == 1)
    return write (db, contacts->pdata[0], today, error);
  change = td_change_begin (db, action, error);
  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < contacts->len; i++)
    if (!write (db, contacts->pdata[i], today, error))
      return FALSE;
  td_change_describe (change, "%u", contacts->len);
  return td_change_commit (change, error);
}

gboolean
td_contact_log (TdDatabase *db, TdContact *contact, TdDate today, GError **error)
{
  g_return_val_if_fail (TD_IS_CONTACT (contact) && contact->id == 0, FALSE);

  if (write_one (db, contact, LOG, today, error))
    return TRUE;
  /* It is not stored, so it has none. */
  contact->id = 0;
  return FALSE;
}

gboolean
td_contact_log_all (TdDatabase *db, GPtrArray *contacts, TdDate today, GError **error)
{
  if (write_all (db, contacts, LOG, td_contact_log, today, error))
    return TRUE;
  /* Those before the one that failed are not stored either. */
  for (guint i = 0; i < contacts->len; i++)
    ((TdContact *) contacts->pdata[i])->id = 0;
  return FALSE;
}

gboolean
td_contact_edit (TdDatabase *db, TdContact *contact, TdDate today, GError **error)
{
  g_return_val_if_fail (TD_IS_CONTACT (contact) && contact->id != 0, FALSE);

  return write_one (db, contact, EDIT, today, error);
}

gboolean
td_contact_edit_all (TdDatabase *db, GPtrArray *contacts, TdDate today, GError **error)
{
  return write_all (db, contacts, EDIT, td_contact_edit, today, error);
}

gboolean
td_contact_delete_all (TdDatabase *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (TdChange) change = NULL;

  if (n == 1)
    return td_contact_delete (db, ids[0], error);
  change = td_change_begin (db, "contact.delete", error);
  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!td_contact_delete (db, ids[i], error))
      return FALSE;
  td_change_describe (change, "%u", n);
  return td_change_commit (change, error);
}

gboolean
td_contact_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "contact.delete", error);
  g_autoptr (TdContact) contact = change ? td_contact_load (db, id, error) : NULL;

  if (contact == NULL ||
      !td_database_execute (db, error, "DELETE FROM contact WHERE id = $1", "i", id))
    return FALSE;
  td_change_describe (change, "%s – %s", contact->mentor_name, contact->mentee_name);
  return td_change_commit (change, error);
}

TdContact *
td_contact_load (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdContact *contact = td_database_load_one (db, TD_TYPE_CONTACT, &trouble,
                                             CONTACT_COLUMNS " WHERE c.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (contact == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("There is no contact number %ld. It may have been deleted."), (long) id);
  return contact;
}

GPtrArray *
td_contact_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_CONTACT, error,
                           CONTACT_COLUMNS
                           " WHERE c.pair_id = $1 ORDER BY c.on_date DESC, c.id DESC",
                           "i", pair_id);
}

GPtrArray *
td_contact_list_of_person (TdDatabase *db, gint64 person_id, guint most, GError **error)
{
  return td_database_load (db, TD_TYPE_CONTACT, error,
                           CONTACT_COLUMNS " WHERE p.mentor_id = $1 OR p.mentee_id = $1"
                                           " ORDER BY c.on_date DESC, c.id DESC LIMIT $2",
                           "ii", person_id, (gint64) most);
}

TdContact *
td_contact_find_last (TdDatabase *db, gint64 pair_id, TdDate as_of, GError **error)
{
  return td_database_load_one (
      db, TD_TYPE_CONTACT, error,
      CONTACT_COLUMNS " WHERE c.pair_id = $1 AND c.outcome = 'held' AND c.on_date <= $2"
                      " AND c.on_date >= p.matched_on ORDER BY c.on_date DESC, c.id DESC LIMIT 1",
      "iD", pair_id, as_of);
}
