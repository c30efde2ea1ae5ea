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
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  AdwComboRow *side;
  TdDateRow *date;
  GtkWidget *take_back_row;
  GtkSwitch *take_back;

  GArray *pair_ids; /* gint64 */
};

G_DEFINE_FINAL_TYPE (TdSignDialog, td_sign_dialog, TD_TYPE_DIALOG)

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

  *request = (Request){ g_array_ref (self->pair_ids), side != SIDE_MENTEE, side != SIDE_MENTOR,
                        back ? TD_DATE_NONE : td_date_row_get_date (self->date),
                        td_session_get_today (td_dialog_get_session (TD_DIALOG (self))) };
  td_dialog_write (TD_DIALOG (self), back ? _ ("Signature taken back") : _ ("Signatures recorded"),
                   _ ("Not Saved"), NULL, sign_job, request, request_free, NULL);
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
show_pair (TdSignDialog *self, const TdPair *pair)
{
  g_autofree char *names =
      g_markup_printf_escaped ("%s – %s", pair->mentor_name, pair->mentee_name);
  gboolean mentor = pair->mentor_signed_on != TD_DATE_NONE;
  gboolean mentee = pair->mentee_signed_on != TD_DATE_NONE;

  adw_preferences_group_set_title (self->fields, names);
  gtk_widget_set_visible (self->take_back_row, mentor || mentee);
  if (mentor != mentee)
    adw_combo_row_set_selected (self->side, mentor ? SIDE_MENTEE : SIDE_MENTOR);
  gtk_switch_set_active (self->take_back, mentor && mentee);
}

static void
show_count (TdSignDialog *self)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u pair", "%u pairs", self->pair_ids->len), self->pair_ids->len);

  adw_preferences_group_set_title (self->fields, count);
  adw_preferences_group_set_description (
      self->fields, _ ("Who signed before keeps the day that was recorded then."));
}

typedef struct
{
  GArray *pair_ids;
  TdDate today;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_array_unref (load->pair_ids);
  g_free (load);
}

/* The first pair, and which ones they are. */
typedef struct
{
  TdPair *pair;
  GArray *pair_ids;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->pair);
  g_array_unref (loaded->pair_ids);
  g_free (loaded);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  TdPair *pair = td_pair_load (db, g_array_index (load->pair_ids, gint64, 0), load->today, error);
  Loaded *loaded;

  if (pair == NULL)
    return NULL;
  loaded = g_new (Loaded, 1);
  *loaded = (Loaded){ pair, g_array_ref (load->pair_ids) };
  return loaded;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  Loaded *loaded = result;
  TdSession *session = td_page_get_session (page);
  TdDate today = td_session_get_today (session);
  TdSignDialog *self =
      g_object_new (TD_TYPE_SIGN_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", session, NULL);

  self->pair_ids = g_array_ref (loaded->pair_ids);
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, today);
  if (self->pair_ids->len == 1)
    show_pair (self, loaded->pair);
  else
    show_count (self);
  loaded_free (loaded);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_sign_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  LoadData *load;

  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (n_pairs > 0);

  load = g_new0 (LoadData, 1);
  load->today = td_page_get_today (page);
  load->pair_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (load->pair_ids, pair_ids, n_pairs);
  td_page_read (page, load_job, load, load_data_free, loaded_free, loaded_cb);
}

/* --- Class --- */

static void
td_sign_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TD_SIGN_DIALOG (object)->pair_ids, g_array_unref);

  G_OBJECT_CLASS (td_sign_dialog_parent_class)->finalize (object);
}

static void
td_sign_dialog_class_init (TdSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  G_OBJECT_CLASS (klass)->finalize = td_sign_dialog_finalize;
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
