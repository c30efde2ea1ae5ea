/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-question.h"

#include "base/td-words.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = { "rating", "recommendation", "choice", "text", NULL };
static const char *const kind_labels[] = {
  N_ ("Rating, 1 to 5"),
  N_ ("Recommendation, 0 to 10"),
  N_ ("Choice"),
  /* Translators: a kind of question, answered in words. */
  N_ ("Text"),
};

static const char *const topics[] = { "satisfaction", "recommendation", "confidence",
                                      "organisation", "skills",         "network",
                                      "problem",      "visibility",     NULL };
static const char *const topic_labels[] = {
  N_ ("Satisfaction"),
  N_ ("Recommendation"),
  N_ ("Confidence"),
  N_ ("Understanding of the organisation"),
  N_ ("Skills"),
  N_ ("Network"),
  N_ ("Help with a problem"),
  N_ ("Visibility"),
};

const char *const *
td_survey_kinds (void)
{
  return kinds;
}

const char *const *
td_survey_topics (void)
{
  return topics;
}

const char *
td_survey_kind_get_label (const char *kind)
{
  return td_words_get_label (&(TdWords){ kinds, kind_labels, NULL }, kind);
}

const char *
td_survey_topic_get_label (const char *topic)
{
  return td_words_get_label (&(TdWords){ topics, topic_labels, NULL }, topic);
}

const char *
td_survey_side_get_label (const char *side)
{
  if (side == NULL)
    return _ ("Both sides");
  return g_str_equal (side, "mentor") ? _ ("Mentor") : _ ("Mentee");
}

gboolean
td_survey_kind_get_scale (const char *kind, int *lowest, int *highest)
{
  gboolean rating = g_strcmp0 (kind, "rating") == 0;

  if (!rating && g_strcmp0 (kind, "recommendation") != 0)
    return FALSE;
  *lowest = rating ? 1 : 0;
  *highest = rating ? 5 : 10;
  return TRUE;
}

const char *
td_survey_kind_get_lowest_word (const char *kind)
{
  /* Translators: the low end of a scale. */
  return g_strcmp0 (kind, "rating") == 0 ? _ ("not at all") : _ ("not at all likely");
}

const char *
td_survey_kind_get_highest_word (const char *kind)
{
  /* Translators: the high end of a scale. */
  return g_strcmp0 (kind, "rating") == 0 ? _ ("very much") : _ ("extremely likely");
}
