/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "people/td-other-number.h"

/* Links that say who belongs to whom, not what is about whom. */
static const char *const stops[] = { "employee.manager_id", "program.copied_from", NULL };

void
td_erasure_subjects_free (TdErasureSubjects *subjects)
{
  if (subjects == NULL)
    return;
  g_ptr_array_unref (subjects->people);
  g_ptr_array_unref (subjects->replacements);
  g_ptr_array_unref (subjects->namesakes);
  td_traces_free (subjects->traces);
  td_redactor_free (subjects->redactor);
  g_free (subjects);
}

static gboolean
is_done (TdErasureKind kind, TdEmployee *person)
{
  return person->anonymous > (kind == TD_ERASURE_ERASE ? TD_ANONYMITY_ANONYMISED : 0);
}

static gboolean
load_people (TdDatabase *db,
             TdErasureSubjects *subjects,
             const gint64 *ids,
             guint n,
             GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdEmployee) person = td_employee_load (db, ids[i], error);

      if (person == NULL)
        return FALSE;
      td_traces_add_row (subjects->traces, "employee", person->id);
      if (!is_done (subjects->kind, person))
        g_ptr_array_add (subjects->people, g_steal_pointer (&person));
    }
  return TRUE;
}

/* "Person 17": the how-manieth it is, and not the number of a row, which a roster's order tells. */
static gboolean
find_replacements (TdDatabase *db, TdErasureSubjects *subjects, GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error, "SELECT count(*) FROM employee WHERE anonymous > 0",
                              ""))
    return FALSE;
  for (guint i = 0; i < subjects->people->len; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];

      if (subjects->kind == TD_ERASURE_ERASE)
        g_ptr_array_add (subjects->replacements, g_strdup (_ ("Erased person")));
      else
        /* Translators: stands in place of the name of somebody who was made anonymous. */
        g_ptr_array_add (subjects->replacements, g_strdup_printf (_ ("Person %d"), (int) ++n));
      if (person->anonymous)
        n--;
    }
  return TRUE;
}

