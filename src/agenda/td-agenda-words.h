/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-agenda.h"

G_BEGIN_DECLS

/* An agenda row in words, translated. Texts are new. Nothing private is said: of a concern only
 * that there is one. */

/* Whom it is about: "Ada One → Bob Two". */
char *td_agenda_row_dup_title (const TdAgendaRow *row);

/* What about them, as of a day: "monthly · last 14 Sep 2026 · 38 days over · reminded 3 days ago".
 * A manager as mentor leads; the programme ends it where @with_program. */
char *td_agenda_row_dup_detail (const TdAgendaRow *row, TdDate as_of, gboolean with_program);

/* The name of the side it is about; NULL where it is about both. Borrowed. */
const char *td_agenda_row_get_person (const TdAgendaRow *row);

/* "12 days ago", "today", "in 3 days". */
char *td_agenda_dup_distance (int days);

G_END_DECLS
