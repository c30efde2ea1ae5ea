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
  TdPairsDialog parent_instance;

  AdwPreferencesGroup *fields;
  AdwComboRow *how;
  AdwComboRow *reason;
  TdDateRow *date;
  GtkLabel *words;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (TdEndDialog, td_end_dialog, TD_TYPE_PAIRS_DIALOG)

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

  request->pair_ids = g_array_ref (td_pairs_dialog_get_pairs (TD_PAIRS_DIALOG (self)));
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

  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Saved"), end_job, request, request_free, NULL);
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

  gtk_button_set_label (self->save_button, how == TD_END_COMPLETE ? _ ("Com_plete") : _ ("_End"));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), how == TD_END_EARLY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end.apply", on != TD_DATE_NONE);
  if (on == TD_DATE_NONE || td_pairs_dialog_get_pairs (TD_PAIRS_DIALOG (self)) == NULL)
    return;
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, count_job,
                   request_new (self), request_free, g_free, counted_cb);
}

/* --- Showing --- */

/* As it was asked for; else completed where the planned end is near. */
static TdEndHow
choose_how (TdEndHow how, const TdPair *pair, TdDate today)
{
  gboolean near_end = td_pair_is_ending (pair, today);

  if (how != TD_END_ANY)
    return how;
  return near_end ? TD_END_COMPLETE : TD_END_EARLY;
}

static void
fill_choices (TdEndDialog *self, gboolean single)
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
td_end_dialog_fill (TdPairsDialog *dialog, const TdPair *first, const char *title, int choice)
{
  TdEndDialog *self = TD_END_DIALOG (dialog);
  TdDate today = td_session_get_today (td_dialog_get_session (TD_DIALOG (dialog)));
  guint n = td_pairs_dialog_get_pairs (dialog)->len;

  gtk_window_set_title (GTK_WINDOW (self),
                        /* Translators: the title of a dialog. */
                        ngettext ("End Pair", "End Pairs", n));
  adw_preferences_group_set_title (self->fields, title);
  fill_choices (self, n == 1);
  adw_combo_row_set_selected (self->how, choose_how ((TdEndHow) choice, first, today));
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, today);
  changed_cb (self);
}

void
td_end_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  td_pairs_dialog_open (page, TD_TYPE_END_DIALOG, pair_ids, n_pairs, TD_END_ANY);
}

void
td_end_dialog_show_one (TdPage *page, gint64 pair_id, TdEndHow how)
{
  td_pairs_dialog_open (page, TD_TYPE_END_DIALOG, &pair_id, 1, (int) how);
}

static void
td_end_dialog_class_init (TdEndDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  TD_PAIRS_DIALOG_CLASS (klass)->fill = td_end_dialog_fill;
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
