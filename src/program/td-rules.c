/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-rules.h"

#include "db/td-change.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELD_PREFIX "field:"

/* The texts are marked here and translated where they are asked for. */
static const TdRuleInfo rules[] = {
  { "capacity", TD_RULE, N_ ("Places"),
    N_ ("Nobody mentors more people than they have places for."), 1, 1, 1, NULL },
  { "reporting_chain", TD_RULE, N_ ("Not in the reporting chain"),
    N_ ("Neither stands above the other, at any number of levels."), 1, 0, 1, NULL },
  { "same_team", TD_RULE, N_ ("Not the same team"), N_ ("They do not have the same manager."), 0, 0,
    1, NULL },
  { "language", TD_RULE, N_ ("A language in common"),
    N_ ("They share at least one language, where both said which they speak."), 0, 0, 1, NULL },
  { "grade_gap", TD_RULE, N_ ("Mentor of a higher grade"),
    N_ ("The mentor stands a number of grades above the mentee. Off, peers may pair."), 0, 0, 1,
    NULL },
  { "previous_pair", TD_RULE, N_ ("Not a previous pair"),
    N_ ("They have not been a pair before, in any programme."), 1, 0, 1, NULL },
  { "exclusion", TD_RULE, N_ ("Excluded pairs"), N_ ("Pairs that you forbade stay apart."), 1, 0, 1,
    NULL },
  { "veto", TD_RULE, N_ ("Vetoes"), N_ ("Neither said that they do not want the other."), 1, 0, 1,
    NULL },
  { "lowest_score", TD_RULE, N_ ("Lowest score"),
    N_ ("Pairs that fit worse than this are not made."), 0, 0, 1, NULL },
};

static const TdRuleInfo criteria[] = {
  { "skills", TD_CRITERION, N_ ("Skills"), N_ ("The mentor offers what the mentee wants."), 60, 0,
    100, NULL },
  { "wishes", TD_CRITERION, N_ ("Wishes"), N_ ("One wished for the other; best when both did."), 50,
    0, 100, NULL },
  { "reasons", TD_CRITERION, N_ ("Reasons"),
    N_ ("The mentor offers help with what brought the mentee here."), 30, 0, 100, NULL },
  { "hours", TD_CRITERION, N_ ("Hours"), N_ ("Both have about the same time for it."), 20, 0, 100,
    NULL },
  { "location", TD_CRITERION, N_ ("Location"), N_ ("They work at the same place."), 10, 0, 100,
    NULL },
  { "department", TD_CRITERION, N_ ("Another department"),
    N_ ("They work in different departments."), 10, 0, 100, NULL },
  { "grade", TD_CRITERION, N_ ("Grade"), N_ ("The mentor stands one to three grades higher."), 10,
    0, 100, NULL },
  { "waiting", TD_CRITERION, N_ ("Longest waiting first"),
    N_ ("Who has waited longer gets more points."), 10, 0, 100, NULL },
};

static const TdRuleInfo parameters[] = {
  { "chain_levels", TD_PARAMETER, N_ ("Levels looked at"),
    N_ ("How many managers up the line; 0 is all of them."), 0, 0, 20, "reporting_chain" },
  { "grade_from", TD_PARAMETER, N_ ("At least so many grades"), N_ ("The smallest distance."), 1,
    -20, 20, "grade_gap" },
  { "grade_to", TD_PARAMETER, N_ ("At most so many grades"), N_ ("The largest distance."), 3, -20,
    20, "grade_gap" },
  { "lowest_score", TD_PARAMETER, N_ ("Lowest score"),
    N_ ("In percent of the largest score that is possible."), 30, 0, 100, "lowest_score" },
  { "second_mentor", TD_PARAMETER, N_ ("Second mentors"),
    N_ ("A mentee may get a second mentor once everybody had the chance of a first."), 0, 0, 1,
    NULL },
};

static const struct
{
  const char *code; /* in the database */
  const TdRuleInfo *infos;
  guint n_infos;
} kinds[] = {
  [TD_RULE] = { "rule", rules, G_N_ELEMENTS (rules) },
  [TD_CRITERION] = { "criterion", criteria, G_N_ELEMENTS (criteria) },
  [TD_PARAMETER] = { "parameter", parameters, G_N_ELEMENTS (parameters) },
};

/* The values that differ from the standard or have none, by name, a table a kind. */
struct _TdRules
{
  GHashTable *values[G_N_ELEMENTS (kinds)];
};

const TdRuleInfo *
td_rule_info_list (TdRuleKind kind, guint *n_infos)
{
  *n_infos = kinds[kind].n_infos;
  return kinds[kind].infos;
}

const TdRuleInfo *
td_rule_info_find (TdRuleKind kind, const char *name)
{
  for (guint i = 0; i < kinds[kind].n_infos; i++)
    if (g_strcmp0 (kinds[kind].infos[i].name, name) == 0)
      return &kinds[kind].infos[i];
  return NULL;
}

