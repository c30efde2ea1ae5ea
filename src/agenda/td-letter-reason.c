/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Why these two: the points of the stored explanation, said to either side. What she told in
 * confidence, her reasons and whom she did not want, is not said to the other. */

#include "agenda/td-letter-private.h"

#include "base/td-text.h"
#include "candidates/td-points.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "a; b" as it stands in a sentence; NULL for none. */
static char *
dup_list (const char *list)
{
  g_auto (GStrv) entries = list && *list ? td_text_split_list (list) : NULL;

  return entries && *entries ? g_strjoinv (td_text_get_comma (), entries) : NULL;
}

static char *
skills_line (const TdLetterPair *pair, TdSide side)
{
  g_autofree char *skills = dup_list (pair->reason.skills);

  if (skills == NULL)
    return NULL;
  return side == TD_SIDE_MENTEE
             /* Translators: the name of the mentor, skills. */
             ? g_strdup_printf (_ ("You would like to learn what %s offers: %s."),
                                pair->people[TD_SIDE_MENTOR].name, skills)
             /* Translators: the name of the mentee, skills. */
             : g_strdup_printf (_ ("%s would like to learn what you offer: %s."),
                                pair->people[TD_SIDE_MENTEE].name, skills);
}

static char *
wishes_line (const TdLetterPair *pair, TdSide side)
{
  TdSide other = side == TD_SIDE_MENTOR ? TD_SIDE_MENTEE : TD_SIDE_MENTOR;
  const char *name = pair->people[other].name;

  if (pair->reason.wishes[side] && pair->reason.wishes[other])
    return g_strdup (_ ("You asked for each other."));
  if (pair->reason.wishes[side])
    return g_strdup_printf (_ ("You asked for %s."), name);
  if (pair->reason.wishes[other])
    return g_strdup_printf (_ ("%s asked for you."), name);
  return NULL;
}

static char *
reasons_line (const TdLetterPair *pair, TdSide side)
{
  return side == TD_SIDE_MENTEE
             ? g_strdup_printf (_ ("What you hope for from a mentor is what %s can help with."),
                                pair->people[TD_SIDE_MENTOR].name)
             : g_strdup_printf (_ ("What %s hopes for from a mentor is what you can help with."),
                                pair->people[TD_SIDE_MENTEE].name);
}

static char *
location_line (const TdLetterPair *pair, TdSide side)
{
  return pair->reason.same_location
             /* Translators: a place of work. */
             ? g_strdup_printf (_ ("You both work in the same place, %s."), pair->reason.location)
             : NULL;
}

static char *
department_line (const TdLetterPair *pair, TdSide side)
{
  const char *mentor = pair->people[TD_SIDE_MENTOR].department;
  const char *mentee = pair->people[TD_SIDE_MENTEE].department;

  if (mentor == NULL || mentee == NULL)
    return NULL;
  if (td_text_same (mentor, mentee))
    /* Translators: a department. */
    return g_strdup_printf (_ ("You both work in the department %s."), mentor);
  /* Translators: two departments. */
  return g_strdup_printf (_ ("You come from different departments, %s and %s."), mentor, mentee);
}

/* Of grades that are not what is looked for nothing is said. */
static char *
grade_line (const TdLetterPair *pair, TdSide side)
{
  return g_strdup (_ ("The distance of your grades is the one the programme looks for."));
}

static char *
hours_line (const TdLetterPair *pair, TdSide side)
{
  const double *hours = pair->reason.hours;

  if (hours[TD_SIDE_MENTOR] < hours[TD_SIDE_MENTEE])
    return NULL;
  return side == TD_SIDE_MENTEE
             ? g_strdup_printf (_ ("%s has the time for it that you look for."),
                                pair->people[TD_SIDE_MENTOR].name)
             : g_strdup_printf (_ ("You have the time for it that %s looks for."),
                                pair->people[TD_SIDE_MENTEE].name);
}

/* How long she waited is between her and the coordinator. */
static char *
waiting_line (const TdLetterPair *pair, TdSide side)
{
  return side == TD_SIDE_MENTEE ? g_strdup (_ ("Your turn had come: you had waited for a mentor."))
                                : NULL;
}

static char *
field_line (const char *name)
{
  /* Translators: a field of the roster, as "Hobbies". */
  return g_strdup_printf (_ ("You fit in this too: %s."), name);
}

static char *
criterion_line (const TdLetterPair *pair, TdSide side, const TdPoint *point)
{
  static const struct
  {
    const char *name;
    char *(*line) (const TdLetterPair *pair, TdSide side);
  } lines[] = {
    { "skills", skills_line },     { "reasons", reasons_line },       { "wishes", wishes_line },
    { "location", location_line }, { "department", department_line }, { "grade", grade_line },
    { "hours", hours_line },       { "waiting", waiting_line },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strcmp (lines[i].name, point->name) == 0)
      return lines[i].line (pair, side);
  return field_line (point->label);
}

