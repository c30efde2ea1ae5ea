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
};

TD_DEFINE_RECORD (TdReportItem, td_report_item, fields)

GListModel *
td_report_item_list (void)
{
  GListStore *store = g_list_store_new (TD_TYPE_REPORT_ITEM);

  for (const TdReport *report = td_report_list (); report->id; report++)
    {
      g_autoptr (TdReportItem) item = g_object_new (TD_TYPE_REPORT_ITEM, NULL);

      td_record_set_text (&item->code, report->id);
      td_record_set_text (&item->title, report->title);
      td_record_set_text (&item->description, report->description);
      item->sections = (int) report->sections;
      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}
