/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-view.h"

#include "base/td-text.h"
#include "contact/td-contact.h"
#include "gui/pages/history/td-history-part.h"
#include "gui/pages/people/td-person-away.h"
#include "gui/pages/people/td-person-facts.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-columns.h"
#include "gui/widgets/td-fact-list.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdPersonView
{
  TdPersonSheet parent_instance;

  /* Template children. */
  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkWidget *back;
  GtkLabel *standing;
  TdFactList *needs;
  TdFactList *facts;
  GtkListBox *enrolment_list;
  GtkListBox *pair_list;
};

G_DEFINE_FINAL_TYPE (TdPersonView, td_person_view, TD_TYPE_PERSON_SHEET)

/* "Analyst · Sales · left 3 May 2024". */
static char *
say_standing (TdEmployee *person, TdDate today)
{
  GString *text = g_string_new (NULL);

  if (person->outside)
    td_text_add_part (text, "%s", _ ("Coach from outside"));
  td_text_add_part (text, "%s", person->title);
  td_text_add_part (text, "%s", person->department);
  if (person->leave_date)
    td_text_add_date (text, person->leave_date < today ? _ ("left %s") : _ ("leaves %s"),
                      person->leave_date);
  return g_string_free (text, FALSE);
}

static void
td_person_view_show (TdPersonSheet *sheet, const TdPersonOverview *overview)
{
  TdPersonView *self = TD_PERSON_VIEW (sheet);
  g_autofree char *standing = NULL;

  gtk_stack_set_visible_child_name (self->states, overview->person ? "person" : "gone");
  if (overview->person == NULL)
    return;
  standing = say_standing (overview->person, td_page_get_today (TD_PAGE (sheet)));
  gtk_label_set_label (self->standing, standing);
  gtk_widget_set_visible (GTK_WIDGET (self->standing), *standing != '\0');
  td_fact_list_show (self->needs, overview->needs);
  td_fact_list_show (self->facts, overview->facts);
}

/* Nothing of the one before is shown under this one's name. */
static void
td_person_view_changed (TdPersonSheet *sheet)
{
  TdPersonView *self = TD_PERSON_VIEW (sheet);

  gtk_stack_set_visible_child_name (self->states, "loading");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static gboolean
td_person_view_grab_focus (GtkWidget *widget)
{
  return td_tab_enter (widget, TD_PERSON_VIEW (widget)->back);
}

static void
td_person_view_class_init (TdPersonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_COLUMNS);
  g_type_ensure (TD_TYPE_CONTACT);
  g_type_ensure (TD_TYPE_FACT_LIST);
  g_type_ensure (TD_TYPE_HISTORY_PART);
  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_PERSON_AWAY);
  g_type_ensure (TD_TYPE_PERSON_FACTS);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  TD_PERSON_SHEET_CLASS (klass)->show = td_person_view_show;
  TD_PERSON_SHEET_CLASS (klass)->changed = td_person_view_changed;
  widget_class->grab_focus = td_person_view_grab_focus;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "people.back", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-person-view.ui");
  td_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, states);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, back);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, standing);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, needs);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, facts);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, enrolment_list);
  gtk_widget_class_bind_template_child (widget_class, TdPersonView, pair_list);
  td_person_sheet_bind_closures (widget_class);
}

static void
td_person_view_init (TdPersonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_person_sheet_bind_lists (TD_PERSON_SHEET (self), self->enrolment_list, self->pair_list);
}
