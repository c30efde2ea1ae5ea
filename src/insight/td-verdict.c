/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-verdict.h"

#include "base/td-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
td_verdict_get_caution (void)
{
  return _ ("People chose or were chosen to take part. This shows what goes along with taking "
            "part, not what it causes.");
}

const char *
td_verdict_get_code (TdVerdict verdict)
{
  static const char *const codes[] = {
    "data_problem", "not_shown", "too_early", "depends_on_method", "no_detectable_difference",
    "longer",       "sooner"
  };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), NULL);

  return codes[verdict];
}

char *
td_landmark_dup_sizes (const TdLandmark *self)
{
  return g_strdup_printf (
      /* Translators: sizes of two groups, and of the three that are in neither. */
      _ ("%'u in the programme by then, %'u not; left out: %'u who had left before, %'u not here "
         "that "
         "long yet, %'u who came under observation later."),
      self->taking_part, self->others, self->left_before - self->not_yet, self->not_yet,
      self->entered_after);
}

/* What the groups still there after a year say, in days. */
static char *
dup_landmark_text (const TdLandmark *landmark)
{
  const TdInterval *gap = &landmark->gap.gap;
  g_autofree char *lower = NULL, *upper = NULL;
  gulong days = (gulong) round (fabs (gap->estimate));

  if (!isfinite (gap->estimate) || (gap->lower <= 0 && gap->upper >= 0))
    return g_strdup (_ ("The comparison of people still here after 12 months is too small to show "
                        "it by itself."));
  lower = td_decimal_format_signed (gap->lower, 0);
  upper = td_decimal_format_signed (gap->upper, 0);
  return g_strdup_printf (
      gap->estimate > 0
          /* Translators: days, the ends of their range with signs, and the days looked ahead. */
          ? ngettext ("Of people still here after 12 months, those already in the programme stayed "
                      "%lu day longer on average (%s to %s) within the next %.0f days than those "
                      "not, or not yet, in it.",
                      "Of people still here after 12 months, those already in the programme stayed "
                      "%lu days longer on average (%s to %s) within the next %.0f days than those "
                      "not, or not yet, in it.",
                      days)
          : ngettext ("Of people still here after 12 months, those already in the programme stayed "
                      "%lu day shorter on average (%s to %s) within the next %.0f days than those "
                      "not, or not yet, in it.",
                      "Of people still here after 12 months, those already in the programme stayed "
                      "%lu days shorter on average (%s to %s) within the next %.0f days than those "
                      "not, or not yet, in it.",
                      days),
      days, lower, upper, landmark->tau);
}

static char *
dup_difference_text (const TdParticipation *self)
{
  g_autofree char *size = dup_landmark_text (&self->landmarks[0]);
  g_autofree char *sizes = td_landmark_dup_sizes (&self->landmarks[0]);
  const TdInterval *ratio = &self->stratified.ratio;
  g_autofree char *text = g_strdup_printf (
      self->verdict == TD_VERDICT_LONGER
          ? _ ("Taking part goes along with staying longer: %.2f times the rate of leaving (%.2f "
               "to %.2f). %s")
          : _ ("Taking part goes along with leaving sooner: %.2f times the rate of leaving (%.2f "
               "to %.2f). %s"),
      ratio->estimate, ratio->lower, ratio->upper, size);

  /* Of one department the numbers left out may be about a few. */
  return self->landmarks[0].shown && !self->narrow ? g_strdup_printf ("%s (%s)", text, sizes)
                                                   : g_steal_pointer (&text);
}

const char *
td_participation_get_between (const TdParticipation *self)
{
  const TdInterval *plain = &self->plain.ratio;

  return self->verdict == TD_VERDICT_NO_DIFFERENCE && (plain->lower > 1 || plain->upper < 1)
             ? _ ("Much of the plain difference lies between departments.")
             : NULL;
}

static char *
dup_no_difference_text (const TdParticipation *self)
{
  const TdInterval *ratio = &self->stratified.ratio;
  const char *between = td_participation_get_between (self);
  g_autofree char *text = g_strdup_printf (
      _ ("No detectable difference between the time before a match and the time since: %.2f times "
         "the rate of leaving (%.2f to %.2f). These data could only have shown a rate below %.2f "
         "or above %.2f times."),
      ratio->estimate, ratio->lower, ratio->upper, self->detectable.lower, self->detectable.upper);

  return between ? g_strdup_printf ("%s %s", text, between) : g_steal_pointer (&text);
}

