/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-stable.h"

#include "pairing/td-matching.h"

#include <string.h>

#define CANCEL_INTERVAL 1024 /* mentees between two looks */

/* A possible pair as one side sees it: smaller is better. */
typedef struct
{
  guint rank; /* not ranked: the largest */
  guint person;
  gint64 score;
  gsize entry;
} Choice;

/* A mentor and whom he has said yes to for now, as entries. */
typedef struct
{
  gsize *held; /* within one array of all places */
  int n_held;
  int places;
} Desk;

typedef struct
{
  const TdStableProblem *problem;
  guint *mentee_of; /* of an entry */
  Choice *lists;    /* by entry: each mentee's list, best first */
  gsize *next;      /* whom she asks next */
  Desk *desks;
  gsize *seats;
} Matcher;

static Choice
choice_of (const int *ranks, gsize entry, gint64 score, guint person)
{
  guint rank = ranks && ranks[entry] > 0 ? (guint) ranks[entry] : G_MAXUINT;

  return (Choice){ rank, person, score, entry };
}

static int
compare_choices (const void *a, const void *b)
{
  const Choice *first = a;
  const Choice *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return (first->person > second->person) - (first->person < second->person);
}

static Choice
as_mentor_sees (const Matcher *matcher, gsize entry)
{
  const TdStableProblem *problem = matcher->problem;

  return choice_of (problem->mentor_rank, entry, problem->pairs.score[entry],
                    matcher->mentee_of[entry]);
}

static void
open_desks (Matcher *matcher)
{
  const TdSolverProblem *pairs = &matcher->problem->pairs;
  gsize n_seats = 0;

  matcher->desks = g_new0 (Desk, pairs->n_mentors + 1);
  for (guint j = 0; j < pairs->n_mentors; j++)
    matcher->desks[j].places = pairs->places[j];
  for (guint i = 0; pairs->locked && i < pairs->n_mentees; i++)
    if (pairs->locked[i] >= 0)
      matcher->desks[pairs->locked[i]].places--;
  for (guint j = 0; j < pairs->n_mentors; j++)
    n_seats += (gsize) MAX (matcher->desks[j].places, 0);
  matcher->seats = g_new (gsize, n_seats + 1);
  n_seats = 0;
  for (guint j = 0; j < pairs->n_mentors; j++)
    {
      matcher->desks[j].held = matcher->seats + n_seats;
      n_seats += (gsize) MAX (matcher->desks[j].places, 0);
    }
}

static void
write_lists (Matcher *matcher)
{
  const TdSolverProblem *pairs = &matcher->problem->pairs;
  gsize n_entries = pairs->first[pairs->n_mentees];

  matcher->mentee_of = g_new (guint, n_entries + 1);
  matcher->lists = g_new (Choice, n_entries + 1);
  matcher->next = g_memdup2 (pairs->first, sizeof (gsize) * (pairs->n_mentees + 1));
  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      for (gsize e = pairs->first[i]; e < pairs->first[i + 1]; e++)
        {
          matcher->mentee_of[e] = i;
          matcher->lists[e] =
              choice_of (matcher->problem->mentee_rank, e, pairs->score[e], pairs->mentor[e]);
        }
      qsort (matcher->lists + pairs->first[i], pairs->first[i + 1] - pairs->first[i],
             sizeof (Choice), compare_choices);
    }
}

static void
matcher_clear (Matcher *matcher)
{
  g_free (matcher->mentee_of);
  g_free (matcher->lists);
  g_free (matcher->next);
  g_free (matcher->desks);
  g_free (matcher->seats);
}

/* Where the one he likes least of those he holds sits. */
static int
find_least (const Matcher *matcher, const Desk *desk)
{
  int least = 0;

  for (int k = 1; k < desk->n_held; k++)
    {
      Choice one = as_mentor_sees (matcher, desk->held[k]);
      Choice other = as_mentor_sees (matcher, desk->held[least]);

      if (compare_choices (&one, &other) > 0)
        least = k;
    }
  return least;
}

/* Returns the entry that is turned away, this one or one he held; or G_MAXSIZE. */
static gsize
ask (Matcher *matcher, gsize entry)
{
  Desk *desk = &matcher->desks[matcher->problem->pairs.mentor[entry]];
  Choice asking = as_mentor_sees (matcher, entry);
  Choice weakest;
  gsize turned_away;
  int least;

  if (desk->places <= 0)
    return entry;
  if (desk->n_held < desk->places)
    {
      desk->held[desk->n_held++] = entry;
      return G_MAXSIZE;
    }
  least = find_least (matcher, desk);
  weakest = as_mentor_sees (matcher, desk->held[least]);
  if (compare_choices (&asking, &weakest) > 0)
    return entry;
  turned_away = desk->held[least];
  desk->held[least] = entry;
  return turned_away;
}

