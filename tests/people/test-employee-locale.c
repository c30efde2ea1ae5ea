/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "people/td-employee-search.h"
#include "td-test-locale.h"
#include "td-test.h"

void test_employee_locale_add (void);

/* Lists and names as the locale has them. The workspace is opened after the locale is set, as
 * programs do. */

typedef struct
{
  const char *locale;
  const char *people[5][3]; /* given name, family name, department */
  const char *sort;
  const char *order; /* the names as they are listed */
} OrderCase;

static const OrderCase cases[] = {
  { "sv_SE",
    { { "Örjan", "Ek", "A" }, { "Zara", "Ek", "B" }, { "Åke", "Ek", "C" }, { "Anna", "Ek", "D" } },
    "name",
    "Anna Ek, Zara Ek, Åke Ek, Örjan Ek" },
  { "de_DE",
    { { "Otto", "Ek", "Z" }, { "Ödön", "Ek", "Ärzte" }, { "Zoë", "Ek", "Bau" } },
    "name",
    "Ödön Ek, Otto Ek, Zoë Ek" },
  { "de_DE",
    { { "Otto", "Ek", "Zoll" }, { "Ödön", "Ek", "Ärzte" }, { "Zoë", "Ek", "Bau" } },
    "department",
    "Ödön Ek, Zoë Ek, Otto Ek" },
  { "nl_NL",
    { { "Ben", "Cornelissen", "A" }, { "Ada", "van den Berg", "A" }, { "Cid", "Aalbers", "A" } },
    "family_name",
    "Cid Aalbers, Ada van den Berg, Ben Cornelissen" },
  { "nl_BE",
    { { "Ben", "Cornelissen", "A" }, { "Ada", "Van den Berg", "A" }, { "Cid", "Aalbers", "A" } },
    "family_name",
    "Cid Aalbers, Ben Cornelissen, Ada Van den Berg" },
  { "hu_HU",
    { { "Anna", "Nagy", "A" }, { "Béla", "Csaba", "A" }, { "Éva", "Cukor", "A" } },
    "name",
    "Cukor Éva, Csaba Béla, Nagy Anna" },
};

static void
add_people (TdDatabase *db, const OrderCase *expected)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; expected->people[i][0]; i++)
    {
      g_autoptr (TdEmployee) employee = td_employee_new ();
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      td_record_set_text (&employee->number, number);
      td_record_set_text (&employee->given_name, expected->people[i][0]);
      td_record_set_text (&employee->family_name, expected->people[i][1]);
      td_record_set_text (&employee->department, expected->people[i][2]);
      td_employee_save (db, employee, td_test_date ("2026-03-16"), &error);
      g_assert_no_error (error);
    }
}

static char *
list_names (TdDatabase *db, const char *sort)
{
  g_autoptr (GError) error = NULL;
  TdEmployeeQuery query = { .sort = sort };
  g_autoptr (GArray) ids = td_employee_search (db, &query, &error);
  g_autoptr (GPtrArray) employees = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  employees = td_employee_load_many (db, (gint64 *) ids->data, ids->len, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < employees->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            ((TdEmployee *) employees->pdata[i])->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_order (gconstpointer data)
{
  const OrderCase *expected = data;
  TdTestFile file = { NULL };

  if (!td_test_locale_enter (expected->locale))
    return;
  td_test_file_setup (&file, NULL);
  add_people (file.db, expected);
  {
    g_autofree char *names = list_names (file.db, expected->sort);

    g_assert_cmpstr (names, ==, expected->order);
  }
  td_test_file_teardown (&file, NULL);
  td_test_locale_leave ();
}

void
test_employee_locale_add (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/people/locale/%s/%s", cases[i].locale, cases[i].sort);

      g_test_add_data_func (path, &cases[i], test_order);
    }
}
