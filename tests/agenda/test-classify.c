/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda.h"

#include "td-test.h"

void test_classify_add (void);

#define TODAY "2026-03-16"

/* A row of the board as its query and td_due_compute() make it; empty texts are no dates. */
static TdDueRow *
make_row (const char *cadence,
          const char *matched_on,
          const char *last,
          const char *pause_end,
          gboolean paused)
{
  TdDueRow *row = g_object_new (TD_TYPE_DUE_ROW, NULL);
  TdDueInput input = { .paused = paused, .grace_days = 7 };
  TdDue due;

  row->matched_on = input.matched_on = td_test_date (matched_on);
  row->last = input.last_contact = td_date_from_iso (last);
  row->pause_end = input.pause_end = td_date_from_iso (pause_end);
  row->paused = paused;
  input.cadence = td_cadence_from_text (cadence);
  td_due_compute (&input, td_test_date (TODAY), &due);
  td_record_set_text (&row->state, td_due_state_get_code (due.state));
  row->next_due = due.next_due;
  return row;
}

static void
test_contact_kinds (void)
{
  static const struct
  {
    const char *cadence, *matched_on, *last, *pause_end;
    gboolean paused;
    TdAgendaKind kind;
  } cases[] = {
    { "monthly", "2025-06-01", "2026-03-10", "", FALSE, TD_AGENDA_NONE },
    { "monthly", "2025-06-01", "2026-02-22", "", FALSE, TD_AGENDA_DUE },     /* due on 22 March */
    { "monthly", "2025-06-01", "2026-02-23", "", FALSE, TD_AGENDA_DUE },     /* in seven days */
    { "monthly", "2025-06-01", "2026-02-24", "", FALSE, TD_AGENDA_NONE },    /* in eight */
    { "monthly", "2025-06-01", "2026-02-09", "", FALSE, TD_AGENDA_DUE },     /* 7 late: grace */
    { "monthly", "2025-06-01", "2026-02-08", "", FALSE, TD_AGENDA_OVERDUE }, /* 8 late */
    { "monthly", "2025-06-01", "2026-01-17", "", FALSE, TD_AGENDA_OVERDUE },
    { "monthly", "2025-06-01", "2026-01-16", "", FALSE, TD_AGENDA_SILENT }, /* two months */
    { "monthly", "2025-06-01", "2025-12-17", "", FALSE, TD_AGENDA_SILENT }, /* 89 days */
    { "monthly", "2025-06-01", "2025-12-16", "", FALSE, TD_AGENDA_CLOSE },  /* 90 */
    { "every:14d", "2025-06-01", "2026-02-16", "", FALSE, TD_AGENDA_SILENT },
    /* A long rhythm keeps its own time. */
    { "every:3m", "2025-06-01", "2025-12-16", "", FALSE, TD_AGENDA_DUE },
    { "every:6m", "2025-06-01", "2025-11-01", "", FALSE, TD_AGENDA_NONE },
    { "every:3m", "2025-06-01", "2025-09-16", "", FALSE, TD_AGENDA_CLOSE },
    /* Without a contact. */
    { "monthly", "2026-03-10", "", "", FALSE, TD_AGENDA_TOO_EARLY },
    { "monthly", "2026-03-07", "", "", FALSE, TD_AGENDA_TOO_EARLY },
    { "monthly", "2026-03-06", "", "", FALSE, TD_AGENDA_NEVER_MET }, /* ten days */
    { "monthly", "2026-01-10", "", "", FALSE, TD_AGENDA_NEVER_MET },
    { "monthly", "2025-12-16", "", "", FALSE, TD_AGENDA_CLOSE },
    { "every:1w", "2026-03-10", "", "", FALSE, TD_AGENDA_DUE },
    { "monthly", "2026-04-01", "", "", FALSE, TD_AGENDA_TOO_EARLY }, /* begins later */
    /* A pause stops the clock, and its end starts it anew. */
    { "monthly", "2025-06-01", "2025-09-01", "", TRUE, TD_AGENDA_PAUSED },
    { "monthly", "2025-06-01", "", "", TRUE, TD_AGENDA_PAUSED },
    { "monthly", "2025-06-01", "2025-09-01", "2026-03-01", FALSE, TD_AGENDA_NONE },
    { "monthly", "2025-06-01", "2025-09-01", "2025-12-15", FALSE, TD_AGENDA_CLOSE },
    { "monthly", "2025-06-01", "2025-09-01", "2025-12-16", FALSE, TD_AGENDA_SILENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDueRow) row = make_row (cases[i].cadence, cases[i].matched_on, cases[i].last,
                                           cases[i].pause_end, cases[i].paused);

      g_test_message ("%s since %s, last %s, pause until %s", cases[i].cadence, cases[i].matched_on,
                      cases[i].last, cases[i].pause_end);
      g_assert_cmpint (td_agenda_classify (row, td_test_date (TODAY)), ==, cases[i].kind);
    }
}

