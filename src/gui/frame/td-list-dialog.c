/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-list-dialog.h"

#include "gui/frame/td-dialogs.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

/* In the order of the rows. */
enum
{
  FORMAT_XLSX,
  FORMAT_CSV,
};

enum
{
  COLUMNS_SHOWN,
  COLUMNS_ALL,
};

struct _TdListDialog
{
  TdDialog parent_instance;

  AdwComboRow *format;
  AdwComboRow *columns;

  TdListRequest *request;
  char *path; /* of the file that is written */
};

enum
{
  PROP_HEADING = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdListDialog, td_list_dialog, TD_TYPE_DIALOG)

/* --- The job --- */

typedef struct
{
  TdListRequest *request;
  TdProgress *progress;
  TdSheetFormat format;
  char *path;
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *save = data;

  td_list_request_free (save->request);
  g_object_unref (save->progress);
  g_free (save->path);
  g_free (save);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  SaveData *save = data;
  g_autofree TdListResult *result = g_new0 (TdListResult, 1);

  if (!td_list_save (db, save->request, save->path, save->format, save->progress, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

static void
saved_cb (gpointer owner, gpointer data, GError *error)
{
  TdListDialog *self = owner;
  g_autofree TdListResult *result = data;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  if (error)
    {
      td_dialogs_show_error (GTK_WIDGET (self), _ ("The File Was Not Written"), error);
      return;
    }
  words = td_list_result_dup_words (result);
  /* Translators: a file, and sentences about what is in it. */
  message = g_strdup_printf (_ ("“%s”: %s"), name, words);
  td_session_tell_file (td_dialog_get_session (TD_DIALOG (self)), message, self->path);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* A copy, so that a second try is possible. */
static TdListRequest *
copy_request (TdListDialog *self)
{
  const TdListRequest *from = self->request;
  TdListRequest *request = td_list_request_new (from->kind, from->program_id, from->today);
  gboolean all = adw_combo_row_get_selected (self->columns) == COLUMNS_ALL;
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  request->object_id = from->object_id;
  request->filters = g_strdupv (from->filters);
  request->sort = g_strdup (from->sort);
  request->descending = from->descending;
  request->ids = from->ids ? g_array_ref (from->ids) : NULL;
  request->records = from->records ? g_ptr_array_ref (from->records) : NULL;
  request->columns = all ? NULL : g_strdupv (from->columns);
  for (guint i = 0; all && i < td_list_kind_get_n_columns (from->kind); i++)
    g_strv_builder_add (columns, td_list_kind_get_column (from->kind, i));
  if (all)
    request->columns = g_strv_builder_end (columns);
  return request;
}

static TdSheetFormat
get_format (TdListDialog *self)
{
  return adw_combo_row_get_selected (self->format) == FORMAT_CSV ? TD_SHEET_CSV : TD_SHEET_XLSX;
}

void
td_list_dialog_save_to (TdListDialog *self, const char *path)
{
  SaveData *save;

  g_return_if_fail (TD_IS_LIST_DIALOG (self));

  if (td_busy_is_active (td_dialog_get_busy (TD_DIALOG (self))))
    return;
  save = g_new (SaveData, 1);
  *save = (SaveData){ copy_request (self), g_object_ref (td_dialog_get_progress (TD_DIALOG (self))),
                      get_format (self), g_strdup (path) };
  g_free (self->path);
  self->path = g_strdup (path);
  td_dialog_read (TD_DIALOG (self), _ ("Saving the list…"), save_job, save, save_data_free, g_free,
                  saved_cb);
}

/* --- Asking --- */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdListDialog *self = TD_LIST_DIALOG (source);
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path && self->request)
    td_list_dialog_save_to (self, path);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdListDialog *self = TD_LIST_DIALOG (widget);
  g_autofree char *title = g_utf8_strdown (td_list_kind_get_title (self->request->kind), -1);
  g_autofree char *name =
      g_strconcat (title, get_format (self) == TD_SHEET_CSV ? ".csv" : ".xlsx", NULL);

  td_dialogs_save_file_async (widget, _ ("Save the List"), name, chosen_cb, NULL);
}

static char *
csv_words (gpointer object, guint format)
{
  if (format == FORMAT_XLSX)
    return g_strdup (_ ("Dates and numbers keep their kind; the heading stays in view and has "
                        "filters."));
  return g_strdup (_ ("Plain text for other programs: dates as 2026-03-16, separators as the "
                      "spreadsheets of your language expect them."));
}

TdListDialog *
td_list_dialog_open (GtkWidget *parent, TdSession *session, TdListRequest *request)
{
  TdListDialog *self = g_object_new (TD_TYPE_LIST_DIALOG, "transient-for",
                                     gtk_widget_get_root (parent), "session", session, NULL);

  self->request = request;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), request->columns != NULL);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* --- The object --- */

static void
td_list_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdListDialog *self = TD_LIST_DIALOG (object);

  switch (id)
    {
    case PROP_HEADING:
      if (self->request)
        /* Translators: a list, such as “Pairs”. */
        g_value_take_string (value, g_strdup_printf (_ ("Save the List “%s”"),
                                                     td_list_kind_get_title (self->request->kind)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_list_dialog_dispose (GObject *object)
{
  TdListDialog *self = TD_LIST_DIALOG (object);

  g_clear_pointer (&self->request, td_list_request_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (td_list_dialog_parent_class)->dispose (object);
}

static void
td_list_dialog_class_init (TdListDialogClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_list_dialog_get_property;
  object_class->dispose = td_list_dialog_dispose;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "list.save", NULL, save_action);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdListDialog, format);
  gtk_widget_class_bind_template_child (widget_class, TdListDialog, columns);
  gtk_widget_class_bind_template_callback (widget_class, csv_words);
  td_closures_bind (widget_class);
}

static void
td_list_dialog_init (TdListDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
