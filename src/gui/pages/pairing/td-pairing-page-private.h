/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairing/td-candidates-panel.h"
#include "gui/pages/pairing/td-draft-panel.h"
#include "gui/pages/pairing/td-pairing-page.h"
#include "gui/pages/pairing/td-waiting-panel.h"

G_BEGIN_DECLS

struct _TdPairingPage
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  GtkStack *lists;
  GtkAdjustment *width;
  TdCandidatesPanel *panel;
  TdWaitingPanel *waiting;
  TdDraftPanel *draft_panel;

  char *pane;  /* the part shown where not all are: lists, candidates, mentors */
  guint panes; /* how many parts stand side by side */
  guint turn_source;
  gboolean made; /* a draft that is to be shown once it is loaded */
};

/* Whether a draft is looked at, not who waits or the rules. */
gboolean td_pairing_page_shows_draft (TdPairingPage *self);

/* Shows one of the parts, where not all are: "lists", "candidates", "mentors". */
void td_pairing_page_set_pane (TdPairingPage *self, const char *pane);

/* The actions and keys of the page's class that are about one mentee: going about between her and
 * the mentors, pairing by hand, locking and forbidding, and why. */
void td_pairing_hand_install (GtkWidgetClass *klass);

G_END_DECLS
