/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/pages/report/td-print-job.h"
#include "gui/pages/report/td-report-item.h"
#include "gui/pages/report/td-report-page.h"
#include "gui/widgets/td-narrow-bin.h"
#include "gui/widgets/td-paper.h"
#include "gui/widgets/td-person-picker.h"
#include "workspace/td-sample.h"

#include <gtk/gtkunixprint.h>
#include <string.h>

/* The sample, with the programme that has most pairs chosen. */
static TdReportPage *
open_sample (TdGuiTest *test)
{
  g_autoptr (GError) error = NULL;
  gint64 program_id;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  program_id =
      td_test_count (test->file.db,
                     "SELECT program_id FROM pair GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
  td_gui_test_reload (test);
  td_session_set_program_id (test->session, program_id);
  return TD_REPORT_PAGE (td_gui_test_go (test, "report"));
}

static TdPaper *
shown_paper (TdReportPage *page)
{
  return td_gui_test_find (page, TD_TYPE_PAPER, NULL);
}

static guint
n_pages_shown (TdReportPage *page)
{
  TdPaper *paper = shown_paper (page);

  return paper ? td_paper_get_n_pages (paper) : 0;
}

/* Without a programme the page asks for one, and takes the answer. */
static void
test_choose (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkListView *list;

  td_session_set_program_id (test->session, 0);
  td_gui_test_wait (td_gui_test_shows (page, "Which Programme?"));
  td_gui_test_photo (test, "report-program");
  list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "program_list");
  g_signal_emit_by_name (list, "activate", 0u);
  td_gui_test_wait (n_pages_shown (page) > 0);
  g_assert_cmpint (td_session_get_program_id (test->session), !=, 0);
}

static void
test_empty (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'New')");
  td_gui_test_reload (test);
  td_session_set_program_id (test->session, 1);
  page = td_gui_test_go (test, "report");
  td_gui_test_wait (td_gui_test_shows (page, "Nothing to Print Yet"));
  td_gui_test_photo (test, "report-empty");
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Pair Mentees"));
}

/* The preview is what prints: it follows the parts, the paper and the report chosen. */
static void
test_preview (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkDropDown *choice;
  TdPaper *paper;
  guint whole;

  td_gui_test_wait (n_pages_shown (page) > 2);
  paper = shown_paper (page);
  whole = td_paper_get_n_pages (paper);
  g_assert_cmpstr (td_document_get_title (td_paper_get_document (paper)), ==, "Pairing report");

  gtk_widget_activate_action (GTK_WIDGET (page), "report.by-mentor", NULL);
  td_gui_test_wait (n_pages_shown (page) < whole);
  gtk_widget_activate_action (GTK_WIDGET (page), "report.by-mentor", NULL);
  td_gui_test_wait (n_pages_shown (page) == whole);

  choice = td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "paper_choice");
  gtk_drop_down_set_selected (choice, 1);
  td_gui_test_wait (td_paper_get_size (paper)->height == td_paper_letter.height);
  g_assert_cmpuint (n_pages_shown (page), >=, whole);
  g_assert_true (td_paper_get_document (paper) != NULL);
}

static void
select_report (GtkSelectionModel *model, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (TdReportItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (g_str_equal (item->code, code))
        {
          gtk_selection_model_select_item (model, i, TRUE);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_choose_report (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkListView *list;
  GtkSelectionModel *model;

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_gui_test_wait (!td_narrow_bin_get_narrow (td_gui_test_find (page, TD_TYPE_NARROW_BIN, NULL)));
  list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, NULL);
  model = gtk_list_view_get_model (list);
  select_report (model, "engagement");
  td_gui_test_wait (g_strcmp0 (td_document_get_title (td_paper_get_document (shown_paper (page))),
                               "Engagement report") == 0);
  /* It has no parts to choose from. */
  g_assert_null (td_gui_test_find (page, GTK_TYPE_MENU_BUTTON, "parts_button"));
}

static GtkSelectionModel *
reports_of (TdReportPage *page)
{
  return gtk_list_view_get_model (td_gui_test_find (page, GTK_TYPE_LIST_VIEW, NULL));
}

static const char *
shown_title (TdReportPage *page)
{
  TdPaper *paper = shown_paper (page);
  TdDocument *document = paper ? td_paper_get_document (paper) : NULL;

  return document ? td_document_get_title (document) : NULL;
}

/* The reports stand in groups, each named once. */
static void
test_groups (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GListModel) items = td_report_item_list ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TdReportItem) item = g_list_model_get_item (items, i);

      if (i == 0)
        g_assert_nonnull (item->heading);
      if (item->heading)
        g_assert_true (g_hash_table_add (seen, item->heading));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 4);
}

