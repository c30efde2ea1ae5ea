/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdFreePlaces:
 *
 * A mentor who is ready and has a place left.
 */
#define TD_TYPE_FREE_PLACES (td_free_places_get_type ())
G_DECLARE_FINAL_TYPE (TdFreePlaces, td_free_places, TD, FREE_PLACES, TdRecord)

struct _TdFreePlaces
{
  TdRecord parent_instance;

  gint64 mentor_id; /* the employee */
  char *name;
  char *number;
  char *department;
  int places;
  int places_left; /* without those that open pairs use; above 0 */
  int in_draft;    /* how many of these the draft asked for uses */

  /* Display, beside a mentee: to be set by who shows it. */
  int percent;        /* how well the two fit */
  char *blocked_text; /* which rule keeps them apart; NULL where none does */
  gboolean locked;
  gboolean forbidden;
};

/* The mentors of a programme who have a place on a day, those who have most left first, then by
 * name; @proposal_id is a draft that takes places too, or 0. Returns (transfer full)
 * (element-type TdFreePlaces). */
GPtrArray *td_free_places_list (TdDatabase *db,
                                gint64 program_id,
                                gint64 proposal_id,
                                TdDate today,
                                GError **error);

G_END_DECLS
