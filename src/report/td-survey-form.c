/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The survey on paper: a page for each person whose answers are waited for, with boxes to tick. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "feedback/td-feedback-due.h"
#include "feedback/td-survey-pulse.h"
#include "feedback/td-survey-text.h"
#include "pairing/td-pair.h"
#include "report/td-report-names.h"
#include "report/td-report-private.h"

#define BOX "☐"
#define N_LINES 3

typedef struct
{
  TdDocument *document;
  TdDatabase *db;
  const TdReportOptions *options;
  TdReportNames names;
  gint64 program_id; /* that the names are of */
} Form;

static void
form_clear (Form *form)
{
  td_report_names_clear (&form->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Form, form_clear)

/* --- Questions --- */

static TdDocumentTable *
begin_scale (TdDocument *document, const char *kind)
{
  TdDocumentTable *table;
  g_autofree char *ends = NULL;
  int lowest = 0, highest = 0;

  td_survey_kind_get_scale (kind, &lowest, &highest);
  /* Translators: the ends of a scale: "1 = not at all, 5 = very much". */
  ends = g_strdup_printf (_ ("%d = %s, %d = %s"), lowest, td_survey_kind_get_lowest_word (kind),
                          highest, td_survey_kind_get_highest_word (kind));
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, ends);
  for (int value = lowest; value <= highest; value++)
    {
      g_autofree char *title = g_strdup_printf ("%d", value);

      td_document_table_add_column (table, TD_COLUMN_TICK, title);
    }
  return table;
}

static void
add_scale_row (TdDocumentTable *table, TdSurveyQuestion *question)
{
  const char *cells[12] = { question->title };

  for (guint i = 1; i < G_N_ELEMENTS (cells); i++)
    cells[i] = BOX;
  td_document_table_add_row_array (table, cells);
}

static void
add_choices (TdDocument *document, TdSurveyQuestion *question)
{
  g_auto (GStrv) choices = td_text_split_list (question->choices);

  td_document_add_heading (document, 2, question->title);
  for (char **choice = choices; choice && *choice; choice++)
    td_document_add_item (document, BOX, *choice);
}

static void
add_lines (TdDocument *document, TdSurveyQuestion *question)
{
  td_document_add_heading (document, 2, question->title);
  td_document_add_blank (document, NULL, N_LINES);
}

/* Scales of one kind that follow each other are one table. */
static void
add_questions (TdDocument *document, GPtrArray *questions)
{
  TdDocumentTable *table = NULL;
  const char *scale = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      TdSurveyQuestion *question = questions->pdata[i];
      int lowest, highest;
      gboolean numbers = td_survey_kind_get_scale (question->kind, &lowest, &highest);

      if (numbers && g_strcmp0 (scale, question->kind) != 0)
        table = begin_scale (document, question->kind);
      scale = numbers ? question->kind : NULL;
      if (numbers)
        add_scale_row (table, question);
      else if (strcmp (question->kind, "choice") == 0)
        add_choices (document, question);
      else
        add_lines (document, question);
    }
}

/* --- Pages --- */

