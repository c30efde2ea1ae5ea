/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-rules-panel.h"

#include "gui/frame/td-trouble.h"
#include "gui/pages/pairing/td-rule-list.h"
#include "gui/pages/pairing/td-setting-row.h"
#include "gui/widgets/td-closures.h"
#include "people/td-employee.h"
#include "proposal/td-rule-trial.h"

#include <glib/gi18n-lib.h>

/* A slider that is drawn is tried once it rests. */
#define REST_MILLISECONDS 120
#define FIRST_WEIGHT 30 /* of a column that is added */

struct _TdRulesPanel
{
  TdPage parent_instance;

  /* Template children. */
  GListStore *rules;
  GListStore *criteria;
  GtkStringList *columns; /* of the roster, that are no criterion yet */

  GPtrArray *trial; /* (nullable): what is set otherwise than it is kept */
  TdRuleBench *bench;
  gint64 program_id; /* whose rules are shown */
  char *effect;
  gboolean computing;
  guint rest_source;
};

enum
{
  PROP_TRIAL = 1,
  PROP_EFFECT,
  PROP_COMPUTING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdRulesPanel, td_rules_panel, TD_TYPE_PAGE)

static gboolean
is_trying (gpointer object, gpointer trial)
{
  return trial != NULL;
}

/* --- What it would do --- */

static char *
change_words (int change)
{
  return change == 0 ? g_strdup ("")
                     : g_strdup_printf (" (%s%d)", change < 0 ? "−" : "+", ABS (change));
}

/* "41 of 41 matched (+1) · fit −3 in all · 6 pairs change" */
static char *
effect_words (const TdRuleEffect *effect)
{
  const TdWhatIfResult *result = &effect->result;
  g_autofree char *change = change_words (result->matched_change);
  g_autofree char *pairs = g_strdup_printf (ngettext ("%d pair changes", "%d pairs change",
                                                      (gulong) result->pairs_changed),
                                            result->pairs_changed);

  if (!effect->known)
    return g_strdup (_ ("Keep it to see what it does: the column was no criterion before."));
  if (result->pairs_changed == 0)
    /* Translators: mentees with a mentor, all mentees. */
    return g_strdup_printf (_ ("%d of %d matched · no pair changes"), result->matched,
                            result->mentees);
  /* Translators: mentees with a mentor, all mentees, how many more or fewer: “ (+1)”, the change of
   * all fits added up: “−”, “3”; “6 pairs change”. */
  return g_strdup_printf (_ ("%d of %d matched%s · fit %s%d in all · %s"), result->matched,
                          result->mentees, change, effect->fit < 0 ? "−" : "+", ABS (effect->fit),
                          pairs);
}

static void
set_effect (TdRulesPanel *self, char *effect)
{
  g_free (self->effect);
  self->effect = effect;
  self->computing = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EFFECT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPUTING]);
}

typedef struct
{
  gint64 program_id;
  GPtrArray *trial; /* (nullable) */
  TdRuleBench *bench;

  /* What the job found. */
  TdRules *rules;
  char **columns;
  TdRuleEffect effect;
} Job;

static Job *
job_new (TdRulesPanel *self)
{
  Job *job = g_new0 (Job, 1);

  job->program_id = self->program_id;
  job->trial = self->trial ? g_ptr_array_ref (self->trial) : NULL;
  job->bench = td_rule_bench_ref (self->bench);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->trial, g_ptr_array_unref);
  g_clear_pointer (&job->bench, td_rule_bench_unref);
  g_clear_pointer (&job->rules, td_rules_free);
  g_strfreev (job->columns);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gpointer
try_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *asked = data;
  g_autoptr (Job) job = g_new0 (Job, 1);

  job->rules = td_rule_trial_load (db, asked->program_id, asked->trial, error);
  if (job->rules == NULL || !td_rule_bench_try (asked->bench, db, job->rules, &job->effect, error))
    return NULL;
  return g_steal_pointer (&job);
}

static void
tried_cb (gpointer owner, gpointer result, GError *error)
{
  TdRulesPanel *self = owner;
  g_autoptr (Job) job = result;

  if (self->trial)
    set_effect (self,
                job ? effect_words (&job->effect) : g_strdup (td_trouble_words (self, error)));
}

static gboolean
rest_cb (gpointer data)
{
  TdRulesPanel *self = data;

  self->rest_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRIAL]);
  td_session_read (td_page_get_session (TD_PAGE (self)), self, TD_JOB_DEFAULT, try_job,
                   job_new (self), (GDestroyNotify) job_free, (GDestroyNotify) job_free, tried_cb);
  return G_SOURCE_REMOVE;
}

static void
try_soon (TdRulesPanel *self)
{
  self->computing = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPUTING]);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

/* --- Loading --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *asked = data;
  g_autoptr (Job) job = g_new0 (Job, 1);

  job->trial = asked->trial ? g_ptr_array_ref (asked->trial) : NULL;
  job->rules = td_rule_trial_load (db, asked->program_id, asked->trial, error);
  job->columns = job->rules ? td_employee_list_extra_fields (db, error) : NULL;
  return job->columns ? g_steal_pointer (&job) : NULL;
}

static void
show_columns (TdRulesPanel *self, Job *job)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (char **column = job->columns; *column; column++)
    {
      g_autofree char *name = g_strconcat ("field:", *column, NULL);

      if (td_rules_get (job->rules, TD_CRITERION, name) == 0)
        g_ptr_array_add (names, *column);
    }
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->columns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->columns)),
                          (const char *const *) names->pdata);
}

static void load (TdRulesPanel *self);

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdRulesPanel *self = owner;
  g_autoptr (Job) job = result;

  /* What she set meanwhile is newer. */
  if (job->trial != self->trial)
    {
      load (self);
      return;
    }
  td_rule_list_show (self->rules, td_rule_list_rules (job->rules));
  td_rule_list_show (self->criteria, td_rule_list_criteria (job->rules, self->trial));
  show_columns (self, job);
}

