/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-directory.h"

#include "base/td-text.h"
#include "exchange/td-person-name.h"

#include <string.h>

struct _TdDirectory
{
  GHashTable *numbers;
  GHashTable *emails;
  GHashTable *names;
};

/* Stands where several people share a key. */
static const char many[] = "many";

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TdDirectory *
td_directory_new (void)
{
  TdDirectory *directory = g_new (TdDirectory, 1);

  *directory = (TdDirectory){ new_table (), new_table (), new_table () };
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
  g_free (directory);
}

static void
put (GHashTable *table, char *key, gpointer person)
{
  gpointer before = g_hash_table_lookup (table, key);

  if (*key == '\0' || before == person)
    g_free (key);
  else
    g_hash_table_replace (table, key, before ? (gpointer) many : person);
}

static void
put_name (TdDirectory *directory, gpointer person, const char *first, const char *second)
{
  g_autofree char *name = g_strjoin (" ", first, second, NULL);

  put (directory->names, td_text_fold (name), person);
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
  if (number)
    put (directory->numbers, g_strdup (number), person);
  if (email)
    put (directory->emails, g_utf8_casefold (email, -1), person);
  if (name)
    put_name (directory, person, name, NULL);
  if (given_name && family_name)
    {
      put_name (directory, person, given_name, family_name);
      put_name (directory, person, family_name, given_name);
    }
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
  g_autofree char *key = g_utf8_casefold (email ? email : "", -1);

  return look_up (directory->emails, key, person);
}

TdDirectoryAnswer
td_directory_find_name (TdDirectory *directory, const char *name, gpointer *person)
{
  g_autofree char *key = td_text_fold (name);

  return look_up (directory->names, key, person);
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
