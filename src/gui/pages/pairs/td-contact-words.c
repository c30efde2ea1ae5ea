/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-contact-words.h"

#include "base/td-text.h"
#include "contact/td-contact-codes.h"

#include <glib/gi18n-lib.h>

char *
td_contact_words_detail (gpointer item, TdContact *contact)
{
  GString *text = g_string_new (NULL);
  g_autofree char *minutes = NULL;
  g_autofree char *next = NULL;

  if (contact == NULL)
    return g_string_free (text, FALSE);
  if (g_strcmp0 (contact->outcome, "held") != 0)
    td_text_add_part (text, "%s", td_contact_outcome_get_label (contact->outcome));
  td_text_add_part (text, "%s", td_contact_kind_get_label (contact->kind));
  if (contact->minutes > 0)
    minutes =
        g_strdup_printf (ngettext ("%d minute", "%d minutes", contact->minutes), contact->minutes);
  td_text_add_part (text, "%s", minutes);
  td_text_add_part (text, "%s", td_contact_mode_get_label (contact->mode));
  if (contact->initiated_by)
    td_text_add_part (text, "%s",
                      g_str_equal (contact->initiated_by, "mentor") ? _ ("by mentor")
                                                                    : _ ("by mentee"));
  if (contact->success)
    td_text_add_part (text, "%s", _ ("a success"));
  if (contact->next_date)
    {
      g_autofree char *day = td_date_format (contact->next_date);

      next = g_strdup_printf (_ ("next on %s"), day);
      td_text_add_part (text, "%s", next);
    }
  return g_string_free (text, FALSE);
}

char *
td_contact_words_icon (gpointer item, const char *outcome, const char *mode)
{
  static const struct
  {
    const char *mode;
    const char *icon;
  } icons[] = {
    { "in-person", "system-users-symbolic" }, { "video", "camera-web-symbolic" },
    { "phone", "call-start-symbolic" },       { "mail", "mail-unread-symbolic" },
    { "chat", "user-available-symbolic" },
  };

  if (g_strcmp0 (outcome, "held") != 0)
    return g_strdup ("window-close-symbolic");
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].mode, mode) == 0)
      return g_strdup (icons[i].icon);
  return g_strdup ("object-select-symbolic");
}
