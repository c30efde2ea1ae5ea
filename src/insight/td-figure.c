/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-figure.h"

#include "base/td-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A line may break after it, not before. */
#define SEPARATOR " · "

#define SCORES "td-scores"

static const TdField fields[] = {
  TD_FIELD (TdFigure, code, TD_FIELD_TEXT),   TD_FIELD (TdFigure, unit, TD_FIELD_TEXT),
  TD_FIELD (TdFigure, value, TD_FIELD_REAL),  TD_FIELD (TdFigure, lower, TD_FIELD_REAL),
  TD_FIELD (TdFigure, upper, TD_FIELD_REAL),  TD_FIELD (TdFigure, count, TD_FIELD_ID),
  TD_FIELD (TdFigure, of, TD_FIELD_ID),       TD_FIELD (TdFigure, target, TD_FIELD_REAL),
  TD_FIELD (TdFigure, remark, TD_FIELD_TEXT), TD_FIELD (TdFigure, hidden, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdFigure, td_figure, fields)

/* The words of a figure. */
typedef struct
{
  const char *code;
  const char *label;
  const char *method;
} Words;

static const Words words[] = {
  { "participation", N_ ("In a programme"),
    N_ ("Employees who are enrolled, of all who are employed on the day. Coaches from outside and "
        "people on a waiting list are not counted.") },
  { "match_rate", N_ ("Mentees matched"),
    N_ ("Mentees who have been matched at least once, of all who enrolled. Who withdrew before a "
        "match is left out.") },
  { "coverage", N_ ("Places for each mentee"),
    N_ ("Places of the mentors who are ready, divided by the mentees who are enrolled.") },
  { "utilisation", N_ ("Places in use"),
    N_ ("Active and paused pairs, of all places of enrolled mentors. It is more than the whole "
        "where mentors have more pairs than places.") },
  { "adherence", N_ ("Adherence to cadence"),
    N_ ("Each pair’s own rhythm cuts its time into intervals. An interval that is over counts as "
        "kept when it holds a contact; intervals touched by a pause are left out. The range is "
        "rough, because intervals of one pair hang together.") },
  { "contact_rate", N_ ("Met last month"),
    N_ ("Pairs with a contact in the last whole month, of the pairs that were active on all its "
        "days. Pairs that agreed on a rhythm longer than a month are counted apart.") },
  { "overdue", N_ ("Overdue now"),
    N_ ("Active pairs whose next contact is past due by their own cadence, of all that are not "
        "paused.") },
  { "hours", N_ ("Hours together"),
    N_ ("Minutes of all contacts held in the period. Contacts without minutes are counted, but "
        "add no hours.") },
  { "longest_gap", N_ ("Longest gap"),
    N_ ("The longest time without a contact among the active pairs, the time since the last one "
        "and pauses included.") },
  { "time_to_match", N_ ("Median wait for a match"),
    N_ ("Days from enrolment to the first match. Who withdrew is taken as a different ending, who "
        "still waits counts until today (Aalen-Johansen).") },
  { "waiting", N_ ("Waiting for a first mentor"),
    N_ ("Mentees who are enrolled and have never been matched.") },
  { "early_endings", N_ ("Early endings"),
    N_ ("Pairs that ended before their planned end without being completed, of all pairs that were "
        "active in the period.") },
  { "completion", N_ ("Completed as planned"),
    N_ ("Completed pairs, of all pairs whose planned end has passed.") },
  { "agreements", N_ ("Agreements signed"),
    N_ ("Active pairs that both sides have signed for, of those older than 30 days.") },
  { "goals", N_ ("Goals reached"), N_ ("Goals reached, of all goals set and not dropped.") },
  { "signal_pairs", N_ ("Pairs with a signal"),
    N_ ("Active pairs where at least one of the signals is on. Signals say that a call may be "
        "worth "
        "it; they are not added up, and they say nothing about a person.") },
  { "unequal_mentors", N_ ("Time spread unevenly"),
    N_ ("Of the mentors who had two mentees or more through all of the last 180 days, those whose "
        "least served mentee got half of what the best served got or less, and was two contacts "
        "short or more. Contacts are held against the cadence that each pair agreed.") },
  { "mentor_started", N_ ("Started by the mentor"),
    N_ ("Contacts held in the period that the mentor started, of those where it is known who "
        "did.") },
  { "response_lag", N_ ("From asking to meeting"),
    N_ ("The median of the days between asking for a conversation and holding it, of the contacts "
        "where both days are known.") },
  { "half_life", N_ ("Half of the pairs last"),
    N_ ("The time after which half of the pairs have ended early (Kaplan-Meier). Pairs that were "
        "completed count as long as they lasted, pairs that go on until today.") },
  { "exits", N_ ("Leavers"), N_ ("Last days of employment in the period.") },
  { "exit_known", N_ ("Reason known"),
    N_ ("Leavers of the period whose reason is on the roster.") },
  { "exit_touchable", N_ ("Reasons mentoring can touch"),
    N_ ("Leavers with a reason of the group that you call within the reach of mentoring, of all "
        "leavers. Reasons that are hidden are not counted. It does not say that anybody would have "
        "stayed.") },
  { "satisfaction", N_ ("Satisfaction"),
    N_ ("The mean of all answers from 1 to 5 that both sides of pairs gave in the period; its "
        "range "
        "is Student’s. It is never mixed with the company’s own survey.") },
  { "recommendation", N_ ("Would recommend it"),
    N_ ("The mean of all answers from 0 to 10 that both sides of pairs gave in the period.") },
  { "feedback_response", N_ ("Feedback returned"),
    N_ ("Answers given, of those asked for, by the pairs that were active on the day of a "
        "survey.") },
  { "promotions", N_ ("Promotions a year since a match"),
    N_ ("Promotions for each year that people were watched since their first match as a mentee; "
        "the range is exact Poisson. Where none were imported, grades that rose from one roster to "
        "the next are counted. It is no comparison: the chart shows the time before too.") },
  { "moves", N_ ("Moves a year since a match"),
    N_ ("Changes of department for each year that people were watched since their first match as a "
        "mentee; the range is exact Poisson. They are known from the second roster on, as of its "
        "day. Where most of a department changes on one day, it is taken as a reorganisation.") },
  { "became_mentors", N_ ("From mentee to mentor"),
    N_ ("People who were matched as a mentee and later as a mentor or enrolled as one, of all who "
        "were ever matched as a mentee.") },
  { "ready_mentors", N_ ("Ready to be asked"),
    N_ ("Former mentees who completed a pair, are still employed, have no open pair as a mentee "
        "and "
        "are not enrolled as a mentor.") },
  { "survey_change", N_ ("Change in the company survey"),
    N_ ("Of the same people: the first answer 90 days or more after the match minus the last one "
        "before it; the range is that of a paired t.") },
  { "headcount", N_ ("Employed"),
    N_ ("People employed on the day, coaches from outside not counted.") },
  { "hires", N_ ("New hires"), N_ ("First days of employment in the period.") },
  { "leavers", N_ ("Leavers"), N_ ("Last days of employment in the period.") },
  { "rolling_turnover", N_ ("Turnover, twelve months"),
    N_ ("Leavers of twelve whole months, divided by the mean headcount of these months. The range "
        "is exact Poisson. One month is never multiplied by twelve.") },
  { "rolling_retention", N_ ("Retention, twelve months"),
    N_ ("Of those employed when the twelve whole months began, the share still there at their end. "
        "This is not turnover the other way round: who is hired and leaves in between counts as a "
        "leaver only.") },
  { "new_hires", N_ ("New hires kept a year"),
    N_ ("Of those hired at least 365 days ago, and since leavers are complete, the share that "
        "stayed 365 days.") },
};

static const Words *
find_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return &words[i];
  return NULL;
}

