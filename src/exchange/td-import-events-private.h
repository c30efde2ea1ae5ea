/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-import-events.h"

#include "exchange/td-table.h"
#include "people/td-employee.h"
#include "people/td-erased.h"

G_BEGIN_DECLS

/* In the order they are read: ids first, then what refers to them. */
typedef enum
{
  TD_EVENTS_PARAMS,
  TD_EVENTS_EMPLOYEES,
  TD_EVENTS_PAIRS,
  TD_EVENTS_CONTACTS,
  TD_EVENTS_PAUSES,
  TD_EVENTS_PROMOTIONS,
  TD_EVENTS_APPLICATIONS,
  TD_EVENTS_SURVEYS,
  TD_N_EVENT_FILES,
} TdEventFile;

/* The columns of each file, in the order of td-import-events-table.c. */
enum
{
  TD_PARAM_KEY,
  TD_PARAM_VALUE,
};
enum
{
  TD_PERSON_ID,
  TD_PERSON_HIRE_DATE,
  TD_PERSON_EXIT_DATE,
  TD_PERSON_EXIT_TYPE,
  TD_PERSON_EXIT_REASON,
  TD_PERSON_DEPARTMENT,
  TD_PERSON_NAME,
  TD_PERSON_EMAIL,
  TD_PERSON_TITLE,
  TD_PERSON_GRADE,
  TD_PERSON_LOCATION,
};
enum
{
  TD_PAIR_ID,
  TD_PAIR_MENTOR,
  TD_PAIR_MENTEE,
  TD_PAIR_MATCHED_ON,
  TD_PAIR_ENDED_ON,
  TD_PAIR_END_REASON,
  TD_PAIR_CADENCE,
};
enum
{
  TD_CONTACT_PAIR,
  TD_CONTACT_DATE,
  TD_CONTACT_INITIATED_BY,
  TD_CONTACT_HELD,
  TD_CONTACT_MINUTES,
  TD_CONTACT_MODE,
};
enum
{
  TD_PAUSE_PAIR,
  TD_PAUSE_FROM,
  TD_PAUSE_TO,
};
enum
{
  TD_PROMOTION_PERSON,
  TD_PROMOTION_DATE,
};
enum
{
  TD_APPLIED_ID,
  TD_APPLIED_PERSON,
  TD_APPLIED_ON,
  TD_APPLIED_OUTCOME,
  TD_APPLIED_OUTCOME_ON,
};
enum
{
  TD_ANSWER_WAVE,
  TD_ANSWER_PERSON,
  TD_ANSWER_SCORE,
};

/* More than any file has. */
#define TD_EVENT_MAX_COLUMNS 12

/**
 * TdEventSource:
 *
 * One file of the folder and the row that is being read.
 */
typedef struct
{
  TdTable *table;                    /* NULL where the folder does not hold it */
  int columns[TD_EVENT_MAX_COLUMNS]; /* of the table, by the file's own enumeration; -1 for none */
  TdDateOrder order;
  guint row;
} TdEventSource;

/* Somebody of the workspace or of employees.csv. */
typedef struct
{
  char *number;
  int row;            /* in employees.csv, 0 for none */
  TdEmployee *before; /* NULL: new */
  TdEmployee *after;  /* NULL: stays as it is */
} TdEventPerson;

/* A pair of the workspace's programme or of pairs.csv. */
typedef struct
{
  char *reference;
  int row;   /* in pairs.csv, 0 for none */
  gint64 id; /* 0: new */
  gboolean changed;
  TdEventPerson *mentor;
  TdEventPerson *mentee;
  TdDate matched_on;
  TdDate ended_on;
  char *state;
  char *end_reason;
  char *cadence;
} TdEventPair;

typedef struct
{
  TdEventPair *pair;
  TdDate on;
  gboolean held;
  const char *initiated_by; /* static, or NULL */
  const char *mode;         /* static, or NULL */
  int minutes;              /* 0: not said */
  int row;
} TdEventContact;

typedef struct
{
  TdEventPair *pair;
  TdDate from;
  TdDate to;
} TdEventPause;

typedef struct
{
  TdEventPerson *person;
  const char *reference; /* of the table, or NULL */
  TdDate applied_on;
  const char *outcome; /* static */
  TdDate outcome_on;
  gboolean changed; /* new, or not as it was; set by writing */
} TdEventApplication;

/* A promotion, or with a score an answer to the company's survey. */
typedef struct
{
  TdEventPerson *person;
  TdDate on;
  double score;
} TdEventDay;

/**
 * TdEvents:
 *
 * What the folder says, joined with what the workspace has; written once nothing is wrong with it.
 */
