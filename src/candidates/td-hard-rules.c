/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-hard-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
blocks_capacity (const TdMatch *match)
{
  return match->mentor->places_left <= 0;
}

/* How many levels one of them stands above the other, 0 for none. */
static guint
chain_distance (const TdMatch *match)
{
  guint up = td_participant_levels_up (match->mentee, match->mentor->employee_id);

  return up ? up : td_participant_levels_up (match->mentor, match->mentee->employee_id);
}

static gboolean
blocks_reporting_chain (const TdMatch *match)
{
  guint distance = chain_distance (match);

  return distance > 0 && (match->chain_levels == 0 || distance <= (guint) match->chain_levels);
}

static gboolean
blocks_same_team (const TdMatch *match)
{
  return match->mentor->manager_id != 0 && match->mentor->manager_id == match->mentee->manager_id;
}

static gboolean
blocks_language (const TdMatch *match)
{
  const TdWords *spoken = &match->mentor->languages;
  const TdWords *understood = &match->mentee->languages;

  return spoken->n > 0 && understood->n > 0 && td_words_count_common (spoken, understood) == 0;
}

static gboolean
blocks_grade_gap (const TdMatch *match)
{
  int gap = match->mentor->grade - match->mentee->grade;

  return match->mentor->grade >= 0 && match->mentee->grade >= 0 &&
         (gap < match->grade_from || gap > match->grade_to);
}

static TdRelation
relation (const TdMatch *match)
{
  return td_participant_get_relation (match->mentee, match->mentor->employee_id);
}

static gboolean
blocks_previous_pair (const TdMatch *match)
{
  return (relation (match) & TD_RELATION_PREVIOUS) != 0;
}

static gboolean
blocks_exclusion (const TdMatch *match)
{
  return (relation (match) & (TD_RELATION_DECLINED | TD_RELATION_FORBIDDEN)) != 0;
}

static gboolean
blocks_veto (const TdMatch *match)
{
  return td_participant_has_veto (match->mentee, match->mentor->employee_id) ||
         td_participant_has_veto (match->mentor, match->mentee->employee_id);
}

static gboolean
blocks_lowest_score (const TdMatch *match)
{
  return (gint64) match->score * 100 < (gint64) match->lowest_percent * match->largest;
}

const TdHardRule td_hard_rules[TD_N_HARD_RULES] = {
  { "capacity", blocks_capacity, N_ ("no place free") },
  { "reporting_chain", blocks_reporting_chain, N_ ("one reports to the other") },
  { "same_team", blocks_same_team, N_ ("the same team") },
  { "language", blocks_language, N_ ("no language in common") },
  { "grade_gap", blocks_grade_gap, N_ ("the grades do not fit") },
  { "previous_pair", blocks_previous_pair, N_ ("were a pair before") },
  { "exclusion", blocks_exclusion, N_ ("excluded or declined before") },
  { "veto", blocks_veto, N_ ("one does not want the other") },
  { "lowest_score", blocks_lowest_score, N_ ("below the lowest score") },
};

guint
td_hard_rules_check (const TdMatch *match, guint on)
{
  guint blocked = 0;

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (i != TD_HARD_RULE_CAPACITY && (on & (1u << i)) && td_hard_rules[i].blocks (match))
      blocked |= 1u << i;
  if (blocked == 0 && td_hard_rules[TD_HARD_RULE_CAPACITY].blocks (match))
    blocked = 1u << TD_HARD_RULE_CAPACITY;
  return blocked;
}

guint
td_hard_rules_from (TdRules *rules)
{
  guint set = 0;

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (td_rules_is_on (rules, td_hard_rules[i].name))
      set |= 1u << i;
  return set;
}

const char *
td_hard_rules_get_sentence (const char *name)
{
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (g_strcmp0 (td_hard_rules[i].name, name) == 0)
      return _ (td_hard_rules[i].sentence);
  return name;
}

char *
td_hard_rules_dup_names (guint set)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (set & (1u << i))
      g_string_append_printf (names, "%s%s", names->len ? "; " : "", td_hard_rules[i].name);
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* Some say more than their rule: who stands above whom, who said no. */
static const char *
sentence_of (const TdMatch *match, guint rule)
{
  guint up = td_participant_levels_up (match->mentee, match->mentor->employee_id);

  if (td_hard_rules[rule].blocks == blocks_exclusion)
    return (relation (match) & TD_RELATION_FORBIDDEN) ? _ ("forbidden by you")
                                                      : _ ("declined before");
  if (td_hard_rules[rule].blocks != blocks_reporting_chain)
    return _ (td_hard_rules[rule].sentence);
  if (up == 1)
    return _ ("the mentee’s manager");
  if (up == 2)
    return _ ("the manager of the mentee’s manager");
  return up > 0 ? _ ("above the mentee in the reporting line")
                : _ ("below the mentee in the reporting line");
}

char *
td_hard_rules_dup_text (const TdMatch *match, guint set)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (set & (1u << i))
      g_string_append_printf (text, "%s%s", text->len ? ", " : "", sentence_of (match, i));
  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