/* Questions of a programme's survey that is not made yet are those of the pulse survey. */
static GPtrArray *
load_questions (Form *form, TdFeedbackDue *due, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  if (due->survey_id)
    return td_survey_question_list (form->db, due->survey_id, due->side, FALSE, error);
  all = td_survey_pulse_list_questions ();
  for (guint i = all->len; i > 0; i--)
    {
      TdSurveyQuestion *question = all->pdata[i - 1];

      if (question->side && g_strcmp0 (question->side, due->side) != 0)
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

/* Who stands under a number: of the pair's own programme. */
static gboolean
load_names (Form *form, gint64 program_id, GError **error)
{
  TdReportOptions own = *form->options;

  if (form->program_id == program_id)
    return TRUE;
  form->program_id = own.program_id = program_id;
  td_report_names_clear (&form->names);
  return td_report_names_load (&form->names, form->db, &own, error);
}

static void
add_head (Form *form, TdFeedbackDue *due, TdPair *pair)
{
  gboolean mentor = g_strcmp0 (due->side, "mentor") == 0;
  const char *mentor_name =
      td_report_names_mentor (&form->names, pair->mentor_id, pair->mentor_name);
  const char *mentee_name =
      td_report_names_mentee (&form->names, pair->mentee_id, pair->mentee_name);

  td_document_add_fact (form->document, _ ("Name"), mentor ? mentor_name : mentee_name);
  td_document_add_fact (form->document, mentor ? _ ("Your mentee") : _ ("Your mentor"),
                        mentor ? mentee_name : mentor_name);
  td_document_add_paragraph (
      form->document, _ ("Tick one box in each row. The answers go to the coordinator; others see "
                         "them only put together, without names."));
}

static gboolean
add_page (Form *form, TdFeedbackDue *due, gboolean first, GError **error)
{
  g_autoptr (TdPair) pair = td_pair_load (form->db, due->pair_id, form->options->as_of, error);
  g_autoptr (GPtrArray) questions = pair ? load_questions (form, due, error) : NULL;
  g_autofree char *quote = NULL;

  if (questions == NULL || !load_names (form, due->program_id, error))
    return FALSE;
  if (first)
    td_document_set_subtitle (form->document, pair->program_name);
  else
    td_document_add_part (form->document, pair->program_name);
  add_head (form, due, pair);
  add_questions (form->document, questions);
  quote = g_strdup_printf ("%s   " BOX " %s   " BOX " %s", td_survey_text_quote (), _ ("Yes"),
                           _ ("No"));
  td_document_add_paragraph (form->document, quote);
  td_document_add_blank (form->document, _ ("Date"), 1);
  return TRUE;
}

/* --- Whose --- */

static TdFeedbackDue *
new_due (TdPair *pair, const char *side, gint64 survey_id)
{
  TdFeedbackDue *due = g_object_new (TD_TYPE_FEEDBACK_DUE, NULL);

  due->pair_id = pair->id;
  due->program_id = pair->program_id;
  due->survey_id = survey_id;
  td_record_set_text (&due->side, side);
  return due;
}

static void
keep_side (GPtrArray *list, const char *side)
{
  for (guint i = list->len; i > 0 && side; i--)
    if (g_strcmp0 (((TdFeedbackDue *) list->pdata[i - 1])->side, side) != 0)
      g_ptr_array_remove_index (list, i - 1);
}

/* Both forms of one pair, whether they are due or not. */
static GPtrArray *
list_of_pair (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdPair) pair = td_pair_load (db, options->pair_id, options->as_of, error);
  g_autoptr (GPtrArray) surveys = pair ? td_survey_list (db, pair->program_id, error) : NULL;
  gint64 survey_id = 0;

  if (surveys == NULL)
    return NULL;
  if (surveys->len > 0)
    survey_id = TD_SURVEY (surveys->pdata[0])->id;
  g_ptr_array_add (list, new_due (pair, "mentor", survey_id));
  g_ptr_array_add (list, new_due (pair, "mentee", survey_id));
  keep_side (list, options->side);
  return g_steal_pointer (&list);
}

/* What waits of the pair, else both of its forms; or all that waits. */
static GPtrArray *
list_forms (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) list =
      options->pair_id ? td_feedback_list_due_of_pair (db, options->pair_id, options->as_of, error)
                       : td_feedback_list_due (db, options->program_id, options->as_of, error);

  if (list == NULL)
    return NULL;
  keep_side (list, options->side);
  if (list->len > 0)
    return g_steal_pointer (&list);
  if (options->pair_id)
    return list_of_pair (db, options, error);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("No survey waits for an answer. Choose a pair to print its forms."));
  return NULL;
}

TdDocument *
td_survey_form_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) list = list_forms (db, options, error);
  g_autoptr (TdDocument) document = td_document_new (_ ("How is it going?"));
  g_auto (Form) form = { .document = document, .db = db, .options = options };

  if (list == NULL)
    return NULL;
  td_document_set_dates (document, options->printed_on, TD_DATE_NONE);
  td_document_set_letter (document, TRUE);
  td_document_set_confidentiality (document, _ ("Confidential: between whoever fills it in and the "
                                                "coordinator."));
  for (guint i = 0; i < list->len; i++)
    if (!add_page (&form, list->pdata[i], i == 0, error))
      return NULL;
  return g_steal_pointer (&document);
}
