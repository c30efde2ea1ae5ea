/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-question-dialog.h"

#include "base/td-text.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdQuestionDialog
{
  TdDialog parent_instance;

  GtkWidget *title;

  TdForm *form;
};

G_DEFINE_FINAL_TYPE (TdQuestionDialog, td_question_dialog, TD_TYPE_DIALOG)

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  td_survey_question_save (db, data, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdQuestionDialog *self = TD_QUESTION_DIALOG (widget);
  TdSurveyQuestion *question = td_form_dup_record (self->form);

  td_dialog_write (TD_DIALOG (self), question->id ? _ ("Question changed") : _ ("Question added"),
                   _ ("Not Saved"), save_job, question, g_object_unref, NULL);
}

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  TdSurveyQuestion *question = record;
  TdRemarks *remarks = td_remarks_new ();
  g_autofree char *title = td_text_clean (question->title);
  g_auto (GStrv) choices = td_text_split_list (question->choices);

  if (title == NULL)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "title", _ ("A question needs its words."));
  else if (question->n_answers > 0)
    td_remarks_add (remarks, TD_REMARK_WARNING, "title",
                    ngettext ("It was answered %d time: with other words it becomes a new "
                              "question, and the answers stay with the old one.",
                              "It was answered %d times: with other words it becomes a new "
                              "question, and the answers stay with the old one.",
                              (gulong) question->n_answers),
                    question->n_answers);
  if (g_strcmp0 (question->kind, "choice") == 0 && (choices == NULL || g_strv_length (choices) < 2))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "choices",
                    _ ("Two choices or more, separated by semicolons."));
  return remarks;
}

static void
valid_cb (TdQuestionDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.save", td_form_is_valid (self->form));
}

void
td_question_dialog_show (GtkWidget *parent, TdSession *session, TdSurveyQuestion *question)
{
  g_autoptr (TdSurveyQuestion) copy = td_record_copy (question);
  TdQuestionDialog *self = g_object_new (TD_TYPE_QUESTION_DIALOG, "transient-for",
                                         gtk_widget_get_root (parent), "session", session, NULL);

  if (question->id)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Change Question"));
  self->form = td_form_new (GTK_WIDGET (self), session, copy, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_question_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_QUESTION_DIALOG (object)->form);

  G_OBJECT_CLASS (td_question_dialog_parent_class)->dispose (object);
}

static void
td_question_dialog_class_init (TdQuestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_question_dialog_dispose;
  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  gtk_widget_class_install_action (widget_class, "question.save", NULL, save_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/program/td-question-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdQuestionDialog, title);
  td_closures_bind (widget_class);
}

static void
td_question_dialog_init (TdQuestionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.save", FALSE);
}
