/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "workspace/td-person-data.h"

G_BEGIN_DECLS

/* One section: the table, a query about the employee $1 with as many columns as are named, and
 * these (ended by {}). */
typedef struct
{
  const char *table;
  const char *sql;
  const TdPersonColumn *columns;
} TdPersonQuery;

/* The sections about the person, and about the pairs; each ends with {}. */
extern const TdPersonQuery td_person_queries[];
extern const TdPersonQuery td_person_pair_queries[];

/* SQL: the other side of the pair p, without a name in a confidential programme m; her side of it;
 * the pair's programme. */
#define TD_PERSON_OTHER                                                               \
  "CASE WHEN m.confidential = 1 THEN NULL ELSE (SELECT o.name FROM employee o WHERE " \
  "o.id = CASE WHEN p.mentor_id = $1 THEN p.mentee_id ELSE p.mentor_id END) END"
#define TD_PERSON_SIDE "CASE WHEN p.mentor_id = $1 THEN 'mentor' ELSE 'mentee' END"
#define TD_PERSON_PAIRS \
  "FROM pair p JOIN program m ON m.id = p.program_id AND $1 IN (p.mentor_id, p.mentee_id) "

/* Points as they are said elsewhere too; a score of a coordinator's own sheet as it is. */
#define TD_PERSON_WHOLE_POINTS(t) \
  "CASE WHEN " t ".criteria IS NULL THEN " t ".score ELSE (" t ".score + 50) / 100 END"

#define TD_TEXT(code, label)          \
  {                                   \
    code, label, TD_PERSON_TEXT, NULL \
  }
#define TD_DAY(code, label)          \
  {                                  \
    code, label, TD_PERSON_DAY, NULL \
  }
#define TD_NUMBER(code, label)          \
  {                                     \
    code, label, TD_PERSON_NUMBER, NULL \
  }
#define TD_YES(code, label)             \
  {                                     \
    code, label, TD_PERSON_YES_NO, NULL \
  }
#define TD_CODE(code, label, words)    \
  {                                    \
    code, label, TD_PERSON_CODE, words \
  }
#define TD_CODES(code, label, words)    \
  {                                     \
    code, label, TD_PERSON_CODES, words \
  }
#define TD_CADENCE(code, label)          \
  {                                      \
    code, label, TD_PERSON_CADENCE, NULL \
  }
#define TD_TIME(code, label)          \
  {                                   \
    code, label, TD_PERSON_TIME, NULL \
  }
#define TD_ENTRIES(code, label)          \
  {                                      \
    code, label, TD_PERSON_ENTRIES, NULL \
  }
#define TD_POINTS(code, label)          \
  {                                     \
    code, label, TD_PERSON_POINTS, NULL \
  }

G_END_DECLS
