/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "crowd.h"

#include <stdlib.h>

#define TODAY 739676 /* 2026-03-02 */
#define N_FIELDS 3

typedef struct
{
  GRand *random;
  const CrowdShape *shape;
  TdCandidates *candidates; /* borrowed */
  guint vocabulary;         /* words of a kind */
  guint most_words;
  guint n_grades;
  gboolean odd_hours;
  gint64 *manager; /* of an employee, 0: none */
  guint n_employees;
} Maker;

static guint
draw (Maker *maker, guint n)
{
  return (guint) g_rand_int_range (maker->random, 0, (int) MAX (n, 1));
}

static gboolean
chance (Maker *maker, double probability)
{
  return g_rand_double (maker->random) < probability;
}

static int
compare_keys (const void *a, const void *b)
{
  return (*(const guint *) a > *(const guint *) b) - (*(const guint *) a < *(const guint *) b);
}

static TdWords
draw_words (Maker *maker, guint first_key)
{
  TdWords words = { .n = chance (maker, 0.15) ? 0 : draw (maker, maker->most_words + 1) };
  g_autofree guint *all = g_new (guint, maker->vocabulary);

  for (guint k = 0; k < maker->vocabulary; k++)
    all[k] = first_key + k;
  words.keys = g_new (guint, words.n + 1);
  for (guint k = 0; k < words.n; k++)
    {
      guint other = k + draw (maker, maker->vocabulary - k);

      words.keys[k] = all[other];
      all[other] = all[k];
    }
  qsort (words.keys, words.n, sizeof (guint), compare_keys);
  return words;
}

/* Up the line, which may lead in a circle or to somebody nobody knows. */
static void
fill_above (Maker *maker, TdParticipant *who)
{
  gint64 above = who->manager_id;

  while (above > 0 && above != who->employee_id && td_participant_levels_up (who, above) == 0)
    {
      g_array_append_val (who->above, above);
      above = above <= (gint64) maker->n_employees ? maker->manager[above - 1] : 0;
    }
}

static gint64
someone (Maker *maker)
{
  return 1 + draw (maker, maker->n_employees);
}

static void
draw_bonds (Maker *maker, TdParticipant *who, gboolean is_mentee)
{
  static const TdRelation kinds[] = { TD_RELATION_PREVIOUS, TD_RELATION_DECLINED,
                                      TD_RELATION_FORBIDDEN };

  for (guint k = draw (maker, 4); k > 0; k--)
    td_participant_add_wish (who, someone (maker), (int) draw (maker, 6));
  if (chance (maker, 0.2))
    td_participant_add_veto (who, someone (maker));
  for (gsize k = 0; is_mentee && k < G_N_ELEMENTS (kinds); k++)
    if (chance (maker, 0.2))
      td_participant_add_relation (who, someone (maker), kinds[k]);
  if (is_mentee && chance (maker, maker->shape->locked))
    td_participant_add_relation (who, someone (maker), TD_RELATION_LOCKED);
}

static TdParticipant *
make_participant (Maker *maker, gint64 employee_id, gboolean is_mentee)
{
  TdParticipant *self = td_participant_new ();

  self->employee_id = employee_id;
  self->enrolment_id = employee_id;
  self->number = g_strdup_printf ("%04d", (int) employee_id);
  self->name = g_strdup_printf ("Person %d", (int) employee_id);
  self->department_key = draw (maker, 5);
  self->location_key = draw (maker, 4);
  self->grade = (int) draw (maker, maker->n_grades + 1) - 1;
  self->from_date = TODAY - (TdDate) draw (maker, 500);
  self->hours = maker->odd_hours ? g_rand_double (maker->random) * 8 : draw (maker, 5);
  self->places = (int) draw (maker, (guint) maker->shape->most_places + 1);
  self->places_left = self->places;
  self->skills = draw_words (maker, 1);
  self->reasons = draw_words (maker, 101);
  self->languages = draw_words (maker, 201);
  self->n_fields = N_FIELDS;
  self->fields = g_new0 (TdWords, N_FIELDS);
  for (guint f = 0; f < N_FIELDS; f++)
    self->fields[f] = draw_words (maker, 301 + 100 * f);
  self->manager_id = maker->manager[employee_id - 1];
  fill_above (maker, self);
  draw_bonds (maker, self, is_mentee);
  return self;
}