/* Whether somebody else has this name. */
static gboolean
is_shared (TdDatabase *db,
           TdErasureSubjects *subjects,
           const char *name,
           gboolean *shared,
           GError **error)
{
  g_autofree char *key = td_text_fold (name);
  GError *trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT id FROM employee WHERE name_key = $1", "s", key);

  *shared = FALSE;
  if (row == NULL)
    return FALSE;
  while (!*shared && td_statement_next (row, &trouble))
    *shared = !td_traces_has_row (subjects->traces, "employee", td_statement_get_int (row, 0));
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static void
add_name_forms (TdRedactor *redactor, const char *name, const char *replacement)
{
  g_autofree char *clean = td_text_clean (name);
  g_autofree char *folded = td_text_fold (name);
  char *space = clean ? strrchr (clean, ' ') : NULL;

  td_redactor_add_name (redactor, clean, replacement);
  td_redactor_add_name (redactor, folded, replacement);
  if (space && strchr (clean, ',') == NULL)
    {
      g_autofree char *given = g_strndup (clean, (gsize) (space - clean));
      g_autofree char *turned = g_strdup_printf ("%s, %s", space + 1, given);
      g_autofree char *plain = g_strdup_printf ("%s %s", space + 1, given);

      td_redactor_add_name (redactor, turned, replacement);
      td_redactor_add_name (redactor, plain, replacement);
    }
}

static gboolean
add_name (TdDatabase *db,
          TdErasureSubjects *subjects,
          const char *name,
          const char *replacement,
          GError **error)
{
  gboolean shared;

  if (name == NULL || *name == '\0')
    return TRUE;
  if (!is_shared (db, subjects, name, &shared, error))
    return FALSE;
  if (!shared)
    add_name_forms (subjects->redactor, name, replacement);
  else if (!g_ptr_array_find_with_equal_func (subjects->namesakes, name, g_str_equal, NULL))
    g_ptr_array_add (subjects->namesakes, g_strdup (name));
  return TRUE;
}

/* The numbers that files may still have for her. */
static gboolean
add_other_numbers (TdDatabase *db,
                   TdErasureSubjects *subjects,
                   TdEmployee *person,
                   const char *replacement,
                   GError **error)
{
  g_autoptr (GPtrArray) others = td_other_number_list (db, person->id, error);

  for (guint i = 0; others && i < others->len; i++)
    td_redactor_add_number (subjects->redactor, TD_OTHER_NUMBER (others->pdata[i])->number,
                            replacement);
  return others != NULL;
}

/* How she is named now. */
static gboolean
add_present (TdDatabase *db,
             TdErasureSubjects *subjects,
             TdEmployee *person,
             const char *replacement,
             GError **error)
{
  td_redactor_add (subjects->redactor, person->email, replacement);
  td_redactor_add_number (subjects->redactor, person->number, replacement);
  if (!add_other_numbers (db, subjects, person, replacement, error))
    return FALSE;
  if (person->given_name && person->family_name)
    {
      g_autofree char *straight =
          g_strdup_printf ("%s %s", person->given_name, person->family_name);
      g_autofree char *turned = g_strdup_printf ("%s, %s", person->family_name, person->given_name);

      if (!add_name (db, subjects, straight, replacement, error) ||
          !add_name (db, subjects, turned, replacement, error))
        return FALSE;
    }
  return add_name (db, subjects, person->name, replacement, error);
}

/* How the undo of earlier changes shows that people were named before; of several it is not known
 * whose name it was. */
static gboolean
add_past (TdDatabase *db, TdErasureSubjects *subjects, const char *replacement, GError **error)
{
  g_autoptr (GPtrArray) names = td_traces_list_past (subjects->traces, "employee", "name");
  g_autoptr (GPtrArray) emails = td_traces_list_past (subjects->traces, "employee", "email");
  g_autoptr (GPtrArray) numbers = td_traces_list_past (subjects->traces, "employee", "number");

  for (guint i = 0; i < emails->len; i++)
    td_redactor_add (subjects->redactor, emails->pdata[i], replacement);
  for (guint i = 0; i < numbers->len; i++)
    td_redactor_add_number (subjects->redactor, numbers->pdata[i], replacement);
  for (guint i = 0; i < names->len; i++)
    if (!add_name (db, subjects, names->pdata[i], replacement, error))
      return FALSE;
  return TRUE;
}

TdErasureSubjects *
td_erasure_subjects_load (TdDatabase *db,
                          TdErasureKind kind,
                          const gint64 *ids,
                          guint n_ids,
                          GError **error)
{
  g_autoptr (TdErasureSubjects) subjects = g_new0 (TdErasureSubjects, 1);

  subjects->kind = kind;
  subjects->people = g_ptr_array_new_with_free_func (g_object_unref);
  subjects->replacements = g_ptr_array_new_with_free_func (g_free);
  subjects->namesakes = g_ptr_array_new_with_free_func (g_free);
  subjects->traces = td_traces_new (stops);
  subjects->redactor = td_redactor_new ();
  if (!load_people (db, subjects, ids, n_ids, error) || !find_replacements (db, subjects, error) ||
      !td_traces_follow (subjects->traces, db, error))
    return NULL;
  for (guint i = 0; i < subjects->people->len; i++)
    if (!add_present (db, subjects, subjects->people->pdata[i], subjects->replacements->pdata[i],
                      error))
      return NULL;
  if (subjects->people->len &&
      !add_past (db, subjects,
                 subjects->people->len == 1 ? subjects->replacements->pdata[0]
                                            : _ ("Erased person"),
                 error))
    return NULL;
  return g_steal_pointer (&subjects);
}

/* --- What stands in the way --- */

static gboolean
count (TdDatabase *db, TdEmployee *person, const char *sql, gint64 *n, GError **error)
{
  *n = 0;
  return td_database_query_int (db, n, error, sql, "i", person->id);
}

static gboolean
add_refusals_of (TdDatabase *db, TdEmployee *person, GPtrArray *refusals, GError **error)
{
  gint64 n_pairs, n_drafts;

  if (!count (db, person,
              "SELECT count(*) FROM pair WHERE $1 IN (mentor_id, mentee_id) "
              "AND state IN ('proposed', 'accepted', 'active', 'paused')",
              &n_pairs, error) ||
      !count (
          db, person,
          "SELECT count(DISTINCT p.id) FROM proposal p JOIN proposal_row r "
          "ON r.proposal_id = p.id WHERE p.state = 'draft' AND $1 IN (r.mentee_id, r.mentor_id)",
          &n_drafts, error))
    return FALSE;
  if (n_pairs)
    g_ptr_array_add (refusals,
                     /* Translators: a person, how many pairs. */
                     g_strdup_printf (ngettext ("%s is in %d pair that still runs. End it first.",
                                                "%s is in %d pairs that still run. End them first.",
                                                (gulong) n_pairs),
                                      person->name, (int) n_pairs));
  if (n_drafts)
    g_ptr_array_add (
        refusals,
        /* Translators: a person, how many drafts of pairs. */
        g_strdup_printf (ngettext ("%s is in %d draft of pairs. Release or discard it first.",
                                   "%s is in %d drafts of pairs. Release or discard them first.",
                                   (gulong) n_drafts),
                         person->name, (int) n_drafts));
  return TRUE;
}

gboolean
td_erasure_add_refusals (TdDatabase *db,
                         TdErasureSubjects *subjects,
                         GPtrArray *refusals,
                         GError **error)
{
  for (guint i = 0; i < subjects->people->len; i++)
    if (!add_refusals_of (db, subjects->people->pdata[i], refusals, error))
      return FALSE;
  return TRUE;
}
