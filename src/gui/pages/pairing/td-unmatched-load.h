/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "proposal/td-explain.h"

G_BEGIN_DECLS

/**
 * TdUnmatchedItem:
 *
 * A mentee whom a draft leaves without a mentor: why, and what would help her.
 */
#define TD_TYPE_UNMATCHED_ITEM (td_unmatched_item_get_type ())
G_DECLARE_FINAL_TYPE (TdUnmatchedItem, td_unmatched_item, TD, UNMATCHED_ITEM, TdRecord)

struct _TdUnmatchedItem
{
  TdRecord parent_instance;

  gint64 mentee_id;
  char *name;
  char *department;
  char *why;  /* a sentence */
  char *help; /* the smallest change that gives her a mentor; NULL where none was found */
};

/**
 * TdUnmatched:
 * @people: (element-type TdUnmatchedItem): by name
 * @rules: (element-type TdRelaxation): what helps most first, those that help nobody left out
 * @mentors: (element-type TdMentorValue): whom to ask for another place, those of no use left out
 *
 * Who stays without a mentor in a draft, and what can be done about it.
 */
typedef struct
{
  GPtrArray *people;
  GPtrArray *rules;
  GPtrArray *mentors;
} TdUnmatched;

/* On a database thread; stops with G_IO_ERROR_CANCELLED. */
TdUnmatched *td_unmatched_load (TdDatabase *db, gint64 proposal_id, GError **error);
void td_unmatched_free (TdUnmatched *unmatched);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnmatched, td_unmatched_free)

G_END_DECLS
