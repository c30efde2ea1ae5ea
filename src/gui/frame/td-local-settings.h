/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of this computer (data/org.tandem.Mentoring.gschema.xml); NULL where they are not
 * installed. (transfer full) (nullable) */
GSettings *td_local_settings_new (void);

/* Those of one list: "people"; likewise. */
GSettings *td_local_settings_new_for_list (const char *name);

G_END_DECLS
