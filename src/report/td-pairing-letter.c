/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The letter to mentor and mentee: what speaks for the two of them, what is asked, what it gives.
 * Each is made when its page is drawn. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda/td-letter-batch.h"
#include "base/td-error.h"
#include "report/td-report-names.h"
#include "report/td-report-private.h"
#include "workspace/td-sender.h"

typedef struct
{
  TdLetterBatch *batch;
  char *organisation;
  TdDate day;
} Letters;

static void
letters_free (gpointer data)
{
  Letters *letters = data;

  td_letter_batch_free (letters->batch);
  g_free (letters->organisation);
  g_free (letters);
}

static void
compose (TdDocument *part, guint index, gpointer data)
{
  const Letters *letters = data;
  g_autoptr (TdLetter) letter = td_letter_batch_make (letters->batch, index);
  g_autofree char *day = td_report_date (letters->day);

  td_document_add_note (part, letters->organisation);
  td_document_add_paragraph (part, letter->name);
  td_document_add_note (part, letter->program_name);
  td_document_add_note (part, day);
  td_document_add_heading (part, 1, letter->subject);
  td_report_add_text (part, letter->body);
}

/* --- Names of confidential programmes --- */

static const char *
hide_cb (gint64 employee_id, gboolean mentor, gpointer data)
{
  const TdReportNames *names = data;

  return mentor ? td_report_names_mentor (names, employee_id, "–")
                : td_report_names_mentee (names, employee_id, "–");
}

/* Of one programme: that of the pair, where one was asked for. */
static gboolean
hide_names (TdDatabase *db, const TdReportOptions *options, TdLetterBatch *batch, GError **error)
{
  g_auto (TdReportNames) names = { NULL };
  TdReportOptions own = *options;

  if (own.pair_id &&
      !td_database_query_int (db, &own.program_id, error,
                              "SELECT program_id FROM pair WHERE id = $1", "i", own.pair_id))
    return FALSE;
  if (own.program_id && !td_report_names_load (&names, db, &own, error))
    return FALSE;
  td_letter_batch_hide_names (batch, hide_cb, &names);
  return TRUE;
}

static TdLetterBatch *
load_batch (TdDatabase *db,
            const TdReportOptions *options,
            const TdLetterSender *sender,
            GError **error)
{
  g_autoptr (TdLetterBatch) batch =
      td_letter_batch_load (db, options->program_id, options->pair_id, "pairing", options->side,
                            sender, options->as_of, error);

  if (batch == NULL || !hide_names (db, options, batch, error))
    return NULL;
  if (td_letter_batch_get_count (batch) > 0)
    return g_steal_pointer (&batch);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("There is no pair to write to. Propose pairs first, or choose one."));
  return NULL;
}

TdDocument *
td_pairing_letter_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_auto (TdSender) owned = { NULL };
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (TdProgram) program = NULL;
  TdLetterSender sender;
  TdLetterBatch *batch;
  Letters *letters;

  if (!td_sender_load (db, &owned, error) ||
      (options->program_id && !(program = td_program_load (db, options->program_id, error))))
    return NULL;
  sender = td_sender_peek (&owned);
  batch = load_batch (db, options, &sender, error);
  if (batch == NULL)
    return NULL;
  letters = g_new0 (Letters, 1);
  letters->batch = batch;
  letters->organisation = g_strdup (sender.organisation);
  letters->day = options->printed_on;
  document = td_document_new (_ ("Letters: why this pair"));
  td_document_set_subtitle (document, program ? program->name : _ ("All programmes"));
  td_document_set_dates (document, options->printed_on, TD_DATE_NONE);
  td_document_set_letter (document, TRUE);
  td_document_set_confidentiality (document,
                                   _ ("Confidential: between the two and the coordinator."));
  td_document_add_parts (document, td_letter_batch_get_count (batch), compose, letters,
                         letters_free);
  return g_steal_pointer (&document);
}
