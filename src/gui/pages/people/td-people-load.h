/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "people/td-employee-search.h"

G_BEGIN_DECLS

/* What the people page asks its reader for, and gets. */

/**
 * TdPeopleRequest:
 *
 * A #TdEmployeeQuery that owns its texts.
 */
typedef struct
{
  TdEmployeeQuery query;
  char *text;
  char *department;
  char *grade;
  char *location;
  char *sort;
  TdDate past_on;       /* only those past the retention period as of that day; none: all */
  gboolean with_values; /* what the filters offer as well; not while she types */
} TdPeopleRequest;

void td_people_request_free (gpointer request);

typedef struct
{
  GArray *ids;
  int months;         /* of the retention period, 0 for none */
  gint64 n_all;       /* people there are, shown or not */
  char **departments; /* these three NULL where they were not asked for */
  char **grades;
  char **locations;
} TdPeopleFound;

void td_people_found_free (gpointer found);

/* What the retention period is, in a sentence. To be freed. */
char *td_people_found_dup_period (const TdPeopleFound *found);

/* A #TdJobFunc: runs a #TdPeopleRequest. */
gpointer td_people_load_job (TdDatabase *db, gpointer request, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPeopleFound, td_people_found_free)

G_END_DECLS
