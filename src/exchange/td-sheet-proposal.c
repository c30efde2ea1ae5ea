/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-proposal.h"

#include "base/td-error.h"
#include "exchange/td-directory.h"
#include "exchange/td-table.h"
#include "proposal/td-proposal-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TdField remark_fields[] = {
  TD_FIELD (TdSheetRemark, row, TD_FIELD_INT),      TD_FIELD (TdSheetRemark, mentor, TD_FIELD_TEXT),
  TD_FIELD (TdSheetRemark, mentee, TD_FIELD_TEXT),  TD_FIELD (TdSheetRemark, why, TD_FIELD_TEXT),
  TD_FIELD (TdSheetRemark, dropped, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdSheetRemark, td_sheet_remark, remark_fields)

/* One side of the programme: who is enrolled on it, and who the sheet names. */
typedef struct
{
  const char *column; /* of the sheet: "mentor" or "mentee" */
  GPtrArray *people;  /* of gint64 *, owned */
  TdDirectory *directory;
  GHashTable *known; /* gint64 to the name that the sheet used first */
  gint64 *ids;       /* of each name of the sheet */
} Side;

static void
side_init (Side *side, const char *column)
{
  side->column = column;
  side->people = g_ptr_array_new_with_free_func (g_free);
  side->directory = td_directory_new ();
  side->known = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
side_clear (Side *side)
{
  g_ptr_array_unref (side->people);
  td_directory_free (side->directory);
  g_hash_table_unref (side->known);
  g_free (side->ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
load_side (TdDatabase *db, gint64 program_id, Side *side, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT e.id, e.number, e.email, e.name, e.given_name, e.family_name FROM enrolment n "
      "JOIN employee e ON e.id = n.employee_id WHERE n.program_id = $1 AND n.state = 'enrolled' "
      "AND n.role IN ('both', $2)",
      "is", program_id, side->column);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);
      gint64 *person = g_memdup2 (&id, sizeof id);

      g_ptr_array_add (side->people, person);
      td_directory_add (side->directory, person, td_statement_get_text (row, 1),
                        td_statement_get_text (row, 2), td_statement_get_text (row, 3),
                        td_statement_get_text (row, 4), td_statement_get_text (row, 5));
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* --- Names --- */

/* The first row of a file with a name in a column; 0 where it has none. */
static int
find_row (TdTable *table, const char *column, const char *name)
{
  int found = td_table_find_column (table, column);

  for (guint i = 0; found >= 0 && i < td_table_get_n_rows (table); i++)
    if (strcmp (td_table_get_cell (table, i, (guint) found), name) == 0)
      return td_table_get_row_number (table, i);
  return 0;
}

/* "“scores.csv”, row 3, column “mentor”: @what"; the name may be in the table of mentors only. */
static void
refuse (const TdSheetProposalOptions *options,
        const Side *side,
        const char *name,
        const char *what,
        GError **error)
{
  const char *files[] = { options->scores, options->capacity };

  for (guint i = 0; i < G_N_ELEMENTS (files) && files[i]; i++)
    {
      g_autoptr (TdTable) table = td_table_read (files[i], NULL, NULL, NULL);
      int row = table ? find_row (table, side->column, name) : 0;

      if (row == 0)
        continue;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: a file, a row and a column of it, what is wrong there. */
                   _ ("“%s”, row %d, column “%s”: %s"), td_table_get_file_name (table), row,
                   side->column, what);
      return;
    }
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, what);
}

static char *
dup_unknown (const Side *side, const char *name, TdDirectoryAnswer answer)
{
  if (answer == TD_DIRECTORY_MANY)
    return g_strdup_printf (_ ("several people are called “%s”. Write the number or the e-mail "
                               "address."),
                            name);
  if (strcmp (side->column, "mentor") == 0)
    return g_strdup_printf (_ ("“%s” is not enrolled as mentor in this programme. Enrol first, or "
                               "correct the name."),
                            name);
  return g_strdup_printf (_ ("“%s” is not enrolled as mentee in this programme. Enrol first, or "
                             "correct the name."),
                          name);
}

static gboolean
match_name (const TdSheetProposalOptions *options,
            Side *side,
            const char *name,
            gint64 *id,
            GError **error)
{
  gpointer person = NULL;
  TdDirectoryAnswer answer = td_directory_find (side->directory, name, &person);
  g_autofree char *what = NULL;
  const char *before;

  if (answer != TD_DIRECTORY_FOUND)
    {
      what = dup_unknown (side, name, answer);
      refuse (options, side, name, what, error);
      return FALSE;
    }
  *id = *(gint64 *) person;
  before = g_hash_table_lookup (side->known, person);
  if (before)
    {
      what = g_strdup_printf (_ ("“%s” and “%s” are one person. Write them the same way."), before,
                              name);
      refuse (options, side, name, what, error);
      return FALSE;
    }
  g_hash_table_insert (side->known, person, (gpointer) name);
  return TRUE;
}

