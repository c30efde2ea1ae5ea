/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in the fields below a widget that have an id in their template: entries, texts,
 * numbers, dates, switches, check buttons, and choices among words, for a form that is no record
 * (TdForm). The ids of what is around a field, or the name of a widget that was given one (a row
 * among others of its kind), are part of its name. A date is kept as the day it was read as, what
 * is no date as it was written. */

/* As a JSON object on one line; to be freed. */
char *td_form_rows_dup (GtkWidget *root);

/* Puts such an object into the fields. What there is no field for, or is no JSON, is left out, as
 * is a choice that is not offered. */
void td_form_rows_apply (GtkWidget *root, const char *text);

/* Calls @changed with @object, as long as that lives, after each change of a field. */
void td_form_rows_watch (GtkWidget *root, GCallback changed, gpointer object);

G_END_DECLS
