/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>
#include <locale.h>

#include "td-test-workspace.h"

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_audit_add ();
  test_check_add ();
  test_backup_add ();
  test_finder_add ();
  test_first_steps_add ();
  test_overview_add ();
  test_list_add ();
  test_erasure_add ();
  test_merge_add ();
  test_unsaved_form_add ();
  test_person_data_add ();
  test_person_tables_add ();
  test_private_add ();
  test_redact_add ();
  test_retention_period_add ();
  test_sample_add ();
  test_sealed_add ();
  test_settings_add ();
  test_workspace_hostile_add ();
  test_workspace_xml_add ();
  return g_test_run ();
}
