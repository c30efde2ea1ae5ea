/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-wave.h"
#include "td-test.h"

void test_wave_add (void);

static const TdSurveyDays usual = { 30, 60 };

static TdHistory *
make_history (TdDate matched_on, TdDate ended_on)
{
  TdCadence monthly = td_cadence_from_text ("monthly");

  return td_history_new (matched_on, ended_on, &monthly);
}

/* Day 30, then every 60 days; each until the next one. */
static void
test_plain (void)
{
  g_autoptr (TdHistory) history = make_history (1000, TD_DATE_NONE);
  TdDate due = 0;

  g_assert_cmpint (td_survey_wave_find (history, &usual, 1029), ==, -1);
  g_assert_cmpint (td_survey_wave_find (history, &usual, 1030), ==, 0);
  g_assert_cmpint (td_survey_wave_find (history, &usual, 1089), ==, 0);
  g_assert_cmpint (td_survey_wave_find (history, &usual, 1090), ==, 1);
  g_assert_cmpint (td_survey_wave_get_due (history, &usual, 2), ==, 1150);
  g_assert_false (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1029, NULL));
  g_assert_true (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1089, &due));
  g_assert_cmpint (due, ==, 1030);
  g_assert_false (td_survey_wave_is_due (history, &usual, 1030, 1089, NULL));
  g_assert_true (td_survey_wave_is_due (history, &usual, 1030, 1090, &due));
  g_assert_cmpint (due, ==, 1090);
}

/* Every 0 days is once: it stays due until it is answered. */
static void
test_once (void)
{
  g_autoptr (TdHistory) history = make_history (1000, TD_DATE_NONE);
  TdSurveyDays once = { 14, 0 };

  g_assert_cmpint (td_survey_wave_find (history, &once, 1013), ==, -1);
  g_assert_cmpint (td_survey_wave_find (history, &once, 9000), ==, 0);
  g_assert_true (td_survey_wave_is_due (history, &once, TD_DATE_NONE, 9000, NULL));
  g_assert_false (td_survey_wave_is_due (history, &once, 1014, 9000, NULL));
}

static void
test_pause (void)
{
  g_autoptr (TdHistory) history = make_history (1000, TD_DATE_NONE);
  TdDate due = 0;

  td_history_add_pause (history, 1020, 1050);
  g_assert_cmpint (td_survey_wave_get_day (history, &usual, 0), ==, 1030);
  g_assert_cmpint (td_survey_wave_get_due (history, &usual, 0), ==, 1051);
  g_assert_false (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1040, NULL));
  g_assert_true (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1051, &due));
  g_assert_cmpint (due, ==, 1051);

  /* What was due before a pause waits while it lasts. */
  td_history_add_pause (history, 1100, TD_DATE_NONE);
  g_assert_true (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1099, NULL));
  g_assert_false (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1100, NULL));
  g_assert_cmpint (td_survey_wave_get_due (history, &usual, 2), ==, TD_DATE_NONE);
}

/* Two waves inside one pause are one, the last. */
static void
test_long_pause (void)
{
  g_autoptr (TdHistory) history = make_history (1000, TD_DATE_NONE);
  TdDate due = 0;

  td_history_add_pause (history, 1025, 1100);
  g_assert_cmpint (td_survey_wave_find (history, &usual, 1101), ==, 1);
  g_assert_true (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1101, &due));
  g_assert_cmpint (due, ==, 1101);
  g_assert_false (td_survey_wave_is_due (history, &usual, 1101, 1149, NULL));
}

static void
test_end (void)
{
  g_autoptr (TdHistory) history = make_history (1000, 1080);

  g_assert_true (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1079, NULL));
  g_assert_false (td_survey_wave_is_due (history, &usual, TD_DATE_NONE, 1080, NULL));
  g_assert_cmpint (td_survey_wave_get_due (history, &usual, 1), ==, TD_DATE_NONE);
  g_assert_cmpint (td_survey_wave_find (history, &usual, 2000), ==, 0);
}

/* --- Properties, on lives made at random --- */

typedef struct
{
  TdHistory *history;
  TdSurveyDays days;
  TdDate last;
} Life;

