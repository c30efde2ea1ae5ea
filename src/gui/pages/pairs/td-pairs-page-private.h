/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-view.h"
#include "gui/pages/pairs/td-pairs-page.h"
#include "gui/widgets/td-columns-dialog.h"
#include "gui/widgets/td-selection-bar.h"

G_BEGIN_DECLS

struct _TdPairsPage
{
  TdPage parent_instance;

  GtkStack *views;
  GtkStack *lists;
  GtkSearchEntry *search;
  GtkDropDown *states;
  GtkLabel *count;
  GtkColumnView *table;
  GMenuModel *row_menu;
  TdSelectionBar *bar;
  GtkButton *log_button;
  GtkButton *remind_button;
  GtkButton *sign_button;
  GtkButton *accept_button;
  GtkWidget *ask_button;
  GtkWidget *calls_button;
  GtkColumnViewColumn *mentor_column;
  GtkColumnViewColumn *mentee_column;
  GtkColumnViewColumn *state_column;
  GtkColumnViewColumn *source_column;
  GtkColumnViewColumn *waiting_column;
  GtkColumnViewColumn *cadence_column;
  GtkColumnViewColumn *last_column;
  GtkColumnViewColumn *due_column;
  GtkColumnViewColumn *end_column;
  GtkColumnViewColumn *program_column;
  GtkMultiSelection *selection;
  GtkFilterListModel *filtered;
  GListStore *items;
  GtkSliceListModel *shown;
  TdPairView *pair;

  TdColumnSet *columns;

  gboolean growing;
  gboolean stale; /* the list, which was not loaded while the page was hidden */
};

/* The pairs that are selected, else all that are shown, in their order; all that are shown
 * (element-type gint64). */
GArray *td_pairs_page_list_chosen (TdPairsPage *self);
GArray *td_pairs_page_list_shown (TdPairsPage *self);

/* Says in the bar what can be done with those selected. */
void td_pairs_page_show_selection (TdPairsPage *self);

/* What is done with them ("pairs.log-selected", …); for class_init. */
void td_pairs_selection_install (GtkWidgetClass *klass);

G_END_DECLS
