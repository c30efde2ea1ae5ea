/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-words.h"

#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Shares of fewer than this are not put into words. */
#define LEAST 5

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
begin_paragraph (GString *text)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
}

static gboolean
is_worth_words (const TdFigure *figure)
{
  return figure && figure->of >= LEAST && isfinite (figure->value);
}

static void
add_kept (GString *text, TdFigure *figure)
{
  if (figure && figure->hidden)
    return;
  if (is_worth_words (figure))
    add_sentence (
        text, g_strdup_printf (ngettext ("Of %'d person employed at the start of the last twelve "
                                         "whole months, %'d were still there at their end.",
                                         "Of %'d people employed at the start of the last twelve "
                                         "whole months, %'d were still there at their end.",
                                         (gulong) figure->of),
                               (int) figure->of, (int) figure->count));
  else
    add_sentence (text, g_strdup (_ ("Twelve whole months of complete data are needed before "
                                     "retention and turnover can be read.")));
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
  if (figure->count == 0)
    {
      add_sentence (text, g_strdup_printf (_ ("Nobody left in that time; chance alone would allow "
                                              "for a turnover of up to %s."),
                                           upper));
      return;
    }
  if (figure->count < LEAST)
    {
      add_sentence (
          text, g_strdup_printf (ngettext ("%'d person left: too few to say more about turnover "
                                           "than that it lies between %s and %s.",
                                           "%'d people left: too few to say more about turnover "
                                           "than that it lies between %s and %s.",
                                           (gulong) figure->count),
                                 (int) figure->count, lower, upper));
      return;
    }
  add_sentence (
      text, g_strdup_printf (ngettext ("%'d person left; that is a turnover between %s and %s once "
                                       "chance is allowed for.",
                                       "%'d people left; that is a turnover between %s and %s once "
                                       "chance is allowed for.",
                                       (gulong) figure->count),
                             (int) figure->count, lower, upper));
}

static void
add_new_hires (GString *text, TdFigure *figure)
{
  if (is_worth_words (figure))
    add_sentence (
        text,
        g_strdup_printf (
            ngettext ("Of %'d new hire who could have been here for a year, %'d stayed that long.",
                      "Of %'d new hires who could have been here for a year, %'d stayed that long.",
                      (gulong) figure->of),
            (int) figure->of, (int) figure->count));
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

static void
add_window (GString *text, const TdRetention *retention)
{
  g_autofree char *day = NULL;

  if (retention->window_known || retention->window_start == TD_DATE_NONE)
    return;
  day = td_date_format (retention->window_start);
  add_sentence (text, g_strdup_printf (_ ("Counting starts on %s, the month of the first known "
                                          "leaver."),
                                       day));
}

/* What the verdict means for the question the director asks. */
static const char *
get_meaning (TdVerdict verdict)
{
  switch (verdict)
    {
    case TD_VERDICT_NOT_SHOWN:
      return _ ("Does taking part go along with staying? There are too few people to say; the "
                "comparison is not shown.");
    case TD_VERDICT_TOO_EARLY:
      return _ ("Does taking part go along with staying? It is too early to tell: few people have "
                "left yet. Look again when more time has passed.");
    case TD_VERDICT_DATA_PROBLEM:
      return _ ("Does taking part go along with staying? The dates do not allow an answer yet. "
                "Correct what the checks list, and set since when leavers are complete.");
    case TD_VERDICT_DEPENDS_ON_METHOD:
      return _ (
          "Does taking part go along with staying? Two sound ways of counting disagree, so no "
          "answer is given: something else changed over these years.");
    case TD_VERDICT_NO_DIFFERENCE:
      return _ (
          "Does taking part go along with staying? These data show no difference. That is not "
          "the same as none: a small one could not be seen with so few leavers.");
    case TD_VERDICT_LONGER:
      return _ (
          "Does taking part go along with staying? In these data it does: people left less often "
          "after a match than before one, by more than chance explains.");
    case TD_VERDICT_SOONER:
      return _ (
          "Does taking part go along with staying? In these data it goes along with leaving "
          "sooner: "
          "people left more often after a match than before one, by more than chance explains.");
    }
  return "";
}

static void
add_comparison (GString *text, const TdRetention *retention)
{
  begin_paragraph (text);
  add_sentence (text, g_strdup (get_meaning (retention->participation.verdict)));
  if (retention->filter.program_id != 0)
    add_sentence (text, g_strdup (_ ("Matches in other programmes are left out.")));
  add_sentence (text, g_strdup (td_verdict_get_caution ()));
  begin_paragraph (text);
  add_sentence (text,
                g_strdup (_ ("How it is compared: whoever joins must still be here to join, so "
                             "people who ever took part always seem to stay longer. Here each "
                             "person counts as not taking part until the day of the first "
                             "match, and as taking part from then on, even after the pair has "
                             "ended. The best known case is a study of heart transplants, in "
                             "which patients who lived until their operation seemed to gain by "
                             "it; counted this way the difference was gone (Crowley and Hu, "
                             "1977).")));
}

char *
td_insight_words_retention (const TdRetention *retention)
{
  GString *text = g_string_new (NULL);

  if (retention->hidden)
    {
      g_string_free (text, TRUE);
      return td_insight_words_hidden ();
    }
  add_stale (text, retention);
  add_kept (text, td_figure_find (retention->figures, "rolling_retention"));
  add_turnover (text, td_figure_find (retention->figures, "rolling_turnover"));
  add_new_hires (text, td_figure_find (retention->figures, "new_hires"));
  if (td_retention_get_counting (retention))
    add_sentence (text, g_strdup (td_retention_get_counting (retention)));
  add_sentence (text, g_strdup (_ ("These figures are about everybody the filter names, in a "
                                   "programme or not.")));
  add_window (text, retention);
  add_comparison (text, retention);
  return g_string_free (text, FALSE);
}
