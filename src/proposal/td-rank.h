/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "program/td-rules.h"

G_BEGIN_DECLS

/**
 * TdRankedMentor:
 *
 * A mentor seen from one mentee: the points, or what blocks him.
 */
#define TD_TYPE_RANKED_MENTOR (td_ranked_mentor_get_type ())
G_DECLARE_FINAL_TYPE (TdRankedMentor, td_ranked_mentor, TD, RANKED_MENTOR, TdRecord)

struct _TdRankedMentor
{
  TdRecord parent_instance;

  gint64 mentor_id; /* the employee */
  char *name;
  char *number;
  char *title;
  char *department;
  char *location;
  gboolean in_draft; /* ranked for a row of a draft */
  gboolean current;  /* the mentor of that row */
  int change;        /* points against that row as it is */
  int rank;          /* 1 is the best; 0 where a rule but capacity blocks */
  int score;         /* points */
  int largest;       /* points of a pair that meets every criterion in full */
  int percent;       /* 100 x score / largest, rounded */
  int places_left;
  int places;
  char *criteria;     /* JSON, criterion: points */
  char *rules;        /* JSON, the weights: td_points_from_json() */
  char *blocked;      /* "; "-joined rule names; NULL where nothing blocks */
  char *blocked_text; /* the same as a sentence; NULL where nothing blocks */
  int line;           /* TdLine: to be flagged, blocked or not */
  char *line_code;    /* the same as a code; NULL for none */
  char *excluded;     /* topics that she wants and he excluded, which give no points; or NULL */
  gboolean locked;    /* settled between the two by the coordinator: a proposal keeps the pair, */
  gboolean forbidden; /* or never makes it */
};

/* Every ready mentor of the programme for one mentee (an employee with an enrolment): free ones
 * best first, then the full ones (with the rank they would have), then those another rule blocks.
 * Returns (transfer full) (element-type TdRankedMentor). */
GPtrArray *td_rank_mentors (TdDatabase *db,
                            gint64 program_id,
                            gint64 mentee_id,
                            TdDate today,
                            GError **error);

/* The same by rules that are tried; one with a column that is no criterion of the programme yet is
 * ranked by the programme's own. */
GPtrArray *td_rank_mentors_by (TdDatabase *db,
                               gint64 program_id,
                               gint64 mentee_id,
                               TdRules *rules,
                               TdDate today,
                               GError **error);

/* The same for the mentee of a draft's row: what other rows of the draft take is not free. */
GPtrArray *td_rank_mentors_for_row (TdDatabase *db, gint64 row_id, TdDate today, GError **error);

/**
 * TdWaitingMentee:
 *
 * A mentee without an open pair.
 */
#define TD_TYPE_WAITING_MENTEE (td_waiting_mentee_get_type ())
G_DECLARE_FINAL_TYPE (TdWaitingMentee, td_waiting_mentee, TD, WAITING_MENTEE, TdRecord)

struct _TdWaitingMentee
{
  TdRecord parent_instance;

  gint64 mentee_id; /* the employee */
  gint64 enrolment_id;
  char *name;
  char *number;
  char *title;
  char *department;
  char *location;
  TdDate from_date;
  int days; /* since from_date */
  double hours;
  char *skills_wanted;
  char *reasons;
  char *wishes; /* names of the mentors wished for, best first */
};

/* The mentees of a programme who are to be paired, longest waiting first. Returns (transfer full)
 * (element-type TdWaitingMentee). */
GPtrArray *td_rank_waiting (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

G_END_DECLS
