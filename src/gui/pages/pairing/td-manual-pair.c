/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-manual-pair.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "candidates/td-line.h"
#include "candidates/td-points.h"
#include "gui/frame/td-dialogs.h"
#include "gui/pages/pairing/td-swap-dialog.h"
#include "pairing/td-constraint.h"
#include "pairing/td-pair-life.h"
#include "people/td-employee.h"
#include "proposal/td-proposal-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who is to be paired, and how the two stand to each other. */
typedef struct
{
  TdPage *page; /* (nullable): held while a question is open */
  gint64 program_id;
  gint64 mentee_id;
  gint64 mentor_id;
  gint64 row_id;
  TdDate today;
  char *mentee_name;
  TdRankedMentor *ranked;
} Matter;

static Matter *
matter_copy (const Matter *matter)
{
  Matter *copy = g_new0 (Matter, 1);

  copy->program_id = matter->program_id;
  copy->mentee_id = matter->mentee_id;
  copy->mentor_id = matter->mentor_id;
  copy->row_id = matter->row_id;
  copy->today = matter->today;
  copy->mentee_name = g_strdup (matter->mentee_name);
  g_set_object (&copy->ranked, matter->ranked);
  return copy;
}

static void
matter_free (Matter *matter)
{
  g_clear_object (&matter->page);
  g_clear_object (&matter->ranked);
  g_free (matter->mentee_name);
  g_free (matter);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Matter, matter_free)

/* --- Looking it up --- */

static TdRankedMentor *
find_ranked (GPtrArray *mentors, gint64 mentor_id)
{
  for (guint i = 0; i < mentors->len; i++)
    if (((TdRankedMentor *) mentors->pdata[i])->mentor_id == mentor_id)
      return g_object_ref (mentors->pdata[i]);
  return NULL;
}

static gpointer
look_up_job (TdDatabase *db, gpointer data, GError **error)
{
  const Matter *asked = data;
  g_autoptr (Matter) matter = matter_copy (asked);
  g_autoptr (TdEmployee) mentee = td_employee_load (db, asked->mentee_id, error);
  g_autoptr (GPtrArray) mentors = NULL;

  if (mentee == NULL)
    return NULL;
  mentors = asked->row_id
                ? td_rank_mentors_for_row (db, asked->row_id, asked->today, error)
                : td_rank_mentors (db, asked->program_id, asked->mentee_id, asked->today, error);
  if (mentors == NULL)
    return NULL;
  matter->mentee_name = g_strdup (mentee->name);
  matter->ranked = find_ranked (mentors, asked->mentor_id);
  if (matter->ranked)
    return g_steal_pointer (&matter);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("This mentor is not ready to be paired in this programme."));
  return NULL;
}

/* --- Writing it --- */

static gpointer
pair_job (TdDatabase *db, gpointer data, GError **error)
{
  const Matter *matter = data;
  TdPairDraft draft = {
    .program_id = matter->program_id,
    .mentor_id = matter->mentor_id,
    .mentee_id = matter->mentee_id,
    .score = matter->ranked->score,
    .criteria = matter->ranked->criteria,
  };

  td_pair_add (db, &draft, matter->today, error);
  return NULL;
}

static gpointer
choose_job (TdDatabase *db, gpointer data, GError **error)
{
  const Matter *matter = data;

  td_proposal_set_mentor (db, matter->row_id, matter->mentor_id, matter->today, NULL, error);
  return NULL;
}

static char *
done_text (const Matter *matter)
{
  const TdRankedMentor *ranked = matter->ranked;
  int percent = td_points_percent (ABS (ranked->change), ranked->largest);

  if (matter->row_id)
    /* Translators: the change of the draft's total, such as “−14”. */
    return g_strdup_printf (_ ("Draft changed: %s%d in all"), ranked->change < 0 ? "−" : "+",
                            percent);
  /* Translators: mentor, mentee. */
  return g_strdup_printf (_ ("%s and %s are proposed as a pair"), ranked->name,
                          matter->mentee_name);
}

static void
write_matter (TdPage *page, const Matter *matter)
{
  g_autofree char *toast = done_text (matter);

  td_page_write (page, toast, matter->row_id ? choose_job : pair_job, matter_copy (matter),
                 (GDestroyNotify) matter_free, NULL, NULL);
}

/* --- Asking --- */

/* Whether one of the rules that block has this name. */
static gboolean
is_blocked_by (const TdRankedMentor *ranked, const char *rule)
{
  g_auto (GStrv) names =
      ranked->blocked ? g_strsplit (ranked->blocked, TD_LIST_SEPARATOR, -1) : NULL;

  return names && g_strv_contains ((const char *const *) names, rule);
}

