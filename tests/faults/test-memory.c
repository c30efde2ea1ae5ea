/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-memory.h"
#include "fault-place.h"

#include <glib/gstdio.h>
#include <string.h>

/* What SQLite and libxml2 ask for is refused once in turn: the command says so in a sentence, its
 * change is there whole or not at all, and it does its work when there is memory again. */

/* How many of a command's are refused in `make check`, evenly over all of them, and by `make
 * faults`, where those of a short command are all. */
#define SAMPLE 10
#define WHOLE 2500

typedef struct
{
  FaultPlace *place;
  const FaultCase *of;
  char *before;
  char *after;
  int tries;
  int failed;
} Round;

static gboolean
run (Round *round, char **said)
{
  return fault_place_run (round->place, round->of->file, round->of->words, said) == 0;
}

static void
try (Round *round, int n, gboolean lasting)
{
  g_autofree char *said = NULL;
  g_autofree char *print = NULL;
  gboolean done;

  fault_place_reset (round->place);
  fault_memory_arm (n, lasting);
  done = run (round, &said);
  fault_memory_disarm ();
  g_test_message ("%s, %d%s: %s", round->of->name, n, lasting ? " and after" : "",
                  done ? "done" : said);
  round->tries++;
  round->failed += !done;
  if (!done)
    fault_assert_sentence (said);
  print = fault_place_print (round->place, round->of->file);
  if (done || (strcmp (print, round->before) != 0 && !round->of->steps))
    g_assert_cmpstr (print, ==, round->after);
}

/* How often memory is asked for, all going well. */
static int
count (Round *round)
{
  g_autofree char *said = NULL;
  int n;

  fault_place_reset (round->place);
  round->before = fault_place_print (round->place, round->of->file);
  fault_memory_arm (0, FALSE);
  if (!run (round, &said))
    g_error ("%s: %s", round->of->name, said);
  n = fault_memory_disarm ();
  round->after = fault_place_print (round->place, round->of->file);
  return n;
}

static void
test_case (gconstpointer data)
{
  Round round = { .place = fault_place_new (), .of = data };
  int n = count (&round);
  int most = fault_is_whole () ? WHOLE : SAMPLE;
  int stride = MAX (1, (n + most - 1) / most);

  for (int i = 1 + (stride - 1) / 2; i <= n; i += stride)
    try (&round, i, FALSE);
  for (int i = 1 + stride / 3; i <= n; i += stride * 8)
    try (&round, i, TRUE);
  g_print ("# %s: %d allocations, %d refused, %d said so\n", round.of->name, n, round.tries,
           round.failed);
  fault_place_free (round.place);
  g_free (round.before);
  g_free (round.after);
}

void test_memory_add (void);

void
test_memory_add (void)
{
  for (const FaultCase *of = fault_cases; of->name; of++)
    {
      g_autofree char *path = g_strconcat ("/faults/memory/", of->name, NULL);

      g_test_add_data_func (path, of, test_case);
    }
}
