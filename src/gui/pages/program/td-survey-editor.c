/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-survey-editor.h"

#include "gui/frame/td-dialogs.h"
#include "gui/pages/import/td-import-window.h"
#include "gui/pages/program/td-question-dialog.h"
#include "gui/pages/program/td-survey-jobs.h"
#include "gui/pages/program/td-survey-paper.h"
#include "gui/pages/program/td-survey-settings-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"

#include <glib/gi18n-lib.h>

struct _TdSurveyEditor
{
  TdPage parent_instance;

  AdwComboRow *surveys;
  GListStore *all;
  AdwActionRow *settings;
  GListStore *questions;

  gint64 program_id;
  TdSurvey *survey; /* that is shown */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (TdSurveyEditor, td_survey_editor, TD_TYPE_PAGE)

struct _TdSurveyWindow
{
  AdwWindow parent_instance;

  TdSurveyEditor *editor;
};

G_DEFINE_FINAL_TYPE (TdSurveyWindow, td_survey_window, ADW_TYPE_WINDOW)

/* --- Loading --- */

static TdSurveyTask *
new_task (TdSurveyEditor *self)
{
  return td_survey_task_new (self->program_id, self->survey ? self->survey->id : 0);
}

/* "Day 30, then every 60 days · 10 questions · answered 44 times" */
static char *
dup_settings (TdSurvey *survey)
{
  g_autofree char *first = g_strdup_printf (_ ("Day %d"), survey->first_day);
  g_autofree char *days =
      survey->every_days
          ? g_strdup_printf (ngettext ("%s, then every %d day", "%s, then every %d days",
                                       (gulong) survey->every_days),
                             first, survey->every_days)
          : g_strdup (first);
  g_autofree char *answered = g_strdup_printf (ngettext ("answered %d time", "answered %d times",
                                                         (gulong) survey->n_answered),
                                               survey->n_answered);

  return g_strdup_printf ("%s · %s%s", days, answered, survey->active ? "" : _ (", switched off"));
}

static void
show_survey (TdSurveyEditor *self, TdSurveyContents *contents)
{
  g_autofree char *name = NULL;
  g_autofree char *settings = NULL;

  g_set_object (&self->survey, contents->survey);
  if (self->survey == NULL)
    return;
  name = g_markup_escape_text (self->survey->name, -1);
  settings = dup_settings (self->survey);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->settings), name);
  adw_action_row_set_subtitle (self->settings, settings);
  g_list_store_splice (self->questions, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->questions)),
                       contents->questions->pdata, contents->questions->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.delete",
                                 contents->surveys->len > 1 && self->survey->n_answered == 0);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdSurveyEditor *self = owner;
  TdSurveyContents *contents = result;
  guint position = 0;

  self->loading = TRUE;
  g_list_store_splice (self->all, 0, g_list_model_get_n_items (G_LIST_MODEL (self->all)),
                       contents->surveys->pdata, contents->surveys->len);
  gtk_widget_set_visible (GTK_WIDGET (self->surveys), contents->surveys->len > 1);
  if (contents->survey && g_ptr_array_find (contents->surveys, contents->survey, &position))
    adw_combo_row_set_selected (self->surveys, position);
  show_survey (self, contents);
  self->loading = FALSE;
  td_survey_contents_free (contents);
}

static void
td_survey_editor_reload (TdPage *page)
{
  TdSurveyEditor *self = TD_SURVEY_EDITOR (page);

  if (self->program_id)
    td_page_read (page, td_survey_job_load, new_task (self), td_survey_task_free,
                  td_survey_contents_free, loaded_cb);
}

static void
survey_chosen_cb (TdSurveyEditor *self)
{
  TdSurvey *chosen = adw_combo_row_get_selected_item (self->surveys);

  if (self->loading || chosen == NULL)
    return;
  g_set_object (&self->survey, chosen);
  td_survey_editor_reload (TD_PAGE (self));
}

/* --- Questions --- */

