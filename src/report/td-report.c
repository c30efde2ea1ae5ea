/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"

#define NO_BREAK_SPACE "\302\240"

typedef TdDocument *(*MakeFunc) (TdDatabase *db, const TdReportOptions *options, GError **error);

/* Titles are translated when they are asked for. */
static const struct
{
  TdReport report;
  MakeFunc make;
} reports[] = {
  { { "pairing", N_ ("Pairing report"),
      N_ ("Who is paired with whom: by mentor with load, by department, and who still waits"),
      TD_REPORT_ALL, TD_REPORT_NEEDS_PROGRAM, TD_REPORT_ON_PAIRS, TD_REPORT_GROUP_PAIRS },
    td_pairing_report_make },
  { { "calls", N_ ("Call sheet"),
      N_ ("Whom to call because a contact is overdue, with room to write the next date"), 0, 0,
      TD_REPORT_ON_PAIRS, TD_REPORT_GROUP_PAIRS },
    td_call_sheet_make },
  { { "pair", N_ ("Record of a pair"),
      N_ ("What was agreed and what happened since: all that is not private"), 0,
      TD_REPORT_NEEDS_PAIR, TD_REPORT_ON_PAIRS, TD_REPORT_GROUP_PAIRS },
    td_pair_report_make },
  { { "shortlist", N_ ("Shortlists"),
      N_ ("A letter to each mentee who is asked to rank up to three mentors, with a form"), 0,
      TD_REPORT_NEEDS_PROGRAM | TD_REPORT_TAKES_MENTEE, TD_REPORT_ON_SHORTLISTS,
      TD_REPORT_GROUP_LETTERS },
    td_shortlist_report_make },
  { { "letter", N_ ("Letters: why this pair"),
      N_ ("To mentor and mentee: what speaks for the two of them, the time asked, the focus"), 0,
      TD_REPORT_TAKES_PAIR | TD_REPORT_TAKES_SIDE | TD_REPORT_IS_SIGNED, TD_REPORT_ON_OPEN_PAIRS,
      TD_REPORT_GROUP_LETTERS },
    td_pairing_letter_make },
  { { "agreement", N_ ("Agreements"),
      N_ ("What both promise each other, with room for two signatures: of each pair that lacks "
          "one"),
      0, TD_REPORT_TAKES_PAIR, TD_REPORT_ON_AGREEMENTS, TD_REPORT_GROUP_LETTERS },
    td_agreement_report_make },
  { { "signup", N_ ("Sign-up form"),
      N_ ("The form on paper to sign up for a programme with, for mentors, mentees or both"), 0,
      TD_REPORT_NEEDS_PROGRAM | TD_REPORT_TAKES_SIDE | TD_REPORT_TAKES_PERSON,
      TD_REPORT_ON_PROGRAMS, TD_REPORT_GROUP_FORMS },
    td_signup_form_make },
  { { "survey", N_ ("Survey forms"),
      N_ ("The survey on paper, with boxes to tick: a page for each person who is to answer"), 0,
      TD_REPORT_TAKES_PAIR | TD_REPORT_TAKES_SIDE, TD_REPORT_ON_SURVEYS, TD_REPORT_GROUP_FORMS },
    td_survey_form_make },
  { { "feedback", N_ ("What the pairs say"),
      N_ ("The answers to the surveys by side and wave, with counts, intervals and comments"), 0,
      TD_REPORT_NEEDS_PROGRAM, TD_REPORT_ON_FEEDBACK, TD_REPORT_GROUP_REVIEW },
    td_feedback_report_make },
  { { "review", N_ ("Programme review"),
      N_ ("What the programme is for, what its figures mean, and the five dashboards on paper"), 0,
      TD_REPORT_TAKES_FILTER, TD_REPORT_ON_PAIRS, TD_REPORT_GROUP_REVIEW },
    td_program_review_make },
  { { "engagement", N_ ("Engagement report"),
      N_ ("How the pairs keep contact: the figures of the dashboard with their charts"), 0,
      TD_REPORT_TAKES_FILTER, TD_REPORT_ON_PAIRS, TD_REPORT_GROUP_REVIEW },
    td_engagement_report_make },
  { { "retention", N_ ("Retention report"),
      N_ ("Who stays with the organisation: turnover, retention and new hires, with their charts"),
      0, TD_REPORT_TAKES_FILTER, TD_REPORT_ON_EMPLOYEES, TD_REPORT_GROUP_REVIEW },
    td_retention_report_make },
  { { "person", N_ ("All data held about a person"),
      N_ ("Everything that the workspace holds about one person, to hand over on request"), 0,
      TD_REPORT_TAKES_PERSON | TD_REPORT_NEEDS_PERSON, TD_REPORT_ON_EMPLOYEES,
      TD_REPORT_GROUP_PRIVACY },
    td_person_report_make },
  { { "audit", N_ ("History"),
      N_ ("What was done in the workspace and when, in the order of the days"), 0,
      TD_REPORT_TAKES_PERIOD | TD_REPORT_TAKES_PERSON, TD_REPORT_ON_EMPLOYEES,
      TD_REPORT_GROUP_PRIVACY },
    td_audit_report_make },
};

static TdReport *
translate_all (void)
{
  TdReport *list = g_new0 (TdReport, G_N_ELEMENTS (reports) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      list[i] = reports[i].report;
      list[i].title = _ (list[i].title);
      list[i].description = _ (list[i].description);
    }
  return list;
}

const TdReport *
td_report_list (void)
{
  static gsize list = 0;

  /* The language does not change while the program runs. */
  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) translate_all ());
  return (const TdReport *) list;
}

const TdReport *
td_report_find (const char *id)
{
  for (const TdReport *report = td_report_list (); report->id; report++)
    if (g_strcmp0 (report->id, id) == 0)
      return report;
  return NULL;
}

