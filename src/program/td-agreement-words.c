/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-agreement-words.h"

#include <glib/gi18n-lib.h>

const char *
td_agreement_get_builtin_text (void)
{
  /* Translators: an agreement that two colleagues sign. The words in braces are placeholders: keep
   * them as they are. */
  return _ ("{mentor} and {mentee} are mentor and mentee in {program}.\n"
            "\n"
            "What we expect of each other: to prepare our conversations, to come, and to say it in "
            "time when we cannot.\n"
            "We speak {cadence}.\n"
            "What is said between us stays between us; each of us may talk about the pair itself "
            "with the coordinator.\n"
            "A mentor is neither a boss nor a friend: no appraisal, no favours, no tasks.\n"
            "The pair is planned until {planned_end}.\n"
            "Each of us may end it at any time, without giving a reason and without blame.");
}
