/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback-due.h"

#include "feedback/td-survey-wave.h"
#include "feedback/td-survey.h"

static const TdField feedback_due_fields[] = {
  TD_FIELD (TdFeedbackDue, pair_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackDue, side, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackDue, survey_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackDue, due_on, TD_FIELD_DATE),
  TD_FIELD (TdFeedbackDue, wave, TD_FIELD_INT),
  TD_FIELD (TdFeedbackDue, program_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackDue, survey_name, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackDue, reference, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackDue, person_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackDue, person_name, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackDue, person_number, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackDue, other_name, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdFeedbackDue, td_feedback_due, feedback_due_fields)

#define ASKS(side)                                                                         \
  "EXISTS (SELECT 1 FROM survey_question q WHERE q.survey_id = survey.id AND q.active = 1" \
  " AND coalesce(q.side, '" side "') = '" side "')"

#define LAST_ANSWERED(side)                                                                    \
  "(SELECT max(f.due_on) FROM feedback f WHERE f.pair_id = p.id AND f.survey_id = s.survey_id" \
  " AND f.side = '" side "' AND f.answered_on <= $2)"

/* A row a pair, a survey and a pause of the pair. */
#define DUE_SQL                                                                                    \
  "WITH asked AS ("                                                                                \
  "SELECT id AS survey_id, program_id, name, first_day, every_days, " ASKS (                       \
      "mentor") " AS mentor, " ASKS ("mentee") " AS mentee FROM survey WHERE active = 1"           \
                                               " UNION ALL SELECT 0, id, NULL, $4, $5, 1, 1 FROM " \
                                               "program WHERE id NOT IN"                           \
                                               " (SELECT program_id FROM survey))"                 \
                                               " SELECT p.id, s.survey_id, s.name, s.first_day, "  \
                                               "s.every_days, p.program_id, p.reference,"          \
                                               " p.matched_on, p.ended_on, pause.from_date, "      \
                                               "pause.to_date,"                                    \
                                               " s.mentor, " LAST_ANSWERED (                       \
                                                   "mentor") ", mentor.id, mentor.name, "          \
                                                             "mentor.number,"                      \
                                                             " s.mentee, " LAST_ANSWERED (         \
                                                                 "mentee") ", mentee.id, "         \
                                                                           "mentee.name, "         \
                                                                           "mentee.number"         \
                                                                           " FROM pair p JOIN "    \
                                                                           "asked s ON "           \
                                                                           "s.program_id = "       \
                                                                           "p.program_id"          \
                                                                           " JOIN employee "       \
                                                                           "mentor ON mentor.id "  \
                                                                           "= p.mentor_id"         \
                                                                           " JOIN employee "       \
                                                                           "mentee ON mentee.id "  \
                                                                           "= p.mentee_id"         \
                                                                           " LEFT JOIN "           \
                                                                           "pair_pause pause ON "  \
                                                                           "pause.pair_id = p.id"  \
                                                                           " WHERE ($1 = 0 OR "    \
                                                                           "p.program_id = $1) "   \
                                                                           "AND ($3 = 0 OR p.id "  \
                                                                           "= $3)"                 \
                                                                           " AND p.state IN "      \
                                                                           "('active', 'paused', " \
                                                                           "'completed', 'ended')" \
                                                                           " AND p.matched_on <= " \
                                                                           "$2 AND (p.ended_on "   \
                                                                           "IS NULL OR "           \
                                                                           "p.ended_on > $2)"      \
                                                                           " ORDER BY p.id, "      \
                                                                           "s.survey_id, "         \
                                                                           "pause.from_date"

enum
{
  PAIR_ID,
  SURVEY_ID,
  SURVEY_NAME,
  FIRST_DAY,
  EVERY_DAYS,
  PROGRAM_ID,
  REFERENCE,
  MATCHED_ON,
  ENDED_ON,
  PAUSE_FROM,
  PAUSE_TO,
  MENTOR,
  MENTEE = MENTOR + 5,
};

/* Columns of a side, from MENTOR or MENTEE on. */
enum
{
  ASKED,
  LAST,
  PERSON_ID,
  PERSON_NAME,
  PERSON_NUMBER,
};

/* One pair and one survey, gathered from its rows. */
typedef struct
{
  TdHistory *history;
  TdSurveyDays days;
  TdFeedbackDue *sides[2];
  TdDate last[2];
} Asked;

static void
asked_clear (Asked *asked)
{
  g_clear_pointer (&asked->history, td_history_free);
  g_clear_object (&asked->sides[0]);
  g_clear_object (&asked->sides[1]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static TdFeedbackDue *
read_side (TdStatement *row, int column, int other)
{
  TdFeedbackDue *due;

  if (!td_statement_get_int (row, column + ASKED))
    return NULL;
  due = g_object_new (TD_TYPE_FEEDBACK_DUE, NULL);
  due->pair_id = td_statement_get_int (row, PAIR_ID);
  due->survey_id = td_statement_get_int (row, SURVEY_ID);
  due->program_id = td_statement_get_int (row, PROGRAM_ID);
  td_record_set_text (&due->side, column == MENTOR ? "mentor" : "mentee");
  td_record_set_text (&due->survey_name, td_statement_get_text (row, SURVEY_NAME));
  td_record_set_text (&due->reference, td_statement_get_text (row, REFERENCE));
  due->person_id = td_statement_get_int (row, column + PERSON_ID);
  td_record_set_text (&due->person_name, td_statement_get_text (row, column + PERSON_NAME));
  td_record_set_text (&due->person_number, td_statement_get_text (row, column + PERSON_NUMBER));
  td_record_set_text (&due->other_name, td_statement_get_text (row, other + PERSON_NAME));
  return due;
}

/* Days are all that is asked of the history: its rhythm does not matter. */
static void
asked_begin (Asked *asked, TdStatement *row)
{
  TdCadence monthly = td_cadence_from_text ("monthly");

  asked->history = td_history_new (td_statement_get_date (row, MATCHED_ON),
                                   td_statement_get_date (row, ENDED_ON), &monthly);
  asked->days.first_day = (int) td_statement_get_int (row, FIRST_DAY);
  asked->days.every_days = (int) td_statement_get_int (row, EVERY_DAYS);
  asked->sides[0] = read_side (row, MENTOR, MENTEE);
  asked->sides[1] = read_side (row, MENTEE, MENTOR);
  asked->last[0] = td_statement_get_date (row, MENTOR + LAST);
  asked->last[1] = td_statement_get_date (row, MENTEE + LAST);
}

/* Hands over what is due. */
static void
asked_end (Asked *asked, TdDate today, GPtrArray *list)
{
  for (guint i = 0; asked->history && i < G_N_ELEMENTS (asked->sides); i++)
    {
      TdFeedbackDue *due = asked->sides[i];

      if (due == NULL || !td_survey_wave_is_due (asked->history, &asked->days, asked->last[i],
                                                 today, &due->due_on))
        continue;
      due->wave = td_survey_wave_find (asked->history, &asked->days, today);
      g_ptr_array_add (list, g_steal_pointer (&asked->sides[i]));
    }
  asked_clear (asked);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const TdFeedbackDue *one = *(TdFeedbackDue *const *) a;
  const TdFeedbackDue *other = *(TdFeedbackDue *const *) b;

  if (one->due_on != other->due_on)
    return one->due_on < other->due_on ? -1 : 1;
  if (one->pair_id != other->pair_id)
    return one->pair_id < other->pair_id ? -1 : 1;
  if (one->survey_id != other->survey_id)
    return one->survey_id < other->survey_id ? -1 : 1;
  return -strcmp (one->side, other->side);
}

static GPtrArray *
list_due (TdDatabase *db, gint64 program_id, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) trouble = NULL;
  g_auto (Asked) asked = { 0 };
  gint64 pair = 0, survey = 0;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, DUE_SQL, "iDiii", program_id, today, pair_id,
                         (gint64) TD_SURVEY_FIRST_DAY, (gint64) TD_SURVEY_EVERY_DAYS);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      if (asked.history == NULL || td_statement_get_int (row, PAIR_ID) != pair ||
          td_statement_get_int (row, SURVEY_ID) != survey)
        {
          asked_end (&asked, today, list);
          asked_begin (&asked, row);
          pair = td_statement_get_int (row, PAIR_ID);
          survey = td_statement_get_int (row, SURVEY_ID);
        }
      if (!td_statement_is_null (row, PAUSE_FROM))
        td_history_add_pause (asked.history, td_statement_get_date (row, PAUSE_FROM),
                              td_statement_get_date (row, PAUSE_TO));
    }
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  asked_end (&asked, today, list);
  g_ptr_array_sort (list, compare_due);
  return g_steal_pointer (&list);
}

GPtrArray *
td_feedback_list_due (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  return list_due (db, program_id, 0, today, error);
}

GPtrArray *
td_feedback_list_due_of_pair (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  return list_due (db, 0, pair_id, today, error);
}
