/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-candidate-words.h"

#include "base/td-decimal.h"
#include "base/td-text.h"
#include "candidates/td-line.h"
#include "candidates/td-points.h"
#include "gui/widgets/td-person-link.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

#include <glib/gi18n-lib.h>

/* "Analyst · Sales · Rotterdam · waiting 23 days" */
static char *
mentee_facts (gpointer object,
              const char *title,
              const char *department,
              const char *location,
              int days)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *waiting =
      days > 0
          ? g_strdup_printf (ngettext ("waiting %d day", "waiting %d days", (gulong) days), days)
          : g_strdup (_ ("waiting since today"));

  td_text_add_part (text, "%s", title);
  td_text_add_part (text, "%s", department);
  td_text_add_part (text, "%s", location);
  td_text_add_part (text, "%s", waiting);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
mentee_wants (gpointer object, const char *skills, double hours)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (skills && *skills)
    {
      /* Translators: the skills that a mentee wants to learn. */
      g_autofree char *wants = g_strdup_printf (_ ("Wants %s"), skills);

      td_text_add_part (text, "%s", wants);
    }
  if (hours > 0)
    {
      g_autofree char *time = g_strdup_printf (_ ("%g h a month"), hours);

      td_text_add_part (text, "%s", time);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The mentee, also where only the row of a draft knows her. */
static char *
shown_name (gpointer object, GObject *mentee, TdProposalRow *row)
{
  if (mentee)
    return td_person_link_dup_markup (TD_WAITING_MENTEE (mentee)->mentee_id,
                                      TD_WAITING_MENTEE (mentee)->name);
  return row ? td_person_link_dup_markup (row->mentee_id, row->mentee_name) : NULL;
}

static gboolean
has_either (gpointer object, GObject *mentee, GObject *row)
{
  return mentee || row;
}

static gboolean
has_wants (gpointer object, const char *skills, double hours)
{
  return (skills && *skills) || hours > 0;
}

static char *
mentee_wishes (gpointer object, const char *wishes)
{
  return wishes && *wishes ? g_strdup_printf (_ ("Wishes for %s"), wishes) : NULL;
}

static char *
mentor_facts (gpointer object, const char *department, int places_left, int places)
{
  g_autoptr (GString) text = g_string_new (NULL);
  /* Translators: places of a mentor: free ones, all. */
  g_autofree char *free_places = g_strdup_printf (_ ("%d of %d free"), places_left, places);

  td_text_add_part (text, "%s", department);
  td_text_add_part (text, "%s", free_places);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
rank_text (gpointer object, int rank, const char *blocked)
{
  return rank > 0 && blocked == NULL ? g_strdup_printf ("%d", rank) : NULL;
}

/* Against the mentor the row has: "+3", "−14". */
static char *
change_text (gpointer object, gboolean in_draft, gboolean current, int change, int largest)
{
  int percent =
      change < 0 ? -td_points_percent (-change, largest) : td_points_percent (change, largest);

  if (!in_draft || current)
    return NULL;
  return g_strdup_printf ("%s%d", percent < 0 ? "−" : "+", ABS (percent));
}

static char *
choose_label (gpointer object, gboolean in_draft)
{
  return td_text_drop_mnemonic (in_draft ? _ ("_Choose") : _ ("_Pair"));
}

static char *
lock_label (gpointer object, gboolean locked)
{
  return g_strdup (locked ? _ ("Un_lock") : _ ("_Lock"));
}

static gboolean
is_free (gpointer object, const char *blocked)
{
  return blocked == NULL;
}

/* Whether a click does something. */
static gboolean
is_open (gpointer object, const char *blocked, gboolean current)
{
  return blocked == NULL && !current;
}

/* A rule that blocks is the coordinator's to overrule, for one pair that she enters herself; what
 * she forbade she takes back first. */
static gboolean
may_anyway (gpointer object, const char *blocked, gboolean in_draft, gboolean forbidden)
{
  return blocked && !in_draft && !forbidden;
}

/* A mentor without a place left in the draft is got by a swap with one who has him. */
static gboolean
may_swap (gpointer object, const char *blocked, gboolean in_draft, gboolean forbidden)
{
  return in_draft && !forbidden && g_strcmp0 (blocked, "capacity") == 0;
}

/* What he is in the mentee's reporting line is flagged where no rule says it already. */
static gboolean
has_line (gpointer object, int line, const char *blocked)
{
  return line != TD_LINE_NONE && blocked == NULL;
}

static char *
line_words (gpointer object, int line)
{
  return g_strdup (td_line_get_label ((TdLine) line));
}

/* Why he is not ranked. */
static char *
blocked_words (gpointer object, const char *blocked, gboolean forbidden)
{
  return g_strdup (forbidden ? _ ("Forbidden: no proposal has this pair") : blocked);
}

/* Whether choosing this mentor would change the draft's total. */
static gboolean
has_change (gpointer object, gboolean in_draft, const char *blocked, gboolean current)
{
  return in_draft && is_open (object, blocked, current);
}

static char *
show_all_label (gpointer object, guint n)
{
  return g_strdup_printf (_ ("Show _All %u Mentors"), n);
}

static gboolean
has_more (gpointer object, guint n, guint shown)
{
  return n > shown;
}

/* What the draft has for the mentee. */
static char *
row_text (gpointer object, const char *mentor, int percent, gint64 pair_id, const char *blocked)
{
  g_autoptr (GPtrArray) counts = td_points_blocked_from_json (blocked);
  g_autofree char *why = td_points_dup_text (counts);
  g_autofree char *fit = NULL;

  if (pair_id)
    return g_strdup_printf (_ ("Released with %s"), mentor);
  if (mentor == NULL && *why)
    /* Translators: which rules block how many mentors. */
    return g_strdup_printf (_ ("Without a mentor: %s"), why);
  if (mentor == NULL)
    return g_strdup (_ ("Without a mentor in this draft"));
  fit = td_decimal_format_share (percent / 100.0, 0);
  /* Translators: the mentor in the draft, and how well the two fit, a percentage. */
  return g_strdup_printf (_ ("In the draft with %s, fit %s"), mentor, fit);
}

void
td_candidate_words_bind (GtkWidgetClass *klass)
{
#define BIND(function) gtk_widget_class_bind_template_callback (klass, function)
  BIND (mentee_facts);
  BIND (mentee_wants);
  BIND (shown_name);
  BIND (has_either);
  BIND (has_wants);
  BIND (mentee_wishes);
  BIND (mentor_facts);
  BIND (rank_text);
  BIND (change_text);
  BIND (choose_label);
  BIND (lock_label);
  BIND (is_free);
  BIND (is_open);
  BIND (may_anyway);
  BIND (may_swap);
  BIND (has_line);
  BIND (line_words);
  BIND (blocked_words);
  BIND (has_change);
  BIND (show_all_label);
  BIND (has_more);
  BIND (row_text);
#undef BIND
}
