/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-words.h"

#include <glib/gi18n-lib.h>

int
td_words_find (const TdWords *words, const char *code)
{
  for (int i = 0; code && words->codes[i]; i++)
    if (g_str_equal (words->codes[i], code))
      return i;
  return -1;
}

const char *
td_words_get_label (const TdWords *words, const char *code)
{
  int place = td_words_find (words, code);

  if (place < 0)
    return code ? code : "";
  if (words->context)
    return g_dpgettext2 (GETTEXT_PACKAGE, words->context, words->labels[place]);
  return _ (words->labels[place]);
}
