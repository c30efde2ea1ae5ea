/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The record of a pair: all that is not private. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candidates/td-points.h"

#include "base/td-direction.h"
#include "base/td-text.h"
#include "contact/td-contact-codes.h"
#include "contact/td-contact.h"
#include "contact/td-due-board.h"
#include "pairing/td-pair.h"
#include "partnership/td-goal.h"
#include "partnership/td-pair-action.h"
#include "partnership/td-pair-history.h"
#include "partnership/td-review.h"
#include "program/td-cadence.h"
#include "render/td-paper-size.h"
#include "report/td-report-names.h"
#include "report/td-report-private.h"

typedef struct
{
  TdDocument *document;
  TdDatabase *db;
  TdPair *pair;
  const char *mentor;
  const char *mentee;
  gboolean confidential; /* then nobody's own words either */
  TdDate as_of;
} Record;

static void
add_date_fact (TdDocument *document, const char *label, TdDate day)
{
  g_autofree char *words = td_report_date (day);

  if (day)
    td_document_add_fact (document, label, words);
}

static char *
dup_person (const char *name, const char *department)
{
  return department && *department ? g_strdup_printf ("%s · %s", name, department)
                                   : g_strdup (name);
}

static void
add_why (Record *record)
{
  g_autoptr (GPtrArray) points = td_points_from_json (record->pair->criteria, NULL);
  g_autofree char *words = td_points_dup_plain_text (points);

  td_document_add_fact (record->document, _ ("How it came about"),
                        td_pair_source_get_label (record->pair->source));
  if (record->pair->score > 0)
    td_document_add_fact (record->document, _ ("What spoke for it, in points"), words);
}

static void
add_facts (Record *record)
{
  TdPair *pair = record->pair;
  g_autofree char *mentor = dup_person (record->mentor, pair->mentor_department);
  g_autofree char *mentee = dup_person (record->mentee, pair->mentee_department);
  g_autofree char *rhythm = td_cadence_dup_text_label (pair->agreed_cadence);

  td_document_add_fact (record->document, _ ("Mentor"), mentor);
  td_document_add_fact (record->document, _ ("Mentee"), mentee);
  td_document_add_fact (record->document, _ ("State"), td_pair_get_state_label (pair));
  add_date_fact (record->document, _ ("Since"), pair->matched_on);
  add_date_fact (record->document, _ ("Planned end"), pair->planned_end);
  add_date_fact (record->document, _ ("Ended on"), pair->ended_on);
  if (pair->end_reason)
    td_document_add_fact (record->document, _ ("Reason"),
                          td_pair_end_reason_get_label (pair->end_reason));
  td_document_add_fact (record->document, _ ("Rhythm"), rhythm);
  add_date_fact (record->document, _ ("Signed by the mentor"), pair->mentor_signed_on);
  add_date_fact (record->document, _ ("Signed by the mentee"), pair->mentee_signed_on);
  add_why (record);
}

static gboolean
add_history (Record *record, GError **error)
{
  g_autoptr (GPtrArray) events =
      td_pair_history_list (record->db, record->pair->id, record->as_of, error);
  TdDocumentTable *table = NULL;

  for (guint i = 0; events && i < events->len; i++)
    {
      TdPairEvent *event = events->pdata[i];
      g_autofree char *day = td_report_date (event->on_date);
      g_autofree char *words = td_pair_event_dup_words (event);

      if (event->private)
        continue;
      if (table == NULL)
        {
          td_document_add_heading (record->document, 1, _ ("History"));
          table = td_document_add_table (record->document);
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Day"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("What happened"));
        }
      td_document_table_add_row (table, day, words);
    }
  return events != NULL;
}

/* A note that is marked private stays behind. */
static const char *
find_note (Record *record, TdContact *contact)
{
  return contact->private || record->confidential ? NULL : contact->note;
}

