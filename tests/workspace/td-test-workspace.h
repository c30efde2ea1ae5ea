/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

void test_audit_add (void);
void test_merge_add (void);
void test_unsaved_form_add (void);
void test_person_data_add (void);
void test_retention_period_add (void);
void test_check_add (void);
void test_backup_add (void);
void test_finder_add (void);
void test_first_steps_add (void);
void test_overview_add (void);
void test_list_add (void);
void test_erasure_add (void);
void test_person_tables_add (void);
void test_private_add (void);
void test_redact_add (void);
void test_sample_add (void);
void test_sealed_add (void);
void test_settings_add (void);
void test_workspace_hostile_add (void);
void test_workspace_xml_add (void);
