/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-program-start.h"

#include "gui/widgets/td-closures.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

struct _TdProgramStart
{
  TdPage parent_instance;

  /* Template children. */
  GListModel *programs;
};

G_DEFINE_FINAL_TYPE (TdProgramStart, td_program_start, TD_TYPE_PAGE)

static char *
program_title (gpointer object, guint n_programs)
{
  return g_strdup (n_programs ? _ ("Choose a Programme") : _ ("Create a Programme First"));
}

static char **
program_classes (gpointer object, guint n_programs)
{
  static const char *const next[] = { "text-button", "pill", "suggested-action", NULL };
  static const char *const other[] = { "text-button", "pill", NULL };

  return g_strdupv ((char **) (n_programs ? other : next));
}

static char *
program_facts (gpointer object, int mentees, int mentors, int pairs)
{
  g_autofree char *said_mentees =
      g_strdup_printf (ngettext ("%d mentee", "%d mentees", (gulong) mentees), mentees);
  g_autofree char *said_mentors =
      g_strdup_printf (ngettext ("%d mentor", "%d mentors", (gulong) mentors), mentors);
  g_autofree char *said_pairs =
      g_strdup_printf (ngettext ("%d pair", "%d pairs", (gulong) pairs), pairs);

  /* Translators: of a programme: "7 mentees, 2 mentors, 7 pairs". */
  return g_strdup_printf (_ ("%s, %s, %s"), said_mentees, said_mentors, said_pairs);
}

static void
choose_program (TdProgramStart *self, guint position)
{
  g_autoptr (GObject) program = g_list_model_get_item (self->programs, position);
  gint64 id = 0;

  g_object_get (program, "id", &id, NULL);
  td_session_set_program_id (td_page_get_session (TD_PAGE (self)), id);
}

static void
activated_cb (TdProgramStart *self, guint position)
{
  choose_program (self, position);
}

static void
td_program_start_reload (TdPage *page)
{
  TdProgramStart *self = TD_PROGRAM_START (page);

  if (td_page_get_program_id (page) == 0 && gtk_widget_get_mapped (GTK_WIDGET (page)) &&
      g_list_model_get_n_items (self->programs) == 1)
    choose_program (self, 0);
}

/* The programmes come later than the page. */
static void
programs_changed_cb (TdProgramStart *self)
{
  if (td_page_get_session (TD_PAGE (self)))
    td_page_queue_reload (TD_PAGE (self));
}

static void
td_program_start_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_program_start_parent_class)->map (widget);
  programs_changed_cb (TD_PROGRAM_START (widget));
}

static void
td_program_start_class_init (TdProgramStartClass *klass)
{
  static const char *const tables[] = { "program", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = td_program_start_map;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_program_start_reload;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-program-start.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgramStart, programs);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, programs_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, program_title);
  gtk_widget_class_bind_template_callback (widget_class, program_classes);
  gtk_widget_class_bind_template_callback (widget_class, program_facts);
  td_closures_bind (widget_class);
}

static void
td_program_start_init (TdProgramStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
