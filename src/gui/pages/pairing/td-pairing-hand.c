/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-pairing-page-private.h"

#include "gui/pages/pairing/td-explain-dialog.h"
#include "gui/pages/pairing/td-manual-pair.h"

/* --- Going about --- */

/* Enter on a mentee goes on to the mentors, Escape comes back. */
static void
choose_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  td_pairing_page_set_pane (self, "candidates");
  td_candidates_panel_focus (self->panel);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  if (self->panes == 1)
    td_pairing_page_set_pane (self, "lists");
  if (gtk_stack_get_visible_child (self->lists) == GTK_WIDGET (self->waiting))
    td_waiting_panel_focus (self->waiting);
  else
    td_draft_panel_focus (self->draft_panel);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  /* A draft is left by what leads out of it, not by a search. */
  if (td_pairing_page_shows_draft (self))
    {
      gtk_widget_activate_action (widget, "win.find", NULL);
      return;
    }
  if (self->panes == 1)
    td_pairing_page_set_pane (self, "lists");
  gtk_stack_set_visible_child (self->lists, GTK_WIDGET (self->waiting));
  td_waiting_panel_start_search (self->waiting);
}

static void
show_mentee_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  gint64 mentee_id = g_variant_get_int64 (target);

  if (td_pairing_page_shows_draft (self))
    td_draft_panel_show_mentee (self->draft_panel, mentee_id);
  else
    td_waiting_panel_select (self->waiting, mentee_id);
}

/* --- Why --- */

/* Why a mentee has the mentor that the draft gave her, or what is in her way while she waits. */
static void
explain_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  TdProposal *draft =
      td_pairing_page_shows_draft (self) ? td_draft_panel_get_draft (self->draft_panel) : NULL;

  td_explain_dialog_open (widget, td_page_get_session (TD_PAGE (self)), draft ? draft->id : 0,
                          g_variant_get_int64 (target), 0);
}

static void
explain_mentor_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  TdWaitingMentee *mentee = td_candidates_panel_get_mentee (self->panel);

  if (mentee)
    td_explain_dialog_open (widget, td_page_get_session (TD_PAGE (self)), 0, mentee->mentee_id,
                            g_variant_get_int64 (target));
}

/* --- By hand --- */

/* The row of the draft that is looked at, where it is about this mentee; 0 for a pair of its own.
 */
static gint64
row_of (TdPairingPage *self, gint64 mentee_id)
{
  TdProposalRow *row =
      td_pairing_page_shows_draft (self) ? td_draft_panel_get_row (self->draft_panel) : NULL;

  return row && row->mentee_id == mentee_id && row->pair_id == 0 ? row->id : 0;
}

static void
pair_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  gint64 mentee_id, mentor_id;

  g_variant_get (target, "(xx)", &mentee_id, &mentor_id);
  td_manual_pair_start (TD_PAGE (self), mentee_id, mentor_id, row_of (self, mentee_id));
}

static void
pair_shown_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  TdWaitingMentee *mentee = td_candidates_panel_get_mentee (self->panel);

  if (mentee)
    td_manual_pair_start (TD_PAGE (self), mentee->mentee_id, g_variant_get_int64 (target),
                          row_of (self, mentee->mentee_id));
}

static void
settle_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  TdWaitingMentee *mentee = td_candidates_panel_get_mentee (self->panel);
  g_autoptr (TdRankedMentor) mentor = NULL;
  const char *kind;
  gint64 mentor_id;

  g_variant_get (target, "(x&s)", &mentor_id, &kind);
  mentor = td_candidates_panel_find (self->panel, mentor_id);
  if (mentee && mentor)
    td_manual_pair_settle (TD_PAGE (self), mentee, mentor, kind);
}

void
td_pairing_hand_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "pairing.choose", NULL, choose_cb);
  gtk_widget_class_install_action (klass, "pairing.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "pairing.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "pairing.show-mentee", "x", show_mentee_cb);
  gtk_widget_class_install_action (klass, "pairing.pair", "(xx)", pair_cb);
  gtk_widget_class_install_action (klass, "pairing.pair-shown", "x", pair_shown_cb);
  gtk_widget_class_install_action (klass, "pairing.settle", "(xs)", settle_cb);
  gtk_widget_class_install_action (klass, "pairing.explain", "x", explain_cb);
  gtk_widget_class_install_action (klass, "pairing.explain-mentor", "x", explain_mentor_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "pairing.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "pairing.find", NULL);
}
