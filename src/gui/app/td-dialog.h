/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/app/td-session.h"

G_BEGIN_DECLS

/**
 * TdDialog:
 *
 * A form in a window of its own that writes once and closes. Escape closes it without writing.
 *
 * Property "session" (#TdSession, construct only).
 */
#define TD_TYPE_DIALOG (td_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdDialog, td_dialog, TD, DIALOG, AdwWindow)

struct _TdDialogClass
{
  AdwWindowClass parent_class;

  /* Takes what the job gave (borrowed, nullable), before the dialog closes; nothing by default. */
  void (*written) (TdDialog *dialog, gpointer result);

  /* Tells why nothing was written, the dialog staying open; in a dialog of its own by default. */
  void (*failed) (TdDialog *dialog, const char *heading, const GError *error);
};

/* Borrowed. */
TdSession *td_dialog_get_session (TdDialog *dialog);

/**
 * td_dialog_write:
 * @toast: what to say when it is done, translated
 * @heading: what did not happen where the job fails, translated: "Not Saved"
 * @cancellable: (nullable): to cancel a long write
 * @data: taken over, freed with @data_free
 * @result_free: (nullable): for what @func gives
 *
 * Runs @func on the writer thread, then closes the dialog. A second call while the first is under
 * way does nothing, so that a key pressed twice does not write twice.
 */
void td_dialog_write (TdDialog *dialog,
                      const char *toast,
                      const char *heading,
                      GCancellable *cancellable,
                      TdJobFunc func,
                      gpointer data,
                      GDestroyNotify data_free,
                      GDestroyNotify result_free);

G_END_DECLS
