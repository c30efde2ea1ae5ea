/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-remarks.h"

#include "base/td-error.h"

typedef struct
{
  char *field;
  char *text;
  TdRemarkKind kind;
} Remark;

struct _TdRemarks
{
  GArray *list; /* of Remark */
};

static void
clear_remark (gpointer data)
{
  Remark *remark = data;

  g_free (remark->field);
  g_free (remark->text);
}

TdRemarks *
td_remarks_new (void)
{
  TdRemarks *remarks = g_new0 (TdRemarks, 1);

  remarks->list = g_array_new (FALSE, FALSE, sizeof (Remark));
  g_array_set_clear_func (remarks->list, clear_remark);
  return remarks;
}

void
td_remarks_free (TdRemarks *remarks)
{
  if (remarks == NULL)
    return;
  g_array_unref (remarks->list);
  g_free (remarks);
}

static Remark *
find_remark (TdRemarks *remarks, const char *field)
{
  for (guint i = 0; i < remarks->list->len; i++)
    {
      Remark *remark = &g_array_index (remarks->list, Remark, i);

      if (g_str_equal (remark->field, field))
        return remark;
    }
  return NULL;
}

void
td_remarks_add (TdRemarks *remarks, TdRemarkKind kind, const char *field, const char *format, ...)
{
  Remark *earlier = find_remark (remarks, field);
  Remark remark = { .kind = kind };
  va_list values;

  if (earlier && earlier->kind >= kind)
    return;
  va_start (values, format);
  remark.text = g_strdup_vprintf (format, values);
  va_end (values);
  remark.field = g_strdup (field);
  if (earlier)
    {
      clear_remark (earlier);
      *earlier = remark;
    }
  else
    g_array_append_val (remarks->list, remark);
}

const char *
td_remarks_get (TdRemarks *remarks, const char *field, TdRemarkKind *kind)
{
  Remark *remark = find_remark (remarks, field);

  if (remark && kind)
    *kind = remark->kind;
  return remark ? remark->text : NULL;
}

static Remark *
first_refusal (TdRemarks *remarks)
{
  for (guint i = 0; i < remarks->list->len; i++)
    {
      Remark *remark = &g_array_index (remarks->list, Remark, i);

      if (remark->kind == TD_REMARK_REFUSAL)
        return remark;
    }
  return NULL;
}

gboolean
td_remarks_refuse (TdRemarks *remarks)
{
  return first_refusal (remarks) != NULL;
}

gboolean
td_remarks_raise (TdRemarks *remarks, GError **error)
{
  Remark *remark = first_refusal (remarks);

  if (remark == NULL)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, remark->text);
  return FALSE;
}

guint
td_remarks_get_size (TdRemarks *remarks)
{
  return remarks->list->len;
}

const char *
td_remarks_get_nth (TdRemarks *remarks, guint index, const char **field, TdRemarkKind *kind)
{
  Remark *remark;

  g_return_val_if_fail (index < remarks->list->len, NULL);

  remark = &g_array_index (remarks->list, Remark, index);
  if (field)
    *field = remark->field;
  if (kind)
    *kind = remark->kind;
  return remark->text;
}
