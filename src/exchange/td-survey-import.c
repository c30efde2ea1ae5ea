/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-survey-import.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "exchange/td-import-run.h"
#include "exchange/td-survey-row.h"
#include "feedback/td-feedback-form.h"
#include "pairing/td-pair.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

#define ACTION "feedback.import"

/* Everything there is before the rows are read, and what they become. */
typedef struct
{
  TdDatabase *db;
  TdRowReader reader;
  gint64 program_id;
  TdChange *change; /* that the import and the survey it may need to make are one in, or NULL */
  TdSurveyColumns *columns;
  TdFeedbackForm *form;
  GPtrArray *people; /* of the pairs */
  TdDirectory *directory;
  GPtrArray *pairs;      /* that ever began */
  GHashTable *by_person; /* GPtrArray of them, by the id of either side */
  GHashTable *by_wave;   /* TdSurveyRow by pair, side and wave: the last one */
  GPtrArray *rows;       /* of TdSurveyRow, in file order */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_clear_pointer (&plan->by_wave, g_hash_table_unref);
  g_clear_pointer (&plan->by_person, g_hash_table_unref);
  g_clear_pointer (&plan->pairs, g_ptr_array_unref);
  g_clear_pointer (&plan->directory, td_directory_free);
  g_clear_pointer (&plan->people, g_ptr_array_unref);
  g_clear_pointer (&plan->form, td_feedback_form_free);
  g_clear_pointer (&plan->columns, td_survey_columns_free);
  g_clear_pointer (&plan->change, td_change_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
load_people (Plan *plan, GError **error)
{
  plan->people = td_database_load (plan->db, TD_TYPE_EMPLOYEE, error,
                                   "SELECT e.* FROM employee e WHERE e.id IN"
                                   " (SELECT mentor_id FROM pair WHERE program_id = $1"
                                   " UNION SELECT mentee_id FROM pair WHERE program_id = $1)"
                                   " ORDER BY e.id",
                                   "i", plan->program_id);
  plan->directory = td_directory_new ();
  for (guint i = 0; plan->people && i < plan->people->len; i++)
    {
      TdEmployee *person = plan->people->pdata[i];

      td_directory_add (plan->directory, person, person->number, person->email, person->name,
                        person->given_name, person->family_name);
    }
  return plan->people && td_directory_load_other_numbers (plan->directory, plan->db, error);
}

static void
add_pair_of (Plan *plan, gint64 person_id, TdPair *pair)
{
  GPtrArray *pairs = g_hash_table_lookup (plan->by_person, GSIZE_TO_POINTER (person_id));

  if (pairs == NULL)
    {
      pairs = g_ptr_array_new ();
      g_hash_table_insert (plan->by_person, GSIZE_TO_POINTER (person_id), pairs);
    }
  g_ptr_array_add (pairs, pair);
}

static gboolean
load_pairs (Plan *plan, GError **error)
{
  TdPairFilter begun = { .program_id = plan->program_id,
                         .state = "active; paused; completed; ended" };

  plan->pairs = td_pair_list (plan->db, &begun, plan->reader.options->today, error);
  plan->by_person = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; plan->pairs && i < plan->pairs->len; i++)
    {
      TdPair *pair = plan->pairs->pdata[i];

      add_pair_of (plan, pair->mentor_id, pair);
      add_pair_of (plan, pair->mentee_id, pair);
    }
  return plan->pairs != NULL;
}

/* Makes the survey where there is none. A rehearsal has a change only then, or where questions are
 * made, and lets it go; where nothing can be written it says what to do first. */
static gboolean
ensure_survey (Plan *plan, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (plan->db, plan->program_id, error);
  g_autoptr (GError) trouble = NULL;
  gint64 n = 0;

  if (program == NULL ||
      !td_database_query_int (plan->db, &n, error,
                              "SELECT count(*) FROM survey WHERE program_id = $1", "i",
                              plan->program_id))
    return FALSE;
  if (plan->change == NULL && n > 0 && !td_mapping_makes_questions (plan->reader.mapping))
    return TRUE;
  if (plan->change == NULL)
    plan->change = td_change_begin (plan->db, ACTION, &trouble);
  if (plan->change)
    return td_survey_ensure (plan->db, plan->program_id, NULL, error);
  if (!g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _ ("“%s” has no survey yet. Open it on the Programme page first."), program->name);
  return FALSE;
}

static gboolean
load (gpointer data, GError **error)
{
  Plan *plan = data;

  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_survey_row_free);
  plan->by_wave = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!ensure_survey (plan, error))
    return FALSE;
  plan->columns = td_survey_columns_new (plan->db, plan->program_id, plan->reader.mapping, error);
  if (plan->columns == NULL ||
      !td_survey_columns_make (plan->columns, plan->db, plan->reader.receipt, error) ||
      !load_people (plan, error))
    return FALSE;
  td_survey_columns_settle (plan->columns, plan->reader.receipt);
  plan->form =
      td_feedback_form_new (plan->db, td_survey_columns_get_survey (plan->columns)->id, error);
  return plan->form && load_pairs (plan, error);
}

static void
count_refused (Plan *plan, TdEmployee *person)
{
  td_row_reader_refuse (&plan->reader, person ? person->number : NULL,
                        person ? person->name : NULL);
}

/* --- First walk: whose rows they are, and which is the last of its wave --- */

static void
lay_aside (Plan *plan, TdSurveyRow *row, const char *why)
{
  row->laid_aside = TRUE;
  td_row_reader_lay_aside (&plan->reader, row->row, "email", why);
}

