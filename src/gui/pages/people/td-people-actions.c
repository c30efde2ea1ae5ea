/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-people-page-private.h"

#include "gui/frame/td-addresses.h"
#include "gui/frame/td-list-dialog.h"
#include "gui/pages/people/td-bulk-enrol-dialog.h"
#include "gui/pages/people/td-erasure-dialog.h"
#include "gui/pages/people/td-withdraw-dialog.h"
#include "gui/widgets/td-columns-dialog.h"
#include "people/td-employee-search.h"

/* Those selected, or all that are shown. */
static GArray *
chosen_ids (TdPeoplePage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  GArray *ids;
  guint position;

  if (self->n_selected == 0)
    return g_array_ref (td_paged_list_get_ids (self->people));
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = td_paged_list_get_id (self->people, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
enrol_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = NULL;

  if (gtk_stack_get_visible_child (self->views) == GTK_WIDGET (self->person))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->person), "person.enrol", NULL);
      return;
    }
  ids = chosen_ids (self);
  td_bulk_enrol_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), ids);
}

/* Those selected, or all shown; only where those past the retention period are. */
static void
erase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = td_people_page_shows_past (self) ? chosen_ids (self) : NULL;

  if (ids && ids->len)
    td_erasure_dialog_present_many (widget, td_page_get_session (TD_PAGE (self)), ids);
}

static void
show_past_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "people.clear-filters", NULL);
  gtk_drop_down_set_selected (TD_PEOPLE_PAGE (widget)->membership, TD_PEOPLE_ROW_PAST);
}

static void
withdraw_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = self->n_selected > 0 ? chosen_ids (self) : NULL;

  if (ids)
    td_withdraw_dialog_present_many (widget, td_page_get_session (TD_PAGE (self)), ids);
}

/* The list as it is shown, of those selected. */
static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPage *page = TD_PAGE (widget);
  TdListRequest *request = td_page_request_list (page);

  if (request == NULL)
    return;
  g_array_unref (request->ids);
  request->ids = chosen_ids (TD_PEOPLE_PAGE (widget));
  td_list_dialog_open (widget, td_page_get_session (page), request);
}

static void
columns_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_columns_dialog_open (widget, td_page_get_session (TD_PAGE (widget)),
                          TD_PEOPLE_PAGE (widget)->columns);
}

static void
copy_addresses_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_addresses_copy (TD_PAGE (widget), chosen_ids (TD_PEOPLE_PAGE (widget)), FALSE);
}

void
td_people_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.enrol", NULL, enrol_action);
  gtk_widget_class_install_action (widget_class, "people.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "people.show-past", NULL, show_past_action);
  gtk_widget_class_install_action (widget_class, "people.withdraw-selected", NULL, withdraw_action);
  gtk_widget_class_install_action (widget_class, "people.save-selected", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "people.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "people.copy-addresses", NULL,
                                   copy_addresses_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "people.copy-addresses", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "people.enrol",
                                       NULL);
}
