/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdRuleKind:
 * @TD_RULE: a hard rule, on (1) or off (0), which removes a pair altogether
 * @TD_CRITERION: what makes a pair better; its weight is 0 (not looked at) to 100
 * @TD_PARAMETER: a number that a rule or a criterion needs
 */
typedef enum
{
  TD_RULE,
  TD_CRITERION,
  TD_PARAMETER,
} TdRuleKind;

/**
 * TdRuleInfo:
 *
 * What Tandem knows of a rule, criterion or parameter. @label and @description are English: show
 * td_rule_get_label() and td_rule_get_description().
 *
 * Rules: capacity reporting_chain same_team language grade_gap previous_pair exclusion veto
 * lowest_score. Criteria: skills reasons wishes location department grade hours waiting, and
 * "field:NAME" for a free field of the roster.
 *
 * Parameters: chain_levels (levels of the reporting chain that are looked at, 0 = all), grade_from
 * and grade_to (how many grades the mentor must stand above the mentee), lowest_score (percent of
 * the largest possible score, for the rule of that name), second_mentor (1: a mentee may get
 * a second mentor after everyone had the chance of a first), and for each "field:NAME" criterion
 * a parameter of the same name: TdFieldMode.
 */
typedef struct
{
  const char *name;
  TdRuleKind kind;
  const char *label;
  const char *description;
  int standard; /* the value of a new programme */
  int smallest;
  int largest;
  const char *belongs_to; /* of a parameter: the rule that reads it, or NULL */
} TdRuleInfo;

typedef enum
{
  TD_FIELD_MODE_SAME,
  TD_FIELD_MODE_DIFFERENT,
  TD_FIELD_MODE_OVERLAP,
} TdFieldMode;

/* The known ones of a kind in the order to show them, static. Capacity is always on. */
const TdRuleInfo *td_rule_info_list (TdRuleKind kind, guint *n_infos);
const TdRuleInfo *td_rule_info_find (TdRuleKind kind, const char *name);

/* The words for a name: "Not the same team"; a "field:NAME" gives NAME; anything else itself. */
const char *td_rule_get_label (TdRuleKind kind, const char *name);

/* One line that explains it. */
const char *td_rule_get_description (TdRuleKind kind, const char *name);

/**
 * TdRules:
 *
 * The rules, weights and parameters of one programme.
 */
typedef struct _TdRules TdRules;

/* The standard ones. */
TdRules *td_rules_new (void);
void td_rules_free (TdRules *rules);

/* Of a programme: what was set, the standard for the rest; NULL on a failing database. */
TdRules *td_rules_load (TdDatabase *db, gint64 program_id, GError **error);

/* Writes what differs. Change "program.rules". */
gboolean td_rules_save (TdDatabase *db, gint64 program_id, TdRules *rules, GError **error);

/* Values; an unknown name is 0. A value is kept within smallest and largest. */
int td_rules_get (TdRules *rules, TdRuleKind kind, const char *name);
void td_rules_set (TdRules *rules, TdRuleKind kind, const char *name, int value);

/* Whether a hard rule is on; capacity always is. */
gboolean td_rules_is_on (TdRules *rules, const char *name);

/* The names of the criteria with a weight above 0, the known ones first in their order, then
 * "field:NAME" sorted (transfer full). */
char **td_rules_list_criteria (TdRules *rules);

/* Adds (weight above 0) or removes (0) a free field as a criterion. */
void td_rules_set_field (TdRules *rules, const char *field, int weight, TdFieldMode mode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRules, td_rules_free)

G_END_DECLS
