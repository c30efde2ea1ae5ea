/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPair:
 *
 * One mentor and one mentee in a programme. The first members are the columns of the table, the
 * last ones come from the joins of td_pair_list().
 */
#define TD_TYPE_PAIR (td_pair_get_type ())
G_DECLARE_FINAL_TYPE (TdPair, td_pair, TD, PAIR, TdRecord)

struct _TdPair
{
  TdRecord parent_instance;

  gint64 id;
  char *reference; /* the id as text unless an import gave another */
  gint64 program_id;
  gint64 mentor_id;
  gint64 mentee_id;
  char *state;  /* proposed accepted active paused completed ended declined withdrawn */
  char *source; /* proposal coordinator wish self */
  TdDate proposed_on;
  TdDate start_on;    /* the agreed start, if one was */
  TdDate matched_on;  /* when it became active: start_on, else the later acceptance */
  TdDate planned_end; /* matched_on + the programme's planned months */
  TdDate ended_on;
  char *end_reason; /* a code of td_pair_end_reasons() */
  char *cadence;    /* of this pair from its beginning; NULL: the programme's */
  int score;        /* points, 0 where it was not scored */
  char *criteria;   /* JSON, criterion: points */
  TdDate mentor_accepted_on;
  TdDate mentee_accepted_on;
  char *declined_by; /* mentor or mentee; NULL: withdrawn, nobody said no */
  TdDate declined_on;
  char *declined_reason; /* a code of td_pair_decline_reasons(), or td_pair_withdraw_reasons() */
  char *declined_note;   /* in her own words, private */
  TdDate asked_on;       /* when the sides were last asked for their answer, or none: proposed_on */
  TdDate mentor_signed_on;
  TdDate mentee_signed_on;
  char *intake_issue;
  char *intake_cause;
  char *intake_measure;
  char *intake_plan;
  TdDate intake_agreed_on;
  char *note; /* private */

  char *program_name;
  char *program_kind;
  char *mentor_name;
  char *mentor_number;
  char *mentor_department;
  char *mentor_email;
  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  char *mentee_email;
  char *agreed_cadence;  /* what holds on the day asked for: the last change, the pair's, the
                            programme's */
  gboolean line_manager; /* the mentor is the mentee's manager */
  int line;              /* TdLine: to be flagged wherever the pair is shown */
  char *line_code;       /* the same as a code; NULL for none */
  int waiting_days;      /* for an answer: since asked_on, else proposed_on; 0 where none is */
  char *waits_for;       /* the sides that have not answered, "mentor; mentee"; NULL for none */
  gboolean ends_ahead;   /* its end is recorded, on a day that is still to come */
  TdDate goal_agreed_on; /* in coaching: when the first goal was agreed that still holds */
  char *needs;           /* what coaching still asks for before it begins, td-pair-begin.h */

  /* The mentee's manager and that one's, for "line". */
  gint64 own_manager_id;
  char *own_manager_text;
  gint64 upper_manager_id;
  char *upper_manager_text;
};

/**
 * TdPairFilter:
 *
 * Which pairs; a member that is 0 or NULL does not narrow.
 */
typedef struct
{
  gint64 pair_id;
  gint64 program_id;
  gint64 person_id;   /* as mentor or as mentee */
  gint64 proposal_id; /* released from this proposal */
  const char *state;  /* one state, or several: "active; paused" */
} TdPairFilter;

/* The states in which a pair waits for an answer. */
#define TD_PAIR_AWAITING_STATES "proposed; accepted"

/* The states in which a pair uses a place of its mentor and its mentee is not to be paired. */
#define TD_PAIR_OPEN_STATES "proposed; accepted; active; paused"

/* The pairs, by mentor's and mentee's name, "agreed_cadence" as of @today. Returns (transfer full)
 * (element-type TdPair). */
GPtrArray *td_pair_list (TdDatabase *db, const TdPairFilter *filter, TdDate today, GError **error);

/* The same pairs in the same order, each handed to @func and freed behind it. */
gboolean td_pair_walk (TdDatabase *db,
                       const TdPairFilter *filter,
                       TdDate today,
                       void (*func) (TdPair *pair, gpointer data),
                       gpointer data,
                       GError **error);

/* One pair; TD_ERROR_NOT_FOUND where there is none. */
TdPair *td_pair_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);

/* The id of the pair of a programme (0: of any) with this reference, else with this id: 0 with
 * TD_ERROR_NOT_FOUND, or TD_ERROR_UNDECIDED where several have the reference. */
gint64 td_pair_find (TdDatabase *db, gint64 program_id, const char *text, GError **error);

/* The id of the pair of a programme (0: of any) that somebody is in: one that goes on before one
 * that is over, the newest first; 0 with TD_ERROR_NOT_FOUND. */
gint64 td_pair_find_of (TdDatabase *db, gint64 program_id, gint64 employee_id, GError **error);

/* The pairs these two had or have in any programme, newest first. */
GPtrArray *td_pair_list_previous (TdDatabase *db,
                                  gint64 mentor_id,
                                  gint64 mentee_id,
                                  TdDate today,
                                  GError **error);

/* Whether it goes on beyond its planned end. */
gboolean td_pair_is_past_end (const TdPair *pair, TdDate today);

/* Days before its planned end from which a pair is ending, and its end review is due; whether it
 * has come so far, or further. */
#define TD_PAIR_ENDING_DAYS 30
gboolean td_pair_is_ending (const TdPair *pair, TdDate today);

/* The state of a pair in words: one that both accepted says what it still waits for. */
const char *td_pair_get_state_label (const TdPair *pair);

/* The words for codes; an unknown code comes back as it is. */
const char *td_pair_state_get_label (const char *state);
const char *td_pair_source_get_label (const char *source);
const char *td_pair_source_get_phrase (const char *source); /* "from a wish" */
const char *td_pair_end_reason_get_label (const char *reason);
const char *td_pair_decline_reason_get_label (const char *reason);

/* The codes in the order in which they are offered, NULL-terminated. */
const char *const *td_pair_states (void);
const char *const *td_pair_end_reasons (void);
const char *const *td_pair_decline_reasons (void);

G_END_DECLS
