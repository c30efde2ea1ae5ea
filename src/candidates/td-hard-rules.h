/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-participant.h"
#include "program/td-rules.h"

G_BEGIN_DECLS

/**
 * TdMatch:
 *
 * Two people seen as a possible pair, with what rules and criteria need to know; all borrowed.
 */
typedef struct
{
  const TdParticipant *mentor;
  const TdParticipant *mentee;
  TdDate today;
  int chain_levels; /* 0: any */
  int grade_from;
  int grade_to;
  int lowest_percent;
  int score; /* points, for lowest_score */
  int largest;
} TdMatch;

/**
 * TdHardRule:
 *
 * What removes a pair altogether. A rule blocks on what is known only: nobody is excluded for a
 * field that was left empty.
 */
typedef struct
{
  const char *name;
  gboolean (*blocks) (const TdMatch *match);
  const char *sentence; /* why, to be translated */
} TdHardRule;

/* Rules by number; capacity is the first. */
#define TD_N_HARD_RULES 9
#define TD_HARD_RULE_CAPACITY 0
extern const TdHardRule td_hard_rules[TD_N_HARD_RULES];

/* Which of the rules in the set @on (bit i: rule i) block a match, as such a set; capacity only
 * where nothing else does. */
guint td_hard_rules_check (const TdMatch *match, guint on);

/* The rules of a programme that are on, as a set. */
guint td_hard_rules_from (TdRules *rules);

/* Why the rule of a name blocks: "no place free"; the name itself where it is unknown. */
const char *td_hard_rules_get_sentence (const char *name);

/* The names of a set, "; "-joined, and its sentences; NULL for none, to be freed. */
char *td_hard_rules_dup_names (guint set);
char *td_hard_rules_dup_text (const TdMatch *match, guint set);

G_END_DECLS
