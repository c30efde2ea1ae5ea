/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-notice.h"

#include "agenda/td-agenda.h"

#include <glib/gi18n-lib.h>

gboolean
td_notice_load (TdDatabase *db, TdDate today, TdNotice *notice, GError **error)
{
  g_autoptr (GPtrArray) rows = td_agenda_load (db, 0, today, error);
  guint n_of_kind[TD_AGENDA_N_KINDS] = { 0 };

  if (rows == NULL)
    return FALSE;
  td_agenda_count (rows, n_of_kind);
  notice->n_overdue =
      n_of_kind[TD_AGENDA_CLOSE] + n_of_kind[TD_AGENDA_SILENT] + n_of_kind[TD_AGENDA_OVERDUE];
  notice->n_waiting = n_of_kind[TD_AGENDA_ANSWER];
  return TRUE;
}

char *
td_notice_dup_text (const TdNotice *notice)
{
  g_autofree char *overdue =
      g_strdup_printf (ngettext ("%u pair is overdue", "%u pairs are overdue", notice->n_overdue),
                       notice->n_overdue);
  g_autofree char *waiting =
      g_strdup_printf (ngettext ("%u answer waits", "%u answers wait", notice->n_waiting),
                       notice->n_waiting);

  if (notice->n_overdue && notice->n_waiting)
    /* Translators: "5 pairs are overdue, 2 answers wait". */
    return g_strdup_printf (_ ("%s, %s"), overdue, waiting);
  if (notice->n_overdue)
    return g_steal_pointer (&overdue);
  return notice->n_waiting ? g_steal_pointer (&waiting) : NULL;
}
