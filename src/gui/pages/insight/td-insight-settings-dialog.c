/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-settings-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "insight/td-retention.h"
#include "insight/td-signals.h"
#include "insight/td-suppression.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

struct _TdInsightSettingsDialog
{
  TdDialog parent_instance;

  TdDateRow *window_start;
  GtkSpinButton *min_cell;
  GtkSpinButton *mentor_load;
};

G_DEFINE_FINAL_TYPE (TdInsightSettingsDialog, td_insight_settings_dialog, TD_TYPE_DIALOG)

typedef struct
{
  TdDate window_start;
  gint64 min_cell;
  gint64 mentor_load;
} Settings;

/* --- Saving --- */

/* A setting that has its standard value is not stored. */
static gboolean
set_number (TdDatabase *db, const char *key, gint64 value, gint64 standard, GError **error)
{
  return value == standard ? td_settings_set_text (db, key, NULL, error)
                           : td_settings_set_int (db, key, value, error);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Settings *settings = data;
  g_autoptr (TdChange) change = td_change_begin (db, "workspace.setting", error);
  g_autofree char *day =
      settings->window_start == TD_DATE_NONE ? NULL : td_date_to_iso (settings->window_start);

  if (change == NULL || !td_settings_set_text (db, TD_SETTING_WINDOW_START, day, error) ||
      !set_number (db, TD_SETTING_MIN_CELL, settings->min_cell, TD_SUPPRESSION_THRESHOLD, error) ||
      !set_number (db, TD_SETTING_MENTOR_LOAD, settings->mentor_load, TD_SIGNAL_LOAD, error))
    return NULL;
  td_change_commit (change, error);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdInsightSettingsDialog *self = TD_INSIGHT_SETTINGS_DIALOG (widget);
  Settings *settings = g_new0 (Settings, 1);

  settings->window_start = td_date_row_get_date (self->window_start);
  settings->min_cell = gtk_spin_button_get_value_as_int (self->min_cell);
  settings->mentor_load = gtk_spin_button_get_value_as_int (self->mentor_load);
  td_dialog_write (TD_DIALOG (self), _ ("Settings of insights changed"), _ ("Not Saved"), save_job,
                   settings, g_free, NULL);
}

static void
valid_changed_cb (TdInsightSettingsDialog *self)
{
  gboolean valid;

  g_object_get (self->window_start, "valid", &valid, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insight-settings.save", valid);
}

/* --- Showing --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autofree Settings *settings = g_new0 (Settings, 1);
  GError *trouble = NULL;
  g_autofree char *day = td_settings_dup_text (db, TD_SETTING_WINDOW_START, &trouble);

  if (trouble)
    {
      g_propagate_error (error, trouble);
      return NULL;
    }
  settings->window_start = day ? td_date_from_iso (day) : TD_DATE_NONE;
  if (!td_suppression_load_threshold (db, &settings->min_cell, error) ||
      !td_settings_get_int (db, TD_SETTING_MENTOR_LOAD, TD_SIGNAL_LOAD, &settings->mentor_load,
                            error))
    return NULL;
  return g_steal_pointer (&settings);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdInsightSettingsDialog *self = owner;
  g_autofree Settings *settings = result;

  td_date_row_set_date (self->window_start, settings->window_start);
  gtk_spin_button_set_value (self->min_cell, (double) settings->min_cell);
  gtk_spin_button_set_value (self->mentor_load, (double) settings->mentor_load);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_insight_settings_dialog_show (GtkWindow *parent, TdSession *session)
{
  TdInsightSettingsDialog *self;

  g_return_if_fail (TD_IS_SESSION (session));

  self = g_object_new (TD_TYPE_INSIGHT_SETTINGS_DIALOG, "transient-for", parent, "session", session,
                       NULL);
  td_date_row_set_today (self->window_start, td_session_get_today (session));
  td_session_read (session, self, TD_JOB_REPORT, load_job, NULL, NULL, g_free, loaded_cb);
}

/* --- Class --- */

static void
td_insight_settings_dialog_class_init (TdInsightSettingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "insight-settings.save", NULL, save_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/insight/td-insight-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdInsightSettingsDialog, window_start);
  gtk_widget_class_bind_template_child (widget_class, TdInsightSettingsDialog, min_cell);
  gtk_widget_class_bind_template_child (widget_class, TdInsightSettingsDialog, mentor_load);
  gtk_widget_class_bind_template_callback (widget_class, valid_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_insight_settings_dialog_init (TdInsightSettingsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
