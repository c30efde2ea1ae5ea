/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-directory.h"

#include "base/td-text.h"
#include "exchange/td-person-name.h"
#include "people/td-other-number.h"

#include <string.h>

/* The texts of somebody, kept by the directory. */
typedef struct
{
  gpointer person;
  const char *email;
  const char *name;
  const char *given_name;
  const char *family_name;
} Entry;

/* Few tables are asked for more than numbers: what the others need is looked at when they are. */
struct _TdDirectory
{
  GStringChunk *texts;
  GArray *entries; /* of Entry */
  GHashTable *numbers;
  GHashTable *emails;
  GHashTable *names;
  guint n_emails, n_names; /* how many of the entries are in the two */
};

/* Stands where several people share a key. */
static const char many[] = "many";

TdDirectory *
td_directory_new (void)
{
  TdDirectory *directory = g_new0 (TdDirectory, 1);

  directory->texts = g_string_chunk_new (64 * 1024);
  directory->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  directory->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  directory->emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  directory->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return directory;
}

void
td_directory_free (TdDirectory *directory)
{
  if (directory == NULL)
    return;
  g_hash_table_unref (directory->numbers);
  g_hash_table_unref (directory->emails);
  g_hash_table_unref (directory->names);
  g_array_unref (directory->entries);
  g_string_chunk_free (directory->texts);
  g_free (directory);
}

/* Whether the key is new in the table, which holds it then. */
static gboolean
put (GHashTable *table, char *key, gpointer person)
{
  gpointer before = *key ? g_hash_table_lookup (table, key) : person;

  if (before == person)
    return FALSE;
  g_hash_table_replace (table, key, before ? (gpointer) many : person);
  return TRUE;
}

static void
put_own (GHashTable *table, char *key, gpointer person)
{
  if (!put (table, key, person))
    g_free (key);
}

static void
put_name (TdDirectory *directory, gpointer person, const char *first, const char *second)
{
  g_autofree char *name = g_strjoin (" ", first, second, NULL);

  put_own (directory->names, td_text_fold (name), person);
}

static const char *
keep (TdDirectory *directory, const char *text)
{
  return text ? g_string_chunk_insert (directory->texts, text) : NULL;
}

void
td_directory_add (TdDirectory *directory,
                  gpointer person,
                  const char *number,
                  const char *email,
                  const char *name,
                  const char *given_name,
                  const char *family_name)
{
  Entry entry = { person, keep (directory, email), keep (directory, name),
                  keep (directory, given_name), keep (directory, family_name) };

  if (number)
    put (directory->numbers, (char *) keep (directory, number), person);
  g_array_append_val (directory->entries, entry);
}

void
td_directory_add_other_numbers (TdDirectory *directory, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      TdOtherNumber *other = others->pdata[i];
      gpointer person;

      if (td_directory_find_number (directory, other->current, &person) == TD_DIRECTORY_FOUND &&
          !g_hash_table_contains (directory->numbers, other->number))
        put (directory->numbers, (char *) keep (directory, other->number), person);
    }
}

gboolean
td_directory_load_other_numbers (TdDirectory *directory, TdDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) others = td_other_number_list (db, 0, error);

  if (others)
    td_directory_add_other_numbers (directory, others);
  return others != NULL;
}

static GHashTable *
get_emails (TdDirectory *directory)
{
  for (; directory->n_emails < directory->entries->len; directory->n_emails++)
    {
      const Entry *entry = &g_array_index (directory->entries, Entry, directory->n_emails);

      if (entry->email)
        put_own (directory->emails, td_text_casefold (entry->email), entry->person);
    }
  return directory->emails;
}

static GHashTable *
get_names (TdDirectory *directory)
{
  for (; directory->n_names < directory->entries->len; directory->n_names++)
    {
      const Entry *entry = &g_array_index (directory->entries, Entry, directory->n_names);

      if (entry->name)
        put_name (directory, entry->person, entry->name, NULL);
      if (entry->given_name && entry->family_name)
        {
          put_name (directory, entry->person, entry->given_name, entry->family_name);
          put_name (directory, entry->person, entry->family_name, entry->given_name);
        }
    }
  return directory->names;
}

static TdDirectoryAnswer
look_up (GHashTable *table, const char *key, gpointer *person)
{
  gpointer found = g_hash_table_lookup (table, key);

  if (found == NULL)
    return TD_DIRECTORY_NONE;
  if (found == (gpointer) many)
    return TD_DIRECTORY_MANY;
  *person = found;
  return TD_DIRECTORY_FOUND;
}

TdDirectoryAnswer
td_directory_find_number (TdDirectory *directory, const char *number, gpointer *person)
{
  return number ? look_up (directory->numbers, number, person) : TD_DIRECTORY_NONE;
}

TdDirectoryAnswer
td_directory_find_email (TdDirectory *directory, const char *email, gpointer *person)
{
  g_autofree char *key = td_text_casefold (email ? email : "");

  return look_up (get_emails (directory), key, person);
}

TdDirectoryAnswer
td_directory_find_name (TdDirectory *directory, const char *name, gpointer *person)
{
  g_autofree char *key = td_text_fold (name);

  return look_up (get_names (directory), key, person);
}

TdDirectoryAnswer
td_directory_find (TdDirectory *directory, const char *text, gpointer *person)
{
  g_autofree char *clean = td_text_clean (text);
  g_auto (TdPersonName) name = { NULL };
  TdDirectoryAnswer answer;

  if (clean == NULL)
    return TD_DIRECTORY_NONE;
  answer = td_directory_find_number (directory, clean, person);
  if (answer == TD_DIRECTORY_NONE)
    answer = td_directory_find_email (directory, clean, person);
  if (answer != TD_DIRECTORY_NONE)
    return answer;

  td_person_name_read (&name, clean);
  answer = td_directory_find_number (directory, name.number, person);
  if (answer == TD_DIRECTORY_NONE)
    answer = td_directory_find_name (directory, name.name, person);
  return answer;
}