const char *
td_report_group_get_label (TdReportGroup group)
{
  switch (group)
    {
    case TD_REPORT_GROUP_PAIRS:
      return _ ("Pairs");
    case TD_REPORT_GROUP_LETTERS:
      return _ ("Letters");
    case TD_REPORT_GROUP_FORMS:
      return _ ("Forms");
    case TD_REPORT_GROUP_REVIEW:
      return C_ ("reports", "Review");
    case TD_REPORT_GROUP_PRIVACY:
      return _ ("Privacy");
    case TD_REPORT_N_GROUPS:
    default:
      return "";
    }
}

gboolean
td_report_has_subjects (TdDatabase *db,
                        const TdReport *report,
                        const TdReportOptions *options,
                        gboolean *any,
                        GError **error)
{
  static const char *const queries[] = {
    [TD_REPORT_ON_EMPLOYEES] = "SELECT EXISTS (SELECT 1 FROM employee WHERE $1 >= 0)",
    [TD_REPORT_ON_PROGRAMS] = "SELECT EXISTS (SELECT 1 FROM program WHERE $1 IN (0, id))",
    [TD_REPORT_ON_PAIRS] = "SELECT EXISTS (SELECT 1 FROM pair WHERE $1 IN (0, program_id))",
    [TD_REPORT_ON_OPEN_PAIRS] = "SELECT EXISTS (SELECT 1 FROM pair WHERE $1 IN (0, program_id) "
                                "AND state IN ('proposed', 'accepted', 'active', 'paused'))",
    [TD_REPORT_ON_SURVEYS] = "SELECT EXISTS (SELECT 1 FROM pair WHERE $1 IN (0, program_id) "
                             "AND matched_on IS NOT NULL)",
    [TD_REPORT_ON_FEEDBACK] = "SELECT EXISTS (SELECT 1 FROM feedback f JOIN pair p "
                              "ON p.id = f.pair_id WHERE $1 IN (0, p.program_id))",
    [TD_REPORT_ON_SHORTLISTS] = "SELECT EXISTS (SELECT 1 FROM shortlist "
                                "WHERE $1 IN (0, program_id) AND answered_on IS NULL)",
    [TD_REPORT_ON_AGREEMENTS] = "SELECT EXISTS (SELECT 1 FROM pair WHERE $1 IN (0, program_id) "
                                "AND (mentor_signed_on IS NULL OR mentee_signed_on IS NULL) "
                                "AND (state IN ('active', 'paused') OR state = 'accepted' "
                                "AND mentor_accepted_on IS NOT NULL "
                                "AND mentee_accepted_on IS NOT NULL))",
  };
  gint64 found = 0;
  gboolean known =
      td_database_query_int (db, &found, error, queries[report->subject], "i", options->program_id);

  *any = found != 0;
  return known;
}

/* What must be said first, or NULL. */
static const char *
find_missing (const TdReport *report, const TdReportOptions *options)
{
  if ((report->takes & TD_REPORT_NEEDS_PROGRAM) && options->program_id == 0)
    return _ ("This report is about one programme: choose it first.");
  if ((report->takes & TD_REPORT_NEEDS_PAIR) && options->pair_id == 0)
    return _ ("This report is about one pair: choose it first.");
  if ((report->takes & TD_REPORT_NEEDS_PERSON) && options->employee_id == 0)
    return _ ("This report is about one person: choose her or him first.");
  return NULL;
}

TdDocument *
td_report_make (TdDatabase *db, const char *id, const TdReportOptions *options, GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL && options != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (strcmp (reports[i].report.id, id) == 0)
      {
        const char *missing = find_missing (&reports[i].report, options);

        if (missing == NULL)
          return reports[i].make (db, options, error);
        g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, missing);
        return NULL;
      }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no report “%s”."), id);
  return NULL;
}

TdDocument *
td_report_document_new (const char *title,
                        TdProgram *program,
                        const char *subtitle,
                        const TdReportOptions *options)
{
  TdDocument *document = td_document_new (title);
  g_autofree char *readers =
      program ? g_strdup_printf (
                    /* Translators: stands at the foot of each page; a programme's name. */
                    _ ("Confidential: only for those who run “%s”."), program->name)
              : g_strdup (_ ("Confidential: only for those who run the programmes."));

  td_document_set_subtitle (document, program ? program->name : subtitle);
  td_document_set_dates (document, options->printed_on, options->as_of);
  td_document_set_confidentiality (document, readers);
  return document;
}

/* Lines that follow each other are one paragraph. */
static void
end_paragraph (TdDocument *document, GString *paragraph)
{
  td_document_add_paragraph (document, paragraph->str);
  g_string_truncate (paragraph, 0);
}

void
td_report_add_text (TdDocument *document, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (char **line = lines; *line; line++)
    {
      const char *words = g_strstrip (*line);
      gboolean heading = g_str_has_prefix (words, "# ");
      gboolean item = g_str_has_prefix (words, "• ");

      if (*words && !heading && !item)
        {
          g_string_append_printf (paragraph, "%s%s", paragraph->len ? "\n" : "", words);
          continue;
        }
      end_paragraph (document, paragraph);
      if (heading)
        td_document_add_heading (document, 2, words + 2);
      if (item)
        td_document_add_item (document, "•", words + strlen ("• "));
    }
  end_paragraph (document, paragraph);
}

const char *
td_report_department (const char *department)
{
  return department && *department ? department : _ ("No department");
}

char *
td_report_hold_together (char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_free (text);
  return g_strjoinv (NO_BREAK_SPACE, words);
}

char *
td_report_date (TdDate date)
{
  return date == TD_DATE_NONE ? g_strdup ("–") : td_report_hold_together (td_date_format (date));
}
