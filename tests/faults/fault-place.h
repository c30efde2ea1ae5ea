/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder with a workspace, a backup of an earlier day, a workspace of an older program and files
 * to import: made once, and put back in a moment before each try. */

#define FAULT_WORKSPACE "test.tandem"

typedef struct _FaultPlace FaultPlace;

FaultPlace *fault_place_new (void);
void fault_place_free (FaultPlace *place);

/* Everything as it was at first. */
void fault_place_reset (FaultPlace *place);

/* The path of a file in it. */
char *fault_place_path (FaultPlace *place, const char *name);

/* Runs tandemctl in this process, on @file of the folder (NULL: FAULT_WORKSPACE), split at spaces;
 * "@name" is the path of a file. Returns its exit code; @said is what it told, nullable. */
int fault_place_run (FaultPlace *place, const char *file, const char *words, char **said);

/* What a file of the folder holds, but for moments and random numbers: "table rows checksum" a
 * line, "" where there is none; read past the program. It must be sound. */
char *fault_place_print (FaultPlace *place, const char *file);

/* Names of hidden files: what something that was broken off left behind. */
char *fault_place_list_drafts (FaultPlace *place);

/* Whether what was said is for a coordinator: sentences, and nothing of how a database is made. */
void fault_assert_sentence (const char *said);

/**
 * FaultCase:
 * @file: what it is run on; NULL for FAULT_WORKSPACE
 * @words: the command
 * @steps: it commits more than once: what is there when it fails is checked by the others
 *
 * Something that writes.
 */
typedef struct
{
  const char *name;
  const char *file;
  const char *words;
  gboolean steps;
} FaultCase;

/* The last one has no name. */
extern const FaultCase fault_cases[];

/* A whole round, in place of a sample of it: `make faults`. */
gboolean fault_is_whole (void);

G_END_DECLS
