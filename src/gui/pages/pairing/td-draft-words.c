/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-words.h"

#include "base/td-decimal.h"
#include "candidates/td-points.h"

#include <glib/gi18n-lib.h>

char *
td_draft_title (gpointer object, TdProposal *draft)
{
  g_autofree char *day = NULL;

  if (draft == NULL)
    return g_strdup ("");
  day = td_date_format (draft->made_on);
  if (g_strcmp0 (draft->state, "released") == 0)
    /* Translators: a proposal with its number and its day: "Released 7 of 21 Nov 2026". */
    return g_strdup_printf (_ ("Released %d of %s"), (int) draft->id, day);
  if (g_strcmp0 (draft->state, "discarded") == 0)
    /* Translators: a proposal with its number and its day: "Discarded 7 of 21 Nov 2026". */
    return g_strdup_printf (_ ("Discarded %d of %s"), (int) draft->id, day);
  /* Translators: a proposal with its number and its day: "Draft 7 of 21 Nov 2026". */
  return g_strdup_printf (_ ("Draft %d of %s"), (int) draft->id, day);
}

const char *
td_draft_objective_words (const char *code)
{
  static const struct
  {
    const char *code;
    const char *words;
  } objectives[] = {
    { "total", N_ ("most people matched, then best fit") },
    { "score", N_ ("best fit in all") },
    { "fair", N_ ("weakest pair as good as possible") },
    { "stable", N_ ("by their wishes only") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (objectives); i++)
    if (g_strcmp0 (code, objectives[i].code) == 0)
      return _ (objectives[i].words);
  return code ? code : "";
}

char *
td_draft_matched (gpointer object, TdProposal *draft)
{
  if (draft == NULL)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%d of %d mentee matched", "%d of %d mentees matched",
                                    (gulong) draft->mentees),
                          draft->matched, draft->mentees);
}

char *
td_draft_matched_of (gpointer object, TdProposal *draft)
{
  if (draft == NULL)
    return g_strdup ("");
  return g_strdup_printf (_ ("%d of %d"), draft->matched, draft->mentees);
}

char *
td_draft_aim (gpointer object, TdProposal *draft)
{
  return g_strdup (draft ? td_draft_objective_words (draft->objective) : "");
}

char *
td_draft_points (gint64 points, int largest)
{
  return g_strdup_printf ("%'d", td_points_percent (points, largest));
}

char *
td_draft_change (gint64 points, int largest)
{
  int percent = td_points_percent (ABS (points), largest);

  if (percent == 0)
    return g_strdup ("±0");
  return g_strdup_printf ("%s%'d", points < 0 ? "−" : "+", percent);
}

/* Her own scores are shown as they are; costs are below 0. */
static gboolean
is_sheet (TdProposal *draft)
{
  return g_strcmp0 (draft->scope, "sheet") == 0;
}

char *
td_draft_sum (TdProposal *draft, gint64 points)
{
  return is_sheet (draft) ? g_strdup_printf ("%'" G_GINT64_FORMAT, ABS (points))
                          : td_draft_points (points, draft->largest_score);
}

/* "Fit 32 % on average, 380 in all". The sum is what is proven: fewer pairs could have a better
 * average. */
static char *
fit_words (TdProposal *draft)
{
  g_autofree char *all = td_draft_sum (draft, draft->total);
  g_autofree char *average = NULL;

  if (draft->matched == 0)
    return g_strdup_printf (_ ("Fit %s in all"), all);
  average = td_decimal_format_share (
      td_points_percent (draft->total, (gint64) draft->largest_score * draft->matched) / 100.0, 0);
  /* Translators: of the pairs of a draft: "Fit 32 % on average, 380 in all". */
  return g_strdup_printf (_ ("Fit %s on average, %s in all"), average, all);
}

/* The sum, what is proven of it, and what changes by hand took from the best. */
static char *
total_words (TdProposal *draft)
{
  g_autofree char *all = td_draft_sum (draft, draft->total);
  g_autofree char *lost = td_draft_sum (draft, draft->best_total - draft->total);
  g_autofree char *fit = NULL;
  gboolean best = draft->best_total <= draft->total;

  if (is_sheet (draft))
    return best ? g_strdup_printf (_ ("Scores of %s in all · proven best"), all)
                : g_strdup_printf (_ ("Scores of %s in all · %s from the best"), all, lost);
  fit = fit_words (draft);
  if (g_strcmp0 (draft->objective, "stable") == 0)
    /* Translators: “Fit 32 % on average, 380 in all”. */
    return g_strdup_printf (_ ("%s · no two would rather have each other"), fit);
  /* Translators: “Fit 32 % on average, 380 in all”. */
  return best ? g_strdup_printf (_ ("%s · proven best"), fit)
              /* Translators: “Fit 32 % on average, 380 in all”, so much fit. */
              : g_strdup_printf (_ ("%s · %s below the best"), fit, lost);
}

