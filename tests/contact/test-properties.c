/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-due.h"
#include "contact/td-slots.h"

void test_properties_add (void);

/* Properties of the slots over random histories, and those histories against a slow reference that
 * goes through every single day. */

#define HISTORIES 400
#define FOUR_YEARS 1461
#define MOST 40

/* A history as it is made up: in no order, pauses overlapping. */
typedef struct
{
  TdDate matched_on, ended_on, as_of;
  TdCadence cadence;
  TdDate contacts[MOST];
  guint n_contacts;
  TdSpan pauses[MOST];
  guint n_pauses;
  TdCadenceChange changes[4];
  guint n_changes;
} Story;

static TdCadence
random_cadence (gboolean of_days)
{
  static const TdCadence by_days[] = { { TD_CADENCE_DAYS, 10 },
                                       { TD_CADENCE_DAYS, 31 },
                                       { TD_CADENCE_WEEKS, 1 },
                                       { TD_CADENCE_WEEKS, 6 } };
  static const TdCadence all[] = { { TD_CADENCE_MONTHS, 1 },    { TD_CADENCE_MONTHS, 2 },
                                   { TD_CADENCE_PER_MONTH, 2 }, { TD_CADENCE_PER_MONTH, 3 },
                                   { TD_CADENCE_DAYS, 14 },     { TD_CADENCE_WEEKS, 6 } };

  return of_days ? by_days[g_test_rand_int_range (0, G_N_ELEMENTS (by_days))]
                 : all[g_test_rand_int_range (0, G_N_ELEMENTS (all))];
}

static TdDate
random_day (const Story *story, int before, int after)
{
  return story->matched_on - before +
         g_test_rand_int_range (0, story->as_of - story->matched_on + before + after + 1);
}

static void
make_story (Story *story, gboolean of_days)
{
  *story = (Story){ 0 };
  story->matched_on = td_date_from_ymd (2024, 1, 1) + g_test_rand_int_range (0, 400);
  story->as_of = story->matched_on + g_test_rand_int_range (0, 700);
  story->cadence = random_cadence (of_days);
  if (g_test_rand_int_range (0, 3) == 0)
    story->ended_on = random_day (story, 0, 60);
  story->n_contacts = (guint) g_test_rand_int_range (0, MOST);
  for (guint i = 0; i < story->n_contacts; i++)
    story->contacts[i] = random_day (story, 20, 20);
  story->n_pauses = (guint) g_test_rand_int_range (0, 4);
  for (guint i = 0; i < story->n_pauses; i++)
    {
      story->pauses[i].from = random_day (story, 10, 10);
      story->pauses[i].to = g_test_rand_int_range (0, 8) == 0
                                ? TD_DATE_NONE
                                : story->pauses[i].from + g_test_rand_int_range (0, 60);
    }
  story->n_changes = (guint) g_test_rand_int_range (0, 4);
  for (guint i = 0; i < story->n_changes; i++)
    story->changes[i] = (TdCadenceChange){ random_day (story, 10, 10), random_cadence (of_days) };
}

static TdHistory *
tell (const Story *story)
{
  TdHistory *history = td_history_new (story->matched_on, story->ended_on, &story->cadence);

  for (guint i = 0; i < story->n_contacts; i++)
    td_history_add_contact (history, story->contacts[i]);
  for (guint i = 0; i < story->n_pauses; i++)
    td_history_add_pause (history, story->pauses[i].from, story->pauses[i].to);
  for (guint i = 0; i < story->n_changes; i++)
    td_history_add_cadence (history, story->changes[i].from, &story->changes[i].cadence);
  return history;
}

static void
assert_same_counts (const TdAdherence *one, const TdAdherence *other)
{
  g_assert_cmpuint (one->n_due, ==, other->n_due);
  g_assert_cmpuint (one->n_kept, ==, other->n_kept);
  g_assert_cmpuint (one->current_streak, ==, other->current_streak);
  g_assert_cmpuint (one->longest_streak, ==, other->longest_streak);
  g_assert_cmpint (one->longest_gap, ==, other->longest_gap);
  g_assert_cmpuint (one->n_contacts, ==, other->n_contacts);
}

static void
assert_same_slots (GArray *one, GArray *other, int days)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const TdSlot *a = &g_array_index (one, TdSlot, i);
      const TdSlot *b = &g_array_index (other, TdSlot, i);

      g_assert_cmpint (a->from + days, ==, b->from);
      g_assert_cmpint (a->to + days, ==, b->to);
      g_assert_cmpint (a->state, ==, b->state);
      g_assert_cmpint (a->due, ==, b->due);
      g_assert_cmpuint (a->n_contacts, ==, b->n_contacts);
    }
}

