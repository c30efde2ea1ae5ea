/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal.h"
#include "proposal/td-what-if.h"

G_BEGIN_DECLS

/*
 * Why a proposal is as it is. What was stored when it was made is told as it was made, whatever
 * changed since; what a change would cost is computed when it is asked for, on the people as they
 * are now and by the rules of the proposal. Plain functions, to be called on a database thread;
 * they stop with G_IO_ERROR_CANCELLED on the cancellable of the connection.
 */

/**
 * TdAlternative:
 *
 * Another mentor that a mentee could have had, and what that would cost everyone together.
 */
#define TD_TYPE_ALTERNATIVE (td_alternative_get_type ())
G_DECLARE_FINAL_TYPE (TdAlternative, td_alternative, TD, ALTERNATIVE, TdRecord)

struct _TdAlternative
{
  TdRecord parent_instance;

  gint64 mentor_id;
  char *number;
  char *name;
  char *department;
  int score;
  int percent;
  gint64 least_cost;  /* points: it cannot cost less, proven when the proposal was made */
  gboolean exact;     /* whether the next three were computed */
  gint64 cost;        /* points that all pairs together lose when this one is forced */
  int matched_change; /* mentees who stay without because of it: -1 for one, else 0 */
  int moved;          /* people who get another mentor, or none, herself among them */
  char *holders;      /* the names of who has his places */
  char *reason;       /* lower_score no_place both same */
  char *why_not;      /* the same in a sentence */
};

/**
 * TdWishOutcome:
 *
 * What became of a wish of a mentee, or of a mentor's wish for her.
 */
#define TD_TYPE_WISH_OUTCOME (td_wish_outcome_get_type ())
G_DECLARE_FINAL_TYPE (TdWishOutcome, td_wish_outcome, TD, WISH_OUTCOME, TdRecord)

struct _TdWishOutcome
{
  TdRecord parent_instance;

  gint64 mentor_id;
  char *number;
  char *name;
  char *by;      /* whose wish: mentee, mentor */
  int rank;      /* 1 is the first wish */
  char *outcome; /* paired blocked used_elsewhere other_mentor full not_available */
  char *label;   /* the same in words */
  char *because; /* a sentence */
  gint64 cost;   /* points that the wish would cost everyone; where it is possible and computed */
  int moved;
  gboolean exact;
};

/**
 * TdObstacle:
 *
 * A rule that stands between a mentee and mentors.
 */
#define TD_TYPE_OBSTACLE (td_obstacle_get_type ())
G_DECLARE_FINAL_TYPE (TdObstacle, td_obstacle, TD, OBSTACLE, TdRecord)

struct _TdObstacle
{
  TdRecord parent_instance;

  char *rule;
  char *label;
  int mentors;        /* whom it blocks for her */
  int only;           /* of these: whom nothing else blocks */
  gboolean helps;     /* without the rule, for everybody, she has a mentor */
  char *mentor_name;  /* then: whom */
  int matched_change; /* without the rule: mentees matched more in all */
};

/**
 * TdPriceReason:
 *
 * A mentor whom a mentee without one may have, but whose places go to people who score more there
 * than she does, or who would otherwise have nobody.
 */
#define TD_TYPE_PRICE_REASON (td_price_reason_get_type ())
G_DECLARE_FINAL_TYPE (TdPriceReason, td_price_reason, TD, PRICE_REASON, TdRecord)

struct _TdPriceReason
{
  TdRecord parent_instance;

  gint64 mentor_id;
  char *number;
  char *name;
  int score; /* hers */
  int percent;
  gint64 price; /* the score that a place there takes */
  int price_percent;
  char *holders; /* the names of who has his places */
  char *text;    /* the same in a sentence */
};

/**
 * TdExplanation:
 *
 * All that there is to say of one mentee of a proposal. Texts and lists are owned.
 */
typedef struct
{
  TdProposalRow *row;    /* the row itself: mentor, score, criteria, ranks, locked, by_hand */
  TdProposalRow *second; /* (nullable): the row of her second mentor */
  GPtrArray *criteria;   /* TdPoint: the points of the pair, each with its words */
  int largest;           /* points that a pair can have at most */
  char *sentence;        /* why, in one sentence */

  /* Where the row was changed by hand: what was proven, and what the change cost the draft. */
  char *proven_name; /* NULL: without a mentor */
  char *proven_number;
  int proven_score;
  gint64 edit_cost;

  GPtrArray *alternatives; /* TdAlternative, the cheapest first; of the proven solution */
  GPtrArray *wishes;       /* TdWishOutcome, her own first */

  /* Without a mentor. */
  GPtrArray *obstacles;  /* TdObstacle, what blocks most first */
  GPtrArray *prices;     /* TdPriceReason, the nearest first */
  int set_mentees;       /* these many mentees, she among them, have only … */
  int set_places;        /* … these places together: 0 and 0 where that is not why */
  char *smallest_change; /* the smallest change that gives her a mentor, a sentence; or NULL */

  gboolean rules_changed;  /* the programme has other rules now: this is as it was made */
  gboolean people_changed; /* the best pairs of the people as they are now are others */
} TdExplanation;

