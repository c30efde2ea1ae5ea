/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The shortlist: a letter to a mentee with up to three mentors, and a form to rank them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "candidates/td-line.h"
#include "proposal/td-shortlist.h"
#include "report/td-report-names.h"
#include "report/td-report-private.h"
#include "report/td-shortlist-letter.h"

/* How long she may think about it. */
#define DAYS_TO_ANSWER 14

/* Whoever is in the confidential programme is told by neither title nor own words. */
static char *
dup_person_line (const TdShortlistMentor *mentor, gboolean confidential)
{
  const char *parts[] = { confidential ? NULL : mentor->title, mentor->department,
                          confidential ? NULL : mentor->location };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (line, "%s%s", line->len ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* "a; b" as it stands in a sentence. */
static char *
dup_list (const char *list)
{
  g_auto (GStrv) entries = td_text_split_list (list);

  return g_strjoinv (td_text_get_comma (), entries);
}

static char *
dup_others (const TdShortlistMentor *mentor)
{
  g_auto (GStrv) offered = td_text_split_list (mentor->skills_offered);
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (char **skill = offered; *skill; skill++)
    if (td_text_count_common (*skill, mentor->skills_common) == 0)
      g_strv_builder_add (others, *skill);
  left = g_strv_builder_end (others);
  return g_strjoinv (td_text_get_comma (), left);
}

static void
add_mentor (TdDocument *document,
            const TdShortlistMentor *mentor,
            const TdReportNames *hidden,
            gboolean confidential)
{
  g_autofree char *line = dup_person_line (mentor, confidential);
  g_autofree char *common = dup_list (mentor->skills_common);
  g_autofree char *others = dup_others (mentor);
  g_autofree char *languages = dup_list (mentor->languages);
  g_autofree char *hours =
      mentor->hours > 0 ? g_strdup_printf (_ ("%.4g hours a month"), mentor->hours) : NULL;
  g_autofree char *heading =
      g_strdup_printf ("%d. %s", mentor->position,
                       td_report_names_mentor (hidden, mentor->mentor_id, mentor->name));

  td_document_add_heading (document, 2, heading);
  td_document_add_paragraph (document, line);
  td_document_add_fact (document, _ ("Offers what you asked for"), common);
  td_document_add_fact (document, *common ? _ ("Also offers") : _ ("Offers"), others);
  if (!confidential)
    {
      td_document_add_fact (document, _ ("In the mentor’s words"), mentor->offers);
      td_document_add_fact (document, _ ("Experience"), mentor->experience);
    }
  td_document_add_fact (document, _ ("Languages"), languages);
  td_document_add_fact (document, C_ ("mentor", "Time"), hours);
  if (mentor->introduces)
    td_document_add_fact (document, _ ("Network"), _ ("Is willing to introduce you to others"));
  if (mentor->line)
    td_document_add_fact (document, _ ("Please note"),
                          mentor->line == TD_LINE_MANAGER
                              ? _ ("Is your line manager")
                              : _ ("Is the manager of your line manager"));
  if (mentor->places_left == 0)
    td_document_add_note (document, _ ("Has no place free at the moment."));
}

/* A box for each place in the order, and room to sign. */
static void
add_form (TdDocument *document, TdShortlist *list, GPtrArray *mentors, const TdReportNames *hidden)
{
  TdDocumentTable *table;
  g_autofree char *by = td_report_date (list->made_on + DAYS_TO_ANSWER);
  g_autofree char *give_back = NULL;

  /* A page of its own: the mentors stay with her, this one comes back. */
  td_document_add_page_break (document);
  td_document_add_heading (document, 1, _ ("Your choice"));
  td_document_add_fact (document, _ ("Name"),
                        td_report_names_mentee (hidden, list->mentee_id, list->mentee_name));
  td_document_add_fact (document, _ ("Programme"), list->program_name);
  td_document_add_paragraph (
      document, mentors->len > 1
                    ? _ ("Tick in each column at most one name. Leave somebody out whom you would "
                         "rather not have: nobody sees this but the coordinator.")
                    : _ ("Tick the box if you would like this mentor: nobody sees this but the "
                         "coordinator."));
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentor"));
  td_document_table_add_column (table, TD_COLUMN_TICK, _ ("First choice"));
  if (mentors->len > 1)
    td_document_table_add_column (table, TD_COLUMN_TICK, _ ("Second choice"));
  if (mentors->len > 2)
    td_document_table_add_column (table, TD_COLUMN_TICK, _ ("Third choice"));
  for (guint i = 0; i < mentors->len; i++)
    {
      const TdShortlistMentor *mentor = mentors->pdata[i];
      const char *cells[] = { td_report_names_mentor (hidden, mentor->mentor_id, mentor->name), "☐",
                              "☐", "☐" };

      td_document_table_add_row_array (table, cells);
    }
  /* Translators: a day. */
  give_back = g_strdup_printf (_ ("Please give this page back to the coordinator by %s."), by);
  td_document_add_paragraph (document, give_back);
  td_document_add_signature (document,
                             td_report_names_mentee (hidden, list->mentee_id, list->mentee_name),
                             _ ("Mentee"), NULL);
}

static void
add_opening (TdDocument *document, TdShortlist *list, guint n_mentors, const TdReportNames *hidden)
{
  const char *given = list->mentee_given_name ? list->mentee_given_name : list->mentee_name;
  /* Translators: how a letter begins; a given name. */
  g_autofree char *greeting =
      g_strdup_printf (_ ("Dear %s,"), td_report_names_mentee (hidden, list->mentee_id, given));
  g_autofree char *wanted = dup_list (list->skills_wanted);
  g_autofree char *asked = NULL;
  /* Translators: a programme. */
  g_autofree char *opening = g_strdup_printf (
      ngettext ("In the programme “%s” this mentor may suit you. Read what he or she offers, and "
                "tell us whether you would like to work together.",
                "In the programme “%s” these mentors may suit you. Read what each of them offers, "
                "and tell us whom you would like best.",
                n_mentors),
      list->program_name);

  td_document_add_paragraph (document, greeting);
  td_document_add_paragraph (document, opening);
  /* Translators: skills. */
  asked = *wanted ? g_strdup_printf (_ ("You told us that you would like to learn: %s."), wanted)
                  : NULL;
  td_document_add_paragraph (document, asked);
}

static gboolean
add_letter (TdDocument *document,
            TdDatabase *db,
            TdShortlist *list,
            const TdReportNames *hidden,
            GError **error)
{
  g_autoptr (GPtrArray) mentors = td_shortlist_list_mentors (db, list->id, error);

  if (mentors == NULL)
    return FALSE;
  add_opening (document, list, mentors->len, hidden);
  for (guint i = 0; i < mentors->len; i++)
    add_mentor (document, mentors->pdata[i], hidden, list->confidential);
  add_form (document, list, mentors, hidden);
  return TRUE;
}

/* Hers, or those that wait for an answer. */
static GPtrArray *
load_lists (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) lists =
      td_shortlist_list (db, options->program_id, options->mentee_id, error);

  if (lists == NULL)
    return NULL;
  for (guint i = lists->len; i > 0; i--)
    if (options->mentee_id ? i > 1 : TD_SHORTLIST (lists->pdata[i - 1])->answered_on != 0)
      g_ptr_array_remove_index (lists, i - 1);
  if (lists->len > 0)
    return g_steal_pointer (&lists);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("There is no shortlist to print. Make one first: choose a mentee and up "
                          "to three mentors."));
  return NULL;
}

