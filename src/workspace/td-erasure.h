/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "base/td-record.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdErasureKind:
 * @TD_ERASURE_ANONYMISE: nothing tells any more who it was; what happened stays under "Person 17"
 * @TD_ERASURE_ERASE: of what happened only what the figures count stays too, and no list of people
 *   shows the row; somebody whom no figure counts is gone altogether
 */
typedef enum
{
  TD_ERASURE_ANONYMISE,
  TD_ERASURE_ERASE,
} TdErasureKind;

/**
 * TdErasureItem:
 *
 * A line of what would happen: what it is about, how many there are, and why it stays.
 */
#define TD_TYPE_ERASURE_ITEM (td_erasure_item_get_type ())
G_DECLARE_FINAL_TYPE (TdErasureItem, td_erasure_item, TD, ERASURE_ITEM, TdRecord)

struct _TdErasureItem
{
  TdRecord parent_instance;

  char *table; /* NULL of what is no table */
  char *title; /* "Contacts" */
  int n;
  char *words; /* "12 texts", "3 rows", or why it stays */
};

/**
 * TdErasurePlan:
 * @names: whom it is about (element-type utf8)
 * @goes: what is deleted, @stays: what is kept and why (element-type TdErasureItem)
 * @cautions: what there is to know before, in sentences (element-type utf8)
 * @refusals: why it cannot be done now, and the way on (element-type utf8); empty where it can
 * @copies: paths of older copies of the workspace, which still hold everything (element-type utf8)
 * @n_entries: entries of the history that can no longer be undone
 */
typedef struct
{
  TdErasureKind kind;
  GPtrArray *names;
  GPtrArray *goes;
  GPtrArray *stays;
  GPtrArray *cautions;
  GPtrArray *refusals;
  GPtrArray *copies;
  int n_entries;
} TdErasurePlan;

/**
 * td_erasure_plan:
 * @ids: of employees, at least one
 *
 * What td_erasure_run() would do; writes nothing.
 *
 * Returns: (transfer full): the plan; NULL with TD_ERROR_NOT_FOUND or a database error
 */
TdErasurePlan *td_erasure_plan (TdDatabase *db,
                                TdErasureKind kind,
                                const gint64 *ids,
                                guint n_ids,
                                TdDate today,
                                GError **error);
void td_erasure_plan_free (TdErasurePlan *plan);

/**
 * TdErasureResult:
 * @n_people: how many were anonymised or erased
 * @n_entries: entries of the history that can no longer be undone
 * @clean: FALSE where another program has the workspace open: old bytes are left beside it until
 *   that program is closed
 */
typedef struct
{
  int n_people;
  int n_entries;
  gboolean clean;
} TdErasureResult;

/**
 * td_erasure_run:
 * @progress: (nullable)
 *
 * Anonymises or erases people for good: in the tables, in the undo and the words of the audit
 * trail, in receipts, and in the bytes of the file and its write-ahead log. Every figure stays what
 * it was. What stays of a number and an e-mail address are keyed hashes (people/td-erased.h), so
 * that an import does not bring the person back. Change "person.anonymise" or "person.erase", which
 * is final and keeps no undo. Somebody who is anonymous already is left as is, unless an anonymised
 * one is erased. Takes as long as copying the file. Not to be called inside a change. The
 * cancellable of @db stops it as long as nothing is written; then it goes on to its end, so that no
 * bytes are left.
 *
 * Returns: FALSE with TD_ERROR_CONFLICT where the plan has a refusal, or another error; then
 * nothing was done
 */
gboolean td_erasure_run (TdDatabase *db,
                         TdErasureKind kind,
                         const gint64 *ids,
                         guint n_ids,
                         TdDate today,
                         TdProgress *progress,
                         TdErasureResult *result,
                         GError **error);

/* The paths of the older copies beside the workspace, which still hold everything: backups, and
 * what was kept before an update (transfer full) (element-type utf8). */
GPtrArray *td_erasure_list_copies (TdDatabase *db);

/**
 * td_erasure_delete_copies:
 * @copies: (element-type utf8): those of a plan: backups, and copies made before an update
 * @backup: (out) (optional) (transfer full): the path of the new backup
 *
 * After an erasure: makes a backup of the workspace as it is now, then deletes the older copies,
 * which still hold the people; one that is gone already is as good. Nothing can take that back.
 * Encrypted copies and copies made by others are not known. FALSE with the first file that could
 * not be deleted; where no backup could be made none is deleted.
 */
gboolean td_erasure_delete_copies (TdDatabase *db,
                                   GPtrArray *copies,
                                   TdProgress *progress,
                                   char **backup,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdErasurePlan, td_erasure_plan_free)

G_END_DECLS
