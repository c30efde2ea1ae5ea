/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pairs-page-private.h"

#include "contact/td-contact.h"
#include "gui/frame/td-addresses.h"
#include "gui/pages/pairs/td-answer-jobs.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/pairs/td-pair-item.h"
#include "gui/pages/pairs/td-remind-dialog.h"
#include "gui/pages/pairs/td-sign-dialog.h"
#include "gui/pages/report/td-report-out.h"

#include <glib/gi18n-lib.h>

/* Which of the selected pairs an action is about. */
typedef gboolean (*Concerns) (const TdPairItem *item);

static gboolean
any (const TdPairItem *item)
{
  return TRUE;
}

static gboolean
awaits (const TdPairItem *item)
{
  return item->awaits;
}

static gboolean
lives (const TdPairItem *item)
{
  return item->lives;
}

static gboolean
lacks_signature (const TdPairItem *item)
{
  return item->lacks_signature;
}

/* (element-type TdPairItem) */
static GPtrArray *
list_selected (TdPairsPage *self, Concerns concerns)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (TdPairItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

      if (item && concerns (item))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return items;
}

static GArray *
list_ids (GPtrArray *items)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (ids, ((TdPairItem *) items->pdata[i])->pair_id);
  return ids;
}

static GArray *
list_selected_ids (TdPairsPage *self, Concerns concerns)
{
  g_autoptr (GPtrArray) items = list_selected (self, concerns);

  return list_ids (items);
}

GArray *
td_pairs_page_list_shown (TdPairsPage *self)
{
  GListModel *items = gtk_slice_list_model_get_model (self->shown);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TdPairItem) item = g_list_model_get_item (items, i);

      g_array_append_val (ids, item->pair_id);
    }
  return ids;
}

GArray *
td_pairs_page_list_chosen (TdPairsPage *self)
{
  g_autoptr (GArray) ids = list_selected_ids (self, any);

  return ids->len > 0 ? g_steal_pointer (&ids) : td_pairs_page_list_shown (self);
}

/* --- The bar --- */

/* Nobody to do it to: no button, and nothing in the menu of the row. */
static void
offer (TdPairsPage *self, GtkWidget *button, guint n)
{
  gtk_widget_set_visible (button, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), n > 0);
}

/* Takes @words, which say how many. */
static void
offer_many (TdPairsPage *self, GtkButton *button, guint n, char *words)
{
  gtk_button_set_label (button, words);
  offer (self, GTK_WIDGET (button), n);
  g_free (words);
}

static guint
count (GPtrArray *items, Concerns concerns)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += concerns (items->pdata[i]);
  return n;
}

void
td_pairs_page_show_selection (TdPairsPage *self)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n_live, n_await, n_unsigned;

  if (self->calls_button == NULL) /* the template is being built */
    return;
  items = list_selected (self, any);
  n_live = count (items, lives);
  n_await = count (items, awaits);
  n_unsigned = count (items, lacks_signature);
  g_object_set (self->bar, "count", items->len, NULL);
  if (items->len == 0)
    return;
  offer_many (self, self->log_button, n_live,
              g_strdup_printf (ngettext ("_Log %u Contact…", "_Log %u Contacts…", n_live), n_live));
  offer_many (self, self->remind_button, n_live,
              g_strdup_printf (ngettext ("_Remind %u Pair…", "_Remind %u Pairs…", n_live), n_live));
  offer_many (self, self->sign_button, n_unsigned,
              g_strdup_printf (ngettext ("_Sign %u Agreement…", "_Sign %u Agreements…", n_unsigned),
                               n_unsigned));
  offer_many (self, self->accept_button, n_await,
              g_strdup_printf (ngettext ("Mark %u Pair _Accepted", "Mark %u Pairs _Accepted",
                                         n_await),
                               n_await));
  offer (self, self->ask_button, n_await);
  offer (self, self->calls_button, n_live);
}

/* --- Actions --- */

static void
accept_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = list_selected_ids (TD_PAIRS_PAGE (widget), awaits);

  if (ids->len > 0)
    td_answer_jobs_accept (TD_PAGE (widget), (const gint64 *) ids->data, ids->len);
}

static void
ask_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = list_selected_ids (TD_PAIRS_PAGE (widget), awaits);

  if (ids->len > 0)
    td_answer_jobs_ask_again (TD_PAGE (widget), (const gint64 *) ids->data, ids->len);
}

static void
log_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPage *page = TD_PAGE (widget);
  gboolean in_sight = gtk_widget_get_mapped (GTK_WIDGET (TD_PAIRS_PAGE (widget)->table));
  g_autoptr (GPtrArray) items = list_selected (TD_PAIRS_PAGE (widget), lives);
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; in_sight && i < items->len; i++)
    {
      TdPairItem *item = items->pdata[i];

      g_ptr_array_add (contacts,
                       td_contact_dialog_make_contact (page, item->pair_id, item->mentor_name,
                                                       item->mentee_name));
    }
  if (contacts->len > 0)
    td_contact_dialog_show (widget, td_page_get_session (page), contacts);
}

static void
remind_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = list_selected_ids (TD_PAIRS_PAGE (widget), lives);

  if (ids->len > 0)
    td_remind_dialog_show (TD_PAGE (widget), (const gint64 *) ids->data, ids->len, "reminder");
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = list_selected_ids (TD_PAIRS_PAGE (widget), lacks_signature);

  if (ids->len > 0)
    td_sign_dialog_show (TD_PAGE (widget), (const gint64 *) ids->data, ids->len);
}

static void
print_calls_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GArray) ids = list_selected_ids (TD_PAIRS_PAGE (widget), lives);
  TdReportRequest *request;

  if (ids->len == 0)
    return;
  request = td_report_out_request (widget, "calls");
  request->pair_ids = g_steal_pointer (&ids);
  td_report_out_print (widget, request);
}

static void
copy_addresses_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_addresses_copy (TD_PAGE (widget), td_pairs_page_list_chosen (TD_PAIRS_PAGE (widget)), TRUE);
}

static void
select_none_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairsPage *self = TD_PAIRS_PAGE (widget);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

void
td_pairs_selection_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "pairs.accept-selected", NULL, accept_cb);
  gtk_widget_class_install_action (klass, "pairs.ask-selected", NULL, ask_cb);
  gtk_widget_class_install_action (klass, "pairs.log-selected", NULL, log_cb);
  gtk_widget_class_install_action (klass, "pairs.remind-selected", NULL, remind_cb);
  gtk_widget_class_install_action (klass, "pairs.sign-selected", NULL, sign_cb);
  gtk_widget_class_install_action (klass, "pairs.print-calls", NULL, print_calls_cb);
  gtk_widget_class_install_action (klass, "pairs.select-none", NULL, select_none_cb);
  gtk_widget_class_install_action (klass, "pairs.copy-addresses", NULL, copy_addresses_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, GDK_CONTROL_MASK, "pairs.copy-addresses",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "pairs.log-selected",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "pairs.select-none", NULL);
}
