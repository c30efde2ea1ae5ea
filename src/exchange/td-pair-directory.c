/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-pair-directory.h"

#include "base/td-text.h"
#include "exchange/td-directory.h"

#include <glib/gi18n-lib.h>

struct _TdPairDirectory
{
  GPtrArray *entries; /* of TdPairEntry */
  GPtrArray *people;  /* of TdPairPerson */
  GHashTable *by_id;
  GHashTable *by_employee;
  GHashTable *by_reference; /* GPtrArray of TdPairEntry */
  TdDirectory *mentors;
  TdDirectory *mentees;
  TdDirectory *everyone;
};

static void
entry_free (gpointer data)
{
  TdPairEntry *entry = data;

  td_contact_life_clear (&entry->life);
  g_free (entry->reference);
  g_free (entry->program_name);
  g_free (entry);
}

static void
person_free (gpointer data)
{
  TdPairPerson *person = data;

  g_ptr_array_unref (person->pairs);
  g_free (person->number);
  g_free (person->email);
  g_free (person->name);
  g_free (person);
}

void
td_pair_directory_free (TdPairDirectory *directory)
{
  if (directory == NULL)
    return;
  g_ptr_array_unref (directory->entries);
  g_ptr_array_unref (directory->people);
  g_hash_table_unref (directory->by_id);
  g_hash_table_unref (directory->by_employee);
  g_hash_table_unref (directory->by_reference);
  td_directory_free (directory->mentors);
  td_directory_free (directory->mentees);
  td_directory_free (directory->everyone);
  g_free (directory);
}

/* The person of the columns from @first: id, number, e-mail, name, given name, family name. */
static TdPairPerson *
add_person (TdPairDirectory *directory, TdStatement *row, int first, TdDirectory *side)
{
  gint64 id = td_statement_get_int (row, first);
  TdPairPerson *person = g_hash_table_lookup (directory->by_employee, GSIZE_TO_POINTER (id));
  const char *texts[5];

  for (int i = 0; i < 5; i++)
    texts[i] = td_statement_get_text (row, first + 1 + i);
  if (person == NULL)
    {
      person = g_new0 (TdPairPerson, 1);
      person->employee_id = id;
      person->number = g_strdup (texts[0]);
      person->email = g_strdup (texts[1]);
      person->name = g_strdup (texts[2]);
      person->pairs = g_ptr_array_new ();
      g_ptr_array_add (directory->people, person);
      g_hash_table_insert (directory->by_employee, GSIZE_TO_POINTER (id), person);
      td_directory_add (directory->everyone, person, texts[0], texts[1], texts[2], texts[3],
                        texts[4]);
    }
  td_directory_add (side, person, texts[0], texts[1], texts[2], texts[3], texts[4]);
  return person;
}

static void
add_entry (TdPairDirectory *directory, TdStatement *row)
{
  TdPairEntry *entry = g_new0 (TdPairEntry, 1);
  GPtrArray *same;

  entry->pair_id = td_statement_get_int (row, 0);
  entry->reference = g_strdup (td_statement_get_text (row, 1));
  entry->life.matched_on = td_statement_get_date (row, 2);
  entry->life.ended_on = td_statement_get_date (row, 3);
  entry->program_name = g_strdup (td_statement_get_text (row, 4));
  entry->mentor = add_person (directory, row, 5, directory->mentors);
  entry->mentee = add_person (directory, row, 11, directory->mentees);
  entry->life.names = g_strdup_printf ("%s – %s", entry->mentor->name, entry->mentee->name);
  g_ptr_array_add (entry->mentor->pairs, entry);
  g_ptr_array_add (entry->mentee->pairs, entry);
  g_ptr_array_add (directory->entries, entry);
  g_hash_table_insert (directory->by_id, GSIZE_TO_POINTER (entry->pair_id), entry);
  same = g_hash_table_lookup (directory->by_reference, entry->reference);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (directory->by_reference, entry->reference, same);
    }
  g_ptr_array_add (same, entry);
}

