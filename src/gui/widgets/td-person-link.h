/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names that lead to the page of the person: links in a GtkLabel with markup, reached by Tab. */

/* The markup of a name as a link; the name alone where there is no id. To be freed. */
char *td_person_link_dup_markup (gint64 id, const char *name);

/* "Ann Lee → Ben Ode", both of them links. To be freed. */
char *td_person_link_dup_pair (gint64 mentor_id,
                               const char *mentor_name,
                               gint64 mentee_id,
                               const char *mentee_name);

/* For "activate-link" of the label: shows the person. */
gboolean td_person_link_cb (GtkLabel *label, const char *uri, gpointer data);

/* Makes the callback known to the XML of a class. */
void td_person_link_bind (GtkWidgetClass *klass);

G_END_DECLS
