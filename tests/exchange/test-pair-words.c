/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-pair-words.h"

static void
test_states (void)
{
  g_assert_cmpstr (td_pair_words_read_state ("Active"), ==, "active");
  g_assert_cmpstr (td_pair_words_read_state ("In Progress"), ==, "active");
  g_assert_cmpstr (td_pair_words_read_state ("ON HOLD"), ==, "paused");
  g_assert_cmpstr (td_pair_words_read_state ("Graduated"), ==, "completed");
  g_assert_cmpstr (td_pair_words_read_state ("abgeschlossen"), ==, "completed");
  g_assert_cmpstr (td_pair_words_read_state ("Terminé"), ==, "completed");
  g_assert_cmpstr (td_pair_words_read_state ("Ended early"), ==, "ended");
  g_assert_cmpstr (td_pair_words_read_state ("withdrawn"), ==, "declined");
  g_assert_null (td_pair_words_read_state ("blue"));
  g_assert_null (td_pair_words_read_state (""));
}

static void
test_sources (void)
{
  g_assert_cmpstr (td_pair_words_read_source ("Self-arranged"), ==, "self");
  g_assert_cmpstr (td_pair_words_read_source ("wish"), ==, "wish");
  g_assert_cmpstr (td_pair_words_read_source ("HR"), ==, "coordinator");
  g_assert_cmpstr (td_pair_words_read_source ("Matched by software"), ==, "proposal");
  g_assert_null (td_pair_words_read_source ("the moon"));
  g_assert_cmpstr (td_pair_words_read_end_reason ("no-time"), ==, "no-time");
  g_assert_cmpstr (td_pair_words_read_end_reason ("Did not fit"), ==, "no-fit");
  g_assert_null (td_pair_words_read_end_reason ("went to sea"));
}

static void
test_cadences (void)
{
  static const struct
  {
    const char *text;
    const char *notation;
  } cases[] = {
    { "monthly", "monthly" },
    { "Once a month", "monthly" },
    { "every:6w", "every:6w" },
    { "Every 6 weeks", "every:6w" },
    { "om de 6 weken", "every:6w" },
    { "alle 14 Tage", "every:14d" },
    { "cada 6 semanas", "every:6w" },
    { "cada 10 días", "every:10d" },
    { "2 veces al mes", "2/month" },
    { "كل 3 أسابيع", "every:3w" },
    { "3 مرات في الشهر", "3/month" },
    { "3 times", NULL },
    { "toutes les 3 semaines", "every:3w" },
    { "Fortnightly", "every:2w" },
    { "bi-weekly", "every:2w" },
    { "zweiwöchentlich", "every:2w" },
    { "2x per maand", "2/month" },
    { "2 x per maand", "2/month" },
    { "3 times a month", "3/month" },
    { "zweimal im Monat", "2/month" },
    { "Quarterly", "every:3m" },
    { "every 2 months", "every:2m" },
    { "1 time per month", "monthly" },
    { "now and then", NULL },
    { "every 0 weeks", NULL },
    { "every 5000 weeks", NULL },
    { "2 times a week", NULL },
    { "7", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *notation = td_pair_words_read_cadence (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (notation, ==, cases[i].notation);
    }
}

void
test_pair_words_add (void)
{
  g_test_add_func ("/pair-words/states", test_states);
  g_test_add_func ("/pair-words/sources", test_sources);
  g_test_add_func ("/pair-words/cadences", test_cadences);
}
