/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdAbsence:
 *
 * A person away (leave, holidays): it pauses all of her pairs that live, and those that begin while
 * it lasts. Its pauses begin, change and go with it; what was paused by hand stays.
 */
#define TD_TYPE_ABSENCE (td_absence_get_type ())
G_DECLARE_FINAL_TYPE (TdAbsence, td_absence, TD, ABSENCE, TdRecord)

struct _TdAbsence
{
  TdRecord parent_instance;

  gint64 id;
  gint64 employee_id;
  TdDate from_date;
  TdDate to_date; /* the last day; none: not known yet */
  char *reason;   /* private */

  char *name;
  char *number;
  int n_pairs; /* how many pairs it pauses */
};

/* An absence that is not written yet. */
TdAbsence *td_absence_new (gint64 employee_id, TdDate from, TdDate to);

/* What there is to say about it: no first day, a last day before it. */
TdRemarks *td_absence_check (const TdAbsence *absence);

/* Adds an absence without an id, or writes one that was changed, and its pauses with it. A pair
 * that is over keeps the pauses it had. TD_ERROR_INVALID with the first refusal. */
gboolean td_absence_save (TdDatabase *db, TdAbsence *absence, GError **error);

/* She is back: @on is her first day; one that had not begun is deleted. TD_ERROR_CONFLICT where it
 * was over by then. */
gboolean td_absence_end (TdDatabase *db, gint64 id, TdDate on, GError **error);

/* It never was; its pauses go with it. */
gboolean td_absence_delete (TdDatabase *db, gint64 id, GError **error);

/* One absence, or NULL with TD_ERROR_NOT_FOUND. */
TdAbsence *td_absence_load (TdDatabase *db, gint64 id, GError **error);

/* The absences of a person (0: of everybody), newest first. (element-type TdAbsence) */
GPtrArray *td_absence_list (TdDatabase *db, gint64 employee_id, GError **error);

/* The pairs that it pauses, or would pause if it were saved. (element-type TdPair) */
GPtrArray *td_absence_list_pairs (TdDatabase *db, const TdAbsence *absence, GError **error);

/* What it does to these pairs, for somebody about to save it: "Pauses 2 pairs: Ann – Bob, Ann –
 * Cy."; a new sentence. */
char *td_absence_say_pairs (GPtrArray *pairs);

/* "3 Mar 2026 to 9 Mar 2026", "Since 3 Mar 2026"; new. */
char *td_absence_say_days (TdDate from, TdDate to);

G_END_DECLS