/* "24 people of 400 have left so far". */
static char *
dup_left_text (const TdParticipation *self)
{
  /* Translators: the start of a sentence: those who left, of all. */
  return g_strdup_printf (ngettext ("Too early to tell: %'u person of %'u has left so far",
                                    "Too early to tell: %'u people of %'u have left so far",
                                    self->leavers),
                          self->leavers, self->people);
}

/* Where enough leavers could be expected in both groups, and yet their rates have no ratio. */
static char *
dup_no_ratio_text (const TdParticipation *self)
{
  g_autofree char *left = dup_left_text (self);

  if (self->test.observed[0] > 0 && self->test.observed[1] > 0)
    /* Translators: "Too early to tell: 24 people of 400 have left so far"; likewise the next. */
    return g_strdup_printf (_ ("%s, but no department has people of both groups at the same time, "
                               "so the two cannot be held against each other."),
                            left);
  return g_strdup_printf (self->test.observed[1] > 0
                              ? _ ("%s, but nobody in the time before a match, so the two cannot "
                                   "be held against each other.")
                              : _ ("%s, but nobody in the time since a match, so the two cannot "
                                   "be held against each other."),
                          left);
}

/* Fewer leavers than any comparison needs, or than one group must be expected to have. */
static char *
dup_early_text (const TdParticipation *self)
{
  g_autofree char *left = NULL;

  if (self->leavers >= TD_PARTICIPATION_LEAST_LEAVERS &&
      self->test.expected[0] >= TD_PARTICIPATION_LEAST_EXPECTED &&
      self->test.expected[1] >= TD_PARTICIPATION_LEAST_EXPECTED)
    return dup_no_ratio_text (self);
  left = dup_left_text (self);
  if (self->leavers < TD_PARTICIPATION_LEAST_LEAVERS)
    return g_strdup_printf (_ ("%s, and at least %'d must have."), left,
                            TD_PARTICIPATION_LEAST_LEAVERS);
  return g_strdup_printf (
      _ ("%s, but too few of them are to be expected in one of the two groups."), left);
}

static char *
dup_verdict_text (const TdParticipation *self)
{
  switch (self->verdict)
    {
    case TD_VERDICT_DATA_PROBLEM:
      if (self->impossible > 0)
        return g_strdup_printf (ngettext ("Not compared: %'u match lies outside the person’s "
                                          "employment. Correct the dates first.",
                                          "Not compared: %'u matches lie outside the person’s "
                                          "employment. Correct the dates first.",
                                          self->impossible),
                                self->impossible);
      return g_strdup (_ ("Not compared: it is not known since when leavers are complete."));
    case TD_VERDICT_NOT_SHOWN:
      if (self->beside)
        return g_strdup (_ ("Not shown: its people differ by too few from those of the comparison "
                            "beside it."));
      return g_strdup (_ ("Not shown: one of the two groups has fewer than 5 people."));
    case TD_VERDICT_TOO_EARLY:
      return dup_early_text (self);
    case TD_VERDICT_DEPENDS_ON_METHOD:
      return g_strdup (
          _ ("Results depend on the method: counted by time since hire and by calendar "
             "day they point in opposite directions, so none is shown."));
    case TD_VERDICT_NO_DIFFERENCE:
      return dup_no_difference_text (self);
    case TD_VERDICT_LONGER:
    case TD_VERDICT_SOONER:
      break;
    }
  return dup_difference_text (self);
}

char *
td_participation_dup_text (const TdParticipation *self)
{
  g_autofree char *text = dup_verdict_text (self);

  if (self->verdict < TD_VERDICT_DEPENDS_ON_METHOD)
    return g_steal_pointer (&text);
  if (self->narrow && td_participation_is_result (self))
    return g_strdup_printf ("%s %s %s", text,
                            _ ("This is one group of several: of 20 that are alike about one falls "
                               "outside by chance."),
                            td_verdict_get_caution ());
  return g_strdup_printf ("%s %s", text, td_verdict_get_caution ());
}
