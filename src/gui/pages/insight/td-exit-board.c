/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Why people leave, and which of it mentoring can touch. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "base/td-text.h"
#include "insight/td-exit-reasons.h"
#include "insight/td-insight-words.h"
#include "program/td-enrolment.h"
#include "report/td-exit-reasons-charts.h"

#include <glib/gi18n-lib.h>

static char *
dup_count (gboolean hidden, guint count)
{
  return hidden ? g_strdup (_ ("hidden")) : g_strdup_printf ("%'u", count);
}

/* "skills; goals" in words. */
static char *
dup_topics (const char *codes)
{
  g_auto (GStrv) topics = td_text_split_list (codes);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; topics[i]; i++)
    g_ptr_array_add (words, (gpointer) td_enrolment_reason_get_label (topics[i]));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (td_text_get_comma (), (char **) words->pdata);
}

/* Which programme works on what a reason is about. */
static void
add_programs (TdInsightBoard *self, const TdExitReasons *exits)
{
  TdTableData *table;

  if (exits->programs->len == 0)
    return;
  table = td_table_data_new ();
  td_table_data_add_column (table, _ ("Reason"), FALSE);
  td_table_data_add_column (table, _ ("Mentees look for"), FALSE);
  td_table_data_add_column (table, _ ("Programme"), FALSE);
  td_table_data_add_column (table, _ ("Mentees who do"), TRUE);
  for (guint i = 0; i < exits->programs->len; i++)
    {
      const TdExitTopic *topic = &g_array_index (exits->programs, TdExitTopic, i);
      g_autofree char *topics = dup_topics (topic->topics);
      g_autofree char *mentees = dup_count (topic->mentees.hidden, topic->mentees.count);
      const char *cells[] = { topic->reason, topics, topic->program_name, mentees };

      td_table_data_add_row (table, NULL, cells);
    }
  td_insight_board_take_table (self, _ ("Which programme works on what a reason is about"),
                               _ ("It does not say that anybody would have stayed."), table);
}

static void
set_state (TdInsightBoard *self, const TdExitReasons *exits)
{
  if (exits->n_people == 0)
    td_insight_board_set_state (self, TD_BOARD_EMPTY, _ ("No People Yet"),
                                _ ("Reasons are counted from your roster. Import it with leave "
                                   "dates and reasons, and keep those who left in it."),
                                _ ("_Go to People"), "people");
  else if (exits->window_start == TD_DATE_NONE)
    td_insight_board_set_state (self, TD_BOARD_PROBLEM, _ ("No Leavers Known"),
                                _ ("Reasons are counted from the people who left, with their last "
                                   "day. Import a roster that still holds them."),
                                _ ("_Go to People"), "people");
  else if (exits->total.hidden)
    td_insight_board_set_state (self, TD_BOARD_HIDDEN, _ ("Not Shown"),
                                _ ("Too few people left for their reasons to be shown. Choose a "
                                   "longer period, or everybody."),
                                _ ("_Reset Filters"), "insight.reset");
  else if (exits->total.count == 0)
    td_insight_board_set_state (self, TD_BOARD_EARLY, _ ("Nobody Left in This Period"),
                                _ ("Choose a longer period to see why people left before."),
                                _ ("_Reset Filters"), "insight.reset");
}

gboolean
td_exit_board_fill (TdInsightBoard *self,
                    TdDatabase *db,
                    const TdInsightFilter *filter,
                    TdInsightBoard *shown,
                    GError **error)
{
  TdExitReasons *exits = td_exit_reasons_load (db, filter, error);
  g_autoptr (TdBesideGuard) guard = NULL;

  if (exits == NULL)
    return FALSE;

  td_insight_board_take_data (self, exits, (GDestroyNotify) td_exit_reasons_free, exits->lists);
  td_insight_board_take_text (self, TD_BOARD_CAPTION,
                              td_insight_filter_dup_words (filter, exits->program_name));
  if (!td_insight_board_make_guard (self, db, shown, &guard, error))
    return FALSE;
  if (guard)
    td_exit_reasons_guard (exits, td_insight_board_get_data (shown), guard);
  set_state (self, exits);
  if (exits->window_start == TD_DATE_NONE || exits->total.hidden || exits->total.count == 0)
    return TRUE;
  td_insight_board_add_figures (self, exits->figures);
  td_insight_board_take_text (self, TD_BOARD_MEANING,
                              td_insight_words_take_guarded (td_insight_words_exit_reasons (exits),
                                                             exits->figures));
  td_insight_board_take_charts (self, td_exit_reasons_charts_new (exits), shown, guard);
  add_programs (self, exits);
  return TRUE;
}
