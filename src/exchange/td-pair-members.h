/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-pair-row.h"

G_BEGIN_DECLS

/**
 * TdPairMembers:
 *
 * The enrolments that imported pairs need: both people in the programme, each on her side. What is
 * missing is made, from the first day of the first pair on; who waited is enrolled, who was on the
 * other side is on both. Who withdrew stays withdrawn, and gets no pair that goes on.
 */
typedef struct _TdPairMembers TdPairMembers;

TdPairMembers *td_pair_members_new (TdDatabase *db);
void td_pair_members_free (TdPairMembers *members);

/* Sees to both people of a settled new pair. @fine is FALSE with a problem where one of them can't
 * be enrolled: then neither is. FALSE with an error where the file fails. */
gboolean td_pair_members_require (TdPairMembers *members,
                                  TdRowReader *reader,
                                  const TdPairRow *row,
                                  gboolean *fine,
                                  GError **error);

/* Each enrolment that is made or changed as a result "enrolled" of the row that needs it; mentors
 * with more pairs than places as problems. */
void td_pair_members_tell (TdPairMembers *members, TdRowReader *reader);

/* Writes them, inside the change; before the pairs. */
gboolean td_pair_members_write (TdPairMembers *members, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPairMembers, td_pair_members_free)

G_END_DECLS
