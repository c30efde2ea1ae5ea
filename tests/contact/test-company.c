/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-test.h"
#include "test-company.h"
#include "test-table.h"

static void
load_pairs (TestCompany *company, const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, ".pairs.csv", NULL);
  g_autoptr (TestTable) table = test_table_load (name);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autoptr (GError) error = NULL;
      TdCadence cadence;

      g_assert_true (td_cadence_parse (test_table_get (table, i, "cadence"), &cadence, &error));
      g_ptr_array_add (company->names, g_strdup (test_table_get (table, i, "pair_id")));
      g_ptr_array_add (company->histories,
                       td_history_new (td_test_date (test_table_get (table, i, "matched_on")),
                                       td_date_from_iso (test_table_get (table, i, "ended_on")),
                                       &cadence));
    }
}

static void
load_contacts (TestCompany *company, const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, ".contacts.csv", NULL);
  g_autoptr (TestTable) table = test_table_load (name);

  for (guint i = 0; i < table->rows->len; i++)
    if (g_strcmp0 (test_table_get (table, i, "held"), "1") == 0)
      td_history_add_contact (test_company_find (company, test_table_get (table, i, "pair_id")),
                              td_test_date (test_table_get (table, i, "date")));
}

static void
load_pauses (TestCompany *company, const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, ".pauses.csv", NULL);
  g_autoptr (TestTable) table = test_table_load (name);

  for (guint i = 0; i < table->rows->len; i++)
    td_history_add_pause (test_company_find (company, test_table_get (table, i, "pair_id")),
                          td_test_date (test_table_get (table, i, "from")),
                          td_date_from_iso (test_table_get (table, i, "to")));
}

TestCompany *
test_company_load (const char *prefix)
{
  TestCompany *company = g_new0 (TestCompany, 1);
  g_autofree char *name = g_strconcat (prefix, ".params.csv", NULL);
  g_autoptr (TestTable) params = test_table_load (name);

  g_assert_cmpstr (test_table_get (params, 0, "key"), ==, "as_of");
  company->as_of = td_test_date (test_table_get (params, 0, "value"));
  company->names = g_ptr_array_new_with_free_func (g_free);
  company->histories = g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);
  load_pairs (company, prefix);
  load_contacts (company, prefix);
  load_pauses (company, prefix);
  return company;
}

void
test_company_free (TestCompany *company)
{
  g_ptr_array_unref (company->names);
  g_ptr_array_unref (company->histories);
  g_free (company);
}

TdHistory *
test_company_find (TestCompany *company, const char *name)
{
  for (guint i = 0; i < company->names->len; i++)
    if (g_strcmp0 (g_ptr_array_index (company->names, i), name) == 0)
      return g_ptr_array_index (company->histories, i);
  g_error ("no pair %s", name);
}
