/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-slots.h"

#include "td-test.h"
#include "test-company.h"

void test_slots_add (void);

static TdHistory *
make_history (const char *matched_on, const char *ended_on, const char *cadence)
{
  TdCadence parsed = td_cadence_from_text (cadence);

  return td_history_new (td_test_date (matched_on), td_date_from_iso (ended_on), &parsed);
}

static TdSlot
get_slot (GArray *slots, guint i)
{
  g_assert_cmpuint (i, <, slots->len);
  return g_array_index (slots, TdSlot, i);
}

static void
test_states (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-10", NULL, "monthly");
  g_autoptr (GArray) slots = NULL;

  td_history_add_contact (history, td_test_date ("2024-01-09"));
  td_history_add_contact (history, td_test_date ("2024-01-10"));
  td_history_add_pause (history, td_test_date ("2024-04-09"), td_test_date ("2024-04-09"));
  slots = td_slots_build (history, td_test_date ("2024-05-09"));
  g_assert_cmpuint (slots->len, ==, 4);
  g_assert_cmpint (get_slot (slots, 0).state, ==, TD_SLOT_KEPT);
  g_assert_cmpuint (get_slot (slots, 0).n_contacts, ==, 1);
  g_assert_cmpint (get_slot (slots, 1).state, ==, TD_SLOT_MISSED);
  g_assert_cmpint (get_slot (slots, 2).state, ==, TD_SLOT_PAUSED);
  g_assert_false (get_slot (slots, 2).due);
  g_assert_cmpint (get_slot (slots, 3).state, ==, TD_SLOT_MISSED);
  g_assert_true (get_slot (slots, 3).due);
  g_array_unref (slots);
  slots = td_slots_build (history, td_test_date ("2024-05-08"));
  g_assert_cmpint (get_slot (slots, 3).state, ==, TD_SLOT_OPEN);
  g_assert_false (get_slot (slots, 3).due);
}

static void
test_ended (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-10", "2024-03-20", "monthly");
  g_autoptr (GArray) slots = NULL;
  TdAdherence counts;

  td_history_add_contact (history, td_test_date ("2024-03-21"));
  slots = td_slots_build (history, td_test_date ("2024-12-31"));
  g_assert_cmpuint (slots->len, ==, 3);
  g_assert_cmpint (get_slot (slots, 2).state, ==, TD_SLOT_CUT);
  g_assert_cmpint (get_slot (slots, 2).to, ==, td_test_date ("2024-03-20"));
  td_slots_count (history, td_test_date ("2024-12-31"), &counts);
  g_assert_cmpuint (counts.n_due, ==, 2);
  g_assert_cmpuint (counts.n_kept, ==, 0);
  g_assert_cmpuint (counts.n_contacts, ==, 0);
}

/* The end of the pair cuts a slot to what the pair had of it: a pause that would have come after
 * touches it no more; an end on the last day of a slot cuts nothing. */
static void
test_ended_slot (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-10", "2024-03-20", "monthly");
  g_autoptr (TdHistory) whole = make_history ("2024-01-10", "2024-03-09", "monthly");
  g_autoptr (GArray) slots = NULL;

  td_history_add_contact (history, td_test_date ("2024-03-11"));
  td_history_add_pause (history, td_test_date ("2024-03-25"), TD_DATE_NONE);
  slots = td_slots_build (history, td_test_date ("2024-12-31"));
  g_assert_cmpint (get_slot (slots, 2).from, ==, td_test_date ("2024-03-10"));
  g_assert_cmpint (get_slot (slots, 2).to, ==, td_test_date ("2024-03-20"));
  g_assert_cmpint (get_slot (slots, 2).state, ==, TD_SLOT_KEPT);
  g_assert_false (get_slot (slots, 2).due);
  g_array_unref (slots);
  slots = td_slots_build (whole, td_test_date ("2024-12-31"));
  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_cmpint (get_slot (slots, 1).to, ==, td_test_date ("2024-03-09"));
  g_assert_cmpint (get_slot (slots, 1).state, ==, TD_SLOT_MISSED);
  g_assert_true (get_slot (slots, 1).due);
}

static void
test_before_start (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-10", NULL, "monthly");
  g_autoptr (GArray) slots = td_slots_build (history, td_test_date ("2024-01-09"));
  TdAdherence counts;

  td_history_add_contact (history, td_test_date ("2024-01-12"));
  g_assert_cmpuint (slots->len, ==, 0);
  td_slots_count (history, td_test_date ("2024-01-09"), &counts);
  g_assert_cmpint (counts.longest_gap, ==, 0);
  g_assert_cmpuint (counts.n_contacts, ==, 0);
}

