/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-codes.h"

#include "base/td-words.h"

#include <glib/gi18n-lib.h>

static const char *const outcomes[] = { "held", "cancelled", "missed", NULL };
static const char *const outcome_labels[] = { N_ ("held"), N_ ("cancelled"), N_ ("missed") };

static const char *const kinds[] = { "meeting",  "preparation", "introduction",
                                     "learning", "group",       NULL };
static const char *const kind_labels[] = { N_ ("meeting"), N_ ("preparation"),
                                           N_ ("introduction to a colleague"),
                                           N_ ("learning activity"), N_ ("group meeting") };

static const char *const modes[] = { "in-person", "video", "phone", "mail", "chat", NULL };
static const char *const mode_labels[] = { N_ ("in person"), N_ ("video"), N_ ("phone"),
                                           N_ ("mail"), N_ ("chat") };

static const char *const sides[] = { "mentor", "mentee", NULL };
static const char *const side_labels[] = { N_ ("mentor"), N_ ("mentee") };

const char *const *
td_contact_outcomes (void)
{
  return outcomes;
}

const char *const *
td_contact_kinds (void)
{
  return kinds;
}

const char *const *
td_contact_modes (void)
{
  return modes;
}

const char *const *
td_contact_sides (void)
{
  return sides;
}

const char *
td_contact_outcome_get_label (const char *outcome)
{
  return td_words_get_label (&(TdWords){ outcomes, outcome_labels, NULL }, outcome);
}

const char *
td_contact_kind_get_label (const char *kind)
{
  return td_words_get_label (&(TdWords){ kinds, kind_labels, NULL }, kind);
}

const char *
td_contact_mode_get_label (const char *mode)
{
  return td_words_get_label (&(TdWords){ modes, mode_labels, NULL }, mode);
}

const char *
td_contact_side_get_label (const char *side)
{
  return td_words_get_label (&(TdWords){ sides, side_labels, NULL }, side);
}
