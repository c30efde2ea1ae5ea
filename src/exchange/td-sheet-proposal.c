/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-proposal.h"

#include "base/td-error.h"
#include "exchange/td-sheet-names.h"
#include "proposal/td-proposal-sheet.h"

#include <glib/gi18n-lib.h>

static const TdField remark_fields[] = {
  TD_FIELD (TdSheetRemark, row, TD_FIELD_INT),      TD_FIELD (TdSheetRemark, mentor, TD_FIELD_TEXT),
  TD_FIELD (TdSheetRemark, mentee, TD_FIELD_TEXT),  TD_FIELD (TdSheetRemark, why, TD_FIELD_TEXT),
  TD_FIELD (TdSheetRemark, dropped, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdSheetRemark, td_sheet_remark, remark_fields)

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

/* Both sides, so that everything there is to correct is told at once. */
static gboolean
match_names (const TdSheetProposalOptions *options,
             const TdScoreSheet *sheet,
             TdSheetSide *mentors,
             TdSheetSide *mentees,
             GError **error)
{
  const char *const files[] = { options->scores, options->capacity, NULL };
  g_auto (TdSheetNames) names = { 0 };

  td_sheet_names_init (&names, files);
  td_sheet_names_match (&names, mentors, sheet->mentors);
  td_sheet_names_match (&names, mentees, sheet->mentees);
  return td_sheet_names_judge (&names, error);
}

static GArray *
list_pairs (const TdScoreSheet *sheet, const TdSheetSide *mentees, const TdSheetSide *mentors)
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
list_places (const TdScoreSheet *sheet, const TdSheetSide *mentors)
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
  g_auto (TdSheetSide) mentors = { 0 };
  g_auto (TdSheetSide) mentees = { 0 };
  g_autoptr (GPtrArray) whys = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) places = NULL;
  gint64 id;

  td_sheet_side_init (&mentors, "mentor");
  td_sheet_side_init (&mentees, "mentee");
  if (sheet == NULL || !check_scores (options, sheet, error) ||
      !td_sheet_side_load (&mentors, db, options->program_id, error) ||
      !td_sheet_side_load (&mentees, db, options->program_id, error) ||
      !match_names (options, sheet, &mentors, &mentees, error))
    return 0;
  pairs = list_pairs (sheet, &mentees, &mentors);
  places = options->capacity ? list_places (sheet, &mentors) : NULL;
  id = make (db, options, sheet, pairs, places, today, &whys, progress, error);
  if (id && remarks)
    *remarks = list_remarks (sheet, pairs, whys);
  return id;
}
