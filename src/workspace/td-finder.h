/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-fuzzy.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdFinder:
 *
 * The names of everybody, and of both sides of every pair, as they are searched while somebody
 * types. It is kept with the connection until something is written, so that a letter more costs a
 * walk over memory: some 20 ms of 100,000 people. Names alone: what is private is not in it.
 */

/**
 * TdFound:
 * @id: of the employee or the pair
 * @score: how well it fits, 1 to 100, see td_fuzzy_score()
 */
typedef struct
{
  gint64 id;
  guint score;
} TdFound;

/**
 * td_finder_find_people:
 * @most: how many at most
 *
 * Who fits, the best first, then by name. Names come before those found by number, mail address,
 * department, title or skills, and those who work here before who left.
 *
 * Returns: (transfer full) (nullable) (element-type TdFound)
 */
GArray *td_finder_find_people (TdDatabase *db,
                               const TdFuzzy *fuzzy,
                               const char *text,
                               guint most,
                               GError **error);

/* The same of pairs, by the names of both together: open ones before those that ended. */
GArray *td_finder_find_pairs (TdDatabase *db, const TdFuzzy *fuzzy, guint most, GError **error);

G_END_DECLS
