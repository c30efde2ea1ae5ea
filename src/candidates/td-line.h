/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdLine:
 * @TD_LINE_MANAGER: the mentor is the mentee's manager
 * @TD_LINE_UPPER: the mentor is the manager of the mentee's manager
 *
 * What a mentor is in the reporting line of a mentee: to be flagged wherever the two are shown.
 */
typedef enum
{
  TD_LINE_NONE,
  TD_LINE_MANAGER,
  TD_LINE_UPPER,
} TdLine;

/**
 * TdLineMentor:
 *
 * Who may stand above; all borrowed, what is not known is NULL.
 */
typedef struct
{
  gint64 id; /* the employee */
  const char *number;
  const char *email;
  const char *name;
} TdLineMentor;

/**
 * TdLineStep:
 *
 * A manager as the roster has him: the employee, or where that could not be told (somebody of whom
 * there are two, or who was not on it then) the text of its cell.
 */
typedef struct
{
  gint64 manager_id;
  const char *manager_text;
} TdLineStep;

/* The one judge: @own is the manager of the mentee, @upper the manager of that manager. Pure. */
TdLine td_line_find (const TdLineMentor *mentor, const TdLineStep *own, const TdLineStep *upper);

/* By levels, as td_participant_levels_up() counts them. */
TdLine td_line_from_levels (guint levels);

/* What a manager's text and the number, e-mail or name of the person it means have in common:
 * "Jansen, Piet" and "Piet Jansen" give the same. To be freed. */
char *td_line_key (const char *text);

/* "Line manager", "Manager’s manager"; NULL for none. */
const char *td_line_get_label (TdLine line);

/* The same as a sentence about the mentor; NULL for none. */
const char *td_line_get_sentence (TdLine line);

/* The code in JSON and CSV: "manager", "upper"; NULL for none. */
const char *td_line_get_code (TdLine line);

/* SQL: the columns that td_line_find() needs about the mentee "e" of a query, and their join. */
#define TD_LINE_COLUMNS                                                  \
  "e.manager_id AS own_manager_id, e.manager_text AS own_manager_text, " \
  "u.manager_id AS upper_manager_id, u.manager_text AS upper_manager_text"
#define TD_LINE_JOIN "LEFT JOIN employee u ON u.id = e.manager_id "

G_END_DECLS