/* A change of cadence cuts the running slot, which asks for nothing; a new grid starts that day. */
static void
test_cadence_change (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-01", NULL, "monthly");
  TdCadence fortnight = td_cadence_from_text ("every:2w");
  g_autoptr (GArray) slots = NULL;

  td_history_add_cadence (history, td_test_date ("2024-02-11"), &fortnight);
  slots = td_slots_build (history, td_test_date ("2024-03-10"));
  g_assert_cmpuint (slots->len, ==, 5);
  g_assert_true (get_slot (slots, 0).due);
  g_assert_cmpint (get_slot (slots, 1).to, ==, td_test_date ("2024-02-10"));
  g_assert_cmpint (get_slot (slots, 1).state, ==, TD_SLOT_CUT);
  g_assert_false (get_slot (slots, 1).due);
  g_assert_cmpint (get_slot (slots, 2).from, ==, td_test_date ("2024-02-11"));
  g_assert_cmpint (get_slot (slots, 3).from, ==, td_test_date ("2024-02-25"));
  g_assert_true (get_slot (slots, 3).due);
  g_assert_cmpint (get_slot (slots, 4).from, ==, td_test_date ("2024-03-10"));
  g_assert_cmpint (get_slot (slots, 4).number, ==, 5);
}

/* On the first day of a slot the one before is whole, and due. */
static void
test_cadence_change_on_boundary (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-01", NULL, "monthly");
  TdCadence cadence = td_cadence_from_text ("every:2m");
  g_autoptr (GArray) slots = NULL;

  td_history_add_cadence (history, td_test_date ("2024-02-01"), &cadence);
  slots = td_slots_build (history, td_test_date ("2024-03-31"));
  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_true (get_slot (slots, 0).due);
  g_assert_true (get_slot (slots, 1).due);
  g_assert_cmpint (get_slot (slots, 1).to, ==, td_test_date ("2024-03-31"));
}

/* A change that lies ahead is not known yet. */
static void
test_cadence_change_ahead (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-01", NULL, "monthly");
  TdCadence cadence = td_cadence_from_text ("every:1w");
  g_autoptr (GArray) slots = NULL;

  td_history_add_cadence (history, td_test_date ("2024-01-20"), &cadence);
  slots = td_slots_build (history, td_test_date ("2024-01-10"));
  g_assert_cmpuint (slots->len, ==, 1);
  g_assert_cmpint (get_slot (slots, 0).to, ==, td_test_date ("2024-01-31"));
  g_assert_cmpint (get_slot (slots, 0).state, ==, TD_SLOT_OPEN);
}

static void
test_pauses_merge (void)
{
  g_autoptr (TdHistory) history = make_history ("2024-01-01", NULL, "monthly");

  td_history_add_pause (history, td_test_date ("2024-05-01"), td_test_date ("2024-05-10"));
  td_history_add_pause (history, td_test_date ("2024-02-01"), td_test_date ("2024-02-20"));
  td_history_add_pause (history, td_test_date ("2024-02-10"), td_test_date ("2024-02-12"));
  td_history_add_pause (history, td_test_date ("2024-02-21"), td_test_date ("2024-02-25"));
  g_assert_cmpuint (history->pauses->len, ==, 2);
  g_assert_cmpint (g_array_index (history->pauses, TdSpan, 0).to, ==, td_test_date ("2024-02-25"));
  g_assert_nonnull (td_history_find_pause (history, td_test_date ("2024-02-25")));
  g_assert_null (td_history_find_pause (history, td_test_date ("2024-02-26")));
  g_assert_cmpint (td_history_get_pause_end (history, td_test_date ("2024-05-10")), ==,
                   td_test_date ("2024-02-25"));
  td_history_add_pause (history, td_test_date ("2024-04-01"), TD_DATE_NONE);
  g_assert_cmpuint (history->pauses->len, ==, 2);
  g_assert_nonnull (td_history_find_pause (history, td_test_date ("2030-01-01")));
}

static gboolean
same_counts (const TdAdherence *one, const TdAdherence *other)
{
  return one->n_due == other->n_due && one->n_kept == other->n_kept &&
         one->current_streak == other->current_streak &&
         one->longest_streak == other->longest_streak && one->longest_gap == other->longest_gap &&
         one->n_contacts == other->n_contacts;
}

