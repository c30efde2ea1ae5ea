/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-feedback-facts.h"

static void
answer_clear (gpointer data)
{
  g_free (((TdAnswerFact *) data)->text);
}

void
td_feedback_facts_clear (TdFeedbackFacts *facts)
{
  g_clear_object (&facts->survey);
  g_clear_pointer (&facts->questions, g_ptr_array_unref);
  g_clear_pointer (&facts->facts, g_array_unref);
  g_clear_pointer (&facts->answers, g_array_unref);
}

/* --- The lives of the pairs --- */

/* A pair that began, as its waves need it. */
typedef struct
{
  gint64 id;
  gint64 people[2]; /* mentor, mentee */
  TdHistory *history;
} Life;

static void
life_clear (gpointer data)
{
  td_history_free (((Life *) data)->history);
}

static void
add_life (GArray *lives, TdStatement *row)
{
  TdCadence monthly = td_cadence_from_text ("monthly");
  Life life = { .id = td_statement_get_int (row, 0),
                .people = { td_statement_get_int (row, 1), td_statement_get_int (row, 2) } };

  life.history =
      td_history_new (td_statement_get_date (row, 3), td_statement_get_date (row, 4), &monthly);
  g_array_append_val (lives, life);
}

/* By pair; a row a pause. */
static GArray *
load_lives (TdDatabase *db, gint64 program_id, TdDate as_of, GError **error)
{
  g_autoptr (GArray) lives = g_array_new (FALSE, FALSE, sizeof (Life));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT p.id, p.mentor_id, p.mentee_id, p.matched_on, p.ended_on, s.from_date, s.to_date"
      " FROM pair p LEFT JOIN pair_pause s ON s.pair_id = p.id"
      " WHERE p.program_id = $1 AND p.matched_on <= $2"
      " AND p.state IN ('active', 'paused', 'completed', 'ended') ORDER BY p.id, s.from_date",
      "iD", program_id, as_of);

  g_array_set_clear_func (lives, life_clear);
  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      if (lives->len == 0 ||
          g_array_index (lives, Life, lives->len - 1).id != td_statement_get_int (row, 0))
        add_life (lives, row);
      if (!td_statement_is_null (row, 5))
        td_history_add_pause (g_array_index (lives, Life, lives->len - 1).history,
                              td_statement_get_date (row, 5), td_statement_get_date (row, 6));
    }
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  return g_steal_pointer (&lives);
}

static Life *
find_life (GArray *lives, gint64 pair_id)
{
  guint low = 0, high = lives->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (lives, Life, middle).id < pair_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < lives->len && g_array_index (lives, Life, low).id == pair_id
             ? &g_array_index (lives, Life, low)
             : NULL;
}

/* --- What was asked --- */

static gboolean
asks_side (TdFeedbackFacts *facts, const char *side)
{
  for (guint i = 0; i < facts->questions->len; i++)
    {
      TdSurveyQuestion *question = facts->questions->pdata[i];

      if (question->active && (question->side == NULL || g_str_equal (question->side, side)))
        return TRUE;
    }
  return FALSE;
}

/* Of waves that a pause moved to one day only the last is given. */
static void
add_asked (TdFeedbackFacts *facts, Life *life, guint side, TdDate as_of)
{
  TdSurveyDays days = { facts->survey->first_day, facts->survey->every_days };
  int last = td_survey_wave_find (life->history, &days, as_of);

  for (int wave = 0; wave <= last; wave++)
    {
      TdDate due = td_survey_wave_get_due (life->history, &days, wave);
      TdFeedbackFact fact = { life->id, life->people[side], 0, side, wave };

      if (due != TD_DATE_NONE &&
          (wave == last || td_survey_wave_get_due (life->history, &days, wave + 1) != due))
        g_array_append_val (facts->facts, fact);
    }
}

static void
list_asked (TdFeedbackFacts *facts, GArray *lives, TdDate as_of)
{
  static const char *const sides[] = { "mentor", "mentee" };
  gboolean asked[] = { asks_side (facts, sides[0]), asks_side (facts, sides[1]) };

  for (guint i = 0; i < lives->len; i++)
    for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
      if (asked[side])
        add_asked (facts, &g_array_index (lives, Life, i), side, as_of);
}

/* --- What was answered --- */

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const TdFeedbackFact *one = a, *other = b;

  if (one->pair_id != other->pair_id)
    return one->pair_id < other->pair_id ? -1 : 1;
  if (one->side != other->side)
    return one->side < other->side ? -1 : 1;
  if (one->wave != other->wave)
    return one->wave < other->wave ? -1 : 1;
  return one->feedback_id < other->feedback_id ? -1 : one->feedback_id > other->feedback_id;
}