const char *
td_rule_get_label (TdRuleKind kind, const char *name)
{
  const TdRuleInfo *info = td_rule_info_find (kind, name);

  if (info)
    return _ (info->label);
  return g_str_has_prefix (name, FIELD_PREFIX) ? name + strlen (FIELD_PREFIX) : name;
}

const char *
td_rule_get_description (TdRuleKind kind, const char *name)
{
  const TdRuleInfo *info = td_rule_info_find (kind, name);

  return info ? _ (info->description) : _ ("A column of your roster.");
}

TdRules *
td_rules_new (void)
{
  TdRules *self = g_new0 (TdRules, 1);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    self->values[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
td_rules_free (TdRules *self)
{
  if (self == NULL)
    return;
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    g_hash_table_unref (self->values[kind]);
  g_free (self);
}

int
td_rules_get (TdRules *self, TdRuleKind kind, const char *name)
{
  const TdRuleInfo *info = td_rule_info_find (kind, name);
  gpointer value;

  if (g_hash_table_lookup_extended (self->values[kind], name, NULL, &value))
    return GPOINTER_TO_INT (value);
  return info ? info->standard : 0;
}

/* Free fields are known by their prefix only. */
static gboolean
is_known (TdRuleKind kind, const char *name)
{
  return td_rule_info_find (kind, name) ||
         (kind != TD_RULE && g_str_has_prefix (name, FIELD_PREFIX));
}

void
td_rules_set (TdRules *self, TdRuleKind kind, const char *name, int value)
{
  const TdRuleInfo *info = td_rule_info_find (kind, name);

  g_return_if_fail (is_known (kind, name));

  if (info)
    value = CLAMP (value, info->smallest, info->largest);
  else if (kind == TD_CRITERION)
    value = CLAMP (value, 0, 100);
  g_hash_table_insert (self->values[kind], g_strdup (name), GINT_TO_POINTER (value));
}

gboolean
td_rules_is_on (TdRules *self, const char *name)
{
  return td_rules_get (self, TD_RULE, name) != 0;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
td_rules_list_criteria (TdRules *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (td_rules_get (self, TD_CRITERION, criteria[i].name) > 0)
      g_ptr_array_add (names, g_strdup (criteria[i].name));
  g_hash_table_iter_init (&iter, self->values[TD_CRITERION]);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, FIELD_PREFIX) && td_rules_get (self, TD_CRITERION, name) > 0)
      g_ptr_array_add (fields, name);
  g_ptr_array_sort (fields, compare_texts);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (names, g_strdup (fields->pdata[i]));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

void
td_rules_set_field (TdRules *self, const char *field, int weight, TdFieldMode mode)
{
  g_autofree char *name = g_strconcat (FIELD_PREFIX, field, NULL);

  td_rules_set (self, TD_CRITERION, name, weight);
  td_rules_set (self, TD_PARAMETER, name, (int) mode);
}

static void
take_value (TdRules *self, const char *kind_code, const char *name, int value)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    /* A name that a later version knows is left where it is. */
    if (g_str_equal (kinds[kind].code, kind_code) && is_known (kind, name))
      td_rules_set (self, kind, name, value);
}

TdRules *
td_rules_load (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdRules) self = td_rules_new ();
  g_autoptr (TdStatement) statement =
      td_database_query (db, error,
                         "SELECT kind, name, value FROM program_rule WHERE program_id = $1", "i",
                         program_id);
  GError *trouble = NULL;

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    take_value (self, td_statement_get_text (statement, 0), td_statement_get_text (statement, 1),
                (int) td_statement_get_int (statement, 2));
  if (trouble == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, trouble);
  return NULL;
}

static gboolean
write_values (TdDatabase *db, gint64 program_id, TdRules *self, TdRuleKind kind, GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, self->values[kind]);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!td_database_execute (db, error,
                              "INSERT INTO program_rule (program_id, kind, name, value) "
                              "VALUES ($1, $2, $3, $4) "
                              "ON CONFLICT (program_id, kind, name) "
                              "DO UPDATE SET value = excluded.value "
                              "WHERE program_rule.value <> excluded.value",
                              "issi", program_id, kinds[kind].code, (const char *) name,
                              (gint64) GPOINTER_TO_INT (value)))
      return FALSE;
  return TRUE;
}

gboolean
td_rules_save (TdDatabase *db, gint64 program_id, TdRules *self, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "program.rules", error);
  g_autofree char *name = NULL;

  if (change == NULL)
    return FALSE;
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    if (!write_values (db, program_id, self, kind, error))
      return FALSE;
  if (!td_database_query_text (db, &name, error, "SELECT name FROM program WHERE id = $1", "i",
                               program_id))
    return FALSE;
  td_change_describe (change, "%s", name ? name : "");
  return td_change_commit (change, error);
}
