/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-unsaved-form.h"

#include "people/td-employee.h"
#include "td-test-workspace.h"
#include "td-test.h"

#define TODAY td_test_date ("2026-03-16")

static void
test_fields (void)
{
  g_autoptr (TdEmployee) before = td_employee_new ();
  g_autoptr (TdEmployee) record = NULL;
  g_autoptr (TdEmployee) again = NULL;
  g_autofree char *none = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *about = NULL;

  before->id = 7;
  td_record_set_text (&before->name, "Ann");
  td_record_set_text (&before->title, "Clerk");
  record = td_record_copy (before);
  none = td_unsaved_form_dup_fields (TD_RECORD (record), TD_RECORD (before));
  g_assert_null (none);
  td_record_set_text (&record->name, "Ann \"Lee\"");
  td_record_set_text (&record->title, NULL);
  record->hire_date = TODAY;
  record->outside = TRUE;
  record->manager_id = 12;
  fields = td_unsaved_form_dup_fields (TD_RECORD (record), TD_RECORD (before));
  again = td_record_copy (before);
  td_unsaved_form_apply (TD_RECORD (again), fields);
  g_assert_true (td_record_equal (again, record));
  about = td_unsaved_form_dup_about (TD_RECORD (before));
  g_assert_cmpstr (about, ==, "id:7 manager_id:0");
}

/* A file is anybody's: what is no such JSON changes nothing. */
static void
test_hostile (void)
{
  static const char *const texts[] = { "", "[]", "{", "{\"name\":5,\"hire_date\":\"x\",\"no\":1}",
                                       "{\"hire_date\":[1],\"outside\":{}}" };
  g_autoptr (TdEmployee) before = td_employee_new ();

  td_record_set_text (&before->name, "Ann");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TdEmployee) record = td_record_copy (before);

      td_unsaved_form_apply (TD_RECORD (record), texts[i]);
      g_assert_true (td_record_equal (record, before));
    }
}

static char *
load (TdTestFile *file, const char *form, const char *about, TdDate today)
{
  g_autoptr (GError) error = NULL;
  char *fields;

  g_assert_true (td_unsaved_form_load (file->db, form, about, today, &fields, &error));
  g_assert_no_error (error);
  return fields;
}

/* Kept and forgotten without a trace in the trail. */
static void
test_rows (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 entry = td_change_get_newest (file->db);
  g_autofree char *first = NULL;
  g_autofree char *other = NULL;
  g_autofree char *late = NULL;
  g_autofree char *gone = NULL;

  g_assert_true (td_unsaved_form_keep (file->db, "A", "id:1", "{}", TODAY, &error));
  g_assert_true (td_unsaved_form_keep (file->db, "A", "id:1", "{\"a\":1}", TODAY, &error));
  g_assert_no_error (error);
  first = load (file, "A", "id:1", TODAY + TD_UNSAVED_FORM_DAYS);
  g_assert_cmpstr (first, ==, "{\"a\":1}");
  other = load (file, "A", "id:2", TODAY);
  g_assert_null (other);
  late = load (file, "A", "id:1", TODAY + TD_UNSAVED_FORM_DAYS + 1);
  g_assert_null (late);
  g_assert_true (td_unsaved_form_forget (file->db, "A", "id:1", &error));
  gone = load (file, "A", "id:1", TODAY);
  g_assert_null (gone);
  g_assert_cmpint (td_change_get_newest (file->db), ==, entry);
}

static void
test_old (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_unsaved_form_keep (file->db, "A", "id:1", "{}", TODAY, &error));
  g_assert_true (
      td_unsaved_form_keep (file->db, "B", "id:1", "{}", TODAY + TD_UNSAVED_FORM_DAYS + 1, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM unsaved_form"), ==, 1);
}

void
test_unsaved_form_add (void)
{
  g_test_add_func ("/unsaved-form/fields", test_fields);
  g_test_add_func ("/unsaved-form/hostile", test_hostile);
  g_test_add ("/unsaved-form/rows", TdTestFile, NULL, td_test_file_setup, test_rows,
              td_test_file_teardown);
  g_test_add ("/unsaved-form/old", TdTestFile, NULL, td_test_file_setup, test_old,
              td_test_file_teardown);
}
