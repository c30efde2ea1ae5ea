/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-goal.h"
#include "base/td-words.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = { "development", "performance", "topic", NULL };
static const char *const kind_labels[] = { NC_ ("goal", "Development goal"),
                                           NC_ ("goal", "Performance goal"),
                                           NC_ ("goal", "Topic to talk about") };

static const char *const horizons[] = { "short", "medium", "long", NULL };
static const char *const horizon_labels[] = { NC_ ("goal", "Short term"),
                                              NC_ ("goal", "Medium term"),
                                              NC_ ("goal", "Long term") };

static const char *const states[] = { "open", "reached", "dropped", NULL };
/* Translators: of a goal. “Let go” is a goal that is not pursued any more, without blame. */
static const char *const state_labels[] = { NC_ ("goal", "Open"), NC_ ("goal", "Reached"),
                                            NC_ ("goal", "Let go") };

static const char *const events[] = { "set",     "changed",  "progress", "reached",
                                      "dropped", "reopened", NULL };
/* Translators: of a goal, followed by a date. */
static const char *const event_labels[] = {
  NC_ ("goal", "Set"),     NC_ ("goal", "Changed"), NC_ ("goal", "Progress"),
  NC_ ("goal", "Reached"), NC_ ("goal", "Let go"),  NC_ ("goal", "Taken up again")
};

const char *const *
td_goal_kinds (void)
{
  return kinds;
}

const char *const *
td_goal_horizons (void)
{
  return horizons;
}

const char *const *
td_goal_states (void)
{
  return states;
}

const char *
td_goal_kind_get_label (const char *kind)
{
  return td_words_get_label (&(TdWords){ kinds, kind_labels, "goal" }, kind);
}

const char *
td_goal_horizon_get_label (const char *horizon)
{
  return td_words_get_label (&(TdWords){ horizons, horizon_labels, "goal" }, horizon);
}

const char *
td_goal_state_get_label (const char *state)
{
  return td_words_get_label (&(TdWords){ states, state_labels, "goal" }, state);
}

const char *
td_goal_event_get_label (const char *kind)
{
  return td_words_get_label (&(TdWords){ events, event_labels, "goal" }, kind);
}
