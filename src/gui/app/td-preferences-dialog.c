/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-preferences-dialog.h"

#include "gui/app/td-notifier.h"
#include "gui/widgets/td-closures.h"
#include "workspace/td-retention-period.h"
#include "workspace/td-sender.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

struct _TdPreferencesDialog
{
  TdDialog parent_instance;

  GtkEditable *organisation;
  GtkEditable *coordinator;
  GtkEditable *email;
  GtkRevealer *wrong;
  GtkLabel *remark;
  GtkSwitch *notify;
  GtkSpinButton *hour;
  GtkSwitch *keep;
  GtkSpinButton *months;
};

G_DEFINE_FINAL_TYPE (TdPreferencesDialog, td_preferences_dialog, TD_TYPE_DIALOG)

typedef struct
{
  TdSender sender;
  gint64 notify;
  gint64 hour;
  gint64 months; /* of the retention period, 0 for none */
} Settings;

static void
settings_free (gpointer data)
{
  Settings *settings = data;

  td_sender_clear (&settings->sender);
  g_free (settings);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Settings, settings_free)

/* --- Saving --- */

/* Never set is none, and stays so. */
static gboolean
save_months (TdDatabase *db, gint64 months, GError **error)
{
  gint64 before = 0;

  return td_settings_get_int (db, TD_SETTING_RETENTION_MONTHS, 0, &before, error) &&
         (before == months || td_settings_set_int (db, TD_SETTING_RETENTION_MONTHS, months, error));
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Settings *settings = data;
  g_autoptr (TdChange) change = td_change_begin (db, "workspace.setting", error);

  if (change == NULL ||
      !td_settings_set_text (db, TD_SETTING_ORGANISATION, settings->sender.organisation, error) ||
      !td_settings_set_text (db, TD_SETTING_COORDINATOR, settings->sender.name, error) ||
      !td_settings_set_text (db, TD_SETTING_COORDINATOR_EMAIL, settings->sender.email, error) ||
      !td_settings_set_int (db, TD_SETTING_NOTIFY, settings->notify, error) ||
      !td_settings_set_int (db, TD_SETTING_NOTIFY_HOUR, settings->hour, error) ||
      !save_months (db, settings->months, error))
    return NULL;
  td_change_commit (change, error);
  return NULL;
}

static char *
read_entry (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPreferencesDialog *self = TD_PREFERENCES_DIALOG (widget);
  Settings *settings = g_new0 (Settings, 1);

  settings->sender.organisation = read_entry (self->organisation);
  settings->sender.name = read_entry (self->coordinator);
  settings->sender.email = read_entry (self->email);
  settings->notify = gtk_switch_get_active (self->notify);
  settings->hour = gtk_spin_button_get_value_as_int (self->hour);
  if (gtk_switch_get_active (self->keep))
    settings->months = gtk_spin_button_get_value_as_int (self->months);
  td_dialog_write (TD_DIALOG (self), _ ("Preferences saved"), _ ("Not Saved"), save_job, settings,
                   settings_free, NULL);
}

static void
email_changed_cb (TdPreferencesDialog *self)
{
  g_autofree char *email = read_entry (self->email);
  gboolean good = *email == '\0' || td_letter_is_address (email);

  gtk_revealer_set_reveal_child (self->wrong, !good);
  gtk_label_set_label (self->remark, good ? "" : _ ("This is no e-mail address."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.save", good);
}

/* --- Showing --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autoptr (Settings) settings = g_new0 (Settings, 1);

  if (!td_sender_load (db, &settings->sender, error) ||
      !td_settings_get_int (db, TD_SETTING_NOTIFY, 1, &settings->notify, error) ||
      !td_settings_get_int (db, TD_SETTING_NOTIFY_HOUR, TD_NOTIFY_HOUR_DEFAULT, &settings->hour,
                            error) ||
      !td_settings_get_int (db, TD_SETTING_RETENTION_MONTHS, 0, &settings->months, error))
    return NULL;
  return g_steal_pointer (&settings);
}

static void
set_entry (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text ? text : "");
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPreferencesDialog *self = owner;
  g_autoptr (Settings) settings = result;

  set_entry (self->organisation, settings->sender.organisation);
  set_entry (self->coordinator, settings->sender.name);
  set_entry (self->email, settings->sender.email);
  gtk_switch_set_active (self->notify, settings->notify != 0);
  gtk_spin_button_set_value (self->hour, (double) settings->hour);
  gtk_switch_set_active (self->keep, settings->months > 0);
  gtk_spin_button_set_value (self->months, (double) (settings->months ? settings->months
                                                                      : TD_RETENTION_MONTHS_USUAL));
  gtk_window_present (GTK_WINDOW (self));
}

void
td_preferences_dialog_show (GtkWindow *parent, TdSession *session)
{
  TdPreferencesDialog *self;

  g_return_if_fail (TD_IS_SESSION (session));

  self =
      g_object_new (TD_TYPE_PREFERENCES_DIALOG, "transient-for", parent, "session", session, NULL);
  td_session_read (session, self, TD_JOB_REPORT, load_job, NULL, NULL, settings_free, loaded_cb);
}

/* --- Class --- */

static void
td_preferences_dialog_class_init (TdPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "preferences.save", NULL, save_action);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/app/td-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, coordinator);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, email);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, wrong);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, notify);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, hour);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesDialog, months);
  gtk_widget_class_bind_template_callback (widget_class, email_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_preferences_dialog_init (TdPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
