/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-item.h"

#include "report/td-report.h"

static const TdField fields[] = {
  TD_FIELD (TdReportItem, code, TD_FIELD_TEXT),
  TD_FIELD (TdReportItem, title, TD_FIELD_TEXT),
  TD_FIELD (TdReportItem, description, TD_FIELD_TEXT),
  TD_FIELD (TdReportItem, sections, TD_FIELD_INT),
  TD_FIELD (TdReportItem, heading, TD_FIELD_TEXT),
  TD_FIELD (TdReportItem, takes_side, TD_FIELD_BOOL),
  TD_FIELD (TdReportItem, takes_person, TD_FIELD_BOOL),
  TD_FIELD (TdReportItem, takes_period, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdReportItem, td_report_item, fields)

/* A pair is found by one of the two. */
#define OF_SOMEBODY                                                                                \
  (TD_REPORT_TAKES_PAIR | TD_REPORT_NEEDS_PAIR | TD_REPORT_TAKES_PERSON | TD_REPORT_NEEDS_PERSON | \
   TD_REPORT_TAKES_MENTEE)

static TdReportItem *
new_item (const TdReport *report)
{
  TdReportItem *item = g_object_new (TD_TYPE_REPORT_ITEM, NULL);

  td_record_set_text (&item->code, report->id);
  td_record_set_text (&item->title, report->title);
  td_record_set_text (&item->description, report->description);
  item->sections = (int) report->sections;
  item->takes_side = (report->takes & TD_REPORT_TAKES_SIDE) != 0;
  item->takes_person = (report->takes & OF_SOMEBODY) != 0;
  item->takes_period = (report->takes & TD_REPORT_TAKES_PERIOD) != 0;
  return item;
}

GListModel *
td_report_item_list (void)
{
  GListStore *store = g_list_store_new (TD_TYPE_REPORT_ITEM);

  for (guint group = 0; group < TD_REPORT_N_GROUPS; group++)
    {
      gboolean first = TRUE;

      for (const TdReport *report = td_report_list (); report->id; report++)
        {
          g_autoptr (TdReportItem) item = NULL;

          if (report->group != group)
            continue;
          item = new_item (report);
          if (first)
            td_record_set_text (&item->heading, td_report_group_get_label (report->group));
          first = FALSE;
          g_list_store_append (store, item);
        }
    }
  return G_LIST_MODEL (store);
}
