/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-panel.h"

#include "contact/td-contact.h"
#include "gui/pages/people/td-person-away.h"
#include "gui/pages/people/td-person-facts.h"
#include "gui/widgets/td-list-box.h"

struct _TdPersonPanel
{
  TdPersonSheet parent_instance;

  GtkListBox *enrolment_list;
  GtkListBox *pair_list;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (TdPersonPanel, td_person_panel, TD_TYPE_PERSON_SHEET)

static void
td_person_panel_changed (TdPersonSheet *sheet)
{
  GtkScrolledWindow *scroller = TD_PERSON_PANEL (sheet)->scroller;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

static void
td_person_panel_class_init (TdPersonPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CONTACT);
  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_PERSON_AWAY);
  g_type_ensure (TD_TYPE_PERSON_FACTS);
  TD_PERSON_SHEET_CLASS (klass)->brief = TRUE;
  TD_PERSON_SHEET_CLASS (klass)->changed = td_person_panel_changed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-person-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, enrolment_list);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, pair_list);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, scroller);
  td_person_sheet_bind_closures (widget_class);
}

static void
td_person_panel_init (TdPersonPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_person_sheet_bind_lists (TD_PERSON_SHEET (self), self->enrolment_list, self->pair_list);
}
