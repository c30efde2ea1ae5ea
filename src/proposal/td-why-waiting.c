/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-why-private.h"

#include "base/td-decimal.h"
#include "base/td-error.h"
#include "candidates/td-line.h"
#include "candidates/td-points.h"
#include "proposal/td-rank.h"

#include <glib/gi18n-lib.h>

#define MOST_MENTORS 5
#define MOST_OTHERS 3 /* mentors who would fit her better, and are told what they would cost */

/* The best pairs of everyone who waits, and where she is among them. */
typedef struct
{
  TdWhatIf *what_if;
  const TdCandidates *candidates; /* borrowed */
  const TdSolution *solution;
  guint mentee;
} Scene;

static void
scene_clear (Scene *scene)
{
  g_clear_pointer (&scene->what_if, td_what_if_free);
}

static gboolean
scene_init (Scene *scene,
            TdDatabase *db,
            gint64 program_id,
            gint64 mentee_id,
            TdDate today,
            GError **error)
{
  int mentee;

  scene->what_if = td_what_if_new_for_program (db, program_id, TD_OBJECTIVE_TOTAL, today, error);
  if (scene->what_if == NULL)
    return FALSE;
  scene->candidates = td_what_if_get_candidates (scene->what_if);
  scene->solution = td_what_if_get_solution (scene->what_if);
  mentee = td_candidates_find (scene->candidates->mentees, mentee_id);
  scene->mentee = (guint) MAX (mentee, 0);
  if (mentee < 0)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("This person does not wait for a mentor in this programme."));
  return mentee >= 0;
}

static const char *
name_of (GPtrArray *people, guint index)
{
  return ((TdParticipant *) people->pdata[index])->name;
}

/* --- Why nobody --- */

/* Whether leaving the rule out, for everybody, gives her a mentor, and whom. */
static gboolean
relax (Scene *scene, TdDatabase *db, guint rule, const char **name, GError **error)
{
  TdWhatIfChange change = { .rules_off = 1u << rule };
  TdWhatIfResult result;
  g_autoptr (TdSolution) solution =
      td_what_if_solve (scene->what_if, &change, &result, td_database_get_cancellable (db), error);

  if (solution && solution->mentor[scene->mentee] >= 0)
    *name = name_of (scene->candidates->mentors, (guint) solution->mentor[scene->mentee]);
  return solution != NULL;
}

static gboolean
add_obstacle (Scene *scene, TdDatabase *db, TdWhy *why, guint rule, int n_mentors, GError **error)
{
  const char *name = NULL;

  if (rule != TD_HARD_RULE_CAPACITY && !relax (scene, db, rule, &name, error))
    return FALSE;
  td_why_add (why->obstacles, td_rule_get_label (TD_RULE, td_hard_rules[rule].name),
              td_why_count_mentors (n_mentors),
              name ? g_strdup_printf (_ ("Without this rule it would be %s."), name) : NULL);
  if (name && why->cost == NULL)
    why->cost = g_strdup_printf (_ ("Without the rule “%s” this mentee would have a mentor."),
                                 td_rule_get_label (TD_RULE, td_hard_rules[rule].name));
  return TRUE;
}

static gboolean
add_obstacles (Scene *scene, TdDatabase *db, TdWhy *why, GError **error)
{
  int counts[TD_N_HARD_RULES] = { 0 };

  td_candidates_count_blocked (scene->candidates, scene->mentee, counts);
  for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
    if (counts[rule] > 0 && !add_obstacle (scene, db, why, rule, counts[rule], error))
      return FALSE;
  return TRUE;
}

/* A mentor she may have but for his places. */
typedef struct
{
  guint mentor;
  int score;
  gint64 price; /* what a place there is worth to everyone */
} Ask;

static int
compare_asks (gconstpointer a, gconstpointer b)
{
  const Ask *first = a;
  const Ask *second = b;

  if (first->price != second->price)
    return first->price > second->price ? -1 : 1;
  return second->score - first->score;
}

static GArray *
list_asks (Scene *scene)
{
  GArray *asks = g_array_new (FALSE, FALSE, sizeof (Ask));

  for (guint j = 0; j < scene->candidates->mentors->len; j++)
    {
      guint blocked;
      Ask ask = { .mentor = j, .price = scene->solution->mentor_price[j] };

      ask.score = td_candidates_score (scene->candidates, scene->mentee, j, NULL, &blocked);
      if ((blocked & ~(1u << TD_HARD_RULE_CAPACITY)) == 0 &&
          !td_candidates_is_self (scene->candidates, scene->mentee, j))
        g_array_append_val (asks, ask);
    }
  g_array_sort (asks, compare_asks);
  return asks;
}