TdPairDirectory *
td_pair_directory_new (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdPairDirectory) directory = g_new0 (TdPairDirectory, 1);
  g_autoptr (TdStatement) row = NULL;
  g_autoptr (GError) trouble = NULL;

  directory->entries = g_ptr_array_new_with_free_func (entry_free);
  directory->people = g_ptr_array_new_with_free_func (person_free);
  directory->by_id = g_hash_table_new (NULL, NULL);
  directory->by_employee = g_hash_table_new (NULL, NULL);
  directory->by_reference =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  directory->mentors = td_directory_new ();
  directory->mentees = td_directory_new ();
  directory->everyone = td_directory_new ();
  row = td_database_query (
      db, error,
      "SELECT p.id, p.reference, p.matched_on, p.ended_on, program.name,"
      " a.id, a.number, a.email, a.name, a.given_name, a.family_name,"
      " b.id, b.number, b.email, b.name, b.given_name, b.family_name"
      " FROM pair p JOIN program ON program.id = p.program_id JOIN employee a ON a.id = p.mentor_id"
      " JOIN employee b ON b.id = p.mentee_id WHERE $1 = 0 OR p.program_id = $1 ORDER BY p.id",
      "i", program_id);
  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    add_entry (directory, row);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  g_clear_pointer (&row, td_statement_release);
  if (!td_directory_load_other_numbers (directory->mentors, db, error) ||
      !td_directory_load_other_numbers (directory->mentees, db, error) ||
      !td_directory_load_other_numbers (directory->everyone, db, error))
    return NULL;
  return g_steal_pointer (&directory);
}

gboolean
td_pair_entry_lives (const TdPairEntry *entry, TdDate on)
{
  return entry->life.matched_on != TD_DATE_NONE && on >= entry->life.matched_on &&
         (entry->life.ended_on == TD_DATE_NONE || on <= entry->life.ended_on);
}

/* --- One pair of several --- */

/* Several lives: "2 Mar 2024 to 5 May 2025; from 1 Jun 2025". */
static char *
say_lives (GPtrArray *entries)
{
  GString *lives = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const TdPairEntry *entry = entries->pdata[i];
      g_autofree char *from = td_date_format (entry->life.matched_on);
      g_autofree char *to = td_date_format (entry->life.ended_on);

      if (entry->life.matched_on == TD_DATE_NONE)
        continue;
      if (lives->len > 0)
        g_string_append (lives, "; ");
      if (entry->life.ended_on)
        g_string_append_printf (lives, _ ("%s to %s"), from, to);
      else
        g_string_append_printf (lives, _ ("from %s"), from);
    }
  return g_string_free (lives, FALSE);
}

/* The pair that lived on the day, or the only one there is. */
static const TdPairEntry *
choose (GPtrArray *entries, TdDate on, char **message)
{
  const TdPairEntry *living = NULL;
  guint n_living = 0;
  g_autofree char *lives = NULL;

  if (entries->len == 1)
    return entries->pdata[0];
  for (guint i = 0; i < entries->len; i++)
    if (td_pair_entry_lives (entries->pdata[i], on))
      {
        living = entries->pdata[i];
        n_living++;
      }
  if (n_living == 1)
    return living;
  if (n_living > 1)
    {
      *message = g_strdup (_ ("Several pairs fit on this day. Give the pair’s reference, both "
                              "people, or the programme."));
      return NULL;
    }
  lives = say_lives (entries);
  *message = g_strdup_printf (_ ("No pair of these people lived on this day: %s."), lives);
  return NULL;
}

static gboolean
find_person (TdDirectory *side, const char *text, TdPairPerson **person, char **message)
{
  gpointer found = NULL;

  *person = NULL;
  if (text == NULL)
    return TRUE;
  switch (td_directory_find (side, text, &found))
    {
    case TD_DIRECTORY_FOUND:
      *person = found;
      return TRUE;
    case TD_DIRECTORY_MANY:
      *message = g_strdup (_ ("Several people have this name or address; add the number."));
      return FALSE;
    case TD_DIRECTORY_NONE:
    default:
      *message = g_strdup (_ ("Nobody who is in a pair on this side has this number, address or "
                              "name."));
      return FALSE;
    }
}

