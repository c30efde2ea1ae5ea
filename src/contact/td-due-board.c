/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-due-board.h"

#include "candidates/td-line.h"

static const TdField due_row_fields[] = {
  TD_FIELD (TdDueRow, pair_id, TD_FIELD_ID),
  TD_FIELD (TdDueRow, reference, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, program_id, TD_FIELD_ID),
  TD_FIELD (TdDueRow, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdDueRow, mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdDueRow, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, pair_state, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, state, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, proposed_on, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, matched_on, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, planned_end, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, mentor_accepted_on, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, mentee_accepted_on, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, last, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, next_agreed, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, pause_end, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, paused, TD_FIELD_BOOL),
  TD_FIELD (TdDueRow, grace_days, TD_FIELD_INT),
  TD_FIELD (TdDueRow, next_due, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, days_overdue, TD_FIELD_INT),
  TD_FIELD (TdDueRow, days_waiting, TD_FIELD_INT),
  TD_FIELD (TdDueRow, asked_on, TD_FIELD_DATE),
  TD_FIELD (TdDueRow, line, TD_FIELD_INT),
  TD_FIELD (TdDueRow, mentee_email, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, mentor_email, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, own_manager_id, TD_FIELD_ID),
  TD_FIELD (TdDueRow, own_manager_text, TD_FIELD_TEXT),
  TD_FIELD (TdDueRow, upper_manager_id, TD_FIELD_ID),
  TD_FIELD (TdDueRow, upper_manager_text, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdDueRow, td_due_row, due_row_fields)

#define PAIR_COLUMNS                                                                              \
  "SELECT p.id AS pair_id, p.reference, p.program_id, program.name AS program_name, p.mentor_id," \
  " mentor.number AS mentor_number, mentor.name AS mentor_name, p.mentee_id,"                     \
  " e.number AS mentee_number, e.name AS mentee_name, p.state AS pair_state,"                     \
  " p.proposed_on, p.matched_on, p.planned_end, p.mentor_accepted_on, p.mentee_accepted_on,"      \
  " program.grace_days, p.asked_on, mentor.email AS mentor_email,"                                \
  " e.email AS mentee_email, " TD_LINE_COLUMNS

#define PAIR_TABLES                                        \
  " FROM pair p JOIN program ON program.id = p.program_id" \
  " JOIN employee mentor ON mentor.id = p.mentor_id"       \
  " JOIN employee e ON e.id = p.mentee_id " TD_LINE_JOIN

/* The last contact held inside the pair's life; the index on (pair_id, on_date) answers it with a
 * look from the end, however long the history is. */
#define LAST_CONTACT(column)                                                          \
  "(SELECT c." column " FROM contact c WHERE c.pair_id = p.id AND c.outcome = 'held'" \
  " AND c.on_date BETWEEN p.matched_on AND $2 ORDER BY c.on_date DESC, c.id DESC LIMIT 1)"

/* Pairs that live on the day: active and paused ones, and as of a past day also those that ended
 * since. One that starts later is on the board once it is agreed. */
#define BOARD_SQL                                                                            \
  PAIR_COLUMNS                                                                               \
  ", " LAST_CONTACT ("on_date") " AS last, " LAST_CONTACT (                                  \
      "next_date") " AS next_agreed,"                                                        \
                   " (SELECT max(s.to_date) FROM pair_pause s WHERE s.pair_id = p.id"        \
                   "  AND s.to_date < $2) AS pause_end,"                                     \
                   " EXISTS (SELECT 1 FROM pair_pause s WHERE s.pair_id = p.id"              \
                   "  AND s.from_date <= $2 AND (s.to_date IS NULL OR s.to_date >= $2)) AS " \
                   "paused,"                                                                 \
                   " coalesce((SELECT k.cadence FROM pair_cadence k WHERE k.pair_id = p.id"  \
                   "  AND k.from_date <= $2 ORDER BY k.from_date DESC LIMIT 1),"             \
                   "  p.cadence, program.cadence) AS cadence" PAIR_TABLES                    \
                   " WHERE ($1 = 0 OR p.program_id = $1) AND p.matched_on IS NOT NULL"       \
                   " AND (p.matched_on <= $2 OR p.proposed_on <= $2)"                        \
                   " AND (p.state IN ('active', 'paused')"                                   \
                   "  OR (p.state IN ('completed', 'ended') AND p.ended_on > $2))"           \
                   " ORDER BY p.id"

/* Pairs that had not both answers on the day, whatever became of them since. One that an import
 * brought as begun has no answers: it waited for none. */
#define WAITING_SQL                                                        \
  PAIR_COLUMNS                                                             \
  ", coalesce(p.cadence, program.cadence) AS cadence" PAIR_TABLES          \
  " WHERE ($1 = 0 OR p.program_id = $1) AND p.proposed_on <= $2"           \
  " AND (p.mentor_accepted_on > $2 OR p.mentee_accepted_on > $2"           \
  "  OR (p.state IN ('proposed', 'accepted')"                              \
  "   AND (p.mentor_accepted_on IS NULL OR p.mentee_accepted_on IS NULL))" \
  "  OR (p.state = 'declined' AND p.declined_on > $2))"                    \
  " ORDER BY coalesce(p.asked_on, p.proposed_on), p.id"

static void
compute_state (TdDueRow *row, TdDate today)
{
  TdDueInput input = {
    .matched_on = row->matched_on,
    .last_contact = row->last,
    .pause_end = row->pause_end,
    .paused = row->paused,
    .cadence = td_cadence_from_text (row->cadence),
    .grace_days = row->grace_days,
  };
  TdDue due;

  td_due_compute (&input, today, &due);
  td_record_set_text (&row->state, td_due_state_get_code (due.state));
  row->next_due = due.next_due;
  row->days_overdue = due.days_overdue;
}

/* What the mentor is in the mentee's reporting line. */
static void
find_line (TdDueRow *row)
{
  TdLineMentor mentor = { row->mentor_id, row->mentor_number, row->mentor_email, row->mentor_name };
  TdLineStep own = { row->own_manager_id, row->own_manager_text };
  TdLineStep upper = { row->upper_manager_id, row->upper_manager_text };

  row->line = (int) td_line_find (&mentor, &own, &upper);
}

TdDueOrder
td_due_row_get_order (const TdDueRow *row)
{
  return (TdDueOrder){ row->paused, row->next_due, row->pair_id };
}

int
td_due_order_compare (const TdDueOrder *a, const TdDueOrder *b)
{
  if (a->paused != b->paused)
    return a->paused ? 1 : -1;
  if (a->next_due != b->next_due)
    return a->next_due < b->next_due ? -1 : 1;
  return a->pair_id < b->pair_id ? -1 : a->pair_id > b->pair_id;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  TdDueOrder one = td_due_row_get_order (*(TdDueRow *const *) a);
  TdDueOrder other = td_due_row_get_order (*(TdDueRow *const *) b);

  return td_due_order_compare (&one, &other);
}

typedef struct
{
  TdDate today;
  void (*func) (TdDueRow *row, gpointer data);
  gpointer data;
} Walk;

static void
walk_row (gpointer record, gpointer data)
{
  const Walk *walk = data;

  compute_state (record, walk->today);
  find_line (record);
  walk->func (record, walk->data);
}

gboolean
td_due_board_walk (TdDatabase *db,
                   gint64 program_id,
                   TdDate today,
                   void (*func) (TdDueRow *row, gpointer data),
                   gpointer data,
                   GError **error)
{
  return td_database_walk (db, TD_TYPE_DUE_ROW, walk_row, &(Walk){ today, func, data }, error,
                           BOARD_SQL, "iD", program_id, today);
}

static void
keep_row (TdDueRow *row, gpointer rows)
{
  g_ptr_array_add (rows, g_object_ref (row));
}

GPtrArray *
td_due_board_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (!td_due_board_walk (db, program_id, today, keep_row, rows, error))
    return NULL;
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

static TdDate
if_by (TdDate date, TdDate today)
{
  return date <= today ? date : TD_DATE_NONE;
}

/* What happened after the day was not known then. */
static void
forget_later (TdDueRow *row, TdDate today)
{
  row->mentor_accepted_on = if_by (row->mentor_accepted_on, today);
  row->mentee_accepted_on = if_by (row->mentee_accepted_on, today);
  row->asked_on = if_by (row->asked_on, today);
}

GPtrArray *
td_due_board_load_waiting (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  GPtrArray *rows =
      td_database_load (db, TD_TYPE_DUE_ROW, error, WAITING_SQL, "iD", program_id, today);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      TdDueRow *row = g_ptr_array_index (rows, i);

      td_record_set_text (&row->state, "waiting");
      forget_later (row, today);
      row->days_waiting = MAX (today - MAX (row->proposed_on, row->asked_on), 0);
      find_line (row);
    }
  return rows;
}
