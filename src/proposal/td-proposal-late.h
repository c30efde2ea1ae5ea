/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdLateChoice:
 *
 * What one answer to "how firmly do earlier pairs stay together" would mean for late enrolments.
 */
#define TD_TYPE_LATE_CHOICE (td_late_choice_get_type ())
G_DECLARE_FINAL_TYPE (TdLateChoice, td_late_choice, TD, LATE_CHOICE, TdRecord)

struct _TdLateChoice
{
  TdRecord parent_instance;

  char *code;        /* locked above 1000 100 free */
  char *label;       /* in words */
  gboolean may_move; /* TdProposalOptions of a proposal made by it */
  gint64 stay;
  int earlier;   /* pairs that could move */
  int moved;     /* of these: with another mentor, or none */
  int late;      /* mentees who came later, or had nobody before */
  int unmatched; /* of these: without a mentor */
  int matched;   /* of all */
  gint64 total;  /* points of all pairs */
  gint64 lost;   /* points less than with earlier pairs quite free */
};

/**
 * td_proposal_late_table:
 * @options: as for a proposal of scope TD_PROPOSAL_LATE; @may_move and @stay are not looked at
 * @progress: (nullable)
 *
 * What would become of the late enrolments and of the earlier pairs with each choice: all locked;
 * staying worth more than any score, 1,000 points, 100 points, nothing. Each is an optimum, found
 * from the one before and proven like it. Writes nothing.
 *
 * Returns: (transfer full) (element-type TdLateChoice): from the firmest to the freest, or NULL
 *   with an error of td_proposal_make()
 */
GPtrArray *td_proposal_late_table (TdDatabase *db,
                                   const TdProposalOptions *options,
                                   TdDate today,
                                   TdProgress *progress,
                                   GError **error);

G_END_DECLS
