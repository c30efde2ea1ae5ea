/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdDirectory:
 *
 * Finds people by number, e-mail or name among many, for rosters and forms that name people in any
 * of these ways. What is found is the pointer that was put in.
 */
typedef struct _TdDirectory TdDirectory;

typedef enum
{
  TD_DIRECTORY_NONE,  /* nobody */
  TD_DIRECTORY_FOUND, /* exactly one */
  TD_DIRECTORY_MANY,  /* the address or the name is shared */
} TdDirectoryAnswer;

/* Knows nobody yet. */
TdDirectory *td_directory_new (void);
void td_directory_free (TdDirectory *directory);

/* Any text may be NULL. Names are compared folded, given name first or family name first. */
void td_directory_add (TdDirectory *directory,
                       gpointer person,
                       const char *number,
                       const char *email,
                       const char *name,
                       const char *given_name,
                       const char *family_name);

/* Adds the numbers that people had before (element-type TdOtherNumber), or reads and adds them:
 * once those who had them are in. */
void td_directory_add_other_numbers (TdDirectory *directory, GPtrArray *others);
gboolean td_directory_load_other_numbers (TdDirectory *directory, TdDatabase *db, GError **error);

/* Looks a text up as a number, then as an e-mail address, then as a name ("FAMILY, GIVEN" and
 * "Name (1001)" too). @person is set when FOUND. */
TdDirectoryAnswer td_directory_find (TdDirectory *directory, const char *text, gpointer *person);

/* One way only. */
TdDirectoryAnswer td_directory_find_number (TdDirectory *directory,
                                            const char *number,
                                            gpointer *person);
TdDirectoryAnswer td_directory_find_email (TdDirectory *directory,
                                           const char *email,
                                           gpointer *person);
TdDirectoryAnswer td_directory_find_name (TdDirectory *directory,
                                          const char *name,
                                          gpointer *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDirectory, td_directory_free)

G_END_DECLS
