/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-survey-settings-dialog.h"

#include "base/td-text.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdSurveySettingsDialog
{
  TdDialog parent_instance;

  GtkWidget *name;

  TdForm *form;
};

G_DEFINE_FINAL_TYPE (TdSurveySettingsDialog, td_survey_settings_dialog, TD_TYPE_DIALOG)

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  td_survey_save (db, data, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveySettingsDialog *self = TD_SURVEY_SETTINGS_DIALOG (widget);
  TdSurvey *survey = td_form_dup_record (self->form);

  td_dialog_write (TD_DIALOG (self), survey->id ? _ ("Survey changed") : _ ("Survey made"),
                   _ ("Not Saved"), save_job, survey, g_object_unref, NULL);
}

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  TdRemarks *remarks = td_remarks_new ();
  g_autofree char *name = td_text_clean (TD_SURVEY (record)->name);

  if (name == NULL)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "name", _ ("A survey needs a name."));
  return remarks;
}

static void
valid_cb (TdSurveySettingsDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.save", td_form_is_valid (self->form));
}

void
td_survey_settings_dialog_show (GtkWidget *parent, TdSession *session, TdSurvey *survey)
{
  g_autoptr (TdSurvey) copy = td_record_copy (survey);
  TdSurveySettingsDialog *self =
      g_object_new (TD_TYPE_SURVEY_SETTINGS_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "session", session, NULL);

  if (survey->id)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Change Survey"));
  self->form = td_form_new (GTK_WIDGET (self), session, copy, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_survey_settings_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_SURVEY_SETTINGS_DIALOG (object)->form);

  G_OBJECT_CLASS (td_survey_settings_dialog_parent_class)->dispose (object);
}

static void
td_survey_settings_dialog_class_init (TdSurveySettingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_survey_settings_dialog_dispose;
  g_type_ensure (TD_TYPE_REMARK_ROW);
  gtk_widget_class_install_action (widget_class, "survey.save", NULL, save_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/program/td-survey-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSurveySettingsDialog, name);
}

static void
td_survey_settings_dialog_init (TdSurveySettingsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.save", FALSE);
}
