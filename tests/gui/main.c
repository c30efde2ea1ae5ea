/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/app/td-application.h"
#include "td-gui-test.h"

#include <execinfo.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

void test_backups_add (void);
void test_busy_add (void);
void test_keyboard_add (void);
void test_alt_letters_add (void);
void test_letters_add (void);
void test_lists_add (void);
void test_private_words_add (void);
void test_pseudo_add (void);
void test_privacy_add (void);
void test_notifier_add (void);
void test_chart_add (void);
void test_closures_add (void);
void test_search_keys_add (void);
void test_selection_add (void);
void test_columns_add (void);
void test_contrast_add (void);
void test_date_row_add (void);
void test_draft_add (void);
void test_draft_make_add (void);
void test_draft_words_add (void);
void test_insight_add (void);
void test_insight_beside_add (void);
void test_insight_boards_add (void);
void test_import_add (void);
void test_import_next_add (void);
void test_import_parts_add (void);
void test_find_add (void);
void test_form_add (void);
void test_help_add (void);
void test_paged_list_add (void);
void test_match_add (void);
void test_pairing_add (void);
void test_pair_goals_add (void);
void test_absences_add (void);
void test_erasure_dialog_add (void);
void test_merge_dialog_add (void);
void test_unsaved_add (void);
void test_pair_reviews_add (void);
void test_pair_page_add (void);
void test_pairs_add (void);
void test_session_add (void);
void test_survey_add (void);
void test_report_add (void);
void test_report_save_add (void);
void test_absent_add (void);
void test_swap_add (void);
void test_today_list_add (void);
void test_today_add (void);
void test_today_line_add (void);
void test_tour_add (void);
void test_transfer_add (void);
void test_paste_add (void);
void test_pages_add (void);
void test_people_add (void);
void test_program_page_add (void);
void test_widths_add (void);
void test_window_add (void);
void test_workshop_add (void);

/* A warning is fatal wherever it happens; that it did is not enough to find it by. */
static void
died_cb (int number)
{
  void *frames[64];

  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
  signal (number, SIG_DFL);
  raise (number);
}

/* How the pictures look that td_gui_test_photo() makes. */
static void
set_look (void)
{
  if (td_gui_test_look ("dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (td_gui_test_look ("mirrored"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (td_gui_test_look ("translated"))
    {
      g_test_set_nonfatal_assertions ();
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GApplication) application = NULL;

  signal (SIGTRAP, died_cb);
  signal (SIGABRT, died_cb);
  signal (SIGSEGV, died_cb);
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
  textdomain (GETTEXT_PACKAGE);

  /* A GtkApplication is not finalized after it registered: one for all tests. It must not look at
   * the clock, or windows in slow tests are told that it is another day. */
  application = G_APPLICATION (td_application_new (td_test_date (TD_GUI_TEST_TODAY)));
  /* Beside a Tandem that somebody may have open. */
  g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  g_application_set_default (application);
  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
  set_look ();

  test_backups_add ();
  test_busy_add ();
  test_keyboard_add ();
  test_alt_letters_add ();
  test_letters_add ();
  test_lists_add ();
  test_private_words_add ();
  test_pseudo_add ();
  test_privacy_add ();
  test_notifier_add ();
  test_chart_add ();
  test_closures_add ();
  test_search_keys_add ();
  test_selection_add ();
  test_columns_add ();
  test_contrast_add ();
  test_date_row_add ();
  test_draft_add ();
  test_draft_make_add ();
  test_draft_words_add ();
  test_insight_add ();
  test_insight_beside_add ();
  test_insight_boards_add ();
  test_import_add ();
  test_import_next_add ();
  test_import_parts_add ();
  test_find_add ();
  test_form_add ();
  test_help_add ();
  test_paged_list_add ();
  test_match_add ();
  test_pairing_add ();
  test_pair_goals_add ();
  test_absences_add ();
  test_erasure_dialog_add ();
  test_merge_dialog_add ();
  test_unsaved_add ();
  test_pair_reviews_add ();
  test_pair_page_add ();
  test_pairs_add ();
  test_session_add ();
  test_survey_add ();
  test_report_add ();
  test_report_save_add ();
  test_absent_add ();
  test_swap_add ();
  test_today_list_add ();
  test_today_add ();
  test_today_line_add ();
  test_tour_add ();
  test_transfer_add ();
  test_paste_add ();
  test_pages_add ();
  test_people_add ();
  test_program_page_add ();
  test_widths_add ();
  test_window_add ();
  test_workshop_add ();
  return g_test_run ();
}
