/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "proposal/td-shortlist.h"
#include "render/td-document.h"

G_BEGIN_DECLS

/* Ways in which a shortlist leaves for its mentee; @parent is a widget of the window. */

/* The letter, in the print dialog. FALSE with an error where printing failed. */
gboolean td_shortlist_send_print (GtkWidget *parent, TdDocument *letter, GError **error);

/**
 * td_shortlist_send_dup_uri:
 * @whole: (out): whether the text is in it; a long one is left out, as mail programs cut it
 *
 * Returns: (transfer full): the draft of a mail to her as a mailto: address
 */
char *td_shortlist_send_dup_uri (TdShortlist *list, GPtrArray *mentors, gboolean *whole);

/* The text of the mail, to paste it. */
void td_shortlist_send_copy (GtkWidget *parent, TdShortlist *list, GPtrArray *mentors);

G_END_DECLS
