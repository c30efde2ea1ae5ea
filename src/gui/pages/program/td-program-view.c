/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-view.h"

#include "base/td-text.h"
#include "gui/pages/history/td-history-part.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-columns.h"
#include "gui/widgets/td-fact-list.h"
#include "workspace/td-program-overview.h"

struct _TdProgramView
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkLabel *name;
  GtkLabel *standing;
  TdFactList *needs;
  TdFactList *figures;
  TdFactList *people;
  TdFactList *plan;
  TdFactList *rules;
  TdFactList *weights;
  TdHistoryPart *history;

  gint64 shown_id;
};

G_DEFINE_FINAL_TYPE (TdProgramView, td_program_view, TD_TYPE_PAGE)

typedef struct
{
  gint64 id;
  TdDate today;
} Request;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  return td_program_overview_load (db, request->id, request->today, error);
}

/* "Mentoring · Open". */
static void
show_head (TdProgramView *self, const TdProgram *program)
{
  g_autoptr (GString) standing = g_string_new (NULL);

  td_text_add_part (standing, "%s", td_program_kind_get_label (program->kind));
  td_text_add_part (standing, "%s", td_program_state_get_label (program->state));
  gtk_label_set_label (self->name, program->name);
  gtk_label_set_label (self->standing, standing->str);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdProgramView *self = owner;
  g_autoptr (TdProgramOverview) overview = result;

  if (overview->program == NULL)
    return;
  if (overview->program->id != self->shown_id)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown_id = overview->program->id;
  show_head (self, overview->program);
  td_fact_list_show (self->needs, overview->needs);
  td_fact_list_show (self->figures, overview->figures);
  td_fact_list_show (self->people, overview->people);
  td_fact_list_show (self->plan, overview->plan);
  td_fact_list_show (self->rules, overview->rules);
  td_fact_list_show (self->weights, overview->weights);
  g_object_set (self->history, "program-id", self->shown_id, "words", overview->program->name,
                NULL);
  gtk_stack_set_visible_child_name (self->states, "program");
}

static void
td_program_view_reload (TdPage *page)
{
  Request request = { td_page_get_program_id (page), td_page_get_today (page) };

  if (request.id)
    td_page_read (page, load_job, g_memdup2 (&request, sizeof request), g_free,
                  (GDestroyNotify) td_program_overview_free, loaded_cb);
}

static void
td_program_view_class_init (TdProgramViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_COLUMNS);
  g_type_ensure (TD_TYPE_FACT_LIST);
  g_type_ensure (TD_TYPE_HISTORY_PART);
  TD_PAGE_CLASS (klass)->reload = td_program_view_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-program-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, states);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, name);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, standing);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, needs);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, figures);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, people);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, plan);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, rules);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, weights);
  gtk_widget_class_bind_template_child (widget_class, TdProgramView, history);
  td_closures_bind (widget_class);
}

static void
td_program_view_init (TdProgramView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
