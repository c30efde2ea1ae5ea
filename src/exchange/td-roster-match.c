/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-plan.h"

#include "base/td-text.h"
#include "exchange/td-roster-position.h"
#include "people/td-other-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_to_list (GHashTable *table, const char *key, TdRosterPerson *person)
{
  GPtrArray *list = *key ? g_hash_table_lookup (table, key) : NULL;

  if (*key == '\0')
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), list);
    }
  g_ptr_array_add (list, person);
}

void
td_roster_match_init (TdRosterPlan *plan)
{
  plan->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  plan->emails =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  plan->names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  plan->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
td_roster_match_clear (TdRosterPlan *plan)
{
  g_hash_table_unref (plan->numbers);
  g_hash_table_unref (plan->emails);
  g_hash_table_unref (plan->names);
  g_hash_table_unref (plan->contents);
  g_clear_pointer (&plan->others, g_ptr_array_unref);
}

void
td_roster_match_add (TdRosterPlan *plan, TdRosterPerson *person)
{
  if (person->before->number)
    g_hash_table_insert (plan->numbers, (gpointer) person->before->number, person);
}

gboolean
td_roster_match_add_others (TdRosterPlan *plan, GError **error)
{
  plan->others = td_other_number_list (plan->db, 0, error);
  for (guint i = 0; plan->others && i < plan->others->len; i++)
    {
      TdOtherNumber *other = plan->others->pdata[i];
      TdRosterPerson *person = g_hash_table_lookup (plan->numbers, other->current);

      if (person && !g_hash_table_contains (plan->numbers, other->number))
        g_hash_table_insert (plan->numbers, other->number, person);
    }
  return plan->others != NULL;
}

/* Whom a number is about: one that she had before gives way to the one that stayed. */
static TdRosterPerson *
find_number (TdRosterPlan *plan, TdRosterKey *key, gboolean *other)
{
  TdRosterPerson *person = key->number ? g_hash_table_lookup (plan->numbers, key->number) : NULL;
  const char *current = person && person->before ? person->before->number : NULL;

  *other = current && strcmp (key->number, current) != 0;
  if (*other)
    key->number = current;
  return person;
}

/* Most rows are known by their number: addresses and names are looked at for the first that is not.
 */
static void
index_others (TdRosterPlan *plan)
{
  if (plan->others_indexed)
    return;
  plan->others_indexed = TRUE;
  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];
      const TdEmployeeData *before = person->before;
      g_autofree char *email = NULL;

      if (before == NULL || before->outside)
        continue;
      email = td_text_casefold (before->email ? before->email : "");
      add_to_list (plan->emails, email, person);
      add_to_list (plan->names, before->name_key, person);
    }
}

/* The row as one text, over the columns that are used. */
static char *
row_content (TdRosterPlan *plan, guint row)
{
  GString *content = g_string_new (NULL);
  TdTable *table = plan->reader.table;

  for (guint i = 0; i < td_table_get_n_columns (table); i++)
    {
      TdColumnUse use = td_mapping_get_use (plan->reader.mapping, i);

      if (use == TD_COLUMN_FIELD || use == TD_COLUMN_FREE)
        g_string_append_printf (content, "%s\n", td_table_get_cell (table, row, i));
    }
  return g_string_free (content, FALSE);
}

static void
refuse (TdRosterPlan *plan, const TdRosterKey *key, const char *message)
{
  gboolean numbered = td_row_reader_has (&plan->reader, "number");

  td_row_reader_complain (&plan->reader, numbered ? "number" : "name", message);
  td_row_reader_refuse (&plan->reader, key->number, key->name);
}

/* The first of several that no row of this file was about yet; @numberless: and has no number. */
static TdRosterPerson *
first_free (GHashTable *table, const char *key, gboolean numberless, guint *n_free)
{
  GPtrArray *list = g_hash_table_lookup (table, key);
  TdRosterPerson *first = NULL;

  *n_free = 0;
  for (guint i = 0; list && i < list->len; i++)
    {
      TdRosterPerson *person = list->pdata[i];

      if (person->after || (numberless && person->before->number))
        continue;
      if (first == NULL)
        first = person;
      ++*n_free;
    }
  return first;
}

/* By e-mail, else by name: somebody without a number, or (where the row has none either) the only
 * one there is. */
