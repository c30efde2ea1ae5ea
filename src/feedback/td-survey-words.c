/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *label;
} Word;

static const Word kinds[] = {
  { "rating", N_ ("Rating, 1 to 5") },
  { "recommendation", N_ ("Recommendation, 0 to 10") },
  { "choice", N_ ("Choice") },
  /* Translators: a kind of question, answered in words. */
  { "text", N_ ("Text") },
};

static const Word topics[] = {
  { "satisfaction", N_ ("Satisfaction") },
  { "recommendation", N_ ("Recommendation") },
  { "confidence", N_ ("Confidence") },
  { "organisation", N_ ("Understanding of the organisation") },
  { "skills", N_ ("Skills") },
  { "network", N_ ("Network") },
  { "problem", N_ ("Help with a problem") },
  { "visibility", N_ ("Visibility") },
};

static const char *
label_of (const Word *words, gsize n_words, const char *code)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _ (words[i].label);
  return code;
}

const char *const *
td_survey_kinds (void)
{
  static const char *const codes[] = { "rating", "recommendation", "choice", "text", NULL };

  return codes;
}

const char *const *
td_survey_topics (void)
{
  static const char *const codes[] = { "satisfaction", "recommendation", "confidence",
                                       "organisation", "skills",         "network",
                                       "problem",      "visibility",     NULL };

  return codes;
}

const char *
td_survey_kind_get_label (const char *kind)
{
  return label_of (kinds, G_N_ELEMENTS (kinds), kind);
}

const char *
td_survey_topic_get_label (const char *topic)
{
  return label_of (topics, G_N_ELEMENTS (topics), topic);
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
