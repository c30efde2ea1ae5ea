/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-survey-columns.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "exchange/td-mapping-private.h"
#include "exchange/td-survey-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  MENTOR,
  MENTEE,
  N_SIDES
};

struct _TdSurveyColumns
{
  TdSurvey *survey;
  GPtrArray *questions;      /* that are asked */
  TdSurveyQuestion **filled; /* by column and side, borrowed from questions; NULL: none */
  TdMapping *mapping;        /* borrowed */
  guint n_columns;
  guint n_found;
  guint n_made;
};

void
td_survey_columns_free (TdSurveyColumns *columns)
{
  if (columns == NULL)
    return;
  g_clear_object (&columns->survey);
  g_clear_pointer (&columns->questions, g_ptr_array_unref);
  g_free (columns->filled);
  g_free (columns);
}

/* What stands before the words: "12. ", "3) ". */
static const char *
skip_number (const char *header)
{
  const char *at = header;

  while (g_ascii_isdigit (*at))
    at++;
  if (at == header || (*at != '.' && *at != ')'))
    return header;
  return at + 1;
}

static gboolean
is_title (const char *header, const char *title)
{
  return td_survey_title_same (header, title) || td_survey_title_same (skip_number (header), title);
}

/* The questions that a column answers, one a side or one for both. */
static void
match_column (TdSurveyColumns *columns, guint column)
{
  const char *header = td_mapping_get_question (columns->mapping, column);
  gboolean found = FALSE;

  for (guint i = 0; header && i < columns->questions->len; i++)
    {
      TdSurveyQuestion *question = columns->questions->pdata[i];

      if (!is_title (header, question->title))
        continue;
      if (g_strcmp0 (question->side, "mentee") != 0)
        columns->filled[column * N_SIDES + MENTOR] = question;
      if (g_strcmp0 (question->side, "mentor") != 0)
        columns->filled[column * N_SIDES + MENTEE] = question;
      found = TRUE;
    }
  columns->n_found += found;
}

/* Takes @survey over. */
static TdSurveyColumns *
match_survey (TdDatabase *db, TdSurvey *survey, TdMapping *mapping, GError **error)
{
  g_autoptr (TdSurveyColumns) columns = g_new0 (TdSurveyColumns, 1);
  TdTable *table = td_mapping_get_table (mapping);

  columns->survey = survey;
  columns->mapping = mapping;
  columns->n_columns = td_table_get_n_columns (table);
  columns->filled = g_new0 (TdSurveyQuestion *, columns->n_columns * N_SIDES);
  columns->questions = td_survey_question_list (db, survey->id, NULL, FALSE, error);
  if (columns->questions == NULL)
    return NULL;
  for (guint i = 0; i < columns->n_columns; i++)
    match_column (columns, i);
  return g_steal_pointer (&columns);
}

static gboolean
is_answered (TdSurveyColumns *columns, guint column)
{
  return columns->filled[column * N_SIDES + MENTOR] || columns->filled[column * N_SIDES + MENTEE];
}

static char *
list_titles (GPtrArray *questions)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    g_string_append_printf (titles, "%s“%s”", i ? ", " : "",
                            ((TdSurveyQuestion *) questions->pdata[i])->title);
  return g_string_free (titles, FALSE);
}

/* A question that was chosen must be one of the survey. */
static gboolean
check_chosen (TdSurveyColumns *columns, GError **error)
{
  for (guint i = 0; i < columns->n_columns; i++)
    if (td_mapping_has_chosen_question (columns->mapping, i) && !is_answered (columns, i))
      {
        g_autofree char *titles = list_titles (columns->questions);

        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     /* Translators: a survey, a question, all of its questions. */
                     _ ("The survey “%s” does not ask “%s”. Its questions are: %s."),
                     columns->survey->name, td_mapping_get_question (columns->mapping, i), titles);
        return FALSE;
      }
  return TRUE;
}

TdSurveyColumns *
td_survey_columns_new (TdDatabase *db, gint64 program_id, TdMapping *mapping, GError **error)
{
  g_autoptr (GPtrArray) surveys = td_survey_list (db, program_id, error);
  g_autoptr (TdSurveyColumns) best = NULL;

  for (guint i = 0; surveys && i < surveys->len; i++)
    {
      g_autoptr (TdSurveyColumns) columns =
          match_survey (db, g_object_ref (surveys->pdata[i]), mapping, error);

      if (columns == NULL)
        return NULL;
      if (best == NULL || columns->n_found > best->n_found)
        {
          g_clear_pointer (&best, td_survey_columns_free);
          best = g_steal_pointer (&columns);
        }
    }
  if (surveys == NULL || (best && !check_chosen (best, error)))
    return NULL;
  if (best && (best->n_found > 0 || td_mapping_makes_questions (mapping)))
    return g_steal_pointer (&best);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("No column of the file has the words of a question. Save the questions from the "
                  "programme's survey, paste them into the form, and import its export."));
  return NULL;
}

