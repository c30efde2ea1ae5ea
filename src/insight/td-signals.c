/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-signals.h"

#include "insight/td-figure.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
  const char *method;
} words[TD_N_SIGNALS] = {
  { "overdue8", N_ ("Overdue"),
    N_ ("The next contact is 8 days or more past due by the pair’s own cadence.") },
  { "two_missed", N_ ("Two intervals missed"),
    N_ ("The last two intervals that asked for a contact had none.") },
  { "never_met30", N_ ("Never met"),
    N_ ("No contact yet, and more than 30 days since the match.") },
  { "halved", N_ ("Half the contacts"),
    N_ ("Matched at least 180 days ago, and in the last 90 days at most half the contacts of the "
        "90 "
        "days before, which had two or more.") },
  { "one_sided", N_ ("One-sided"),
    N_ ("At least 4 contacts in 180 days, and the mentor started none of them.") },
  { "unequal", N_ ("Least of the mentor’s time"),
    N_ ("The mentor’s time is spread unevenly over the mentees, each held against the cadence "
        "agreed, and this mentee gets the least.") },
  { "mentor_load4", N_ ("Busy mentor"), N_ ("The mentor has many active pairs.") },
};

const char *
td_signal_get_code (TdSignal signal)
{
  g_return_val_if_fail (signal < TD_N_SIGNALS, NULL);

  return words[signal].code;
}

const char *
td_signal_get_label (TdSignal signal)
{
  g_return_val_if_fail (signal < TD_N_SIGNALS, NULL);

  return _ (words[signal].label);
}

const char *
td_signal_get_method (TdSignal signal)
{
  g_return_val_if_fail (signal < TD_N_SIGNALS, NULL);

  return _ (words[signal].method);
}

char *
td_signal_record_dup_text (const TdSignalRecord *record)
{
  g_autofree char *on = NULL, *lower = NULL, *upper = NULL;
  g_autofree char *off = NULL, *off_lower = NULL, *off_upper = NULL;

  if (!record->tested)
    return g_strdup_printf (ngettext ("untested: only %u past case", "untested: only %u past cases",
                                      record->n_on),
                            record->n_on);
  on = td_figure_format_share (record->share_on.estimate);
  lower = td_figure_format_share (record->share_on.lower);
  upper = td_figure_format_share (record->share_on.upper);
  if (record->n_off == 0)
    return g_strdup_printf (_ ("%u of %u (%s; %s to %s) dissolved within 90 days"),
                            record->dissolved_on, record->n_on, on, lower, upper);
  off = td_figure_format_share (record->share_off.estimate);
  off_lower = td_figure_format_share (record->share_off.lower);
  off_upper = td_figure_format_share (record->share_off.upper);
  /* Translators: "14 of 52 (26.9 %; 16.8 % to 40.3 %) dissolved within 90 days; where it was off,
   * 120 of 1300 (9.2 %; 7.8 % to 10.9 %)". */
  return g_strdup_printf (_ ("%u of %u (%s; %s to %s) dissolved within 90 days; where it was off, "
                             "%u of %u (%s; %s to %s)"),
                          record->dissolved_on, record->n_on, on, lower, upper,
                          record->dissolved_off, record->n_off, off, off_lower, off_upper);
}
