/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/* What became of many. */
typedef struct
{
  guint n_done;
  gint64 change_id;   /* to undo it; 0 where nobody was done */
  GPtrArray *refused; /* (element-type utf8): a sentence for each who was passed over */
} TdPassedOver;

/* On the thread of the job that did it, after its commit: @n_done of them, or -1 where it failed,
 * for which it returns NULL. Takes @refused, which may be NULL then. */
TdPassedOver *td_passed_over_new (TdDatabase *db, int n_done, GPtrArray *refused);

void td_passed_over_free (gpointer passed_over);

/* Over the window of a dialog that is done: @toast, with Undo, where anybody was done; and whom it
 * passed over, and why, under @heading, where anybody was. */
void td_passed_over_tell (TdDialog *dialog,
                          const TdPassedOver *passed_over,
                          const char *toast,
                          const char *heading);

G_END_DECLS
