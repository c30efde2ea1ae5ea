/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-program-facts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "agenda/td-agenda.h"
#include "insight/td-engagement.h"
#include "insight/td-outcomes.h"
#include "program/td-enrolment.h"
#include "workspace/td-first-steps.h"

/* --- Counts --- */

#define OPEN "('proposed', 'accepted', 'active', 'paused')"
#define OF_MENTORS "FILTER (WHERE n.role <> 'mentee' AND n.state = 'enrolled')"
#define OF_MENTEES "n.role <> 'mentor' AND n.state = 'enrolled'"

static gboolean
count_people (TdDatabase *db, gint64 program_id, TdProgramCounts *counts, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT count(*) " OF_MENTORS ", coalesce(sum(n.places) " OF_MENTORS ", 0), "
      "count(*) FILTER (WHERE " OF_MENTEES "), "
      "count(*) FILTER (WHERE " OF_MENTEES " AND NOT EXISTS (SELECT 1 FROM pair p "
      "WHERE p.program_id = n.program_id AND p.mentee_id = n.employee_id AND p.state IN " OPEN
      ")), "
      "count(*) FILTER (WHERE n.state = 'waiting'), "
      "count(*) FILTER (WHERE n.state = 'withdrawn') FROM enrolment n WHERE n.program_id = $1",
      "i", program_id);

  if (row == NULL || !td_statement_next (row, error))
    return FALSE;
  counts->mentors = (int) td_statement_get_int (row, 0);
  counts->places = (int) td_statement_get_int (row, 1);
  counts->mentees = (int) td_statement_get_int (row, 2);
  counts->unmatched = (int) td_statement_get_int (row, 3);
  counts->waiting = (int) td_statement_get_int (row, 4);
  counts->withdrawn = (int) td_statement_get_int (row, 5);
  return TRUE;
}

static gboolean
count_pairs (TdDatabase *db, gint64 program_id, TdProgramCounts *counts, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT count(*) FILTER (WHERE state IN " OPEN "), "
      "count(*) FILTER (WHERE state IN ('proposed', 'accepted')), "
      "count(*) FILTER (WHERE state IN ('active', 'paused')), "
      "count(*) FILTER (WHERE state IN ('completed', 'ended')), "
      "(SELECT count(*) FROM proposal o WHERE o.program_id = $1 AND o.state = 'draft') "
      "FROM pair WHERE program_id = $1",
      "i", program_id);

  if (row == NULL || !td_statement_next (row, error))
    return FALSE;
  counts->taken = (int) td_statement_get_int (row, 0);
  counts->awaited = (int) td_statement_get_int (row, 1);
  counts->living = (int) td_statement_get_int (row, 2);
  counts->over = (int) td_statement_get_int (row, 3);
  counts->drafts = (int) td_statement_get_int (row, 4);
  return TRUE;
}

gboolean
td_program_counts_load (TdDatabase *db, gint64 program_id, TdProgramCounts *counts, GError **error)
{
  *counts = (TdProgramCounts){ 0 };
  return count_people (db, program_id, counts, error) &&
         count_pairs (db, program_id, counts, error);
}

/* --- People and pairs --- */

static TdFact *
add_number (GPtrArray *facts, const char *code, const char *label, int n, const char *page)
{
  return td_fact_add (facts, code, label, g_strdup_printf ("%'d", n), page);
}

GPtrArray *
td_program_facts_people (const TdProgramCounts *counts)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_object_unref);
  TdFact *fact = add_number (facts, "mentors", _ ("Mentors"), counts->mentors, "people");

  td_record_take_text (&fact->detail,
                       g_strdup_printf (ngettext ("%d of %d place taken", "%d of %d places taken",
                                                  counts->places),
                                        counts->taken, counts->places));
  fact = add_number (facts, "mentees", _ ("Mentees"), counts->mentees, "people");
  td_record_take_text (&fact->detail,
                       counts->unmatched
                           ? g_strdup_printf (ngettext ("%d without a mentor",
                                                        "%d without a mentor", counts->unmatched),
                                              counts->unmatched)
                           : NULL);
  if (counts->waiting)
    add_number (facts, "waiting", _ ("Waiting list"), counts->waiting, "people");
  if (counts->withdrawn)
    add_number (facts, "withdrawn", td_enrolment_state_get_label ("withdrawn"), counts->withdrawn,
                NULL);
  fact = add_number (facts, "pairs", _ ("Pairs now"), counts->living, "pairs");
  td_record_take_text (&fact->detail, counts->awaited
                                          ? g_strdup_printf (ngettext ("%d more waits for answers",
                                                                       "%d more wait for answers",
                                                                       counts->awaited),
                                                             counts->awaited)
                                          : NULL);
  if (counts->over)
    add_number (facts, "over", _ ("Pairs that are over"), counts->over, "pairs");
  return facts;
}