static TdSurveyQuestion *
find_question (TdSurveyEditor *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->questions)); i++)
    {
      g_autoptr (TdSurveyQuestion) question =
          g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      if (question->id == id)
        return question; /* the list keeps it */
    }
  return NULL;
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveyEditor *self = TD_SURVEY_EDITOR (widget);
  g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);

  if (self->survey == NULL)
    return;
  question->survey_id = self->survey->id;
  td_record_set_text (&question->kind, "rating");
  td_question_dialog_show (widget, td_page_get_session (TD_PAGE (self)), question);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveyEditor *self = TD_SURVEY_EDITOR (widget);
  TdSurveyQuestion *question = find_question (self, g_variant_get_int64 (target));

  if (question)
    td_question_dialog_show (widget, td_page_get_session (TD_PAGE (self)), question);
}

static void
write_question (TdSurveyEditor *self, gint64 id, int position, const char *toast, TdJobFunc job)
{
  TdSurveyTask *task = new_task (self);

  task->question_id = id;
  task->position = position;
  td_page_write (TD_PAGE (self), toast, job, task, td_survey_task_free, NULL, NULL);
}

static void
move_question (GtkWidget *widget, GVariant *target, int by)
{
  TdSurveyEditor *self = TD_SURVEY_EDITOR (widget);
  TdSurveyQuestion *question = find_question (self, g_variant_get_int64 (target));
  int place = 1;

  if (question == NULL)
    return;
  /* Among those that are asked. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->questions)); i++)
    {
      g_autoptr (TdSurveyQuestion) other =
          g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      if (other == question)
        break;
      place += other->active;
    }
  write_question (self, question->id, MAX (place + by, 1), _ ("Question moved"),
                  td_survey_job_move);
}

static void
up_action (GtkWidget *widget, const char *action, GVariant *target)
{
  move_question (widget, target, -1);
}

static void
down_action (GtkWidget *widget, const char *action, GVariant *target)
{
  move_question (widget, target, 1);
}

static void
retire_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_question (TD_SURVEY_EDITOR (widget), g_variant_get_int64 (target), 0,
                  _ ("Question retired"), td_survey_job_retire);
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_question (TD_SURVEY_EDITOR (widget), g_variant_get_int64 (target), 0,
                  _ ("Question asked again"), td_survey_job_restore);
}

/* "Rating, 1 to 5 · Both sides · Satisfaction · 44 answers" */
static char *
question_detail (gpointer item, TdSurveyQuestion *question)
{
  g_autoptr (GString) text = NULL;

  if (question == NULL)
    return NULL;
  text = g_string_new (td_survey_kind_get_label (question->kind));
  g_string_append_printf (text, " · %s", td_survey_side_get_label (question->side));
  if (question->topic)
    g_string_append_printf (text, " · %s", td_survey_topic_get_label (question->topic));
  if (question->n_answers > 0)
    {
      g_autofree char *answers =
          g_strdup_printf (ngettext ("%d answer", "%d answers", (gulong) question->n_answers),
                           question->n_answers);

      g_string_append_printf (text, " · %s", answers);
    }
  if (!question->active)
    g_string_append_printf (text, " · %s", _ ("not asked any more"));
  return g_strdup (text->str);
}

/* --- The survey --- */

static void
settings_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveyEditor *self = TD_SURVEY_EDITOR (widget);

  if (self->survey)
    td_survey_settings_dialog_show (widget, td_page_get_session (TD_PAGE (self)), self->survey);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSurveyEditor *self = TD_SURVEY_EDITOR (widget);
  g_autoptr (TdSurvey) survey = g_object_new (TD_TYPE_SURVEY, NULL);

  survey->program_id = self->program_id;
  survey->first_day = TD_SURVEY_FIRST_DAY;
  survey->every_days = TD_SURVEY_EVERY_DAYS;
  survey->active = TRUE;
  td_survey_settings_dialog_show (widget, td_page_get_session (TD_PAGE (self)), survey);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_page_write (TD_PAGE (widget), _ ("Survey deleted"), td_survey_job_delete,
                 new_task (TD_SURVEY_EDITOR (widget)), td_survey_task_free, NULL, NULL);
}

static void
results_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_survey_paper_show (TD_PAGE (widget), TD_SURVEY_EDITOR (widget)->program_id, "feedback");
}

static void
forms_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_survey_paper_show (TD_PAGE (widget), TD_SURVEY_EDITOR (widget)->program_id, "survey");
}

static void
import_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_import_window_show (widget, td_page_get_session (TD_PAGE (widget)), TD_IMPORT_SURVEYS, NULL);
}

