/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What of the reasons for leaving may be shown beside those of another time or programme. */

#include "insight/td-exit-reasons-private.h"

#include "base/td-text.h"
#include "insight/td-suppression.h"

#include <string.h>

static const TdExitReason *
find_reason (const TdExitReasons *self, const char *name)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (self->reasons, TdExitReason, i);

      if (strcmp (reason->reason, name) == 0)
        return reason;
    }
  return NULL;
}

static void
hide_reason (TdExitReasons *self, TdExitReason *reason)
{
  g_autofree char *key = g_strconcat ("reason/", reason->reason, NULL);

  reason->hidden = TRUE;
  reason->count = 0;
  td_insight_lists_drop_people (self->lists, key);
  /* The sum of those that mentoring can touch holds this one. */
  if (reason->touchable)
    td_exit_reasons_hide_figure (self, "exit_touchable");
}

/* Those that differ by a few, and as many more as guard them against the total. FALSE where all
 * together do not suffice. */
static gboolean
hide_reasons (TdExitReasons *self, const TdExitReasons *shown, const TdBesideGuard *guard)
{
  guint n = self->reasons->len;
  g_autofree gint64 *counts = g_new0 (gint64, n + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, n + 1);
  gboolean any = FALSE, guarded = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const TdExitReason *reason = &g_array_index (self->reasons, TdExitReason, i);
      const TdExitReason *other = find_reason (shown, reason->reason);
      g_autofree char *key = g_strconcat ("reason/", reason->reason, NULL);

      counts[i] = reason->count;
      hidden[i] = !reason->hidden && (other == NULL || !other->hidden) &&
                  td_beside_guard_hides_mark (guard, key);
      any = any || hidden[i];
    }
  if (any)
    guarded = td_suppress_guard (counts, n, td_beside_guard_get_threshold (guard), hidden);
  for (guint i = 0; i < n; i++)
    if (hidden[i])
      hide_reason (self, &g_array_index (self->reasons, TdExitReason, i));
  if (any)
    td_exit_reasons_sort (self);
  return guarded;
}

static void
hide_count (TdExitCount *count)
{
  *count = (TdExitCount){ .hidden = TRUE };
}

/* Two counts of one whole: where one is hidden, so is the other. */
static void
hide_participation (TdExitReasons *self, const TdExitReasons *shown, const TdBesideGuard *guard)
{
  gboolean all = td_figure_find (self->figures, "exit_touchable")->hidden;

  if (shown->taking_part.hidden && shown->others.hidden)
    return;
  if (!all && !td_beside_guard_hides_matched (guard, "exit_touchable"))
    return;
  hide_count (&self->taking_part);
  hide_count (&self->others);
}

/* Mentees by what they look for. */
static void
hide_programs (TdExitReasons *self, const TdBesideGuard *guard)
{
  for (guint i = 0; i < self->programs->len; i++)
    {
      TdExitTopic *topic = &g_array_index (self->programs, TdExitTopic, i);
      g_auto (GStrv) codes = td_text_split_list (topic->topics);

      if (td_beside_guard_hides_wishes (guard, topic->program_id, (const char *const *) codes))
        hide_count (&topic->mentees);
    }
}

void
td_exit_reasons_guard (TdExitReasons *self, const TdExitReasons *shown, TdBesideGuard *guard)
{
  TdFigure *total;

  if (!hide_reasons (self, shown, guard))
    self->total = (TdExitCount){ .hidden = TRUE };
  td_beside_guard_hide_figures (guard, self->figures, shown->figures);
  total = td_figure_find (self->figures, "exits");
  if (total && total->hidden)
    self->total = (TdExitCount){ .hidden = TRUE };
  td_exit_reasons_bound_sums (self);
  hide_participation (self, shown, guard);
  hide_programs (self, guard);
}
