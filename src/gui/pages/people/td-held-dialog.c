/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-held-dialog.h"

#include "gui/frame/td-dialogs.h"
#include "gui/pages/people/td-erasure-dialog.h"
#include "gui/pages/people/td-held-line.h"
#include "gui/pages/report/td-report-out.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-named-bin.h"
#include "workspace/td-person-data.h"

#include <glib/gi18n-lib.h>

struct _TdHeldDialog
{
  TdDialog parent_instance;

  /* Template children. */
  AdwWindowTitle *heading;
  GtkStack *states;
  GListStore *lines;

  TdEmployee *person;
};

G_DEFINE_FINAL_TYPE (TdHeldDialog, td_held_dialog, TD_TYPE_DIALOG)

/* --- Showing --- */

static gpointer
load_job (TdDatabase *db, gpointer id, GError **error)
{
  g_autoptr (TdPersonData) data = td_person_data_load (db, *(gint64 *) id, error);

  return data ? td_held_line_list (data) : NULL;
}

static void
set_can_leave (TdHeldDialog *self, gboolean can)
{
  static const char *const actions[] = { "held.print", "held.save-pdf", "held.save-table",
                                         "held.erase" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], can);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdHeldDialog *self = owner;
  g_autoptr (GPtrArray) lines = result;

  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);
  gtk_stack_set_visible_child_name (self->states, "lines");
  set_can_leave (self, TRUE);
}

/* --- Leaving --- */

static TdReportRequest *
make_request (TdHeldDialog *self)
{
  TdReportRequest *request = td_report_out_request (GTK_WIDGET (self), "person");

  request->person_id = self->person->id;
  return request;
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_report_out_print (widget, make_request (TD_HELD_DIALOG (widget)));
}

static void
save_pdf_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_report_out_save (widget, make_request (TD_HELD_DIALOG (widget)));
}

typedef struct
{
  gint64 id;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->path);
  g_free (save);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Save *save = data;
  g_autoptr (TdPersonData) held = td_person_data_load (db, save->id, error);

  if (held == NULL || !td_person_data_save_csv (held, save->path, error))
    return NULL;
  return g_strdup (save->path);
}

static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  g_autofree char *path = result;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);

  td_session_tell_file (td_dialog_get_session (owner), message, path);
}

void
td_held_dialog_save_table (TdHeldDialog *self, GFile *file)
{
  Save *save;

  g_return_if_fail (TD_IS_HELD_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  save = g_new (Save, 1);
  *save = (Save){ self->person->id, g_file_get_path (file) };
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, save_job, save,
                   save_free, g_free, saved_cb);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file)
    td_held_dialog_save_table (TD_HELD_DIALOG (source), file);
}

static void
save_table_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdHeldDialog *self = TD_HELD_DIALOG (widget);
  /* Translators: the name of a file; a person. */
  g_autofree char *name = g_strdup_printf (_ ("Data of %s.xlsx"), self->person->name);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  td_dialogs_save_file_async (widget, _ ("Save as a Table"), name, file_chosen_cb, NULL);
}

/* What is shown would be of somebody else afterwards. */
static void
erase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdHeldDialog *self = TD_HELD_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  td_erasure_dialog_present (GTK_WIDGET (parent), td_dialog_get_session (TD_DIALOG (self)),
                             self->person);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- Closures --- */

static gboolean
has_role (gpointer object, int role, int wanted)
{
  return role == wanted;
}

static char *
line_words (gpointer object, const char *title, const char *value, gboolean secret)
{
  g_autofree char *words = td_join_two (object, title, value);

  return secret ? td_join_two (object, words, _ ("Private")) : g_steal_pointer (&words);
}

/* --- The object --- */

TdHeldDialog *
td_held_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person)
{
  TdHeldDialog *self = g_object_new (TD_TYPE_HELD_DIALOG, "transient-for",
                                     gtk_widget_get_root (parent), "session", session, NULL);

  self->person = g_object_ref (person);
  adw_window_title_set_subtitle (self->heading, person->name);
  td_session_read (session, self, TD_JOB_REPORT, load_job,
                   g_memdup2 (&person->id, sizeof person->id), g_free,
                   (GDestroyNotify) g_ptr_array_unref, loaded_cb);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

static void
td_held_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_HELD_DIALOG (object)->person);

  G_OBJECT_CLASS (td_held_dialog_parent_class)->dispose (object);
}

static void
td_held_dialog_class_init (TdHeldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_held_dialog_dispose;
  g_type_ensure (TD_TYPE_HELD_LINE);
  g_type_ensure (TD_TYPE_NAMED_BIN);

  gtk_widget_class_install_action (widget_class, "held.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "held.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "held.save-table", NULL, save_table_action);
  gtk_widget_class_install_action (widget_class, "held.erase", NULL, erase_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "held.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "held.save-pdf",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-held-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdHeldDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, TdHeldDialog, states);
  gtk_widget_class_bind_template_child (widget_class, TdHeldDialog, lines);
  gtk_widget_class_bind_template_callback (widget_class, has_role);
  gtk_widget_class_bind_template_callback (widget_class, line_words);
  td_closures_bind (widget_class);
}

static void
td_held_dialog_init (TdHeldDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_can_leave (self, FALSE);
}
