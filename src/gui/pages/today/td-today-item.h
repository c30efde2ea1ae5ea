/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-agenda.h"

G_BEGIN_DECLS

typedef enum
{
  TD_TODAY_HEADING, /* of a section */
  TD_TODAY_PAIR,    /* something about a pair */
  TD_TODAY_MORE,    /* the rest of a section is not shown */
} TdTodayRole;

/**
 * TdTodayItem:
 *
 * A line of Today, in words.
 */
#define TD_TYPE_TODAY_ITEM (td_today_item_get_type ())
G_DECLARE_FINAL_TYPE (TdTodayItem, td_today_item, TD, TODAY_ITEM, TdRecord)

struct _TdTodayItem
{
  TdRecord parent_instance;

  int role;       /* TdTodayRole */
  int kind;       /* TdAgendaKind: its section */
  char *key;      /* what tells it from all others, the same after loading again */
  char *title;    /* of the section, or the two names */
  char *detail;   /* what about them; of a heading what the section means */
  gboolean quiet; /* only to be known */

  /* Of a pair. */
  char *icon;
  char *next_code; /* of the next action; NULL where nothing can be done */
  char *next_label;
  int actions; /* TdAgendaAction flags; 0 as of another day than today */
  int line;    /* TdLine of the mentor; its word leads the detail */
  gint64 pair_id;
  gint64 object_id;
  char *side;
  gint64 mentor_id;
  gint64 mentee_id;
  char *mentor_name;
  char *mentee_name;

  /* Of a heading and of "more". */
  int count; /* of the whole section */
  gboolean expanded;
};

/**
 * TdTodaySection:
 *
 * The lines of one kind.
 */
typedef struct
{
  TdAgendaKind kind;
  TdTodayItem *heading;
  TdTodayItem *more;
  GPtrArray *pairs; /* of TdTodayItem */
} TdTodaySection;

/**
 * td_today_sections_build:
 * @rows: (element-type TdAgendaRow): td_agenda_load()
 * @with_program: whether to say the programme of each pair
 * @read_only: whether nothing can be done about them
 *
 * The lines of Today, by sections; a kind without rows has none. On any thread.
 *
 * Returns: (transfer full) (element-type TdTodaySection)
 */
GPtrArray *td_today_sections_build (GPtrArray *rows,
                                    TdDate as_of,
                                    gboolean with_program,
                                    gboolean read_only);

G_END_DECLS
