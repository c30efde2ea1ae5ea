/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-signal-check.h"

#include "contact/td-due.h"

#include <glib/gi18n-lib.h>

/* METRICS section 11. */
#define OVERDUE_DAYS 8
#define NEVER_MET_DAYS 30
#define HALVED_DAYS 90
#define HALVED_LEAST 2
#define HALVED_MATCHED_DAYS 180
#define ONE_SIDED_DAYS 180
#define ONE_SIDED_LEAST 4

static void
add_pair (TdFairness *fairness, const TdRelation *relation, TdDate day)
{
  TdContactCount count = td_relation_count (relation, day - (TD_FAIRNESS_DAYS - 1), day);
  TdFairnessPair pair = { .pair_id = relation->id,
                          .mentee_id = relation->mentee_id,
                          .contacts = count.contacts,
                          .by_mentor = count.by_mentor,
                          .expected = td_fairness_expected (relation->history, day),
                          .last_contact = td_history_get_last_contact (relation->history, day) };

  g_array_append_val (fairness->pairs, pair);
}

static void
name_pair (TdFairness *fairness, const TdRelation *relation)
{
  TdFairnessPair *pair = &g_array_index (fairness->pairs, TdFairnessPair, fairness->pairs->len - 1);

  pair->reference = g_strdup (relation->reference);
  pair->mentee_name = g_strdup (relation->mentee_name);
  if (fairness->name)
    return;
  fairness->name = g_strdup (relation->mentor_name);
  fairness->number = g_strdup (relation->mentor_number);
}

TdFairness *
td_relations_compare (const TdRelations *self, guint first, guint next, TdDate day, gboolean named)
{
  const TdRelation *any = self->relations->pdata[first];
  g_autoptr (TdFairness) fairness = NULL;
  guint n = 0;

  for (guint i = first; i < next; i++)
    n += td_fairness_covers (((TdRelation *) self->relations->pdata[i])->history, day) ? 1 : 0;
  if (n < 2)
    return NULL;

  fairness = td_fairness_new (any->mentor_id);
  for (guint i = first; i < next; i++)
    {
      const TdRelation *relation = self->relations->pdata[i];

      if (!td_fairness_covers (relation->history, day))
        continue;
      add_pair (fairness, relation, day);
      if (named)
        name_pair (fairness, relation);
    }
  td_fairness_finish (fairness);
  return g_steal_pointer (&fairness);
}

static int
count_overdue (const TdSignalInput *input)
{
  TdDue due;

  if (!td_due_from_history (input->relation->history, input->day, input->relation->grace_days,
                            &due))
    return 0;
  return due.days_overdue;
}

/* Where the last due interval that was over by the day stands, counted from 1; 0 for none. */
static guint
find_asked (const TdSignalInput *input)
{
  const GArray *asked = input->relation->asked;
  guint i = asked->len;

  while (i > 0 && g_array_index (asked, TdAsked, i - 1).to > input->day)
    i--;
  return i;
}

static gboolean
has_missed_two (const TdSignalInput *input)
{
  guint last = find_asked (input);

  return last >= 2 && g_array_index (input->relation->asked, TdAsked, last - 1).missed &&
         g_array_index (input->relation->asked, TdAsked, last - 2).missed;
}

static guint
count_days (const TdSignalInput *input, int from_days, int to_days)
{
  return td_relation_count_all (input->relation, input->day - from_days + 1, input->day - to_days);
}

static TdContactCount
count_sides (const TdSignalInput *input)
{
  return td_relation_count (input->relation, input->day - ONE_SIDED_DAYS + 1, input->day);
}

static gboolean
is_halved (const TdSignalInput *input)
{
  guint late, early;

  if (input->day - input->relation->history->matched_on < HALVED_MATCHED_DAYS)
    return FALSE;
  late = count_days (input, HALVED_DAYS, 0);
  early = count_days (input, 2 * HALVED_DAYS, HALVED_DAYS);
  return early >= HALVED_LEAST && 2 * late <= early;
}

/* Who started a contact may not be known; such a contact accuses nobody. */
static gboolean
is_one_sided (const TdSignalInput *input)
{
  TdContactCount count = count_sides (input);

  return count.by_mentee >= ONE_SIDED_LEAST && count.by_mentor == 0;
}

