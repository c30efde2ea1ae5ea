/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-propose-job.h"

#include "db/td-change.h"
#include "program/td-rules.h"
#include "proposal/td-proposal-late.h"

struct _TdProposeJob
{
  TdProposalOptions options;
  TdProposeRules rules;
  gboolean with_rules;
  TdDate today;
  TdProgress *progress;
};

TdProposeJob *
td_propose_job_new (const TdProposalOptions *options,
                    const TdProposeRules *rules,
                    TdDate today,
                    TdProgress *progress)
{
  TdProposeJob *job = g_new0 (TdProposeJob, 1);

  job->options = *options;
  if (options->mentees)
    g_array_ref (options->mentees);
  if (rules)
    job->rules = *rules;
  job->with_rules = rules != NULL;
  job->today = today;
  job->progress = g_object_ref (progress);
  return job;
}

void
td_propose_job_free (TdProposeJob *job)
{
  g_clear_pointer (&job->options.mentees, g_array_unref);
  g_object_unref (job->progress);
  g_free (job);
}

static TdProposeRules
read_rules (TdRules *rules)
{
  gboolean on = td_rules_is_on (rules, "lowest_score");

  return (TdProposeRules){ on ? td_rules_get (rules, TD_PARAMETER, "lowest_score") : 0,
                           td_rules_get (rules, TD_PARAMETER, "second_mentor") != 0 };
}

gpointer
td_propose_rules_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autoptr (TdRules) rules = td_rules_load (db, *(const gint64 *) data, error);
  TdProposeRules *read;

  if (rules == NULL)
    return NULL;
  read = g_new (TdProposeRules, 1);
  *read = read_rules (rules);
  return read;
}

gpointer
td_propose_late_job (TdDatabase *db, gpointer data, GError **error)
{
  TdProposeJob *job = data;

  return td_proposal_late_table (db, &job->options, job->today, job->progress, error);
}

/* Writes what differs; nothing where nothing does. */
static gboolean
keep_rules (TdDatabase *db, const TdProposeJob *job, TdRules *rules, GError **error)
{
  TdProposeRules before = read_rules (rules);

  if (before.lowest != job->rules.lowest)
    {
      td_rules_set (rules, TD_RULE, "lowest_score", job->rules.lowest > 0);
      if (job->rules.lowest > 0)
        td_rules_set (rules, TD_PARAMETER, "lowest_score", job->rules.lowest);
    }
  td_rules_set (rules, TD_PARAMETER, "second_mentor", job->rules.second);
  return td_rules_save (db, job->options.program_id, rules, error);
}

/* The rules and the draft are one change only where rules change: a change holds the file, and the
 * draft takes its time. */
static gint64
make (TdDatabase *db, const TdProposeJob *job, GError **error)
{
  g_autoptr (TdRules) rules = td_rules_load (db, job->options.program_id, error);
  g_autoptr (TdChange) change = NULL;
  TdProposeRules before;
  gint64 id;

  if (rules == NULL)
    return 0;
  before = read_rules (rules);
  if (!job->with_rules ||
      (before.lowest == job->rules.lowest && before.second == job->rules.second))
    return td_proposal_make (db, &job->options, job->today, job->progress, error);
  change = td_change_begin (db, "pairing.propose", error);
  if (change == NULL || !keep_rules (db, job, rules, error))
    return 0;
  id = td_proposal_make (db, &job->options, job->today, job->progress, error);
  return id && td_change_commit (change, error) ? id : 0;
}

gpointer
td_propose_make_job (TdDatabase *db, gpointer data, GError **error)
{
  gint64 id = make (db, data, error);

  return id ? g_memdup2 (&id, sizeof id) : NULL;
}
