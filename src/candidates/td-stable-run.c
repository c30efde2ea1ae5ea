/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-stable-private.h"

#define CANCEL_INTERVAL 256 /* mentees between two looks */

/* A mentor and whom he has said yes to for now, as he sees them. */
typedef struct
{
  TdStableChoice *held; /* within one array of all places */
  int n_held;
} Desk;

typedef struct
{
  const TdStableMarket *market;
  guint *next; /* of a mentee: the number of whom she asks next */
  Desk *desks;
  TdStableChoice *seats;
} Matcher;

int
td_stable_choice_compare (const void *a, const void *b)
{
  const TdStableChoice *first = a;
  const TdStableChoice *second = b;
  guint first_rank = first->rank > 0 ? (guint) first->rank : G_MAXUINT;
  guint second_rank = second->rank > 0 ? (guint) second->rank : G_MAXUINT;

  if (first_rank != second_rank)
    return first_rank < second_rank ? -1 : 1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return (first->person > second->person) - (first->person < second->person);
}

static void
matcher_init (Matcher *self, const TdStableMarket *market)
{
  gsize n_seats = 0;

  self->market = market;
  for (guint j = 0; j < market->n_mentors; j++)
    n_seats += (gsize) MAX (market->places[j], 0);
  self->next = g_new0 (guint, market->n_mentees);
  self->desks = g_new0 (Desk, market->n_mentors);
  self->seats = g_new (TdStableChoice, n_seats);
  n_seats = 0;
  for (guint j = 0; j < market->n_mentors; j++)
    {
      self->desks[j].held = self->seats + n_seats;
      n_seats += (gsize) MAX (market->places[j], 0);
    }
}

static void
matcher_clear (Matcher *self)
{
  g_free (self->next);
  g_free (self->desks);
  g_free (self->seats);
}

/* Where the one he likes least of those he holds sits. */
static int
find_least (const Desk *desk)
{
  int least = 0;

  for (int k = 1; k < desk->n_held; k++)
    if (td_stable_choice_compare (&desk->held[k], &desk->held[least]) > 0)
      least = k;
  return least;
}

/* Returns the mentee who is turned away, this one or one he held; or -1. */
static int
ask (Matcher *self, guint mentor, TdStableChoice his)
{
  Desk *desk = &self->desks[mentor];
  int places = self->market->places[mentor];
  int least, turned_away;

  if (places <= 0)
    return (int) his.person;
  if (desk->n_held < places)
    {
      desk->held[desk->n_held++] = his;
      return -1;
    }
  least = find_least (desk);
  if (td_stable_choice_compare (&his, &desk->held[least]) > 0)
    return (int) his.person;
  turned_away = (int) desk->held[least].person;
  desk->held[least] = his;
  return turned_away;
}

/* Asks down her list; who is turned away for her asks on, and so on. */
static void
seat (Matcher *self, int mentee)
{
  while (mentee >= 0)
    {
      TdStableChoice his;
      int mentor =
          self->market->offer (self->market->lists, (guint) mentee, self->next[mentee]++, &his);

      if (mentor < 0)
        return;
      mentee = ask (self, (guint) mentor, his);
    }
}

static void
count_pair (TdSolution *solution, guint mentee, int mentor, gint64 score)
{
  solution->mentor[mentee] = mentor;
  solution->worst = solution->matched ? MIN (solution->worst, score) : score;
  solution->total += score;
  solution->matched++;
}

static TdSolution *
write_solution (const Matcher *self)
{
  const TdStableMarket *market = self->market;
  TdSolution *solution = g_new0 (TdSolution, 1);

  solution->n_mentees = market->n_mentees;
  solution->n_mentors = market->n_mentors;
  solution->mentor = g_new (int, market->n_mentees);
  solution->mentee_price = g_new0 (gint64, market->n_mentees);
  solution->mentor_price = g_new0 (gint64, market->n_mentors);
  solution->threshold = G_MININT64;
  for (guint i = 0; i < market->n_mentees; i++)
    {
      solution->mentor[i] = -1;
      if (market->locked && market->locked[i] >= 0)
        count_pair (solution, i, market->locked[i], market->kept ? market->kept[i] : 0);
    }
  for (guint j = 0; j < market->n_mentors; j++)
    for (int k = 0; k < self->desks[j].n_held; k++)
      count_pair (solution, self->desks[j].held[k].person, (int) j, self->desks[j].held[k].score);
  return solution;
}

TdSolution *
td_stable_run (const TdStableMarket *market,
               TdProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  Matcher matcher;
  TdSolution *solution = NULL;
  gboolean cancelled = FALSE;

  matcher_init (&matcher, market);
  for (guint i = 0; i < market->n_mentees && !cancelled; i++)
    {
      if (i % CANCEL_INTERVAL == 0)
        {
          cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
          td_progress_set (progress, (double) i / market->n_mentees, NULL);
        }
      if (!cancelled && !(market->locked && market->locked[i] >= 0))
        seat (&matcher, (int) i);
    }
  if (!cancelled)
    solution = write_solution (&matcher);
  matcher_clear (&matcher);
  return solution;
}
