/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"

G_BEGIN_DECLS

/**
 * TdPairDirectory:
 *
 * Finds pairs among many: by reference, by their people however these are named, by e-mail. For
 * contacts out of files and calendars.
 */
typedef struct _TdPairDirectory TdPairDirectory;

/* A person who is or was in a pair. */
typedef struct
{
  gint64 employee_id;
  char *number;
  char *email;
  char *name;
  GPtrArray *pairs; /* of TdPairEntry, borrowed */
} TdPairPerson;

typedef struct
{
  gint64 pair_id;
  char *reference;
  char *program_name;
  TdContactLife life;
  TdPairPerson *mentor; /* borrowed, as are all entries and people */
  TdPairPerson *mentee;
} TdPairEntry;

/* What is known of a pair; each may be NULL. People by number, e-mail or name. */
typedef struct
{
  const char *reference;
  const char *mentor;
  const char *mentee;
  TdDate on_date; /* tells several pairs of the same people apart */
} TdPairQuery;

/* Why no pair was found, and in what. */
typedef enum
{
  TD_PAIR_QUERY_REFERENCE,
  TD_PAIR_QUERY_MENTOR,
  TD_PAIR_QUERY_MENTEE,
} TdPairQueryPart;

/* All pairs of a programme (0: of all), whatever their state. */
TdPairDirectory *td_pair_directory_new (TdDatabase *db, gint64 program_id, GError **error);
void td_pair_directory_free (TdPairDirectory *directory);

/**
 * td_pair_directory_find:
 * @part: (out): what the message is about
 * @message: (out) (transfer full): where none is found, a sentence that says why
 *
 * The one pair that fits; of several the one that lived on the day.
 */
const TdPairEntry *td_pair_directory_find (TdPairDirectory *directory,
                                           const TdPairQuery *query,
                                           TdPairQueryPart *part,
                                           char **message);

/* The person of an e-mail address, compared without case; NULL for none and for several. */
TdPairPerson *td_pair_directory_find_email (TdPairDirectory *directory, const char *email);

/* The person that a number, an e-mail address or a name means; NULL for none and for several. */
TdPairPerson *td_pair_directory_find_person (TdPairDirectory *directory, const char *text);

/* By id; NULL for none. */
TdPairEntry *td_pair_directory_find_id (TdPairDirectory *directory, gint64 pair_id);
TdPairPerson *td_pair_directory_find_employee (TdPairDirectory *directory, gint64 employee_id);

/* Everyone, in the order of their first pairs. (element-type TdPairPerson) */
GPtrArray *td_pair_directory_get_people (TdPairDirectory *directory);

/* Whether the pair lives on a day: it began and has not ended. */
gboolean td_pair_entry_lives (const TdPairEntry *entry, TdDate on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPairDirectory, td_pair_directory_free)

G_END_DECLS