static void
assert_same (const Story *one, const Story *other, int days)
{
  g_autoptr (TdHistory) first = tell (one);
  g_autoptr (TdHistory) second = tell (other);
  g_autoptr (GArray) first_slots = td_slots_build (first, one->as_of);
  g_autoptr (GArray) second_slots = td_slots_build (second, other->as_of);
  TdAdherence first_counts, second_counts;
  TdDue first_due = { 0 }, second_due = { 0 };
  gboolean active = td_due_from_history (first, one->as_of, 7, &first_due);

  assert_same_slots (first_slots, second_slots, days);
  td_slots_count (first, one->as_of, &first_counts);
  td_slots_count (second, other->as_of, &second_counts);
  assert_same_counts (&first_counts, &second_counts);
  g_assert_cmpint (active, ==, td_due_from_history (second, other->as_of, 7, &second_due));
  g_assert_cmpint (first_due.state, ==, second_due.state);
  g_assert_cmpint (first_due.bucket, ==, second_due.bucket);
  g_assert_cmpint (first_due.days_overdue, ==, second_due.days_overdue);
  if (first_due.next_due)
    g_assert_cmpint (first_due.next_due + days, ==, second_due.next_due);
}

/* --- Properties --- */

static void
shift (Story *story, int days)
{
  story->matched_on += days;
  story->as_of += days;
  if (story->ended_on)
    story->ended_on += days;
  for (guint i = 0; i < story->n_contacts; i++)
    story->contacts[i] += days;
  for (guint i = 0; i < story->n_pauses; i++)
    {
      story->pauses[i].from += days;
      if (story->pauses[i].to)
        story->pauses[i].to += days;
    }
  for (guint i = 0; i < story->n_changes; i++)
    story->changes[i].from += days;
}

/* Four years with their leap day put every month where it was, and every day anywhere. */
static void
test_shift (void)
{
  for (int i = 0; i < HISTORIES; i++)
    {
      Story story, shifted;

      make_story (&story, FALSE);
      shifted = story;
      shift (&shifted, FOUR_YEARS);
      assert_same (&story, &shifted, FOUR_YEARS);
      make_story (&story, TRUE);
      shifted = story;
      shift (&shifted, 100);
      assert_same (&story, &shifted, 100);
    }
}

/* A pause in two parts that touch, or one part of it told twice, is the same pause. */
static void
test_split_pause (void)
{
  for (int i = 0; i < HISTORIES; i++)
    {
      Story story, split;
      TdSpan *pause;

      make_story (&story, FALSE);
      if (story.n_pauses == 0)
        continue;
      split = story;
      pause = &split.pauses[0];
      split.pauses[split.n_pauses] = *pause;
      split.pauses[split.n_pauses++].from += pause->to ? (pause->to - pause->from) / 2 : 5;
      assert_same (&story, &split, 0);
      if (pause->to == TD_DATE_NONE || pause->to == pause->from)
        continue;
      pause->to = split.pauses[split.n_pauses - 1].from - 1;
      if (pause->to < pause->from)
        continue;
      assert_same (&story, &split, 0);
    }
}

/* The order in which things are told, contacts told twice and outside of the life: no matter. */
static void
test_order (void)
{
  for (int i = 0; i < HISTORIES; i++)
    {
      Story story, turned;

      make_story (&story, FALSE);
      turned = story;
      for (guint k = 0; k < story.n_contacts; k++)
        turned.contacts[k] = story.contacts[story.n_contacts - 1 - k];
      for (guint k = 0; k < story.n_pauses; k++)
        turned.pauses[k] = story.pauses[story.n_pauses - 1 - k];
      if (turned.n_contacts < MOST)
        turned.contacts[turned.n_contacts++] = turned.matched_on - 1;
      assert_same (&story, &turned, 0);
    }
}

/* What comes on a day or after it changes nothing of what was counted the day before. */
static void
test_history_stays (void)
{
  for (int i = 0; i < HISTORIES; i++)
    {
      Story story, changed;
      TdDate on;

      make_story (&story, FALSE);
      story.n_changes = MIN (story.n_changes, 3);
      on = random_day (&story, 0, 0) + 1;
      story.as_of = on - 1;
      changed = story;
      switch (i % 3)
        {
        case 0:
          if (changed.ended_on == TD_DATE_NONE || changed.ended_on > on)
            changed.ended_on = on;
          break;
        case 1:
          if (changed.n_pauses < MOST)
            changed.pauses[changed.n_pauses++] = (TdSpan){ on, TD_DATE_NONE };
          break;
        default:
          changed.changes[changed.n_changes++] = (TdCadenceChange){ on, { TD_CADENCE_WEEKS, 3 } };
        }
      {
        g_autoptr (TdHistory) before = tell (&story);
        g_autoptr (TdHistory) after = tell (&changed);
        TdAdherence one, other;

        td_slots_count (before, story.as_of, &one);
        td_slots_count (after, story.as_of, &other);
        assert_same_counts (&one, &other);
      }
    }
}