static void
load (TdRulesPanel *self)
{
  td_page_read (TD_PAGE (self), load_job, job_new (self), (GDestroyNotify) job_free,
                (GDestroyNotify) job_free, loaded_cb);
}

static void
end_trial (TdRulesPanel *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->trial, g_ptr_array_unref);
  set_effect (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRIAL]);
}

static void
td_rules_panel_workspace_changed (TdPage *page)
{
  TdRulesPanel *self = TD_RULES_PANEL (page);

  end_trial (self);
  self->program_id = 0;
}

/* Whatever changed, the people or the rules: the best pairs to compare with are others. */
static void
td_rules_panel_reload (TdPage *page)
{
  TdRulesPanel *self = TD_RULES_PANEL (page);

  if (td_page_get_program_id (page) == 0)
    return;
  if (self->program_id != td_page_get_program_id (page))
    end_trial (self);
  self->program_id = td_page_get_program_id (page);
  g_clear_pointer (&self->bench, td_rule_bench_unref);
  self->bench = td_rule_bench_new (self->program_id, td_page_get_today (page));
  load (self);
  if (self->trial)
    try_soon (self);
}

/* --- Changing --- */

static void
set (TdRulesPanel *self, TdRuleKind kind, const char *name, int value)
{
  GPtrArray *trial = td_rule_trial_with (self->trial, kind, name, value);

  g_clear_pointer (&self->trial, g_ptr_array_unref);
  self->trial = trial;
  try_soon (self);
  /* A rule that is switched on shows its numbers. */
  if (kind == TD_RULE)
    load (self);
}

static void
set_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  const char *name;
  int kind, value;

  g_variant_get (target, "(i&si)", &kind, &name, &value);
  set (TD_RULES_PANEL (widget), (TdRuleKind) kind, name, value);
}

static void
column_activated_cb (TdRulesPanel *self, guint position, GtkListView *view)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_POPOVER);
  g_autofree char *name =
      g_strconcat ("field:", gtk_string_list_get_string (self->columns, position), NULL);

  gtk_popover_popdown (GTK_POPOVER (popover));
  set (self, TD_CRITERION, name, FIRST_WEIGHT);
  load (self);
}

static gpointer
keep_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_rule_trial_keep (db, job->program_id, job->trial, error);
  return NULL;
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRulesPanel *self = TD_RULES_PANEL (widget);

  if (self->trial == NULL)
    return;
  td_page_write (TD_PAGE (self), _ ("Rules changed"), keep_job, job_new (self),
                 (GDestroyNotify) job_free, NULL, NULL);
  end_trial (self);
}

static void
put_back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRulesPanel *self = TD_RULES_PANEL (widget);

  if (self->trial == NULL)
    return;
  end_trial (self);
  load (self);
}

/* --- Class --- */

static void
td_rules_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdRulesPanel *self = TD_RULES_PANEL (object);

  switch (id)
    {
    case PROP_TRIAL:
      g_value_set_boxed (value, self->trial);
      break;
    case PROP_EFFECT:
      g_value_set_string (value, self->effect);
      break;
    case PROP_COMPUTING:
      g_value_set_boolean (value, self->computing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_rules_panel_dispose (GObject *object)
{
  TdRulesPanel *self = TD_RULES_PANEL (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->trial, g_ptr_array_unref);
  g_clear_pointer (&self->bench, td_rule_bench_unref);
  g_clear_pointer (&self->effect, g_free);

  G_OBJECT_CLASS (td_rules_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-rules-panel.ui");
  gtk_widget_class_bind_template_child (klass, TdRulesPanel, rules);
  gtk_widget_class_bind_template_child (klass, TdRulesPanel, criteria);
  gtk_widget_class_bind_template_child (klass, TdRulesPanel, columns);
  gtk_widget_class_bind_template_callback (klass, column_activated_cb);
  gtk_widget_class_bind_template_callback (klass, is_trying);
  td_closures_bind (klass);
}

static void
td_rules_panel_class_init (TdRulesPanelClass *klass)
{
  static const char *const tables[] = { "program_rule",   "pair",       "enrolment",
                                        "employee",       "preference", "pairing_constraint",
                                        "employee_extra", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_RULE_ITEM);
  g_type_ensure (TD_TYPE_SETTING_ROW);
  object_class->get_property = td_rules_panel_get_property;
  object_class->dispose = td_rules_panel_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_rules_panel_reload;
  TD_PAGE_CLASS (klass)->workspace_changed = td_rules_panel_workspace_changed;

  properties[PROP_TRIAL] = g_param_spec_boxed ("trial", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  properties[PROP_EFFECT] = g_param_spec_string ("effect", NULL, NULL, NULL, flags);
  properties[PROP_COMPUTING] = g_param_spec_boolean ("computing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "rules.set", "(isi)", set_cb);
  gtk_widget_class_install_action (widget_class, "rules.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "rules.put-back", NULL, put_back_cb);
  bind_template (widget_class);
}

static void
td_rules_panel_init (TdRulesPanel *self)
{
  self->bench = td_rule_bench_new (0, TD_DATE_NONE);
  gtk_widget_init_template (GTK_WIDGET (self));
}