static const TdFairnessPair *
find_pair (const TdSignalInput *input)
{
  for (guint i = 0; input->fairness && i < input->fairness->pairs->len; i++)
    {
      const TdFairnessPair *pair = &g_array_index (input->fairness->pairs, TdFairnessPair, i);

      if (pair->pair_id == input->relation->id)
        return pair;
    }
  return NULL;
}

static gboolean
is_least_served (const TdSignalInput *input)
{
  const TdFairnessPair *pair = find_pair (input);

  return pair && input->fairness->flagged && pair->least;
}

void
td_signals_check (const TdSignalInput *input, gboolean on[TD_N_SIGNALS])
{
  const TdHistory *history = input->relation->history;

  on[TD_SIGNAL_OVERDUE] = count_overdue (input) >= OVERDUE_DAYS;
  on[TD_SIGNAL_TWO_MISSED] = has_missed_two (input);
  on[TD_SIGNAL_NEVER_MET] = input->day - history->matched_on > NEVER_MET_DAYS &&
                            td_history_get_last_contact (history, input->day) == TD_DATE_NONE;
  on[TD_SIGNAL_HALVED] = is_halved (input);
  on[TD_SIGNAL_ONE_SIDED] = is_one_sided (input);
  on[TD_SIGNAL_UNEQUAL] = is_least_served (input);
  on[TD_SIGNAL_MENTOR_LOAD] = input->load >= input->most;
}

static char *
dup_missed_reason (const TdSignalInput *input)
{
  guint i = find_asked (input);
  guint n = 0;

  while (i > 0 && g_array_index (input->relation->asked, TdAsked, i - 1).missed)
    {
      i--;
      n++;
    }
  return g_strdup_printf (ngettext ("no contact in the last interval that asked for one",
                                    "no contact in the last %u intervals that asked for one", n),
                          n);
}

static char *
dup_unequal_reason (const TdSignalInput *input)
{
  const TdFairnessPair *pair = find_pair (input);
  const TdFairnessPair *best = pair;

  for (guint i = 0; i < input->fairness->pairs->len; i++)
    {
      const TdFairnessPair *other = &g_array_index (input->fairness->pairs, TdFairnessPair, i);

      if (other->delivered > best->delivered)
        best = other;
    }
  /* Translators: "1 contact of the 5.9 agreed in 180 days; another mentee of this mentor had 7 of
   * 5.9". */
  return g_strdup_printf (ngettext ("%u contact of the %.1f agreed in 180 days; another mentee of "
                                    "this mentor had %u of %.1f",
                                    "%u contacts of the %.1f agreed in 180 days; another mentee of "
                                    "this mentor had %u of %.1f",
                                    pair->contacts),
                          pair->contacts, pair->expected, best->contacts, best->expected);
}

static char *
dup_halved_reason (const TdSignalInput *input)
{
  guint late = count_days (input, HALVED_DAYS, 0);
  guint early = count_days (input, 2 * HALVED_DAYS, HALVED_DAYS);

  return g_strdup_printf (ngettext ("%u contact in the last 90 days, %u in the 90 days before",
                                    "%u contacts in the last 90 days, %u in the 90 days before",
                                    late),
                          late, early);
}

static char *
dup_one_sided_reason (const TdSignalInput *input)
{
  guint started = count_sides (input).by_mentee;

  return g_strdup_printf (ngettext ("the mentee started %u contact in 180 days, the mentor none",
                                    "the mentee started %u contacts in 180 days, the mentor none",
                                    started),
                          started);
}

char *
td_signals_dup_reason (const TdSignalInput *input, TdSignal signal)
{
  int days;

  switch (signal)
    {
    case TD_SIGNAL_OVERDUE:
      days = count_overdue (input);
      return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) days), days);
    case TD_SIGNAL_TWO_MISSED:
      return dup_missed_reason (input);
    case TD_SIGNAL_NEVER_MET:
      days = input->day - input->relation->history->matched_on;
      return g_strdup_printf (ngettext ("no contact, %d day after the match",
                                        "no contact, %d days after the match", (gulong) days),
                              days);
    case TD_SIGNAL_HALVED:
      return dup_halved_reason (input);
    case TD_SIGNAL_ONE_SIDED:
      return dup_one_sided_reason (input);
    case TD_SIGNAL_UNEQUAL:
      return dup_unequal_reason (input);
    case TD_SIGNAL_MENTOR_LOAD:
      return g_strdup_printf (ngettext ("the mentor has %u active pair",
                                        "the mentor has %u active pairs", input->load),
                              input->load);
    default:
      g_return_val_if_reached (NULL);
    }
}
