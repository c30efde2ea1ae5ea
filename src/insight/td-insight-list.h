/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* Whom a list behind a figure names. */
typedef enum
{
  TD_SUBJECT_EMPLOYEE,
  TD_SUBJECT_PAIR,
} TdSubject;

/* What the number beside each name says. */
typedef enum
{
  TD_LIST_PLAIN,    /* nothing */
  TD_LIST_KEPT,     /* 1 kept, 0 missed */
  TD_LIST_COUNTED,  /* 1 counted in the figure, 0 only in what it is divided by */
  TD_LIST_DAYS,     /* days */
  TD_LIST_MEDIAN,   /* days, the median of several */
  TD_LIST_MINUTES,  /* minutes of contact */
  TD_LIST_PLACES,   /* places */
  TD_LIST_DATE,     /* a TdDate */
  TD_LIST_MISSED,   /* intervals missed */
  TD_LIST_CONTACTS, /* contacts held */
  TD_LIST_STARTED,  /* contacts started by the mentor */
  TD_LIST_ANSWERS,  /* answers given */
  TD_LIST_OPEN,     /* questionnaires asked and not answered */
} TdListMeaning;

typedef struct
{
  gint64 id; /* of an employee or a pair */
  gint64 value;
} TdListEntry;

/**
 * TdInsightList:
 *
 * The people or pairs behind one figure or one bar, in the order shown.
 */
typedef struct
{
  TdSubject subject;
  TdListMeaning meaning;
  GArray *entries; /* of TdListEntry */
} TdInsightList;

/* Lists by key; the lists are owned by the table. */
GHashTable *td_insight_lists_new (void);

/* Adds an entry to the list of a key, which is made at its first entry. */
void td_insight_lists_add (GHashTable *lists,
                           const char *key,
                           TdSubject subject,
                           TdListMeaning meaning,
                           gint64 id,
                           gint64 value);

/* The list of a key, to which td_insight_list_add() adds without looking for it again: there are
 * lists of a million. It is made where there is none. Borrowed. */
TdInsightList *td_insight_lists_get (GHashTable *lists,
                                     const char *key,
                                     TdSubject subject,
                                     TdListMeaning meaning);
void td_insight_list_add (TdInsightList *list, gint64 id, gint64 value);

/* A copy of its own. To be put into a table of lists. */
TdInsightList *td_insight_list_copy (const TdInsightList *list);

/* Takes the lists of employees of a figure and of its bars away; those of pairs stay, which are the
 * coordinator's work. */
void td_insight_lists_drop_people (GHashTable *lists, const char *code);

/* The key of a month of a figure: "adherence/2026-03". To be freed. */
char *td_insight_list_key (const char *code, TdDate month);

/**
 * TdMonthLists:
 *
 * The lists of the months of one figure, each found by its key once.
 */
typedef struct
{
  GHashTable *lists; /* borrowed: where they are */
  const char *code;
  TdSubject subject;
  TdListMeaning meaning;
  GHashTable *months; /* borrowed lists by the number of their month */
} TdMonthLists;

void td_month_lists_init (TdMonthLists *self,
                          GHashTable *lists,
                          const char *code,
                          TdSubject subject,
                          TdListMeaning meaning);
void td_month_lists_clear (TdMonthLists *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdMonthLists, td_month_lists_clear)

/* Adds an entry to the list of the month of a day. */
void td_month_lists_add (TdMonthLists *self, TdDate day, gint64 id, gint64 value);

/* Puts the largest (or the smallest) values first; equal ones by id. NULL is fine. */
void td_insight_list_sort (TdInsightList *list, gboolean largest_first);

/**
 * TdListRow:
 *
 * An entry of a list with its words.
 */
#define TD_TYPE_LIST_ROW (td_list_row_get_type ())
G_DECLARE_FINAL_TYPE (TdListRow, td_list_row, TD, LIST_ROW, TdRecord)

struct _TdListRow
{
  TdRecord parent_instance;

  gint64 id; /* of the employee or the pair */
  gboolean pair;
  char *title;    /* "NAME", or "NAME → NAME" */
  char *subtitle; /* department and number, or programme and state */
  char *detail;   /* the words of the value: "38 days", "missed" */
};

/* The rows of a list, in its order; who is gone from the workspace is left out. Returns (transfer
 * full) (element-type TdListRow). */
GPtrArray *td_insight_list_load (TdDatabase *db, const TdInsightList *list, GError **error);

G_END_DECLS
