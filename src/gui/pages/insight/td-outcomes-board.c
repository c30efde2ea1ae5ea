/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What became of it: answers, goals, promotions, moves, mentees who became mentors. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "insight/td-insight-words.h"
#include "insight/td-outcomes.h"
#include "insight/td-verdict.h"
#include "report/td-outcomes-charts.h"

#include <glib/gi18n-lib.h>

/* The names of people are in a table up to here; the figure opens all of them. */
#define MOST_NAMES 200

/* A table of the people behind a figure; none where nobody is. */
static gboolean
add_people (TdInsightBoard *self,
            TdDatabase *db,
            const TdOutcomes *outcomes,
            const char *code,
            const char *note,
            GError **error)
{
  const TdInsightList *list = td_outcomes_get_list (outcomes, code);
  g_autoptr (GPtrArray) rows = NULL;
  TdTableData *table;

  if (list == NULL || list->entries->len == 0)
    return TRUE;
  rows = td_insight_list_load (db, list, error);
  if (rows == NULL)
    return FALSE;
  table = td_table_data_new ();
  td_table_data_add_column (table, _ ("Name"), FALSE);
  td_table_data_add_column (table, _ ("Department and number"), FALSE);
  td_table_data_add_column (table, _ ("Since"), TRUE);
  for (guint i = 0; i < MIN (rows->len, MOST_NAMES); i++)
    {
      const TdListRow *row = g_ptr_array_index (rows, i);
      const char *cells[] = { row->title, row->subtitle, row->detail ? row->detail : "" };
      g_autofree char *id = g_strdup_printf (row->pair ? TD_BOARD_PAIR "%" G_GINT64_FORMAT
                                                       : TD_BOARD_PERSON "%" G_GINT64_FORMAT,
                                             row->id);

      td_table_data_add_row (table, id, cells);
    }
  td_insight_board_take_table (self, td_figure_get_label (code), note, table);
  return TRUE;
}

/* Whether anything was counted or answered at all. */
static gboolean
has_any (GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const TdFigure *figure = g_ptr_array_index (figures, i);

      if (figure->hidden || figure->count > 0 || figure->of > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
td_outcomes_board_fill (TdInsightBoard *self,
                        TdDatabase *db,
                        const TdInsightFilter *filter,
                        GError **error)
{
  TdOutcomes *outcomes = td_outcomes_load (db, filter, error);
  g_autoptr (GPtrArray) charts = NULL;

  if (outcomes == NULL)
    return FALSE;

  td_insight_board_take_data (self, outcomes, (GDestroyNotify) td_outcomes_free, outcomes->lists);
  td_insight_board_take_text (self, TD_BOARD_CAPTION,
                              td_insight_filter_dup_words (filter, outcomes->program_name));
  if (!has_any (outcomes->figures))
    {
      td_insight_board_set_state (self, TD_BOARD_EARLY, _ ("Too Early for Outcomes"),
                                  _ ("Once pairs answer surveys, reach goals or are promoted, this "
                                     "page shows it. Surveys are made on the programme’s page."),
                                  _ ("_Go to Programme"), "program");
      return TRUE;
    }
  td_insight_board_add_figures (self, outcomes->figures);
  td_insight_board_take_text (self, TD_BOARD_MEANING, td_insight_words_outcomes (outcomes));
  td_insight_board_take_text (self, TD_BOARD_CAUTION, g_strdup (td_verdict_get_caution ()));
  charts = td_outcomes_charts_new (outcomes);
  td_insight_board_add_charts (self, charts);
  return add_people (self, db, outcomes, "became_mentors",
                     _ ("Mentees of one time who are mentors now."), error) &&
         add_people (self, db, outcomes, "ready_mentors",
                     _ ("Whoever completed as a mentee and is no mentor yet can be asked."), error);
}
