/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-trouble.h"

#include "db/td-error-log.h"
#include "gui/widgets/td-told.h"

const char *
td_trouble_words_at (const char *place, const GError *error)
{
  td_error_log_add (error, place);
  return error->message;
}

const char *
td_trouble_words (gpointer where, const GError *error)
{
  return td_trouble_words_at (where ? G_OBJECT_TYPE_NAME (where) : "Tandem", error);
}

void
td_trouble_show (GtkLabel *label, gpointer where, const GError *error)
{
  td_told_show (label, td_trouble_words (where, error));
}
