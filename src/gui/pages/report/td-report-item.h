/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-record.h"

G_BEGIN_DECLS

/**
 * TdReportItem:
 *
 * A report of the list: report/td-report.h as an object.
 */
#define TD_TYPE_REPORT_ITEM (td_report_item_get_type ())
G_DECLARE_FINAL_TYPE (TdReportItem, td_report_item, TD, REPORT_ITEM, TdRecord)

struct _TdReportItem
{
  TdRecord parent_instance;

  char *code;
  char *title;
  char *description;
  int sections;
  char *heading; /* of its group, where it is the first one of it; else NULL */
  gboolean takes_side;
  gboolean takes_person; /* one person, or one pair: found by one of the two */
  gboolean takes_period;
};

/* All of them, by group (transfer full) (element-type TdReportItem). */
GListModel *td_report_item_list (void);

G_END_DECLS