/* From a pair its record is opened; what it is about can be let go, and then it asks. */
static void
test_open (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  gint64 pair = td_test_count (test->file.db, "SELECT min(pair_id) FROM contact");
  g_autofree char *words = NULL;

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_gui_test_wait (!td_narrow_bin_get_narrow (td_gui_test_find (page, TD_TYPE_NARROW_BIN, NULL)));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.report", "(sxs)", "pair", pair,
                              "Ana – Ben");
  td_gui_test_wait (g_strcmp0 (shown_title (page), "Record of a pair") == 0);
  g_object_get (page, "filter-words", &words, NULL);
  g_assert_cmpstr (words, ==, "Ana – Ben");
  gtk_widget_activate_action (GTK_WIDGET (page), "report.all", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "About Whom?"));
}

/* Letters to one side are half as many; the choice stands only where there is one. */
static void
test_side (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkDropDown *side;
  guint both;

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_gui_test_wait (!td_narrow_bin_get_narrow (td_gui_test_find (page, TD_TYPE_NARROW_BIN, NULL)));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "side_choice"));
  select_report (reports_of (page), "letter");
  td_gui_test_wait (g_strcmp0 (shown_title (page), "Letters: why this pair") == 0);
  both = n_pages_shown (page);
  side = td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "side_choice");
  gtk_drop_down_set_selected (side, 2);
  td_gui_test_wait (n_pages_shown (page) * 2 == both);
  td_gui_test_photo (test, "report-letters");
}

/* Letters that would end without a name say so, until there is one. */
static void
test_signed (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkInfoBar *bar = td_gui_test_find (page, GTK_TYPE_INFO_BAR, NULL);

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_test_run (test->file.db, "DELETE FROM setting WHERE key = 'coordinator'");
  td_gui_test_reload (test);
  td_gui_test_settle (test);
  g_assert_false (gtk_info_bar_get_revealed (bar));

  select_report (reports_of (page), "letter");
  td_gui_test_wait (gtk_info_bar_get_revealed (bar));
  td_gui_test_photo (test, "report-unsigned");

  td_test_run (test->file.db, "INSERT INTO setting (key, value) VALUES ('coordinator', 'Ann')");
  td_gui_test_reload (test);
  td_gui_test_wait (!gtk_info_bar_get_revealed (bar));
}

/* Somebody stands for the pair she is in. */
static void
test_person (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  g_autoptr (TdEmployee) mentor = NULL;
  g_autoptr (GError) error = NULL;
  TdPersonPicker *picker;
  GtkWidget *list, *focus;

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_gui_test_wait (!td_narrow_bin_get_narrow (td_gui_test_find (page, TD_TYPE_NARROW_BIN, NULL)));
  mentor = td_employee_load (
      test->file.db,
      td_test_count (test->file.db, "SELECT p.mentor_id FROM pair p WHERE p.state = 'active' AND "
                                    "p.program_id = (SELECT program_id FROM pair GROUP BY 1 "
                                    "ORDER BY count(*) DESC LIMIT 1) ORDER BY p.id LIMIT 1"),
      &error);
  g_assert_no_error (error);
  /* Who goes through the list with the arrow keys stays in it. */
  list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (test->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  select_report (reports_of (page), "pair");
  td_gui_test_wait (td_gui_test_shows (page, "About Whom?"));
  td_gui_test_settle (test);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) == focus);
  td_gui_test_photo (test, "report-whom");
  picker = td_gui_test_find (page, TD_TYPE_PERSON_PICKER, NULL);
  g_signal_emit_by_name (picker, "picked", mentor);
  td_gui_test_wait (g_strcmp0 (shown_title (page), "Record of a pair") == 0);
  g_assert_nonnull (
      strstr (td_document_get_subtitle (td_paper_get_document (shown_paper (page))), mentor->name));
}

/* Whoever is in no pair has no record: nothing of what was shown before can be printed as hers. In
 * another workspace nobody is chosen. */