char *
td_draft_total (gpointer object, TdProposal *draft)
{
  g_autofree char *total = NULL;
  g_autofree char *second = NULL;

  if (draft == NULL)
    return g_strdup ("");
  total = total_words (draft);
  if (draft->second_matched == 0)
    return g_steal_pointer (&total);
  second = g_strdup_printf (ngettext ("%d second mentor", "%d second mentors",
                                      (gulong) draft->second_matched),
                            draft->second_matched);
  return g_strdup_printf (_ ("%s · %s"), total, second);
}

static const char *
scope_words (const char *scope)
{
  if (g_strcmp0 (scope, "selection") == 0)
    return _ ("For the selection");
  if (g_strcmp0 (scope, "late") == 0)
    return _ ("For late enrolments");
  if (g_strcmp0 (scope, "sheet") == 0)
    return _ ("From a score sheet");
  return _ ("For everyone who waits");
}

char *
td_draft_made_for (gpointer object, TdProposal *draft)
{
  if (draft == NULL)
    return g_strdup ("");
  return g_strdup_printf (_ ("%s · %s"), scope_words (draft->scope),
                          td_draft_objective_words (draft->objective));
}

char *
td_draft_fit (gpointer object, gint64 mentor_id, int percent)
{
  return mentor_id ? td_decimal_format_share (ABS (percent) / 100.0, 0) : NULL;
}

char *
td_draft_score (gpointer object, gint64 mentor_id, int percent, gboolean own_score)
{
  if (mentor_id && own_score)
    return g_strdup_printf ("%d", ABS (percent));
  return td_draft_fit (object, mentor_id, percent);
}

char *
td_draft_mentor (gpointer object, const char *name)
{
  return g_strdup (name ? name : _ ("Nobody"));
}

/* --- Of the panel alone --- */

static char *
release_label (gpointer object, int n)
{
  return g_strdup_printf (_ ("_Release All %d"), n);
}

static char *
release_selected_label (gpointer object, guint n)
{
  /* Translators: a button beside “Release All”: release the selected pairs only. */
  return n > 1 ? g_strdup_printf (_ ("Only %u _Selected"), n) : g_strdup (_ ("Only _Selected"));
}

static char *
unmatched_label (gpointer object, int matched, int mentees)
{
  int n = mentees - matched;

  return g_strdup_printf (ngettext ("%d unmatched, _why?", "%d unmatched, _why?", (gulong) n), n);
}

static gboolean
is_more (gpointer object, guint n)
{
  return n > 1;
}

static gboolean
is_none (gpointer object, guint n)
{
  return n == 0;
}

static gboolean
has_unmatched (gpointer object, int matched, int mentees)
{
  return matched < mentees;
}

static gboolean
has_no_mentor (gpointer object, gint64 mentor_id)
{
  return mentor_id == 0;
}

void
td_draft_words_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, td_draft_title);
  gtk_widget_class_bind_template_callback (klass, td_draft_matched_of);
  gtk_widget_class_bind_template_callback (klass, td_draft_aim);
  gtk_widget_class_bind_template_callback (klass, td_draft_matched);
  gtk_widget_class_bind_template_callback (klass, td_draft_total);
  gtk_widget_class_bind_template_callback (klass, td_draft_made_for);
  gtk_widget_class_bind_template_callback (klass, td_draft_fit);
  gtk_widget_class_bind_template_callback (klass, td_draft_score);
  gtk_widget_class_bind_template_callback (klass, td_draft_mentor);
  gtk_widget_class_bind_template_callback (klass, release_label);
  gtk_widget_class_bind_template_callback (klass, release_selected_label);
  gtk_widget_class_bind_template_callback (klass, unmatched_label);
  gtk_widget_class_bind_template_callback (klass, is_more);
  gtk_widget_class_bind_template_callback (klass, is_none);
  gtk_widget_class_bind_template_callback (klass, has_unmatched);
  gtk_widget_class_bind_template_callback (klass, has_no_mentor);
}
