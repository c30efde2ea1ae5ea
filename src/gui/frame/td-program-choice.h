/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "program/td-program.h"

G_BEGIN_DECLS

/* The list behind the programme switcher: one entry that stands for all programmes (its id is 0),
 * then the programmes. The same object always stands for the same programme, so that a view keeps
 * its selection when the list is loaded again. */

/* A new list (of TdProgram) with the entry for all only. */
GListStore *td_program_choice_new (void);

/* Shows these programmes from now on; may put known objects in the place of loaded ones. */
void td_program_choice_update (GListStore *choice, GPtrArray *programs);

/* The programme with this id, borrowed; NULL where it is not in the list. */
TdProgram *td_program_choice_find (GListStore *choice, gint64 id);

/* Whether loaded programmes include this one. */
gboolean td_program_choice_has (GPtrArray *programs, gint64 id);

G_END_DECLS
