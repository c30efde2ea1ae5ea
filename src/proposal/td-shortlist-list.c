/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Reading shortlists. */

#include "config.h"

#include "proposal/td-shortlist.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "candidates/td-line.h"

#include <glib/gi18n-lib.h>

static const TdField shortlist_fields[] = {
  TD_FIELD (TdShortlist, id, TD_FIELD_ID),
  TD_FIELD (TdShortlist, program_id, TD_FIELD_ID),
  TD_FIELD (TdShortlist, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdShortlist, made_on, TD_FIELD_DATE),
  TD_FIELD (TdShortlist, answered_on, TD_FIELD_DATE),
  TD_FIELD (TdShortlist, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, confidential, TD_FIELD_BOOL),
  TD_FIELD (TdShortlist, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, mentee_given_name, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, mentee_email, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, skills_wanted, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, reasons, TD_FIELD_TEXT),
  TD_FIELD (TdShortlist, mentors, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdShortlist, td_shortlist, shortlist_fields)

static const TdField mentor_fields[] = {
  TD_FIELD (TdShortlistMentor, shortlist_id, TD_FIELD_ID),
  TD_FIELD (TdShortlistMentor, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdShortlistMentor, position, TD_FIELD_INT),
  TD_FIELD (TdShortlistMentor, rank, TD_FIELD_INT),
  TD_FIELD (TdShortlistMentor, score, TD_FIELD_INT),
  TD_FIELD (TdShortlistMentor, criteria, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, name, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, number, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, title, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, department, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, location, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, email, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, skills_offered, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, skills_common, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, skills_wanted, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, offers, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, experience, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, languages, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, hours, TD_FIELD_REAL),
  TD_FIELD (TdShortlistMentor, introduces, TD_FIELD_BOOL),
  TD_FIELD (TdShortlistMentor, places_left, TD_FIELD_INT),
  TD_FIELD (TdShortlistMentor, line, TD_FIELD_INT),
  TD_FIELD (TdShortlistMentor, own_manager_id, TD_FIELD_ID),
  TD_FIELD (TdShortlistMentor, own_manager_text, TD_FIELD_TEXT),
  TD_FIELD (TdShortlistMentor, upper_manager_id, TD_FIELD_ID),
  TD_FIELD (TdShortlistMentor, upper_manager_text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdShortlistMentor, td_shortlist_mentor, mentor_fields)

#define SELECT                                                                              \
  "SELECT s.*, p.name AS program_name, p.confidential, e.name AS mentee_name, "             \
  "e.given_name AS mentee_given_name, e.number AS mentee_number, e.email AS mentee_email, " \
  "n.skills_wanted, n.reasons "                                                             \
  "FROM shortlist s JOIN program p ON p.id = s.program_id "                                 \
  "JOIN employee e ON e.id = s.mentee_id "                                                  \
  "LEFT JOIN enrolment n ON n.program_id = s.program_id AND n.employee_id = s.mentee_id "

/* The names of the mentors of a list, in its order. */
static gboolean
load_names (TdDatabase *db, TdShortlist *list, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT r.name FROM shortlist_mentor m JOIN employee r ON r.id = m.mentor_id "
      "WHERE m.shortlist_id = $1 ORDER BY m.position",
      "i", list->id);
  g_autoptr (GString) names = g_string_new (NULL);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    g_string_append_printf (names, "%s%s", names->len ? TD_LIST_SEPARATOR : "",
                            td_statement_get_text (row, 0));
  td_record_set_text (&list->mentors, names->str);
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

TdShortlist *
td_shortlist_load (TdDatabase *db, gint64 shortlist_id, GError **error)
{
  GError *trouble = NULL;
  TdShortlist *list = td_database_load_one (db, TD_TYPE_SHORTLIST, &trouble,
                                            SELECT "WHERE s.id = $1", "i", shortlist_id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (list == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no shortlist %d."),
                 (int) shortlist_id);
  if (list == NULL || load_names (db, list, error))
    return list;
  g_object_unref (list);
  return NULL;
}

TdShortlist *
td_shortlist_find (TdDatabase *db, gint64 program_id, gint64 mentee_id, GError **error)
{
  gint64 id = 0;

  if (!td_database_query_int (db, &id, error,
                              "SELECT coalesce(max(id), 0) FROM shortlist "
                              "WHERE program_id = $1 AND mentee_id = $2",
                              "ii", program_id, mentee_id))
    return NULL;
  return id ? td_shortlist_load (db, id, error) : NULL;
}

GPtrArray *
td_shortlist_list (TdDatabase *db, gint64 program_id, gint64 mentee_id, GError **error)
{
  g_autoptr (GPtrArray) lists =
      td_database_load (db, TD_TYPE_SHORTLIST, error,
                        SELECT "WHERE ($1 IS NULL OR s.program_id = $1) "
                               "AND ($2 IS NULL OR s.mentee_id = $2) ORDER BY s.id DESC",
                        "nn", program_id, mentee_id);

  for (guint i = 0; lists && i < lists->len; i++)
    if (!load_names (db, lists->pdata[i], error))
      return NULL;
  return g_steal_pointer (&lists);
}

/* The entries of a list that are in another one too. */
static char *
dup_common (const char *offered, const char *wanted)
{
  g_auto (GStrv) entries = td_text_split_list (offered);
  g_autoptr (GStrvBuilder) common = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (char **entry = entries; *entry; entry++)
    if (td_text_count_common (*entry, wanted) > 0)
      g_strv_builder_add (common, *entry);
  found = g_strv_builder_end (common);
  return td_text_join_list ((const char *const *) found);
}

static void
derive (TdShortlistMentor *self)
{
  TdLineMentor mentor = { self->mentor_id, self->number, self->email, self->name };
  TdLineStep own = { self->own_manager_id, self->own_manager_text };
  TdLineStep upper = { self->upper_manager_id, self->upper_manager_text };

  self->line = (int) td_line_find (&mentor, &own, &upper);
  td_record_take_text (&self->skills_common,
                       dup_common (self->skills_offered, self->skills_wanted));
}

GPtrArray *
td_shortlist_list_mentors (TdDatabase *db, gint64 shortlist_id, GError **error)
{
  GPtrArray *mentors = td_database_load (
      db, TD_TYPE_SHORTLIST_MENTOR, error,
      "SELECT m.*, r.name, r.number, r.title, r.department, r.location, r.email, "
      "n.skills_offered, w.skills_wanted, n.offers, n.experience, "
      "coalesce(n.languages, r.languages) AS languages, coalesce(n.hours, 0.0) AS hours, "
      "coalesce(n.introduces, 0) AS introduces, "
      "max(coalesce(n.places, 0) - (SELECT count(*) FROM pair x WHERE x.program_id = s.program_id "
      "AND x.mentor_id = m.mentor_id "
      "AND x.state IN ('proposed', 'accepted', 'active', 'paused')), 0) AS "
      "places_left, " TD_LINE_COLUMNS " "
      "FROM shortlist_mentor m JOIN shortlist s ON s.id = m.shortlist_id "
      "JOIN employee r ON r.id = m.mentor_id JOIN employee e ON e.id = s.mentee_id " TD_LINE_JOIN
      "LEFT JOIN enrolment n ON n.program_id = s.program_id AND n.employee_id = m.mentor_id "
      "LEFT JOIN enrolment w ON w.program_id = s.program_id AND w.employee_id = s.mentee_id "
      "WHERE m.shortlist_id = $1 ORDER BY m.position",
      "i", shortlist_id);

  for (guint i = 0; mentors && i < mentors->len; i++)
    derive (mentors->pdata[i]);
  return mentors;
}
