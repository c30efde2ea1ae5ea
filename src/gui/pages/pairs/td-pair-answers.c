/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-answers.h"

#include "gui/pages/pairs/td-pair-record.h"

#include <glib/gi18n-lib.h>

struct _TdPairAnswers
{
  TdPairSection parent_instance;

  AdwActionRow *mentor_yes;
  AdwActionRow *mentee_yes;
};

G_DEFINE_FINAL_TYPE (TdPairAnswers, td_pair_answers, TD_TYPE_PAIR_SECTION)

/* What a side said, when and why; or since when an answer is awaited. */
static void
show_answer (AdwActionRow *row, TdPair *pair, TdSide side)
{
  TdPairAnswer answer = td_pair_get_answer (pair, side);
  const char *name = side == TD_SIDE_MENTOR ? pair->mentor_name : pair->mentee_name;
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  title = g_strdup_printf (answer.answer == TD_ANSWER_NO    ? _ ("%s said no")
                           : answer.answer == TD_ANSWER_YES ? _ ("%s said yes")
                                                            : _ ("%s has not answered"),
                           escaped);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  detail = td_pair_record_say_answer (pair, &answer);
  adw_action_row_set_subtitle (row, detail);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *job = data;
  GError *trouble = NULL;
  TdPair *pair = td_pair_load (db, job->pair_id, job->today, &trouble);

  td_pair_section_propagate (error, trouble);
  return pair;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairAnswers *self = owner;
  g_autoptr (TdPair) pair = result;

  if (pair == NULL)
    return;
  show_answer (self->mentor_yes, pair, TD_SIDE_MENTOR);
  show_answer (self->mentee_yes, pair, TD_SIDE_MENTEE);
}

static void
td_pair_answers_load (TdPairSection *section, gint64 pair_id)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free,
                g_object_unref, loaded_cb);
}

static void
td_pair_answers_class_init (TdPairAnswersClass *klass)
{
  static const char *const tables[] = { "pair", "employee", "program", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_answers_load;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-answers.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairAnswers, mentor_yes);
  gtk_widget_class_bind_template_child (widget_class, TdPairAnswers, mentee_yes);
}

static void
td_pair_answers_init (TdPairAnswers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
