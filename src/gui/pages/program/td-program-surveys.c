/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-surveys.h"

#include "base/td-text.h"
#include "feedback/td-survey.h"
#include "gui/pages/program/td-survey-editor.h"

#include <glib/gi18n-lib.h>

struct _TdProgramSurveys
{
  TdPage parent_instance;

  AdwActionRow *row;
};

G_DEFINE_FINAL_TYPE (TdProgramSurveys, td_program_surveys, TD_TYPE_PAGE)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_survey_list (db, *(const gint64 *) data, error);
}

/* "Pulse survey, End survey" */
static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (GPtrArray) surveys = result;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *markup = NULL;

  for (guint i = 0; i < surveys->len; i++)
    g_string_append_printf (names, "%s%s", i ? td_text_get_comma () : "",
                            TD_SURVEY (surveys->pdata[i])->name);
  markup = g_markup_escape_text (surveys->len ? names->str : _ ("Pulse survey"), -1);
  adw_action_row_set_subtitle (TD_PROGRAM_SURVEYS (owner)->row, markup);
}

static void
td_program_surveys_reload (TdPage *page)
{
  gint64 id = td_page_get_program_id (page);

  if (id)
    td_page_read (page, load_job, g_memdup2 (&id, sizeof id), g_free,
                  (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *target)
{
  if (td_page_get_program_id (TD_PAGE (widget)))
    td_survey_window_show (TD_PAGE (widget), td_page_get_program_id (TD_PAGE (widget)));
}

static void
td_program_surveys_class_init (TdProgramSurveysClass *klass)
{
  static const char *const tables[] = { "survey", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_program_surveys_reload;
  gtk_widget_class_install_action (widget_class, "surveys.edit", NULL, edit_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/program/td-program-surveys.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgramSurveys, row);
}

static void
td_program_surveys_init (TdProgramSurveys *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
