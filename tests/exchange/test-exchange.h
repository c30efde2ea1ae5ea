/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

#include "exchange/td-roster-import.h"

void test_read_add (void);
void test_other_numbers_add (void);
void test_data_sheet_add (void);
void test_appointment_add (void);
void test_letter_files_add (void);
void test_parts_add (void);
void test_receipt_add (void);
void test_import_log_add (void);
void test_mapping_add (void);
void test_systems_add (void);
void test_hostile_add (void);
void test_choice_add (void);
void test_roster_add (void);
void test_same_add (void);
void test_sources_add (void);
void test_roster_large_add (void);
void test_roster_postings_add (void);
void test_enrolments_add (void);
void test_sheet_proposal_add (void);
void test_sheet_writer_add (void);
void test_contacts_add (void);
void test_existing_pairs_add (void);
void test_pair_words_add (void);
void test_kinds_add (void);
void test_calendar_add (void);
void test_import_events_add (void);
void test_import_events_refused_add (void);
void test_surveys_add (void);
void test_survey_questions_add (void);
void test_xml_text_add (void);
void test_xml_reserve_add (void);
void test_xml_source_add (void);
void test_xml_writer_add (void);
void test_import_run_add (void);
void test_erased_rows_add (void);

/* A file of tests/exchange/data as a table; it must be readable. */
TdTable *test_table (const char *name);

/* Any bytes as a file and as a table (NULL with the error). */
TdTable *test_table_of (const char *bytes, gssize length, GError **error);

/* Imports a roster as of 15 June 2026, with the mapping that is guessed; it must succeed. */
TdReceipt *test_import (TdDatabase *db, const char *text);
TdImportOptions test_options (void);

/* Imports any kind, into programme 1 where it is about one; it must succeed. @options: NULL for
 * those above. */
TdReceipt *test_import_kind (TdDatabase *db,
                             TdImportKind kind,
                             const char *text,
                             const TdImportOptions *options);
TdReceipt *test_import_table (TdDatabase *db,
                              TdImportKind kind,
                              TdTable *table,
                              const TdImportOptions *options);

void test_assert_counts (TdReceipt *receipt,
                         int added,
                         int updated,
                         int unchanged,
                         int refused,
                         int missing);
/* The first value of a query. */
void test_assert_query (TdDatabase *db, const char *sql, const char *expected);
void test_assert_problem (TdReceipt *receipt, int row, const char *column, const char *words);
