/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-fact.h"

#include <string.h>

static const TdField fact_fields[] = {
  TD_FIELD (TdFact, code, TD_FIELD_TEXT),  TD_FIELD (TdFact, label, TD_FIELD_TEXT),
  TD_FIELD (TdFact, words, TD_FIELD_TEXT), TD_FIELD (TdFact, detail, TD_FIELD_TEXT),
  TD_FIELD (TdFact, count, TD_FIELD_TEXT), TD_FIELD (TdFact, page, TD_FIELD_TEXT),
  TD_FIELD (TdFact, id, TD_FIELD_ID),
};

TD_DEFINE_RECORD (TdFact, td_fact, fact_fields)

TdFact *
td_fact_add (GPtrArray *facts, const char *code, const char *label, char *words, const char *page)
{
  TdFact *fact = g_object_new (TD_TYPE_FACT, NULL);

  td_record_set_text (&fact->code, code);
  td_record_set_text (&fact->label, label);
  td_record_take_text (&fact->words, words);
  td_record_set_text (&fact->page, page);
  g_ptr_array_add (facts, fact);
  return fact;
}

TdFact *
td_fact_find (GPtrArray *facts, const char *code)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TdFact *fact = facts->pdata[i];

      if (strcmp (fact->code, code) == 0)
        return fact;
    }
  return NULL;
}
