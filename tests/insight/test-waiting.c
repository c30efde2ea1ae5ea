/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-waiting.h"

#include "td-oracle.h"

void test_waiting_add (void);

static GArray *
read_waits (TdOracle *data, const char *group)
{
  GArray *waits = g_array_new (FALSE, TRUE, sizeof (TdWait));

  for (guint i = 0; i < data->rows->len; i++)
    {
      TdWait wait = { td_oracle_number (data, i, "time"),
                      (int) td_oracle_number (data, i, "cause") };

      if (strcmp (group, "ALL") == 0 || strcmp (td_oracle_text (data, i, "group"), group) == 0)
        g_array_append_val (waits, wait);
    }
  return waits;
}

/* Waiting list of liver transplants, survival package of R. */
static void
test_transplant (void)
{
  g_autoptr (TdOracle) data = td_oracle_open ("waitlist_transplant.data.csv");
  g_autoptr (TdOracle) expected = td_oracle_open ("waitlist_transplant.expected.csv");

  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *metric = td_oracle_text (expected, i, "metric");
      g_autoptr (GArray) waits = read_waits (data, td_oracle_text (expected, i, "group"));
      double at = td_oracle_number (expected, i, "at");
      double want = td_oracle_number (expected, i, "value");
      int cause = metric[strlen (metric) - 1] - '0';
      TdWaitShare got =
          td_waiting_share ((TdWait *) waits->data, waits->len, CLAMP (cause, 1, 3), at);

      if (strcmp (metric, "n_risk") == 0)
        td_oracle_assert (got.at_risk, want, TD_CLOSED);
      else if (strcmp (metric, "still_waiting") == 0)
        td_oracle_assert (got.still, want, TD_CLOSED);
      else if (g_str_has_prefix (metric, "cif_cause"))
        td_oracle_assert (got.share, want, TD_CLOSED);
      else if (g_str_has_prefix (metric, "cif_se_cause"))
        td_oracle_assert (got.se, want, TD_CLOSED);
      else
        g_error ("%s?", metric);
    }
}

static void
test_small (void)
{
  const TdWait waits[] = { { 0, TD_WAIT_MATCHED },
                           { 10, TD_WAIT_WITHDREW },
                           { 10, TD_WAIT_WAITING },
                           { 20, TD_WAIT_MATCHED } };
  TdWaitShare none = td_waiting_share (NULL, 0, TD_WAIT_MATCHED, 14);
  TdWaitShare first = td_waiting_share (waits, 4, TD_WAIT_MATCHED, 0);
  TdWaitShare later = td_waiting_share (waits, 4, TD_WAIT_MATCHED, 20);

  g_assert_true (isnan (none.share) && isnan (none.still));
  g_assert_cmpuint (first.at_risk, ==, 4);
  td_oracle_assert (first.share, 0.25, TD_CLOSED);
  td_oracle_assert (later.share, 0.75, TD_CLOSED);
  td_oracle_assert (later.still, 0, TD_CLOSED);
  g_assert_cmpfloat (td_waiting_median (waits, 4, TD_WAIT_MATCHED), ==, 20);
  g_assert_true (isnan (td_waiting_median (waits, 3, TD_WAIT_WITHDREW)));
}

void
test_waiting_add (void)
{
  g_test_add_func ("/waiting/transplant", test_transplant);
  g_test_add_func ("/waiting/small", test_small);
}
