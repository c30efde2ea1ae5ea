/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* As many mentors as a mentee is asked to rank at most. */
#define TD_SHORTLIST_MOST 3

/**
 * TdShortlist:
 *
 * Up to three mentors that a mentee is asked to rank; her ranking becomes her wishes.
 */
#define TD_TYPE_SHORTLIST (td_shortlist_get_type ())
G_DECLARE_FINAL_TYPE (TdShortlist, td_shortlist, TD, SHORTLIST, TdRecord)

struct _TdShortlist
{
  TdRecord parent_instance;

  gint64 id;
  gint64 program_id;
  gint64 mentee_id; /* the employee */
  TdDate made_on;
  TdDate answered_on;

  /* Display. */
  char *program_name;
  gboolean confidential; /* of the programme */
  char *mentee_name;
  char *mentee_given_name;
  char *mentee_number;
  char *mentee_email;
  char *skills_wanted; /* of the mentee's enrolment */
  char *reasons;
  char *mentors; /* names in the order of the list, "; "-joined */
};

/**
 * TdShortlistMentor:
 *
 * A mentor on a shortlist, and what he offers her.
 */
#define TD_TYPE_SHORTLIST_MENTOR (td_shortlist_mentor_get_type ())
G_DECLARE_FINAL_TYPE (TdShortlistMentor, td_shortlist_mentor, TD, SHORTLIST_MENTOR, TdRecord)

struct _TdShortlistMentor
{
  TdRecord parent_instance;

  gint64 shortlist_id;
  gint64 mentor_id; /* the employee */
  int position;     /* 1 is the first on paper */
  int rank;         /* 1 is her first choice; 0: not ranked (yet) */
  int score;        /* points when the list was made */
  char *criteria;   /* JSON, criterion: points */

  /* Display, as it is now. */
  char *name;
  char *number;
  char *title;
  char *department;
  char *location;
  char *email;
  char *skills_offered;
  char *skills_common; /* those of skills_offered that she asked for */
  char *offers;
  char *experience;
  char *languages;
  double hours;
  gboolean introduces;
  int places_left;
  int line; /* TdLine */

  /* Of the mentee, for "skills_common" and "line". */
  char *skills_wanted;
  gint64 own_manager_id;
  char *own_manager_text;
  gint64 upper_manager_id;
  char *upper_manager_text;
};

/**
 * td_shortlist_make:
 * @mentor_ids: employees in the order of the list; with @n_mentors 0 the best three free ones by
 *   td_rank_mentors() are taken
 *
 * Makes the list of a mentee, in the place of one that she has not answered. A mentor without a
 * free place may be on it. Change "pairing.shortlist".
 *
 * Returns: the id, or 0 with TD_ERROR_INVALID for more than three or one twice, TD_ERROR_CONFLICT
 * in words for a mentor who is not ready or whom a rule removes, TD_ERROR_NOT_FOUND where nobody is
 * left to put on it
 */
gint64 td_shortlist_make (TdDatabase *db,
                          gint64 program_id,
                          gint64 mentee_id,
                          const gint64 *mentor_ids,
                          guint n_mentors,
                          TdDate today,
                          GError **error);

/**
 * td_shortlist_answer:
 * @ranking: mentors of the list, her first choice first; fewer than are on it is fine
 *
 * Enters her ranking: her wishes of rank 1, 2 and 3, before the wishes she had. Change
 * "pairing.ranking". TD_ERROR_INVALID for nobody, somebody twice or somebody who is not on the
 * list.
 */
gboolean td_shortlist_answer (TdDatabase *db,
                              gint64 shortlist_id,
                              const gint64 *ranking,
                              guint n_ranking,
                              TdDate on,
                              GError **error);

/* Gives up a list that was not answered. Change "pairing.shortlist-remove". */
gboolean td_shortlist_remove (TdDatabase *db, gint64 shortlist_id, GError **error);

/* One; TD_ERROR_NOT_FOUND. */
TdShortlist *td_shortlist_load (TdDatabase *db, gint64 shortlist_id, GError **error);

/* The newest of a mentee in a programme; NULL without error where there is none. */
TdShortlist *td_shortlist_find (TdDatabase *db,
                                gint64 program_id,
                                gint64 mentee_id,
                                GError **error);

/* The lists of a programme (0: of all), newest first; those of everyone, or of one mentee. Returns
 * (transfer full) (element-type TdShortlist). */
GPtrArray *td_shortlist_list (TdDatabase *db, gint64 program_id, gint64 mentee_id, GError **error);

/* The mentors of a list, in its order (transfer full) (element-type TdShortlistMentor). */
GPtrArray *td_shortlist_list_mentors (TdDatabase *db, gint64 shortlist_id, GError **error);

G_END_DECLS