/* A skill, a wish or a reason in common speaks for itself; what is a matter of more or less does
 * only where it is near enough to what the programme looks for. */
static gboolean
speaks (const TdLetterPair *pair, const TdPoint *point)
{
  if (strcmp (point->name, "grade") == 0)
    return point->value > 0 && point->value >= 100 * pair->reason.grade_weight;
  if (strcmp (point->name, "waiting") == 0)
    return point->value > 0 && point->value >= 50 * pair->reason.waiting_weight;
  return point->value > 0;
}

static void
take_line (GString *lines, char *line)
{
  if (line)
    g_string_append_printf (lines, "%s• %s", lines->len ? "\n" : "", line);
  g_free (line);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const TdPoint *left = *(TdPoint *const *) a;
  const TdPoint *right = *(TdPoint *const *) b;

  return (right->value > left->value) - (right->value < left->value);
}

/* Of a pair that nobody scored: what the sign-ups say. */
static void
add_unscored (GString *lines, const TdLetterPair *pair, TdSide side)
{
  if (g_strcmp0 (pair->reason.source, "self") == 0)
    take_line (lines, g_strdup (_ ("You found each other yourselves.")));
  take_line (lines, wishes_line (pair, side));
  take_line (lines, skills_line (pair, side));
  take_line (lines, location_line (pair, side));
}

char *
td_letter_pair_dup_reasons (const TdLetterPair *pair, TdSide side)
{
  g_autoptr (GPtrArray) points = td_points_from_json (pair->reason.criteria, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (points->len == 0 || g_strcmp0 (pair->reason.source, "self") == 0)
    add_unscored (lines, pair, side);
  else
    {
      g_ptr_array_sort (points, compare_points);
      for (guint i = 0; i < points->len; i++)
        if (speaks (pair, points->pdata[i]))
          take_line (lines, criterion_line (pair, side, points->pdata[i]));
    }
  if (lines->len == 0)
    take_line (lines, g_strdup (_ ("The coordinator chose the two of you for each other.")));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

char *
td_letter_pair_dup_focus (const TdLetterPair *pair)
{
  char *skills = dup_list (pair->reason.skills);

  if (skills)
    return skills;
  return g_strdup (pair->reason.goal ? pair->reason.goal : pair->objective);
}

char *
td_letter_pair_dup_time (const TdLetterPair *pair, TdSide side)
{
  double hours =
      pair->reason.hours[side] > 0 ? pair->reason.hours[side] : pair->reason.target_hours;
  g_autofree char *number = g_strdup_printf ("%.3g", hours);

  if (hours <= 0)
    return NULL;
  /* Translators: a number, "1.5". */
  return hours == 1 ? g_strdup (_ ("about an hour a month"))
                    : g_strdup_printf (_ ("about %s hours a month"), number);
}

/* Where the other one works, if that is elsewhere; borrowed. */
static const char *
find_other_place (const TdLetterPair *pair, TdSide side)
{
  const char *own = pair->people[side].department;
  const char *other =
      pair->people[side == TD_SIDE_MENTOR ? TD_SIDE_MENTEE : TD_SIDE_MENTOR].department;

  return own && other && *other && !td_text_same (own, other) ? other : NULL;
}

static char *
benefit_of_mentor (const char *place)
{
  if (place == NULL)
    return g_strdup (_ ("practice in listening and in passing on what you know"));
  /* Translators: the department of the mentee. */
  return g_strdup_printf (_ ("practice in listening and in passing on what you know, and a look "
                             "into another place: %s"),
                          place);
}

char *
td_letter_pair_dup_benefit (const TdLetterPair *pair, TdSide side)
{
  const char *place = find_other_place (pair, side);

  if (side == TD_SIDE_MENTOR)
    return benefit_of_mentor (place);
  if (place && pair->reason.introduces)
    /* Translators: the department of the mentor. */
    return g_strdup_printf (_ ("somebody to think aloud with who knows the organisation from "
                               "another place than yours, %s, and who is willing to introduce you "
                               "to others"),
                            place);
  if (place)
    /* Translators: the department of the mentor. */
    return g_strdup_printf (_ ("somebody to think aloud with who knows the organisation from "
                               "another place than yours, %s"),
                            place);
  if (pair->reason.introduces)
    return g_strdup (_ ("somebody to think aloud with who knows the organisation, and who is "
                        "willing to introduce you to others"));
  return g_strdup (_ ("somebody to think aloud with who knows the organisation"));
}
