/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-retention.h"

G_BEGIN_DECLS

/* What the figures are made of: whoever can be counted. */
typedef struct
{
  GArray *spells; /* of TdSpell, by id */
} TdRoster;

/* What the words of a status say of somebody. */
typedef enum
{
  TD_STATUS_UNKNOWN,
  TD_STATUS_THERE,
  TD_STATUS_GONE,
} TdStatusWord;

/**
 * TdRosterRow:
 * @spell: as it is written: the hire may be none
 * @name: a number below the number of rows that stands for the name
 * @before: the row before of this name, counted from 1; 0 for none
 * @duplicate: of a name and hire date that a row before has
 *
 * A row of the roster before any day is asked for.
 */
typedef struct
{
  TdSpell spell;
  guint name;
  guint before;
  TdStatusWord status;
  gboolean duplicate;
} TdRosterRow;

/* The rows of the people that @filter asks about, by id, kept with the connection. Returns
 * (transfer full) (element-type TdRosterRow). */
GArray *td_roster_rows_load (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Reads the roster and adds the checks of its rows. */
gboolean td_retention_read_roster (TdDatabase *db,
                                   TdRetention *self,
                                   TdRoster *roster,
                                   GError **error);

/* Adds the checks of enrolments and contacts. */
gboolean td_retention_check_records (TdDatabase *db, TdRetention *self, GError **error);

/* Hides what a narrow filter may not show. */
gboolean td_retention_suppress (TdDatabase *db, TdRetention *self, GError **error);

/* Counts one more for a check; @subject with @id is the list behind it. */
void td_retention_note (TdRetention *self, const char *code, TdSubject subject, gint64 id);

/* Puts the counts in a fixed order, with their words. */
void td_retention_finish_checks (TdRetention *self);

G_END_DECLS
