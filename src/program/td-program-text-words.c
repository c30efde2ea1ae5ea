/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The built-in texts. */

#include "program/td-program-text.h"

#include "program/td-agreement-words.h"

#include <glib/gi18n-lib.h>

static const TdProgramTextKind kinds[] = {
  { "agreement", N_ ("Agreement"), N_ ("What both sign when they begin."), FALSE },
  { "pairing", N_ ("Why this pair"), N_ ("To both, with what speaks for the two of them."), TRUE },
  { "welcome", N_ ("Welcome"), N_ ("To both, when the pair begins."), TRUE },
  { "first-contact", N_ ("First contact"), N_ ("To both, when they have not met yet."), TRUE },
  { "reminder", N_ ("Reminder"), N_ ("To both, when a contact is overdue."), TRUE },
  { "answer", N_ ("Pending answer"), N_ ("To who has not said yes or no yet."), TRUE },
  { "survey", N_ ("Survey"), N_ ("To who has a survey to answer."), TRUE },
  { "end", N_ ("Planned end"), N_ ("To both, when the planned end is near or past."), TRUE },
};

/* Translators: the letters below are written to a colleague, in the informal but correct way. The
 * words in braces are placeholders: keep them as they are. A line with one that has no value is
 * left out, so what a line says must not be needed by the next one. */
static const struct
{
  const char *kind;
  const char *subject;
  const char *body;
} letters[] = {
  { "pairing", N_ ("{program}: you and {other}"),
    N_ ("Dear {given_name},\n"
        "\n"
        "In {program} we bring you together with {other}, who is your {other_role}.\n"
        "You can reach {other} at {other_email}.\n"
        "\n"
        "# Why the two of you\n"
        "What speaks for it, the strongest first:\n"
        "{reasons}\n"
        "\n"
        "# What is asked of you\n"
        "Time: {time}.\n"
        "Rhythm: you speak {cadence}, for {months} months.\n"
        "Planned until {planned_end}.\n"
        "What you work on: {focus}.\n"
        "\n"
        "# What it gives you\n"
        "You get {benefit}.\n"
        "\n"
        "If you have not said yes yet, please let me know within a week. A no is fine too, and "
        "needs no explanation.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
  { "welcome", N_ ("You and {other}: a good start"),
    N_ ("Dear {given_name},\n"
        "\n"
        "You and {other} are a pair in {program}; {other} is your {other_role}.\n"
        "You can reach {other} at {other_email}.\n"
        "\n"
        "Please make a first appointment within ten days. Talk about what you both hope for, how "
        "you will work together, and what stays between you.\n"
        "You agreed to speak {cadence}.\n"
        "The pair is planned until {planned_end}.\n"
        "\n"
        "If something does not work, tell me: nobody is to blame, and there is always a way.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
  { "first-contact", N_ ("Your first conversation with {other}"),
    N_ ("Dear {given_name},\n"
        "\n"
        "You and {other} have been a pair since {start}. I have not heard of a first conversation "
        "yet.\n"
        "\n"
        "If you have met, a line with the date is enough and I will note it. If not, propose two "
        "moments today; the first half hour is the hardest to plan.\n"
        "You can reach {other} at {other_email}.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
  { "reminder", N_ ("Your conversations with {other}"),
    N_ ("Dear {given_name},\n"
        "\n"
        "You and {other} agreed to speak {cadence}.\n"
        "The last conversation I know of was on {last_contact}.\n"
        "The next one was due on {was_due}.\n"
        "The next one is due on {is_due}.\n"
        "\n"
        "If you have met since, a line with the date is enough and I will note it. If it is hard "
        "to find a moment, tell me: you can pause, or change the rhythm.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
  { "answer", N_ ("Your answer about {other}"),
    N_ ("Dear {given_name},\n"
        "\n"
        "{other} is proposed as your {other_role} in {program}.\n"
        "I asked you on {proposed} and have no answer yet.\n"
        "\n"
        "Would you let me know? Yes or no are both fine, and a no needs no explanation.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
  { "survey", N_ ("A few questions about {program}"),
    N_ ("Dear {given_name},\n"
        "\n"
        "You are {role} in {program}, with {other}. May I ask you a few questions about it? It "
        "takes three minutes.\n"
        "Your answers are not shown to {other}, and not to anyone’s manager.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
  { "end", N_ ("How you and {other} go on"),
    N_ ("Dear {given_name},\n"
        "\n"
        "You and {other} planned to be a pair until {planned_end}.\n"
        "\n"
        "Take your last conversation to look back: what did you want, what came of it, what is "
        "next? Then tell me in a line whether you conclude, or go on for a while and until when.\n"
        "\n"
        "Kind regards,\n"
        "{coordinator}\n"
        "{organisation}") },
};

const TdProgramTextKind *
td_program_text_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const TdProgramTextKind *
td_program_text_kind_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return &kinds[i];
  return NULL;
}

const char *
td_program_text_kind_get_label (const char *kind)
{
  const TdProgramTextKind *info = td_program_text_kind_find (kind);

  g_return_val_if_fail (info != NULL, NULL);
  return _ (info->label);
}

const char *
td_program_text_kind_get_description (const char *kind)
{
  const TdProgramTextKind *info = td_program_text_kind_find (kind);

  g_return_val_if_fail (info != NULL, NULL);
  return _ (info->description);
}

const char *
td_program_text_get_builtin_subject (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i].kind, kind) == 0)
      return _ (letters[i].subject);
  return NULL;
}

const char *
td_program_text_get_builtin_body (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i].kind, kind) == 0)
      return _ (letters[i].body);
  return td_agreement_get_builtin_text ();
}
