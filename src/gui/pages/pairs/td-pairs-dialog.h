/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"
#include "pairing/td-pair.h"

G_BEGIN_DECLS

/**
 * TdPairsDialog:
 *
 * A dialog that does one thing to one pair or to several at once. It is loaded before it is made:
 * where a pair is gone meanwhile the page says so and nothing opens.
 */
#define TD_TYPE_PAIRS_DIALOG (td_pairs_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdPairsDialog, td_pairs_dialog, TD, PAIRS_DIALOG, TdDialog)

struct _TdPairsDialogClass
{
  TdDialogClass parent_class;

  /* Fills the form: @first is the first of the pairs, @title its names or how many they are
   * (markup), @choice what td_pairs_dialog_open() was told. */
  void (*fill) (TdPairsDialog *dialog, const TdPair *first, const char *title, int choice);
};

/* Opens a dialog of a type below %TD_TYPE_PAIRS_DIALOG; @choice is for its fill(). */
void td_pairs_dialog_open (TdPage *page,
                           GType type,
                           const gint64 *pair_ids,
                           guint n_pairs,
                           int choice);

/* Of gint64, at least one (borrowed). */
GArray *td_pairs_dialog_get_pairs (TdPairsDialog *dialog);

G_END_DECLS
