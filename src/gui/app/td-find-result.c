/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-find-result.h"

#include <glib/gi18n-lib.h>

static const TdField result_fields[] = {
  TD_FIELD (TdFindResult, kind, TD_FIELD_INT),
  TD_FIELD (TdFindResult, score, TD_FIELD_INT),
  TD_FIELD (TdFindResult, page, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, action, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, item, TD_FIELD_ID),
  TD_FIELD (TdFindResult, accelerator, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, icon, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, heading, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, title, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, subtitle, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdFindResult, td_find_result, result_fields)

const char *
td_find_kind_get_heading (TdFindKind kind)
{
  static const char *const headings[] = {
    [TD_FIND_PEOPLE] = N_ ("People"),
    [TD_FIND_PAIRS] = N_ ("Pairs"),
    /* Translators: the pages of the window, above those that were found. */
    [TD_FIND_PAGES] = N_ ("Pages"),
    /* Translators: things to do, above those that were found. */
    [TD_FIND_ACTIONS] = N_ ("Actions"),
  };

  return _ (headings[kind]);
}

const char *
td_find_kind_get_noun (TdFindKind kind)
{
  static const char *const nouns[] = {
    [TD_FIND_PEOPLE] = N_ ("person"),
    [TD_FIND_PAIRS] = N_ ("pair"),
    [TD_FIND_PAGES] = N_ ("page"),
    /* Translators: something to do, said of one that was found. */
    [TD_FIND_ACTIONS] = N_ ("action"),
  };

  return _ (nouns[kind]);
}
