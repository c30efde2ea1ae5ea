/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-busy.h"

G_BEGIN_DECLS

/**
 * TdDialog:
 *
 * A window over another one, such as a form that writes once and closes. What it has under way is
 * shown below its body with how far it is, and stopped by Escape, by the button there, and by
 * closing; where nothing is, Escape closes.
 *
 * Properties: "session" (#TdSession, construct only), "body" (#GtkWidget, what is in it), "busy"
 * (#TdBusy), "writing" (td_dialog_write() is under way: the form waits).
 */
#define TD_TYPE_DIALOG (td_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdDialog, td_dialog, TD, DIALOG, AdwWindow)

struct _TdDialogClass
{
  AdwWindowClass parent_class;

  /* Takes what the job gave (borrowed, nullable), before the dialog closes; nothing by default. */
  void (*written) (TdDialog *dialog, gpointer result);

  /* The job has stopped, as she wished; nothing by default. */
  void (*stopped) (TdDialog *dialog);

  /* Tells why nothing was written, the dialog staying open; in a dialog of its own by default. */
  void (*failed) (TdDialog *dialog, const char *heading, const GError *error);

  /* Of td_dialog_keep_rows(): what is written in the dialog, on one line, and the same put into it
   * again. The rows by default. */
  char *(*dup_written) (TdDialog *dialog);
  void (*apply_written) (TdDialog *dialog, const char *text);
};

/* Borrowed. */
TdSession *td_dialog_get_session (TdDialog *dialog);
TdBusy *td_dialog_get_busy (TdDialog *dialog);
gboolean td_dialog_is_writing (TdDialog *dialog);

/* Of the next job, for its data: what is read is told to stop, for another takes its place. What
 * td_dialog_write() has under way goes on, since nothing takes its place. Borrowed. */
TdProgress *td_dialog_get_progress (TdDialog *dialog);

/**
 * td_dialog_write:
 * @toast: what to say when it is done, translated
 * @heading: what did not happen where the job fails, translated: "Not Saved"
 * @data: (nullable): taken over, freed with @data_free
 * @data_free: (nullable)
 * @result_free: (nullable): for what @func gives
 *
 * Runs @func on the writer thread, then closes the dialog. A second call while the first is under
 * way does nothing, so that a key pressed twice does not write twice.
 */
void td_dialog_write (TdDialog *dialog,
                      const char *toast,
                      const char *heading,
                      TdJobFunc func,
                      gpointer data,
                      GDestroyNotify data_free,
                      GDestroyNotify result_free);

/**
 * td_dialog_keep_rows:
 * @about: what the form is about: "pair_id:12"; the same form about the same is offered again
 *
 * Keeps what she writes from now on in the fields of the body, as TdForm does it of a record
 * (widgets/td-form-rows.h says which fields): for a form that is filled and no TdForm.
 */
void td_dialog_keep_rows (TdDialog *dialog, const char *about);

/* What td_dialog_write() writes makes an end of the form that is kept about this
 * (workspace/td-unsaved-form.h), in the same transaction. */
void td_dialog_set_kept_about (TdDialog *dialog, const char *about);

/* Gives the focus to @first (nullable: the first control below the header bar), unless it is there
 * already: GTK begins in the header bar, where Enter is Cancel. A dialog does so when it is shown;
 * for one whose body has to be read first. */
void td_dialog_enter (TdDialog *dialog, GtkWidget *first);

/* td_busy_read() of the dialog's; nothing is read while td_dialog_write() is under way. */
void td_dialog_read (TdDialog *dialog,
                     const char *words,
                     TdJobFunc func,
                     gpointer data,
                     GDestroyNotify data_free,
                     GDestroyNotify result_free,
                     TdDoneFunc done);

G_END_DECLS
