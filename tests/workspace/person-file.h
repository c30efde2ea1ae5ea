/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

/**
 * PersonFile:
 *
 * A sample with somebody who left, of whom every table that may hold something of a person has a
 * row, and with a word of its own in every text of hers that does not stay.
 */
typedef struct
{
  TdTestFile file;
  gint64 id;
  gint64 partner;
  GPtrArray *words;
} PersonFile;

#define PERSON_FILE_TODAY "2026-03-16"

void person_file_setup (PersonFile *self, gconstpointer data);
void person_file_teardown (PersonFile *self, gconstpointer data);

/* Puts the words there, each in a change of its own. */
void person_file_plant (PersonFile *self);

/* Asserts that none of the files in the folder has one of the words, as UTF-8 or UTF-16. */
void person_file_assert_gone (PersonFile *self);

/* How many of the words the workspace file and what stands beside it hold. */
guint person_file_count (PersonFile *self);
