/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-plan.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everyone as they will be, so that a manager who is new or renamed is found too. */
static TdDirectory *
index_people (TdRosterPlan *plan)
{
  TdDirectory *directory = td_directory_new ();

  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];
      const TdEmployeeData *employee = person->after ? person->after : person->before;

      if (!employee->outside)
        td_directory_add (directory, person, employee->number, employee->email, employee->name,
                          employee->given_name, employee->family_name);
    }
  td_directory_add_other_numbers (directory, plan->others);
  return directory;
}

static gboolean
is_nobody (const char *text)
{
  g_autofree char *key = NULL;

  /* Most managers are called otherwise. */
  if (g_ascii_isalnum (*text) && g_ascii_tolower (*text) != 'n')
    return FALSE;
  key = td_text_fold (text);
  return strcmp (key, "no_manager") == 0 || strcmp (key, "no manager") == 0 ||
         strcmp (key, "none") == 0;
}

/* The manager cannot be used: a problem, and the cell is kept as text. */
static void
leave_out (TdRosterPlan *plan, TdRosterPerson *person, const char *fault)
{
  plan->reader.row = person->row;
  td_row_reader_complain (&plan->reader, "manager", fault);
  if (td_row_reader_find_erased (&plan->reader, "manager") == TD_DATE_NONE)
    person->after->manager_text = person->manager;
  person->chief = NULL;
}

static void
set_manager (TdRosterPlan *plan, TdRosterPerson *person, TdDirectory *directory)
{
  gpointer found = NULL;
  TdDirectoryAnswer answer = td_directory_find (directory, person->manager, &found);
  const char *fault = NULL;

  if (answer == TD_DIRECTORY_MANY)
    fault = _ ("Several people have this name or address; the manager could not be told.");
  else if (answer == TD_DIRECTORY_NONE)
    fault = _ ("This manager is not on the roster.");
  else if (found == person)
    fault = _ ("Nobody can be their own manager.");

  if (fault)
    leave_out (plan, person, fault);
  else
    person->chief = found;
}

/* Whether somebody stands above herself. Half the steps for a second walker find any circle above,
 * also one that she is not part of. */
static gboolean
is_in_circle (TdRosterPerson *person)
{
  TdRosterPerson *slow = person->chief, *fast = person->chief;

  while (fast && fast != person)
    {
      fast = fast->chief;
      if (fast == NULL || fast == person)
        break;
      fast = fast->chief;
      slow = slow->chief;
      if (fast == slow && fast != person)
        return FALSE;
    }
  return fast == person;
}

static GHashTable *
index_ids (TdRosterPlan *plan)
{
  GHashTable *ids = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->before)
        g_hash_table_insert (ids, GSIZE_TO_POINTER (person->before->id), person);
    }
  return ids;
}

/* Whoever is not in the file keeps her manager, who may be below somebody in it. */
static void
keep_managers (TdRosterPlan *plan)
{
  g_autoptr (GHashTable) ids = NULL;

  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after || person->before->manager_id == 0)
        continue;
      if (ids == NULL)
        ids = index_ids (plan);
      person->chief = g_hash_table_lookup (ids, GSIZE_TO_POINTER (person->before->manager_id));
    }
}

void
td_roster_find_managers (TdRosterPlan *plan)
{
  g_autoptr (TdDirectory) directory = NULL;

  if (!td_row_reader_has (&plan->reader, "manager"))
    return;
  directory = index_people (plan);
  keep_managers (plan);
  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after == NULL)
        continue;
      person->after->manager_text = NULL;
      if (person->manager && !is_nobody (person->manager))
        set_manager (plan, person, directory);
    }
  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after == NULL)
        continue;
      if (is_in_circle (person))
        leave_out (plan, person, _ ("The managers of this person lead back to the same person."));
      /* The id of a new manager is known only once she is written. */
      person->after->manager_id =
          person->chief && person->chief->before ? person->chief->before->id : 0;
    }
}
