/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* tandemctl report: the printable reports, as files. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "cli/td-cli-commands.h"
#include "cli/td-cli-filter.h"
#include "cli/td-cli-pair.h"
#include "insight/td-beside.h"
#include "render/td-pages.h"
#include "report/td-report.h"

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  const TdReport *reports = td_report_list ();
  g_autoptr (JsonBuilder) builder = NULL;
  TdCliTable *table;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  if (!td_cli_is_json (cli))
    {
      table = td_cli_table_new (_ ("Report"), _ ("Title"), _ ("What is in it"), NULL);
      for (const TdReport *report = reports; report->id; report++)
        td_cli_table_add (table, report->id, report->title, report->description);
      td_cli_table_print (table, cli);
      return TRUE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "reports");
  for (const TdReport *report = reports; report->id; report++)
    {
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "report", report->id);
      td_cli_json_text (builder, "title", report->title);
      td_cli_json_text (builder, "description", report->description);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

/* What the command line says about a report. */
typedef struct
{
  char *output;
  char *paper;
  char *only;
  char *mentee;
  char *pair;
  char *side;
  char *employee;
  char *compare;
  char *other_program;
  char *by;
  TdCliFilter filter;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->output);
  g_free (arguments->paper);
  g_free (arguments->only);
  g_free (arguments->mentee);
  g_free (arguments->pair);
  g_free (arguments->side);
  g_free (arguments->employee);
  g_free (arguments->compare);
  g_free (arguments->other_program);
  g_free (arguments->by);
  td_cli_filter_clear (&arguments->filter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* --only summary,mentor,department,waiting */
static gboolean
parse_sections (const char *only, TdReportSections *sections, GError **error)
{
  static const char *const codes[] = { "summary", "mentor", "department", "waiting", NULL };
  g_auto (GStrv) words = g_strsplit (only ? only : "", ",", -1);

  *sections = only ? 0 : TD_REPORT_ALL;
  for (char **word = words; *word; word++)
    {
      const char *code = g_strstrip (*word);

      if (!td_cli_check_code ("--only", code, codes, error))
        return FALSE;
      for (guint i = 0; codes[i]; i++)
        if (g_str_equal (codes[i], code))
          *sections |= 1 << i;
    }
  return TRUE;
}

static gboolean
find_paper (const char *name, const TdPaperSize **size, GError **error)
{
  static const char *const codes[] = { "a4", "letter", NULL };

  if (!td_cli_check_code ("--paper", name, codes, error))
    return FALSE;
  *size = name ? td_paper_size_find (name) : td_paper_size_get_default ();
  return TRUE;
}

/* Gives the count of pages. */
static gboolean
save (TdDocument *document,
      const char *path,
      const TdPaperSize *size,
      guint *n_pages,
      GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".png"))
    {
      *n_pages = 1;
      return td_document_save_png (document, path, size, 0, 2, error);
    }
  if (!g_str_has_suffix (lower, ".pdf"))
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("“%s” must end in .pdf, or in .png for a picture of the first page."), path);
      return FALSE;
    }
  return td_document_save_pdf (document, path, size, NULL, n_pages, error);
}

/* An option that would say nothing is a mistake. */
static gboolean
check_period (const TdReport *report,
              const TdInsightFilter *filter,
              const Arguments *arguments,
              GError **error)
{
  gboolean period = arguments->filter.from != NULL || arguments->filter.to != NULL;
  gboolean group =
      filter->value != NULL || filter->voluntary_only || arguments->compare || arguments->by;

  if ((report->takes & TD_REPORT_TAKES_FILTER) || (!period && !group))
    return TRUE;
  if ((report->takes & TD_REPORT_TAKES_PERIOD) && !group)
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               _ ("“%s” is about the programme as a whole: it takes no period and no group."),
               report->id);
  return FALSE;
}

/* --by: a table of everybody, or all months. */
static gboolean
take_by (const Arguments *arguments,
         TdInsightFilter *filter,
         TdReportOptions *options,
         GError **error)
{
  static const char *const codes[] = { "department", "grade", "location", "month", NULL };

  if (!td_cli_check_code ("--by", arguments->by, codes, error))
    return FALSE;
  options->by_month = g_strcmp0 (arguments->by, "month") == 0;
  if (arguments->by == NULL || options->by_month)
    return TRUE;
  if (filter->value)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("--by is about everybody: leave out --department, --grade and "
                              "--location."));
      return FALSE;
    }
  td_dimension_from_code (arguments->by, &filter->dimension);
  return TRUE;
}