static gboolean
has_notes (Record *record, GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    if (find_note (record, contacts->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
begin_contacts (Record *record, TdDocumentTable **table, gboolean notes)
{
  td_document_add_heading (record->document, 1, _ ("Contacts"));
  *table = td_document_add_table (record->document);
  td_document_table_add_column (*table, TD_COLUMN_TEXT, _ ("Day"));
  td_document_table_add_column (*table, TD_COLUMN_TEXT, _ ("Kind"));
  td_document_table_add_column (*table, TD_COLUMN_TEXT, _ ("Way"));
  td_document_table_add_column (*table, TD_COLUMN_NUMBER, _ ("Minutes"));
  td_document_table_add_column (*table, TD_COLUMN_TEXT, _ ("Asked by"));
  if (notes)
    td_document_table_add_column (*table, TD_COLUMN_TEXT, _ ("Note"));
}

static void
add_contact (Record *record, TdDocumentTable *table, TdContact *contact)
{
  g_autofree char *day = td_report_date (contact->on_date);
  g_autofree char *minutes = contact->minutes > 0 ? g_strdup_printf ("%d", contact->minutes) : NULL;
  gboolean held = g_strcmp0 (contact->outcome, "held") == 0;

  td_document_table_add_row (table, day,
                             held ? td_contact_kind_get_label (contact->kind)
                                  : td_contact_outcome_get_label (contact->outcome),
                             td_contact_mode_get_label (contact->mode), minutes,
                             td_contact_side_get_label (contact->initiated_by),
                             find_note (record, contact));
}

static gboolean
add_contacts (Record *record, GError **error)
{
  g_autoptr (GPtrArray) contacts = td_contact_list (record->db, record->pair->id, error);
  TdDocumentTable *table = NULL;

  for (guint i = contacts ? contacts->len : 0; i > 0; i--)
    {
      TdContact *contact = contacts->pdata[i - 1];

      if (contact->on_date > record->as_of)
        continue;
      if (table == NULL)
        begin_contacts (record, &table, has_notes (record, contacts));
      add_contact (record, table, contact);
    }
  return contacts != NULL;
}

static gboolean
add_goals (Record *record, GError **error)
{
  g_autoptr (GPtrArray) goals =
      td_goal_list (record->db, 0, record->pair->id, record->as_of, error);
  TdDocumentTable *table = NULL;

  for (guint i = 0; goals && i < goals->len && !record->confidential; i++)
    {
      TdGoal *goal = goals->pdata[i];
      g_autofree char *due = td_report_date (goal->due_on);

      if (table == NULL)
        {
          td_document_add_heading (record->document, 1, _ ("Goals"));
          table = td_document_add_table (record->document);
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Goal"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Shows by"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Until"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("State"));
        }
      td_document_table_add_row (table, goal->title, goal->measure, due,
                                 td_goal_state_get_label (goal->state));
    }
  return goals != NULL;
}

static const char *
find_owner (Record *record, TdPairAction *action)
{
  if (g_strcmp0 (action->owner, "mentor") == 0)
    return record->mentor;
  return g_strcmp0 (action->owner, "mentee") == 0 ? record->mentee : _ ("Coordinator");
}

static gboolean
add_actions (Record *record, GError **error)
{
  g_autoptr (GPtrArray) actions =
      td_pair_action_list (record->db, 0, record->pair->id, record->as_of, error);
  TdDocumentTable *table = NULL;

  for (guint i = 0; actions && i < actions->len && !record->confidential; i++)
    {
      TdPairAction *action = actions->pdata[i];
      g_autofree char *due = td_report_date (action->due_on);

      if (table == NULL)
        {
          td_document_add_heading (record->document, 1, _ ("Actions"));
          table = td_document_add_table (record->document);
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Action"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Who"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Until"));
          td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("State"));
        }
      td_document_table_add_row (table, action->title, find_owner (record, action), due,
                                 td_pair_action_state_get_label (action->state));
    }
  return actions != NULL;
}

static gboolean
add_reviews (Record *record, GError **error)
{
  g_autoptr (GPtrArray) reviews = td_review_list (record->db, record->pair->id, error);

  for (guint i = 0; reviews && i < reviews->len && !record->confidential; i++)
    {
      TdReview *review = reviews->pdata[i];
      g_autofree char *day = td_report_date (review->held_on);
      g_autofree char *title =
          g_strconcat (td_review_kind_get_label (review->kind), td_text_get_comma (), day, NULL);

      if (i == 0)
        td_document_add_heading (record->document, 1, _ ("Reviews"));
      td_document_add_heading (record->document, 2, title);
      td_document_add_fact (record->document, _ ("Outcome"), review->outcome);
      td_document_add_fact (record->document, _ ("Learned"), review->learned);
      td_document_add_fact (record->document, _ ("Next step"), review->next_step);
    }
  return reviews != NULL;
}

static void
add_left_out (Record *record)
{
  td_document_add_note (record->document,
                        _ ("Left out because they are private: the coordinator’s notes, notes "
                           "marked private, what was said in the intake, reasons of pauses and "
                           "declines, concerns and referrals."));
  if (record->confidential)
    td_document_add_note (record->document,
                          _ ("This programme is confidential: people stand under numbers in place "
                             "of their names, and goals, actions, reviews and notes are left "
                             "out."));
}

TdDocument *
td_pair_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdPair) pair = td_pair_load (db, options->pair_id, options->as_of, error);
  g_autoptr (TdProgram) program = pair ? td_program_load (db, pair->program_id, error) : NULL;
  g_auto (TdReportNames) names = { NULL };
  g_autoptr (TdDocument) document = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;
  g_autofree char *subtitle = NULL;
  TdReportOptions own = *options;
  Record record = { .db = db, .pair = pair, .as_of = options->as_of };

  if (program == NULL)
    return NULL;
  own.program_id = program->id;
  if (!td_report_names_load (&names, db, &own, error))
    return NULL;
  document = td_report_document_new (_ ("Record of a pair"), program, NULL, options);
  record.document = document;
  record.mentor = td_report_names_mentor (&names, pair->mentor_id, pair->mentor_name);
  record.mentee = td_report_names_mentee (&names, pair->mentee_id, pair->mentee_name);
  record.confidential = program->confidential;
  mentor = td_text_isolate (record.mentor);
  mentee = td_text_isolate (record.mentee);
  subtitle = g_strdup_printf ("%s – %s · %s", mentor, mentee, program->name);
  td_document_set_subtitle (document, subtitle);
  add_facts (&record);
  if (!add_goals (&record, error) || !add_actions (&record, error) ||
      !add_contacts (&record, error) || !add_reviews (&record, error) ||
      !add_history (&record, error))
    return NULL;
  add_left_out (&record);
  return g_steal_pointer (&document);
}
