/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with a person, as actions "person.…" of a #TdPersonSheet; for its class_init. */
void td_person_actions_install (GtkWidgetClass *klass);

G_END_DECLS
