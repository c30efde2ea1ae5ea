/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-panel.h"

#include "db/td-change.h"
#include "gui/pages/program/td-parameter-row.h"
#include "gui/pages/program/td-program-dialog.h"
#include "gui/pages/program/td-program-surveys.h"
#include "gui/pages/program/td-program-texts.h"
#include "gui/pages/program/td-rule-item.h"
#include "gui/pages/program/td-rule-row.h"
#include "gui/pages/program/td-settings.h"
#include "gui/pages/program/td-weight-row.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-kept-text.h"
#include "gui/widgets/td-remark-row.h"
#include "program/td-program.h"
#include "program/td-rules.h"

#include <glib/gi18n-lib.h>

struct _TdProgramPanel
{
  TdPage parent_instance;

  GtkWidget *fields;
  GtkListBox *rule_list;
  GtkListBox *weight_list;

  TdProgram *program;
  TdProgram *saved; /* as it was loaded */
  TdForm *form;
  TdKeptText *kept;  /* what is changed and not saved */
  GListStore *rules; /* of TdRuleItem: rules, each with its parameters */
  GListStore *weights;
  GtkFilter *shown; /* parameters only while their rule is on */
  gboolean rules_changed;
  gboolean changed;
  gboolean starting_again; /* what is not saved gives way to what is loaded */
};

enum
{
  PROP_PROGRAM = 1,
  PROP_CHANGED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdProgramPanel, td_program_panel, TD_TYPE_PAGE)

/* --- What is changed --- */

static void
update_changed (TdProgramPanel *self)
{
  gboolean changed = self->rules_changed || (self->form && td_form_is_changed (self->form));

  if (self->kept && (changed || self->changed))
    td_kept_text_note (self->kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "program.save",
                                 changed && self->form && td_form_is_valid (self->form));
  if (self->changed == changed)
    return;
  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static void
rule_changed_cb (TdProgramPanel *self)
{
  self->rules_changed = TRUE;
  gtk_filter_changed (self->shown, GTK_FILTER_CHANGE_DIFFERENT);
  update_changed (self);
}

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_program_check (db, record, error);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdDate today;
} LoadRequest;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadRequest *request = data;

  return td_settings_load (db, request->program_id, request->today, error);
}

static TdRuleItem *
add_item (TdProgramPanel *self,
          GListStore *store,
          TdRules *rules,
          TdRuleKind kind,
          const char *name)
{
  g_autoptr (TdRuleItem) item = td_rule_item_new (rules, kind, name);

  g_signal_connect_object (item, "notify::value", G_CALLBACK (rule_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::mode", G_CALLBACK (rule_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_store_append (store, item);
  return item;
}

static void
add_parameters (TdProgramPanel *self, TdRules *rules, const char *rule)
{
  guint n;
  const TdRuleInfo *infos = td_rule_info_list (TD_PARAMETER, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (infos[i].belongs_to, rule) == 0)
      add_item (self, self->rules, rules, TD_PARAMETER, infos[i].name);
}

static void
show_rules (TdProgramPanel *self, TdRules *rules, char **fields)
{
  guint n;
  const TdRuleInfo *infos = td_rule_info_list (TD_RULE, &n);

  g_list_store_remove_all (self->rules);
  for (guint i = 0; i < n; i++)
    {
      add_item (self, self->rules, rules, TD_RULE, infos[i].name);
      add_parameters (self, rules, infos[i].name);
    }
  add_parameters (self, rules, NULL);

  g_list_store_remove_all (self->weights);
  infos = td_rule_info_list (TD_CRITERION, &n);
  for (guint i = 0; i < n; i++)
    add_item (self, self->weights, rules, TD_CRITERION, infos[i].name);
  for (char **field = fields; *field; field++)
    {
      g_autofree char *name = g_strconcat ("field:", *field, NULL);

      add_item (self, self->weights, rules, TD_CRITERION, name);
    }
}

/* What the menu offers is what can be done with the programme as it is. */
static void
update_actions (TdProgramPanel *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = g_str_equal (self->program->state, "open");

  gtk_widget_action_set_enabled (widget, "program.close", open);
  gtk_widget_action_set_enabled (widget, "program.reopen", !open);
  gtk_widget_action_set_enabled (widget, "program.archive",
                                 !g_str_equal (self->program->state, "archived"));
}

static char *
dup_changes (gpointer panel)
{
  TdProgramPanel *self = panel;

  return td_settings_dup (td_form_get_record (self->form), self->saved, self->rules_changed,
                          G_LIST_MODEL (self->rules), G_LIST_MODEL (self->weights));
}

/* From now on; @before (nullable) is what was changed and not saved when the program ended: it is
 * there again, still to be saved or discarded. */
static void
keep_changes (TdProgramPanel *self, const char *before)
{
  g_autofree char *about = td_settings_dup_about (self->program->id);

  self->kept = td_kept_text_new (td_page_get_session (TD_PAGE (self)), TD_SETTINGS_FORM, about,
                                 dup_changes, self);
  td_kept_text_set_kept (self->kept, before);
  if (before)
    td_settings_apply (before, td_form_get_record (self->form), G_LIST_MODEL (self->rules),
                       G_LIST_MODEL (self->weights));
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdProgramPanel *self = owner;
  g_autoptr (TdSettings) found = result;

  /* What she is typing is not swept away by something else that changed. */
  if (self->changed && !self->starting_again && self->program &&
      self->program->id == found->program->id)
    return;
  if (self->starting_again)
    g_clear_pointer (&found->kept, g_free);
  self->starting_again = FALSE;
  g_clear_object (&self->kept);
  g_set_object (&self->program, found->program);
  g_clear_object (&self->saved);
  self->saved = TD_PROGRAM (td_record_copy (TD_RECORD (found->program)));
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM]);
  g_clear_object (&self->form);
  self->form =
      td_form_new (self->fields, td_page_get_session (TD_PAGE (self)), self->program, check);
  g_signal_connect_object (self->form, "notify", G_CALLBACK (update_changed), self,
                           G_CONNECT_SWAPPED);
  show_rules (self, found->rules, found->fields);
  self->rules_changed = FALSE;
  update_changed (self);
  keep_changes (self, found->kept);
}

