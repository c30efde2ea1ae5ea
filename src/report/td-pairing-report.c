/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The pairing report: who is paired with whom. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/td-direction.h"
#include "candidates/td-line.h"
#include "candidates/td-no-match.h"
#include "pairing/td-pair.h"
#include "program/td-cadence.h"
#include "render/td-paper-size.h"
#include "report/td-pairing-report-private.h"
#include "report/td-report-private.h"

/* --- Summary --- */

static void
add_program (TdDocument *document, TdProgram *program)
{
  g_autofree char *start = td_report_date (program->start_date);
  g_autofree char *end = td_report_date (program->end_date);
  g_autofree char *cadence = td_cadence_dup_text_label (program->cadence);
  g_autofree char *kind = NULL;

  if (program->start_date && program->end_date)
    /* Translators: the kind of a programme, its first and last day. */
    kind = g_strdup_printf (_ ("%s, from %s to %s"), td_program_kind_get_label (program->kind),
                            start, end);
  else
    kind = g_strdup (td_program_kind_get_label (program->kind));
  td_document_add_fact (document, _ ("Programme"), kind);
  td_document_add_fact (document, _ ("Objective"), program->objective);
  td_document_add_fact (document, _ ("Contact, unless agreed otherwise"), cadence);
}

static guint
count_state (const TdPairingData *data, const char *state)
{
  guint n = 0;

  for (guint i = 0; i < data->pairs->len; i++)
    n += strcmp (td_pairing_data_get_pair (data, i)->state, state) == 0;
  return n;
}

/* "60: 52 active, 8 paused", or only "60 active". */
static char *
pairs_words (const TdPairingData *data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *const *states = td_pair_states ();
  guint n_states = 0;

  for (guint i = 0; states[i]; i++)
    {
      guint n = count_state (data, states[i]);
      g_autofree char *label = g_utf8_strdown (td_pair_state_get_label (states[i]), -1);

      if (n > 0)
        g_string_append_printf (words, "%s%u %s", n_states++ == 0 ? "" : ", ", n, label);
    }
  return n_states == 1
             ? g_strdup (words->str)
             : g_strdup_printf ("%u%s%s", data->pairs->len, n_states ? ": " : "", words->str);
}

static guint
count_free (const TdPairingData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->mentors->len; i++)
    {
      const TdPairingPerson *mentor = td_pairing_data_get_mentor (data, i);

      n += mentor->places > mentor->n_mentees;
    }
  return n;
}

/* Those without a mentor for whom it is decided that nobody fits, or those for whom it is not. */
static guint
count_unmatched (const TdPairingData *data, gboolean decided)
{
  guint n = 0;

  for (guint i = 0; i < data->mentees->len; i++)
    n += td_pairing_person_is_unmatched (td_pairing_data_get_mentee (data, i), decided);
  return n;
}

static void
add_counts (TdDocument *document, TdPairingData *data)
{
  guint places = 0;
  guint unmatched = count_unmatched (data, FALSE);
  guint decided = count_unmatched (data, TRUE);
  g_autofree char *pairs = pairs_words (data);
  g_autofree char *mentors = NULL;
  g_autofree char *mentees = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *no_match =
      g_strdup_printf (ngettext ("for %u mentee", "for %u mentees", decided), decided);

  for (guint i = 0; i < data->mentors->len; i++)
    places += (guint) td_pairing_data_get_mentor (data, i)->places;
  /* Translators: mentors in all, and those who could take another mentee. */
  mentors = g_strdup_printf (_ ("%u, of whom %u have a place free"), data->mentors->len,
                             count_free (data));
  taken = g_strdup_printf (_ ("%u of %u taken"), data->pairs->len, places);
  /* Translators: mentees in all, those in a pair, those without one. */
  mentees =
      g_strdup_printf (_ ("%u, of whom %u in a pair and %u waiting for a mentor"),
                       data->mentees->len, data->mentees->len - unmatched - decided, unmatched);
  td_document_add_fact (document, _ ("Pairs"), pairs);
  td_document_add_fact (document, _ ("Mentors"), mentors);
  td_document_add_fact (document, _ ("Places"), taken);
  td_document_add_fact (document, _ ("Mentees"), mentees);
  if (decided > 0)
    td_document_add_fact (document, _ ("No match found"), no_match);
}

