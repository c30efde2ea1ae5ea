/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-why-private.h"

#include "base/td-decimal.h"
#include "candidates/td-points.h"

#include <glib/gi18n-lib.h>

/* So many mentors are named whom to ask. */
#define MOST_MENTORS 5

static const TdField why_line_fields[] = {
  TD_FIELD (TdWhyLine, title, TD_FIELD_TEXT),
  TD_FIELD (TdWhyLine, value, TD_FIELD_TEXT),
  TD_FIELD (TdWhyLine, text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdWhyLine, td_why_line, why_line_fields)

TdWhy *
td_why_new (void)
{
  TdWhy *self = g_new0 (TdWhy, 1);

  self->points = g_ptr_array_new_with_free_func (g_object_unref);
  self->alternatives = g_ptr_array_new_with_free_func (g_object_unref);
  self->wishes = g_ptr_array_new_with_free_func (g_object_unref);
  self->obstacles = g_ptr_array_new_with_free_func (g_object_unref);
  self->mentors = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
td_why_free (TdWhy *self)
{
  if (self == NULL)
    return;
  g_free (self->mentee_name);
  g_free (self->mentor_name);
  g_free (self->sentence);
  g_free (self->cost);
  g_free (self->note);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->alternatives);
  g_ptr_array_unref (self->wishes);
  g_ptr_array_unref (self->obstacles);
  g_ptr_array_unref (self->mentors);
  g_free (self);
}

void
td_why_add (GPtrArray *section, const char *title, char *value, char *text)
{
  TdWhyLine *line = g_object_new (TD_TYPE_WHY_LINE, NULL);

  td_record_set_text (&line->title, title);
  td_record_take_text (&line->value, value);
  td_record_take_text (&line->text, text);
  g_ptr_array_add (section, line);
}

char *
td_why_count_mentors (int n)
{
  return g_strdup_printf (ngettext ("%d mentor", "%d mentors", (gulong) n), n);
}

/* --- A row of a proposal --- */

static char *
percent_text (int percent)
{
  return td_decimal_format_share (percent / 100.0, 0);
}

/* The second sentence below the first, either may be NULL; takes both. */
static char *
take_sentences (char *first, char *second)
{
  char *both;

  if (first == NULL || second == NULL)
    return first ? first : second;
  both = g_strdup_printf ("%s %s", first, second);
  g_free (first);
  g_free (second);
  return both;
}

static char *
moved_text (int moved)
{
  return moved > 1
             ? g_strdup_printf (ngettext ("%d person would have another mentor.",
                                          "%d people would have another mentor.", (gulong) moved),
                                moved)
             : NULL;
}

/* What an alternative costs all pairs together, in hundredths of the largest fit. */
static char *
cost_text (gint64 points, int largest, gboolean exact)
{
  int percent = td_points_percent (points, largest);

  if (!exact)
    return percent > 0
               ? g_strdup_printf (_ ("Costs everyone together %d %% of a fit or more."), percent)
               : NULL;
  if (percent <= 0)
    return g_strdup (_ ("Costs everyone together next to nothing."));
  return g_strdup_printf (_ ("Costs everyone together %d %% of a fit."), percent);
}

static void
add_alternative (TdWhy *self, const TdAlternative *other, int largest)
{
  char *cost = other->exact ? cost_text (other->cost, largest, TRUE)
                            : cost_text (other->least_cost, largest, FALSE);
  char *text = take_sentences (g_strdup (other->why_not), cost);

  if (other->exact && other->matched_change < 0)
    text = take_sentences (text, g_strdup (_ ("Somebody else would stay without a mentor.")));
  if (other->exact)
    text = take_sentences (text, moved_text (other->moved));
  td_why_add (self->alternatives, other->name, percent_text (other->percent), text);
}

static void
add_wish (TdWhy *self, const TdWishOutcome *wish)
{
  g_autofree char *title = g_strcmp0 (wish->by, "mentor") == 0
                               /* Translators: a mentor who wished for the mentee. */
                               ? g_strdup_printf (_ ("%s wished for her or him"), wish->name)
                               /* Translators: which wish it was: 1 the first; a name. */
                               : g_strdup_printf (_ ("Wish %d: %s"), wish->rank, wish->name);

  td_why_add (self->wishes, title, g_strdup (wish->label), g_strdup (wish->because));
}

static void
add_obstacle (TdWhy *self, const TdObstacle *obstacle)
{
  char *text = NULL;

  if (obstacle->only > 0)
    text = g_strdup_printf (ngettext ("Nothing else stands in the way of %d of them.",
                                      "Nothing else stands in the way of %d of them.",
                                      (gulong) obstacle->only),
                            obstacle->only);
  if (obstacle->helps)
    text = take_sentences (text, obstacle->mentor_name
                                     ? g_strdup_printf (_ ("Without this rule it would be %s."),
                                                        obstacle->mentor_name)
                                     : g_strdup (_ ("Without this rule there would be a mentor.")));
  td_why_add (self->obstacles, obstacle->label, td_why_count_mentors (obstacle->mentors), text);
}

static void
add_price (TdWhy *self, const TdPriceReason *reason)
{
  td_why_add (self->alternatives, reason->name, percent_text (reason->percent),
              g_strdup (reason->text));
}

/* Whom to ask for one more place: those whom it would help. */
static gboolean
add_mentors (TdWhy *self, TdDatabase *db, gint64 proposal_id, int largest, GError **error)
{
  g_autoptr (GPtrArray) values = td_explain_mentors (db, proposal_id, error);

  for (guint i = 0; values && i < values->len && self->mentors->len < MOST_MENTORS; i++)
    {
      const TdMentorValue *value = values->pdata[i];

      if (value->price > 0)
        td_why_add (self->mentors, value->name,
                    /* Translators: places of a mentor: used ones, all. */
                    g_strdup_printf (_ ("%d of %d used"), value->used, value->places),
                    value->matches
                        ? g_strdup (_ ("One place more is one mentee more with a mentor."))
                        : g_strdup_printf (_ ("One place more adds up to %d %% of a fit."),
                                           td_points_percent (value->points, largest)));
    }
  return values != NULL;
}

static char *
edit_text (const TdExplanation *explanation)
{
  const char *name = explanation->proven_name;

  if (!explanation->row->by_hand)
    return NULL;
  return name ? g_strdup_printf (_ ("Changed by hand; the best was %s."), name)
              : g_strdup (_ ("Changed by hand; the best was to leave this mentee without."));
}

static char *
note_text (const TdExplanation *explanation)
{
  if (explanation->rules_changed)
    return g_strdup (_ ("The rules have changed since; this is as the draft was made."));
  return explanation->people_changed
             ? g_strdup (_ ("People have changed since; this is as the draft was made."))
             : NULL;
}

/* The points stand below; this is what they come to among all others. */
static char *
pair_text (const TdExplanation *explanation)
{
  const TdProposalRow *row = explanation->row;

  if (row->mentor_id == 0 || row->mentee_rank == 0)
    return g_strdup (explanation->sentence);
  return row->mentor_rank > 0
             /* Translators: how the two rank each other among all others they might have. */
             ? g_strdup_printf (_ ("Of all mentors number %d for this mentee, who is number %d of "
                                   "all mentees for the mentor."),
                                row->mentee_rank, row->mentor_rank)
             : g_strdup_printf (_ ("Of all mentors number %d for this mentee."), row->mentee_rank);
}

static TdWhy *
why_of_row (const TdExplanation *explanation)
{
  TdWhy *self = td_why_new ();

  self->mentee_name = g_strdup (explanation->row->mentee_name);
  self->mentor_name = g_strdup (explanation->row->mentor_name);
  self->percent = explanation->row->percent;
  self->sentence = take_sentences (pair_text (explanation), edit_text (explanation));
  self->cost = g_strdup (explanation->smallest_change);
  self->note = note_text (explanation);
  for (guint i = 0; explanation->criteria && i < explanation->criteria->len; i++)
    g_ptr_array_add (self->points, g_object_ref (explanation->criteria->pdata[i]));
  for (guint i = 0; explanation->alternatives && i < explanation->alternatives->len; i++)
    add_alternative (self, explanation->alternatives->pdata[i], explanation->largest);
  for (guint i = 0; explanation->wishes && i < explanation->wishes->len; i++)
    add_wish (self, explanation->wishes->pdata[i]);
  for (guint i = 0; explanation->obstacles && i < explanation->obstacles->len; i++)
    add_obstacle (self, explanation->obstacles->pdata[i]);
  for (guint i = 0; explanation->prices && i < explanation->prices->len; i++)
    add_price (self, explanation->prices->pdata[i]);
  return self;
}

TdWhy *
td_why_load_row (TdDatabase *db, gint64 proposal_id, gint64 mentee_id, GError **error)
{
  g_autoptr (TdExplanation) explanation = td_explain_mentee (db, proposal_id, mentee_id, error);
  g_autoptr (TdWhy) self = NULL;

  if (explanation == NULL)
    return NULL;
  self = why_of_row (explanation);
  if (explanation->row->mentor_id == 0 &&
      !add_mentors (self, db, proposal_id, explanation->largest, error))
    return NULL;
  return g_steal_pointer (&self);
}