/* --- The slow reference --- */

static gboolean
is_paused (const Story *story, TdDate on)
{
  for (guint i = 0; i < story->n_pauses; i++)
    if (story->pauses[i].from <= on &&
        (story->pauses[i].to == TD_DATE_NONE || story->pauses[i].to >= on))
      return TRUE;
  return FALSE;
}

static guint
count_on (const Story *story, TdDate on)
{
  guint n = 0;

  for (guint i = 0; i < story->n_contacts; i++)
    n += story->contacts[i] == on;
  return n;
}

/* The first day of slot @k of a grid, worked out from the words of METRICS.md alone. */
static TdDate
first_day (const TdCadence *cadence, TdDate start, int k)
{
  int whole = cadence->unit == TD_CADENCE_PER_MONTH ? k / cadence->n : k * cadence->n;
  int part = cadence->unit == TD_CADENCE_PER_MONTH ? k % cadence->n : 0;
  TdDate month, length;

  if (cadence->unit == TD_CADENCE_DAYS)
    return start + k * cadence->n;
  if (cadence->unit == TD_CADENCE_WEEKS)
    return start + 7 * k * cadence->n;
  month = td_date_add_months (start, whole);
  length = td_date_add_months (start, whole + 1) - month;
  return month + length * part / MAX (cadence->n, 1) * (part > 0);
}

/* The cadence in force on a day and the first day of its grid; of several changes on one day the
 * one told last holds. */
static TdDate
find_grid (const Story *story, TdDate on, TdCadence *cadence)
{
  TdDate start = story->matched_on;
  TdDate newest = TD_DATE_NONE;

  *cadence = story->cadence;
  for (guint i = 0; i < story->n_changes; i++)
    if (story->changes[i].from <= on && story->changes[i].from >= newest)
      {
        newest = story->changes[i].from;
        *cadence = story->changes[i].cadence;
        start = MAX (newest, story->matched_on);
      }
  return start;
}

/* Whether a slot that began on @from ends on this day, and whole. */
static gboolean
ends_whole (const Story *story, TdDate on, TdDate *from)
{
  TdCadence cadence;
  TdDate start = find_grid (story, on, &cadence);
  TdDate boundary;

  for (int k = 0; (boundary = first_day (&cadence, start, k)) <= on; k++)
    *from = boundary;
  return boundary == on + 1;
}

static void
count_slowly (const Story *story, TdAdherence *counts)
{
  TdDate last = story->ended_on ? MIN (story->ended_on, story->as_of) : story->as_of;
  TdDate before = story->matched_on;

  *counts = (TdAdherence){ 0 };
  for (TdDate day = story->matched_on; day <= last; day++)
    {
      TdDate from = day;
      gboolean paused = FALSE;
      guint n = count_on (story, day);

      if (n > 0)
        {
          counts->longest_gap = MAX (counts->longest_gap, day - before);
          before = day;
          counts->n_contacts += n;
        }
      if (!ends_whole (story, day, &from))
        continue;
      n = 0;
      for (TdDate inside = from; inside <= day; inside++)
        {
          paused = paused || is_paused (story, inside);
          n += count_on (story, inside);
        }
      if (paused)
        continue;
      counts->n_due++;
      counts->n_kept += n > 0;
      counts->current_streak = n > 0 ? counts->current_streak + 1 : 0;
      counts->longest_streak = MAX (counts->longest_streak, counts->current_streak);
    }
  if (last >= story->matched_on)
    counts->longest_gap = MAX (counts->longest_gap, last - before);
}

static void
test_reference (void)
{
  for (int i = 0; i < HISTORIES; i++)
    {
      Story story;
      g_autoptr (TdHistory) history = NULL;
      TdAdherence counts, slow;

      make_story (&story, FALSE);
      if (story.ended_on && story.ended_on < story.matched_on)
        continue;
      history = tell (&story);
      td_slots_count (history, story.as_of, &counts);
      count_slowly (&story, &slow);
      assert_same_counts (&counts, &slow);
    }
}

void
test_properties_add (void)
{
  g_test_add_func ("/properties/shift", test_shift);
  g_test_add_func ("/properties/split-pause", test_split_pause);
  g_test_add_func ("/properties/order", test_order);
  g_test_add_func ("/properties/history-stays", test_history_stays);
  g_test_add_func ("/properties/reference", test_reference);
}
