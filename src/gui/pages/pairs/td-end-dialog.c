/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-end-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "pairing/td-pair.h"
#include "partnership/td-ending.h"

#include <glib/gi18n-lib.h>

struct _TdEndDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  AdwComboRow *how;
  AdwComboRow *reason;
  TdDateRow *date;
  GtkLabel *words;
  GtkButton *save_button;

  GArray *pair_ids; /* gint64 */
};

G_DEFINE_FINAL_TYPE (TdEndDialog, td_end_dialog, TD_TYPE_DIALOG)

typedef struct
{
  GArray *pair_ids;
  guint how;
  const char *reason; /* static */
  TdDate on;
} Request;

static Request *
request_new (TdEndDialog *self)
{
  Request *request = g_new0 (Request, 1);

  request->pair_ids = g_array_ref (self->pair_ids);
  request->how = adw_combo_row_get_selected (self->how);
  request->reason = td_pair_end_reasons ()[adw_combo_row_get_selected (self->reason)];
  request->on = td_date_row_get_date (self->date);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->pair_ids);
  g_free (request);
}

static gpointer
end_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  const gint64 *ids = (const gint64 *) request->pair_ids->data;
  guint n = request->pair_ids->len;

  if (request->how == TD_END_COMPLETE)
    td_ending_complete (db, ids, n, request->on, error);
  else if (request->how == TD_END_EARLY)
    td_ending_end (db, ids, n, request->reason, request->on, error);
  else
    td_ending_rematch (db, ids[0], request->on, error);
  return NULL;
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEndDialog *self = TD_END_DIALOG (widget);
  Request *request = request_new (self);
  guint n = request->pair_ids->len;
  g_autofree char *toast =
      request->how == TD_END_COMPLETE
          ? g_strdup_printf (ngettext ("%u pair completed", "%u pairs completed", n), n)
          : g_strdup_printf (ngettext ("%u pair ended", "%u pairs ended", n), n);

  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Saved"), NULL, end_job, request, request_free,
                   NULL);
}

/* --- What is said before --- */

static gpointer
count_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  int n = td_ending_count_contacts (db, (const gint64 *) request->pair_ids->data,
                                    request->pair_ids->len, request->on + 1, TD_DATE_NONE, error);

  return n > 0 ? td_ending_say_after ((guint) n) : NULL;
}

static void
counted_cb (gpointer owner, gpointer result, GError *error)
{
  TdEndDialog *self = owner;
  g_autofree char *words = result;

  gtk_label_set_text (self->words, words ? words : "");
}

static void
changed_cb (TdEndDialog *self)
{
  guint how = adw_combo_row_get_selected (self->how);
  TdDate on = td_date_row_get_date (self->date);

  gtk_button_set_label (self->save_button, how == TD_END_COMPLETE ? _ ("_Complete") : _ ("_End"));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), how == TD_END_EARLY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end.apply",
                                 on != TD_DATE_NONE && self->pair_ids != NULL);
  if (on == TD_DATE_NONE || self->pair_ids == NULL)
    return;
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, count_job,
                   request_new (self), request_free, g_free, counted_cb);
}

/* --- Showing --- */

typedef struct
{
  GArray *pair_ids;
  TdEndHow how;
  TdDate today;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_array_unref (load->pair_ids);
  g_free (load);
}

/* What it is about: the names, or how many; how it ends most likely. */
typedef struct
{
  GArray *pair_ids;
  char *title;
  TdEndHow how;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_array_unref (found->pair_ids);
  g_free (found->title);
  g_free (found);
}

/* As it was asked for; else completed where the planned end is near. */
static TdEndHow
choose_how (const LoadData *load, const TdPair *pair)
{
  gboolean near_end = pair->planned_end && pair->planned_end - load->today <= TD_REVIEW_END_DAYS;

  if (load->how != TD_END_ANY)
    return load->how;
  return near_end ? TD_END_COMPLETE : TD_END_EARLY;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  guint n = load->pair_ids->len;
  g_autoptr (TdPair) pair =
      td_pair_load (db, g_array_index (load->pair_ids, gint64, 0), load->today, error);
  Found *found;

  if (pair == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->pair_ids = g_array_ref (load->pair_ids);
  found->title = n == 1 ? g_strdup_printf ("%s – %s", pair->mentor_name, pair->mentee_name)
                        : g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);
  found->how = choose_how (load, pair);
  return found;
}

static void
fill (TdEndDialog *self, gboolean single)
{
  g_autoptr (GtkStringList) reasons = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  for (const char *const *code = td_pair_end_reasons (); *code; code++)
    gtk_string_list_append (reasons, td_pair_end_reason_get_label (*code));
  gtk_string_list_append (ways, _ ("Completed"));
  gtk_string_list_append (ways, _ ("Ended early"));
  if (single)
    gtk_string_list_append (ways, _ ("Another mentor, without blame"));
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (reasons));
  adw_combo_row_set_model (self->how, G_LIST_MODEL (ways));
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  Found *found = result;
  TdSession *session = td_page_get_session (page);
  TdDate today = td_session_get_today (session);
  TdEndDialog *self =
      g_object_new (TD_TYPE_END_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", session, NULL);
  g_autofree char *title = g_markup_escape_text (found->title, -1);

  gtk_window_set_title (GTK_WINDOW (self),
                        /* Translators: the title of a dialog. */
                        ngettext ("End Pair", "End Pairs", found->pair_ids->len));
  adw_preferences_group_set_title (self->fields, title);
  fill (self, found->pair_ids->len == 1);
  adw_combo_row_set_selected (self->how, found->how);
  self->pair_ids = g_array_ref (found->pair_ids);
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, today);
  found_free (found);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show (TdPage *page, const gint64 *pair_ids, guint n_pairs, TdEndHow how)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->how = how;
  load->today = td_page_get_today (page);
  load->pair_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (load->pair_ids, pair_ids, n_pairs);
  td_page_read (page, load_job, load, load_data_free, found_free, loaded_cb);
}

void
td_end_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (n_pairs > 0);

  show (page, pair_ids, n_pairs, TD_END_ANY);
}

void
td_end_dialog_show_one (TdPage *page, gint64 pair_id, TdEndHow how)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, &pair_id, 1, how);
}

static void
td_end_dialog_dispose (GObject *object)
{
  g_clear_pointer (&TD_END_DIALOG (object)->pair_ids, g_array_unref);

  G_OBJECT_CLASS (td_end_dialog_parent_class)->dispose (object);
}

static void
td_end_dialog_class_init (TdEndDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_end_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "end.apply", NULL, apply_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-end-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdEndDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdEndDialog, how);
  gtk_widget_class_bind_template_child (widget_class, TdEndDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, TdEndDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TdEndDialog, words);
  gtk_widget_class_bind_template_child (widget_class, TdEndDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_end_dialog_init (TdEndDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
