/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sender.h"

#include "workspace/td-settings.h"

gboolean
td_sender_load (TdDatabase *db, TdSender *sender, GError **error)
{
  const struct
  {
    const char *key;
    char **text;
  } members[] = {
    { TD_SETTING_COORDINATOR, &sender->name },
    { TD_SETTING_COORDINATOR_EMAIL, &sender->email },
    { TD_SETTING_ORGANISATION, &sender->organisation },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      GError *local_error = NULL;

      *members[i].text = td_settings_dup_text (db, members[i].key, &local_error);
      if (local_error)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}

void
td_sender_clear (TdSender *sender)
{
  g_clear_pointer (&sender->name, g_free);
  g_clear_pointer (&sender->email, g_free);
  g_clear_pointer (&sender->organisation, g_free);
}

TdLetterSender
td_sender_peek (const TdSender *sender)
{
  return (TdLetterSender){ sender->name, sender->email, sender->organisation };
}
