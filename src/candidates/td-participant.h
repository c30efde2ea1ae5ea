/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "candidates/td-line.h"

G_BEGIN_DECLS

/**
 * TdWords:
 *
 * A set of words as ascending numbers, so that two sets are compared without looking at letters.
 */
typedef struct
{
  guint n;
  guint *keys;
} TdWords;

/**
 * TdWordBook:
 *
 * Gives every word, folded, a number; words of one book can be compared.
 */
typedef GHashTable TdWordBook;

/* Without words; to be freed with g_hash_table_unref(). */
TdWordBook *td_word_book_new (void);

/* The words of a list ("a; b"); NULL gives an empty set. To be cleared. */
TdWords td_word_book_read (TdWordBook *book, const char *list);

/* The number of one word; 0 where there is none. */
guint td_word_book_get_key (TdWordBook *book, const char *word);

void td_words_clear (TdWords *words);

/* Takes the words of the other set out. */
void td_words_subtract (TdWords *words, const TdWords *others);

/* How many words are in both. */
guint td_words_count_common (const TdWords *words, const TdWords *others);

/**
 * TdRelation:
 *
 * What is settled between a mentee and a mentor beforehand.
 */
typedef enum
{
  TD_RELATION_PREVIOUS = 1 << 0,  /* they had or have a pair */
  TD_RELATION_DECLINED = 1 << 1,  /* one of them said no */
  TD_RELATION_FORBIDDEN = 1 << 2, /* excluded by the coordinator */
  TD_RELATION_LOCKED = 1 << 3,    /* settled by the coordinator */
} TdRelation;

/**
 * TdParticipant:
 *
 * One side of possible pairs, prepared for comparing: as mentee with what she wants, as mentor with
 * what he offers. All members are owned.
 */
typedef struct
{
  gint64 employee_id;
  gint64 enrolment_id;
  char *number;
  char *name;
  char *title;
  char *department;
  char *location;
  char *email;
  char *manager_text;   /* where the manager is known only as text */
  char *upper_text;     /* where the manager's manager is */
  guint department_key; /* of the word book, 0: not known */
  guint location_key;
  int grade; /* the number in the grade, or -1 */
  TdDate from_date;
  double hours; /* a month, 0: not said */
  int places;
  int places_left;   /* without those that open pairs use; never below 0 */
  gint64 manager_id; /* 0: none; below 0: one who is not on the roster, the same for all who name
                        the same one */
  GArray *above;     /* gint64: the managers above, nearest first */
  TdWords skills;    /* wanted, or offered and not excluded */
  char *topics;      /* wanted, or excluded: as a list of words */
  char *offered;     /* a mentor's skills as a list of words, excluded ones too */
  TdWords reasons;
  char *reasons_list; /* their codes */
  TdWords languages;
  TdWords *fields; /* one for each free field that is a criterion */
  guint n_fields;
  GHashTable *wishes;    /* (nullable): gint64 employee to rank */
  GHashTable *vetoes;    /* (nullable): gint64 employees */
  GHashTable *relations; /* (nullable): of a mentee: gint64 mentor to TdRelation */
} TdParticipant;

/* Empty; members are filled in by who made it, and freed with it. */
TdParticipant *td_participant_new (void);
void td_participant_free (TdParticipant *participant);

/* The first number in a grade ("G7", "Scale 12 b"), else a Roman one up to 39 that is a word of its
 * own ("Band IV"), or -1. */
int td_participant_read_grade (const char *grade);

/* The levels from the participant up to an employee: 1 for the own manager, 0 where the employee
 * does not stand above. */
guint td_participant_levels_up (const TdParticipant *participant, gint64 employee_id);

/* What the mentor is in the reporting line of the mentee, by td_line_find(). */
TdLine td_participant_get_line (const TdParticipant *mentee, const TdParticipant *mentor);

/* The rank of a wish (1 is the first), or 0. */
int td_participant_get_wish (const TdParticipant *participant, gint64 employee_id);
gboolean td_participant_has_veto (const TdParticipant *participant, gint64 employee_id);
TdRelation td_participant_get_relation (const TdParticipant *participant, gint64 mentor_id);

/* What a mentee wants of what a mentor excluded, as a list; NULL for nothing. To be freed. */
char *td_participant_dup_excluded (const TdParticipant *mentee, const TdParticipant *mentor);

/* Adding to the tables above, which are made when first needed. */
void td_participant_add_wish (TdParticipant *participant, gint64 employee_id, int rank);
void td_participant_add_veto (TdParticipant *participant, gint64 employee_id);
void td_participant_add_relation (TdParticipant *participant,
                                  gint64 mentor_id,
                                  TdRelation relation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdParticipant, td_participant_free)

G_END_DECLS