/* How many mentors have no, one, two … mentees. */
static void
add_load_chart (TdDocument *document, const TdPairingData *data)
{
  g_autoptr (TdChartScene) scene = NULL;
  guint counts[6] = { 0 };
  guint most = 0;

  for (guint i = 0; i < data->mentors->len; i++)
    {
      guint load = MIN ((guint) td_pairing_data_get_mentor (data, i)->n_mentees, 5);

      counts[load]++;
      most = MAX (most, load);
    }
  if (most == 0)
    return;
  scene = td_chart_scene_new (TD_CHART_BARS, _ ("Load: mentors by their number of mentees"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i <= most; i++)
    {
      g_autofree char *label = i == 5
                                   ? g_strdup (_ ("5 or more mentees"))
                                   : g_strdup_printf (ngettext ("%u mentee", "%u mentees", i), i);
      guint category = td_chart_scene_add_category (scene, label);

      td_chart_scene_add_point (scene, 0, &(TdChartPoint){ category, counts[i], NAN, NAN });
    }
  td_document_add_chart (document, scene, 0);
}

static void
add_summary (TdDocument *document, TdPairingData *data)
{
  td_document_add_heading (document, 1, _ ("Summary"));
  add_program (document, data->program);
  add_counts (document, data);
  if (data->program->confidential)
    td_document_add_note (document, _ ("This programme is confidential: people stand under numbers "
                                       "in place of their names."));
  add_load_chart (document, data);
}

/* --- Pairs --- */

/* A name, and behind it what is to be known about the pair. */
static char *
dup_flagged (const TdPairingPair *pair, const char *name)
{
  const char *line = pair->line == TD_LINE_MANAGER ? _ ("mentor is the line manager")
                     : pair->line == TD_LINE_UPPER ? _ ("mentor is the line manager’s manager")
                                                   : NULL;
  g_autofree char *alone = td_text_isolate (name);
  const char *source = strcmp (pair->source, "self") == 0   ? _ ("arranged themselves")
                       : strcmp (pair->source, "wish") == 0 ? _ ("a wish")
                                                            : NULL;

  if (line && source)
    /* Translators: a name in a list of pairs, two remarks about the pair. */
    return g_strdup_printf (_ ("%s (%s, %s)"), alone, line, source);
  if (line || source)
    /* Translators: a name in a list of pairs, a remark about the pair. */
    return g_strdup_printf (_ ("%s (%s)"), alone, line ? line : source);
  return g_strdup (name);
}

static void
add_pair_columns (TdDocumentTable *table, const char *person)
{
  td_document_table_add_column (table, TD_COLUMN_TEXT, person);
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Department"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Since"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Planned\u00a0end"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Contact"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("State"));
}

/* A mentor's line, "Sales · 2 of 3 places" behind the name. */
static void
compose_mentor (TdDocumentRow *row, const TdPairingPerson *mentor)
{
  g_autofree char *load =
      g_strdup_printf (ngettext ("%d of %d place", "%d of %d places", mentor->places),
                       mentor->n_mentees, mentor->places);
  g_autofree char *remark = td_text_join (td_report_department (mentor->department), " · ", load);

  td_document_row_set (row, 0, mentor->name);
  td_document_row_set (row, 1, remark);
}

static void
compose_pair (TdDocumentRow *row, const TdPairingPair *pair, const TdPairingPerson *mentee)
{
  g_autofree char *since = td_report_date (pair->matched_on);
  g_autofree char *end = td_report_date (pair->planned_end);
  g_autofree char *cadence = td_cadence_dup_text_label (pair->cadence);
  g_autofree char *flagged = dup_flagged (pair, mentee->name);

  td_document_row_set (row, 0, flagged);
  td_document_row_set (row, 1, td_report_department (mentee->department));
  td_document_row_set (row, 2, since);
  td_document_row_set (row, 3, end);
  td_document_row_set (row, 4, cadence);
  td_document_row_set (row, 5, pair->state_label);
}

/* The key is a mentor's place, or a pair's. */
static void
compose (TdDocumentRow *row, TdRowKind kind, guint key, gpointer user_data)
{
  const TdPairingData *data = user_data;
  const TdPairingPair *pair = kind == TD_ROW_GROUP ? NULL : td_pairing_data_get_pair (data, key);

  if (pair)
    compose_pair (row, pair, td_pairing_data_get_mentee (data, pair->mentee));
  else
    compose_mentor (row, td_pairing_data_get_mentor (data, key));
}

static void
add_free_mentors (TdDocument *document, const TdPairingData *data)
{
  TdDocumentTable *table;

  if (count_free (data) == 0)
    return;
  td_document_add_heading (document, 2, _ ("Mentors with a place free"));
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentor"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Department"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Places"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Taken"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Free"));
  for (guint i = 0; i < data->mentors->len; i++)
    {
      const TdPairingPerson *mentor = td_pairing_data_get_mentor (data, i);
      g_autofree char *places = g_strdup_printf ("%d", mentor->places);
      g_autofree char *taken = g_strdup_printf ("%d", mentor->n_mentees);
      g_autofree char *free_places = g_strdup_printf ("%d", mentor->places - mentor->n_mentees);

      if (mentor->places > mentor->n_mentees)
        td_document_table_add_row (table, mentor->name, td_report_department (mentor->department),
                                   places, taken, free_places);
    }
}

