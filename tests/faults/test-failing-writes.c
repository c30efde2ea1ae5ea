/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-place.h"
#include "fault-vfs.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each call to the system that a command makes through SQLite fails once, and in another round with
 * all that come after it, as on a disk that stays full: a sentence, all or nothing, and the same
 * command does its work as soon as the cause is gone. */

/* In `make check` only every so many-th call fails. */
#define STRIDE 41

static const char *const kinds[N_FAULT_KINDS] = { "full", "I/O error", "read-only" };

typedef struct
{
  FaultPlace *place;
  const FaultCase *of;
  char *before;
  char *after;
  int tries;
  int failed; /* commands that said they failed */
  int kept;   /* of those, whose change is there nevertheless, whole */
} Round;

static gboolean
run (Round *round, char **said)
{
  return fault_place_run (round->place, round->of->file, round->of->words, said) == 0;
}

/* Returns whether the change is there. It may be where the disk failed after it was made, which the
 * sentence then does not deny. */
static gboolean
assert_all_or_nothing (Round *round, gboolean done)
{
  g_autofree char *print = fault_place_print (round->place, round->of->file);

  if (done)
    g_assert_cmpstr (print, ==, round->after);
  if (done || strcmp (print, round->after) == 0)
    return TRUE;
  if (!round->of->steps)
    g_assert_cmpstr (print, ==, round->before);
  return FALSE;
}

static void
assert_checked (Round *round)
{
  g_autofree char *said = NULL;
  g_autofree char *path =
      fault_place_path (round->place, round->of->file ? round->of->file : FAULT_WORKSPACE);

  if (g_file_test (path, G_FILE_TEST_EXISTS) &&
      fault_place_run (round->place, round->of->file, "check", &said) != 0)
    g_error ("%s: %s", round->of->name, said);
}

/* Where the file was not finished at the first try. */
static void
clear_way (Round *round)
{
  g_autofree char *path = NULL;

  if (round->of->file == NULL || g_str_equal (round->of->file, "first.tandem"))
    return;
  path = fault_place_path (round->place, round->of->file);
  g_remove (path);
}

static void
assert_works_again (Round *round)
{
  g_autofree char *said = NULL;
  g_autofree char *print = NULL;

  clear_way (round);
  if (!run (round, &said))
    g_error ("%s once the cause was gone: %s", round->of->name, said);
  print = fault_place_print (round->place, round->of->file);
  if (!round->of->steps)
    g_assert_cmpstr (print, ==, round->after);
}

/* Returns whether the n-th call was reached. */
static gboolean
try (Round *round, FaultKind kind, int n, gboolean lasting)
{
  g_autofree char *said = NULL;
  g_autofree char *drafts = NULL;
  gboolean done, kept, reached;

  fault_place_reset (round->place);
  fault_vfs_arm (kind, n, lasting);
  done = run (round, &said);
  reached = fault_vfs_disarm () >= n;
  g_test_message ("%s, %s at call %d (%s)%s: %s", round->of->name, kinds[kind], n,
                  fault_vfs_get_failed () ? fault_vfs_get_failed () : "none",
                  lasting ? " and after" : "", done ? "done" : said);
  round->tries++;
  if (!done)
    {
      round->failed++;
      fault_assert_sentence (said);
    }
  drafts = fault_place_list_drafts (round->place);
  g_assert_cmpstr (drafts, ==, "");
  kept = assert_all_or_nothing (round, done);
  if (kept && !done && strcmp (round->before, round->after) != 0)
    {
      round->kept++;
      g_assert_null (strstr (said, "Nothing was changed"));
    }
  else if (!done)
    assert_works_again (round);
  assert_checked (round);
  return reached;
}

static void
test_case (gconstpointer data)
{
  Round round = { .place = fault_place_new (), .of = data };
  int stride = fault_is_whole () ? 1 : STRIDE;
  g_autofree char *said = NULL;

  round.before = fault_place_print (round.place, round.of->file);
  if (!run (&round, &said))
    g_error ("%s: %s", round.of->name, said);
  round.after = fault_place_print (round.place, round.of->file);
  for (int kind = 0; kind < N_FAULT_KINDS; kind++)
    for (int lasting = 0; lasting < 2; lasting++)
      for (int n = 1 + (stride > 1 ? (kind * 2 + lasting) * 3 : 0);
           try (&round, (FaultKind) kind, n, lasting); n += stride)
        ;
  g_print ("# %s: %d faults, %d said to have failed, %d of them whole nevertheless\n",
           round.of->name, round.tries, round.failed, round.kept);
  fault_place_free (round.place);
  g_free (round.before);
  g_free (round.after);
}

void test_failing_writes_add (void);

void
test_failing_writes_add (void)
{
  for (const FaultCase *of = fault_cases; of->name; of++)
    {
      g_autofree char *path = g_strconcat ("/faults/writes/", of->name, NULL);

      g_test_add_data_func (path, of, test_case);
    }
}
