/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-cohort.h"

#include <math.h>

#define TODAY 739676 /* 2026-03-02 */
#define TEAM_SIZE 7  /* how many report to one manager */

#define N_DEPARTMENTS 20
#define N_LOCATIONS 12

/* A list of words to choose from; keys of different lists differ. */
typedef struct
{
  guint first_key;
  guint n;     /* 32 at most */
  double skew; /* how much commoner the first words are; 1: all alike */
} Vocabulary;

static const Vocabulary skills = { 1, 30, 1.6 };
static const Vocabulary reasons = { 101, 12, 1.3 };
static const Vocabulary languages = { 201, 7, 4.6 };
static const Vocabulary fields[] = { { 301, 16, 1.3 }, { 401, 6, 1 } };
#define DEPARTMENT_KEY 501
#define LOCATION_KEY 601

static const struct
{
  const char *name;
  int weight;
  guint field;
  TdFieldMode mode;
} weights[] = {
  { "skills", 60 },
  { "reasons", 30 },
  { "wishes", 50 },
  { "location", 10 },
  { "department", 10 },
  { "grade", 10 },
  { "hours", 20 },
  { "waiting", 10 },
  { "field:Background", 5, 1, TD_FIELD_MODE_DIFFERENT },
  { "field:Interests", 15, 0, TD_FIELD_MODE_OVERLAP },
};

typedef struct
{
  GRand *random;
  TdCandidates *candidates; /* borrowed */
  guint n_mentees;
  guint n_mentors;
} Maker;

static guint
draw (Maker *maker, guint n)
{
  return (guint) (g_rand_double (maker->random) * n);
}

/* Smaller numbers more often: some departments are large, some mentors popular. */
static guint
draw_skewed (Maker *maker, guint n, double skew)
{
  return (guint) (pow (g_rand_double (maker->random), skew) * n);
}

static gboolean
chance (Maker *maker, double probability)
{
  return g_rand_double (maker->random) < probability;
}

/* So many different words, common ones more often. */
static TdWords
draw_words (Maker *maker, const Vocabulary *vocabulary, guint n)
{
  TdWords words = { .n = n, .keys = g_new (guint, n) };
  guint32 chosen = 0;
  guint at = 0;

  for (guint i = 0; i < n; i++)
    {
      guint word;

      do
        word = draw_skewed (maker, vocabulary->n, vocabulary->skew);
      while (chosen & (1u << word));
      chosen |= 1u << word;
    }
  for (guint word = 0; word < vocabulary->n; word++)
    if (chosen & (1u << word))
      words.keys[at++] = vocabulary->first_key + word;
  return words;
}

static TdParticipant *
make_participant (Maker *maker, guint index, gboolean mentor)
{
  TdParticipant *self = td_participant_new ();
  guint department = draw_skewed (maker, N_DEPARTMENTS, 1.6);
  guint location = draw_skewed (maker, N_LOCATIONS, 1.6);

  self->employee_id = index + 1 + (mentor ? maker->n_mentees : 0);
  self->enrolment_id = self->employee_id;
  self->number = g_strdup_printf ("%c%07u", mentor ? 'B' : 'A', index);
  self->name = g_strdup_printf ("%s %u", mentor ? "Mentor" : "Mentee", index);
  self->title = g_strdup (mentor ? "Adviser" : "Officer");
  self->department = g_strdup_printf ("Department %u", department);
  self->department_key = DEPARTMENT_KEY + department;
  self->location = g_strdup_printf ("Location %u", location);
  self->location_key = LOCATION_KEY + location;
  self->grade = (int) (mentor ? 7 + draw (maker, 4) : 5 + draw (maker, 4));
  self->from_date = TODAY - (TdDate) draw (maker, 400);
  self->hours = 1 + draw (maker, 5);
  self->skills = draw_words (maker, &skills, mentor ? 4 + draw (maker, 6) : 2 + draw (maker, 4));
  self->reasons = draw_words (maker, &reasons, mentor ? 2 + draw (maker, 4) : 1 + draw (maker, 3));
  self->languages = draw_words (maker, &languages, 1 + draw (maker, 3));
  self->n_fields = G_N_ELEMENTS (fields);
  self->fields = g_new0 (TdWords, self->n_fields);
  self->fields[0] = draw_words (maker, &fields[0], 1 + draw (maker, 4));
  self->fields[1] = draw_words (maker, &fields[1], 1);
  return self;
}

static TdParticipant *
mentee_of (Maker *maker, guint index)
{
  return maker->candidates->mentees->pdata[index];
}

static TdParticipant *
mentor_of (Maker *maker, guint index)
{
  return maker->candidates->mentors->pdata[index];
}

/* Nobody says of one person both that they wish and that they do not want them. */
static void
draw_veto (TdParticipant *who, gint64 employee_id)
{
  if (employee_id && td_participant_get_wish (who, employee_id) == 0)
    td_participant_add_veto (who, employee_id);
}

static void
draw_wishes_of_mentee (Maker *maker, TdParticipant *mentee)
{
  guint n_wishes = chance (maker, 0.6) ? 1 + draw (maker, 3) : 0;

  for (guint rank = 1; rank <= n_wishes; rank++)
    td_participant_add_wish (
        mentee, mentor_of (maker, draw_skewed (maker, maker->n_mentors, 1.6))->employee_id,
        (int) rank);
  draw_veto (mentee, chance (maker, 0.05)
                         ? mentor_of (maker, draw (maker, maker->n_mentors))->employee_id
                         : 0);
}

