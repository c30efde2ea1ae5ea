/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-program-choice.h"

#include <glib/gi18n-lib.h>

GListStore *
td_program_choice_new (void)
{
  GListStore *choice = g_list_store_new (TD_TYPE_PROGRAM);
  /* Translators: the choice in the programme switcher that stands for every programme. */
  g_autoptr (TdProgram) all = g_object_new (TD_TYPE_PROGRAM, "name", _ ("All programmes"), NULL);

  g_list_store_append (choice, all);
  return choice;
}

TdProgram *
td_program_choice_find (GListStore *choice, gint64 id)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (choice));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (G_LIST_MODEL (choice), i);

      if (program->id == id)
        return program; /* the store holds it */
    }
  return NULL;
}

gboolean
td_program_choice_has (GPtrArray *programs, gint64 id)
{
  for (guint i = 0; i < programs->len; i++)
    if (TD_PROGRAM (programs->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

void
td_program_choice_update (GListStore *choice, GPtrArray *programs)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (choice));

  for (guint i = 0; i < programs->len; i++)
    {
      TdProgram *loaded = programs->pdata[i];
      TdProgram *known = td_program_choice_find (choice, loaded->id);

      if (known == NULL)
        continue;
      td_record_assign (known, loaded);
      programs->pdata[i] = g_object_ref (known);
      g_object_unref (loaded);
    }
  g_list_store_splice (choice, 1, n_before - 1, programs->pdata, programs->len);
}
