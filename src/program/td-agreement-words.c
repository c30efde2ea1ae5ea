/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-agreement-words.h"

#include <glib/gi18n-lib.h>

const char *
td_agreement_get_builtin_text (void)
{
  /* Translators: an agreement that two colleagues sign, one printed page. The words in braces are
   * placeholders, "# " begins a heading: keep them as they are. A line is left out where none of
   * its placeholders has a value, so no line may need the one before it. {cadence} is “monthly” or
   * “every 6 weeks”. */
  return _ (
      "{mentor}, as mentor, and {mentee}, as mentee, work together in the programme “{program}”. "
      "We promise each other the following.\n"
      "\n"
      "# What we expect of each other\n"
      "The mentee says what the conversations are about and prepares them. The mentor listens, "
      "asks, shares experience and opens doors. Decisions stay with the mentee.\n"
      "\n"
      "# When we speak\n"
      "Our rhythm is {cadence}, at a moment that suits us both; we fix the next day before we "
      "part.\n"
      "Whoever cannot come says so in time and proposes another day.\n"
      "\n"
      "# What stays between us\n"
      "What we say to each other, and what we write down of it, stays between us. We tell others, "
      "our managers too, only what both of us agree to. The coordinator hears that we meet, not "
      "what about. Where somebody is in danger or the law is broken, silence ends; we then say so "
      "to "
      "each other first.\n"
      "\n"
      "# Mentor, friend and boss\n"
      "The mentor is not the mentee’s boss: no tasks, no appraisal, no say in pay or promotion. "
      "The mentor need not be a friend either, and is no therapist: where more help is needed, we "
      "look for it together. Neither of us owes the other a favour.\n"
      "\n"
      "# How long\n"
      "We plan to work together until {planned_end}.\n"
      "Halfway we look back, and say what each of us would like to have otherwise.\n"
      "\n"
      "# How we end\n"
      "Each of us may end it at any time, without giving a reason and without blame. We say it to "
      "each other, then to the coordinator, and take one last conversation to look back and to "
      "thank each other.");
}