static void
td_program_panel_reload (TdPage *page)
{
  LoadRequest request = { td_page_get_program_id (page), td_page_get_today (page) };

  if (request.program_id)
    td_page_read (page, load_job, g_memdup2 (&request, sizeof request), g_free, td_settings_free,
                  loaded_cb);
}

/* --- Rows --- */

static TdRuleItem *
find_rule (TdProgramPanel *self, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rules)); i++)
    {
      g_autoptr (TdRuleItem) item = g_list_model_get_item (G_LIST_MODEL (self->rules), i);

      if (td_rule_item_get_kind (item) == TD_RULE &&
          g_str_equal (td_rule_item_get_name (item), name))
        return item;
    }
  return NULL;
}

static GtkWidget *
make_parameter_row (TdRuleItem *item)
{
  const TdRuleInfo *info = td_rule_info_find (TD_PARAMETER, td_rule_item_get_name (item));

  /* A number from 0 to 1 is a switch. */
  if (info->smallest == 0 && info->largest == 1)
    return g_object_new (TD_TYPE_RULE_ROW, "item", item, NULL);
  return g_object_new (TD_TYPE_PARAMETER_ROW, "item", item, NULL);
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  TdProgramPanel *self = data;
  TdRuleKind kind = td_rule_item_get_kind (item);
  const TdRuleInfo *info = td_rule_info_find (kind, td_rule_item_get_name (item));
  TdRuleItem *rule = info->belongs_to ? find_rule (self, info->belongs_to) : NULL;
  gboolean active = TRUE;

  if (rule)
    g_object_get (rule, "active", &active, NULL);
  return active;
}

static GtkWidget *
make_rule_row (gpointer item, gpointer data)
{
  if (td_rule_item_get_kind (item) == TD_PARAMETER)
    return make_parameter_row (item);
  return g_object_new (TD_TYPE_RULE_ROW, "item", item, NULL);
}

static GtkWidget *
make_weight_row (gpointer item, gpointer data)
{
  return g_object_new (TD_TYPE_WEIGHT_ROW, "item", item, NULL);
}

/* --- Saving --- */

typedef struct
{
  TdProgram *program;
  TdRules *rules;
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->program);
  td_rules_free (request->rules);
  g_free (request);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (TdChange) change = td_change_begin (db, "program.edit", error);

  if (change == NULL || !td_program_edit (db, request->program, request->today, error) ||
      !td_rules_save (db, request->program->id, request->rules, error))
    return NULL;
  td_change_describe (change, "%s", request->program->name);
  td_change_commit (change, error);
  return NULL;
}

static void
apply_items (GListStore *store, TdRules *rules)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (TdRuleItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      td_rule_item_apply (item, rules);
    }
}

/* Forgets what is not saved and shows what is. */
static void
start_again (TdProgramPanel *self)
{
  self->starting_again = TRUE;
  td_kept_text_forget (self->kept);
  td_page_queue_reload (TD_PAGE (self));
}

static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  start_again (owner);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (widget);
  Request *request = g_new (Request, 1);

  *request = (Request){ td_form_dup_record (self->form), td_rules_new (),
                        td_page_get_today (TD_PAGE (self)) };
  apply_items (self->rules, request->rules);
  apply_items (self->weights, request->rules);
  td_page_write (TD_PAGE (self), _ ("Changes saved"), save_job, request, request_free, NULL,
                 saved_cb);
}

