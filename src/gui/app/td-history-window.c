/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-history-window.h"

#include "db/td-change.h"
#include "gui/app/td-list-dialog.h"
#include "gui/widgets/td-closures.h"
#include "workspace/td-action-text.h"

#include <glib/gi18n-lib.h>

/* Older entries stay in the file; tandemctl lists them all. */
#define MOST_ENTRIES 500

struct _TdHistoryList
{
  TdPage parent_instance;

  GListStore *entries;
  GtkStack *states;
};

G_DEFINE_FINAL_TYPE (TdHistoryList, td_history_list, TD_TYPE_PAGE)

struct _TdHistoryWindow
{
  AdwWindow parent_instance;

  TdHistoryList *list;
};

G_DEFINE_FINAL_TYPE (TdHistoryWindow, td_history_window, ADW_TYPE_WINDOW)

static char *
entry_words (gpointer object, const char *action, const char *detail)
{
  return action ? td_action_text_for (action, detail) : NULL;
}

/* "12 Mar 2026, 14:05 · 3,000 rows", in local time. */
static char *
entry_caption (gpointer object, const char *at, int n_rows, gint64 undone_by)
{
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local ? g_date_time_format (local, "%-d %b %Y, %H:%M") : NULL;
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%'d row", "%'d rows", (gulong) n_rows), n_rows);

  if (time == NULL)
    return NULL;
  if (undone_by)
    /* Translators: a time, and how many rows of data were touched. */
    return g_strdup_printf (_ ("%s · %s · taken back"), time, rows);
  /* Translators: a time, and how many rows of data were touched. */
  return g_strdup_printf (_ ("%s · %s"), time, rows);
}

static gboolean
entry_can_undo (gpointer object, gint64 undoes, gint64 undone_by, gboolean final)
{
  return undoes == 0 && undone_by == 0 && !final;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_change_list (db, MOST_ENTRIES, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdHistoryList *self = owner;
  g_autoptr (GPtrArray) entries = result;

  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       entries->pdata, entries->len);
  gtk_stack_set_visible_child_name (self->states, entries->len ? "entries" : "empty");
}

static void
td_history_list_reload (TdPage *page)
{
  td_page_read (page, load_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_session_undo (td_page_get_session (TD_PAGE (widget)), g_variant_get_int64 (target));
}

static TdListRequest *
td_history_list_request_list (TdPage *page)
{
  return td_page_new_request (page, "history");
}

static void
td_history_list_class_init (TdHistoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->reload = td_history_list_reload;
  TD_PAGE_CLASS (klass)->request_list = td_history_list_request_list;
  g_type_ensure (TD_TYPE_CHANGE_ENTRY);

  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-history-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TdHistoryList, entries);
  gtk_widget_class_bind_template_child (widget_class, TdHistoryList, states);
  gtk_widget_class_bind_template_callback (widget_class, entry_words);
  gtk_widget_class_bind_template_callback (widget_class, entry_caption);
  gtk_widget_class_bind_template_callback (widget_class, entry_can_undo);
  td_closures_bind (widget_class);
}

static void
td_history_list_init (TdHistoryList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The whole trail, also what is older than what the window lists. */
static void
save_list_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPage *list = TD_PAGE (TD_HISTORY_WINDOW (widget)->list);
  TdListRequest *request = td_page_request_list (list);

  if (request)
    td_list_dialog_open (widget, td_page_get_session (list), request);
}

static void
td_history_window_class_init (TdHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_HISTORY_LIST);

  gtk_widget_class_install_action (widget_class, "win.save-list", NULL, save_list_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdHistoryWindow, list);
}

static void
td_history_window_init (TdHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
td_history_window_show (GtkWindow *parent, TdSession *session)
{
  TdHistoryWindow *self = g_object_new (TD_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  td_page_set_session (TD_PAGE (self->list), session);
  gtk_window_present (GTK_WINDOW (self));
}
