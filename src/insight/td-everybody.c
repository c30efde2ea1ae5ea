/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-everybody.h"

#include "insight/td-filter-kept.h"

static void
clear_everybody (gpointer data)
{
  TdEverybody *everybody = data;

  everybody->data_free ((gpointer) everybody->data);
}

void
td_everybody_unref (gpointer everybody)
{
  g_atomic_rc_box_release_full (everybody, clear_everybody);
}

TdEverybody *
td_everybody_load (TdDatabase *db,
                   const char *what,
                   const TdInsightFilter *filter,
                   TdEverybodyFunc load,
                   GDestroyNotify data_free,
                   GError **error)
{
  TdInsightFilter all = *filter;
  TdEverybody *everybody;
  gpointer data;

  all.dimension = TD_DIMENSION_NONE;
  all.value = NULL;
  everybody = td_filter_find_kept (db, what, &all);
  if (everybody)
    return g_atomic_rc_box_acquire (everybody);
  data = load (db, &all, error);
  if (data == NULL)
    return NULL;
  everybody = g_atomic_rc_box_new (TdEverybody);
  *everybody = (TdEverybody){ data, data_free };
  td_filter_keep (db, what, &all, g_atomic_rc_box_acquire (everybody), td_everybody_unref);
  return everybody;
}
