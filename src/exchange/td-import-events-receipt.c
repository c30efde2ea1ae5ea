/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include "base/td-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
problem_free (gpointer data)
{
  TdEventProblem *problem = data;

  g_free (problem->column);
  g_free (problem->value);
  g_free (problem->message);
  g_free (problem);
}

static void
count_clear (gpointer data)
{
  g_free (((TdEventCount *) data)->dates);
}

TdEventsReceipt *
td_events_receipt_new (const char *folder, const char *program)
{
  TdEventsReceipt *receipt = g_new0 (TdEventsReceipt, 1);

  receipt->folder = g_path_get_basename (folder);
  receipt->program = g_strdup (program);
  receipt->counts = g_array_new (FALSE, TRUE, sizeof (TdEventCount));
  g_array_set_clear_func (receipt->counts, count_clear);
  receipt->problems = g_ptr_array_new_with_free_func (problem_free);
  return receipt;
}

void
td_events_receipt_free (TdEventsReceipt *receipt)
{
  if (receipt == NULL)
    return;
  g_free (receipt->folder);
  g_free (receipt->program);
  g_array_unref (receipt->counts);
  g_ptr_array_unref (receipt->problems);
  g_free (receipt);
}

TdEventCount *
td_events_receipt_find (TdEventsReceipt *receipt, const char *file)
{
  for (guint i = 0; i < receipt->counts->len; i++)
    {
      TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      if (strcmp (count->file, file) == 0)
        return count;
    }
  return NULL;
}

void
td_events_receipt_add (TdEventsReceipt *receipt,
                       const char *file,
                       int row,
                       const char *column,
                       const char *value,
                       const char *message)
{
  TdEventProblem *problem = g_new0 (TdEventProblem, 1);

  problem->file = file;
  problem->row = row;
  problem->column = g_strdup (column);
  problem->value = g_strdup (value);
  problem->message = g_strdup (message);
  g_ptr_array_add (receipt->problems, problem);
}

/* By file, in the order of the counts, and row; several faults of a row stay as they were found. */
static int
compare_problems (gconstpointer a, gconstpointer b, gpointer receipt)
{
  const TdEventProblem *one = *(TdEventProblem *const *) a;
  const TdEventProblem *other = *(TdEventProblem *const *) b;

  if (one->file == other->file)
    return one->row - other->row;
  return td_events_receipt_find (receipt, one->file) < td_events_receipt_find (receipt, other->file)
             ? -1
             : 1;
}

/* Faults say how many rows have any; where nothing is written nothing was added. */
static void
count_refused (TdEventsReceipt *receipt)
{
  const TdEventProblem *last = NULL;

  for (guint i = 0; i < receipt->counts->len; i++)
    {
      TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      count->n_added = count->n_updated = count->n_unchanged = count->n_missing = 0;
    }
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      const TdEventProblem *problem = receipt->problems->pdata[i];
      TdEventCount *count = td_events_receipt_find (receipt, problem->file);

      if (count && (last == NULL || last->file != problem->file || last->row != problem->row))
        count->n_refused++;
      last = problem;
    }
}

void
td_events_receipt_sort (TdEventsReceipt *receipt)
{
  g_ptr_array_sort_with_data (receipt->problems, compare_problems, receipt);
  if (receipt->refused)
    count_refused (receipt);
}

/* Enrolments are made of the rows, no rows themselves. */
static gboolean
is_made (const TdEventCount *count)
{
  return strcmp (count->file, TD_EVENTS_ENROLMENTS) == 0;
}

TdEventCount
td_events_receipt_sum (const TdEventsReceipt *receipt)
{
  TdEventCount sum = { 0 };

  for (guint i = 0; i < receipt->counts->len; i++)
    {
      const TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      if (is_made (count))
        continue;
      sum.n_rows += count->n_rows;
      sum.n_added += count->n_added;
      sum.n_updated += count->n_updated;
      sum.n_unchanged += count->n_unchanged;
      sum.n_refused += count->n_refused;
      sum.n_missing += count->n_missing;
    }
  return sum;
}

