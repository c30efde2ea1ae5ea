/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "pairing-fixture.h"

GtkWidget *
pairing_fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, manager_id) "
                   "VALUES (1, '1', 'Ann Mentor', 'ann', 'ann', NULL), "
                   "(2, '2', 'Max Mentor', 'max', 'max', NULL), "
                   "(3, '3', 'Bea Mentee', 'bea', 'bea', 1), "
                   "(4, '4', 'Cas Mentee', 'cas', 'cas', NULL), "
                   "(5, '5', 'Dov Mentee', 'dov', 'dov', NULL)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                   "skills_offered, skills_wanted) VALUES "
                   "(1, 1, 'mentor', '2026-01-01', 1, 'law', NULL), "
                   "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                   "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                   "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law'), "
                   "(1, 5, 'mentee', '2026-03-01', 0, NULL, 'law')");
  td_gui_test_reload (test);
  return GTK_WIDGET (td_gui_test_go (test, "pairing"));
}

gint64
pairing_count (TdGuiTest *test, const char *sql)
{
  return td_test_count (test->file.db, sql);
}

void
pairing_activate (GtkWidget *page, const char *action)
{
  gtk_widget_activate_action (page, action, NULL);
}

GtkWidget *
pairing_label (gpointer root, const char *text)
{
  GtkWidget *label = td_gui_test_find (root, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return label;
}