static TdRosterPerson *
find_without_number (TdRosterPlan *plan, const TdRosterKey *key)
{
  g_autofree char *email = NULL;
  TdRosterPerson *person;
  guint n_free;

  index_others (plan);
  if (g_hash_table_size (plan->names) == 0)
    return NULL;
  email = td_text_casefold (key->email ? key->email : "");
  person = first_free (plan->emails, email, TRUE, &n_free);
  if (person == NULL)
    person = first_free (plan->names, key->name_key, TRUE, &n_free);
  if (person || key->number)
    return person;
  person = first_free (plan->emails, email, FALSE, &n_free);
  if (n_free != 1)
    person = first_free (plan->names, key->name_key, FALSE, &n_free);
  if (n_free == 1)
    return person;
  if (n_free > 1)
    td_row_reader_complain (&plan->reader, "name",
                            _ ("Several people have this name and the row has no number; it was "
                               "taken as one more person."));
  return NULL;
}

static TdRosterPerson *
add_person (TdRosterPlan *plan, const TdRosterKey *key)
{
  TdRosterPerson *person = td_roster_plan_add (plan, NULL);

  if (key->number)
    g_hash_table_insert (plan->numbers, (gpointer) key->number, person);
  return person;
}

/* The primary position came after another one: the row is read instead of the earlier one. */
static TdRosterPerson *
start_again (TdRosterPlan *plan, TdRosterPerson *person)
{
  td_roster_position_lay_aside (&plan->reader, person->row, plan->reader.row);
  person->after = NULL;
  person->manager = NULL;
  person->as_of = TD_DATE_NONE;
  person->by_other_number = FALSE;
  return person;
}

/* A number that this file had before: the same row again, another position of the person, or
 * somebody else. NULL unless the row is to be read. */
static TdRosterPerson *
judge_repetition (TdRosterPlan *plan,
                  const TdRosterKey *key,
                  TdRosterPerson *person,
                  gboolean other)
{
  g_autofree char *first = row_content (plan, person->row);
  g_autofree char *second = row_content (plan, plan->reader.row);

  if (strcmp (first, second) == 0)
    plan->reader.receipt->n_unchanged++;
  else if (person->by_other_number && !other)
    return start_again (plan, person);
  else if (!other && !td_roster_position_is_second (person, key))
    refuse (plan, key,
            _ ("An earlier row of this file has this number and another name. Give each person a "
               "number of their own in the file."));
  else if (td_roster_position_is_primary (&plan->reader, plan->reader.row, person->row))
    return start_again (plan, person);
  else
    td_roster_position_lay_aside (&plan->reader, plan->reader.row, person->row);
  return NULL;
}

/* Whether nobody of the workspace has the number, or without one the address, and somebody who was
 * erased had it: then the row is skipped, and says of nobody what it says. */
static gboolean
is_erased (TdRosterPlan *plan, const TdRosterKey *key)
{
  const char *field = key->number ? "number" : "email";
  g_autofree char *email = NULL;

  if (td_row_reader_find_erased (&plan->reader, field) == TD_DATE_NONE)
    return FALSE;
  index_others (plan);
  email = key->email ? td_text_casefold (key->email) : NULL;
  if (key->number == NULL && email && g_hash_table_contains (plan->emails, email))
    return FALSE;
  td_row_reader_complain (&plan->reader, field, "");
  td_row_reader_refuse (&plan->reader, NULL, NULL);
  return TRUE;
}

TdRosterPerson *
td_roster_match (TdRosterPlan *plan, TdRosterKey *key)
{
  TdRosterPerson *person;
  gboolean other;

  if (key->number == NULL && key->name == NULL)
    {
      refuse (plan, key, _ ("This row has neither a number nor a name."));
      return NULL;
    }
  if (key->number == NULL &&
      !g_hash_table_add (plan->contents, row_content (plan, plan->reader.row)))
    {
      plan->reader.receipt->n_unchanged++;
      return NULL;
    }
  person = find_number (plan, key, &other);
  if (person && person->after)
    return judge_repetition (plan, key, person, other);
  if (person)
    person->by_other_number = other;
  if (person == NULL && is_erased (plan, key))
    return NULL;
  if (person == NULL)
    {
      person = find_without_number (plan, key);
      if (person && key->number)
        g_hash_table_insert (plan->numbers, (gpointer) key->number, person);
    }
  return person ? person : add_person (plan, key);
}
