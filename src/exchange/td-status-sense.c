/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-status-sense.h"

#include "base/td-text.h"

#include <string.h>

/* In this order: "leaver" before "leave", and "inactive" is not "active". */
static const struct
{
  const char *part;
  TdStatusSense sense;
} words[] = {
  { "inactive", TD_STATUS_UNKNOWN },    { "inaktiv", TD_STATUS_UNKNOWN },
  { "inactif", TD_STATUS_UNKNOWN },     { "inactief", TD_STATUS_UNKNOWN },
  { "future", TD_STATUS_FUTURE },       { "not started", TD_STATUS_FUTURE },
  { "pre hire", TD_STATUS_FUTURE },     { "terminat", TD_STATUS_LEFT },
  { "leaver", TD_STATUS_LEFT },         { "has left", TD_STATUS_LEFT },
  { "resign", TD_STATUS_LEFT },         { "retire", TD_STATUS_LEFT },
  { "deceas", TD_STATUS_LEFT },         { "dismiss", TD_STATUS_LEFT },
  { "former", TD_STATUS_LEFT },         { "ausgetreten", TD_STATUS_LEFT },
  { "ausgeschieden", TD_STATUS_LEFT },  { "sorti", TD_STATUS_LEFT },
  { "uit dienst", TD_STATUS_LEFT },     { "vertrokken", TD_STATUS_LEFT },
  { "leave", TD_STATUS_ON_LEAVE },      { "beurlaubt", TD_STATUS_ON_LEAVE },
  { "elternzeit", TD_STATUS_ON_LEAVE }, { "conge", TD_STATUS_ON_LEAVE },
  { "verlof", TD_STATUS_ON_LEAVE },     { "active", TD_STATUS_ACTIVE },
  { "aktiv", TD_STATUS_ACTIVE },        { "actif", TD_STATUS_ACTIVE },
  { "actief", TD_STATUS_ACTIVE },       { "in dienst", TD_STATUS_ACTIVE },
  { "employed", TD_STATUS_ACTIVE },
};

/* Whole words only. */
static const struct
{
  const char *word;
  TdStatusSense sense;
} codes[] = {
  { "a", TD_STATUS_ACTIVE },     { "t", TD_STATUS_LEFT },    { "l", TD_STATUS_ON_LEAVE },
  { "loa", TD_STATUS_ON_LEAVE }, { "left", TD_STATUS_LEFT }, { "parti", TD_STATUS_LEFT },
};

TdStatusSense
td_status_read (const char *text)
{
  g_autofree char *key = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (key, codes[i].word) == 0)
      return codes[i].sense;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (key, words[i].part))
      return words[i].sense;
  return TD_STATUS_UNKNOWN;
}