static void
test_stale (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEmployee) paired =
      td_employee_load (test->file.db,
                        td_test_count (test->file.db,
                                       "SELECT mentor_id FROM pair WHERE state = 'active' AND "
                                       "program_id = (SELECT program_id FROM pair GROUP BY 1 "
                                       "ORDER BY count(*) DESC LIMIT 1) ORDER BY id LIMIT 1"),
                        &error);
  g_autoptr (TdEmployee) alone = td_employee_load (
      test->file.db,
      td_test_count (test->file.db,
                     "SELECT min(id) FROM employee WHERE id NOT IN "
                     "(SELECT mentor_id FROM pair UNION SELECT mentee_id FROM pair)"),
      &error);
  TdPersonPicker *picker;

  g_assert_no_error (error);
  td_gui_test_wait (n_pages_shown (page) > 0);
  select_report (reports_of (page), "pair");
  td_gui_test_wait (td_gui_test_shows (page, "About Whom?"));
  picker = td_gui_test_find (page, TD_TYPE_PERSON_PICKER, NULL);
  g_signal_emit_by_name (picker, "picked", paired);
  td_gui_test_wait (g_strcmp0 (shown_title (page), "Record of a pair") == 0);
  g_signal_emit_by_name (picker, "picked", alone);
  td_gui_test_wait (td_gui_test_shows (page, "This Report Cannot Be Made"));
  g_assert_cmpuint (n_pages_shown (page), ==, 0);
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Print…"));
  td_gui_test_photo (test, "report-failed");
  td_window_set_session (test->window, NULL);
  td_window_set_session (test->window, test->session);
  td_gui_test_wait (td_gui_test_shows (page, "About Whom?"));
}

/* Without a programme there are the reports that need none. */
static void
test_all_programs (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkListView *list;

  td_session_set_program_id (test->session, 0);
  td_gui_test_wait (td_gui_test_shows (page, "Which Programme?"));
  td_gui_test_wait (!td_narrow_bin_get_narrow (td_gui_test_find (page, TD_TYPE_NARROW_BIN, NULL)));
  list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, NULL);
  select_report (gtk_list_view_get_model (list), "retention");
  td_gui_test_wait (n_pages_shown (page) > 0);
  g_assert_cmpstr (td_document_get_title (td_paper_get_document (shown_paper (page))), ==,
                   "Retention report");
  select_report (gtk_list_view_get_model (list), "pairing");
  td_gui_test_wait (td_gui_test_shows (page, "Which Programme?"));
}

/* A change of the workspace is on the paper at once. */
static void
test_follows (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  gint64 program_id = td_session_get_program_id (test->session);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE program SET name = 'Renamed' WHERE id = %" G_GINT64_FORMAT,
                       program_id);

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_test_run (test->file.db, sql);
  td_gui_test_reload (test);
  td_gui_test_wait (
      g_strcmp0 (td_document_get_subtitle (td_paper_get_document (shown_paper (page))),
                 "Renamed") == 0);
}

static void
assert_pdf (const char *path)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
test_save (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  g_autofree char *path = g_build_filename (test->file.folder, "pairs.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/pairs.pdf");

  td_gui_test_wait (n_pages_shown (page) > 0);
  td_report_page_save_pdf (page, file);
  td_gui_test_wait (td_gui_test_shows (test->window, "Saved “pairs.pdf”"));
  assert_pdf (path);

  td_report_page_save_pdf (page, nowhere);
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Details") != NULL);
}

/* The printer gets the pages of the preview. */
static void
test_print (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  g_autofree char *path = g_build_filename (test->file.folder, "printed.pdf", NULL);
  g_autoptr (GtkPrintOperation) job = NULL;
  g_autoptr (GError) error = NULL;
  int n_pages = 0;

  td_gui_test_wait (n_pages_shown (page) > 0);
  job = td_print_job_new (td_paper_get_document (shown_paper (page)), &td_paper_a4);
  gtk_print_operation_set_export_filename (job, path);
  gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (job, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, (int) n_pages_shown (page));
  assert_pdf (path);
}

/* GTK's own preview, which leaves the pages in a file, is not offered. */
static void
test_no_preview (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (GtkPrintOperation) job = td_print_job_new (document, &td_paper_a4);
  GtkWidget *dialog = gtk_print_unix_dialog_new ("Print", NULL);

  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_PREVIEW |
                                                     GTK_PRINT_CAPABILITY_COPIES);
  g_assert_cmpuint (gtk_print_unix_dialog_get_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog)),
                    ==, GTK_PRINT_CAPABILITY_COPIES);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* How many pages come out on a sheet of these millimetres, and the size of the first, in points. */
