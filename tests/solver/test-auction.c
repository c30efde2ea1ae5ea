/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-auction.h"

#include "instance.h"
#include "solver/td-seats.h"
#include "solver/td-short-list.h"

void test_auction_add (void);

static const InstanceShape shape = { .n_mentees = 60,
                                     .n_mentors = 30,
                                     .most_places = 4,
                                     .density = 0.4,
                                     .high = 1000,
                                     .locked = 0.05 };

static void
market_init (TdMarket *market, const Instance *instance)
{
  g_autoptr (GError) error = NULL;

  td_market_init (market, &instance->problem, TD_OBJECTIVE_TOTAL, NULL, &error);
  g_assert_no_error (error);
}

/* Whoever bid least leaves, wherever he sits. */
static void
test_seats (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  InstanceShape one = { .n_mentees = 200, .n_mentors = 1, .density = 1 };
  g_autoptr (Instance) instance = instance_new (random, &one);
  gint64 bids[200];
  gboolean sits[200] = { FALSE };
  g_auto (TdMarket) market = { 0 };
  g_auto (TdSeats) seats = { 0 };

  instance->places[0] = 9;
  market_init (&market, instance);
  td_seats_init (&seats, &market);
  for (int i = 0; i < 200; i++)
    {
      gint64 least = G_MAXINT64;
      int leaves;

      for (int k = 0; k < i; k++)
        least = MIN (least, sits[k] ? bids[k] : G_MAXINT64);
      if (td_seats_are_full (&seats, 0))
        g_assert_cmpint (td_seats_get_lowest (&seats, 0), ==, least);
      bids[i] = g_rand_int_range (random, 0, 50);
      leaves = td_seats_take (&seats, 0, i, bids[i]);
      sits[i] = TRUE;
      if (leaves != TD_NOBODY)
        {
          g_assert_cmpint (bids[leaves], ==, least);
          sits[leaves] = FALSE;
        }
      if (i % 5 == 4)
        {
          td_seats_leave (&seats, 0, i);
          sits[i] = FALSE;
          g_assert_false (td_seats_are_full (&seats, 0));
        }
    }
}

/* A mentor who has places for everybody is never full, and one without is never anything else. */
static void
test_seats_of_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (32);
  InstanceShape two = { .n_mentees = 3, .n_mentors = 2, .density = 1 };
  g_autoptr (Instance) instance = instance_new (random, &two);
  g_auto (TdMarket) market = { 0 };
  g_auto (TdSeats) seats = { 0 };

  instance->places[0] = G_MAXINT;
  instance->places[1] = 0;
  market_init (&market, instance);
  td_seats_init (&seats, &market);
  g_assert_cmpuint (seats.first[1], ==, 4);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (td_seats_take (&seats, 0, i, i), ==, TD_NOBODY);
  g_assert_false (td_seats_are_full (&seats, 0));
  g_assert_true (td_seats_are_full (&seats, 1));
}

static TdChoice
look_at_all (const TdMarket *market, guint mentee)
{
  const TdSolverProblem *problem = market->problem;
  TdChoice choice = { TD_GAIN_NONE, TD_GAIN_NONE, TD_NOBODY, TD_NOBODY };

  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    {
      gint64 gain = problem->score[e] - market->solution->mentor_price[problem->mentor[e]];

      if (gain > choice.gain)
        choice.next_gain = choice.gain;
      choice.gain = MAX (choice.gain, gain);
      if (gain < choice.gain)
        choice.next_gain = MAX (choice.next_gain, gain);
    }
  return choice;
}