static void
keep_last (Plan *plan, TdSurveyRow *row)
{
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s %d", row->feedback->pair_id,
                               row->feedback->side, row->feedback->due_on);
  TdSurveyRow *other = g_hash_table_lookup (plan->by_wave, key);
  const char *why = _ ("The same person answered again later; this answer was laid aside.");

  if (other && other->given_at > row->given_at)
    {
      lay_aside (plan, row, why);
      g_free (key);
      return;
    }
  if (other)
    lay_aside (plan, other, why);
  g_hash_table_insert (plan->by_wave, key, row);
}

/* What the rules of feedback say about whose and when; a refusal is one of the row. */
static gboolean
settle_row (Plan *plan, TdSurveyRow *row, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  row->feedback->survey_id = td_survey_columns_get_survey (plan->columns)->id;
  if (td_feedback_settle (plan->form, row->feedback, plan->reader.options->today, &refusal))
    {
      keep_last (plan, row);
      return TRUE;
    }
  if (refusal->domain != TD_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  row->refused = TRUE;
  td_row_reader_complain (&plan->reader, "answered_on", refusal->message);
  count_refused (plan, row->person);
  return TRUE;
}

static gboolean
find_rows (Plan *plan, GError **error)
{
  for (guint i = 0; i < td_table_get_n_rows (plan->reader.table); i++)
    {
      TdSurveyRow *row;

      if (!td_row_reader_go (&plan->reader, i, 0, 0.4, error))
        return FALSE;
      row = td_survey_row_find (&plan->reader, plan->by_person, plan->directory);
      if (row == NULL)
        {
          count_refused (plan, NULL);
          continue;
        }
      g_ptr_array_add (plan->rows, row);
      if (!settle_row (plan, row, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Second walk: what they answer --- */

/* What was entered later by hand, or imported later, stays. */
static gboolean
is_older (Plan *plan, TdSurveyRow *row, TdFeedback *before)
{
  if (before == NULL || before->answered_on <= row->feedback->answered_on)
    return FALSE;
  lay_aside (plan, row, _ ("Later answers of this person are there already."));
  return TRUE;
}

static gboolean
judge_row (Plan *plan, TdSurveyRow *row, GError **error)
{
  gint64 id = row->feedback->id;
  const TdFeedbackGiven *given =
      id ? td_feedback_form_get_given (plan->form, row->feedback->pair_id, id, error) : NULL;
  TdFeedback *before = given ? given->feedback : NULL;

  if (id && before == NULL)
    return FALSE;
  if (is_older (plan, row, before))
    return TRUE;
  row->feedback->may_quote = td_survey_row_read_quote (&plan->reader, before && before->may_quote);
  if (!td_survey_row_read (row, &plan->reader, plan->columns, given ? given->answers : NULL))
    {
      row->refused = TRUE;
      count_refused (plan, row->person);
      return TRUE;
    }
  if (!td_feedback_rehearse (plan->form, row->feedback, row->answers, plan->reader.options->today,
                             &row->made, error))
    return FALSE;
  td_row_reader_count (&plan->reader, row->made && row->feedback->id == 0, row->person->number,
                       row->person->name, row->made ? "answers" : NULL);
  return TRUE;
}

static gboolean
judge_rows (Plan *plan, GError **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdSurveyRow *row = plan->rows->pdata[i];

      if (row->laid_aside || row->refused)
        continue;
      if (!td_row_reader_go (&plan->reader, row->row, 0.4, 0.7, error) ||
          !judge_row (plan, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make (gpointer data, GError **error)
{
  return find_rows (data, error) && judge_rows (data, error);
}

/* What is to be written anew is collected, the rest is changed one by one. */
static gboolean
write_updates (Plan *plan, GPtrArray *added, GPtrArray *answers, GError **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdSurveyRow *row = plan->rows->pdata[i];

      if (!td_row_reader_go (&plan->reader, row->row, 0.7, 0.8, error))
        return FALSE;
      if (!row->made || row->refused || row->laid_aside)
        continue;
      if (row->feedback->id == 0)
        {
          g_ptr_array_add (added, row->feedback);
          g_ptr_array_add (answers, row->answers);
        }
      else if (!td_feedback_write (plan->form, row->feedback, row->answers,
                                   plan->reader.options->today, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (gpointer data, GError **error)
{
  Plan *plan = data;
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  return write_updates (plan, added, answers, error) &&
         td_feedback_add_all (plan->db, added, answers, plan->reader.options->progress, 0.8, 0.98,
                              plan->reader.cancellable, error);
}

static gboolean
commit (TdChange *change, guint n_made, TdReceipt *receipt, GError **error)
{
  if (receipt->rehearsed || receipt->withheld)
    return TRUE;
  td_change_describe (change, "%s", receipt->file);
  if (!td_change_commit (change, error))
    return FALSE;
  receipt->change =
      receipt->n_added + receipt->n_updated + (int) n_made > 0 ? td_change_get_id (change) : 0;
  return TRUE;
}

TdReceipt *
td_survey_import (TdDatabase *db,
                  gint64 program_id,
                  TdMapping *mapping,
                  const TdImportOptions *options,
                  GError **error)
{
  static const TdImportSteps steps = { ACTION, "surveys", load, make, write_rows };
  g_autoptr (TdReceipt) receipt = NULL;
  g_auto (Plan) plan = { .db = db, .program_id = program_id };

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_SURVEYS, NULL);

  /* Around that of the rows: what is made of questions is kept where no answer differs. */
  if (!options->rehearse && (plan.change = td_change_begin (db, ACTION, error)) == NULL)
    return NULL;
  receipt = td_import_rows (db, mapping, options, &steps, &plan.reader, &plan, error);
  if (receipt == NULL ||
      !commit (plan.change, td_survey_columns_count_made (plan.columns), receipt, error))
    return NULL;
  return g_steal_pointer (&receipt);
}
