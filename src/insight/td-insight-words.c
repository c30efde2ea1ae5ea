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
  add_sentence (text, g_strdup_printf (ngettext ("%'d of %'d mentee has been matched (%s).",
                                                 "%'d of %'d mentees have been matched (%s).",
                                                 (gulong) figure->of),
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
  add_sentence (text, g_strdup_printf (
                          ngettext ("Of %'d contact that was due in the period, %'d took place; "
                                    "that is between %s and %s once chance is allowed for.",
                                    "Of %'d contacts that were due in the period, %'d took place; "
                                    "that is between %s and %s once chance is allowed for.",
                                    (gulong) figure->of),
                          (int) figure->of, (int) figure->count, lower, upper));
}

static void
add_overdue (GString *text, TdFigure *figure)
{
  if (figure == NULL || figure->hidden || figure->of <= 0)
    return;
  if (figure->count == 0)
    add_sentence (text, g_strdup (_ ("No active pair is past its next date.")));
  else
    add_sentence (
        text, g_strdup_printf (ngettext ("%'d of the %'d active pairs is past its next date.",
                                         "%'d of the %'d active pairs are past their next date.",
                                         (gulong) figure->count),
                               (int) figure->count, (int) figure->of));
}

static void
add_waiting (GString *text, const TdEngagement *engagement)
{
  TdFigure *figure = td_figure_find (engagement->figures, "time_to_match");

  if (engagement->waits_hidden || !is_worth_words (figure))
    return;
  add_sentence (text,
                g_strdup_printf (ngettext ("Half of the mentees were matched within %'d day of "
                                           "asking.",
                                           "Half of the mentees were matched within %'d days "
                                           "of asking.",
                                           (gulong) round (figure->value)),
                                 (int) round (figure->value)));
  if (engagement->n_waiting_over_30 > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u has been waiting for longer than 30 days.",
                                                   "%'u have been waiting for longer than 30 days.",
                                                   engagement->n_waiting_over_30),
                                         engagement->n_waiting_over_30));
}

static void
add_early_endings (GString *text, TdFigure *figure)
{
  if (!is_worth_words (figure) || figure->count == 0)
    return;
  add_sentence (
      text,
      g_strdup_printf (ngettext ("%'d of %'d pairs ended before its time; open the list for the "
                                 "reason before you draw a conclusion.",
                                 "%'d of %'d pairs ended before their time; open the list for the "
                                 "reasons before you draw a conclusion.",
                                 (gulong) figure->count),
                       (int) figure->count, (int) figure->of));
}

char *
td_insight_words_engagement (const TdEngagement *engagement)
{
  GString *text = g_string_new (NULL);

  if (engagement->hidden)
    {
      add_sentence (text, td_insight_words_hidden ());
      return g_string_free (text, FALSE);
    }
  add_match_rate (text, td_figure_find (engagement->figures, "match_rate"));
  add_waiting (text, engagement);
  add_adherence (text, td_figure_find (engagement->figures, "adherence"));
  add_overdue (text, td_figure_find (engagement->figures, "overdue"));
  add_early_endings (text, td_figure_find (engagement->figures, "early_endings"));
  add_sentence (text, g_strdup (_ ("Only what was logged is counted: a meeting nobody told you "
                                   "about looks like a missed one. Months with few pairs swing "
                                   "widely, so look at the band before you compare them.")));
  return g_string_free (text, FALSE);
}

char *
td_insight_words_hidden (void)
{
  return g_strdup (
      _ ("Hidden: this filter leaves too few people, or all but too few, so the figures "
         "would speak of persons."));
}

char *
td_insight_words_take_guarded (char *words, GPtrArray *figures)
{
  g_autofree char *own = words;

  for (guint i = 0; i < figures->len; i++)
    {
      const TdFigure *figure = g_ptr_array_index (figures, i);

      if (figure->hidden && figure->remark)
        return g_strdup_printf ("%s %s",
                                _ ("What differs from A by a few people only is hidden: the "
                                   "difference would speak of them."),
                                own);
    }
  return g_steal_pointer (&own);
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
  return td_date_format_as (day, "%B %Y");
}
