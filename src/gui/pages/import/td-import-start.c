/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-start.h"

#include <glib/gi18n-lib.h>

void
td_import_start_show (AdwStatusPage *page, TdImportKind kind)
{
  static const struct
  {
    const char *title;
    const char *description;
  } words[TD_N_IMPORT_KINDS] = {
    [TD_IMPORT_ROSTER] = { N_ ("Import Your People"),
                           N_ ("Drop the list of all employees here: CSV, Excel, OpenDocument or a "
                               "Workday report. Names are enough; numbers, e-mail addresses, "
                               "departments, managers and hire dates help. Nothing is written "
                               "before you say so.") },
    [TD_IMPORT_ENROLMENTS] = { N_ ("Import the Sign-Ups"),
                               N_ ("Drop a list of those who take part here, CSV or Excel: who "
                                   "(e-mail address or number), as mentor or mentee, with which "
                                   "skills. The export of a form will do, from Microsoft Forms, "
                                   "Google Forms or any other.") },
    [TD_IMPORT_CONTACTS] = { N_ ("Import the Contacts"),
                             N_ ("Drop a table of contacts here, CSV or Excel: the pair (its "
                                 "reference, or mentor and mentee by number, e-mail or name), the "
                                 "date, and what else there is to say. Or a calendar (.ics).") },
    [TD_IMPORT_SURVEYS] = { N_ ("Import the Answers"),
                            N_ ("Drop the export of your form here: CSV or Excel, from Microsoft "
                                "Forms, Google Forms or any other. Its columns are known by the "
                                "words of the questions.") },
    [TD_IMPORT_PAIRS] = { N_ ("Import Pairs"),
                          N_ ("Drop a table of the pairs that exist already: mentor and mentee by "
                              "number, e-mail or name, the day they began, and what else there is "
                              "to say.") },
  };

  if (kind >= G_N_ELEMENTS (words) || words[kind].title == NULL)
    return;
  adw_status_page_set_title (page, _ (words[kind].title));
  adw_status_page_set_description (page, _ (words[kind].description));
}
