/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/widgets/td-date-row.h"

void test_date_row_add (void);

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_typing (void)
{
  g_autoptr (TdDateRow) row = g_object_ref_sink (
      g_object_new (TD_TYPE_DATE_ROW, "today", td_test_date (TD_GUI_TEST_TODAY), NULL));
  gboolean valid;
  guint n = 0;

  g_signal_connect (row, "notify::date", G_CALLBACK (count_cb), &n);
  gtk_editable_set_text (GTK_EDITABLE (row), "yesterday");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2026-03-15"));
  gtk_editable_set_text (GTK_EDITABLE (row), "12 feb");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2026-02-12"));
  g_assert_cmpuint (n, ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (row), "soon");
  g_object_get (row, "valid", &valid, NULL);
  g_assert_false (valid);
  g_assert_cmpint (td_date_row_get_date (row), ==, TD_DATE_NONE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "warning"));
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_object_get (row, "valid", &valid, NULL);
  g_assert_true (valid);
}

static void
test_setting (void)
{
  g_autoptr (TdDateRow) row =
      g_object_ref_sink (g_object_new (TD_TYPE_DATE_ROW, "today", td_test_date (TD_GUI_TEST_TODAY),
                                       "forward", TRUE, NULL));
  guint n = 0;

  g_signal_connect (row, "notify::date", G_CALLBACK (count_cb), &n);
  td_date_row_set_date (row, td_test_date ("2026-04-09"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "9 Apr 2026");
  td_date_row_set_date (row, td_test_date ("2026-04-09"));
  g_assert_cmpuint (n, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (row), "2 jan");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2027-01-02"));
  td_date_row_set_date (row, TD_DATE_NONE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
}

/* Without a year the nearest such day is meant, before or after today. */
static void
test_nearest (void)
{
  g_autoptr (TdDateRow) row =
      g_object_ref_sink (g_object_new (TD_TYPE_DATE_ROW, "today", td_test_date (TD_GUI_TEST_TODAY),
                                       "nearest", TRUE, NULL));

  gtk_editable_set_text (GTK_EDITABLE (row), "1 apr");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2026-04-01"));
  gtk_editable_set_text (GTK_EDITABLE (row), "20 dec");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2025-12-20"));
  gtk_editable_set_text (GTK_EDITABLE (row), "20 dec 2026");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2026-12-20"));
  gtk_editable_set_text (GTK_EDITABLE (row), "today");
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date (TD_GUI_TEST_TODAY));
}

void
test_date_row_add (void)
{
  g_test_add_func ("/gui/date-row/typing", test_typing);
  g_test_add_func ("/gui/date-row/setting", test_setting);
  g_test_add_func ("/gui/date-row/nearest", test_nearest);
}