/* --- Figures --- */

/* A figure that nothing was counted for is left out. */
static void
add_figure (GPtrArray *facts, GPtrArray *figures, const char *code)
{
  TdFigure *figure = td_figure_find (figures, code);
  g_autofree char *target = figure ? td_figure_dup_target (figure) : NULL;
  g_autofree char *counted = figure ? td_figure_dup_detail (figure) : NULL;
  TdFact *fact;

  if (figure == NULL || (isnan (figure->value) && *target == '\0' && !figure->hidden))
    return;
  fact = td_fact_add (facts, code, td_figure_get_label (code), td_figure_dup_value (figure),
                      "insight");
  td_record_take_text (&fact->detail, *target && *counted
                                          ? g_strdup_printf ("%s · %s", target, counted)
                                          : g_strdup (*target ? target : counted));
}

GPtrArray *
td_program_facts_figures (TdDatabase *db, const TdProgram *program, TdDate today, GError **error)
{
  TdInsightFilter filter = { .program_id = program->id, .as_of = today };
  g_autoptr (TdEngagement) engagement = td_engagement_load (db, &filter, error);
  g_autoptr (TdOutcomes) outcomes = engagement ? td_outcomes_load (db, &filter, error) : NULL;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_object_unref);

  if (outcomes == NULL)
    return NULL;
  add_figure (facts, engagement->figures, "match_rate");
  add_figure (facts, outcomes->figures, "satisfaction");
  add_figure (facts, engagement->figures, "adherence");
  add_figure (facts, engagement->figures, "overdue");
  return g_steal_pointer (&facts);
}

/* --- What comes next --- */

/* Before there is any pair: what a beginner does next. */
static gboolean
add_first_step (GPtrArray *facts, TdDatabase *db, gint64 program_id, GError **error)
{
  static const char *const pages[] = { "people", "program", "people", "pairing" };
  g_autoptr (TdFirstSteps) steps = td_first_steps_load (db, program_id, error);

  if (steps == NULL)
    return FALSE;
  if (steps->step < TD_FIRST_STEP_DONE)
    td_fact_add (facts, "first", td_first_step_get_title ((TdFirstStep) steps->step),
                 g_strdup (td_first_step_get_explanation ((TdFirstStep) steps->step)),
                 pages[steps->step]);
  return TRUE;
}

/* What waits in the workshop. */
static void
add_pairing (GPtrArray *facts, const TdProgramCounts *counts)
{
  if (counts->drafts)
    td_fact_add (facts, "drafts", _ ("Release the draft"),
                 g_strdup_printf (ngettext ("%d draft waits to be looked through",
                                            "%d drafts wait to be looked through", counts->drafts),
                                  counts->drafts),
                 "pairing");
  if (counts->unmatched && counts->mentors)
    td_fact_add (facts, "unmatched", _ ("Find mentors"),
                 g_strdup_printf (ngettext ("%d mentee is without a mentor",
                                            "%d mentees are without a mentor", counts->unmatched),
                                  counts->unmatched),
                 "pairing");
}

static gboolean
add_agenda (GPtrArray *facts, TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) rows = td_agenda_load (db, program_id, today, error);
  guint n_of_kind[TD_AGENDA_N_KINDS];

  if (rows == NULL)
    return FALSE;
  td_agenda_count (rows, n_of_kind);
  for (guint kind = 0; kind < TD_AGENDA_N_KINDS; kind++)
    if (n_of_kind[kind] && td_agenda_kind_needs_her ((TdAgendaKind) kind))
      {
        TdFact *fact =
            td_fact_add (facts, td_agenda_kind_get_code ((TdAgendaKind) kind),
                         td_agenda_kind_get_title ((TdAgendaKind) kind),
                         g_strdup (td_agenda_kind_get_meaning ((TdAgendaKind) kind)), "today");

        td_record_take_text (&fact->count, g_strdup_printf ("%'u", n_of_kind[kind]));
      }
  return TRUE;
}

GPtrArray *
td_program_facts_needs (TdDatabase *db,
                        const TdProgram *program,
                        const TdProgramCounts *counts,
                        TdDate today,
                        GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_object_unref);

  /* Of a programme that is over nothing is asked but what its pairs still wait for. */
  if (g_strcmp0 (program->state, "open") == 0)
    {
      if (!add_first_step (facts, db, program->id, error))
        return NULL;
      add_pairing (facts, counts);
    }
  if (!add_agenda (facts, db, program->id, today, error))
    return NULL;
  return g_steal_pointer (&facts);
}