/**
 * td_explain_mentee:
 *
 * Of a mentee who has a mentor by now and may get a second one, that second row is explained, by
 * its points alone: second mentors take only what is left over. Exact costs are of five
 * alternatives at most, one warm repair each.
 *
 * Returns: NULL with TD_ERROR_NOT_FOUND where there is no such proposal or mentee in it
 */
TdExplanation *td_explain_mentee (TdDatabase *db,
                                  gint64 proposal_id,
                                  gint64 mentee_id,
                                  GError **error);

/* The same on people and pairs that are loaded already: quicker where several are asked for.
 * @what_if (nullable) is of this proposal; without it nothing is computed. */
TdExplanation *td_explain_mentee_with (TdDatabase *db,
                                       TdWhatIf *what_if,
                                       gint64 proposal_id,
                                       gint64 mentee_id,
                                       GError **error);

void td_explanation_free (TdExplanation *explanation);

/**
 * TdRelaxation:
 *
 * What one hard rule costs: the best pairs without it, of everybody.
 */
#define TD_TYPE_RELAXATION (td_relaxation_get_type ())
G_DECLARE_FINAL_TYPE (TdRelaxation, td_relaxation, TD, RELAXATION, TdRecord)

struct _TdRelaxation
{
  TdRecord parent_instance;

  char *rule;
  char *label;
  int matched_change; /* mentees matched more */
  gint64 total_change;
  int pairs_changed;
  int gained;         /* mentees without a mentor who get one */
  char *gained_names; /* "; "-joined */
  char *gained_numbers;
  int lost; /* mentees who have none any more; matched_change = gained - lost */
};

/* Each hard rule that is on in the proposal, one warm solve a rule: what helps most first. None for
 * a proposal that was not made by scores of rules (td_what_if_new()). Returns (transfer full)
 * (element-type TdRelaxation). */
GPtrArray *td_explain_relax (TdDatabase *db, gint64 proposal_id, GError **error);
GPtrArray *td_explain_relax_with (TdWhatIf *what_if, GCancellable *cancellable, GError **error);

/**
 * TdMentorValue:
 *
 * What one more place with a mentor would be worth, as it was when the proposal was made: whom to
 * ask for one.
 */
#define TD_TYPE_MENTOR_VALUE (td_mentor_value_get_type ())
G_DECLARE_FINAL_TYPE (TdMentorValue, td_mentor_value, TD, MENTOR_VALUE, TdRecord)

struct _TdMentorValue
{
  TdRecord parent_instance;

  gint64 mentor_id;
  char *number;
  char *name;
  char *department;
  int places; /* for the proposal */
  int used;
  gint64 price;     /* in weight, TdProposal.bonus */
  gboolean matches; /* a place more is a mentee matched more */
  gint64 points;    /* and adds these points at most to the total */
};

/* The mentors of a proposal, whom to ask first. (transfer full) (element-type TdMentorValue) */
GPtrArray *td_explain_mentors (TdDatabase *db, gint64 proposal_id, GError **error);

/**
 * TdRunFacts:
 *
 * How a proposal was found and proven. Scores of pairs are as the proven solution had them.
 */
#define TD_TYPE_RUN_FACTS (td_run_facts_get_type ())
G_DECLARE_FINAL_TYPE (TdRunFacts, td_run_facts, TD, RUN_FACTS, TdRecord)

struct _TdRunFacts
{
  TdRecord parent_instance;

  int mentees;
  int mentors;
  int places;
  char *regime; /* plenty enough short: places against mentees */
  int matched;
  gint64 total;
  int worst;
  int percentile_1; /* this score or less has 1 of 100 pairs */
  int percentile_5;
  int median;
  int worst_percent; /* of the largest score, as the next three */
  int percentile_1_percent;
  int percentile_5_percent;
  int median_percent;
  int set_mentees; /* the proof that no more can be matched: these mentees … */
  int set_places;  /* … have these places together; 0 where everybody is matched */
  gint64 pairs;    /* pairs that were possible: mentees x mentors */
  gint64 edges;    /* that took part */
  int rounds;
  double seconds;
  gboolean verified; /* the proof was checked over all pairs */
  char *text;        /* all of it in sentences */
};

TdRunFacts *td_explain_run (TdDatabase *db, gint64 proposal_id, GError **error);

/* Where skills weigh, but those of more than half of the mentees or mentors are not known: a
 * sentence that says so and what to do. (nullable): also without an error; to be freed. */
char *td_explain_dup_lacking_skills (TdDatabase *db, gint64 proposal_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdExplanation, td_explanation_free)

G_END_DECLS
