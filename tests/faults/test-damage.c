/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-place.h"

#include "db/td-change.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The file damaged at random: bytes, pages of nothing, pages in each other's place, cut off, and
 * the same of the log beside it. Whatever is then done with it, nothing crashes and nothing hangs;
 * it is refused, or `check` says so, or nothing of it shows; and a backup can be restored. */

#define SAMPLE 24
#define WHOLE 1000
#define PAGE 4096

/* What may take longest, on a machine that does other things. */
#define PATIENCE_SECONDS 120

typedef enum
{
  OUTCOME_HARMLESS, /* the tables are as they were */
  OUTCOME_DETECTED,
  OUTCOME_SILENT, /* another value in a cell, or a log that ends earlier, as if nobody had typed */
  N_OUTCOMES
} Outcome;

static const char *const commands[] = {
  "employees",
  "pair list",
  "today",
  "audit list",
  "insight retention",
  "contact add --pair 1 --on 2026-03-11",
  "undo",
  "export xml --output @damaged.xml",
  "check",
};

/* --- Damaging --- */

static void
put_noise (GRand *chance, char *data, gsize size)
{
  int n = g_rand_int_range (chance, 1, 9);

  for (int i = 0; i < n && size > 0; i++)
    data[g_rand_int_range (chance, 0, (int) size)] = (char) g_rand_int (chance);
}

/* A run of them, as a sector that was lost. */
static void
put_nothing (GRand *chance, char *data, gsize size)
{
  gsize pages = size / PAGE;
  gsize at = pages ? (gsize) g_rand_int_range (chance, 0, (int) pages) * PAGE : 0;

  memset (data + at, 0, MIN (PAGE, size - at));
}

static void
swap_pages (GRand *chance, char *data, gsize size)
{
  int pages = (int) (size / PAGE);
  char kept[PAGE];
  char *a, *b;

  if (pages < 2)
    return;
  a = data + (gsize) g_rand_int_range (chance, 0, pages) * PAGE;
  b = data + (gsize) g_rand_int_range (chance, 0, pages) * PAGE;
  memcpy (kept, a, PAGE);
  memmove (a, b, PAGE);
  memcpy (b, kept, PAGE);
}

/* The first page says how all others are read. */
static void
put_noise_in_front (GRand *chance, char *data, gsize size)
{
  put_noise (chance, data, MIN (size, 200));
}

/* Where rows are, pages being mostly empty. */
static void
put_noise_in_rows (GRand *chance, char *data, gsize size)
{
  for (int i = 0; i < 200; i++)
    {
      gsize at = size > 16 ? (gsize) g_rand_int_range (chance, 0, (int) size - 8) : 0;

      if (size > 16 && data[at] != 0)
        {
          put_noise (chance, data + at, 8);
          return;
        }
    }
}

typedef struct
{
  const char *name;
  void (*damage) (GRand *chance, char *data, gsize size); /* NULL: cut off */
} Damage;

static const Damage damages[] = {
  { "noise", put_noise },
  { "noise in rows", put_noise_in_rows },
  { "noise in front", put_noise_in_front },
  { "a page of nothing", put_nothing },
  { "pages swapped", swap_pages },
  { "cut off", NULL },
};

