/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdRemarks:
 *
 * What there is to say about the fields of a form, or of a row that is about to be written: a
 * sentence a field, which either refuses the value or warns about it. A form shows it next to the
 * field; a use case raises the first refusal as its error.
 */
typedef struct _TdRemarks TdRemarks;

typedef enum
{
  TD_REMARK_WARNING,
  TD_REMARK_REFUSAL,
} TdRemarkKind;

/* Without a remark. td_remarks_free() takes NULL too. */
TdRemarks *td_remarks_new (void);
void td_remarks_free (TdRemarks *remarks);

/* Adds a translated sentence. A field keeps its first refusal, else its first warning. */
void td_remarks_add (TdRemarks *remarks,
                     TdRemarkKind kind,
                     const char *field,
                     const char *format,
                     ...) G_GNUC_PRINTF (4, 5);

/* The sentence about a field, or NULL; @kind may be NULL. */
const char *td_remarks_get (TdRemarks *remarks, const char *field, TdRemarkKind *kind);

/* Whether something refuses. */
gboolean td_remarks_refuse (TdRemarks *remarks);

/* Sets TD_ERROR_INVALID with the first refusal and returns FALSE; TRUE where nothing refuses. */
gboolean td_remarks_raise (TdRemarks *remarks, GError **error);

/* The number of remarks and each of them, in the order they were made. */
guint td_remarks_get_size (TdRemarks *remarks);
const char *td_remarks_get_nth (TdRemarks *remarks,
                                guint index,
                                const char **field,
                                TdRemarkKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRemarks, td_remarks_free)

G_END_DECLS