/* Who answered before her day came, or where the days were others then, was asked too. */
static void
add_answered (TdFeedbackFacts *facts, GArray *lives, TdStatement *row)
{
  TdSurveyDays days = { facts->survey->first_day, facts->survey->every_days };
  Life *life = find_life (lives, td_statement_get_int (row, 1));
  guint side = g_strcmp0 (td_statement_get_text (row, 2), "mentor") == 0 ? 0 : 1;
  TdFeedbackFact fact = { .side = side };

  if (life == NULL)
    return;
  fact.pair_id = life->id;
  fact.person_id = life->people[side];
  fact.feedback_id = td_statement_get_int (row, 0);
  fact.wave = td_survey_wave_of (life->history, &days, td_statement_get_date (row, 3));
  g_array_append_val (facts->facts, fact);
}

/* What was asked and answered is one fact: of equal ones the last, which has the answer, stays. */
static void
join_facts (GArray *facts)
{
  guint kept = 0;

  g_array_sort (facts, compare_facts);
  for (guint i = 0; i < facts->len; i++)
    {
      TdFeedbackFact *fact = &g_array_index (facts, TdFeedbackFact, i);
      TdFeedbackFact *last = kept ? &g_array_index (facts, TdFeedbackFact, kept - 1) : NULL;

      if (last && last->pair_id == fact->pair_id && last->side == fact->side &&
          last->wave == fact->wave)
        *last = *fact;
      else
        g_array_index (facts, TdFeedbackFact, kept++) = *fact;
    }
  g_array_set_size (facts, kept);
}

static gboolean
read_answered (TdDatabase *db, TdFeedbackFacts *facts, GArray *lives, TdDate as_of, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT id, pair_id, side, due_on FROM feedback"
                         " WHERE survey_id = $1 AND answered_on <= $2 ORDER BY id",
                         "iD", facts->survey->id, as_of);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    add_answered (facts, lives, row);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  join_facts (facts->facts);
  return TRUE;
}

/* Which fact has which feedback; values are one more than the place. */
static GHashTable *
index_facts (GArray *facts)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      gint64 id = g_array_index (facts, TdFeedbackFact, i).feedback_id;

      if (id)
        g_hash_table_insert (index, GSIZE_TO_POINTER (id), GUINT_TO_POINTER (i + 1));
    }
  return index;
}

static gboolean
read_answers (TdDatabase *db, TdFeedbackFacts *facts, GError **error)
{
  g_autoptr (GHashTable) index = index_facts (facts->facts);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT a.feedback_id, a.question_id, coalesce(a.number, -1), a.text FROM feedback_answer a"
      " JOIN feedback f ON f.id = a.feedback_id WHERE f.survey_id = $1"
      " ORDER BY a.feedback_id, a.question_id",
      "i", facts->survey->id);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdAnswerFact answer = { .question_id = td_statement_get_int (row, 1),
                              .number = (int) td_statement_get_int (row, 2) };
      guint place = GPOINTER_TO_UINT (
          g_hash_table_lookup (index, GSIZE_TO_POINTER (td_statement_get_int (row, 0))));

      if (place == 0)
        continue;
      answer.fact = place - 1;
      answer.text = g_strdup (td_statement_get_text (row, 3));
      g_array_append_val (facts->answers, answer);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
td_feedback_facts_read (TdDatabase *db,
                        gint64 survey_id,
                        TdDate as_of,
                        TdFeedbackFacts *facts,
                        GError **error)
{
  g_autoptr (GArray) lives = NULL;

  facts->facts = g_array_new (FALSE, FALSE, sizeof (TdFeedbackFact));
  facts->answers = g_array_new (FALSE, FALSE, sizeof (TdAnswerFact));
  g_array_set_clear_func (facts->answers, answer_clear);
  facts->survey = td_survey_load (db, survey_id, error);
  if (facts->survey == NULL)
    return FALSE;
  facts->questions = td_survey_question_list (db, survey_id, NULL, TRUE, error);
  lives = facts->questions ? load_lives (db, facts->survey->program_id, as_of, error) : NULL;
  if (lives == NULL)
    return FALSE;
  list_asked (facts, lives, as_of);
  return read_answered (db, facts, lives, as_of, error) && read_answers (db, facts, error);
}
