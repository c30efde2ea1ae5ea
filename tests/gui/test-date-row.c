/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/widgets/td-date-row.h"
#include "td-test-locale.h"

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

/* The name of the day that weeks begin with in the calendar of a row, made in the locale. */
static char *
find_first_weekday (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "day-name"))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      char *name = find_first_weekday (child);

      if (name)
        return name;
    }
  return NULL;
}

/* Dates are shown and read in the order of the locale, and its calendar begins with its day. */
static void
check_locale (const char *locale, const char *typed, const char *shown, const char *weekday)
{
  g_autoptr (TdDateRow) row = NULL;
  g_autofree char *first = NULL;
  GtkWidget *calendar;

  if (!td_test_locale_enter (locale))
    return;
  row = g_object_ref_sink (
      g_object_new (TD_TYPE_DATE_ROW, "today", td_test_date (TD_GUI_TEST_TODAY), NULL));
  gtk_editable_set_text (GTK_EDITABLE (row), typed);
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2026-02-01"));
  td_date_row_set_date (row, td_test_date ("2025-11-03"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, shown);
  g_assert_cmpint (td_date_row_get_date (row), ==, td_test_date ("2025-11-03"));
  calendar =
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (row), TD_TYPE_DATE_ROW, "calendar"));
  first = find_first_weekday (calendar);
  g_assert_cmpstr (first, ==, weekday);
  td_test_locale_leave ();
}

static void
test_locales (void)
{
  /* GTK names the days once, in the language of the first calendar: let that be this one. */
  g_autoptr (GtkWidget) first = g_object_ref_sink (gtk_calendar_new ());

  check_locale ("en_US", "2/1/2026", "Nov 3, 2025", "Sun");
  check_locale ("nl_NL", "1/2/2026", "3 nov 2025", "Mon");
  check_locale ("sv_SE", "26/2/1", "2025-11-03", "Mon");
  check_locale ("ar_EG", "1/2/2026", "3 نوفمبر 2025", "Sat");
}

void
test_date_row_add (void)
{
  g_test_add_func ("/gui/date-row/locales", test_locales);
  g_test_add_func ("/gui/date-row/typing", test_typing);
  g_test_add_func ("/gui/date-row/setting", test_setting);
  g_test_add_func ("/gui/date-row/nearest", test_nearest);
}
