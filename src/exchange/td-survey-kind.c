/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-survey-kind.h"

#include "base/td-text.h"
#include "feedback/td-feedback.h"

#include <string.h>

/* Longer words are nobody's choice, in bytes. */
#define LONGEST_CHOICE 60

/* How often a choice is met on average. */
#define LEAST_EACH 2

/* Whether every cell that is filled answers a question of a kind, and at least one does. */
static gboolean
all_answer (TdTable *table, guint column, const char *kind)
{
  g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);
  guint n = 0;

  td_record_set_text (&question->kind, kind);
  td_record_set_text (&question->title, "?");
  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    {
      g_autofree char *cell = td_text_clean (td_table_get_cell (table, row, column));
      g_autoptr (TdFeedbackAnswer) answer =
          cell ? td_feedback_answer_read (question, cell, NULL) : NULL;

      if (cell && answer == NULL)
        return FALSE;
      n += cell != NULL;
    }
  return n > 0;
}

/* One answer of a choice: what a service ends it with is gone; NULL for several, or a long one. */
static char *
read_choice (const char *cell)
{
  g_autofree char *clean = td_text_clean (cell);
  gsize length = clean ? strlen (clean) : 0;

  if (length > 0 && clean[length - 1] == ';')
    clean[length - 1] = '\0';
  if (length == 0 || length > LONGEST_CHOICE || strpbrk (clean, ";|\n"))
    return NULL;
  return td_text_clean (clean);
}

/* The words that come again and again, in the order in which they are met; NULL where there is more
 * than that. */
static char *
list_choices (TdTable *table, guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    {
      const char *cell = td_table_get_cell (table, row, column);
      g_autofree char *choice = read_choice (cell);

      if (*cell == '\0')
        continue;
      if (choice == NULL || choices->len > TD_SURVEY_KIND_MOST_CHOICES)
        return NULL;
      n++;
      if (g_hash_table_add (seen, td_text_fold (choice)))
        g_ptr_array_add (choices, g_steal_pointer (&choice));
    }
  if (choices->len < 2 || choices->len > TD_SURVEY_KIND_MOST_CHOICES ||
      n < choices->len * LEAST_EACH)
    return NULL;
  g_ptr_array_add (choices, NULL);
  return td_text_join_list ((const char *const *) choices->pdata);
}

void
td_survey_kind_guess (TdSurveyQuestion *question, TdTable *table, guint column)
{
  static const char *const scales[] = { "rating", "recommendation" };
  char *choices;

  td_record_set_text (&question->kind, "text");
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (all_answer (table, column, scales[i]))
      {
        td_record_set_text (&question->kind, scales[i]);
        return;
      }
  choices = list_choices (table, column);
  if (choices)
    {
      td_record_set_text (&question->kind, "choice");
      td_record_take_text (&question->choices, choices);
    }
}
