/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* How evenly contact is kept, and which pairs may be worth a call. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "base/td-direction.h"
#include "insight/td-consistency.h"
#include "insight/td-insight-words.h"
#include "report/td-consistency-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
dup_pair_id (gint64 id)
{
  return g_strdup_printf (TD_BOARD_PAIR "%" G_GINT64_FORMAT, id);
}

static TdTableData *
create_table (const char *const *heads, const char *numbers)
{
  TdTableData *table = td_table_data_new ();

  for (guint i = 0; heads[i]; i++)
    td_table_data_add_column (table, heads[i], numbers[i] == '#');
  return table;
}

static char *
dup_share (guint count, guint of, const TdInterval *share, gboolean tested, gboolean hidden)
{
  g_autofree char *value = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (hidden)
    return g_strdup (_ ("hidden"));
  if (!tested || !isfinite (share->estimate))
    /* Translators: of a signal that was on too seldom to say what came of it. */
    return g_strdup (_ ("untested"));
  value = td_figure_format_share (share->estimate);
  lower = td_figure_format_share (share->lower);
  upper = td_figure_format_share (share->upper);
  /* Translators: a count of a count, its share and the range of the share. */
  return g_strdup_printf (_ ("%u of %u: %s (%s to %s)"), count, of, value, lower, upper);
}

/* Every signal that is on: the pair, why, and what came of it before. */
static void
add_signals (TdInsightBoard *self, const TdConsistency *consistency)
{
  const char *const heads[] = { _ ("Pair"), _ ("Signal"), _ ("Why"),
                                _ ("Ended within 90 days, before"), NULL };
  g_auto (GStrv) records = g_new0 (char *, TD_N_SIGNALS + 1);
  TdTableData *table = create_table (heads, "    ");

  for (TdSignal signal = 0; signal < TD_N_SIGNALS; signal++)
    {
      const TdSignalRecord *record = &consistency->records[signal];

      records[signal] = dup_share (record->dissolved_on, record->n_on, &record->share_on,
                                   record->tested, consistency->records_hidden);
    }
  for (guint i = 0; i < consistency->signals->len; i++)
    {
      const TdSignalRow *row = g_ptr_array_index (consistency->signals, i);
      g_autofree char *pair = td_text_from_to (row->mentor_name, row->mentee_name);
      g_autofree char *id = dup_pair_id (row->pair_id);

      for (TdSignal signal = 0; signal < TD_N_SIGNALS; signal++)
        {
          const char *cells[] = { pair, td_signal_get_label (signal), row->reasons[signal],
                                  records[signal] };

          if (row->on[signal])
            td_table_data_add_row (table, id, cells);
        }
    }
  td_insight_board_take_table (
      self, _ ("Pairs that may be worth a call"),
      _ ("Signals are about contact, never about a person, and are not added up. A row opens the "
         "pair."),
      table);
}

