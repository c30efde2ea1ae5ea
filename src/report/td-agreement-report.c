/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The partnership agreement: what both promise each other, and two lines to sign on. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "partnership/td-agreement.h"
#include "report/td-report-names.h"
#include "report/td-report-private.h"

static void
add_signatures (TdDocument *document,
                const TdAgreement *agreement,
                const char *mentor,
                const char *mentee)
{
  g_autofree char *mentor_day = td_date_format (agreement->mentor_signed_on);
  g_autofree char *mentee_day = td_date_format (agreement->mentee_signed_on);

  td_document_add_signature (document, mentor, _ ("Mentor"),
                             agreement->mentor_signed_on ? mentor_day : NULL);
  td_document_add_signature (document, mentee, _ ("Mentee"),
                             agreement->mentee_signed_on ? mentee_day : NULL);
}

static void
add_agreement (TdDocument *document,
               TdAgreement *agreement,
               const TdReportNames *names,
               gboolean first)
{
  const char *mentor = td_report_names_mentor (names, agreement->mentor_id, agreement->mentor_name);
  const char *mentee = td_report_names_mentee (names, agreement->mentee_id, agreement->mentee_name);
  g_autofree char *text = td_agreement_dup_text (agreement, mentor, mentee);

  if (first)
    td_document_set_subtitle (document, agreement->program_name);
  else
    td_document_add_part (document, agreement->program_name);
  td_report_add_text (document, text);
  add_signatures (document, agreement, mentor, mentee);
}

/* The pair that was asked for, or all that lack a signature (element-type gint64). */
static GArray *
find_pairs (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) pairs = NULL;

  if (options->pair_id)
    {
      g_array_append_val (ids, options->pair_id);
      return g_steal_pointer (&ids);
    }
  pairs = td_agreement_list_unsigned (db, options->program_id, TD_DATE_NONE, options->as_of, error);
  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    g_array_append_val (ids, TD_UNSIGNED (pairs->pdata[i])->pair_id);
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  g_set_error_literal (
      error, TD_ERROR, TD_ERROR_NOT_FOUND,
      _ ("Every agreement is signed. Choose a pair to print its agreement again."));
  return NULL;
}

/* Who stands under a number: of the pair's own programme. */
static gboolean
load_names (TdDatabase *db,
            const TdReportOptions *options,
            const TdAgreement *agreement,
            TdReportNames *names,
            GError **error)
{
  TdReportOptions own = *options;

  td_report_names_clear (names);
  own.program_id = agreement->program_id;
  return td_report_names_load (names, db, &own, error);
}

TdDocument *
td_agreement_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (GArray) ids = find_pairs (db, options, error);
  g_autoptr (TdDocument) document = td_document_new (_ ("Partnership agreement"));
  g_auto (TdReportNames) names = { NULL };
  gint64 program_id = 0;

  if (ids == NULL)
    return NULL;
  td_document_set_dates (document, options->printed_on, TD_DATE_NONE);
  td_document_set_letter (document, TRUE);
  td_document_set_confidentiality (document,
                                   _ ("Confidential: between the two and the coordinator."));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TdAgreement) agreement =
          td_agreement_load (db, g_array_index (ids, gint64, i), options->as_of, error);

      if (agreement == NULL || (agreement->program_id != program_id &&
                                !load_names (db, options, agreement, &names, error)))
        return NULL;
      program_id = agreement->program_id;
      add_agreement (document, agreement, &names, i == 0);
    }
  return g_steal_pointer (&document);
}