/* Asks down her list; who is turned away for her asks on, and so on. */
static void
seat (Matcher *matcher, guint mentee)
{
  const gsize *first = matcher->problem->pairs.first;

  while (matcher->next[mentee] < first[mentee + 1])
    {
      gsize entry = matcher->lists[matcher->next[mentee]++].entry;
      gsize turned_away = ask (matcher, entry);

      if (turned_away == G_MAXSIZE)
        return;
      mentee = matcher->mentee_of[turned_away];
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
write_solution (const Matcher *matcher)
{
  const TdSolverProblem *pairs = &matcher->problem->pairs;
  TdSolution *solution = g_new0 (TdSolution, 1);

  solution->n_mentees = pairs->n_mentees;
  solution->n_mentors = pairs->n_mentors;
  solution->mentor = g_new (int, pairs->n_mentees + 1);
  solution->mentee_price = g_new0 (gint64, pairs->n_mentees + 1);
  solution->mentor_price = g_new0 (gint64, pairs->n_mentors + 1);
  solution->threshold = G_MININT64;
  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      solution->mentor[i] = -1;
      if (pairs->locked && pairs->locked[i] >= 0)
        count_pair (solution, i, pairs->locked[i], pairs->kept ? pairs->kept[i] : 0);
    }
  for (guint j = 0; j < pairs->n_mentors; j++)
    for (int k = 0; k < matcher->desks[j].n_held; k++)
      {
        gsize entry = matcher->desks[j].held[k];

        count_pair (solution, matcher->mentee_of[entry], (int) j, pairs->score[entry]);
      }
  return solution;
}

TdSolution *
td_stable_solve (const TdStableProblem *problem,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  const TdSolverProblem *pairs = &problem->pairs;
  Matcher matcher = { .problem = problem };
  TdSolution *solution = NULL;
  gboolean cancelled = FALSE;

  open_desks (&matcher);
  write_lists (&matcher);
  for (guint i = 0; i < pairs->n_mentees && !cancelled; i++)
    {
      if (i % CANCEL_INTERVAL == 0)
        {
          cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
          td_progress_set (progress, (double) i / pairs->n_mentees, NULL);
        }
      if (!cancelled && !(pairs->locked && pairs->locked[i] >= 0))
        seat (&matcher, i);
    }
  if (!cancelled)
    solution = write_solution (&matcher);
  matcher_clear (&matcher);
  return solution;
}

guint
td_stable_count_most (const TdStableProblem *problem)
{
  g_autoptr (TdMatching) matching = td_matching_new (&problem->pairs);
  guint locked = 0;

  td_matching_grow (matching, G_MININT64, NULL, NULL);
  for (guint i = 0; problem->pairs.locked && i < problem->pairs.n_mentees; i++)
    locked += problem->pairs.locked[i] >= 0;
  return locked + td_matching_get_size (matching);
}

TdStableWishes *
td_stable_wishes_new (const TdCandidates *candidates, const TdCandidateGraph *graph)
{
  TdStableWishes *self = g_new0 (TdStableWishes, 1);
  const TdSolverProblem *pairs = &graph->problem;
  gsize n_entries = pairs->first[pairs->n_mentees];

  self->mentee_rank = g_new (int, n_entries + 1);
  self->mentor_rank = g_new (int, n_entries + 1);
  for (guint i = 0; i < pairs->n_mentees; i++)
    for (gsize e = pairs->first[i]; e < pairs->first[i + 1]; e++)
      {
        TdMatch match = td_candidates_match (candidates, i, pairs->mentor[e]);

        self->mentee_rank[e] = td_participant_get_wish (match.mentee, match.mentor->employee_id);
        self->mentor_rank[e] = td_participant_get_wish (match.mentor, match.mentee->employee_id);
      }
  self->problem = (TdStableProblem){ *pairs, self->mentee_rank, self->mentor_rank };
  return self;
}

void
td_stable_wishes_free (TdStableWishes *wishes)
{
  if (wishes == NULL)
    return;
  g_free (wishes->mentee_rank);
  g_free (wishes->mentor_rank);
  g_free (wishes);
}