/* What came of each signal when it was on, beside when it was off. */
static void
add_records (TdInsightBoard *self, const TdConsistency *consistency)
{
  const char *const heads[] = { _ ("Signal"), _ ("Pairs now"), _ ("Ended within 90 days when on"),
                                _ ("Ended within 90 days when off"), NULL };
  TdTableData *table = create_table (heads, " #  ");

  for (TdSignal signal = 0; signal < TD_N_SIGNALS; signal++)
    {
      const TdSignalRecord *record = &consistency->records[signal];
      g_autofree char *key = g_strconcat ("signal/", td_signal_get_code (signal), NULL);
      g_autofree char *now = g_strdup_printf ("%'u", record->n_now);
      g_autofree char *on = dup_share (record->dissolved_on, record->n_on, &record->share_on,
                                       record->tested, consistency->records_hidden);
      g_autofree char *off = dup_share (record->dissolved_off, record->n_off, &record->share_off,
                                        record->tested, consistency->records_hidden);
      const char *cells[] = { td_signal_get_label (signal), now, on, off };

      td_table_data_add_row (table, record->n_now > 0 ? key : NULL, cells);
    }
  td_insight_board_take_table (
      self, _ ("What came of each signal before"),
      _ ("Pairs at past month ends, by whether the signal was on. Fewer than 20 cases are no "
         "record."),
      table);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const TdFairness *one = *(TdFairness *const *) a, *other = *(TdFairness *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order ? order : g_strcmp0 (one->number, other->number);
}

static void
add_fairness_rows (TdTableData *table, const TdFairness *mentor)
{
  for (guint i = 0; i < mentor->pairs->len; i++)
    {
      const TdFairnessPair *pair = &g_array_index (mentor->pairs, TdFairnessPair, i);
      g_autofree char *id = dup_pair_id (pair->pair_id);
      g_autofree char *contacts =
          /* Translators: contacts held, and as many as were agreed. */
          g_strdup_printf (_ ("%u of %.1f"), pair->contacts, pair->expected);
      g_autofree char *started = g_strdup_printf ("%u", pair->by_mentor);
      g_autofree char *last = pair->last_contact == TD_DATE_NONE
                                  ? g_strdup (_ ("never"))
                                  : td_date_format (pair->last_contact);
      const char *remark = mentor->flagged && pair->least ? _ ("Time is spread unevenly") : "";
      const char *cells[] = { mentor->name, pair->mentee_name, contacts, started, last, remark };

      td_table_data_add_row (table, id, cells);
    }
}

/* By name, never by who does better: nobody is ranked. */
static void
add_fairness (TdInsightBoard *self, const TdConsistency *consistency)
{
  const char *const heads[] = {
    _ ("Mentor"), _ ("Mentee"), _ ("Contacts"), _ ("By the mentor"), _ ("Last"), _ ("Remark"), NULL
  };
  g_autoptr (GPtrArray) mentors = g_ptr_array_copy (consistency->mentors, NULL, NULL);
  TdTableData *table;

  if (mentors->len == 0)
    return;
  g_ptr_array_set_free_func (mentors, NULL);
  g_ptr_array_sort (mentors, compare_names);
  table = create_table (heads, "  ##  ");
  for (guint i = 0; i < mentors->len; i++)
    add_fairness_rows (table, g_ptr_array_index (mentors, i));
  td_insight_board_take_table (self, _ ("Each mentor’s time between the mentees"),
                               _ ("The last 180 days, each pair against its own cadence, mentors "
                                  "by name. For you only: this "
                                  "table is in no report."),
                               table);
}

gboolean
td_consistency_board_fill (TdInsightBoard *self,
                           TdDatabase *db,
                           const TdInsightFilter *filter,
                           TdInsightBoard *shown,
                           GError **error)
{
  TdConsistency *consistency = td_consistency_load (db, filter, error);
  g_autoptr (TdBesideGuard) guard = NULL;

  if (consistency == NULL)
    return FALSE;

  td_insight_board_take_data (self, consistency, (GDestroyNotify) td_consistency_free,
                              consistency->lists);
  td_insight_board_take_text (self, TD_BOARD_CAPTION,
                              td_insight_filter_dup_words (filter, consistency->program_name));
  if (consistency->n_pairs == 0)
    {
      td_insight_board_set_state (
          self, TD_BOARD_EMPTY, _ ("No Pairs Yet"),
          _ ("Once mentors and mentees are paired and meet, this page shows "
             "how evenly contact is kept."),
          _ ("_Go to Pairing"), "pairing");
      return TRUE;
    }
  if (!td_insight_board_make_guard (self, db, shown, &guard, error))
    return FALSE;
  if (guard)
    td_consistency_guard (consistency, td_insight_board_get_data (shown), guard);
  td_insight_board_add_figures (self, consistency->figures);
  td_insight_board_take_text (self, TD_BOARD_MEANING,
                              td_insight_words_take_guarded (td_insight_words_consistency (
                                                                 consistency),
                                                             consistency->figures));
  td_insight_board_take_charts (self, td_consistency_charts_new (consistency), shown, guard);
  add_signals (self, consistency);
  add_records (self, consistency);
  add_fairness (self, consistency);
  return TRUE;
}