static void
draw_wishes_of_mentor (Maker *maker, TdParticipant *mentor)
{
  guint n_wishes = chance (maker, 0.3) ? 1 + draw (maker, 2) : 0;

  for (guint rank = 1; rank <= n_wishes; rank++)
    td_participant_add_wish (mentor, mentee_of (maker, draw (maker, maker->n_mentees))->employee_id,
                             (int) rank);
  draw_veto (mentor, chance (maker, 0.05)
                         ? mentee_of (maker, draw (maker, maker->n_mentees))->employee_id
                         : 0);
}

static void
draw_relations (Maker *maker, TdParticipant *mentee)
{
  static const struct
  {
    TdRelation relation;
    double probability;
  } kinds[] = {
    { TD_RELATION_PREVIOUS, 0.15 },
    { TD_RELATION_DECLINED, 0.04 },
    { TD_RELATION_FORBIDDEN, 0.02 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (chance (maker, kinds[i].probability))
      td_participant_add_relation (mentee,
                                   mentor_of (maker, draw (maker, maker->n_mentors))->employee_id,
                                   kinds[i].relation);
}

typedef struct
{
  TdParticipant *who;
  double height;
} Seat;

static int
compare_seats (const void *a, const void *b)
{
  double first = ((const Seat *) a)->height;
  double second = ((const Seat *) b)->height;

  return (first > second) - (first < second);
}

/* Everybody in one organisation, mentors rather higher: a tree of teams. */
static void
draw_reporting_line (Maker *maker)
{
  guint n = maker->n_mentees + maker->n_mentors;
  g_autofree Seat *seats = g_new (Seat, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gboolean mentor = i >= maker->n_mentees;

      seats[i].who = mentor ? mentor_of (maker, i - maker->n_mentees) : mentee_of (maker, i);
      seats[i].height = g_rand_double (maker->random) * (mentor ? 0.6 : 1);
    }
  qsort (seats, n, sizeof (Seat), compare_seats);
  for (guint i = 1; i < n; i++)
    {
      seats[i].who->manager_id = seats[(i - 1) / TEAM_SIZE].who->employee_id;
      for (guint above = i; above > 0;)
        {
          above = (above - 1) / TEAM_SIZE;
          g_array_append_val (seats[i].who->above, seats[above].who->employee_id);
        }
    }
}

/* One each while there are, the rest by chance but nobody many more than others. */
static void
draw_places (Maker *maker, guint total)
{
  guint most = MAX (4, 2 * (total / MAX (maker->n_mentors, 1) + 1));
  guint given = MIN (total, maker->n_mentors);

  for (guint j = 0; j < given; j++)
    mentor_of (maker, j)->places = 1;
  while (maker->n_mentors > 0 && given < total)
    {
      TdParticipant *mentor = mentor_of (maker, draw (maker, maker->n_mentors));

      if (mentor->places == (int) most)
        continue;
      mentor->places++;
      given++;
    }
  for (guint j = 0; j < maker->n_mentors; j++)
    mentor_of (maker, j)->places_left = mentor_of (maker, j)->places;
}

static void
set_rules (TdCandidates *candidates)
{
  candidates->n_weights = G_N_ELEMENTS (weights);
  candidates->weights = g_new0 (TdWeight, candidates->n_weights);
  for (guint i = 0; i < candidates->n_weights; i++)
    {
      candidates->weights[i] = (TdWeight){
        .name = g_strdup (weights[i].name),
        .weight = weights[i].weight,
        .known = td_criterion_find (weights[i].name),
        .field = weights[i].field,
        .mode = weights[i].mode,
      };
      candidates->largest += weights[i].weight * 100;
    }
  candidates->rules = (1u << TD_N_HARD_RULES) - 1;
  candidates->grade_from = 0;
  candidates->grade_to = 4;
  candidates->lowest_percent = 15;
}

TdCandidates *
td_bench_cohort_new (guint mentees, guint mentors, double places_per_mentee, guint32 seed)
{
  TdCandidates *candidates = g_new0 (TdCandidates, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Maker maker = { random, candidates, mentees, mentors };

  candidates->program_id = 1;
  candidates->today = TODAY;
  candidates->mentees = g_ptr_array_new_with_free_func ((GDestroyNotify) td_participant_free);
  candidates->mentors = g_ptr_array_new_with_free_func ((GDestroyNotify) td_participant_free);
  set_rules (candidates);
  for (guint i = 0; i < mentees; i++)
    g_ptr_array_add (candidates->mentees, make_participant (&maker, i, FALSE));
  for (guint j = 0; j < mentors; j++)
    g_ptr_array_add (candidates->mentors, make_participant (&maker, j, TRUE));
  for (guint i = 0; mentors > 0 && i < mentees; i++)
    {
      draw_wishes_of_mentee (&maker, mentee_of (&maker, i));
      draw_relations (&maker, mentee_of (&maker, i));
    }
  for (guint j = 0; mentees > 0 && j < mentors; j++)
    draw_wishes_of_mentor (&maker, mentor_of (&maker, j));
  draw_reporting_line (&maker);
  draw_places (&maker, (guint) (places_per_mentee * mentees + 0.5));
  return candidates;
}
