/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-settings.h"

static void
test_text (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *gone = NULL;

  before = td_settings_dup_text (file->db, TD_SETTING_ORGANISATION, &error);
  g_assert_no_error (error);
  g_assert_null (before);

  g_assert_true (td_settings_set_text (file->db, TD_SETTING_ORGANISATION, " Łódź  GmbH ", &error));
  after = td_settings_dup_text (file->db, TD_SETTING_ORGANISATION, &error);
  g_assert_cmpstr (after, ==, "Łódź GmbH");

  g_assert_true (td_settings_set_text (file->db, TD_SETTING_ORGANISATION, "", &error));
  gone = td_settings_dup_text (file->db, TD_SETTING_ORGANISATION, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

static void
test_unchanged (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 entries;

  g_assert_true (td_settings_set_text (file->db, "colour", "green", &error));
  entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_cmpint (entries, ==, 1);
  g_assert_true (td_settings_set_text (file->db, "colour", "green", &error));
  g_assert_true (td_settings_set_text (file->db, "never-set", NULL, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
}

static void
test_int (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (td_settings_get_int (file->db, "load", 4, &value, &error));
  g_assert_cmpint (value, ==, 4);
  g_assert_true (td_settings_set_int (file->db, "load", -9007199254740993, &error));
  g_assert_true (td_settings_get_int (file->db, "load", 4, &value, &error));
  g_assert_cmpint (value, ==, -9007199254740993);
  g_assert_true (td_settings_set_text (file->db, "load", "many", &error));
  g_assert_true (td_settings_get_int (file->db, "load", 4, &value, &error));
  g_assert_cmpint (value, ==, 4);
}

static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autofree char *value = NULL;

  g_assert_true (td_settings_set_text (file->db, "colour", "green", &error));
  g_assert_true (td_settings_set_text (file->db, "colour", "blue", &error));
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "workspace.setting");
  g_assert_cmpstr (entry->detail, ==, "colour");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  value = td_settings_dup_text (file->db, "colour", &error);
  g_assert_cmpstr (value, ==, "green");
}

void
test_settings_add (void)
{
#define ADD(path, func)                                                                \
  g_test_add ("/workspace/settings/" path, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("text", test_text);
  ADD ("unchanged", test_unchanged);
  ADD ("int", test_int);
  ADD ("undo", test_undo);
#undef ADD
}
