/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_calendar_text_read:
 * @lines: (element-type guint): is given the line of the file on which each event begins
 *
 * The text of a calendar file as iCalendar 2.0 in UTF-8, one property a line: lines that were
 * folded (in the middle of a letter too) are whole again, and what old exporters (VERSION:1.0)
 * write in the ways of vCalendar (quoted-printable text, "W2 TU #5", "NAME <address>") is put into
 * those of iCalendar. TD_ERROR_UNREADABLE in a sentence where the file is no calendar, ends in the
 * middle, or is damaged.
 */
char *td_calendar_text_read (GBytes *bytes, const char *path, GArray *lines, GError **error);

/* A rule of vCalendar 1.0 ("D1 #10", "MP1 2+ TU", "YM1 6 19991231T000000Z") as one of iCalendar;
 * NULL where it is none. */
char *td_calendar_rule_convert (const char *rule);

G_END_DECLS
