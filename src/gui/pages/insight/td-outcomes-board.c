/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What became of it: answers, goals, promotions, moves, mentees who became mentors. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "insight/td-insight-words.h"
#include "insight/td-outcomes.h"
#include "report/td-outcomes-charts.h"
#include "workspace/td-first-steps.h"

#include <glib/gi18n-lib.h>

/* The names of people are in a table up to here; the figure opens all of them. */
#define MOST_NAMES 200

static void
add_person (TdTableData *table, const TdListRow *row)
{
  const char *cells[] = { row->title, row->subtitle };
  g_autofree char *id = g_strdup_printf (TD_BOARD_PERSON "%" G_GINT64_FORMAT, row->id);

  td_table_data_add_row (table, id, cells);
}

/* Of a list that holds everybody who was asked about, those who count; of others all of them. */
static TdInsightList *
copy_counted (const TdInsightList *list)
{
  TdInsightList *copy = g_new0 (TdInsightList, 1);

  copy->subject = list->subject;
  copy->meaning = TD_LIST_PLAIN;
  copy->entries = g_array_new (FALSE, FALSE, sizeof (TdListEntry));
  for (guint i = 0; i < list->entries->len && copy->entries->len < MOST_NAMES; i++)
    {
      const TdListEntry *entry = &g_array_index (list->entries, TdListEntry, i);

      if (list->meaning != TD_LIST_COUNTED || entry->value > 0)
        g_array_append_val (copy->entries, *entry);
    }
  return copy;
}

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
  g_autofree TdInsightList *counted = list ? copy_counted (list) : NULL;
  g_autoptr (GArray) entries = counted ? counted->entries : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  TdTableData *table;

  if (entries == NULL || entries->len == 0)
    return TRUE;
  rows = td_insight_list_load (db, counted, error);
  if (rows == NULL)
    return FALSE;
  table = td_table_data_new ();
  td_table_data_add_column (table, _ ("Name"), FALSE);
  td_table_data_add_column (table, _ ("Department and number"), FALSE);
  for (guint i = 0; i < rows->len; i++)
    add_person (table, g_ptr_array_index (rows, i));
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

/* Surveys are the next step where there are pairs to ask, and pairs where there are none. */
static gboolean
set_early (TdInsightBoard *self, TdDatabase *db, GError **error)
{
  g_autoptr (TdFirstSteps) steps = td_first_steps_load (db, 0, error);
  gboolean paired = steps && steps->pairs > 0;

  if (steps == NULL)
    return FALSE;
  td_insight_board_set_state (self, TD_BOARD_EARLY,
                              paired ? _ ("Too Early for Outcomes") : _ ("No Pairs Yet"),
                              _ ("Once pairs answer surveys, reach goals or are promoted, this "
                                 "page shows it. Surveys are made on the programme’s page."),
                              paired ? _ ("_Go to Programme") : _ ("_Go to Pairing"),
                              paired ? "program" : "pairing");
  return TRUE;
}

gboolean
td_outcomes_board_fill (TdInsightBoard *self,
                        TdDatabase *db,
                        const TdInsightFilter *filter,
                        TdInsightBoard *shown,
                        GError **error)
{
  TdOutcomes *outcomes = td_outcomes_load (db, filter, error);
  g_autoptr (TdBesideGuard) guard = NULL;

  if (outcomes == NULL)
    return FALSE;

  td_insight_board_take_data (self, outcomes, (GDestroyNotify) td_outcomes_free, outcomes->lists);
  td_insight_board_take_text (self, TD_BOARD_CAPTION,
                              td_insight_filter_dup_words (filter, outcomes->program_name));
  if (!has_any (outcomes->figures))
    return set_early (self, db, error);
  if (!td_insight_board_make_guard (self, db, shown, &guard, error))
    return FALSE;
  if (guard)
    td_outcomes_guard (outcomes, td_insight_board_get_data (shown), guard);
  td_insight_board_add_figures (self, outcomes->figures);
  td_insight_board_take_text (self, TD_BOARD_MEANING,
                              td_insight_words_take_guarded (td_insight_words_outcomes (outcomes),
                                                             outcomes->figures));
  td_insight_board_take_charts (self, td_outcomes_charts_new (outcomes), shown, guard);
  return add_people (self, db, outcomes, "became_mentors",
                     _ ("Mentees of one time who are mentors now."), error) &&
         add_people (self, db, outcomes, "ready_mentors",
                     _ ("Whoever completed as a mentee and is no mentor yet can be asked."), error);
}
