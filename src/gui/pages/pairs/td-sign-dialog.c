/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-sign-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "pairing/td-pair.h"
#include "partnership/td-agreement.h"

#include <glib/gi18n-lib.h>

/* What is chosen in "side". */
enum
{
  SIDE_BOTH,
  SIDE_MENTOR,
  SIDE_MENTEE,
};

struct _TdSignDialog
{
  TdPairsDialog parent_instance;

  AdwPreferencesGroup *fields;
  AdwComboRow *side;
  TdDateRow *date;
  GtkWidget *take_back_row;
  GtkSwitch *take_back;
};

G_DEFINE_FINAL_TYPE (TdSignDialog, td_sign_dialog, TD_TYPE_PAIRS_DIALOG)

/* --- Writing --- */

typedef struct
{
  GArray *pair_ids;
  gboolean mentor;
  gboolean mentee;
  TdDate on; /* none: taken back */
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->pair_ids);
  g_free (request);
}

static gpointer
sign_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_agreement_sign (db, (const gint64 *) request->pair_ids->data, request->pair_ids->len,
                     request->mentor, request->mentee, request->on, request->today, error);
  return NULL;
}

static void
record_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSignDialog *self = TD_SIGN_DIALOG (widget);
  guint side = adw_combo_row_get_selected (self->side);
  gboolean back = gtk_switch_get_active (self->take_back);
  Request *request = g_new (Request, 1);

  *request = (Request){ g_array_ref (td_pairs_dialog_get_pairs (TD_PAIRS_DIALOG (self))),
                        side != SIDE_MENTEE, side != SIDE_MENTOR,
                        back ? TD_DATE_NONE : td_date_row_get_date (self->date),
                        td_session_get_today (td_dialog_get_session (TD_DIALOG (self))) };
  td_dialog_write (TD_DIALOG (self), back ? _ ("Signature taken back") : _ ("Signatures recorded"),
                   _ ("Not Saved"), sign_job, request, request_free, NULL);
}

static void
changed_cb (TdSignDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign.record",
                                 gtk_switch_get_active (self->take_back) ||
                                     td_date_row_get_date (self->date) != TD_DATE_NONE);
}

/* --- Showing --- */

/* Of one pair: the side that is missing is what she comes to enter. */
static void
choose_side (TdSignDialog *self, const TdPair *pair)
{
  gboolean mentor = pair->mentor_signed_on != TD_DATE_NONE;
  gboolean mentee = pair->mentee_signed_on != TD_DATE_NONE;

  gtk_widget_set_visible (self->take_back_row, mentor || mentee);
  if (mentor != mentee)
    adw_combo_row_set_selected (self->side, mentor ? SIDE_MENTEE : SIDE_MENTOR);
  gtk_switch_set_active (self->take_back, mentor && mentee);
}

static void
td_sign_dialog_fill (TdPairsDialog *dialog, const TdPair *first, const char *title, int choice)
{
  TdSignDialog *self = TD_SIGN_DIALOG (dialog);
  TdDate today = td_session_get_today (td_dialog_get_session (TD_DIALOG (dialog)));

  adw_preferences_group_set_title (self->fields, title);
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, today);
  if (td_pairs_dialog_get_pairs (dialog)->len == 1)
    choose_side (self, first);
  else
    adw_preferences_group_set_description (
        self->fields, _ ("Who signed before keeps the day that was recorded then."));
  changed_cb (self);
}

void
td_sign_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  td_pairs_dialog_open (page, TD_TYPE_SIGN_DIALOG, pair_ids, n_pairs, 0);
}

/* --- Class --- */

static void
td_sign_dialog_class_init (TdSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  TD_PAIRS_DIALOG_CLASS (klass)->fill = td_sign_dialog_fill;
  gtk_widget_class_install_action (widget_class, "sign.record", NULL, record_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSignDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdSignDialog, side);
  gtk_widget_class_bind_template_child (widget_class, TdSignDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TdSignDialog, take_back_row);
  gtk_widget_class_bind_template_child (widget_class, TdSignDialog, take_back);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_sign_dialog_init (TdSignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
