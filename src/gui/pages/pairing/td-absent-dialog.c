/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-absent-dialog.h"

#include "base/td-decimal.h"
#include "proposal/td-proposal-absent.h"
#include "proposal/td-proposal-edit.h"

#include <glib/gi18n-lib.h>

struct _TdAbsentDialog
{
  TdDialog parent_instance;

  /* Template children. */
  GListStore *mentees;
  GListStore *mentors;
  AdwComboRow *mentee;
  AdwComboRow *mentor;
  GtkWidget *nobody;

  gint64 proposal_id;
};

G_DEFINE_FINAL_TYPE (TdAbsentDialog, td_absent_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 proposal_id;
  gint64 mentee_id;
  gint64 mentor_id;
  TdDate today;
} Request;

static TdWaitingMentee *
get_mentee (TdAbsentDialog *self)
{
  return adw_combo_row_get_selected_item (self->mentee);
}

static TdRankedMentor *
get_mentor (TdAbsentDialog *self)
{
  return adw_combo_row_get_selected_item (self->mentor);
}

static Request *
request_new (TdAbsentDialog *self)
{
  Request *request = g_new0 (Request, 1);

  request->proposal_id = self->proposal_id;
  request->mentee_id = get_mentee (self) ? get_mentee (self)->mentee_id : 0;
  request->mentor_id = get_mentor (self) ? get_mentor (self)->mentor_id : 0;
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  return request;
}

/* --- Her mentors --- */

static void
judge (TdAbsentDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "absent.add",
                                 get_mentee (self) && get_mentor (self));
}

static void
ranked_cb (gpointer owner, gpointer result, GError *error)
{
  TdAbsentDialog *self = owner;
  g_autoptr (GPtrArray) mentors = result;

  if (mentors == NULL)
    {
      td_session_report (td_dialog_get_session (TD_DIALOG (self)), self, error);
      return;
    }
  g_list_store_splice (self->mentors, 0, g_list_model_get_n_items (G_LIST_MODEL (self->mentors)),
                       mentors->pdata, mentors->len);
  adw_combo_row_set_selected (self->mentor, mentors->len ? 0 : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->mentor), mentors->len > 0);
  gtk_widget_set_visible (self->nobody, mentors->len == 0);
  judge (self);
}

static gpointer
rank_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  return td_proposal_rank_absent (db, request->proposal_id, request->mentee_id, request->today,
                                  error);
}

static void
mentee_chosen_cb (TdAbsentDialog *self)
{
  if (self->proposal_id == 0 || get_mentee (self) == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "absent.add", FALSE);
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_DEFAULT, rank_job,
                   request_new (self), g_free, (GDestroyNotify) g_ptr_array_unref, ranked_cb);
}

/* "Ann Mentor, fit 87 %". */
static char *
mentor_words (gpointer object, const char *name, int percent)
{
  g_autofree char *fit = td_decimal_format_share (percent / 100.0, 0);

  /* Translators: a mentor and how well the two fit, a percentage. */
  return name ? g_strdup_printf (_ ("%s, fit %s"), name, fit) : NULL;
}

/* --- Putting her in --- */

static gpointer
add_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_proposal_add_mentee (db, request->proposal_id, request->mentee_id, request->mentor_id,
                          request->today, NULL, error);
  return NULL;
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdAbsentDialog *self = TD_ABSENT_DIALOG (widget);
  g_autofree char *toast = NULL;

  if (get_mentee (self) == NULL || get_mentor (self) == NULL)
    return;
  /* Translators: mentee, mentor. */
  toast = g_strdup_printf (_ ("%s is in the draft with %s"), get_mentee (self)->name,
                           get_mentor (self)->name);
  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Added"), add_job, request_new (self), g_free,
                   NULL);
}

/* --- Showing it --- */

typedef struct
{
  gint64 proposal_id;
  GPtrArray *mentees;
} Absent;

static void
absent_free (Absent *absent)
{
  g_clear_pointer (&absent->mentees, g_ptr_array_unref);
  g_free (absent);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Absent, absent_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (Absent) absent = g_new0 (Absent, 1);

  absent->proposal_id = request->proposal_id;
  absent->mentees = td_proposal_list_absent (db, request->proposal_id, request->today, error);
  return absent->mentees ? g_steal_pointer (&absent) : NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Absent) absent = result;
  TdAbsentDialog *self;

  if (absent->mentees->len == 0)
    {
      td_session_tell (td_page_get_session (page), _ ("The draft has everybody who waits."));
      return;
    }
  self =
      g_object_new (TD_TYPE_ABSENT_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", td_page_get_session (page), NULL);
  g_list_store_splice (self->mentees, 0, 0, absent->mentees->pdata, absent->mentees->len);
  self->proposal_id = absent->proposal_id;
  mentee_chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_absent_dialog_show (TdPage *page, gint64 proposal_id)
{
  Request *request;

  g_return_if_fail (TD_IS_PAGE (page));

  request = g_new0 (Request, 1);
  request->proposal_id = proposal_id;
  request->today = td_page_get_today (page);
  td_page_read (page, load_job, request, g_free, (GDestroyNotify) absent_free, loaded_cb);
}

static void
td_absent_dialog_class_init (TdAbsentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_RANKED_MENTOR);
  g_type_ensure (TD_TYPE_WAITING_MENTEE);
  gtk_widget_class_install_action (widget_class, "absent.add", NULL, add_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-absent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAbsentDialog, mentees);
  gtk_widget_class_bind_template_child (widget_class, TdAbsentDialog, mentors);
  gtk_widget_class_bind_template_child (widget_class, TdAbsentDialog, mentee);
  gtk_widget_class_bind_template_child (widget_class, TdAbsentDialog, mentor);
  gtk_widget_class_bind_template_child (widget_class, TdAbsentDialog, nobody);
  gtk_widget_class_bind_template_callback (widget_class, mentee_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mentor_words);
}

static void
td_absent_dialog_init (TdAbsentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "absent.add", FALSE);
}