TdSurvey *
td_survey_columns_get_survey (TdSurveyColumns *columns)
{
  return columns->survey;
}

guint
td_survey_columns_count (TdSurveyColumns *columns)
{
  return columns->n_found;
}

TdSurveyQuestion *
td_survey_columns_get (TdSurveyColumns *columns, guint column, const char *side)
{
  guint which = g_strcmp0 (side, "mentor") == 0 ? MENTOR : MENTEE;

  g_return_val_if_fail (column < columns->n_columns, NULL);

  return columns->filled[column * N_SIDES + which];
}

/* What forms services add of themselves. */
static gboolean
is_of_the_service (const char *header)
{
  static const char *const names[] = { "id",        "starttime",      "completiontime",
                                       "timestamp", "lastmodified",   "lastmodifiedtime",
                                       "language",  "timetaken",      "totalpoints",
                                       "score",     "quizfeedback",   "starttijd",
                                       "taal",      "gradepostedtime" };
  g_autofree char *squeezed = td_header_squeeze (header);

  if (g_str_has_prefix (header, "Points - ") || g_str_has_prefix (header, "Feedback - "))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (squeezed, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The row of the names in the file. */
static int
get_header_row (TdSurveyColumns *columns)
{
  TdTable *table = td_mapping_get_table (columns->mapping);

  return td_table_get_n_rows (table) ? td_table_get_row_number (table, 0) - 1 : 1;
}

void
td_survey_columns_settle (TdSurveyColumns *columns, TdReceipt *receipt)
{
  TdTable *table = td_mapping_get_table (receipt->mapping);

  for (guint i = 0; i < columns->n_columns; i++)
    {
      const char *header = td_table_get_header (table, i);

      if (td_mapping_get_use (receipt->mapping, i) != TD_COLUMN_FREE || is_answered (columns, i))
        continue;
      td_mapping_set_use (receipt->mapping, i, TD_COLUMN_LEFT_OUT);
      if (!is_of_the_service (header))
        td_receipt_add_problem (receipt, get_header_row (columns), (int) i, header,
                                _ ("This column is no question of the survey; it was left out."));
    }
}

/* The words of the column as a question, without the number that a service puts before them. */
static char *
dup_title (TdSurveyColumns *columns, guint column)
{
  return td_text_clean (
      skip_number (td_table_get_header (td_mapping_get_table (columns->mapping), column)));
}

static gboolean
make_question (TdSurveyColumns *columns, TdDatabase *db, guint column, GError **error)
{
  g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);

  question->survey_id = columns->survey->id;
  td_record_take_text (&question->title, dup_title (columns, column));
  td_survey_kind_guess (question, td_mapping_get_table (columns->mapping), column);
  if (!td_survey_question_save (db, question, error))
    return FALSE;
  columns->filled[column * N_SIDES + MENTOR] = question;
  columns->filled[column * N_SIDES + MENTEE] = question;
  columns->n_made++;
  g_ptr_array_add (columns->questions, g_steal_pointer (&question));
  return TRUE;
}

gboolean
td_survey_columns_make (TdSurveyColumns *columns,
                        TdDatabase *db,
                        TdReceipt *receipt,
                        GError **error)
{
  for (guint i = 0; i < columns->n_columns; i++)
    {
      g_autofree char *words = NULL;

      if (td_mapping_get_use (columns->mapping, i) != TD_COLUMN_NEW || is_answered (columns, i))
        continue;
      if (!make_question (columns, db, i, error))
        return FALSE;
      words = g_strdup_printf (
          /* Translators: a kind of question: "Rating, 1 to 5", "Text" … */
          _ ("This question was added to the survey: %s."),
          td_survey_kind_get_label (columns->filled[i * N_SIDES]->kind));
      td_receipt_add_problem (receipt, get_header_row (columns), (int) i,
                              columns->filled[i * N_SIDES]->title, words);
    }
  return TRUE;
}

guint
td_survey_columns_count_made (TdSurveyColumns *columns)
{
  return columns->n_made;
}

static gboolean
add_titles (TdDatabase *db, gint64 survey_id, GPtrArray *titles, GError **error)
{
  g_autoptr (GPtrArray) questions = td_survey_question_list (db, survey_id, NULL, FALSE, error);

  for (guint i = 0; questions && i < questions->len; i++)
    {
      TdSurveyQuestion *question = questions->pdata[i];

      if (!g_ptr_array_find_with_equal_func (titles, question->title,
                                             (GEqualFunc) td_survey_title_same, NULL))
        g_ptr_array_add (titles, g_strdup (question->title));
    }
  return questions != NULL;
}

char **
td_survey_columns_list_questions (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (GPtrArray) surveys = td_survey_list (db, program_id, error);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; surveys && i < surveys->len; i++)
    if (!add_titles (db, ((TdSurvey *) surveys->pdata[i])->id, titles, error))
      return NULL;
  if (surveys == NULL)
    return NULL;
  g_ptr_array_add (titles, NULL);
  return (char **) g_ptr_array_steal (titles, NULL);
}
