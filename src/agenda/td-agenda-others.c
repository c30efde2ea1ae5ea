/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-private.h"

gboolean
td_agenda_add_others (TdAgenda *agenda, GError **error)
{
  return TRUE;
}
