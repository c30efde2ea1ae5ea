/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one place that knows how this libadwaita and this GTK ask and tell. */

/* Tells an error in a dialog of its own; its Details open the log. */
void td_dialogs_show_error (GtkWidget *parent, const char *heading, const GError *error);

/**
 * td_dialogs_confirm_async:
 * @verb: what the button says, with a mnemonic: "_Delete"
 *
 * Asks before something that undo cannot take back, or that is easily meant otherwise.
 */
void td_dialogs_confirm_async (GtkWidget *parent,
                               const char *heading,
                               const char *body,
                               const char *verb,
                               gboolean destructive,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean td_dialogs_confirm_finish (GAsyncResult *result);

/**
 * td_dialogs_open_file_async:
 * @filter_name: (nullable): "Tables (CSV, Excel)"
 * @patterns: (nullable): NULL-terminated, "*.csv", …
 */
void td_dialogs_open_file_async (GtkWidget *parent,
                                 const char *title,
                                 const char *filter_name,
                                 const char *const *patterns,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Asks where to save; an existing file is confirmed by the chooser. */
void td_dialogs_save_file_async (GtkWidget *parent,
                                 const char *title,
                                 const char *suggested_name,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Asks for a folder. */
void td_dialogs_choose_folder_async (GtkWidget *parent,
                                     const char *title,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* The chosen file or folder (transfer full), NULL when she changed her mind; for all three. */
GFile *td_dialogs_file_finish (GAsyncResult *result);

/* About Tandem. */
void td_dialogs_show_about (GtkWindow *parent);

G_END_DECLS
