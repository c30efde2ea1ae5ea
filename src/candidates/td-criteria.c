/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-criteria.h"

/* How much of what is wanted is there. */
static int
share_of_words (const TdWords *wanted, const TdWords *offered)
{
  return wanted->n ? (int) (100 * td_words_count_common (wanted, offered) / wanted->n) : 0;
}

static int
share_skills (const TdMatch *match)
{
  return share_of_words (&match->mentee->skills, &match->mentor->skills);
}

static int
share_reasons (const TdMatch *match)
{
  return share_of_words (&match->mentee->reasons, &match->mentor->reasons);
}

/* A first wish is worth 70, each later one 15 less, at least 25; both sides add up. */
static int
wish_worth (int rank)
{
  return rank > 0 ? MAX (85 - 15 * rank, 25) : 0;
}

static int
share_wishes (const TdMatch *match)
{
  int hers = td_participant_get_wish (match->mentee, match->mentor->employee_id);
  int his = td_participant_get_wish (match->mentor, match->mentee->employee_id);

  return MIN (wish_worth (hers) + wish_worth (his), 100);
}

static int
share_location (const TdMatch *match)
{
  guint his = match->mentor->location_key;

  return his && his == match->mentee->location_key ? 100 : 0;
}

/* Another department sees more: full where both are known and differ. */
static int
share_department (const TdMatch *match)
{
  guint his = match->mentor->department_key;
  guint hers = match->mentee->department_key;

  return his && hers && his != hers ? 100 : 0;
}

/* One to three grades above is near enough to remember and far enough to know more. */
static int
share_grade (const TdMatch *match)
{
  int gap = match->mentor->grade - match->mentee->grade;

  if (match->mentor->grade < 0 || match->mentee->grade < 0 || gap < 0)
    return 0;
  return gap >= 1 && gap <= 3 ? 100 : 50;
}

static int
share_hours (const TdMatch *match)
{
  double wanted = match->mentee->hours;

  return wanted > 0 ? (int) (100 * MIN (match->mentor->hours / wanted, 1)) : 0;
}

/* The same for every mentor: who waits longest is matched first where places are short. Full after
 * a year. */
static int
share_waiting (const TdMatch *match)
{
  return CLAMP ((match->today - match->mentee->from_date) * 100 / 365, 0, 100);
}

static const TdCriterion criteria[] = {
  { "skills", share_skills },     { "reasons", share_reasons },       { "wishes", share_wishes },
  { "location", share_location }, { "department", share_department }, { "grade", share_grade },
  { "hours", share_hours },       { "waiting", share_waiting },
};

const TdCriterion *
td_criterion_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (g_strcmp0 (criteria[i].name, name) == 0)
      return &criteria[i];
  return NULL;
}

int
td_criterion_field_share (const TdMatch *match, guint field, TdFieldMode mode)
{
  const TdWords *hers = &match->mentee->fields[field];
  const TdWords *his = &match->mentor->fields[field];
  guint common = td_words_count_common (hers, his);

  if (hers->n == 0 || his->n == 0)
    return 0;
  switch (mode)
    {
    case TD_FIELD_MODE_SAME:
      return common == hers->n && common == his->n ? 100 : 0;
    case TD_FIELD_MODE_DIFFERENT:
      return common == 0 ? 100 : 0;
    case TD_FIELD_MODE_OVERLAP:
    default:
      return share_of_words (hers, his);
    }
}
