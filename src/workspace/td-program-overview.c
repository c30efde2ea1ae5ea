/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-program-overview.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "program/td-cadence.h"
#include "program/td-rules.h"
#include "workspace/td-program-facts.h"

void
td_program_overview_free (TdProgramOverview *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->program);
  g_clear_pointer (&self->plan, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->weights, g_ptr_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
facts_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- The plan --- */

static char *
say_dates (TdDate from, TdDate to)
{
  g_autofree char *first = td_date_format (from);
  g_autofree char *last = td_date_format (to);

  if (from && to)
    return g_strdup_printf (_ ("%s – %s"), first, last);
  if (from)
    return g_strdup_printf (_ ("since %s"), first);
  return to ? g_strdup_printf (_ ("until %s"), last) : NULL;
}

static GPtrArray *
make_plan (const TdProgram *program)
{
  GPtrArray *plan = facts_new ();
  char *dates = say_dates (program->start_date, program->end_date);
  TdFact *fact;

  if (program->objective)
    td_fact_add (plan, "objective", _ ("Objective"), g_strdup (program->objective), NULL);
  if (dates)
    td_fact_add (plan, "dates", _ ("Dates"), dates, NULL);
  fact = td_fact_add (plan, "cadence", _ ("Cadence"), td_cadence_dup_text_label (program->cadence),
                      NULL);
  if (program->grace_days > 0)
    td_record_take_text (&fact->detail, g_strdup_printf (ngettext ("overdue after %d day of grace",
                                                                   "overdue after %d days of grace",
                                                                   program->grace_days),
                                                         program->grace_days));
  td_fact_add (plan, "length", _ ("Planned length"),
               g_strdup_printf (ngettext ("%d month", "%d months", program->planned_months),
                                program->planned_months),
               NULL);
  if (program->target_hours > 0)
    td_fact_add (plan, "hours", _ ("Hours a month to reach"),
                 g_strdup_printf (_ ("%.4g hours a month"), program->target_hours), NULL);
  if (program->requires_training)
    td_fact_add (plan, "training", _ ("Mentors need training"),
                 g_strdup (_ ("Only mentors with a training date are paired")), NULL);
  if (program->confidential)
    td_fact_add (plan, "confidential", _ ("Confidential"),
                 g_strdup (_ ("Prints and exports without names")), NULL);
  return plan;
}

/* --- Rules and weights --- */

/* A rule with the numbers that it reads: "Levels looked at: 2". */
static char *
say_parameters (TdRules *rules, const char *rule)
{
  GString *text = g_string_new (NULL);
  guint n;
  const TdRuleInfo *infos = td_rule_info_list (TD_PARAMETER, &n);

  for (guint i = 0; i < n; i++)
    {
      int value = td_rules_get (rules, TD_PARAMETER, infos[i].name);

      /* 0 levels are all of them, which the rule says itself. */
      if (g_strcmp0 (infos[i].belongs_to, rule) == 0 && (value || infos[i].smallest < 0))
        g_string_append_printf (text, "%s%s: %d", text->len ? " · " : "",
                                td_rule_get_label (TD_PARAMETER, infos[i].name), value);
    }
  return g_string_free (text, text->len == 0);
}

static GPtrArray *
make_rules (TdRules *rules)
{
  GPtrArray *facts = facts_new ();
  guint n;
  const TdRuleInfo *infos = td_rule_info_list (TD_RULE, &n);

  for (guint i = 0; i < n; i++)
    if (td_rules_is_on (rules, infos[i].name))
      {
        TdFact *fact =
            td_fact_add (facts, infos[i].name, td_rule_get_label (TD_RULE, infos[i].name),
                         g_strdup (td_rule_get_description (TD_RULE, infos[i].name)), NULL);

        td_record_take_text (&fact->detail, say_parameters (rules, infos[i].name));
      }
  if (td_rules_get (rules, TD_PARAMETER, "second_mentor"))
    td_fact_add (facts, "second_mentor", td_rule_get_label (TD_PARAMETER, "second_mentor"),
                 g_strdup (td_rule_get_description (TD_PARAMETER, "second_mentor")), NULL);
  return facts;
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer rules)
{
  const char *one = *(char **) a;
  const char *other = *(char **) b;

  return td_rules_get (rules, TD_CRITERION, other) - td_rules_get (rules, TD_CRITERION, one);
}

static GPtrArray *
make_weights (TdRules *rules)
{
  GPtrArray *facts = facts_new ();
  g_auto (GStrv) names = td_rules_list_criteria (rules);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (char **name = names; *name; name++)
    g_ptr_array_add (sorted, *name);
  g_ptr_array_sort_with_data (sorted, compare_weights, rules);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *name = sorted->pdata[i];
      TdFact *fact = td_fact_add (facts, name, td_rule_get_label (TD_CRITERION, name),
                                  g_strdup (td_rule_get_description (TD_CRITERION, name)), NULL);

      td_record_take_text (&fact->count,
                           g_strdup_printf ("%d", td_rules_get (rules, TD_CRITERION, name)));
    }
  return facts;
}

/* --- All of it --- */

static gboolean
load_parts (TdProgramOverview *self, TdDatabase *db, TdDate today, GError **error)
{
  g_autoptr (TdRules) rules = td_rules_load (db, self->program->id, error);
  TdProgramCounts counts;

  if (rules == NULL || !td_program_counts_load (db, self->program->id, &counts, error))
    return FALSE;
  self->plan = make_plan (self->program);
  self->rules = make_rules (rules);
  self->weights = make_weights (rules);
  self->people = td_program_facts_people (&counts);
  self->figures = td_program_facts_figures (db, self->program, today, error);
  self->needs =
      self->figures ? td_program_facts_needs (db, self->program, &counts, today, error) : NULL;
  return self->needs != NULL;
}

TdProgramOverview *
td_program_overview_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (TdProgramOverview) self = g_new0 (TdProgramOverview, 1);
  g_autoptr (GError) trouble = NULL;

  self->program = td_program_load (db, program_id, &trouble);
  if (g_error_matches (trouble, TD_ERROR, TD_ERROR_NOT_FOUND))
    return g_steal_pointer (&self);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return load_parts (self, db, today, error) ? g_steal_pointer (&self) : NULL;
}
