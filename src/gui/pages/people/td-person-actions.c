/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-actions.h"

#include "gui/frame/td-addresses.h"
#include "gui/pages/pairs/td-absence-dialog.h"
#include "gui/pages/people/td-employee-dialog.h"
#include "gui/pages/people/td-enrolment-dialog.h"
#include "gui/pages/people/td-erasure-dialog.h"
#include "gui/pages/people/td-held-dialog.h"
#include "gui/pages/people/td-merge-dialog.h"
#include "gui/pages/people/td-person-sheet.h"
#include "gui/pages/people/td-withdraw-dialog.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

static TdEnrolment *
find_enrolment (TdPersonSheet *self, gint64 id)
{
  GListModel *enrolments = td_person_sheet_get_enrolments (self);

  for (guint i = 0; i < g_list_model_get_n_items (enrolments); i++)
    {
      g_autoptr (TdEnrolment) enrolment = g_list_model_get_item (enrolments, i);

      if (enrolment->id == id)
        return enrolment;
    }
  return NULL;
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    td_employee_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), person);
}

static void
erase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    td_erasure_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), person);
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    td_merge_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), person);
}

static void
held_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    td_held_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), person);
}

static void
enrol_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonSheet *self = TD_PERSON_SHEET (widget);
  TdEmployee *person = td_person_sheet_get_person (self);
  g_autoptr (TdEnrolment) enrolment = NULL;

  if (person == NULL)
    return;
  enrolment =
      td_enrolment_new (td_page_get_program_id (TD_PAGE (self)), person->id,
                        person->outside ? "mentor" : "mentee", td_page_get_today (TD_PAGE (self)));
  td_record_set_text (&enrolment->employee_name, person->name);
  td_enrolment_dialog_present (widget, td_page_get_session (TD_PAGE (self)), enrolment);
}

static void
edit_enrolment_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonSheet *self = TD_PERSON_SHEET (widget);
  TdEnrolment *enrolment = find_enrolment (self, g_variant_get_int64 (target));

  if (enrolment)
    td_enrolment_dialog_present (widget, td_page_get_session (TD_PAGE (self)), enrolment);
}

static void
withdraw_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonSheet *self = TD_PERSON_SHEET (widget);
  TdEnrolment *enrolment = find_enrolment (self, g_variant_get_int64 (target));

  if (enrolment)
    td_withdraw_dialog_present (widget, td_page_get_session (TD_PAGE (self)), enrolment);
}

static gpointer
wait_job (TdDatabase *db, gpointer id, GError **error)
{
  td_enrolment_set_state (db, *(gint64 *) id, "waiting", error);
  return NULL;
}

static gpointer
restore_job (TdDatabase *db, gpointer id, GError **error)
{
  td_enrolment_set_state (db, *(gint64 *) id, "enrolled", error);
  return NULL;
}

static void
write_state (TdPersonSheet *self, GVariant *target, TdJobFunc job, const char *toast)
{
  gint64 id = g_variant_get_int64 (target);

  td_page_write (TD_PAGE (self), toast, job, g_memdup2 (&id, sizeof id), g_free, NULL, NULL);
}

static void
wait_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_state (TD_PERSON_SHEET (widget), target, wait_job, _ ("Put on the waiting list"));
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_state (TD_PERSON_SHEET (widget), target, restore_job, _ ("Enrolled"));
}

/* On the page of reports, where it can be looked at before it is printed. */
static void
report_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    gtk_widget_activate_action (widget, "win.report", "(sxs)", g_variant_get_string (target, NULL),
                                person->id, person->name);
}

static void
absence_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    td_absence_dialog_show (TD_PAGE (widget), person->id);
}

static void
copy_address_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));
  GArray *ids;

  if (person == NULL)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, person->id);
  td_addresses_copy (TD_PAGE (widget), ids, FALSE);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person)
    gtk_widget_activate_action (widget, "win.show", "(sx)", "people", person->id);
}

/* The page of who leads her, where she is on the roster. */
static void
manager_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployee *person = td_person_sheet_get_person (TD_PERSON_SHEET (widget));

  if (person && person->manager_id)
    gtk_widget_activate_action (widget, "win.show", "(sx)", "people", person->manager_id);
}

void
td_person_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "person.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "person.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "person.held", NULL, held_action);
  gtk_widget_class_install_action (widget_class, "person.enrol", NULL, enrol_action);
  gtk_widget_class_install_action (widget_class, "person.edit-enrolment", "x",
                                   edit_enrolment_action);
  gtk_widget_class_install_action (widget_class, "person.withdraw", "x", withdraw_action);
  gtk_widget_class_install_action (widget_class, "person.wait", "x", wait_action);
  gtk_widget_class_install_action (widget_class, "person.restore", "x", restore_action);
  gtk_widget_class_install_action (widget_class, "person.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "person.absence", NULL, absence_action);
  gtk_widget_class_install_action (widget_class, "person.copy-address", NULL, copy_address_action);
  gtk_widget_class_install_action (widget_class, "person.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "person.manager", NULL, manager_action);
}
