/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-record.h"

#include "base/td-text.h"
#include "contact/td-contact.h"
#include "contact/td-history-query.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

void
td_pair_record_free (TdPairRecord *record)
{
  if (record == NULL)
    return;
  g_clear_object (&record->pair);
  g_clear_pointer (&record->contacts, g_ptr_array_unref);
  g_clear_pointer (&record->history, td_history_free);
  g_clear_pointer (&record->slots, g_array_unref);
  g_free (record);
}

static gboolean
load_history (TdPairRecord *record, TdDatabase *db, TdDate today, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdProgram) program = NULL;

  record->history = td_history_load (db, record->pair->id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (record->history == NULL)
    return TRUE;
  program = td_program_load (db, record->pair->program_id, error);
  if (program == NULL)
    return FALSE;
  record->slots = td_slots_build (record->history, today);
  td_slots_count (record->history, today, &record->counts);
  record->active = td_due_from_history (record->history, today, program->grace_days, &record->due);
  return TRUE;
}

TdPairRecord *
td_pair_record_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (TdPairRecord) record = g_new0 (TdPairRecord, 1);

  record->pair = td_pair_load (db, pair_id, today, error);
  if (record->pair == NULL)
    return NULL;
  record->contacts = td_contact_list (db, pair_id, error);
  if (record->contacts == NULL || !load_history (record, db, today, error))
    return NULL;
  return g_steal_pointer (&record);
}

const char *const td_pair_record_tables[] = { "contact",  "pair",    "pair_pause", "pair_cadence",
                                              "employee", "program", NULL };

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *job = data;
  GError *trouble = NULL;
  TdPairRecord *record = td_pair_record_load (db, job->pair_id, job->today, &trouble);

  td_pair_section_propagate (error, trouble);
  return record;
}

void
td_pair_record_read (TdPairSection *section, TdDoneFunc done)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free,
                (GDestroyNotify) td_pair_record_free, done);
}

static const char *
say_reason (const TdPair *pair)
{
  return pair->declined_by ? td_pair_decline_reason_get_label (pair->declined_reason)
                           : td_pair_withdraw_reason_get_label (pair->declined_reason);
}

/* "for 9 days · asked again 3 Mar 2026" */
static void
add_silence (GString *text, const TdPair *pair)
{
  g_autofree char *days = g_strdup_printf (
      /* Translators: of an answer that is awaited. */
      ngettext ("for %d day", "for %d days", pair->waiting_days), pair->waiting_days);

  td_text_add_part (text, "%s", days);
  /* Translators: a date. */
  td_text_add_date (text, _ ("asked again %s"), pair->asked_on);
}

char *
td_pair_record_say_state (TdPairRecord *record)
{
  const TdPair *pair = record->pair;
  g_autofree char *cadence = td_cadence_dup_text_label (pair->agreed_cadence);
  GString *text = g_string_new (NULL);

  td_text_add_part (text, "%s", pair->program_name);
  td_text_add_part (text, "%s", cadence);
  if (pair->matched_on == TD_DATE_NONE)
    /* Translators: a date. */
    td_text_add_date (text, _ ("proposed %s"), pair->proposed_on);
  /* Translators: a date. */
  td_text_add_date (text, _ ("since %s"), pair->matched_on);
  if (pair->ended_on == TD_DATE_NONE)
    /* Translators: a date. */
    td_text_add_date (text, _ ("planned end %s"), pair->planned_end);
  /* Translators: a date. */
  td_text_add_date (text, _ ("until %s"), pair->ended_on);
  if (pair->end_reason)
    td_text_add_part (text, "%s", td_pair_end_reason_get_label (pair->end_reason));
  if (pair->declined_reason)
    td_text_add_part (text, "%s", say_reason (pair));
  if (g_strcmp0 (pair->source, "self") == 0 || g_strcmp0 (pair->source, "wish") == 0)
    td_text_add_part (text, "%s", td_pair_source_get_phrase (pair->source));
  return g_string_free (text, FALSE);
}

char *
td_pair_record_say_answer (TdPair *pair, const TdPairAnswer *answer)
{
  g_autofree char *day = td_date_format (answer->on);
  GString *text = g_string_new (NULL);

  if (answer->answer == TD_ANSWER_NONE && pair->waits_for)
    add_silence (text, pair);
  else if (answer->answer == TD_ANSWER_NONE)
    td_text_add_part (text, "%s", _ ("not asked any more"));
  else
    td_text_add_part (text, "%s", day);
  if (answer->reason)
    td_text_add_part (text, "%s", td_pair_decline_reason_get_label (answer->reason));
  if (answer->note)
    td_text_add_part (text, "%s", answer->note);
  return g_string_free (text, FALSE);
}

char *
td_pair_record_say_due (TdPairRecord *record, TdDate today)
{
  g_autofree char *next = td_date_format (record->due.next_due);
  int days = record->due.days_overdue;

  if (!record->active)
    return NULL;
  if (record->due.state == TD_DUE_PAUSED)
    return g_strdup (_ ("Paused: nothing is due"));
  if (days > 0)
    /* Translators: a date, then how many days ago that was. */
    return g_strdup_printf (ngettext ("Was due on %s, %d day ago", "Was due on %s, %d days ago",
                                      days),
                            next, days);
  return g_strdup_printf (record->due.next_due == today ? _ ("Due today, %s")
                                                        : _ ("Next due on %s"),
                          next);
}

char *
td_pair_record_say_slots (TdPairRecord *record)
{
  const TdAdherence *counts = &record->counts;
  GString *text;

  if (record->history == NULL)
    return NULL;
  text = g_string_new (NULL);
  if (counts->n_due == 0)
    g_string_append (text, _ ("No interval is over yet"));
  else
    g_string_append_printf (text,
                            ngettext ("%u of %u finished interval kept",
                                      "%u of %u finished intervals kept", counts->n_due),
                            counts->n_kept, counts->n_due);
  if (counts->current_streak > 1)
    /* Translators: intervals in a row with a contact. */
    g_string_append_printf (text, _ (" · the last %u in a row"), counts->current_streak);
  if (counts->longest_gap > 0)
    g_string_append_printf (text,
                            ngettext (" · longest gap %d day", " · longest gap %d days",
                                      counts->longest_gap),
                            counts->longest_gap);
  return g_string_free (text, FALSE);
}