/* --- Texts --- */

static void
copied_cb (gpointer owner, gpointer result, GError *error)
{
  g_autofree char *text = result;
  TdSession *session = td_page_get_session (TD_PAGE (owner));

  if (*text == '\0')
    {
      td_session_tell (session, _ ("There is nothing that may be quoted yet"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (owner)), text);
  td_session_tell (session, _ ("Copied"));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gboolean questions = g_str_equal (action, "editor.copy-questions");

  td_page_read (TD_PAGE (widget), questions ? td_survey_job_questions : td_survey_job_testimonials,
                new_task (TD_SURVEY_EDITOR (widget)), td_survey_task_free, g_free, copied_cb);
}

static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  g_free (result);
  td_session_tell (td_page_get_session (TD_PAGE (owner)), _ ("Saved"));
}

static void
save_text (GtkWidget *widget, GAsyncResult *result, TdJobFunc job)
{
  TdSurveyTask *task = new_task (TD_SURVEY_EDITOR (widget));

  task->file = td_dialogs_file_finish (result);
  if (task->file)
    td_page_read (TD_PAGE (widget), job, task, td_survey_task_free, g_free, saved_cb);
  else
    td_survey_task_free (task);
}

static void
questions_file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  save_text (GTK_WIDGET (source), result, td_survey_job_questions);
}

static void
testimonials_file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  save_text (GTK_WIDGET (source), result, td_survey_job_testimonials);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  if (g_str_equal (action, "editor.save-questions"))
    td_dialogs_save_file_async (widget, _ ("Save the Questions"), _ ("questions.txt"),
                                questions_file_cb, NULL);
  else
    td_dialogs_save_file_async (widget, _ ("Save the Testimonials"), _ ("testimonials.txt"),
                                testimonials_file_cb, NULL);
}

/* --- Classes --- */

static void
td_survey_editor_dispose (GObject *object)
{
  g_clear_object (&TD_SURVEY_EDITOR (object)->survey);

  G_OBJECT_CLASS (td_survey_editor_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "editor.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "editor.up", "x", up_action);
  gtk_widget_class_install_action (widget_class, "editor.down", "x", down_action);
  gtk_widget_class_install_action (widget_class, "editor.retire", "x", retire_action);
  gtk_widget_class_install_action (widget_class, "editor.restore", "x", restore_action);
  gtk_widget_class_install_action (widget_class, "editor.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "editor.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "editor.results", NULL, results_action);
  gtk_widget_class_install_action (widget_class, "editor.forms", NULL, forms_action);
  gtk_widget_class_install_action (widget_class, "editor.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "editor.copy-questions", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "editor.save-questions", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.copy-testimonials", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "editor.save-testimonials", NULL, save_action);
}

static void
td_survey_editor_class_init (TdSurveyEditorClass *klass)
{
  static const char *const tables[] = { "survey", "survey_question", "feedback", "feedback_answer",
                                        NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_survey_editor_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_survey_editor_reload;
  g_type_ensure (TD_TYPE_SURVEY);
  g_type_ensure (TD_TYPE_SURVEY_QUESTION);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-survey-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSurveyEditor, surveys);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyEditor, all);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyEditor, settings);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyEditor, questions);
  gtk_widget_class_bind_template_callback (widget_class, survey_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_detail);
  td_closures_bind (widget_class);
}

static void
td_survey_editor_init (TdSurveyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
td_survey_window_class_init (TdSurveyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_SURVEY_EDITOR);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-survey-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSurveyWindow, editor);
}

static void
td_survey_window_init (TdSurveyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
}

static void
ensured_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  TdSurveyWindow *self = g_object_new (TD_TYPE_SURVEY_WINDOW, "transient-for",
                                       gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->editor->program_id = td_page_get_program_id (page);
  td_page_set_session (TD_PAGE (self->editor), td_page_get_session (page));
  gtk_window_present (GTK_WINDOW (self));
}

void
td_survey_window_show (TdPage *page, gint64 program_id)
{
  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (program_id != 0);

  td_page_write (page, NULL, td_survey_job_ensure, td_survey_task_new (program_id, 0),
                 td_survey_task_free, NULL, ensured_cb);
}