static void
add_by_mentor (TdDocument *document, TdPairingData *data)
{
  TdDocumentTable *table;

  td_document_add_heading (document, 1, _ ("By mentor"));
  if (data->pairs->len == 0)
    td_document_add_paragraph (document, _ ("There are no pairs yet."));
  table = td_document_add_table (document);
  add_pair_columns (table, _ ("Mentee"));
  td_document_table_set_compose (table, compose, td_pairing_data_ref (data),
                                 (GDestroyNotify) td_pairing_data_unref);
  for (guint i = 0; i < data->mentors->len; i++)
    {
      const TdPairingPerson *mentor = td_pairing_data_get_mentor (data, i);

      if (mentor->n_mentees == 0)
        continue;
      td_document_table_add_composed (table, TD_ROW_GROUP, i);
      for (int j = 0; j < mentor->n_mentees; j++)
        td_document_table_add_composed (table, TD_ROW_PLAIN, mentor->first_pair + (guint) j);
    }
  add_free_mentors (document, data);
}

/* --- Who waits --- */

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const TdPairingPerson *left = *(const TdPairingPerson *const *) a;
  const TdPairingPerson *right = *(const TdPairingPerson *const *) b;

  if (left->from_date != right->from_date)
    return left->from_date - right->from_date;
  return (left->employee_id > right->employee_id) - (left->employee_id < right->employee_id);
}

/* (transfer container) (element-type TdPairingPerson) */
static GPtrArray *
collect_unmatched (TdPairingData *data, gboolean decided)
{
  GPtrArray *unmatched = g_ptr_array_new ();

  for (guint i = 0; i < data->mentees->len; i++)
    if (td_pairing_person_is_unmatched (td_pairing_data_get_mentee (data, i), decided))
      g_ptr_array_add (unmatched, (gpointer) td_pairing_data_get_mentee (data, i));
  g_ptr_array_sort (unmatched, compare_waiting);
  return unmatched;
}

/* Both lists: who waits with what she wants, who does not any more with the reason. */
static void
add_unmatched_table (TdDocument *document, GPtrArray *mentees, gboolean decided, TdDate as_of)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentee"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Department"));
  td_document_table_add_column (table, TD_COLUMN_TEXT,
                                decided ? _ ("Reason") : _ ("Wants to learn"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Since"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Days"));
  for (guint i = 0; i < mentees->len; i++)
    {
      const TdPairingPerson *mentee = mentees->pdata[i];
      g_autofree char *since = td_report_date (mentee->from_date);
      g_autofree char *days = g_strdup_printf ("%d", MAX (as_of - mentee->from_date, 0));
      g_autofree char *name = mentee->waiting
                                  ? g_strdup_printf (_ ("%s (waiting list)"), mentee->name)
                                  : g_strdup (mentee->name);

      td_document_table_add_row (table, name, td_report_department (mentee->department),
                                 decided ? td_no_match_reason_get_label (mentee->no_match)
                                         : mentee->skills_wanted,
                                 since, days);
    }
}

static void
add_unmatched (TdDocument *document, TdPairingData *data, TdDate as_of)
{
  g_autoptr (GPtrArray) waiting = collect_unmatched (data, FALSE);
  g_autoptr (GPtrArray) decided = collect_unmatched (data, TRUE);

  td_document_add_heading (document, 1, _ ("Waiting for a mentor"));
  if (waiting->len == 0)
    td_document_add_paragraph (document, decided->len == 0
                                             ? _ ("Nobody: every mentee is in a pair.")
                                             : _ ("Nobody."));
  add_unmatched_table (document, waiting, FALSE, as_of);
  if (decided->len == 0)
    return;
  td_document_add_heading (document, 1, _ ("No match found"));
  td_document_add_paragraph (document, _ ("It was decided that nobody in the programme fits these "
                                          "mentees. They count as not matched."));
  add_unmatched_table (document, decided, TRUE, as_of);
}

TdDocument *
td_pairing_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdPairingData) data = td_pairing_data_load (db, options, error);
  TdDocument *document;

  if (data == NULL)
    return NULL;
  document = td_report_document_new (_ ("Pairing report"), data->program, NULL, options);
  if (options->sections & TD_REPORT_SUMMARY)
    add_summary (document, data);
  if (options->sections & TD_REPORT_BY_MENTOR)
    add_by_mentor (document, data);
  if (options->sections & TD_REPORT_BY_DEPARTMENT)
    td_pairing_report_add_departments (document, data);
  if (options->sections & TD_REPORT_UNMATCHED)
    add_unmatched (document, data, options->as_of);
  return document;
}
