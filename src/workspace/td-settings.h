/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-change.h"

G_BEGIN_DECLS

/* Settings that belong to a workspace, not to the computer: the organisation's name, what the
 * workspace was made for. Keys are constants in kebab case. */

/* The organisation, printed at the head of reports. */
#define TD_SETTING_ORGANISATION "organisation"
/* "1" in a workspace that td_sample_make() filled. */
#define TD_SETTING_SAMPLE "sample"

/* Whether there are notifications ("1"), and the hour of the day, 0 to 23, of the daily one. */
#define TD_SETTING_NOTIFY "notify"
#define TD_SETTING_NOTIFY_HOUR "notify-hour"

/* When and from which backup a workspace was restored. */
#define TD_SETTING_RESTORED "restored"

/* The text of a setting (transfer full). NULL without @error where it was never set. */
char *td_settings_dup_text (TdDatabase *db, const char *key, GError **error);

/* Sets a setting; NULL or "" removes it. Setting the value it has changes nothing. */
gboolean td_settings_set_text (TdDatabase *db, const char *key, const char *value, GError **error);

/* The whole number of a setting, or @fallback where it was never set or is no number. FALSE on an
 * error only. */
gboolean td_settings_get_int (TdDatabase *db,
                              const char *key,
                              gint64 fallback,
                              gint64 *value,
                              GError **error);
gboolean td_settings_set_int (TdDatabase *db, const char *key, gint64 value, GError **error);

G_END_DECLS
