/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-swap-dialog.h"

#include "candidates/td-points.h"
#include "gui/widgets/td-closures.h"
#include "proposal/td-proposal-edit.h"

#include <glib/gi18n-lib.h>

struct _TdSwapDialog
{
  TdDialog parent_instance;

  GListStore *swaps;
  GtkLabel *explanation;
  GtkListView *view;

  gint64 row_id;
};

G_DEFINE_FINAL_TYPE (TdSwapDialog, td_swap_dialog, TD_TYPE_DIALOG)

/* --- Words of a row --- */

static gboolean
swap_is_free (gpointer object, const char *refused)
{
  return refused == NULL;
}

static char *
swap_text (gpointer object, const char *mentor_name, const char *refused)
{
  if (refused)
    return g_strdup (refused);
  /* Translators: %s is the mentor whom she would get in exchange. */
  return mentor_name ? g_strdup_printf (_ ("Would have %s instead"), mentor_name)
                     : g_strdup (_ ("Would have nobody instead"));
}

/* "−14": points of fit, as the draft shows them. */
static char *
dup_change (gint64 change, int largest)
{
  int percent = td_points_percent (ABS (change), largest);

  if (percent == 0)
    return g_strdup ("±0");
  return g_strdup_printf ("%s%d", change < 0 ? "−" : "+", percent);
}

static char *
exchange_label (gpointer object, gint64 change, int largest)
{
  g_autofree char *cost = dup_change (change, largest);

  /* Translators: exchange mentors; then what the draft’s total gains or loses, such as “−14”. */
  return g_strdup_printf (_ ("Swap: %s"), cost);
}

static char *
take_label (gpointer object, gint64 change, int largest)
{
  g_autofree char *cost = dup_change (change, largest);

  /* Translators: take the mentor over; then what the draft’s total loses, such as “−52”. */
  return g_strdup_printf (_ ("Take Over: %s"), cost);
}

/* --- Writing --- */

typedef struct
{
  gint64 row_id;
  gint64 other_row_id;
  gboolean swap;
  TdDate today;
} Request;

static gpointer
write_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  if (request->swap)
    td_proposal_swap (db, request->row_id, request->other_row_id, request->today, NULL, error);
  else
    td_proposal_take_mentor (db, request->row_id, request->other_row_id, request->today, NULL,
                             error);
  return NULL;
}

static void
write_request (TdSwapDialog *self, gint64 other_row_id, gboolean swap)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  Request *request = g_new (Request, 1);

  *request = (Request){ self->row_id, other_row_id, swap, td_session_get_today (session) };
  td_dialog_write (TD_DIALOG (self), swap ? _ ("Mentors swapped") : _ ("Mentor taken over"),
                   _ ("Not Swapped"), write_job, request, g_free, NULL);
}

static void
exchange_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  write_request (TD_SWAP_DIALOG (widget), g_variant_get_int64 (target), TRUE);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  write_request (TD_SWAP_DIALOG (widget), g_variant_get_int64 (target), FALSE);
}

/* --- Loading --- */

typedef struct
{
  gint64 row_id;
  gint64 mentor_id;
  TdDate today;
  char *mentor_name;
  char *mentee_name;
  GPtrArray *swaps;
} Matter;

static void
matter_free (Matter *matter)
{
  g_clear_pointer (&matter->swaps, g_ptr_array_unref);
  g_free (matter->mentor_name);
  g_free (matter->mentee_name);
  g_free (matter);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Matter, matter_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Matter *asked = data;
  g_autoptr (Matter) matter = g_memdup2 (asked, sizeof *asked);

  matter->mentor_name = g_strdup (asked->mentor_name);
  matter->mentee_name = g_strdup (asked->mentee_name);
  matter->swaps = td_proposal_list_swaps (db, asked->row_id, asked->mentor_id, asked->today, error);
  return matter->swaps ? g_steal_pointer (&matter) : NULL;
}

static void
present (TdPage *page, const Matter *matter)
{
  TdSwapDialog *self =
      g_object_new (TD_TYPE_SWAP_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", td_page_get_session (page), NULL);
  g_autofree char *explanation =
      /* Translators: mentor, mentee. */
      g_strdup_printf (
          _ ("%s has no place free in this draft. Who gives up a place for %s? The numbers are "
             "what the draft gains or loses in all."),
          matter->mentor_name, matter->mentee_name);

  self->row_id = matter->row_id;
  gtk_label_set_label (self->explanation, explanation);
  g_list_store_splice (self->swaps, 0, 0, matter->swaps->pdata, matter->swaps->len);
  gtk_window_present (GTK_WINDOW (self));
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Matter) matter = result;
  g_autofree char *text = NULL;

  if (matter->swaps->len > 0)
    {
      present (page, matter);
      return;
    }
  text = g_strdup_printf (_ ("%s has no place free, and none in this draft to give up."),
                          matter->mentor_name);
  td_session_tell (td_page_get_session (page), text);
}

void
td_swap_dialog_show (TdPage *page,
                     gint64 row_id,
                     gint64 mentor_id,
                     const char *mentor_name,
                     const char *mentee_name)
{
  Matter *matter;

  g_return_if_fail (TD_IS_PAGE (page));

  matter = g_new0 (Matter, 1);
  matter->row_id = row_id;
  matter->mentor_id = mentor_id;
  matter->today = td_page_get_today (page);
  matter->mentor_name = g_strdup (mentor_name);
  matter->mentee_name = g_strdup (mentee_name);
  td_page_read (page, load_job, matter, (GDestroyNotify) matter_free, (GDestroyNotify) matter_free,
                loaded_cb);
}

static void
td_swap_dialog_class_init (TdSwapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_PROPOSAL_SWAP);
  gtk_widget_class_install_action (widget_class, "swap.exchange", "x", exchange_cb);
  gtk_widget_class_install_action (widget_class, "swap.take", "x", take_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-swap-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSwapDialog, swaps);
  gtk_widget_class_bind_template_child (widget_class, TdSwapDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, TdSwapDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, swap_is_free);
  gtk_widget_class_bind_template_callback (widget_class, swap_text);
  gtk_widget_class_bind_template_callback (widget_class, exchange_label);
  gtk_widget_class_bind_template_callback (widget_class, take_label);
  td_closures_bind (widget_class);
}

static void
td_swap_dialog_init (TdSwapDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