static void
add_weight (Maker *maker, const char *name, guint field)
{
  TdCandidates *candidates = maker->candidates;
  TdWeight *weight = &candidates->weights[candidates->n_weights];

  if (!maker->shape->everything && chance (maker, 0.3))
    return;
  *weight = (TdWeight){ .name = g_strdup (name),
                        .weight = 1 + (int) draw (maker, 100),
                        .known = td_criterion_find (name),
                        .field = field,
                        .mode = (TdFieldMode) (field % 3) };
  candidates->largest += 100 * weight->weight;
  candidates->n_weights++;
}

static void
draw_rules (Maker *maker)
{
  static const char *const names[] = { "skills",     "reasons", "wishes", "location",
                                       "department", "grade",   "hours",  "waiting" };
  TdCandidates *candidates = maker->candidates;

  candidates->weights = g_new0 (TdWeight, G_N_ELEMENTS (names) + N_FIELDS);
  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    add_weight (maker, names[k], 0);
  for (guint f = 0; f < N_FIELDS; f++)
    {
      g_autofree char *name = g_strdup_printf ("field:%u", f);

      add_weight (maker, name, f);
    }
  candidates->rules =
      maker->shape->everything ? (1u << TD_N_HARD_RULES) - 1 : draw (maker, 1u << TD_N_HARD_RULES);
  candidates->chain_levels = (int) draw (maker, 4);
  candidates->grade_from = (int) draw (maker, 4) - 2;
  candidates->grade_to = candidates->grade_from + (int) draw (maker, 6);
  candidates->lowest_percent = (int) draw (maker, 40);
}

static void
draw_managers (Maker *maker)
{
  for (guint k = 0; k < maker->n_employees; k++)
    maker->manager[k] = chance (maker, 0.1)   ? 0
                        : chance (maker, 0.1) ? 1000000
                                              : (gint64) (1 + draw (maker, maker->n_employees));
}

TdCandidates *
crowd_new (GRand *random, const CrowdShape *shape)
{
  TdCandidates *candidates = g_new0 (TdCandidates, 1);
  Maker maker = { .random = random, .shape = shape, .candidates = candidates };
  g_autofree gint64 *managers = NULL;
  /* Some are on both sides. */
  guint shared = MIN (shape->n_mentees, shape->n_mentors) / 5;

  maker.n_employees = shape->n_mentees + shape->n_mentors - shared + 3;
  maker.manager = managers = g_new0 (gint64, maker.n_employees);
  maker.vocabulary = 4 + draw (&maker, 40);
  maker.most_words = 1 + draw (&maker, MIN (24, maker.vocabulary));
  maker.n_grades = 1 + draw (&maker, 30);
  maker.odd_hours = chance (&maker, 0.3);
  draw_managers (&maker);
  draw_rules (&maker);
  candidates->today = TODAY;
  candidates->mentees = g_ptr_array_new_with_free_func ((GDestroyNotify) td_participant_free);
  candidates->mentors = g_ptr_array_new_with_free_func ((GDestroyNotify) td_participant_free);
  for (guint i = 0; i < shape->n_mentees; i++)
    g_ptr_array_add (candidates->mentees, make_participant (&maker, i + 1, TRUE));
  for (guint j = 0; j < shape->n_mentors; j++)
    g_ptr_array_add (candidates->mentors,
                     make_participant (&maker, shape->n_mentees - shared + j + 1, FALSE));
  return candidates;
}
