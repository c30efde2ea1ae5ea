/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-answer-dialog.h"

#include "candidates/td-line.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/pairs/td-answer-group.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdAnswerDialog
{
  TdDialog parent_instance;

  GtkLabel *trouble;
  GtkWidget *line;
  GtkLabel *line_words;
  TdAnswerGroup *mentor;
  TdAnswerGroup *mentee;

  TdPair *pair;
};

G_DEFINE_FINAL_TYPE (TdAnswerDialog, td_answer_dialog, TD_TYPE_DIALOG)

/* --- Writing --- */

typedef struct
{
  gint64 pair_id;
  TdDate today;
  TdPairAnswer answers[2]; /* by TdSide; notes are owned */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  for (guint side = 0; side < G_N_ELEMENTS (request->answers); side++)
    g_free ((char *) request->answers[side].note);
  g_free (request);
}

static gpointer
answer_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_pair_answer (db, request->pair_id, &request->answers[TD_SIDE_MENTOR],
                  &request->answers[TD_SIDE_MENTEE], request->today, error);
  return NULL;
}

static void
record_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdAnswerDialog *self = TD_ANSWER_DIALOG (widget);
  Request *request = g_new0 (Request, 1);

  request->pair_id = self->pair->id;
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  request->answers[TD_SIDE_MENTOR] = td_answer_group_get_answer (self->mentor);
  request->answers[TD_SIDE_MENTEE] = td_answer_group_get_answer (self->mentee);
  for (guint side = 0; side < G_N_ELEMENTS (request->answers); side++)
    request->answers[side].note = g_strdup (request->answers[side].note);
  td_dialog_write (TD_DIALOG (self), _ ("Answers recorded"), _ ("Not Saved"), answer_job, request,
                   request_free, NULL);
}

static void
valid_cb (TdAnswerDialog *self)
{
  gboolean mentor, mentee;

  g_object_get (self->mentor, "valid", &mentor, NULL);
  g_object_get (self->mentee, "valid", &mentee, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.record", mentor && mentee);
}

/* Said above the fields, where the wrong one is corrected. */
static void
td_answer_dialog_failed (TdDialog *dialog, const char *heading, const GError *error)
{
  TdAnswerDialog *self = TD_ANSWER_DIALOG (dialog);

  td_trouble_show (self->trouble, self, error);
}

/* --- Showing --- */

/* Of one who alone has not answered the answer is what she comes to enter. */
static void
show_side (TdAnswerDialog *self, TdAnswerGroup *group, TdSide side, TdDate today)
{
  TdPairAnswer answer = td_pair_get_answer (self->pair, side);
  gboolean alone = g_strcmp0 (self->pair->waits_for, "mentor; mentee") != 0;
  gboolean waits = self->pair->waits_for && answer.answer == TD_ANSWER_NONE;

  td_answer_group_set_answer (group,
                              side == TD_SIDE_MENTOR ? self->pair->mentor_name
                                                     : self->pair->mentee_name,
                              &answer, waits && alone, today);
  if (waits && alone)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (group));
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (TdPair) pair = result;
  TdSession *session = td_page_get_session (page);
  TdDate today = td_session_get_today (session);
  TdAnswerDialog *self;
  g_autofree char *about = NULL;

  if (pair == NULL)
    return;
  self = g_object_new (TD_TYPE_ANSWER_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);
  self->pair = g_steal_pointer (&pair);
  gtk_widget_set_visible (self->line, self->pair->line != TD_LINE_NONE);
  if (self->pair->line)
    gtk_label_set_text (self->line_words, td_line_get_sentence ((TdLine) self->pair->line));
  show_side (self, self->mentor, TD_SIDE_MENTOR, today);
  show_side (self, self->mentee, TD_SIDE_MENTEE, today);
  valid_cb (self);
  about = g_strdup_printf ("pair_id:%" G_GINT64_FORMAT, self->pair->id);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
}

typedef struct
{
  gint64 pair_id;
  TdDate today;
} LoadData;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;

  return td_pair_load (db, load->pair_id, load->today, error);
}

void
td_answer_dialog_show (TdPage *page, gint64 pair_id)
{
  LoadData *load;

  g_return_if_fail (TD_IS_PAGE (page));

  load = g_new0 (LoadData, 1);
  load->pair_id = pair_id;
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, g_free, g_object_unref, loaded_cb);
}

/* --- Class --- */

static void
td_answer_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_ANSWER_DIALOG (object)->pair);

  G_OBJECT_CLASS (td_answer_dialog_parent_class)->dispose (object);
}

static void
td_answer_dialog_class_init (TdAnswerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_ANSWER_GROUP);
  G_OBJECT_CLASS (klass)->dispose = td_answer_dialog_dispose;
  TD_DIALOG_CLASS (klass)->failed = td_answer_dialog_failed;
  gtk_widget_class_install_action (widget_class, "answer.record", NULL, record_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-answer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAnswerDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerDialog, line);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerDialog, line_words);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerDialog, mentor);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerDialog, mentee);
  gtk_widget_class_bind_template_callback (widget_class, valid_cb);
  td_closures_bind (widget_class);
}

static void
td_answer_dialog_init (TdAnswerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
