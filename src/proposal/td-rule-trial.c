/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-rule-trial.h"

#include "base/td-error.h"
#include "candidates/td-points.h"

#include <string.h>

struct _TdRuleBench
{
  GMutex lock;
  gint64 program_id;
  TdDate today;
  TdWhatIf *what_if; /* NULL: not loaded yet */
};

static void
setting_free (TdRuleSetting *setting)
{
  g_free (setting->name);
  g_free (setting);
}

static void
add_setting (GPtrArray *trial, TdRuleKind kind, const char *name, int value)
{
  TdRuleSetting *setting = g_new0 (TdRuleSetting, 1);

  setting->kind = kind;
  setting->name = g_strdup (name);
  setting->value = value;
  g_ptr_array_add (trial, setting);
}

GPtrArray *
td_rule_trial_with (GPtrArray *trial, TdRuleKind kind, const char *name, int value)
{
  GPtrArray *more = g_ptr_array_new_with_free_func ((GDestroyNotify) setting_free);

  g_return_val_if_fail (name != NULL, more);

  for (guint i = 0; trial && i < trial->len; i++)
    {
      const TdRuleSetting *setting = trial->pdata[i];

      if (setting->kind != kind || strcmp (setting->name, name) != 0)
        add_setting (more, setting->kind, setting->name, setting->value);
    }
  add_setting (more, kind, name, value);
  return more;
}

TdRules *
td_rule_trial_load (TdDatabase *db, gint64 program_id, GPtrArray *trial, GError **error)
{
  TdRules *rules = td_rules_load (db, program_id, error);

  for (guint i = 0; rules && trial && i < trial->len; i++)
    {
      const TdRuleSetting *setting = trial->pdata[i];

      td_rules_set (rules, setting->kind, setting->name, setting->value);
    }
  return rules;
}

gboolean
td_rule_trial_keep (TdDatabase *db, gint64 program_id, GPtrArray *trial, GError **error)
{
  g_autoptr (TdRules) rules = td_rule_trial_load (db, program_id, trial, error);

  return rules && td_rules_save (db, program_id, rules, error);
}

TdRuleBench *
td_rule_bench_new (gint64 program_id, TdDate today)
{
  TdRuleBench *self = g_atomic_rc_box_new0 (TdRuleBench);

  g_mutex_init (&self->lock);
  self->program_id = program_id;
  self->today = today;
  return self;
}

TdRuleBench *
td_rule_bench_ref (TdRuleBench *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
bench_clear (gpointer data)
{
  TdRuleBench *self = data;

  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->what_if, td_what_if_free);
}

void
td_rule_bench_unref (TdRuleBench *self)
{
  g_atomic_rc_box_release_full (self, bench_clear);
}

/* The points that a pair has at most by these rules. */
static int
largest_of (TdRules *rules)
{
  g_auto (GStrv) names = td_rules_list_criteria (rules);
  int largest = 0;

  for (char **name = names; *name; name++)
    largest += td_rules_get (rules, TD_CRITERION, *name) * 100;
  return largest;
}

static gboolean
try_locked (TdRuleBench *self, TdDatabase *db, TdRules *rules, TdRuleEffect *effect, GError **error)
{
  TdWhatIfChange change = { .rules = rules };
  g_autoptr (GError) trouble = NULL;
  gint64 gain;

  if (self->what_if == NULL)
    self->what_if =
        td_what_if_new_for_program (db, self->program_id, TD_OBJECTIVE_TOTAL, self->today, error);
  if (self->what_if == NULL)
    return FALSE;
  effect->known = td_what_if_evaluate (self->what_if, &change, &effect->result,
                                       td_database_get_cancellable (db), &trouble);
  if (!effect->known && !g_error_matches (trouble, TD_ERROR, TD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  gain = effect->result.total - effect->result.drafted;
  effect->fit = gain < 0 ? -td_points_percent (-gain, largest_of (rules))
                         : td_points_percent (gain, largest_of (rules));
  return TRUE;
}

gboolean
td_rule_bench_try (TdRuleBench *self,
                   TdDatabase *db,
                   TdRules *rules,
                   TdRuleEffect *effect,
                   GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (effect != NULL, FALSE);

  *effect = (TdRuleEffect){ .known = FALSE };
  locker = g_mutex_locker_new (&self->lock);
  return try_locked (self, db, rules, effect, error);
}