/* Whether one more place with a mentor gives her one. */
static gboolean
try_place (Scene *scene, TdDatabase *db, guint mentor, gboolean *helps, GError **error)
{
  const TdParticipant *who = scene->candidates->mentors->pdata[mentor];
  TdWhatIfPlaces more = { who->employee_id, who->places + 1 };
  TdWhatIfChange change = { .places = &more, .n_places = 1 };
  TdWhatIfResult result;
  g_autoptr (TdSolution) solution =
      td_what_if_solve (scene->what_if, &change, &result, td_database_get_cancellable (db), error);

  *helps = solution && solution->mentor[scene->mentee] >= 0;
  return solution != NULL;
}

/* Whom to ask for a place, by what it is worth, then by how well he fits her. */
static gboolean
add_mentors (Scene *scene, TdDatabase *db, TdWhy *why, GError **error)
{
  g_autoptr (GArray) asks = list_asks (scene);
  gboolean helps = FALSE;

  for (guint i = 0; i < MIN (asks->len, MOST_MENTORS); i++)
    {
      const Ask *ask = &g_array_index (asks, Ask, i);
      const TdParticipant *mentor = scene->candidates->mentors->pdata[ask->mentor];
      int percent = td_points_percent (ask->score, scene->candidates->largest);

      if (!try_place (scene, db, ask->mentor, &helps, error))
        return FALSE;
      td_why_add (why->mentors, mentor->name, td_decimal_format_share (percent / 100.0, 0),
                  g_strdup (mentor->department));
      if (helps && why->cost == NULL)
        why->cost = g_strdup_printf (_ ("One more place with %s would give this mentee a mentor."),
                                     mentor->name);
    }
  return TRUE;
}

static gboolean
tell_nobody (Scene *scene, TdDatabase *db, TdWhy *why, GError **error)
{
  why->sentence =
      g_strdup_printf (_ ("A proposal made now would find nobody for %s."), why->mentee_name);
  return add_obstacles (scene, db, why, error) && add_mentors (scene, db, why, error);
}

static void
tell_mentor (Scene *scene, TdWhy *why, guint mentor)
{
  const TdCandidates *candidates = scene->candidates;
  g_autofree int *points = g_new0 (int, candidates->n_weights + 1);
  g_autofree char *criteria = NULL;
  g_autofree char *rules = td_points_rules_to_json (candidates);
  int score = td_candidates_score (candidates, scene->mentee, mentor, points, NULL);

  criteria = td_points_to_json (candidates, points);
  why->mentor_name = g_strdup (name_of (candidates->mentors, mentor));
  why->percent = td_points_percent (score, candidates->largest);
  why->sentence = g_strdup_printf (_ ("A proposal made now would choose %s: the best for everyone "
                                      "who waits together."),
                                   why->mentor_name);
  g_ptr_array_unref (why->points);
  why->points = td_points_from_json (criteria, rules);
}

/* What another mentor would cost everyone together. */
static char *
other_text (const Scene *scene, const TdWhatIfResult *result)
{
  int lost = td_points_percent (-MIN (result->total_change, 0), scene->candidates->largest);

  if (result->matched_change < 0)
    return g_strdup (_ ("Somebody else would stay without a mentor."));
  if (lost == 0)
    return g_strdup (_ ("Costs everyone together next to nothing."));
  return g_strdup_printf (_ ("Costs everyone together %d %% of a fit."), lost);
}

static gboolean
add_other (Scene *scene, TdDatabase *db, TdWhy *why, guint mentor, int score, GError **error)
{
  const TdParticipant *who = scene->candidates->mentors->pdata[mentor];
  const TdParticipant *mentee = scene->candidates->mentees->pdata[scene->mentee];
  TdWhatIfChange change = { .forced_mentee = mentee->employee_id,
                            .forced_mentor = who->employee_id };
  TdWhatIfResult result;

  if (!td_what_if_evaluate (scene->what_if, &change, &result, td_database_get_cancellable (db),
                            error))
    return FALSE;
  td_why_add (
      why->alternatives, who->name,
      td_decimal_format_share (td_points_percent (score, scene->candidates->largest) / 100.0, 0),
      other_text (scene, &result));
  return TRUE;
}

/* The mentors who would fit her better than the one that is best for all, the best first. */
static gboolean
add_others (Scene *scene, TdDatabase *db, TdWhy *why, guint chosen, GError **error)
{
  g_autofree int *scores = g_new (int, scene->candidates->mentors->len);
  int least = td_candidates_score (scene->candidates, scene->mentee, chosen, NULL, NULL);

  for (guint j = 0; j < scene->candidates->mentors->len; j++)
    {
      guint blocked;

      scores[j] = td_candidates_score (scene->candidates, scene->mentee, j, NULL, &blocked);
      if (blocked || j == chosen || td_candidates_is_self (scene->candidates, scene->mentee, j))
        scores[j] = -1;
    }
  for (guint n = 0; n < MOST_OTHERS; n++)
    {
      guint best = 0;

      for (guint j = 1; j < scene->candidates->mentors->len; j++)
        if (scores[j] > scores[best])
          best = j;
      if (scores[best] <= least)
        return TRUE;
      if (!add_other (scene, db, why, best, scores[best], error))
        return FALSE;
      scores[best] = -1;
    }
  return TRUE;
}