/* What there is to consider, a line each. */
static char *
question_text (const Matter *matter)
{
  const TdRankedMentor *ranked = matter->ranked;
  g_autoptr (GString) text = g_string_new (NULL);

  if (ranked->blocked_text)
    /* Translators: which rules block, such as “the same team, no language in common”. */
    g_string_append_printf (text, _ ("Against the rules: %s."), ranked->blocked_text);
  if (ranked->line != TD_LINE_NONE)
    g_string_append_printf (text, "%s%s", text->len ? "\n\n" : "",
                            _ ("A line manager appraises; a mentor should not. The pair will be "
                               "marked wherever it is shown."));
  if (is_blocked_by (ranked, "veto"))
    g_string_append_printf (text, "%s%s", text->len ? "\n\n" : "",
                            _ ("One of them asked not to be paired with the other. Talk to both "
                               "first."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Matter) matter = user_data;

  if (td_dialogs_confirm_finish (result) && td_page_get_session (matter->page))
    write_matter (matter->page, matter);
}

static void
ask (TdPage *page, const Matter *matter)
{
  Matter *question = matter_copy (matter);
  g_autofree char *body = question_text (matter);
  g_autofree char *heading =
      /* Translators: mentor, mentee. */
      g_strdup_printf (_ ("Pair %s with %s?"), matter->ranked->name, matter->mentee_name);

  question->page = g_object_ref (page);
  td_dialogs_confirm_async (GTK_WIDGET (page), heading, body, _ ("_Pair Anyway"),
                            is_blocked_by (matter->ranked, "veto"), answered_cb, question);
}

/* Says why these two can't be put together; the rule in words. */
static void
refuse (TdPage *page, const Matter *matter)
{
  g_autofree char *text =
      matter->ranked->forbidden
          /* Translators: mentor, mentee. */
          ? g_strdup_printf (_ ("You forbade %s and %s. Allow the pair again first."),
                             matter->ranked->name, matter->mentee_name)
          /* Translators: mentor, mentee, the rule: “the same team”. */
          : g_strdup_printf (_ ("Not in this draft: %s for %s, %s."), matter->ranked->name,
                             matter->mentee_name, matter->ranked->blocked_text);

  td_session_tell (td_page_get_session (page), text);
}

static void
looked_up_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Matter) matter = result;
  const TdRankedMentor *ranked = matter->ranked;

  if (ranked->current)
    return;
  if (matter->row_id && g_strcmp0 (ranked->blocked, "capacity") == 0 && !ranked->forbidden)
    td_swap_dialog_show (page, matter->row_id, matter->mentor_id, ranked->name,
                         matter->mentee_name);
  else if (ranked->forbidden || (ranked->blocked && matter->row_id))
    refuse (page, matter);
  else if (ranked->blocked || (ranked->line != TD_LINE_NONE && matter->row_id == 0))
    ask (page, matter);
  else
    write_matter (page, matter);
}

void
td_manual_pair_start (TdPage *page, gint64 mentee_id, gint64 mentor_id, gint64 row_id)
{
  Matter *matter;

  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (mentee_id > 0 && mentor_id > 0);

  matter = g_new0 (Matter, 1);
  matter->program_id = td_page_get_program_id (page);
  matter->mentee_id = mentee_id;
  matter->mentor_id = mentor_id;
  matter->row_id = row_id;
  matter->today = td_page_get_today (page);
  td_page_read (page, look_up_job, matter, (GDestroyNotify) matter_free,
                (GDestroyNotify) matter_free, looked_up_cb);
}

/* --- Locking and forbidding --- */

typedef struct
{
  gint64 program_id;
  gint64 mentee_id;
  gint64 mentor_id;
  TdConstraintKind kind;
} Settlement;

static gpointer
settle_job (TdDatabase *db, gpointer data, GError **error)
{
  const Settlement *settlement = data;

  td_constraint_set (db, settlement->program_id, settlement->mentor_id, settlement->mentee_id,
                     settlement->kind, NULL, error);
  return NULL;
}

static TdConstraintKind
kind_from (const char *kind)
{
  if (strcmp (kind, "locked") == 0)
    return TD_CONSTRAINT_LOCKED;
  return strcmp (kind, "forbidden") == 0 ? TD_CONSTRAINT_FORBIDDEN : TD_CONSTRAINT_NONE;
}

static char *
settled_text (TdConstraintKind kind, const char *mentor, const char *mentee)
{
  switch (kind)
    {
    case TD_CONSTRAINT_LOCKED:
      /* Translators: mentor, mentee. */
      return g_strdup_printf (_ ("Locked: every proposal has %s with %s"), mentor, mentee);
    case TD_CONSTRAINT_FORBIDDEN:
      /* Translators: mentor, mentee. */
      return g_strdup_printf (_ ("Forbidden: no proposal has %s with %s"), mentor, mentee);
    case TD_CONSTRAINT_NONE:
    default:
      /* Translators: mentor, mentee; a lock or a ban was taken away. */
      return g_strdup_printf (_ ("%s and %s may be paired or not, as it comes out best"), mentor,
                              mentee);
    }
}

void
td_manual_pair_settle (TdPage *page,
                       const TdWaitingMentee *mentee,
                       const TdRankedMentor *mentor,
                       const char *kind)
{
  Settlement *settlement;
  g_autofree char *toast = NULL;

  g_return_if_fail (TD_IS_PAGE (page));

  settlement = g_new0 (Settlement, 1);
  settlement->program_id = td_page_get_program_id (page);
  settlement->mentee_id = mentee->mentee_id;
  settlement->mentor_id = mentor->mentor_id;
  settlement->kind = kind_from (kind);
  toast = settled_text (settlement->kind, mentor->name, mentee->name);
  td_page_write (page, toast, settle_job, settlement, g_free, NULL, NULL);
}