char *
td_event_problem_dup_text (const TdEventProblem *problem)
{
  g_autoptr (GString) text = g_string_new (problem->file);

  if (problem->row)
    g_string_append_printf (text, _ (", row %d"), problem->row);
  if (*problem->column)
    g_string_append_printf (text, ", %s", problem->column);
  if (*problem->value)
    /* Translators: a value of a file. */
    g_string_append_printf (text, _ (" “%s”"), problem->value);
  g_string_append_printf (text, ": %s", problem->message);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value ? value : "");
}

static void
add_counts (JsonBuilder *builder, const TdEventCount *count)
{
  td_json_add_int (builder, "rows", count->n_rows);
  td_json_add_int (builder, "added", count->n_added);
  td_json_add_int (builder, "updated", count->n_updated);
  td_json_add_int (builder, "unchanged", count->n_unchanged);
  td_json_add_int (builder, "refused", count->n_refused);
  td_json_add_int (builder, "missing", count->n_missing);
}

static void
add_files (JsonBuilder *builder, const TdEventsReceipt *receipt)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < receipt->counts->len; i++)
    {
      const TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      if (is_made (count))
        continue;
      json_builder_begin_object (builder);
      add_text (builder, "file", count->file);
      add_counts (builder, count);
      add_text (builder, "dates", count->dates);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_enrolments (JsonBuilder *builder, const TdEventsReceipt *receipt)
{
  for (guint i = 0; i < receipt->counts->len; i++)
    {
      const TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      if (!is_made (count))
        continue;
      json_builder_set_member_name (builder, TD_EVENTS_ENROLMENTS);
      json_builder_begin_object (builder);
      td_json_add_int (builder, "added", count->n_added);
      td_json_add_int (builder, "updated", count->n_updated);
      td_json_add_int (builder, "unchanged", count->n_unchanged);
      json_builder_end_object (builder);
    }
}

static void
add_problems (JsonBuilder *builder, const TdEventsReceipt *receipt)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      const TdEventProblem *problem = receipt->problems->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "file", problem->file);
      td_json_add_int (builder, "row", problem->row);
      add_text (builder, "column", problem->column);
      add_text (builder, "value", problem->value);
      add_text (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

TdReceipt *
td_events_receipt_summarise (const TdEventsReceipt *receipt)
{
  TdEventCount sum = td_events_receipt_sum (receipt);
  TdReceipt *summary = td_receipt_new_for_calendar (receipt->folder, sum.n_rows);

  summary->n_added = sum.n_added;
  summary->n_updated = sum.n_updated;
  summary->n_unchanged = sum.n_unchanged;
  summary->n_refused = sum.n_refused;
  summary->n_missing = sum.n_missing;
  summary->rehearsed = receipt->rehearsed;
  summary->withheld = receipt->refused;
  summary->change = receipt->change;
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      const TdEventProblem *problem = receipt->problems->pdata[i];
      g_autofree char *column = *problem->column
                                    ? g_strdup_printf ("%s · %s", problem->file, problem->column)
                                    : g_strdup (problem->file);

      td_receipt_add_problem_of (summary, problem->row, column, problem->value, problem->message);
    }
  return summary;
}

JsonNode *
td_events_receipt_to_json (const TdEventsReceipt *receipt)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  TdEventCount sum = td_events_receipt_sum (receipt);
  g_autofree char *today = td_date_to_iso (receipt->today);

  json_builder_begin_object (builder);
  add_text (builder, "folder", receipt->folder);
  add_text (builder, "program", receipt->program);
  add_text (builder, "today", today);
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, receipt->change != 0);
  add_counts (builder, &sum);
  add_files (builder, receipt);
  add_enrolments (builder, receipt);
  add_problems (builder, receipt);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