const char *
td_figure_get_label (const char *code)
{
  const Words *found = find_words (code);

  return found ? _ (found->label) : code;
}

const char *
td_figure_get_method (const char *code)
{
  g_autofree char *whole = g_strndup (code, strcspn (code, "/"));
  const Words *found = find_words (whole);

  return found ? _ (found->method) : "";
}

TdFigure *
td_figure_new (const char *code, const char *unit, double value, gint64 count, gint64 of)
{
  TdFigure *self = g_object_new (TD_TYPE_FIGURE, NULL);

  td_record_set_text (&self->code, code);
  td_record_set_text (&self->unit, unit);
  self->value = value;
  self->lower = self->upper = self->target = NAN;
  self->count = count;
  self->of = of;
  return self;
}

TdFigure *
td_figure_new_share (const char *code, gint64 count, gint64 of)
{
  double share = of > 0 ? (double) count / (double) of : NAN;
  TdFigure *self = td_figure_new (code, "share", share, count, of);

  if (count <= of)
    {
      TdInterval interval = td_interval_wilson (count, of);

      self->lower = interval.lower;
      self->upper = interval.upper;
    }
  return self;
}

TdFigure *
td_figure_new_hidden (const char *code, const char *unit)
{
  TdFigure *self = td_figure_new (code, unit, NAN, 0, -1);

  self->hidden = TRUE;
  return self;
}

