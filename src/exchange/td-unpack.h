/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-sax.h"

G_BEGIN_DECLS

/**
 * TdUnpack:
 *
 * The parts of a workbook, which is a ZIP. They are unpacked as they are read and never kept or
 * written anywhere; a workbook that unpacks to far more than its size is refused.
 */
typedef struct _TdUnpack TdUnpack;

/* Sets TD_ERROR_UNREADABLE: damaged, protected, parts that lead out of it or are there twice. */
TdUnpack *td_unpack_open (GBytes *bytes, const TdReading *reading, GError **error);
void td_unpack_free (TdUnpack *unpack);

/* The part whose path ends like this, NULL for none; borrowed. */
const char *td_unpack_find (TdUnpack *unpack, const char *suffix);

/**
 * td_unpack_read:
 * @path: (nullable): of td_unpack_find(), or as another part says it; nothing is read for NULL
 * @progress: whether the reading's progress is told
 *
 * Tells what is in a part. The error of an event ends it. Sets TD_ERROR_UNREADABLE too where the
 * part is not there, or would be outside of the archive.
 */
gboolean td_unpack_read (TdUnpack *unpack,
                         const char *path,
                         gboolean progress,
                         const TdSaxEvents *events,
                         gpointer data,
                         GError **error);

/* The readers of workbooks. */
TdTable *td_table_read_xlsx (TdUnpack *unpack, const TdReading *reading, GError **error);
TdTable *td_table_read_ods (TdUnpack *unpack, const TdReading *reading, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnpack, td_unpack_free)

G_END_DECLS
