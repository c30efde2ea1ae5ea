/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdPassphraseDialog:
 *
 * Asks for a passphrase, twice for a new one.
 */
#define TD_TYPE_PASSPHRASE_DIALOG (td_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdPassphraseDialog, td_passphrase_dialog, TD, PASSPHRASE_DIALOG, AdwWindow)

/* @is_new: of a file to be written, else of one that has it already. */
void td_passphrase_dialog_ask_async (GtkWidget *parent,
                                     gboolean is_new,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* The passphrase (transfer full), NULL when she changed her mind. */
char *td_passphrase_dialog_ask_finish (GAsyncResult *result);

G_END_DECLS
