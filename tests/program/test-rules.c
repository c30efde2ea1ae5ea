/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-program.h"
#include "program/td-rules.h"
#include "td-test.h"

void test_rules_add (void);

static void
test_standard (void)
{
  g_autoptr (TdRules) rules = td_rules_new ();
  g_auto (GStrv) criteria = td_rules_list_criteria (rules);

  g_assert_true (td_rules_is_on (rules, "capacity"));
  g_assert_true (td_rules_is_on (rules, "reporting_chain"));
  g_assert_true (td_rules_is_on (rules, "previous_pair"));
  g_assert_true (td_rules_is_on (rules, "veto"));
  /* Peers may pair. */
  g_assert_false (td_rules_is_on (rules, "grade_gap"));
  g_assert_false (td_rules_is_on (rules, "unknown"));
  g_assert_cmpuint (g_strv_length (criteria), ==, 8);
}

static void
test_limits (void)
{
  g_autoptr (TdRules) rules = td_rules_new ();

  td_rules_set (rules, TD_RULE, "capacity", 0);
  g_assert_true (td_rules_is_on (rules, "capacity"));
  td_rules_set (rules, TD_CRITERION, "skills", 400);
  g_assert_cmpint (td_rules_get (rules, TD_CRITERION, "skills"), ==, 100);
  td_rules_set (rules, TD_PARAMETER, "grade_from", -30);
  g_assert_cmpint (td_rules_get (rules, TD_PARAMETER, "grade_from"), ==, -20);
}

static void
test_fields (void)
{
  g_autoptr (TdRules) rules = td_rules_new ();
  g_auto (GStrv) criteria = NULL;
  guint n;

  for (const TdRuleInfo *info = td_rule_info_list (TD_CRITERION, &n); n > 0; info++, n--)
    td_rules_set (rules, TD_CRITERION, info->name, 0);
  td_rules_set (rules, TD_CRITERION, "wishes", 5);
  td_rules_set_field (rules, "Union", 20, TD_FIELD_MODE_OVERLAP);
  td_rules_set_field (rules, "Area", 10, TD_FIELD_MODE_SAME);
  td_rules_set_field (rules, "Gone", 0, TD_FIELD_MODE_SAME);
  criteria = td_rules_list_criteria (rules);
  g_assert_cmpstrv (criteria,
                    ((const char *const[]){ "wishes", "field:Area", "field:Union", NULL }));
  g_assert_cmpint (td_rules_get (rules, TD_PARAMETER, "field:Union"), ==, TD_FIELD_MODE_OVERLAP);
  g_assert_cmpstr (td_rule_get_label (TD_CRITERION, "field:Union"), ==, "Union");
}

static void
test_save (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProgram) program = td_program_new ("mentoring");
  g_autoptr (TdRules) rules = td_rules_new ();
  g_autoptr (TdRules) loaded = NULL;
  gint64 changes;

  td_record_set_text (&program->name, "P");
  g_assert_true (td_program_save (file->db, program, &error));
  td_rules_set (rules, TD_RULE, "same_team", 1);
  td_rules_set_field (rules, "Union", 20, TD_FIELD_MODE_DIFFERENT);
  g_assert_true (td_rules_save (file->db, program->id, rules, &error));
  changes = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_rules_save (file->db, program->id, rules, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, changes);

  /* What a later version wrote does not disturb. */
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'rule', 'moon_phase', 1)");
  loaded = td_rules_load (file->db, program->id, &error);
  g_assert_no_error (error);
  g_assert_true (td_rules_is_on (loaded, "same_team"));
  g_assert_false (td_rules_is_on (loaded, "moon_phase"));
  g_assert_cmpint (td_rules_get (loaded, TD_PARAMETER, "field:Union"), ==, TD_FIELD_MODE_DIFFERENT);
}

/* Whatever is shown has words. */
static void
test_words (void)
{
  for (TdRuleKind kind = TD_RULE; kind <= TD_PARAMETER; kind++)
    {
      guint n;
      const TdRuleInfo *infos = td_rule_info_list (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (infos[i].kind, ==, kind);
          g_assert_cmpstr (td_rule_get_label (kind, infos[i].name), ==, infos[i].label);
          g_assert_true (g_str_has_suffix (td_rule_get_description (kind, infos[i].name), "."));
          g_assert_cmpint (infos[i].standard, >=, infos[i].smallest);
          g_assert_cmpint (infos[i].standard, <=, infos[i].largest);
          g_assert_true (!infos[i].belongs_to || td_rule_info_find (TD_RULE, infos[i].belongs_to));
        }
    }
}

void
test_rules_add (void)
{
  g_test_add_func ("/rules/standard", test_standard);
  g_test_add_func ("/rules/limits", test_limits);
  g_test_add_func ("/rules/fields", test_fields);
  g_test_add_func ("/rules/words", test_words);
  g_test_add ("/rules/save", TdTestFile, NULL, td_test_file_setup, test_save,
              td_test_file_teardown);
}