static const TdPairEntry *
find_people (TdPairDirectory *directory,
             const TdPairQuery *query,
             TdPairQueryPart *part,
             char **message)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  TdPairPerson *mentor, *mentee, *one;

  *part = TD_PAIR_QUERY_MENTOR;
  if (!find_person (directory->mentors, query->mentor, &mentor, message))
    return NULL;
  *part = TD_PAIR_QUERY_MENTEE;
  if (!find_person (directory->mentees, query->mentee, &mentee, message))
    return NULL;
  if (mentee == NULL)
    *part = mentor ? TD_PAIR_QUERY_MENTOR : TD_PAIR_QUERY_REFERENCE;
  one = mentor ? mentor : mentee;
  if (one == NULL)
    {
      *message = g_strdup (_ ("This row does not say which pair it is."));
      return NULL;
    }
  for (guint i = 0; i < one->pairs->len; i++)
    {
      TdPairEntry *entry = one->pairs->pdata[i];

      if ((mentor == NULL || entry->mentor == mentor) &&
          (mentee == NULL || entry->mentee == mentee))
        g_ptr_array_add (fitting, entry);
    }
  if (fitting->len == 0)
    {
      *message = g_strdup (_ ("These two are not and were not a pair."));
      return NULL;
    }
  return choose (fitting, query->on_date, message);
}

/* Whether the people of a row, where it names them, are those of its reference. */
static gboolean
fits_people (TdPairDirectory *directory, const TdPairQuery *query, const TdPairEntry *entry)
{
  gpointer person = NULL;

  if (query->mentor &&
      td_directory_find (directory->everyone, query->mentor, &person) == TD_DIRECTORY_FOUND &&
      person != entry->mentor)
    return FALSE;
  return query->mentee == NULL ||
         td_directory_find (directory->everyone, query->mentee, &person) != TD_DIRECTORY_FOUND ||
         person == entry->mentee;
}

const TdPairEntry *
td_pair_directory_find (TdPairDirectory *directory,
                        const TdPairQuery *query,
                        TdPairQueryPart *part,
                        char **message)
{
  GPtrArray *same;
  const TdPairEntry *entry;

  *message = NULL;
  *part = TD_PAIR_QUERY_REFERENCE;
  if (query->reference == NULL)
    return find_people (directory, query, part, message);
  same = g_hash_table_lookup (directory->by_reference, query->reference);
  if (same == NULL)
    {
      *message = g_strdup (_ ("There is no pair with this reference."));
      return NULL;
    }
  entry = choose (same, query->on_date, message);
  if (entry == NULL || fits_people (directory, query, entry))
    return entry;
  *message = g_strdup (_ ("The pair with this reference is of other people than this row names."));
  return NULL;
}

TdPairPerson *
td_pair_directory_find_email (TdPairDirectory *directory, const char *email)
{
  gpointer person = NULL;

  return td_directory_find_email (directory->everyone, email, &person) == TD_DIRECTORY_FOUND
             ? person
             : NULL;
}

TdPairPerson *
td_pair_directory_find_person (TdPairDirectory *directory, const char *text)
{
  gpointer person = NULL;

  return td_directory_find (directory->everyone, text, &person) == TD_DIRECTORY_FOUND ? person
                                                                                      : NULL;
}

TdPairEntry *
td_pair_directory_find_id (TdPairDirectory *directory, gint64 pair_id)
{
  return g_hash_table_lookup (directory->by_id, GSIZE_TO_POINTER (pair_id));
}

TdPairPerson *
td_pair_directory_find_employee (TdPairDirectory *directory, gint64 employee_id)
{
  return g_hash_table_lookup (directory->by_employee, GSIZE_TO_POINTER (employee_id));
}

GPtrArray *
td_pair_directory_get_people (TdPairDirectory *directory)
{
  return directory->people;
}
