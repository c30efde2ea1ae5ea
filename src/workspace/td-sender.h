/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-letter.h"

G_BEGIN_DECLS

/* The coordinator, who signs letters: her name and e-mail address; settings of the workspace. */
#define TD_SETTING_COORDINATOR "coordinator"
#define TD_SETTING_COORDINATOR_EMAIL "coordinator-email"

/* A sender that owns its words; for #TdLetterSender. */
typedef struct
{
  char *name;
  char *email;
  char *organisation;
} TdSender;

/* From the settings; what was not set is NULL. FALSE on an error only. */
gboolean td_sender_load (TdDatabase *db, TdSender *sender, GError **error);

void td_sender_clear (TdSender *sender);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSender, td_sender_clear)

/* The same, borrowed. */
TdLetterSender td_sender_peek (const TdSender *sender);

G_END_DECLS
