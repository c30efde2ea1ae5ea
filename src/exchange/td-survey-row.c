/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-survey-row.h"

#include "base/td-text.h"
#include "exchange/td-enrolment-row.h"
#include "exchange/td-role-words.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_survey_row_free (TdSurveyRow *row)
{
  g_clear_object (&row->feedback);
  g_clear_pointer (&row->answers, g_ptr_array_unref);
  g_free (row);
}

/* --- Which pair --- */

/* What the row says to choose among the pairs of a person. */
typedef struct
{
  TdEmployee *person;
  TdEmployee *other; /* or NULL */
  const char *pair;  /* the text of the column, "" for none */
  const char *role;  /* mentor or mentee, NULL where it does not say */
  TdDate on;
} Wanted;

static gboolean
is_reference (TdPair *pair, const char *text)
{
  return td_text_same (pair->reference, text);
}

static gboolean
fits (TdPair *pair, const Wanted *wanted)
{
  gint64 id = wanted->person->id;

  if (pair->mentor_id != id && pair->mentee_id != id)
    return FALSE;
  if (wanted->role && (strcmp (wanted->role, "mentor") == 0) != (pair->mentor_id == id))
    return FALSE;
  if (*wanted->pair && !is_reference (pair, wanted->pair) &&
      (wanted->other == NULL ||
       (pair->mentor_id == id ? pair->mentee_id : pair->mentor_id) != wanted->other->id))
    return FALSE;
  return pair->matched_on <= wanted->on;
}

static gboolean
is_open (TdPair *pair, TdDate on)
{
  return pair->ended_on == TD_DATE_NONE || pair->ended_on >= on;
}

/* The one pair that fits; of several the one that was open that day. @n says how many there are. */
static TdPair *
choose_pair (GPtrArray *pairs, const Wanted *wanted, guint *n)
{
  TdPair *any = NULL, *open = NULL;
  guint n_any = 0, n_open = 0;

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      TdPair *pair = pairs->pdata[i];

      if (!fits (pair, wanted))
        continue;
      any = pair;
      n_any++;
      if (is_open (pair, wanted->on))
        {
          open = pair;
          n_open++;
        }
    }
  *n = n_open ? n_open : n_any;
  if (*n != 1)
    return NULL;
  return n_open ? open : any;
}

/* Whose pair it is not: the other person of a pair, as the column names her. */
static TdEmployee *
find_other (TdDirectory *directory, const char *text)
{
  gpointer other = NULL;

  return *text && td_directory_find (directory, text, &other) == TD_DIRECTORY_FOUND ? other : NULL;
}

static TdPair *
find_pair (TdRowReader *reader, GHashTable *pairs, Wanted *wanted)
{
  guint n = 0;
  GPtrArray *of_person = g_hash_table_lookup (pairs, GSIZE_TO_POINTER (wanted->person->id));
  TdPair *pair = choose_pair (of_person, wanted, &n);

  if (pair)
    return pair;
  if (n > 1)
    td_row_reader_complain (
        reader, td_row_reader_has (reader, "pair") ? "pair" : "email",
        _ ("This person has several pairs then; add a column with the name of the other one."));
  else if (*wanted->pair)
    td_row_reader_complain (reader, "pair",
                            _ ("This person has no such pair that had begun by then."));
  else
    td_row_reader_complain (reader, "answered_on",
                            _ ("The pair of this person had not begun yet on this day."));
  return NULL;
}

/* "mentor" or "mentee", NULL where the row does not say one of them. */
static const char *
read_role (TdRowReader *reader)
{
  const char *role = td_role_read (td_row_reader_get (reader, "role"));

  return role && strcmp (role, "both") != 0 ? role : NULL;
}

static TdFeedback *
new_feedback (TdPair *pair, TdEmployee *person, TdDate on)
{
  TdFeedback *feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);

  feedback->pair_id = pair->id;
  feedback->answered_on = on;
  td_record_set_text (&feedback->side, pair->mentor_id == person->id ? "mentor" : "mentee");
  return feedback;
}

TdSurveyRow *
td_survey_row_find (TdRowReader *reader, GHashTable *pairs, TdDirectory *directory)
{
  Wanted wanted = { .pair = td_row_reader_get (reader, "pair"), .role = read_role (reader) };
  TdSurveyRow *row;
  TdPair *pair;

  wanted.person =
      td_enrolment_row_find_in (reader, directory,
                                _ ("Nobody in a pair of this programme is known by this."));
  if (wanted.person == NULL || !td_row_reader_read_date (reader, "answered_on", &wanted.on))
    return NULL;
  if (wanted.on == TD_DATE_NONE)
    wanted.on = reader->options->today;
  wanted.other = find_other (directory, wanted.pair);
  pair = find_pair (reader, pairs, &wanted);
  if (pair == NULL)
    return NULL;
  row = g_new0 (TdSurveyRow, 1);
  row->person = wanted.person;
  row->row = reader->row;
  row->given_at =
      td_enrolment_row_read_time (reader, td_mapping_get_column (reader->mapping, "answered_on"));
  row->feedback = new_feedback (pair, wanted.person, wanted.on);
  return row;
}

/* --- The answers --- */

/* Replaces the answer to a question. Takes @answer over. */
static void
set_answer (GPtrArray *answers, TdFeedbackAnswer *answer)
{
  for (guint i = 0; i < answers->len; i++)
    if (((TdFeedbackAnswer *) answers->pdata[i])->question_id == answer->question_id)
      {
        g_object_unref (answers->pdata[i]);
        answers->pdata[i] = answer;
        return;
      }
  g_ptr_array_add (answers, answer);
}

static void
copy_stored (GPtrArray *answers, GPtrArray *stored)
{
  for (guint i = 0; stored && i < stored->len; i++)
    g_ptr_array_add (answers, g_object_ref (stored->pdata[i]));
}

gboolean
td_survey_row_read (TdSurveyRow *row,
                    TdRowReader *reader,
                    TdSurveyColumns *columns,
                    GPtrArray *stored)
{
  guint n_given = 0;

  row->answers = g_ptr_array_new_with_free_func (g_object_unref);
  copy_stored (row->answers, stored);
  for (guint column = 0; column < td_table_get_n_columns (reader->table); column++)
    {
      TdSurveyQuestion *question = td_survey_columns_get (columns, column, row->feedback->side);
      const char *cell = td_table_get_cell (reader->table, reader->row, column);
      g_autoptr (GError) refusal = NULL;
      TdFeedbackAnswer *answer;

      if (question == NULL || *cell == '\0')
        continue;
      answer = td_feedback_answer_read (question, cell, &refusal);
      if (answer)
        {
          set_answer (row->answers, answer);
          n_given++;
        }
      else
        td_receipt_add_problem (reader->receipt, td_row_reader_get_number (reader), (int) column,
                                cell, _ ("This is no answer to the question; it was left out."));
    }
  if (n_given == 0)
    td_row_reader_complain (reader, "email", _ ("This row answers nothing."));
  return n_given > 0;
}

gboolean
td_survey_row_read_quote (TdRowReader *reader, gboolean before)
{
  static const char *const words[] = { "yes", "y",    "true", "1",       "x",  "ja",
                                       "j",   "waar", "oui",  "akkoord", "ok", "agree" };
  g_autofree char *text = td_row_reader_dup (reader, "may_quote");
  g_autofree char *key = td_text_fold (text);

  if (text == NULL)
    return before;
  key[strcspn (key, " ")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (key, words[i]) == 0)
      return TRUE;
  return FALSE;
}