static TdDate
shift (TdDate date, int days)
{
  return date == TD_DATE_NONE ? date : date + days;
}

/* The same pair, later; its pauses cut in two where @split. */
static TdHistory *
rebuild (const TdHistory *history, int days, gboolean split)
{
  TdHistory *again = td_history_new (history->matched_on + days, shift (history->ended_on, days),
                                     &history->cadence);

  for (guint i = 0; i < history->contacts->len; i++)
    td_history_add_contact (again, g_array_index (history->contacts, TdDate, i) + days);
  for (guint i = 0; i < history->pauses->len; i++)
    {
      TdSpan pause = g_array_index (history->pauses, TdSpan, i);
      TdDate to = shift (pause.to, days);

      if (split)
        td_history_add_pause (again, pause.from + days, pause.from + days);
      if (!split || to == TD_DATE_NONE || pause.from + days < to)
        td_history_add_pause (again, pause.from + days + split, to);
    }
  return again;
}

/* Four years later, leap day for leap day, nothing is different. */
static void
test_shifted (void)
{
  g_autoptr (TestCompany) company = test_company_load ("hr_company");
  guint n = 0;

  for (guint i = 0; i < company->histories->len; i++)
    {
      const TdHistory *history = g_ptr_array_index (company->histories, i);
      g_autoptr (TdHistory) later = rebuild (history, 1461, FALSE);
      TdAdherence counts, shifted;

      td_slots_count (history, company->as_of, &counts);
      td_slots_count (later, company->as_of + 1461, &shifted);
      g_assert_true (same_counts (&counts, &shifted));
      n += counts.n_due;
    }
  g_assert_cmpuint (n, >, 500);
}

static void
test_split_pause (void)
{
  g_autoptr (TestCompany) company = test_company_load ("hr_company");
  guint n_pauses = 0;

  for (guint i = 0; i < company->histories->len; i++)
    {
      const TdHistory *history = g_ptr_array_index (company->histories, i);
      g_autoptr (TdHistory) split = rebuild (history, 0, TRUE);
      TdAdherence counts, again;

      td_slots_count (history, company->as_of, &counts);
      td_slots_count (split, company->as_of, &again);
      g_assert_true (same_counts (&counts, &again));
      g_assert_cmpuint (history->pauses->len, ==, split->pauses->len);
      n_pauses += history->pauses->len;
    }
  g_assert_cmpuint (n_pauses, >, 5);
}

/* As of any day: slots follow one another without holes, and every contact is in one of them. */
static void
test_slots_cover (void)
{
  g_autoptr (TestCompany) company = test_company_load ("cadence_cases");

  for (guint i = 0; i < company->histories->len; i++)
    for (int days = 0; days < 200; days++)
      {
        const TdHistory *history = g_ptr_array_index (company->histories, i);
        TdDate as_of = company->as_of - days;
        g_autoptr (GArray) slots = td_slots_build (history, as_of);
        TdDate next = history->matched_on;
        TdAdherence counts;
        guint n = 0;

        td_slots_count (history, as_of, &counts);
        for (guint k = 0; k < slots->len; k++)
          {
            g_assert_cmpint (get_slot (slots, k).from, ==, next);
            next = get_slot (slots, k).to + 1;
            n += get_slot (slots, k).n_contacts;
          }
        g_assert_cmpuint (n, ==, counts.n_contacts);
      }
}

void
test_slots_add (void)
{
  g_test_add_func ("/contact/slots/states", test_states);
  g_test_add_func ("/contact/slots/ended", test_ended);
  g_test_add_func ("/contact/slots/ended-slot", test_ended_slot);
  g_test_add_func ("/contact/slots/before-start", test_before_start);
  g_test_add_func ("/contact/slots/cadence-change", test_cadence_change);
  g_test_add_func ("/contact/slots/cadence-change-on-boundary", test_cadence_change_on_boundary);
  g_test_add_func ("/contact/slots/cadence-change-ahead", test_cadence_change_ahead);
  g_test_add_func ("/contact/slots/pauses-merge", test_pauses_merge);
  g_test_add_func ("/contact/slots/shifted", test_shifted);
  g_test_add_func ("/contact/slots/split-pause", test_split_pause);
  g_test_add_func ("/contact/slots/cover", test_slots_cover);
}