typedef struct
{
  TdDatabase *db;
  const TdEventsOptions *options;
  TdEventsReceipt *receipt;
  GCancellable *cancellable;
  TdEventSource sources[TD_N_EVENT_FILES];
  int pivot; /* the year of "today", for two-digit years */

  TdDate window_start;
  int min_cell; /* 0: not said */
  gint64 program_id;
  TdDate first_match;
  gboolean all_known; /* nobody is on the roster, and there is none in the folder */

  GPtrArray *people;      /* of TdEventPerson */
  GHashTable *by_number;  /* of them */
  GPtrArray *others;      /* of TdOtherNumber: keys of by_number are theirs */
  GPtrArray *pairs;       /* of TdEventPair */
  GHashTable *by_pair_id; /* of them, by reference */
  TdErased *erased;
  GHashTable *skipped; /* references of pairs in which somebody was erased */
  GArray *contacts;
  GArray *pauses;
  GArray *promotions;
  GArray *applications;
  GArray *answers;
} TdEvents;

/* --- Files and cells (td-import-events-table.c) --- */

/* Opens those files that the folder holds, notes missing columns, settles the orders of dates. */
gboolean td_events_open (TdEvents *events, const char *folder, GError **error);

/* How many rows a file has, 0 where the folder does not hold it. */
guint td_events_get_n_rows (TdEvents *events, TdEventFile file);

/* Moves on to a row; FALSE when cancelled. */
gboolean td_events_go (TdEvents *events, TdEventFile file, guint row, GError **error);

/* Says how far writing is, between 0 and 1 of the whole; FALSE when cancelled. */
gboolean td_events_step (TdEvents *events, guint i, double fraction, GError **error);

/* The count of a file in the receipt; NULL where the folder does not hold it. */
TdEventCount *td_events_count (TdEvents *events, TdEventFile file);

/* Adds a problem of the row under way; refusing also makes the import one that writes nothing. */
void td_events_refuse (TdEvents *events, TdEventFile file, int column, const char *message);
void td_events_remark (TdEvents *events,
                       TdEventFile file,
                       int row,
                       const char *column,
                       const char *value,
                       const char *message);

/* The cell of a column of the row under way, "" where there is none. Borrowed from the table. */
const char *td_events_get (TdEvents *events, TdEventFile file, int column);
gboolean td_events_has (TdEvents *events, TdEventFile file, int column);
int td_events_get_row (TdEvents *events, TdEventFile file);

/* Reading a cell: FALSE where it was refused. A date that is not @needed may be empty; "never" of a
 * spreadsheet (after the year 2900) is none. */
gboolean td_events_read_id (TdEvents *events, TdEventFile file, int column, const char **id);
gboolean td_events_read_date (TdEvents *events,
                              TdEventFile file,
                              int column,
                              gboolean needed,
                              TdDate *date);
gboolean td_events_read_number (TdEvents *events,
                                TdEventFile file,
                                int column,
                                double least,
                                double most,
                                double *number);

/* One of the codes (NULL-terminated, static); with @needed not set an empty cell is NULL. */
gboolean td_events_read_code (TdEvents *events,
                              TdEventFile file,
                              int column,
                              const char *const *codes,
                              gboolean needed,
                              const char **code);

/* Refuses a key that an earlier row had; takes @key. */
gboolean td_events_check_new (TdEvents *events,
                              TdEventFile file,
                              int column,
                              GHashTable *seen,
                              char *key);

/* --- One reader a file, and what it writes --- */

gboolean td_events_read_params (TdEvents *events, GError **error);
gboolean td_events_write_settings (TdEvents *events, GError **error);

gboolean td_events_read_people (TdEvents *events, GError **error);
gboolean td_events_write_people (TdEvents *events, GError **error);
gint64 td_event_person_get_id (const TdEventPerson *person);

/* Whether the cell has the id of somebody who was erased, and nobody has it now: the row is skipped
 * then, and the receipt says so without the id. */
gboolean td_events_skips (TdEvents *events, TdEventFile file, int column);

/* The person of an id; NULL and refused where nobody has it, or skipped. */
TdEventPerson *td_events_find_person (TdEvents *events, TdEventFile file, int column);

gboolean td_events_read_pairs (TdEvents *events, GError **error);
gboolean td_events_write_pairs (TdEvents *events, GError **error);
TdEventPair *td_events_find_pair (TdEvents *events, TdEventFile file, int column);

gboolean td_events_read_pauses (TdEvents *events, GError **error);
gboolean td_events_write_pauses (TdEvents *events, GError **error);

gboolean td_events_read_contacts (TdEvents *events, GError **error);
gboolean td_events_write_contacts (TdEvents *events, GError **error);

gboolean td_events_read_promotions (TdEvents *events, GError **error);
gboolean td_events_write_promotions (TdEvents *events, GError **error);
gboolean td_events_read_answers (TdEvents *events, GError **error);
gboolean td_events_write_answers (TdEvents *events, GError **error);

gboolean td_events_read_applications (TdEvents *events, GError **error);
gboolean td_events_write_applications (TdEvents *events, GError **error);
gboolean td_events_write_enrolments (TdEvents *events, GError **error);

/* --- The receipt --- */

TdEventsReceipt *td_events_receipt_new (const char *folder, const char *program);
TdEventCount *td_events_receipt_find (TdEventsReceipt *receipt, const char *file);
void td_events_receipt_add (TdEventsReceipt *receipt,
                            const char *file,
                            int row,
                            const char *column,
                            const char *value,
                            const char *message);
void td_events_receipt_sort (TdEventsReceipt *receipt);

G_END_DECLS