/* Prices rise, and now and then fall: a list that says it is sure is right. */
static void
test_short_list (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (33);
  InstanceShape row = { .n_mentees = 1, .n_mentors = 40, .most_places = 1, .density = 0.6 };
  guint n_sure = 0;

  row.high = 1000000; /* no two are the same, or look_at_all() had to count them */
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, &row);
      TdShortList list = TD_SHORT_LIST_UNKNOWN;
      g_auto (TdMarket) market = { 0 };

      for (guint j = 0; j < row.n_mentors; j++)
        instance->places[j] = 1;
      market_init (&market, instance);
      for (int step = 0; step < 100; step++)
        {
          gint64 *price = market.solution->mentor_price;
          guint j = (guint) g_rand_int_range (random, 0, 40);
          TdChoice sure = look_at_all (&market, 0);
          TdChoice choice;

          if (td_short_list_choose (&list, price, &choice))
            n_sure++;
          else
            {
              td_short_list_renew (&list, &market, 0);
              td_short_list_choose (&list, price, &choice);
            }
          g_assert_cmpint (choice.gain, ==, sure.gain);
          g_assert_cmpint (choice.next_gain, ==, sure.next_gain);
          price[j] += g_rand_int_range (random, 0, 300000);
          if (step % 10 == 9)
            {
              price[j] /= 2;
              for (gsize e = 0; e < instance->first[1]; e++)
                if (instance->mentor[e] == j)
                  td_short_list_mend (&list, j, instance->score[e] - price[j]);
            }
        }
    }
  g_assert_cmpuint (n_sure, >, 10000); /* of 20,000, or it would spare no work */
}

/* Nobody has more than his places, and each has the best but for the last epsilon. */
static void
assert_near (const TdMarket *market, const int *mentor, gint64 epsilon)
{
  const TdSolverProblem *problem = market->problem;
  const gint64 *price = market->solution->mentor_price;
  g_autofree int *used = g_new0 (int, problem->n_mentors);

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      gint64 best = 0, gain = 0;

      if (td_market_is_locked (market, i))
        {
          g_assert_cmpint (mentor[i], ==, TD_NOBODY);
          continue;
        }
      for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
        {
          gint64 here = td_market_weight (market, e) - price[problem->mentor[e]];

          best = MAX (best, here);
          if ((int) problem->mentor[e] == mentor[i])
            gain = here;
        }
      g_assert_cmpint (gain, >=, best - epsilon);
      if (mentor[i] != TD_NOBODY)
        used[mentor[i]]++;
    }
  for (guint j = 0; j < problem->n_mentors; j++)
    {
      g_assert_cmpint (used[j], <=, market->places[j]);
      g_assert_true (used[j] == market->places[j] || price[j] == 0);
    }
}

static void
test_near (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (34);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (GError) error = NULL;
      g_auto (TdMarket) market = { 0 };
      int mentor[60];

      td_market_init (&market, &instance->problem, TD_OBJECTIVE_SCORE, NULL, &error);
      g_assert_no_error (error);
      td_auction_run (&market, mentor, 50 * market.scale, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_near (&market, mentor, market.scale);
    }
}

/* Without epsilon everybody who has a mentor has the very best; some are left over. */
static void
test_exact (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (35);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (GError) error = NULL;
      g_auto (TdMarket) market = { 0 };
      int mentor[60];

      market_init (&market, instance);
      td_auction_bid_exactly (&market, mentor, G_MAXSIZE, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < shape.n_mentees; i++)
        if (mentor[i] != TD_NOBODY)
          {
            gsize chosen = td_market_find_edge (&market, i, (guint) mentor[i]);
            const gint64 *price = market.solution->mentor_price;

            for (gsize e = instance->first[i]; e < instance->first[i + 1]; e++)
              g_assert_cmpint (instance->score[e] - price[instance->mentor[e]], <=,
                               instance->score[chosen] - price[mentor[i]]);
          }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (36);
  g_autoptr (Instance) instance = instance_new (random, &shape);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (TdMarket) market = { 0 };
  int mentor[60];

  market_init (&market, instance);
  g_cancellable_cancel (cancellable);
  g_assert_false (td_auction_run (&market, mentor, 50, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_auction_add (void)
{
  g_test_add_func ("/pairing/auction/seats", test_seats);
  g_test_add_func ("/pairing/auction/seats-of-many", test_seats_of_many);
  g_test_add_func ("/pairing/auction/short-list", test_short_list);
  g_test_add_func ("/pairing/auction/near", test_near);
  g_test_add_func ("/pairing/auction/exact", test_exact);
  g_test_add_func ("/pairing/auction/cancelled", test_cancelled);
}