static void
discard_action (GtkWidget *widget, const char *action, GVariant *target)
{
  start_again (TD_PROGRAM_PANEL (widget));
}

/* --- Life of a programme --- */

static gpointer
close_job (TdDatabase *db, gpointer id, GError **error)
{
  td_program_set_state (db, *(gint64 *) id, "closed", error);
  return NULL;
}

static gpointer
reopen_job (TdDatabase *db, gpointer id, GError **error)
{
  td_program_set_state (db, *(gint64 *) id, "open", error);
  return NULL;
}

static gpointer
archive_job (TdDatabase *db, gpointer id, GError **error)
{
  td_program_set_state (db, *(gint64 *) id, "archived", error);
  return NULL;
}

static gpointer
delete_job (TdDatabase *db, gpointer id, GError **error)
{
  td_program_delete (db, *(gint64 *) id, error);
  return NULL;
}

static void
write_life (GtkWidget *widget, TdJobFunc job, const char *toast)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (widget);

  if (self->program)
    td_page_write (TD_PAGE (self), toast, job, g_memdup2 (&self->program->id, sizeof (gint64)),
                   g_free, NULL, NULL);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_life (widget, close_job, _ ("Programme closed"));
}

static void
reopen_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_life (widget, reopen_job, _ ("Programme reopened"));
}

static void
archive_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_life (widget, archive_job, _ ("Programme archived"));
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_life (widget, delete_job, _ ("Programme deleted"));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (widget);

  if (self->program)
    td_program_dialog_present (widget, td_page_get_session (TD_PAGE (self)), self->program);
}

/* --- The object --- */

static char *
describe_state (gpointer object, const char *state)
{
  return g_strdup (state ? td_program_state_get_label (state) : "");
}

static void
td_program_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (object);

  switch (id)
    {
    case PROP_PROGRAM:
      g_value_set_object (value, self->program);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_program_panel_dispose (GObject *object)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (object);

  g_clear_object (&self->kept); /* before what it asks for what is changed */
  g_clear_object (&self->form);
  g_clear_object (&self->program);
  g_clear_object (&self->saved);

  G_OBJECT_CLASS (td_program_panel_parent_class)->dispose (object);
}

static void
td_program_panel_finalize (GObject *object)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (object);

  g_object_unref (self->rules);
  g_object_unref (self->weights);
  g_object_unref (self->shown);

  G_OBJECT_CLASS (td_program_panel_parent_class)->finalize (object);
}

/* On the page of reports, about this programme. */
static void
report_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdProgramPanel *self = TD_PROGRAM_PANEL (widget);

  if (self->program == NULL)
    return;
  td_session_set_program_id (td_page_get_session (TD_PAGE (self)), self->program->id);
  gtk_widget_activate_action (widget, "win.report", "(sxs)", g_variant_get_string (target, NULL),
                              (gint64) 0, "");
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "program.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "program.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "program.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "program.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "program.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "program.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "program.archive", NULL, archive_action);
  gtk_widget_class_install_action (widget_class, "program.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "program.save",
                                       NULL);
}

static void
td_program_panel_class_init (TdProgramPanelClass *klass)
{
  static const char *const tables[] = { "program", "program_rule", "employee_extra", NULL };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_program_panel_get_property;
  object_class->dispose = td_program_panel_dispose;
  object_class->finalize = td_program_panel_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_program_panel_reload;

  properties[PROP_PROGRAM] = g_param_spec_object ("program", NULL, NULL, TD_TYPE_PROGRAM, flags);
  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_actions (widget_class);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PROGRAM_SURVEYS);
  g_type_ensure (TD_TYPE_PROGRAM_TEXTS);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-program-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgramPanel, fields);
  gtk_widget_class_bind_template_child (widget_class, TdProgramPanel, rule_list);
  gtk_widget_class_bind_template_child (widget_class, TdProgramPanel, weight_list);
  gtk_widget_class_bind_template_callback (widget_class, describe_state);
  td_closures_bind (widget_class);
}

static void
td_program_panel_init (TdProgramPanel *self)
{
  g_autoptr (GtkFilterListModel) shown_rules = NULL;

  self->rules = g_list_store_new (TD_TYPE_RULE_ITEM);
  self->weights = g_list_store_new (TD_TYPE_RULE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  shown_rules = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rules)),
                                           g_object_ref (self->shown));
  gtk_list_box_bind_model (self->rule_list, G_LIST_MODEL (shown_rules), make_rule_row, NULL, NULL);
  gtk_list_box_bind_model (self->weight_list, G_LIST_MODEL (self->weights), make_weight_row, NULL,
                           NULL);
  update_changed (self);
}