TdWhy *
td_why_load_waiting (TdDatabase *db,
                     gint64 program_id,
                     gint64 mentee_id,
                     TdDate today,
                     GError **error)
{
  g_autoptr (TdWhy) why = td_why_new ();
  Scene scene = { 0 };
  gboolean told = FALSE;

  if (scene_init (&scene, db, program_id, mentee_id, today, error))
    {
      int mentor = scene.solution->mentor[scene.mentee];

      why->mentee_name = g_strdup (name_of (scene.candidates->mentees, scene.mentee));
      if (mentor >= 0)
        tell_mentor (&scene, why, (guint) mentor);
      told = mentor >= 0 ? add_others (&scene, db, why, (guint) mentor, error)
                         : tell_nobody (&scene, db, why, error);
    }
  scene_clear (&scene);
  return told ? g_steal_pointer (&why) : NULL;
}

/* --- One mentor --- */

static char *
rank_text (const TdRankedMentor *ranked)
{
  if (ranked->blocked && ranked->rank == 0)
    /* Translators: a mentor, then the rules that block: “the same team”. */
    return g_strdup_printf (_ ("Not for this mentee: %s."), ranked->blocked_text);
  if (ranked->blocked)
    return g_strdup_printf (_ ("No place is free; with one, number %d for this mentee."),
                            ranked->rank);
  return g_strdup_printf (_ ("Number %d for this mentee."), ranked->rank);
}

static char *
price_text (const Scene *scene, const TdWhatIfResult *result)
{
  int lost = td_points_percent (-MIN (result->total_change, 0), scene->candidates->largest);
  g_autofree char *moved =
      g_strdup_printf (ngettext ("%d other mentee would get another mentor than is best.",
                                 "%d other mentees would get another mentor than is best.",
                                 (gulong) MAX (result->pairs_changed - 1, 0)),
                       MAX (result->pairs_changed - 1, 0));

  if (result->pairs_changed == 0)
    return g_strdup (_ ("The best for everyone who waits together has this pair."));
  if (result->matched_change < 0)
    return g_strdup_printf (_ ("With this pair one mentee more stays without a mentor. %s"), moved);
  /* Translators: a percentage of one pair's largest fit, then a sentence about others. */
  return g_strdup_printf (_ ("With this pair everyone together loses %d %% of a fit. %s"), lost,
                          moved);
}

/* What the pair costs everyone who waits; nothing where it can't be. */
static gboolean
tell_cost (Scene *scene,
           TdDatabase *db,
           TdWhy *why,
           gint64 mentee_id,
           gint64 mentor_id,
           GError **error)
{
  TdWhatIfChange change = { .forced_mentee = mentee_id, .forced_mentor = mentor_id };
  g_autoptr (GError) trouble = NULL;
  TdWhatIfResult result;

  if (td_what_if_evaluate (scene->what_if, &change, &result, td_database_get_cancellable (db),
                           &trouble))
    why->cost = price_text (scene, &result);
  else if (!g_error_matches (trouble, TD_ERROR, TD_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  return TRUE;
}

static const TdRankedMentor *
find_ranked (GPtrArray *mentors, gint64 mentor_id, GError **error)
{
  for (guint i = 0; i < mentors->len; i++)
    if (((TdRankedMentor *) mentors->pdata[i])->mentor_id == mentor_id)
      return mentors->pdata[i];
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("This mentor is not ready to be paired in this programme."));
  return NULL;
}

static TdWhy *
why_of_mentor (const TdRankedMentor *ranked)
{
  TdWhy *why = td_why_new ();

  why->mentor_name = g_strdup (ranked->name);
  why->percent = ranked->percent;
  why->sentence = rank_text (ranked);
  if (ranked->line != TD_LINE_NONE)
    why->note = g_strdup (td_line_get_sentence ((TdLine) ranked->line));
  g_ptr_array_unref (why->points);
  why->points = td_points_from_json (ranked->criteria, ranked->rules);
  return why;
}

TdWhy *
td_why_load_mentor (TdDatabase *db,
                    gint64 program_id,
                    gint64 mentee_id,
                    gint64 mentor_id,
                    TdDate today,
                    GError **error)
{
  g_autoptr (GPtrArray) mentors = td_rank_mentors (db, program_id, mentee_id, today, error);
  const TdRankedMentor *ranked = mentors ? find_ranked (mentors, mentor_id, error) : NULL;
  g_autoptr (TdWhy) why = NULL;
  Scene scene = { 0 };
  gboolean told = FALSE;

  if (ranked == NULL)
    return NULL;
  why = why_of_mentor (ranked);
  if (scene_init (&scene, db, program_id, mentee_id, today, error))
    {
      why->mentee_name = g_strdup (name_of (scene.candidates->mentees, scene.mentee));
      told = ranked->blocked || tell_cost (&scene, db, why, mentee_id, mentor_id, error);
    }
  scene_clear (&scene);
  return told ? g_steal_pointer (&why) : NULL;
}
