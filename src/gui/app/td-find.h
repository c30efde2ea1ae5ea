/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "gui/app/td-session.h"

G_BEGIN_DECLS

/**
 * TdFind:
 *
 * The find box: as she types, the pages, people and pairs whose names hold what she typed. Enter or
 * a click goes there (win.go, win.show). Property "session".
 */
#define TD_TYPE_FIND (td_find_get_type ())
G_DECLARE_FINAL_TYPE (TdFind, td_find, TD, FIND, GtkPopover)

/**
 * TdFindResult:
 *
 * One line of the box. "page" is a page's name; "item" an id on it, or 0 for the page itself.
 */
#define TD_TYPE_FIND_RESULT (td_find_result_get_type ())
G_DECLARE_FINAL_TYPE (TdFindResult, td_find_result, TD, FIND_RESULT, TdRecord)

struct _TdFindResult
{
  TdRecord parent_instance;

  char *page;
  gint64 item;
  char *icon;
  char *title;
  char *subtitle;
};

G_END_DECLS
