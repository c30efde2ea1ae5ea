/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-list-dialog.h"

#include "gui/frame/td-list-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-named-bin.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdInsightListDialog
{
  AdwWindow parent_instance;

  char *heading;
  char *method;
  TdSession *session;
  GListStore *rows;
  gboolean loaded;
  gboolean hidden; /* too few people */
};

enum
{
  PROP_HEADING = 1,
  PROP_METHOD,
  PROP_ROWS,
  PROP_STATE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdInsightListDialog, td_insight_list_dialog, ADW_TYPE_WINDOW)

static char *
rows_count (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("%'u entry", "%'u entries", n), n);
}

static void
activated_cb (TdInsightListDialog *self, guint position)
{
  g_autoptr (TdListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (row && parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(sx)",
                                row->pair ? "pairs" : "people", row->id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The rows as they are shown; of a confidential programme they are saved without names. */
static void
save_list_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdInsightListDialog *self = TD_INSIGHT_LIST_DIALOG (widget);
  GListModel *model = G_LIST_MODEL (self->rows);
  TdListRequest *request =
      td_list_request_new (td_list_kind_find ("figure"), td_session_get_program_id (self->session),
                           td_session_get_today (self->session));

  request->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (request->records, g_list_model_get_item (model, i));
  td_list_dialog_open (widget, self->session, request);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_insight_list_load (db, data, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdInsightListDialog *self = owner;
  g_autoptr (GPtrArray) rows = result;

  if (rows)
    g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  self->loaded = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-list", rows && rows->len > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static TdInsightList *
copy_list (const TdInsightList *list)
{
  TdInsightList *copy = g_new0 (TdInsightList, 1);

  *copy = *list;
  copy->entries = g_array_ref (list->entries);
  return copy;
}

static void
free_list (gpointer data)
{
  TdInsightList *list = data;

  g_array_unref (list->entries);
  g_free (list);
}

void
td_insight_list_dialog_open (GtkWidget *parent,
                             TdSession *session,
                             const char *heading,
                             const char *method,
                             const TdInsightList *list,
                             gboolean hidden)
{
  TdInsightListDialog *self =
      g_object_new (TD_TYPE_INSIGHT_LIST_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "heading", heading, "method", method, NULL);

  self->session = g_object_ref (session);
  self->hidden = hidden;
  if (list && !hidden)
    td_session_read (session, self, TD_JOB_REPORT, load_job, copy_list (list), free_list,
                     (GDestroyNotify) g_ptr_array_unref, loaded_cb);
  else
    loaded_cb (self, NULL, NULL);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_insight_list_dialog_dispose (GObject *object)
{
  TdInsightListDialog *self = TD_INSIGHT_LIST_DIALOG (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->method, g_free);

  G_OBJECT_CLASS (td_insight_list_dialog_parent_class)->dispose (object);
}

static void
td_insight_list_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdInsightListDialog *self = TD_INSIGHT_LIST_DIALOG (object);

  switch (id)
    {
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_METHOD:
      g_value_set_string (value, self->method);
      break;
    case PROP_ROWS:
      g_value_set_object (value, self->rows);
      break;
    case PROP_STATE:
      if (!self->loaded)
        g_value_set_string (value, "loading");
      else
        g_value_set_string (value, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ? "rows"
                                   : self->hidden ? "hidden"
                                                  : "nobody");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_insight_list_dialog_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  TdInsightListDialog *self = TD_INSIGHT_LIST_DIALOG (object);

  switch (id)
    {
    case PROP_HEADING:
      self->heading = g_value_dup_string (value);
      gtk_window_set_title (GTK_WINDOW (self), self->heading);
      break;
    case PROP_METHOD:
      self->method = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_insight_list_dialog_class_init (TdInsightListDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_insight_list_dialog_dispose;
  object_class->get_property = td_insight_list_dialog_get_property;
  object_class->set_property = td_insight_list_dialog_set_property;

  properties[PROP_HEADING] =
      g_param_spec_string ("heading", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_METHOD] =
      g_param_spec_string ("method", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROWS] = g_param_spec_object ("rows", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "loading",
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_NAMED_BIN);
  gtk_widget_class_install_action (widget_class, "win.save-list", NULL, save_list_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/insight/td-insight-list-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, rows_count);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_insight_list_dialog_init (TdInsightListDialog *self)
{
  self->rows = g_list_store_new (TD_TYPE_LIST_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-list", FALSE);
}