static const char *
damage_file (GRand *chance, const char *path)
{
  const Damage *damage = &damages[g_rand_int_range (chance, 0, G_N_ELEMENTS (damages))];
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  if (damage->damage)
    damage->damage (chance, data, size);
  else
    size = (gsize) g_rand_int_range (chance, 0, (int) size);
  g_assert_true (
      g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return damage->name;
}

/* --- A workspace with a log, as after a power cut --- */

static void
add_settings (TdDatabase *db, int n)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (TdChange) change = td_change_begin (db, "test.run", &error);

      td_database_execute (db, &error,
                           "INSERT INTO setting VALUES ($1 || hex (randomblob (8)), $2)", "ss",
                           "made-", "something to fill a row with");
      g_assert_no_error (error);
      g_assert_true (td_change_commit (change, &error));
    }
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_true (
      g_file_set_contents_full (to, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
leave_log (FaultPlace *place)
{
  g_autofree char *path = fault_place_path (place, FAULT_WORKSPACE);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept = fault_place_path (place, "kept");
  g_autofree char *kept_log = fault_place_path (place, "kept-wal");
  g_autoptr (GError) error = NULL;
  TdDatabase *db = td_database_open (path, 0, &error);

  g_assert_no_error (error);
  add_settings (db, 5);
  copy (path, kept);
  copy (log, kept_log);
  td_database_close (db);
  copy (kept, path);
  copy (kept_log, log);
}

/* --- Using it --- */

/* In a process of its own: nothing of the damage is left in this one. */
static Outcome
use (FaultPlace *place, const char *print)
{
  gboolean detected = FALSE;
  g_autofree char *now = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *said = NULL;

      if (fault_place_run (place, NULL, commands[i], &said) == 0)
        continue;
      detected = TRUE;
      fault_assert_sentence (said);
    }
  if (detected)
    return OUTCOME_DETECTED;
  now = fault_place_print (place, NULL);
  return strcmp (now, print) == 0 ? OUTCOME_HARMLESS : OUTCOME_SILENT;
}

static int
use_apart (FaultPlace *place, const char *print)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      alarm (PATIENCE_SECONDS);
      _exit (use (place, print));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

/* What a backup brings back, whatever the file is like. */
static void
assert_restored (FaultPlace *place)
{
  g_autofree char *said = NULL;
  g_autofree char *sound = NULL;

  if (fault_place_run (place, NULL, "restore @earlier.tandem", &said) != 0)
    g_error ("Nothing was restored: %s", said);
  if (fault_place_run (place, NULL, "check", &sound) != 0 && !strstr (sound, "1 fault was"))
    g_error ("What was restored is not sound: %s", sound);
}

/* What the commands leave of a sound file. */
static char *
print_sound (FaultPlace *place)
{
  fault_place_reset (place);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fault_place_run (place, NULL, commands[i], NULL);
  return fault_place_print (place, NULL);
}

static void
test_damaged (gconstpointer data)
{
  gboolean log = GPOINTER_TO_INT (data);
  FaultPlace *place = fault_place_new ();
  int n = (fault_is_whole () ? WHOLE : SAMPLE) / 2;
  int counts[N_OUTCOMES] = { 0 };
  g_autofree char *path = fault_place_path (place, FAULT_WORKSPACE);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  guint32 seed = log ? 20261123 : 20261122;
  g_autofree char *sound = print_sound (place);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GRand) chance = g_rand_new_with_seed (seed + (guint32) i);
      const char *what;
      int status;

      fault_place_reset (place);
      if (log)
        leave_log (place);
      what = damage_file (chance, log ? log_path : path);
      status = use_apart (place, sound);
      if (!WIFEXITED (status) || WEXITSTATUS (status) >= N_OUTCOMES)
        g_error ("Seed %u, %s: %s %d", seed + (guint32) i, what,
                 WIFSIGNALED (status) ? "signal" : "exit",
                 WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status));
      counts[WEXITSTATUS (status)]++;
      g_test_message ("seed %u, %s: %d", seed + (guint32) i, what, WEXITSTATUS (status));
      assert_restored (place);
    }
  g_print ("# %d times damaged: %d harmless, %d detected, %d another value in a cell\n", n,
           counts[OUTCOME_HARMLESS], counts[OUTCOME_DETECTED], counts[OUTCOME_SILENT]);
  fault_place_free (place);
}

void test_damage_add (void);

void
test_damage_add (void)
{
  g_test_add_data_func ("/faults/damage/file", GINT_TO_POINTER (FALSE), test_damaged);
  g_test_add_data_func ("/faults/damage/log", GINT_TO_POINTER (TRUE), test_damaged);
}
