/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include <locale.h>

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  test_read_add ();
  test_appointment_add ();
  test_letter_files_add ();
  test_other_numbers_add ();
  test_parts_add ();
  test_receipt_add ();
  test_import_log_add ();
  test_mapping_add ();
  test_systems_add ();
  test_hostile_add ();
  test_choice_add ();
  test_roster_add ();
  test_same_add ();
  test_sources_add ();
  test_roster_large_add ();
  test_roster_postings_add ();
  test_enrolments_add ();
  test_sheet_proposal_add ();
  test_sheet_writer_add ();
  test_contacts_add ();
  test_existing_pairs_add ();
  test_pair_words_add ();
  test_kinds_add ();
  test_data_sheet_add ();
  test_calendar_add ();
  test_import_events_add ();
  test_import_events_refused_add ();
  test_surveys_add ();
  test_survey_questions_add ();
  test_xml_text_add ();
  test_xml_reserve_add ();
  test_xml_source_add ();
  test_xml_writer_add ();
  test_import_run_add ();
  test_erased_rows_add ();

  return g_test_run ();
}
