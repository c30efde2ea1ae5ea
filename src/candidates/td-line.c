/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-line.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code;
  const char *label;
  const char *sentence;
} words[] = {
  [TD_LINE_NONE] = { NULL, NULL, NULL },
  [TD_LINE_MANAGER] = { "manager", N_ ("Line manager"), N_ ("The mentor is the line manager") },
  [TD_LINE_UPPER] = { "upper", N_ ("Manager’s manager"),
                      N_ ("The mentor is the manager of the line manager") },
};

char *
td_line_key (const char *text)
{
  const char *comma = text ? strchr (text, ',') : NULL;
  g_autofree char *family = NULL;
  g_autofree char *turned = NULL;

  if (comma == NULL || strchr (comma + 1, ','))
    return td_text_fold (text);
  family = g_strndup (text, (gsize) (comma - text));
  turned = g_strconcat (comma + 1, " ", family, NULL);
  return td_text_fold (turned);
}

static gboolean
has_key (const char *key, const char *text)
{
  g_autofree char *other = text ? td_line_key (text) : NULL;

  return other && *other && strcmp (key, other) == 0;
}

static gboolean
is_meant (const TdLineMentor *mentor, const TdLineStep *step)
{
  g_autofree char *key = NULL;

  if (step->manager_id)
    return step->manager_id == mentor->id;
  if (step->manager_text == NULL)
    return FALSE;
  key = td_line_key (step->manager_text);
  return has_key (key, mentor->number) || has_key (key, mentor->email) ||
         has_key (key, mentor->name);
}

TdLine
td_line_find (const TdLineMentor *mentor, const TdLineStep *own, const TdLineStep *upper)
{
  if (is_meant (mentor, own))
    return TD_LINE_MANAGER;
  return is_meant (mentor, upper) ? TD_LINE_UPPER : TD_LINE_NONE;
}

TdLine
td_line_from_levels (guint levels)
{
  return levels == 1 ? TD_LINE_MANAGER : levels == 2 ? TD_LINE_UPPER : TD_LINE_NONE;
}

const char *
td_line_get_label (TdLine line)
{
  return words[line].label ? _ (words[line].label) : NULL;
}

const char *
td_line_get_sentence (TdLine line)
{
  return words[line].sentence ? _ (words[line].sentence) : NULL;
}

const char *
td_line_get_code (TdLine line)
{
  return words[line].code;
}
