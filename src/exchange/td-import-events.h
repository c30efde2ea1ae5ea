/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <json-glib/json-glib.h>

#include "base/td-progress.h"
#include "db/td-database.h"
#include "exchange/td-receipt.h"

G_BEGIN_DECLS

/* The programme that a history is loaded into where none is named. */
#define TD_EVENTS_PROGRAM "Imported"

/* Something about a row of a file: a fault, where the import was refused, else what is kept and
 * left out of the figures. */
typedef struct
{
  const char *file;
  int row;      /* as a spreadsheet shows it; 0 for the whole file */
  char *column; /* "" for the whole row */
  char *value;
  char *message;
} TdEventProblem;

/* What stands for the enrolments in the counts. */
#define TD_EVENTS_ENROLMENTS "enrolments"

/* What became of the rows of one file, or of the enrolments made from them. */
typedef struct
{
  const char *file; /* TD_EVENTS_ENROLMENTS for those */
  int n_rows;
  int n_added;
  int n_updated;
  int n_unchanged;
  int n_refused;
  int n_missing; /* in the workspace, without a row; they stay */
  char *dates;   /* the order of day and month, "" where none was needed */
} TdEventCount;

/**
 * TdEventsReceipt:
 *
 * What loading a history did, or why it did nothing. Free with td_events_receipt_free().
 */
typedef struct
{
  char *folder; /* its name */
  char *program;
  TdDate today;        /* as which day it was read */
  gboolean refused;    /* nothing was written */
  gboolean rehearsed;  /* nothing was to be written */
  gint64 change;       /* the entry of the audit trail, for undo; 0 where nothing was written */
  GArray *counts;      /* of TdEventCount: the files there are, in a fixed order */
  GPtrArray *problems; /* of TdEventProblem, by file and row */
} TdEventsReceipt;

void td_events_receipt_free (TdEventsReceipt *receipt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdEventsReceipt, td_events_receipt_free)

/* The sums over all files, without the enrolments. */
TdEventCount td_events_receipt_sum (const TdEventsReceipt *receipt);

/* "contacts.csv, row 12, date “2020-13-01”: This is not a date." To be freed. */
char *td_event_problem_dup_text (const TdEventProblem *problem);

/* The sums and the problems as a receipt like that of a single file, for the window. The column of
 * a problem is led by its file: "contacts.csv · date". */
TdReceipt *td_events_receipt_summarise (const TdEventsReceipt *receipt);

/* As the command line prints it. */
JsonNode *td_events_receipt_to_json (const TdEventsReceipt *receipt);

/**
 * TdEventsOptions:
 * @program: (nullable): its name; NULL: TD_EVENTS_PROGRAM
 * @today: the day that is taken as today, none: "as_of" of params.csv, else @clock
 * @clock: today by the clock
 * @dates: the order of day and month; TD_DATE_ORDER_UNKNOWN: as the files prove
 * @rehearse: write nothing
 * @progress: (nullable): borrowed
 * @cancellable: (nullable): borrowed
 */
typedef struct
{
  const char *program;
  TdDate today;
  TdDate clock;
  TdDateOrder dates;
  gboolean rehearse;
  TdProgress *progress;
  GCancellable *cancellable;
} TdEventsOptions;

/* Whether a table has the very columns of one of the files of a history. */
gboolean td_import_events_know (TdTable *table);

/**
 * td_import_events:
 * @folder: one of the files named here, or a folder that holds some of employees.csv, pairs.csv,
 * contacts.csv, pauses.csv, promotions.csv, applications.csv, surveys.csv and params.csv
 *
 * Loads the history of a company, or what one file of it says (told by its name, else by its
 * columns), in one change ("events.import"), all or nothing. Ids are those of
 * the folder or of the workspace; pairs keep theirs as references. The programme is made where it
 * is not there, and enrolments from pairs and applications: a mentor has as many places as he had
 * pairs at once. What a coordinator may not enter (too many pairs, no answers, dates ahead) is
 * taken from a history; contacts outside the life of their pair are kept and named as problems.
 *
 * The same folder again changes nothing; rows that differ update what there is, and what has no row
 * any more stays.
 *
 * A refusal is a receipt with all the faults. Sets TD_ERROR_NOT_FOUND where the folder holds none
 * of the files, TD_ERROR_UNREADABLE and TD_ERROR_UNDECIDED of a file, G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the receipt, or NULL
 */
TdEventsReceipt *td_import_events (TdDatabase *db,
                                   const char *folder,
                                   const TdEventsOptions *options,
                                   GError **error);

G_END_DECLS
