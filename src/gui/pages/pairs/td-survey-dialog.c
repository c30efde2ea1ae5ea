/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-survey-dialog.h"

#include "gui/pages/pairs/td-survey-answer-row.h"
#include "gui/pages/pairs/td-survey-load.h"
#include "gui/widgets/td-date-row.h"

#include <glib/gi18n-lib.h>

struct _TdSurveyDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *who;
  TdDateRow *answered_on;
  GtkListBox *questions;
  GtkSwitch *may_quote;
  GtkWidget *remove_group;

  TdSurveyForm *form;
};

G_DEFINE_FINAL_TYPE (TdSurveyDialog, td_survey_dialog, TD_TYPE_DIALOG)

/* --- Writing --- */

typedef struct
{
  TdFeedback *feedback;
  GPtrArray *answers;
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->feedback);
  g_clear_pointer (&request->answers, g_ptr_array_unref);
  g_free (request);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_feedback_save (db, request->feedback, request->answers, request->today, NULL, error);
  return NULL;
}

static gpointer
delete_job (TdDatabase *db, gpointer data, GError **error)
{
  td_feedback_delete (db, ((const Request *) data)->feedback->id, error);
  return NULL;
}

static GPtrArray *
list_answers (TdSurveyDialog *self)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->questions, i)) != NULL; i++)
    g_ptr_array_add (answers, td_survey_answer_row_dup_answer (TD_SURVEY_ANSWER_ROW (row)));
  return answers;
}

static Request *
new_request (TdSurveyDialog *self)
{
  Request *request = g_new0 (Request, 1);

  request->feedback = td_record_copy (self->form->feedback);
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  return request;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveyDialog *self = TD_SURVEY_DIALOG (widget);
  Request *request = new_request (self);
  TdDate on = td_date_row_get_date (self->answered_on);

  request->answers = list_answers (self);
  request->feedback->may_quote = gtk_switch_get_active (self->may_quote);
  request->feedback->answered_on = on;
  /* Another day may be of another wave. */
  if (on != self->form->feedback->answered_on && request->feedback->id == 0)
    request->feedback->due_on = TD_DATE_NONE;
  td_dialog_write (TD_DIALOG (self),
                   request->feedback->id ? _ ("Answers changed") : _ ("Answers entered"),
                   _ ("Not Saved"), save_job, request, request_free, NULL);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_dialog_write (TD_DIALOG (widget), _ ("Answers deleted"), _ ("Not Deleted"), delete_job,
                   new_request (TD_SURVEY_DIALOG (widget)), request_free, NULL);
}

static void
valid_cb (TdSurveyDialog *self)
{
  gboolean valid = FALSE;

  g_object_get (self->answered_on, "valid", &valid, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.save", valid);
}

/* --- Showing --- */

static TdFeedbackAnswer *
find_answer (TdSurveyForm *form, gint64 question_id)
{
  for (guint i = 0; i < form->answers->len; i++)
    if (TD_FEEDBACK_ANSWER (form->answers->pdata[i])->question_id == question_id)
      return form->answers->pdata[i];
  return NULL;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  TdSurveyQuestion *question = item;
  GtkWidget *row = td_survey_answer_row_new (question, find_answer (user_data, question->id));
  g_autofree char *name = g_strdup_printf ("question-%" G_GINT64_FORMAT, question->id);

  gtk_widget_set_name (row, name); /* what is written in it is kept under this */
  return row;
}

static void
show_questions (TdSurveyDialog *self)
{
  g_autoptr (GListStore) questions = g_list_store_new (TD_TYPE_SURVEY_QUESTION);

  g_list_store_splice (questions, 0, 0, self->form->questions->pdata, self->form->questions->len);
  gtk_list_box_bind_model (self->questions, G_LIST_MODEL (questions), make_row, self->form, NULL);
}

static void
show_who (TdSurveyDialog *self)
{
  TdPair *pair = self->form->pair;
  TdFeedback *feedback = self->form->feedback;
  gboolean mentor = g_strcmp0 (feedback->side, "mentor") == 0;
  g_autofree char *title = mentor ? g_markup_printf_escaped (_ ("%s about being the mentor of %s"),
                                                             pair->mentor_name, pair->mentee_name)
                                  : g_markup_printf_escaped (_ ("%s about being the mentee of %s"),
                                                             pair->mentee_name, pair->mentor_name);
  g_autofree char *day = td_date_format (feedback->due_on);
  /* Translators: a survey and the day it was given on. */
  g_autofree char *words =
      feedback->due_on ? g_markup_printf_escaped (_ ("%s of %s"), self->form->survey->name, day)
                       : g_markup_escape_text (self->form->survey->name, -1);

  adw_preferences_group_set_title (self->who, title);
  adw_preferences_group_set_description (self->who, words);
}

static void
show_form (TdSurveyDialog *self)
{
  TdFeedback *feedback = self->form->feedback;
  TdDate today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));

  if (feedback->id)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Change Answers"));
  show_who (self);
  td_date_row_set_today (self->answered_on, today);
  td_date_row_set_date (self->answered_on, feedback->answered_on);
  gtk_switch_set_active (self->may_quote, feedback->may_quote);
  gtk_widget_set_visible (self->remove_group, feedback->id != 0);
  show_questions (self);
}

/* The first question has the focus: papers are typed in one after the other. */
static void
focus_cb (TdSurveyDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->questions, 0);

  if (row)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  TdSurveyDialog *self =
      g_object_new (TD_TYPE_SURVEY_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", td_page_get_session (page), NULL);
  g_autofree char *about = NULL;

  self->form = result;
  show_form (self);
  about = g_strdup_printf ("feedback_id:%" G_GINT64_FORMAT " pair_id:%" G_GINT64_FORMAT
                           " side:%s survey_id:%" G_GINT64_FORMAT,
                           self->form->feedback->id, self->form->pair->id,
                           self->form->feedback->side, self->form->survey->id);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show (TdPage *page, gint64 feedback_id, gint64 pair_id, const char *side)
{
  TdSurveyFormRequest *request = g_new0 (TdSurveyFormRequest, 1);

  request->feedback_id = feedback_id;
  request->pair_id = pair_id;
  request->side = g_strdup (side);
  request->today = td_page_get_today (page);
  td_page_write (page, NULL, td_survey_form_load, request, td_survey_form_request_free,
                 td_survey_form_free, loaded_cb);
}

void
td_survey_dialog_show (TdPage *page, gint64 pair_id, const char *side)
{
  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (side != NULL);

  show (page, 0, pair_id, side);
}

void
td_survey_dialog_show_feedback (TdPage *page, gint64 feedback_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, feedback_id, 0, NULL);
}

/* --- Class --- */

static void
td_survey_dialog_dispose (GObject *object)
{
  TdSurveyDialog *self = TD_SURVEY_DIALOG (object);

  g_clear_pointer (&self->form, td_survey_form_free);

  G_OBJECT_CLASS (td_survey_dialog_parent_class)->dispose (object);
}

static void
td_survey_dialog_class_init (TdSurveyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_survey_dialog_dispose;
  g_type_ensure (TD_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "survey.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "survey.delete", NULL, delete_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-survey-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSurveyDialog, who);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyDialog, answered_on);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyDialog, may_quote);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyDialog, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, valid_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
}

static void
td_survey_dialog_init (TdSurveyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
