/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-list-private.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "people/td-employee-search.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- People --- */

static gboolean
is_secret_person (TdEmployee *person, TdListRun *run)
{
  return run->request->program_id == 0 && g_hash_table_contains (run->sealed_people, &person->id);
}

/* Everyone in the list of a confidential programme; in a list of participants of all programmes
 * those of a confidential one. */
static gboolean
is_sealed (gpointer record, TdListRun *run)
{
  if (run->request->program_id)
    return g_hash_table_contains (run->sealed, &run->request->program_id);
  return td_list_run_get_filter (run, "membership") && is_secret_person (record, run);
}

static const TdListColumn people_columns[] = {
  { "name", N_ ("Name"), TD_LIST_PERSON },
  { "number", N_ ("Number"), TD_LIST_PERSON },
  { "department", N_ ("Department") },
  { "title", N_ ("Title") },
  { "grade", N_ ("Grade") },
  { "location", N_ ("Location") },
  { "manager_name", N_ ("Manager"), TD_LIST_PERSON },
  { "email", N_ ("E-mail"), TD_LIST_PERSON },
  { "hire_date", N_ ("Hired") },
  { "leave_date", N_ ("Left") },
  { "role", N_ ("Role"), 0, td_enrolment_role_get_label },
  { "since", N_ ("Since") },
  { "given_name", N_ ("Given name"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "family_name", N_ ("Family name"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "manager_number", N_ ("Manager’s number"), TD_LIST_PERSON | TD_LIST_ASKED },
  { "languages", N_ ("Languages"), TD_LIST_ASKED },
  { "status", N_ ("Status"), TD_LIST_ASKED },
  { "outside", N_ ("Outside coach"), TD_LIST_ASKED },
};

static const char *const memberships[] = { "any",    "enrolled", "not", "mentor",
                                           "mentee", "waiting",  NULL };
static const char *const people_filters[] = { "text",       "department", "grade", "location",
                                              "membership", "employed",   NULL };

static gboolean
check_filters (TdListRun *run, GError **error)
{
  for (char **filter = run->request->filters; filter && *filter; filter++)
    {
      g_auto (GStrv) parts = g_strsplit (*filter, "=", 2);
      g_autofree char *known = g_strjoinv (", ", (char **) people_filters);

      if (parts[0] && parts[1] && g_strv_contains (people_filters, parts[0]))
        continue;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: the second %s is a list of codes. */
                   _ ("“%s” is no filter of people. There are: %s."), *filter, known);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_membership (TdListRun *run, TdEmployeeQuery *query, GError **error)
{
  const char *text = td_list_run_get_filter (run, "membership");
  g_autofree char *known = g_strjoinv (", ", (char **) memberships);

  for (int i = 0; text && memberships[i]; i++)
    if (g_str_equal (text, memberships[i]))
      {
        query->membership = (TdMembership) i;
        return TRUE;
      }
  if (text == NULL)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the second %s is a list of codes. */
               _ ("“%s” is no membership. There are: %s."), text, known);
  return FALSE;
}

static GArray *
find_people (TdListRun *run, GError **error)
{
  const char *employed = td_list_run_get_filter (run, "employed");
  TdEmployeeQuery query = {
    .text = td_list_run_get_filter (run, "text"),
    .department = td_list_run_get_filter (run, "department"),
    .grade = td_list_run_get_filter (run, "grade"),
    .location = td_list_run_get_filter (run, "location"),
    .program_id = run->request->program_id,
    .sort = run->request->sort,
    .descending = run->request->descending,
    .employed_on = g_strcmp0 (employed, "yes") == 0 ? run->request->today : TD_DATE_NONE,
  };

  if (!check_filters (run, error) || !read_membership (run, &query, error))
    return NULL;
  return td_employee_search (run->db, &query, error);
}

/* One that is gone since the ids were found is left out. In a list over all programmes a role would
 * tell who is in a confidential one. */
static GPtrArray *
load_people (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  GPtrArray *people = td_employee_load_many (run->db, ids, n_ids, run->request->program_id, error);

  for (guint i = people ? people->len : 0; i > 0; i--)
    {
      TdEmployee *person = people->pdata[i - 1];

      if (person->id == 0)
        {
          g_ptr_array_remove_index (people, i - 1);
          continue;
        }
      if (!is_secret_person (person, run))
        continue;
      td_record_set_text (&person->role, NULL);
      person->since = TD_DATE_NONE;
    }
  return people;
}

const TdListKind td_list_people = { "people",       N_ ("People"),
                                    people_columns, G_N_ELEMENTS (people_columns),
                                    find_people,    load_people,
                                    NULL,           is_sealed };

/* --- Enrolments --- */

/* That somebody looks for personal support is nobody else's business. */
static char *
dup_reasons (gpointer record, TdListRun *run)
{
  TdEnrolment *enrolment = record;
  g_auto (GStrv) codes = td_text_split_list (enrolment->reasons);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (char **code = codes; code && *code; code++)
    if (g_str_equal (*code, "support"))
      run->result->n_withheld += run->writing;
    else
      g_strv_builder_add (words, td_enrolment_reason_get_label (*code));
  all = g_strv_builder_end (words);
  return td_text_join_list ((const char *const *) all);
}

static char *
dup_ready (gpointer record, TdListRun *run)
{
  TdEnrolment *enrolment = record;
  const char *role = g_strcmp0 (enrolment->role, "mentee") == 0 ? "mentee" : "mentor";
  const char *why = NULL;

  if (td_enrolment_is_ready (enrolment, role, run->request->today, &why))
    return g_strdup (_ ("yes"));
  return g_strdup (why);
}

static const TdListColumn enrolment_columns[] = {
  { "program_name", N_ ("Programme") },
  { "employee_name", N_ ("Name"), TD_LIST_PERSON },
  { "employee_number", N_ ("Number"), TD_LIST_PERSON },
  { "department", N_ ("Department") },
  { "title", N_ ("Title"), TD_LIST_PERSON },
  { "role", N_ ("Role"), 0, td_enrolment_role_get_label },
  { "state", N_ ("State"), 0, td_enrolment_state_get_label },
  { "from_date", N_ ("Since") },
  { "places", N_ ("Places") },
  { "n_mentees", N_ ("Mentees now") },
  { "n_mentors", N_ ("Mentors now") },
  { "hours", N_ ("Hours a month") },
  { "skills_offered", N_ ("Skills offered") },
  { "skills_wanted", N_ ("Skills wanted") },
  { "reasons", N_ ("Reasons"), 0, NULL, dup_reasons },
  { "ready", N_ ("Ready"), 0, NULL, dup_ready },
  { "trained_on", N_ ("Trained") },
  { "onboarded_on", N_ ("Onboarded") },
  { "withdrawn_on", N_ ("Withdrawn on") },
  { "languages", N_ ("Languages"), TD_LIST_ASKED },
  { "strengths", N_ ("Strengths"), TD_LIST_ASKED },
  { "qualifications", N_ ("Qualifications"), TD_LIST_ASKED },
};

static GPtrArray *
load_enrolments (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  return td_enrolment_list (run->db, run->request->program_id, 0, NULL, NULL, error);
}

const TdListKind td_list_enrolments = { "enrolments",
                                        N_ ("Enrolments"),
                                        enrolment_columns,
                                        G_N_ELEMENTS (enrolment_columns),
                                        NULL,
                                        load_enrolments,
                                        "id",
                                        NULL };
