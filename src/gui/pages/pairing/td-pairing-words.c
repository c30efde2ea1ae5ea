/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-pairing-words.h"

#include <glib/gi18n-lib.h>

static char *
waiting_title (gpointer object, guint n)
{
  return g_strdup_printf (_ ("Waiting (%u)"), n);
}

static char *
draft_title (gpointer object, int n)
{
  return g_strdup_printf (_ ("Draft (%d)"), n);
}

static char *
propose_tooltip (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("Find the best pairs for the %u mentee who waits",
                                    "Find the best pairs for all %u mentees who wait", n),
                          n);
}

/* It is the next thing to do until there is a draft. */
static char **
propose_classes (gpointer object, GObject *draft)
{
  static const char *const next[] = { "text-button", "suggested-action", NULL };
  static const char *const other[] = { "text-button", NULL };

  return g_strdupv ((char **) (draft ? other : next));
}

static gboolean
is_pane (const char *pane, const char *name)
{
  return g_strcmp0 (pane, name) == 0;
}

static gboolean
shows_lists (gpointer object, guint panes, const char *pane)
{
  return panes >= 2 || is_pane (pane, "lists");
}

static gboolean
shows_candidates (gpointer object, guint panes, const char *pane)
{
  return panes == 3 || is_pane (pane, "candidates");
}

static gboolean
shows_mentors (gpointer object, guint panes, const char *pane)
{
  return panes == 3 || is_pane (pane, "mentors");
}

static int
lists_width (gpointer object, guint panes)
{
  return panes == 1 ? -1 : 300;
}

/* What does not fit beside each other stands below each other. */
static GtkOrientation
bar_orientation (gpointer object, guint panes)
{
  return panes == 1 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
is_folded (gpointer object, guint panes)
{
  return panes == 1;
}

static gboolean
is_unfolded (gpointer object, guint panes)
{
  return panes > 1;
}

static gboolean
is_narrowed (gpointer object, guint panes)
{
  return panes < 3;
}

static gboolean
has_all_panes (gpointer object, guint panes)
{
  return panes == 3;
}

/* The draft that takes places, while it is looked at. */
static gint64
shown_proposal (gpointer object, const char *list, gint64 draft_id)
{
  return g_strcmp0 (list, "draft") == 0 ? draft_id : 0;
}

/* The rules that are tried, while they are looked at. */
static GPtrArray *
shown_trial (gpointer object, const char *list, GPtrArray *trial)
{
  return trial && g_strcmp0 (list, "rules") == 0 ? g_ptr_array_ref (trial) : NULL;
}

/* Rules that are tried wait for her to keep them or to put them back. */
static char *
rules_title (gpointer object, gpointer trial)
{
  /* Translators: the dot says that some are changed and not kept yet. */
  return g_strdup (trial ? _ ("Rules •") : _ ("Rules"));
}

void
td_pairing_words_bind (GtkWidgetClass *klass)
{
#define BIND(function) gtk_widget_class_bind_template_callback (klass, function)
  BIND (waiting_title);
  BIND (draft_title);
  BIND (propose_tooltip);
  BIND (propose_classes);
  BIND (shows_lists);
  BIND (shows_candidates);
  BIND (shows_mentors);
  BIND (lists_width);
  BIND (bar_orientation);
  BIND (is_folded);
  BIND (is_unfolded);
  BIND (is_narrowed);
  BIND (has_all_panes);
  BIND (shown_proposal);
  BIND (shown_trial);
  BIND (rules_title);
#undef BIND
}
