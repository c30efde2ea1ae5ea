/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-text.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *code;
  const char *label;
  const char *hints; /* folded pieces of how people put it, separated by "|" */
} Word;

static const Word roles[] = {
  { "both", NC_ ("role", "Mentor and mentee"), "both|mentor and mentee|mentee and mentor" },
  { "mentee", NC_ ("role", "Mentee"), "mentee|coachee|learner|protege" },
  { "mentor", NC_ ("role", "Mentor"), "mentor|coach" },
};

static const Word states[] = {
  { "enrolled", NC_ ("enrolment", "Enrolled"), "" },
  { "waiting", NC_ ("enrolment", "Waiting list"), "" },
  { "withdrawn", NC_ ("enrolment", "Withdrawn"), "" },
};

static const Word reasons[] = {
  { "connections", NC_ ("reason", "Connections and visibility"), "connection|visib|network" },
  { "skills", NC_ ("reason", "Skills"), "skill" },
  { "goals", NC_ ("reason", "Setting goals"), "goal" },
  { "problems", NC_ ("reason", "Solving problems"), "problem" },
  { "support", NC_ ("reason", "Personal support"), "support|psycho" },
};

static const Word occasions[] = {
  { "new-role", NC_ ("occasion", "New role"), "new role|new job|promot" },
  { "reorganisation", NC_ ("occasion", "Reorganisation"), "reorgani|restructur" },
  { "merger", NC_ ("occasion", "Merger"), "merger|takeover|acquisition" },
  { "return", NC_ ("occasion", "Return to work"), "return" },
  { "other", NC_ ("occasion", "Something else"), "other|something else" },
};

static const char *
find_label (const Word *words, guint n, const char *context, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words[i].label);
  return code ? code : "";
}

static gboolean
has_hint (const char *folded, const char *hints)
{
  g_auto (GStrv) pieces = g_strsplit (hints, "|", -1);

  for (char **piece = pieces; *piece; piece++)
    if (strstr (folded, *piece))
      return TRUE;
  return FALSE;
}

static const char *
find_code (const Word *words, guint n, const char *context, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < n; i++)
    if (td_text_same (text, words[i].code) || td_text_same (text, words[i].label) ||
        td_text_same (text, find_label (words, n, context, words[i].code)))
      return words[i].code;
  for (guint i = 0; i < n; i++)
    if (has_hint (folded, words[i].hints))
      return words[i].code;
  return NULL;
}

const char *
td_enrolment_role_get_label (const char *role)
{
  return find_label (roles, G_N_ELEMENTS (roles), "role", role);
}

const char *
td_enrolment_state_get_label (const char *state)
{
  return find_label (states, G_N_ELEMENTS (states), "enrolment", state);
}

const char *
td_enrolment_reason_get_label (const char *reason)
{
  return find_label (reasons, G_N_ELEMENTS (reasons), "reason", reason);
}

const char *
td_enrolment_occasion_get_label (const char *occasion)
{
  return find_label (occasions, G_N_ELEMENTS (occasions), "occasion", occasion);
}

const char *const *
td_enrolment_list_reasons (void)
{
  static const char *const codes[] = {
    "connections", "skills", "goals", "problems", "support", NULL
  };

  return codes;
}

const char *const *
td_enrolment_list_occasions (void)
{
  static const char *const codes[] = { "new-role", "reorganisation", "merger",
                                       "return",   "other",          NULL };

  return codes;
}

const char *
td_enrolment_parse_role (const char *text)
{
  return find_code (roles, G_N_ELEMENTS (roles), "role", text);
}

const char *
td_enrolment_parse_reason (const char *text)
{
  return find_code (reasons, G_N_ELEMENTS (reasons), "reason", text);
}

const char *
td_enrolment_parse_occasion (const char *text)
{
  return find_code (occasions, G_N_ELEMENTS (occasions), "occasion", text);
}
