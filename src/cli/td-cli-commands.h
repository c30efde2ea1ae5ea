/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"

G_BEGIN_DECLS

/* Every command, in the order of --help: one line each. */
#define TD_CLI_COMMANDS(X) \
  X (init)                 \
  X (employees)            \
  X (contact_add)          \
  X (contact_list)         \
  X (due)                  \
  X (sample)               \
  X (undo)                 \
  X (check)

#define X(name) extern const TdCliCommand td_cli_##name;
TD_CLI_COMMANDS (X)
#undef X

G_END_DECLS
