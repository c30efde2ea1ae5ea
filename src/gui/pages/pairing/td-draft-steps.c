/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-steps.h"

#include "gui/frame/td-dialogs.h"
#include "proposal/td-proposal-edit.h"
#include "proposal/td-proposal-release.h"

#include <glib/gi18n-lib.h>

/* More than this is not read one by one. */
#define MOST_REASONS 8

typedef struct
{
  gint64 id;       /* of the proposal, or of a row */
  GArray *mentees; /* (nullable): gint64 employees */
  TdDate today;
} Job;

static Job *
job_new (TdPage *page, gint64 id, GArray *mentees)
{
  Job *job = g_new0 (Job, 1);

  job->id = id;
  job->mentees = mentees ? g_array_ref (mentees) : NULL;
  job->today = td_page_get_today (page);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->mentees, g_array_unref);
  g_free (job);
}

/* --- Releasing --- */

static gpointer
release_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_release (db, job->id, job->mentees, job->today, error);
  return NULL;
}

static void
release (TdPage *page, gint64 proposal_id, GArray *mentees, guint n)
{
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u pair released; both sides are now to be asked",
                                 "%u pairs released; both sides are now to be asked", n),
                       n);

  td_page_write (page, toast, release_job, job_new (page, proposal_id, mentees),
                 (GDestroyNotify) job_free, NULL, NULL);
}

/* What can be released of what is wanted, and what is to be said of the rest. */
typedef struct
{
  gint64 proposal_id;
  GArray *mentees;    /* gint64: those who can be */
  guint n_rows;       /* theirs */
  GPtrArray *refused; /* sentences */
} Check;

static void
check_free (Check *check)
{
  g_clear_pointer (&check->mentees, g_array_unref);
  g_clear_pointer (&check->refused, g_ptr_array_unref);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

static gboolean
is_among (GArray *ids, gint64 id)
{
  for (guint i = 0; ids && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids == NULL;
}

/* Mentees with a row that is refused, and why. */
static GHashTable *
collect_refused (Check *check, GPtrArray *flags, GArray *wanted)
{
  GHashTable *refused = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < flags->len; i++)
    {
      TdProposalFlag *flag = flags->pdata[i];

      if (!flag->refused || !is_among (wanted, flag->mentee_id))
        continue;
      g_hash_table_add (refused, &flag->mentee_id);
      g_ptr_array_add (check->refused, g_strdup (flag->text));
    }
  return refused;
}

static gpointer
check_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GPtrArray) flags = td_proposal_check_rows (db, job->id, job->today, error);
  g_autoptr (GPtrArray) rows = flags ? td_proposal_list_rows (db, job->id, error) : NULL;
  g_autoptr (GHashTable) refused = NULL;
  Check *check;

  if (rows == NULL)
    return NULL;
  check = g_new0 (Check, 1);
  check->proposal_id = job->id;
  check->mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  check->refused = g_ptr_array_new_with_free_func (g_free);
  refused = collect_refused (check, flags, job->mentees);
  for (guint i = 0; i < rows->len; i++)
    {
      TdProposalRow *row = rows->pdata[i];

      if (row->mentor_id == 0 || row->pair_id || !is_among (job->mentees, row->mentee_id) ||
          g_hash_table_contains (refused, &row->mentee_id))
        continue;
      check->n_rows++;
      g_array_append_val (check->mentees, row->mentee_id);
    }
  return check;
}

static char *
reasons_text (GPtrArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (char *) reasons->pdata[i]);
  if (reasons->len > MOST_REASONS)
    g_string_append_printf (text, _ ("\nand %u more"), reasons->len - MOST_REASONS);
  return g_string_free (text, FALSE);
}

typedef struct
{
  TdPage *page;
  Check *check;
} Ask;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Ask *ask = data;
  g_autoptr (TdPage) page = ask->page;
  g_autoptr (Check) check = ask->check;

  if (td_dialogs_confirm_finish (result) && td_page_get_session (page))
    release (page, check->proposal_id, check->mentees, check->n_rows);
}

static void
checked_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (Check) check = result;
  g_autofree char *text = reasons_text (check->refused);
  guint n = check->refused->len;
  g_autofree char *heading = NULL;
  g_autofree char *verb = NULL;
  Ask *ask;

  if (n == 0)
    {
      release (owner, check->proposal_id, check->mentees, check->n_rows);
      return;
    }
  heading =
      g_strdup_printf (ngettext ("%u Pair Cannot Be Released", "%u Pairs Cannot Be Released", n),
                       n);
  if (check->n_rows == 0)
    {
      g_autoptr (GError) told = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, text);

      td_dialogs_show_error (owner, heading, told);
      return;
    }
  verb =
      g_strdup_printf (ngettext ("_Release the Other %u", "_Release the Other %u", check->n_rows),
                       check->n_rows);
  ask = g_new0 (Ask, 1);
  ask->page = g_object_ref (owner);
  ask->check = g_steal_pointer (&check);
  td_dialogs_confirm_async (owner, heading, text, verb, FALSE, answered_cb, ask);
}

void
td_draft_release (TdPage *page, TdProposal *draft, GArray *mentees)
{
  td_page_read (page, check_job, job_new (page, draft->id, mentees), (GDestroyNotify) job_free,
                (GDestroyNotify) check_free, checked_cb);
}

/* --- Other steps --- */

static gpointer
discard_job (TdDatabase *db, gpointer data, GError **error)
{
  td_proposal_discard (db, ((const Job *) data)->id, error);
  return NULL;
}

void
td_draft_discard (TdPage *page, TdProposal *draft)
{
  td_page_write (page, _ ("Draft discarded"), discard_job, job_new (page, draft->id, NULL),
                 (GDestroyNotify) job_free, NULL, NULL);
}

static gpointer
put_back_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_restore_row (db, job->id, job->today, NULL, error);
  return NULL;
}

void
td_draft_put_back (TdPage *page, TdProposalRow *row)
{
  td_page_write (page, _ ("Put back as it was proposed"), put_back_job,
                 job_new (page, row->id, NULL), (GDestroyNotify) job_free, NULL, NULL);
}