static int
print_on (TdDocument *document,
          const char *path,
          double width,
          double height,
          GtkPageOrientation orientation,
          char **box)
{
  g_autoptr (GtkPrintOperation) job = td_print_job_new (document, &td_paper_a4);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  GtkPaperSize *paper = gtk_paper_size_new_custom ("test", "Test", width, height, GTK_UNIT_MM);
  const char *found;
  gsize length;
  int n_pages = 0;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (job, setup);
  gtk_print_operation_set_export_filename (job, path);
  gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (job, "n-pages", &n_pages, NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    bytes[i] = bytes[i] == '\0' ? ' ' : bytes[i];
  found = strstr (bytes, "/MediaBox [");
  g_assert_nonnull (found);
  *box = g_strndup (found, strcspn (found, "]"));
  return n_pages;
}

/* The dialog may have other paper, and lie it on its side: the pages are broken for that. */
static void
test_page_setup (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  g_autofree char *path = g_build_filename (test->file.folder, "printed.pdf", NULL);
  g_autofree char *upright = NULL;
  g_autofree char *lying = NULL;
  g_autofree char *small = NULL;
  TdDocument *document;
  int n_pages;

  td_gui_test_wait (n_pages_shown (page) > 2);
  document = td_paper_get_document (shown_paper (page));
  n_pages = print_on (document, path, 210, 297, GTK_PAGE_ORIENTATION_PORTRAIT, &upright);
  g_assert_cmpint (n_pages, ==, (int) n_pages_shown (page));
  g_assert_true (g_str_has_prefix (upright, "/MediaBox [ 0 0 595.2"));
  g_assert_cmpint (print_on (document, path, 210, 297, GTK_PAGE_ORIENTATION_LANDSCAPE, &lying), >,
                   n_pages);
  g_assert_true (g_str_has_prefix (lying, "/MediaBox [ 0 0 841.8"));
  g_assert_cmpint (print_on (document, path, 148, 210, GTK_PAGE_ORIENTATION_PORTRAIT, &small), >,
                   2 * n_pages);
}

static void
test_paper (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page = open_sample (test);
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;
  TdPaper *paper;
  double upper;

  td_gui_test_wait (n_pages_shown (page) > 2);
  paper = shown_paper (page);
  scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_parent (GTK_WIDGET (paper)));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  td_gui_test_wait (gtk_adjustment_get_upper (adjustment) > 1000);
  upper = gtk_adjustment_get_upper (adjustment);
  gtk_test_accessible_assert_role (paper, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (paper, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pairing report");

  gtk_widget_activate_action (GTK_WIDGET (page), "report.zoom-in", NULL);
  td_gui_test_wait (gtk_adjustment_get_upper (adjustment) > upper * 1.2);
  gtk_widget_activate_action (GTK_WIDGET (page), "report.zoom-fit", NULL);
  td_gui_test_wait (gtk_adjustment_get_upper (adjustment) == upper);
  g_assert_cmpfloat (td_paper_get_zoom (paper), ==, 1);
  td_paper_set_zoom (paper, 100);
  g_assert_cmpfloat (td_paper_get_zoom (paper), ==, 4);
  gtk_adjustment_set_value (adjustment, upper);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (paper));
}

static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  TdReportPage *page;

  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 640);
  page = open_sample (test);
  td_gui_test_wait (n_pages_shown (page) > 0);
  g_assert_true (td_narrow_bin_get_narrow (td_gui_test_find (page, TD_TYPE_NARROW_BIN, NULL)));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_LIST_VIEW, NULL));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, 420);
}

#define ADD(name, func) \
  g_test_add ("/gui/report/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void test_report_add (void);

void
test_report_add (void)
{
  ADD ("choose", test_choose);
  ADD ("empty", test_empty);
  ADD ("preview", test_preview);
  ADD ("choose-report", test_choose_report);
  ADD ("all-programs", test_all_programs);
  ADD ("groups", test_groups);
  ADD ("open", test_open);
  ADD ("side", test_side);
  ADD ("signed", test_signed);
  ADD ("person", test_person);
  ADD ("stale", test_stale);
  ADD ("follows", test_follows);
  ADD ("save", test_save);
  ADD ("print", test_print);
  ADD ("no-preview", test_no_preview);
  ADD ("page-setup", test_page_setup);
  ADD ("paper", test_paper);
  ADD ("narrow", test_narrow);
}