static gboolean
match_names (const TdSheetProposalOptions *options, Side *side, GPtrArray *names, GError **error)
{
  side->ids = g_new0 (gint64, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    if (!match_name (options, side, names->pdata[i], &side->ids[i], error))
      return FALSE;
  return TRUE;
}

/* --- The draft --- */

static gboolean
check_scores (const TdSheetProposalOptions *options, const TdScoreSheet *sheet, GError **error)
{
  const TdSolverProblem *problem = &sheet->problem;

  for (gsize e = 0; e < problem->first[problem->n_mentees]; e++)
    {
      g_autofree char *name = NULL;

      if (ABS (problem->score[e]) <= TD_SHEET_MOST)
        continue;
      name = g_path_get_basename (options->scores);
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s”, row %d: the score is too large for a draft, which takes numbers up to "
                      "%d. Divide all scores."),
                   name, sheet->row[e], TD_SHEET_MOST);
      return FALSE;
    }
  return TRUE;
}

static GArray *
list_pairs (const TdScoreSheet *sheet, const Side *mentees, const Side *mentors)
{
  const TdSolverProblem *problem = &sheet->problem;
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TdSheetPair));

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
      {
        TdSheetPair pair = { mentees->ids[i], mentors->ids[problem->mentor[e]], problem->score[e] };

        g_array_append_val (pairs, pair);
      }
  return pairs;
}

static GArray *
list_places (const TdScoreSheet *sheet, const Side *mentors)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TdSheetPlaces));

  for (guint j = 0; j < sheet->problem.n_mentors; j++)
    {
      TdSheetPlaces one = { mentors->ids[j], sheet->problem.places[j] };

      g_array_append_val (places, one);
    }
  return places;
}

static int
compare_remarks (gconstpointer a, gconstpointer b)
{
  const TdSheetRemark *first = *(TdSheetRemark *const *) a;
  const TdSheetRemark *second = *(TdSheetRemark *const *) b;

  return first->row - second->row;
}

/* @whys is of each of @pairs, which are in the order of the problem. */
static GPtrArray *
list_remarks (const TdScoreSheet *sheet, GArray *pairs, GPtrArray *whys)
{
  const TdSolverProblem *problem = &sheet->problem;
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
      {
        TdSheetRemark *remark;

        if (whys->pdata[e] == NULL)
          continue;
        remark = g_object_new (TD_TYPE_SHEET_REMARK, NULL);
        remark->row = sheet->row[e];
        remark->dropped = g_array_index (pairs, TdSheetPair, e).dropped;
        td_record_set_text (&remark->mentor, sheet->mentors->pdata[problem->mentor[e]]);
        td_record_set_text (&remark->mentee, sheet->mentees->pdata[i]);
        td_record_set_text (&remark->why, whys->pdata[e]);
        g_ptr_array_add (remarks, remark);
      }
  g_ptr_array_sort (remarks, compare_remarks);
  return remarks;
}

static gint64
make (TdDatabase *db,
      const TdSheetProposalOptions *options,
      const TdScoreSheet *sheet,
      GArray *pairs,
      GArray *places,
      TdDate today,
      GPtrArray **whys,
      TdProgress *progress,
      GError **error)
{
  g_autofree char *name = g_path_get_basename (options->scores);
  TdProposalSheet proposal = {
    .program_id = options->program_id,
    .objective = options->objective,
    .replaces = options->replaces,
    .name = name,
    .minimise = options->rules.minimise,
    .ignore_rules = options->ignore_rules,
    .pairs = pairs,
    .places = places,
  };

  return td_proposal_make_from_sheet (db, &proposal, today, whys, progress, error);
}

gint64
td_sheet_proposal_make (TdDatabase *db,
                        const TdSheetProposalOptions *options,
                        TdDate today,
                        GPtrArray **remarks,
                        TdProgress *progress,
                        GError **error)
{
  GCancellable *cancellable = td_database_get_cancellable (db);
  g_autoptr (TdScoreSheet) sheet =
      td_score_sheet_read (options->scores, options->capacity, &options->rules, cancellable, error);
  g_auto (Side) mentors = { 0 };
  g_auto (Side) mentees = { 0 };
  g_autoptr (GPtrArray) whys = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) places = NULL;
  gint64 id;

  side_init (&mentors, "mentor");
  side_init (&mentees, "mentee");
  if (sheet == NULL || !check_scores (options, sheet, error) ||
      !load_side (db, options->program_id, &mentors, error) ||
      !load_side (db, options->program_id, &mentees, error) ||
      !match_names (options, &mentors, sheet->mentors, error) ||
      !match_names (options, &mentees, sheet->mentees, error))
    return 0;
  pairs = list_pairs (sheet, &mentees, &mentors);
  places = options->capacity ? list_places (sheet, &mentors) : NULL;
  id = make (db, options, sheet, pairs, places, today, &whys, progress, error);
  if (id && remarks)
    *remarks = list_remarks (sheet, pairs, whys);
  return id;
}