/* The same life, shifted by some days, its pauses split in two where @split. */
static TdHistory *
copy_history (const TdHistory *history, int shift, gboolean split)
{
  TdHistory *copy = make_history (history->matched_on + shift,
                                  history->ended_on ? history->ended_on + shift : TD_DATE_NONE);

  for (guint i = 0; i < history->pauses->len; i++)
    {
      TdSpan pause = g_array_index (history->pauses, TdSpan, i);
      TdDate middle = pause.to ? (pause.from + pause.to) / 2 : pause.from + 3;

      if (split && middle != pause.to)
        {
          td_history_add_pause (copy, middle + 1 + shift, pause.to ? pause.to + shift : 0);
          pause.to = middle;
        }
      td_history_add_pause (copy, pause.from + shift, pause.to ? pause.to + shift : 0);
    }
  return copy;
}

static Life
make_life (void)
{
  Life life = { 0 };

  life.history =
      make_history (1000,
                    g_test_rand_int_range (0, 3) == 0 ? 1000 + g_test_rand_int_range (1, 500) : 0);
  life.days.first_day = g_test_rand_int_range (0, 90);
  life.days.every_days = g_test_rand_int_range (0, 5) ? g_test_rand_int_range (1, 100) : 0;
  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      TdDate from = 1000 + g_test_rand_int_range (0, 400);

      td_history_add_pause (life.history, from,
                            g_test_rand_int_range (0, 6) ? from + g_test_rand_int_range (0, 120)
                                                         : TD_DATE_NONE);
    }
  if (g_test_rand_bit ())
    life.last = 1000 + g_test_rand_int_range (0, 500);
  return life;
}

static void
check_life (const Life *life)
{
  g_autoptr (TdHistory) shifted = copy_history (life->history, 1461, FALSE);
  g_autoptr (TdHistory) split = copy_history (life->history, 0, TRUE);
  int before = -1;

  for (TdDate day = 1000; day < 1520; day++)
    {
      int wave = td_survey_wave_find (life->history, &life->days, day);
      TdDate due = TD_DATE_NONE, other = TD_DATE_NONE;
      gboolean waits = td_survey_wave_is_due (life->history, &life->days, life->last, day, &due);

      /* Waves follow each other; none is asked for before its day. */
      g_assert_cmpint (wave, >=, before);
      before = wave;
      if (wave >= 0)
        {
          TdDate meant = td_survey_wave_get_day (life->history, &life->days, wave);
          TdDate given = td_survey_wave_get_due (life->history, &life->days, wave);

          g_assert_cmpint (meant, <=, given);
          g_assert_cmpint (given, <=, day);
          g_assert_null (td_history_find_pause (life->history, given));
          g_assert_true (td_history_is_active (life->history, given));
          /* What is answered for the day it was given on is answered. */
          g_assert_false (td_survey_wave_is_due (life->history, &life->days, given, day, NULL));
          g_assert_cmpint (td_survey_wave_of (life->history, &life->days, given), ==, wave);
        }
      /* Nothing is due in a pause, before the first wave or after the end. */
      if (waits)
        {
          g_assert_cmpint (wave, >=, 0);
          g_assert_null (td_history_find_pause (life->history, day));
          g_assert_true (td_history_is_active (life->history, day));
        }
      /* Four years later it is the same; a pause in two halves is one pause. */
      g_assert_cmpint (td_survey_wave_find (shifted, &life->days, day + 1461), ==, wave);
      g_assert_cmpint (td_survey_wave_is_due (shifted, &life->days,
                                              life->last ? life->last + 1461 : 0, day + 1461,
                                              &other),
                       ==, waits);
      g_assert_cmpint (other, ==, due ? due + 1461 : 0);
      g_assert_cmpint (td_survey_wave_find (split, &life->days, day), ==, wave);
      g_assert_cmpint (td_survey_wave_is_due (split, &life->days, life->last, day, NULL), ==,
                       waits);
    }
}

static void
test_properties (void)
{
  for (guint i = 0; i < 500; i++)
    {
      Life life = make_life ();

      check_life (&life);
      td_history_free (life.history);
    }
}

void
test_wave_add (void)
{
  g_test_add_func ("/feedback/wave/plain", test_plain);
  g_test_add_func ("/feedback/wave/once", test_once);
  g_test_add_func ("/feedback/wave/pause", test_pause);
  g_test_add_func ("/feedback/wave/long-pause", test_long_pause);
  g_test_add_func ("/feedback/wave/end", test_end);
  g_test_add_func ("/feedback/wave/properties", test_properties);
}