/* --compare: @other is what stands beside @filter; it stays without a day where nothing does. */
static gboolean
take_beside (TdCli *cli,
             const Arguments *arguments,
             TdInsightFilter *filter,
             TdInsightFilter *other,
             GError **error)
{
  const char *const *codes = td_beside_get_codes ();
  gint64 program_id = td_cli_find_program (cli, arguments->other_program, error);
  guint beside = 0;

  if (program_id == 0 && arguments->other_program)
    return FALSE;
  /* The first says that nothing is compared. */
  if (!td_cli_check_code ("--compare", arguments->compare, codes + 1, error))
    return FALSE;
  while (arguments->compare && !g_str_equal (codes[beside], arguments->compare))
    beside++;
  if (beside == TD_BESIDE_NOTHING || td_beside_apply (beside, filter, program_id, other))
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       beside == TD_BESIDE_PROGRAM
                           ? _ ("That is the same programme: name another with --other-program.")
                           : _ ("A period to compare needs its first day: --from."));
  return FALSE;
}

static gboolean
check_takes (const TdReport *report,
             const char *option,
             const char *value,
             TdReportTakes takes,
             TdReportTakes needs,
             GError **error)
{
  if (value == NULL)
    return !(report->takes & needs) || td_cli_require (option, value, error);
  if (report->takes & (takes | needs))
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("“%s” takes no %s."), report->id,
               option);
  return FALSE;
}

static gboolean
check (const TdReport *report, const Arguments *arguments, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", NULL };

  return (!(report->takes & TD_REPORT_NEEDS_PROGRAM) ||
          td_cli_require ("--program", arguments->filter.program, error)) &&
         td_cli_require ("--output", arguments->output, error) &&
         check_takes (report, "--pair", arguments->pair, TD_REPORT_TAKES_PAIR, TD_REPORT_NEEDS_PAIR,
                      error) &&
         check_takes (report, "--employee", arguments->employee, TD_REPORT_TAKES_PERSON,
                      TD_REPORT_NEEDS_PERSON, error) &&
         check_takes (report, "--mentee", arguments->mentee, TD_REPORT_TAKES_MENTEE, 0, error) &&
         check_takes (report, "--side", arguments->side, TD_REPORT_TAKES_SIDE, 0, error) &&
         td_cli_check_code ("--side", arguments->side, sides, error);
}

/* The ids of what the options name. */
static gboolean
find_all (TdCli *cli, const Arguments *arguments, TdReportOptions *options, GError **error)
{
  options->program_id = td_cli_find_program (cli, arguments->filter.program, error);
  if (options->program_id == 0 && arguments->filter.program)
    return FALSE;
  if (arguments->mentee &&
      !(options->mentee_id = td_cli_find_employee (cli, arguments->mentee, error)))
    return FALSE;
  if (arguments->employee &&
      !(options->employee_id = td_cli_find_employee (cli, arguments->employee, error)))
    return FALSE;
  if (arguments->pair && !(options->pair_id = td_cli_find_pair (cli, arguments->pair, error)))
    return FALSE;
  options->side = arguments->side;
  return TRUE;
}

static void
tell (TdCli *cli, const char *id, const char *path, guint n_pages)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!td_cli_is_json (cli))
    {
      td_cli_message (cli, _ ("Saved “%s”."), path);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "report", id);
  td_cli_json_text (builder, "file", path);
  td_cli_json_int (builder, "pages", n_pages);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
