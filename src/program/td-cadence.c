/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-cadence.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAYS_A_MONTH 30.4375
#define LONGEST_DAYS 731.0

/* Reads "14" of "14d" into @n; returns what follows the digits, or NULL. */
static const char *
read_number (const char *text, int *n)
{
  char *end;
  gint64 value;

  if (!g_ascii_isdigit (text[0]))
    return NULL;
  value = g_ascii_strtoll (text, &end, 10);
  if (value < 1 || value > (gint64) LONGEST_DAYS)
    return NULL;
  *n = (int) value;
  return end;
}

static gboolean
read_every (const char *text, TdCadence *cadence)
{
  static const char units[] = "dwm"; /* in the order of TdCadenceUnit */
  const char *rest = read_number (text, &cadence->n);
  const char *unit;

  if (rest == NULL || rest[0] == '\0' || rest[1] != '\0')
    return FALSE;
  unit = strchr (units, rest[0]);
  if (unit == NULL)
    return FALSE;
  cadence->unit = (TdCadenceUnit) (unit - units);
  return td_cadence_get_days (cadence) <= LONGEST_DAYS;
}

static gboolean
read_days (const char *text, TdCadence *cadence)
{
  const char *rest = read_number (text, &cadence->n);

  cadence->unit = TD_CADENCE_DAYS;
  return rest != NULL && rest[0] == '\0';
}

static gboolean
read_per_month (const char *text, TdCadence *cadence)
{
  const char *rest = read_number (text, &cadence->n);

  if (g_strcmp0 (rest, "/month") != 0 || cadence->n > 3)
    return FALSE;
  cadence->unit = cadence->n == 1 ? TD_CADENCE_MONTHS : TD_CADENCE_PER_MONTH;
  return TRUE;
}

static gboolean
read_notation (const char *text, TdCadence *cadence)
{
  g_autofree char *lower = g_ascii_strdown (text ? text : "", -1);

  g_strstrip (lower);
  if (lower[0] == '\0' || strcmp (lower, TD_CADENCE_DEFAULT) == 0)
    {
      *cadence = (TdCadence){ TD_CADENCE_MONTHS, 1 };
      return TRUE;
    }
  if (g_str_has_prefix (lower, "every:"))
    return read_every (lower + strlen ("every:"), cadence);
  if (g_str_has_prefix (lower, "days:"))
    return read_days (lower + strlen ("days:"), cadence);
  return read_per_month (lower, cadence);
}

gboolean
td_cadence_parse (const char *text, TdCadence *cadence, GError **error)
{
  TdCadence read = { TD_CADENCE_MONTHS, 1 };

  g_return_val_if_fail (cadence != NULL, FALSE);

  if (read_notation (text, &read))
    {
      *cadence = read;
      return TRUE;
    }
  /* Translators: the words after "Write" are a notation and stay as they are. */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is not a contact rhythm. Write monthly, 2/month, 3/month, or every:14d, "
                  "every:6w, every:2m with any number up to two years."),
               text);
  return FALSE;
}

TdCadence
td_cadence_from_text (const char *text)
{
  TdCadence cadence = { TD_CADENCE_MONTHS, 1 };

  td_cadence_parse (text, &cadence, NULL);
  return cadence;
}

char *
td_cadence_format (const TdCadence *cadence)
{
  g_return_val_if_fail (cadence != NULL, NULL);

  switch (cadence->unit)
    {
    case TD_CADENCE_DAYS:
      return g_strdup_printf ("every:%dd", cadence->n);
    case TD_CADENCE_WEEKS:
      return g_strdup_printf ("every:%dw", cadence->n);
    case TD_CADENCE_PER_MONTH:
      return g_strdup_printf ("%d/month", cadence->n);
    case TD_CADENCE_MONTHS:
    default:
      return cadence->n == 1 ? g_strdup (TD_CADENCE_DEFAULT)
                             : g_strdup_printf ("every:%dm", cadence->n);
    }
}

gboolean
td_cadence_equal (const TdCadence *cadence, const TdCadence *other)
{
  return cadence->unit == other->unit && cadence->n == other->n;
}

static gboolean
counts_days (const TdCadence *cadence)
{
  return cadence->unit == TD_CADENCE_DAYS || cadence->unit == TD_CADENCE_WEEKS;
}

gboolean
td_cadence_is_same (const TdCadence *cadence, const TdCadence *other)
{
  if (counts_days (cadence) && counts_days (other))
    return td_cadence_get_days (cadence) == td_cadence_get_days (other);
  return td_cadence_equal (cadence, other);
}

/* One is a word of its own: in some languages the singular form also serves 21. */
static const char *
single_label (TdCadenceUnit unit)
{
  switch (unit)
    {
    case TD_CADENCE_DAYS:
      return _ ("every day");
    case TD_CADENCE_WEEKS:
      return _ ("every week");
    case TD_CADENCE_PER_MONTH:
    case TD_CADENCE_MONTHS:
    default:
      return _ ("monthly");
    }
}

char *
td_cadence_dup_label (const TdCadence *cadence)
{
  int n;

  g_return_val_if_fail (cadence != NULL, NULL);

  n = cadence->n;
  if (n == 1)
    return g_strdup (single_label (cadence->unit));
  switch (cadence->unit)
    {
    case TD_CADENCE_DAYS:
      return g_strdup_printf (ngettext ("every %d day", "every %d days", n), n);
    case TD_CADENCE_WEEKS:
      return g_strdup_printf (ngettext ("every %d week", "every %d weeks", n), n);
    case TD_CADENCE_PER_MONTH:
      return g_strdup_printf (ngettext ("%d time a month", "%d times a month", n), n);
    case TD_CADENCE_MONTHS:
    default:
      return g_strdup_printf (ngettext ("every %d month", "every %d months", n), n);
    }
}

char *
td_cadence_dup_text_label (const char *text)
{
  TdCadence cadence = td_cadence_from_text (text);

  return td_cadence_dup_label (&cadence);
}

double
td_cadence_get_days (const TdCadence *cadence)
{
  g_return_val_if_fail (cadence != NULL, DAYS_A_MONTH);

  switch (cadence->unit)
    {
    case TD_CADENCE_DAYS:
      return cadence->n;
    case TD_CADENCE_WEEKS:
      return cadence->n * 7.0;
    case TD_CADENCE_PER_MONTH:
      return DAYS_A_MONTH / cadence->n;
    case TD_CADENCE_MONTHS:
    default:
      return DAYS_A_MONTH * cadence->n;
    }
}

TdDate
td_cadence_next_due (const TdCadence *cadence, TdDate reference)
{
  g_return_val_if_fail (reference != TD_DATE_NONE, TD_DATE_NONE);

  if (cadence->unit == TD_CADENCE_MONTHS)
    return td_date_add_months (reference, cadence->n);
  return reference + (TdDate) td_cadence_get_days (cadence);
}

TdDate
td_cadence_get_boundary (const TdCadence *cadence, TdDate start, int k)
{
  TdDate month, next;

  g_return_val_if_fail (start != TD_DATE_NONE && k >= 0, TD_DATE_NONE);

  switch (cadence->unit)
    {
    case TD_CADENCE_DAYS:
      return start + k * cadence->n;
    case TD_CADENCE_WEEKS:
      return start + k * cadence->n * 7;
    case TD_CADENCE_PER_MONTH:
      month = td_date_add_months (start, k / cadence->n);
      next = td_date_add_months (start, k / cadence->n + 1);
      return month + (next - month) * (k % cadence->n) / cadence->n;
    case TD_CADENCE_MONTHS:
    default:
      return td_date_add_months (start, k * cadence->n);
    }
}
