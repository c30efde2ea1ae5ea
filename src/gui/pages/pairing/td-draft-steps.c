/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-steps.h"

#include "pairing/td-proposal-edit.h"
#include "pairing/td-proposal-release.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;       /* of the proposal, or of a row */
  GArray *mentees; /* (nullable): gint64 employees */
  gint64 mentor_id;
  TdDate today;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->mentees, g_array_unref);
  g_free (job);
}

static gpointer
release_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_release (db, job->id, job->mentees, job->today, error);
  return NULL;
}

void
td_draft_release (TdPage *page, TdProposal *draft, GArray *mentees)
{
  guint n = mentees ? mentees->len : (guint) draft->to_release;
  Job *job = g_new0 (Job, 1);
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u pair released; both sides are now to be asked",
                                 "%u pairs released; both sides are now to be asked", n),
                       n);

  job->id = draft->id;
  job->mentees = mentees ? g_array_ref (mentees) : NULL;
  job->today = td_page_get_today (page);
  td_page_write (page, toast, release_job, job, (GDestroyNotify) job_free, NULL, NULL);
}

static gpointer
discard_job (TdDatabase *db, gpointer data, GError **error)
{
  td_proposal_discard (db, ((const Job *) data)->id, error);
  return NULL;
}

void
td_draft_discard (TdPage *page, TdProposal *draft)
{
  Job *job = g_new0 (Job, 1);

  job->id = draft->id;
  td_page_write (page, _ ("Draft discarded"), discard_job, job, (GDestroyNotify) job_free, NULL,
                 NULL);
}

static gpointer
put_back_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_set_mentor (db, job->id, job->mentor_id, job->today, NULL, error);
  return NULL;
}

void
td_draft_put_back (TdPage *page, TdProposalRow *row)
{
  Job *job = g_new0 (Job, 1);

  job->id = row->id;
  job->mentor_id = row->proven_id;
  job->today = td_page_get_today (page);
  td_page_write (page, _ ("Put back as it was proposed"), put_back_job, job,
                 (GDestroyNotify) job_free, NULL, NULL);
}
