/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Shares of fewer than this are not put into words. */
#define LEAST 5

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static gboolean
is_worth_words (const TdFigure *figure)
{
  return figure && figure->of >= LEAST && isfinite (figure->value);
}

static void
add_match_rate (GString *text, TdFigure *figure)
{
  g_autofree char *share = NULL;
  g_autofree char *target = NULL;

  if (!is_worth_words (figure))
    return;
  share = td_figure_format_share (figure->value);
  add_sentence (text, g_strdup_printf (_ ("%d of %d mentees have been matched (%s)."),
                                       (int) figure->count, (int) figure->of, share));
  if (!isfinite (figure->target))
    return;
  target = td_figure_format_share (figure->target);
  if (figure->value >= figure->target)
    add_sentence (text, g_strdup_printf (_ ("The target of %s is met."), target));
  else
    add_sentence (text, g_strdup_printf (_ ("The target of %s is not met yet."), target));
}

static void
add_adherence (GString *text, TdFigure *figure)
{
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (!is_worth_words (figure))
    {
      if (figure && figure->of > 0)
        add_sentence (text, g_strdup (_ ("Too few contacts have been due yet to say how well the "
                                         "agreed rhythm is kept.")));
      return;
    }
  lower = td_figure_format_share (figure->lower);
  upper = td_figure_format_share (figure->upper);
  add_sentence (text,
                g_strdup_printf (_ ("Of %d contacts that were due in the period, %d took place; "
                                    "that is between %s and %s once chance is allowed for."),
                                 (int) figure->of, (int) figure->count, lower, upper));
}

static void
add_overdue (GString *text, TdFigure *figure)
{
  if (figure == NULL || figure->of == 0)
    return;
  if (figure->count == 0)
    add_sentence (text, g_strdup (_ ("No active pair is past its next date.")));
  else
    add_sentence (text,
                  g_strdup_printf (ngettext ("%d of the %d active pairs is past its next date.",
                                             "%d of the %d active pairs are past their next date.",
                                             (gulong) figure->count),
                                   (int) figure->count, (int) figure->of));
}

char *
td_insight_words_engagement (const TdEngagement *engagement)
{
  GString *text = g_string_new (NULL);

  add_match_rate (text, td_figure_find (engagement->figures, "match_rate"));
  add_adherence (text, td_figure_find (engagement->figures, "adherence"));
  add_overdue (text, td_figure_find (engagement->figures, "overdue"));
  add_sentence (text, g_strdup (_ ("Only what was logged is counted: a meeting nobody told you "
                                   "about looks like a missed one. Months with few pairs swing "
                                   "widely, so look at the band before you compare them.")));
  return g_string_free (text, FALSE);
}

static void
add_retention (GString *text, TdFigure *figure)
{
  if (!is_worth_words (figure))
    {
      add_sentence (text, g_strdup (_ ("Twelve whole months of complete data are needed before "
                                       "retention and turnover can be read.")));
      return;
    }
  add_sentence (text, g_strdup_printf (_ ("Of %d people employed at the start of the last twelve "
                                          "whole months, %d were still there at their end."),
                                       (int) figure->of, (int) figure->count));
}

static void
add_turnover (GString *text, TdFigure *figure)
{
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (!is_worth_words (figure))
    return;
  lower = td_figure_format_share (figure->lower);
  upper = td_figure_format_share (figure->upper);
  add_sentence (
      text, g_strdup_printf (ngettext ("%d person left; that is a turnover between %s and %s once "
                                       "chance is allowed for.",
                                       "%d people left; that is a turnover between %s and %s once "
                                       "chance is allowed for.",
                                       (gulong) figure->count),
                             (int) figure->count, lower, upper));
}

/* Figures of a roster that nobody imported again look better every month. */
static void
add_stale (GString *text, const TdRetention *retention)
{
  g_autofree char *day = td_date_format (retention->last_event);

  for (guint i = 0; i < retention->checks->len; i++)
    if (strcmp (((TdDataCheck *) g_ptr_array_index (retention->checks, i))->code, "stale") == 0)
      add_sentence (text, g_strdup_printf (_ ("The roster knows nobody who came or left after %s, "
                                              "so these figures say little about the time since; "
                                              "import it again, or choose an earlier day."),
                                           day));
}

char *
td_insight_words_retention (const TdRetention *retention)
{
  GString *text = g_string_new (NULL);

  add_stale (text, retention);
  add_retention (text, td_figure_find (retention->figures, "rolling_retention"));
  add_turnover (text, td_figure_find (retention->figures, "rolling_turnover"));
  add_sentence (text, g_strdup (_ ("These figures are about the whole organisation, in a programme "
                                   "or not. They cannot say whether mentoring goes along with "
                                   "staying: people chose or were chosen to take part.")));
  if (!retention->window_known && retention->window_start != TD_DATE_NONE)
    {
      g_autofree char *day = td_date_format (retention->window_start);

      add_sentence (text, g_strdup_printf (_ ("Counting starts on %s, the month of the first known "
                                              "leaver."),
                                           day));
    }
  return g_string_free (text, FALSE);
}

char *
td_insight_words_method (GPtrArray *figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *paragraph =
          g_markup_printf_escaped ("<b>%s.</b> %s", td_figure_get_label (figure->code),
                                   td_figure_get_method (figure->code));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", paragraph);
    }
  return g_string_free (text, FALSE);
}

char *
td_insight_words_month (TdDate month)
{
  g_autoptr (GDateTime) day = NULL;
  int year, number;

  td_date_get_ymd (month, &year, &number, NULL);
  day = g_date_time_new_utc (year, number, 1, 0, 0, 0);
  return g_date_time_format (day, "%B %Y");
}
