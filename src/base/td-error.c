/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"

GQuark
td_error_quark (void)
{
  return g_quark_from_static_string ("td-error-quark");
}
