/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-change.h"
#include "db/td-traces.h"
#include "people/td-employee.h"
#include "workspace/td-erasure.h"
#include "workspace/td-redact.h"

G_BEGIN_DECLS

/**
 * TdErasureSubjects:
 *
 * Whom an erasure is about: the people, the rows that are about them and the ways in which texts
 * name them.
 */
typedef struct
{
  TdErasureKind kind;
  GPtrArray *people;       /* of TdEmployee */
  GPtrArray *replacements; /* the names they get, in the same order */
  GPtrArray *namesakes;    /* names that others have too, which stay in texts */
  TdTraces *traces;
  TdRedactor *redactor;
} TdErasureSubjects;

TdErasureSubjects *td_erasure_subjects_load (TdDatabase *db,
                                             TdErasureKind kind,
                                             const gint64 *ids,
                                             guint n_ids,
                                             GError **error);
void td_erasure_subjects_free (TdErasureSubjects *subjects);

/* Empties and deletes the rows of one person, who becomes @replacement. */
gboolean td_erasure_apply (TdDatabase *db,
                           TdErasureKind kind,
                           TdEmployee *person,
                           const char *replacement,
                           GError **error);

/* Replaces the names in the texts of everybody else. */
gboolean td_erasure_redact (TdDatabase *db, TdRedactor *redactor, GError **error);

/* Whether a table's rows of the person are deleted. */
gboolean td_erasure_deletes (TdErasureKind kind, const char *table);

/* Appends the sentences that say why it cannot be done now. */
gboolean td_erasure_add_refusals (TdDatabase *db,
                                  TdErasureSubjects *subjects,
                                  GPtrArray *refusals,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdErasureSubjects, td_erasure_subjects_free)

G_END_DECLS