static void
test_end_kinds (void)
{
  static const struct
  {
    const char *planned_end;
    TdAgendaKind kind;
  } cases[] = {
    { "", TD_AGENDA_NONE },
    { "2026-04-16", TD_AGENDA_NONE },
    { "2026-04-15", TD_AGENDA_ENDING },
    { "2026-03-16", TD_AGENDA_ENDING },
    { "2026-03-15", TD_AGENDA_PAST_END },
    { "2024-03-15", TD_AGENDA_PAST_END },
  };
  g_autoptr (TdDueRow) row = make_row ("monthly", "2025-06-01", "", "", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      row->planned_end = td_date_from_iso (cases[i].planned_end);
      g_assert_cmpint (td_agenda_classify_end (row, td_test_date (TODAY)), ==, cases[i].kind);
    }
}

/* Every kind has its words and its next action among its actions, and codes are told apart. */
static void
test_kinds (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (TdAgendaKind kind = 0; kind < TD_AGENDA_N_KINDS; kind++)
    {
      TdAgendaAction next = td_agenda_kind_get_next (kind);

      g_assert_true (g_hash_table_add (codes, (char *) td_agenda_kind_get_code (kind)));
      g_assert_cmpstr (td_agenda_kind_get_title (kind), !=, "");
      g_assert_cmpstr (td_agenda_kind_get_meaning (kind), !=, "");
      g_assert_cmpuint (td_agenda_kind_get_actions (kind) & next, ==, next);
      g_assert_cmpint (td_agenda_kind_needs_her (kind), ==,
                       kind != TD_AGENDA_PAUSED && kind != TD_AGENDA_TOO_EARLY);
      /* A letter is there where one can be written. */
      g_assert_cmpint (td_agenda_kind_get_letter (kind) != NULL, ==,
                       (td_agenda_kind_get_actions (kind) & TD_AGENDA_REMIND) != 0);
    }
  for (guint i = 0; i < TD_AGENDA_N_ACTIONS; i++)
    {
      const char *code = td_agenda_action_get_code (1 << i);

      g_assert_cmpint (td_agenda_action_from_code (code), ==, 1 << i);
      g_assert_nonnull (strchr (td_agenda_action_get_label (1 << i), '_'));
    }
  g_assert_cmpint (td_agenda_action_from_code ("dance"), ==, 0);
}

/* Sorting is total: by kind, then what was due first, whatever the order was before. */
static void
test_order (void)
{
  static const struct
  {
    TdAgendaKind kind;
    int due_on;
    gint64 pair_id, object_id;
    const char *side;
  } in_order[] = {
    { TD_AGENDA_CONCERN, 900, 9, 1, NULL },   { TD_AGENDA_OVERDUE, 100, 7, 0, NULL },
    { TD_AGENDA_OVERDUE, 100, 8, 0, NULL },   { TD_AGENDA_OVERDUE, 200, 1, 0, NULL },
    { TD_AGENDA_SURVEY, 50, 1, 1, "mentee" }, { TD_AGENDA_SURVEY, 50, 1, 1, "mentor" },
    { TD_AGENDA_SURVEY, 50, 1, 2, "mentee" }, { TD_AGENDA_PAUSED, 0, 1, 0, NULL },
  };
  guint n = G_N_ELEMENTS (in_order);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  /* 3 and n have no common divisor: every row once, none in its place. */
  for (guint i = 0; i < n; i++)
    {
      TdAgendaRow *row = g_object_new (TD_TYPE_AGENDA_ROW, NULL);
      guint from = (i * 3 + 1) % n;

      row->kind = in_order[from].kind;
      row->due_on = in_order[from].due_on;
      row->pair_id = in_order[from].pair_id;
      row->object_id = in_order[from].object_id;
      row->side = g_strdup (in_order[from].side);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, td_agenda_row_compare);
  for (guint i = 0; i < n; i++)
    {
      const TdAgendaRow *row = rows->pdata[i];

      g_assert_cmpint (row->kind, ==, in_order[i].kind);
      g_assert_cmpint (row->due_on, ==, in_order[i].due_on);
      g_assert_cmpint (row->pair_id, ==, in_order[i].pair_id);
      g_assert_cmpint (row->object_id, ==, in_order[i].object_id);
      g_assert_cmpstr (row->side, ==, in_order[i].side);
    }
}

void
test_classify_add (void)
{
  g_test_add_func ("/agenda/classify/contact", test_contact_kinds);
  g_test_add_func ("/agenda/classify/end", test_end_kinds);
  g_test_add_func ("/agenda/classify/kinds", test_kinds);
  g_test_add_func ("/agenda/classify/order", test_order);
}