TdFigure *
td_figure_new_score (const char *code, GArray *scores)
{
  g_autofree double *values = g_new (double, scores->len + 1);
  TdInterval mean;
  TdFigure *self;

  for (guint i = 0; i < scores->len; i++)
    values[i] = g_array_index (scores, TdPersonScore, i).score;
  mean = td_interval_mean (values, scores->len, NULL);
  self = td_figure_new (code, "score", mean.estimate, scores->len, -1);
  self->lower = mean.lower;
  self->upper = mean.upper;
  g_object_set_data_full (G_OBJECT (self), SCORES, g_array_ref (scores),
                          (GDestroyNotify) g_array_unref);
  return self;
}

GArray *
td_figure_get_scores (TdFigure *self)
{
  g_return_val_if_fail (TD_IS_FIGURE (self), NULL);

  return g_object_get_data (G_OBJECT (self), SCORES);
}

TdFigure *
td_figure_find (GPtrArray *figures, const char *code)
{
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (figures, i);

      if (g_strcmp0 (figure->code, code) == 0)
        return figure;
    }
  return NULL;
}

char *
td_figure_format_share (double share)
{
  return td_decimal_format_share (share, 1);
}

char *
td_figure_dup_value (TdFigure *self)
{
  g_autofree char *tenths = NULL;
  gint64 whole;

  if (self->hidden)
    return g_strdup (_ ("hidden"));
  if (!isfinite (self->value))
    return g_strdup (_ ("not available"));

  tenths = td_decimal_format (self->value, 1);
  whole = (gint64) round (self->value);
  if (g_strcmp0 (self->unit, "share") == 0)
    return td_figure_format_share (self->value);
  if (g_strcmp0 (self->unit, "days") == 0)
    return g_strdup_printf (ngettext ("%'d day", "%'d days", (gulong) whole), (int) whole);
  if (g_strcmp0 (self->unit, "hours") == 0)
    return g_strdup_printf (_ ("%s h"), tenths);
  if (g_strcmp0 (self->unit, "ratio") == 0 || g_strcmp0 (self->unit, "score") == 0)
    return td_decimal_format (self->value, 2);
  return g_strdup_printf ("%'" G_GINT64_FORMAT, whole);
}

static char *
format_limit (const TdFigure *self, double limit)
{
  gboolean hundredths =
      g_strcmp0 (self->unit, "score") == 0 || g_strcmp0 (self->unit, "ratio") == 0;

  return td_decimal_format (g_strcmp0 (self->unit, "share") == 0 ? 100 * limit : limit,
                            hundredths ? 2 : 1);
}

char *
td_figure_dup_target (TdFigure *self)
{
  g_autoptr (TdFigure) target = td_figure_new (self->code, self->unit, self->target, 0, -1);
  g_autofree char *value = td_figure_dup_value (target);

  if (!isfinite (self->target))
    return g_strdup ("");
  if (isfinite (self->value) && self->value >= self->target)
    return g_strdup_printf (_ ("Target %s, met"), value);
  return g_strdup_printf (_ ("Target %s"), value);
}

/* The limits as they are read: a mean of answers from 1 to 5 is none of 5.2 (METRICS section 9). */
static TdInterval
get_shown_limits (TdFigure *self)
{
  static const struct
  {
    const char *code;
    double least;
    double most;
  } scales[] = {
    { "satisfaction", 1, 5 },
    { "recommendation", 0, 10 },
    { "survey_change", -4, 4 },
  };
  TdInterval limits = { self->value, self->lower, self->upper };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (g_strcmp0 (scales[i].code, self->code) == 0)
      return td_interval_clip (limits, scales[i].least, scales[i].most);
  return limits;
}

char *
td_figure_dup_detail (TdFigure *self)
{
  GString *detail = g_string_new (NULL);

  if (self->hidden && self->remark == NULL)
    g_string_append (detail, _ ("too few people to be shown"));
  else if (self->of >= 0 && g_strcmp0 (self->unit, "ratio") != 0)
    g_string_append_printf (detail, _ ("%'d of %'d"), (int) self->count, (int) self->of);
  if (isfinite (self->lower) && isfinite (self->upper))
    {
      gboolean share = g_strcmp0 (self->unit, "share") == 0;
      TdInterval limits = get_shown_limits (self);
      g_autofree char *lower = format_limit (self, limits.lower);
      g_autofree char *upper = format_limit (self, limits.upper);

      g_string_append (detail, detail->len > 0 ? SEPARATOR : "");
      g_string_append_printf (detail,
                              share ? _ ("95 %% range %s to %s %%") : _ ("95 %% range %s to %s"),
                              lower, upper);
    }
  if (self->remark)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? SEPARATOR : "", self->remark);
  return g_string_free (detail, FALSE);
}
