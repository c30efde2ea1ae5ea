/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-contact-words.h"

#include "contact/td-contact-codes.h"

#include <glib/gi18n-lib.h>

static void
add_word (GString *text, const char *word)
{
  if (word && word[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", word);
}

char *
td_contact_words_detail (gpointer item, TdContact *contact)
{
  GString *text = g_string_new (NULL);
  g_autofree char *minutes = NULL;
  g_autofree char *next = NULL;

  if (contact == NULL)
    return g_string_free (text, FALSE);
  if (g_strcmp0 (contact->outcome, "held") != 0)
    add_word (text, td_contact_outcome_get_label (contact->outcome));
  add_word (text, td_contact_kind_get_label (contact->kind));
  if (contact->minutes > 0)
    minutes =
        g_strdup_printf (ngettext ("%d minute", "%d minutes", contact->minutes), contact->minutes);
  add_word (text, minutes);
  add_word (text, td_contact_mode_get_label (contact->mode));
  if (contact->initiated_by)
    add_word (text,
              g_str_equal (contact->initiated_by, "mentor") ? _ ("by mentor") : _ ("by mentee"));
  if (contact->success)
    add_word (text, _ ("a success"));
  if (contact->next_date)
    {
      g_autofree char *day = td_date_format (contact->next_date);

      next = g_strdup_printf (_ ("next on %s"), day);
      add_word (text, next);
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