make_and_save (TdCli *cli, const char *id, Arguments *arguments, GError **error)
{
  const TdReport *report = td_report_find (id);
  TdReportOptions options = { 0 };
  g_auto (TdInsightFilter) filter = { 0 };
  g_auto (TdInsightFilter) other = { 0 };
  g_autoptr (TdDocument) document = NULL;
  const TdPaperSize *size = NULL;
  guint n_pages = 0;
  TdDatabase *db;

  if (!check (report, arguments, error) || !find_paper (arguments->paper, &size, error) ||
      !parse_sections (arguments->only, &options.sections, error) ||
      !td_cli_filter_take (&arguments->filter, cli, &filter, error) ||
      !check_period (report, &filter, arguments, error) ||
      !take_by (arguments, &filter, &options, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  td_database_keep_little (db);
  if (!find_all (cli, arguments, &options, error))
    return FALSE;
  options.printed_on = td_cli_get_today (cli);
  options.as_of = filter.as_of;
  options.from = filter.from;
  options.to = arguments->filter.to ? filter.as_of : TD_DATE_NONE;
  filter.program_id = options.program_id;
  if (!take_beside (cli, arguments, &filter, &other, error))
    return FALSE;
  options.filter = &filter;
  options.other = other.as_of != TD_DATE_NONE ? &other : NULL;
  document = td_report_make (db, id, &options, error);
  if (document == NULL || !save (document, arguments->output, size, &n_pages, error))
    return FALSE;
  tell (cli, id, arguments->output, n_pages);
  return TRUE;
}

static gboolean
run_report (TdCli *cli, const char *id, int argc, char **argv, GError **error)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry own[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output,
      N_ ("Where to save it: .pdf, or .png for the first page"), N_ ("FILE") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output, N_ ("The same as --output"),
      N_ ("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &arguments.paper,
      N_ ("a4 or letter; otherwise as the locale says"), N_ ("SIZE") },
    { "only", 0, 0, G_OPTION_ARG_STRING, &arguments.only,
      N_ ("Parts of the pairing report: summary,mentor,department,waiting"), N_ ("PARTS") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &arguments.mentee,
      N_ ("Only the shortlist of this mentee"), N_ ("NUMBER") },
    { "pair", 0, 0, G_OPTION_ARG_STRING, &arguments.pair,
      N_ ("This pair alone: its letters, agreement, survey or record"), N_ ("PAIR") },
    { "side", 0, 0, G_OPTION_ARG_STRING, &arguments.side,
      N_ ("mentor or mentee: only the letters or forms of this side"), N_ ("SIDE") },
    { "employee", 0, 0, G_OPTION_ARG_STRING, &arguments.employee,
      N_ ("Whom it is about, or whose form it is"), N_ ("NUMBER") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &arguments.employee, N_ ("The same as --employee"),
      N_ ("NUMBER") },
    { "compare", 0, 0, G_OPTION_ARG_STRING, &arguments.compare,
      N_ ("Side by side with the period before, a year earlier, another programme, or who enrolled "
          "in the period before: before, year, program, cohort"),
      N_ ("WHAT") },
    { "other-program", 0, 0, G_OPTION_ARG_STRING, &arguments.other_program,
      N_ ("The programme of --compare program; otherwise all programmes"), N_ ("NAME") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &arguments.by,
      N_ ("With tables by department, grade, location or month"), N_ ("WHAT") },
  };
  GOptionEntry entries[TD_CLI_FILTER_ENTRIES + G_N_ELEMENTS (own) + 1] = { 0 };
  gboolean done;

  td_cli_filter_add_entries (&arguments.filter, entries);
  memcpy (entries + TD_CLI_FILTER_ENTRIES, own, sizeof own);
  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  return make_and_save (cli, id, &arguments, error);
}

const TdCliCommand td_cli_report_list = {
  "report list",
  NULL,
  N_ ("List the printable reports"),
  run_list,
};

/* A command for a report; a line for it is in td-cli-commands.h. */
#define REPORT(name, id, summary)                                                \
  static gboolean run_##name (TdCli *cli, int argc, char **argv, GError **error) \
  {                                                                              \
    return run_report (cli, id, argc, argv, error);                              \
  }                                                                              \
  const TdCliCommand td_cli_report_##name = { "report " id, NULL, summary, run_##name };

REPORT (pairing, "pairing", N_ ("Print the pairs of a programme into a PDF"))
REPORT (calls, "calls", N_ ("Print whom to call because a contact is overdue"))
REPORT (pair, "pair", N_ ("Print the record of a pair: what was agreed and what happened"))
REPORT (letter,
        "letter",
        N_ ("Print the letters to mentor and mentee that say why they were brought together"))
REPORT (shortlist,
        "shortlist",
        N_ ("Print the letter with which a mentee ranks up to three mentors"))
REPORT (agreement,
        "agreement",
        N_ ("Print the agreement of a pair, or of all pairs that lack a signature"))
REPORT (signup, "signup", N_ ("Print the form to sign up for a programme with"))
REPORT (survey, "survey", N_ ("Print the survey forms that wait for an answer, or those of a pair"))
REPORT (feedback, "feedback", N_ ("Print what the pairs answered to the surveys of a programme"))
REPORT (review,
        "review",
        N_ ("Print the review of a programme: its targets, what the figures mean, all dashboards"))
REPORT (engagement, "engagement", N_ ("Print the engagement figures and charts into a PDF or PNG"))
REPORT (retention,
        "retention",
        N_ ("Print the retention figures and charts of the roster into a PDF or PNG"))
REPORT (person, "person", N_ ("Print everything that is held about a person, for that person"))
REPORT (audit, "audit", N_ ("Print what was done in the workspace, of a period or about a person"))
