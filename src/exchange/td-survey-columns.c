/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-survey-columns.h"

#include "base/td-error.h"
#include "exchange/td-mapping-private.h"

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
  guint n_columns;
  guint n_found;
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
match_column (TdSurveyColumns *columns, guint column, const char *header)
{
  gboolean found = FALSE;

  for (guint i = 0; i < columns->questions->len; i++)
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
  columns->n_columns = td_table_get_n_columns (table);
  columns->filled = g_new0 (TdSurveyQuestion *, columns->n_columns * N_SIDES);
  columns->questions = td_survey_question_list (db, survey->id, NULL, FALSE, error);
  if (columns->questions == NULL)
    return NULL;
  for (guint i = 0; i < columns->n_columns; i++)
    if (td_mapping_get_use (mapping, i) == TD_COLUMN_FREE)
      match_column (columns, i, td_table_get_header (table, i));
  return g_steal_pointer (&columns);
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
  if (surveys == NULL || (best && best->n_found > 0))
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

void
td_survey_columns_settle (TdSurveyColumns *columns, TdReceipt *receipt)
{
  TdTable *table = td_mapping_get_table (receipt->mapping);
  int header_row = td_table_get_n_rows (table) ? td_table_get_row_number (table, 0) - 1 : 1;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      const char *header = td_table_get_header (table, i);

      if (td_mapping_get_use (receipt->mapping, i) != TD_COLUMN_FREE ||
          td_survey_columns_get (columns, i, "mentor") ||
          td_survey_columns_get (columns, i, "mentee"))
        continue;
      td_mapping_set_use (receipt->mapping, i, TD_COLUMN_LEFT_OUT);
      if (!is_of_the_service (header))
        td_receipt_add_problem (receipt, header_row, (int) i, header,
                                _ ("This column is no question of the survey; it was left out."));
    }
}
