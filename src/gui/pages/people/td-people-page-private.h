/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/people/td-people-page.h"
#include "gui/pages/people/td-person-panel.h"
#include "gui/pages/people/td-person-view.h"
#include "gui/widgets/td-column-set.h"
#include "gui/widgets/td-paged-list.h"

G_BEGIN_DECLS

struct _TdPeoplePage
{
  TdPage parent_instance;

  GtkStack *views; /* the list, or one person */
  TdPersonView *person;
  GtkStack *states;
  GtkStack *results;
  TdPersonPanel *panel;
  GtkEditable *search;
  GtkDropDown *membership;
  GtkWidget *past_bar;
  GtkLabel *past_words;
  GtkWidget *past_preferences;
  GtkDropDown *department;
  GtkDropDown *grade;
  GtkDropDown *location;
  GtkToggleButton *employed;
  GtkColumnView *view;
  GMenuModel *row_menu;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *number_column;
  GtkColumnViewColumn *department_column;
  GtkColumnViewColumn *title_column;
  GtkColumnViewColumn *grade_column;
  GtkColumnViewColumn *location_column;
  GtkColumnViewColumn *manager_column;
  GtkColumnViewColumn *email_column;
  GtkColumnViewColumn *hire_column;
  GtkColumnViewColumn *leave_column;
  GtkColumnViewColumn *role_column;
  GtkColumnViewColumn *since_column;

  TdPagedList *people;
  GtkMultiSelection *selection;
  TdColumnSet *columns;
  gint64 wanted_id; /* to be shown as soon as the list is there */
  gint64 n_all;
  guint n_selected;
  gboolean values_stale; /* what the filters offer */
  gboolean filling;
};

/* Of the filter of enrolments: behind those of TdMembership. */
#define TD_PEOPLE_ROW_PAST (TD_MEMBERSHIP_WAITING + 1)

/* Whether the list is of those past the retention period. */
gboolean td_people_page_shows_past (TdPeoplePage *self);

/* What is done with those who are selected, or all shown ("people.enrol", "people.withdraw", …);
 * for class_init. */
void td_people_actions_install (GtkWidgetClass *klass);

G_END_DECLS
