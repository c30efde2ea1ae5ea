/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-person-link.h"

#include "base/td-direction.h"

#include <glib/gi18n-lib.h>

#define SCHEME "person:"

char *
td_person_link_dup_markup (gint64 id, const char *name)
{
  const char *shown = name ? name : "";
  g_autofree char *title = g_strdup_printf (_ ("Show the page of %s"), shown);

  if (id == 0)
    return g_markup_escape_text (shown, -1);
  return g_markup_printf_escaped ("<a href=\"" SCHEME "%" G_GINT64_FORMAT "\" title=\"%s\">%s</a>",
                                  id, title, shown);
}

char *
td_person_link_dup_pair (gint64 mentor_id,
                         const char *mentor_name,
                         gint64 mentee_id,
                         const char *mentee_name)
{
  g_autofree char *mentor = td_person_link_dup_markup (mentor_id, mentor_name);
  g_autofree char *mentee = td_person_link_dup_markup (mentee_id, mentee_name);

  return td_text_from_to (mentor, mentee);
}

gboolean
td_person_link_cb (GtkLabel *label, const char *uri, gpointer data)
{
  if (!g_str_has_prefix (uri, SCHEME))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (label), "win.show", "(sx)", "people",
                              g_ascii_strtoll (uri + strlen (SCHEME), NULL, 10));
  return TRUE;
}

void
td_person_link_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, td_person_link_cb);
}
