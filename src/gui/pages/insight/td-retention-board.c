/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Who stays with the organisation, and whether taking part goes along with it. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "insight/td-insight-program.h"
#include "insight/td-insight-words.h"
#include "insight/td-retention.h"
#include "insight/td-verdict.h"
#include "report/td-retention-charts.h"

#include <glib/gi18n-lib.h>

/* The figures are of everybody; the programme matters for the comparison alone. */
static char *
dup_caption (const TdInsightFilter *filter, const char *program)
{
  /* Translators: %s is a programme, which is looked at within the organisation. */
  g_autofree char *whole = program ? g_strdup_printf (_ ("Whole organisation, and “%s”"), program)
                                   : g_strdup (_ ("Whole organisation"));

  return td_insight_filter_dup_words (filter, whole);
}

static void
add_checks (TdInsightBoard *self, GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const TdDataCheck *check = g_ptr_array_index (checks, i);

      td_insight_board_add_check (self, check->code, check->label, check->count);
    }
}

/* What may be said about taking part and staying, and in which programme. */
static void
add_verdict (TdInsightBoard *self, const TdRetention *retention, const char *program)
{
  td_insight_board_take_text (self, TD_BOARD_VERDICT_TITLE,
                              program ? g_strdup_printf (_ ("Taking part in “%s”, and staying"),
                                                         program)
                                      : g_strdup (_ ("Taking part in a programme, and staying")));
  td_insight_board_take_text (self, TD_BOARD_VERDICT, td_retention_dup_verdict (retention));
}

static gboolean
add_all (TdInsightBoard *self,
         TdDatabase *db,
         TdRetention *retention,
         const char *program,
         TdInsightBoard *shown,
         GError **error)
{
  TdInsightDimension by = td_insight_filter_get_by (&retention->filter);
  g_autoptr (TdBesideGuard) guard = NULL;
  TdBreakdownTable *breakdown = NULL;

  if (!td_insight_board_make_guard (self, db, shown, &guard, error))
    return FALSE;
  if (by != TD_DIMENSION_NONE)
    breakdown = td_breakdown_of_retention (db, retention, by, guard, error);
  if (guard)
    td_retention_guard (retention, td_insight_board_get_data (shown), guard);
  add_verdict (self, retention, program);
  td_insight_board_add_figures (self, retention->figures);
  td_insight_board_take_text (self, TD_BOARD_MEANING,
                              td_insight_words_take_guarded (td_insight_words_retention (retention),
                                                             retention->figures));
  td_insight_board_take_charts (self, td_retention_charts_new (retention), shown, guard);
  if (breakdown)
    td_insight_board_take_breakdown (self, breakdown);
  return by == TD_DIMENSION_NONE || breakdown;
}

gboolean
td_retention_board_fill (TdInsightBoard *self,
                         TdDatabase *db,
                         const TdInsightFilter *filter,
                         TdInsightBoard *shown,
                         GError **error)
{
  g_auto (TdInsightProgram) program = { 0 };
  TdRetention *retention;

  if (!td_insight_program_load (db, filter->program_id, &program, error))
    return FALSE;
  retention = td_retention_load (db, filter, error);
  if (retention == NULL)
    return FALSE;

  td_insight_board_take_data (self, retention, (GDestroyNotify) td_retention_free,
                              retention->lists);
  td_insight_board_take_text (self, TD_BOARD_CAPTION, dup_caption (filter, program.name));
  add_checks (self, retention->checks);
  if (retention->n_people == 0)
    td_insight_board_set_state (self, TD_BOARD_EMPTY, _ ("No People Yet"),
                                _ ("Retention is counted from your roster. Import it with hire and "
                                   "leave dates, and keep those who left in it."),
                                _ ("_Go to People"), "people");
  else if (retention->window_start == TD_DATE_NONE)
    td_insight_board_set_state (self, TD_BOARD_PROBLEM, _ ("No Leavers Known"),
                                _ ("Retention needs the people who left, with their last day. "
                                   "Import a roster that still holds them."),
                                _ ("_Go to People"), "people");
  else
    return add_all (self, db, retention, program.name, shown, error);
  return TRUE;
}