TdDocument *
td_shortlist_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, options->program_id, error);
  g_autoptr (GPtrArray) lists = program ? load_lists (db, options, error) : NULL;
  g_auto (TdReportNames) hidden = { NULL };
  g_autoptr (TdDocument) document = NULL;

  if (lists == NULL || !td_report_names_load (&hidden, db, options, error))
    return NULL;
  document = td_document_new (_ ("Choosing a mentor"));
  td_document_set_subtitle (document, program->name);
  td_document_set_dates (document, options->printed_on, TD_DATE_NONE);
  td_document_set_letter (document, TRUE);
  td_document_set_confidentiality (document,
                                   _ ("Confidential: between the mentee and the coordinator."));
  for (guint i = 0; i < lists->len; i++)
    {
      if (i > 0)
        td_document_add_part (document, program->name);
      if (!add_letter (document, db, lists->pdata[i], &hidden, error))
        return NULL;
    }
  return g_steal_pointer (&document);
}

/* --- The same as a mail --- */

char *
td_shortlist_mail_subject (TdShortlist *list)
{
  /* Translators: the subject of a mail; a programme. */
  return g_strdup_printf (_ ("Choosing a mentor: %s"), list->program_name);
}

char *
td_shortlist_mail_body (TdShortlist *list, GPtrArray *mentors)
{
  g_autoptr (TdDocument) document = td_document_new (NULL);
  const TdReportNames nobody = { NULL };
  g_autofree char *by = td_report_date (list->made_on + DAYS_TO_ANSWER);
  g_autofree char *answer = NULL;

  add_opening (document, list, mentors->len, &nobody);
  for (guint i = 0; i < mentors->len; i++)
    add_mentor (document, mentors->pdata[i], &nobody, FALSE);
  /* Translators: a day. */
  answer = g_strdup_printf (_ ("Please answer this mail by %s: name your first choice, then the "
                               "second and the third."),
                            by);
  td_document_add_paragraph (document, answer);
  return g_strstrip (td_document_dup_text (document));
}
