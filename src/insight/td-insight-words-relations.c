/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Shares of fewer than this are not put into words. */
#define LEAST 5

static void
add (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* A figure that can be put into words, or NULL. */
static TdFigure *
find (GPtrArray *figures, const char *code)
{
  TdFigure *figure = td_figure_find (figures, code);

  return figure && !figure->hidden && isfinite (figure->value) ? figure : NULL;
}

/* --- Outcomes --- */

static void
add_satisfaction (GString *text, TdFigure *figure)
{
  if (figure == NULL || figure->count < LEAST)
    {
      add (text, g_strdup (_ ("Too few pairs have answered yet to say how satisfied they are.")));
      return;
    }
  add (text, g_strdup_printf (ngettext ("%'d answer gives a satisfaction of %.1f out of 5.",
                                        "%'d answers give a satisfaction of %.1f out of 5.",
                                        (gulong) figure->count),
                              (int) figure->count, figure->value));
  if (!isfinite (figure->target))
    return;
  if (figure->value >= figure->target)
    add (text, g_strdup_printf (_ ("The target of %.1f is met."), figure->target));
  else if (figure->upper >= figure->target)
    add (text, g_strdup_printf (_ ("The target of %.1f lies within what chance allows."),
                                figure->target));
  else
    add (text, g_strdup_printf (_ ("The target of %.1f is not met yet."), figure->target));
}

static void
add_response (GString *text, TdFigure *figure)
{
  if (figure && figure->of >= LEAST && figure->value < 0.5)
    add (text,
         g_strdup_printf (
             ngettext (
                 "Only %'d of %'d questionnaire came back, so the answers may not speak for all.",
                 "Only %'d of %'d questionnaires came back, so the answers may not speak for all.",
                 (gulong) figure->of),
             (int) figure->count, (int) figure->of));
}

static void
add_goals (GString *text, TdFigure *figure)
{
  if (figure && figure->of >= LEAST)
    add (text,
         g_strdup_printf (ngettext ("%'d of %'d goal has been reached.",
                                    "%'d of %'d goals have been reached.", (gulong) figure->of),
                          (int) figure->count, (int) figure->of));
}

static void
add_change (GString *text, TdFigure *figure)
{
  if (figure == NULL || !isfinite (figure->lower))
    return;
  if (figure->lower <= 0 && figure->upper >= 0)
    add (text, g_strdup (_ ("In the company’s own survey participants answer much as they did "
                            "before they were matched; what difference there is may be chance.")));
  else if (figure->value > 0)
    add (text, g_strdup (_ ("In the company’s own survey participants answer more favourably than "
                            "before they were matched; look at the others over the same time.")));
  else
    add (text, g_strdup (_ ("In the company’s own survey participants answer less favourably than "
                            "before they were matched; look at the others over the same time.")));
}

static void
add_mentors (GString *text, TdFigure *became, TdFigure *ready)
{
  int n_became = became ? (int) became->count : 0, n_ready = ready ? (int) ready->count : 0;

  if (n_became > 0)
    add (text,
         g_strdup_printf (ngettext ("%'d former mentee has become a mentor.",
                                    "%'d former mentees have become mentors.", (gulong) n_became),
                          n_became));
  if (n_ready > 0)
    add (text, g_strdup_printf (ngettext ("%'d more could be asked.", "%'d more could be asked.",
                                          (gulong) n_ready),
                                n_ready));
}

char *
td_insight_words_outcomes (const TdOutcomes *outcomes)
{
  GString *text = g_string_new (NULL);

  add_satisfaction (text, find (outcomes->figures, "satisfaction"));
  add_response (text, find (outcomes->figures, "feedback_response"));
  add_goals (text, find (outcomes->figures, "goals"));
  add_change (text, find (outcomes->figures, "survey_change"));
  add_mentors (text, find (outcomes->figures, "became_mentors"),
               find (outcomes->figures, "ready_mentors"));
  add (text, g_strdup (td_verdict_get_caution ()));
  return g_string_free (text, FALSE);
}

/* --- Consistency --- */

static void
add_fairness (GString *text, TdFigure *figure)
{
  if (figure == NULL || figure->of == 0)
    {
      add (text, g_strdup (_ ("No mentor has had two mentees or more for the last 180 days, so "
                              "there is no time to compare.")));
      return;
    }
  if (figure->count == 0)
    add (text, g_strdup_printf (ngettext ("%'d mentor has several mentees, and spreads the time "
                                          "evenly enough among them.",
                                          "%'d mentors have several mentees, and spread the time "
                                          "evenly enough among them.",
                                          (gulong) figure->of),
                                (int) figure->of));
  else
    add (text, g_strdup_printf (ngettext ("%'d of %'d mentor with several mentees spreads the time "
                                          "unevenly: a question to ask, not a judgement.",
                                          "%'d of %'d mentors with several mentees spread the time "
                                          "unevenly: a question to ask, not a judgement.",
                                          (gulong) figure->of),
                                (int) figure->count, (int) figure->of));
}

static void
add_started (GString *text, TdFigure *figure)
{
  g_autofree char *share = NULL;

  if (figure == NULL || figure->of < LEAST)
    return;
  share = td_figure_format_share (figure->value);
  add (text,
       g_strdup_printf (ngettext ("Mentors started %'d of %'d contact (%s).",
                                  "Mentors started %'d of %'d contacts (%s).", (gulong) figure->of),
                        (int) figure->count, (int) figure->of, share));
}

/* Only what has a record is held against it. */
static void
add_records (GString *text, const TdConsistency *consistency)
{
  guint apart = 0, tested = 0;

  if (consistency->records_hidden)
    return;
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    {
      const TdSignalRecord *record = &consistency->records[i];

      tested += record->tested ? 1 : 0;
      apart += record->tested && record->share_on.lower > record->share_off.upper ? 1 : 0;
    }
  if (tested == 0)
    add (text, g_strdup (_ ("None of the signals has been on often enough to say what came of it: "
                            "take them as reasons to ask, no more.")));
  else if (apart == 0)
    add (text, g_strdup (_ ("So far pairs with a signal have not dissolved clearly more often than "
                            "pairs without it: take signals as reasons to ask, no more.")));
  else
    add (text,
         g_strdup_printf (ngettext ("After %'u of the signals pairs have dissolved clearly more "
                                    "often than without it; each has its record beside it.",
                                    "After %'u of the signals pairs have dissolved clearly more "
                                    "often than without them; each has its record beside it.",
                                    apart),
                          apart));
}

char *
td_insight_words_consistency (const TdConsistency *consistency)
{
  TdFigure *half = find (consistency->figures, "half_life");
  GString *text = g_string_new (NULL);

  add_fairness (text, find (consistency->figures, "unequal_mentors"));
  add_started (text, find (consistency->figures, "mentor_started"));
  if (half && consistency->n_pairs >= LEAST)
    add (text,
         g_strdup_printf (_ ("Half of the pairs have ended early after %.0f days."), half->value));
  add_records (text, consistency);
  add (text, g_strdup (_ ("What the window shows of one mentor is for the coordinator alone: it is "
                          "not printed and not passed on.")));
  return g_string_free (text, FALSE);
}

/* --- Exit reasons --- */

static void
add_most (GString *text, const TdExitReasons *exits)
{
  const TdExitReason *first =
      exits->reasons->len > 0 ? &g_array_index (exits->reasons, TdExitReason, 0) : NULL;

  if (exits->total.hidden || first == NULL || first->hidden || *first->reason == '\0')
    return;
  add (text, g_strdup_printf (ngettext ("The reason named most often is “%s”: %'u of %'u leaver.",
                                        "The reason named most often is “%s”: %'u of %'u leavers.",
                                        (gulong) exits->total.count),
                              first->reason, first->count, exits->total.count));
}

static void
add_touchable (GString *text, const TdExitReasons *exits)
{
  TdFigure *figure = find (exits->figures, "exit_touchable");

  if (figure == NULL || figure->of < LEAST)
    return;
  add (text, exits->at_least
                 ? g_strdup_printf (_ ("At least %'d of %'d left for a reason that you count among "
                                       "those mentoring can touch; reasons of few people are "
                                       "hidden and not counted."),
                                    (int) figure->count, (int) figure->of)
                 : g_strdup_printf (_ ("%'d of %'d left for a reason that you count among those "
                                       "mentoring can touch."),
                                    (int) figure->count, (int) figure->of));
  if (figure->count > 0 && !exits->taking_part.hidden && !exits->others.hidden)
    add (text,
         g_strdup_printf (
             _ ("Of these %'u had been matched as a mentee and %'u had not; how many people there "
                "are "
                "in either group is not looked at, so the two numbers say nothing by themselves."),
             exits->taking_part.count, exits->others.count));
}

char *
td_insight_words_exit_reasons (const TdExitReasons *exits)
{
  GString *text = g_string_new (NULL);

  if (exits->reasons->len == 0)
    add (text, g_strdup (_ ("Nobody left in this time, as far as the roster knows.")));
  add_most (text, exits);
  add_touchable (text, exits);
  if (exits->reasons->len > 0)
    add (text, g_strdup (_ ("A reason is what was written down when somebody left, which is rarely "
                            "the whole of it. That a programme works on a matter does not say that "
                            "anybody would have stayed.")));
  return g_string_free (text, FALSE);
}
