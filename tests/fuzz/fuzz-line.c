/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

#include "contact/td-contact-line.h"

/* The one-line entry of contacts, as it is typed. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const TdLinePair pairs[] = {
    { 1, "Ada One", "Bob Two", "Leadership", 738000 },
    { 2, "Ada One", "Cid Three", "Leadership", 738000 },
    { 3, "Anne-Marie d’Arc", "Eve Five", "Coaching", 738000 },
    { 4, "Mark Held", "Łukasz Żak", NULL, 738000 },
  };
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (TdLineNames) names = td_line_names_new (pairs, G_N_ELEMENTS (pairs));
  TdDate today = td_date_from_ymd (2024, 3, 15);

  for (TdDateOrder order = TD_DATE_ORDER_DMY; order <= TD_DATE_ORDER_YMD; order++)
    {
      g_autoptr (TdContactLine) line = td_contact_line_parse (text, names, today, order);
      g_auto (GStrv) endings = td_contact_line_complete (text, names, today, order, 5);

      g_assert_true (g_utf8_validate (line->preview, -1, NULL));
      g_assert_true (!line->valid || line->contacts->len > 0);
    }
  return 0;
}
