/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdError:
 * @TD_ERROR_INVALID: what was given can't be: the message names the field and the way on
 * @TD_ERROR_NOT_FOUND: no such programme, pair, person, …
 * @TD_ERROR_CONFLICT: it contradicts what the workspace holds
 * @TD_ERROR_UNDECIDED: the coordinator must choose (a date order, an encoding)
 * @TD_ERROR_UNREADABLE: a file that is not what it says
 *
 * Faults of a use case. Every message is a translated sentence for the coordinator: what failed,
 * with what, what she can do. Trouble with the workspace file itself is TD_DATABASE_ERROR;
 * cancelling is G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  TD_ERROR_INVALID,
  TD_ERROR_NOT_FOUND,
  TD_ERROR_CONFLICT,
  TD_ERROR_UNDECIDED,
  TD_ERROR_UNREADABLE,
} TdError;

#define TD_ERROR (td_error_quark ())
GQuark td_error_quark (void);

G_END_DECLS
