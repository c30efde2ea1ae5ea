/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The order of words and the parts of names, as the locale has them (LC_COLLATE, LC_NAME). */

/* Whether the locale has no order of letters of its own: letters with accents are where the letters
 * without them are, so that folded texts (td_text_fold()) are in its order. Not so in Swedish,
 * where å comes behind z, or in Spanish, with ñ behind n. */
gboolean td_sort_is_plain (void);

/* What to compare by strcmp() to have texts in the order of the locale: the folded text where
 * td_sort_is_plain(). NULL gives "". To be freed. */
char *td_sort_key (const char *text);

/**
 * TdNameOrder:
 * @TD_NAME_ORDER_GIVEN_FIRST: "Anna Nagy"
 * @TD_NAME_ORDER_FAMILY_FIRST: "Nagy Anna": Hungarian, Japanese, Chinese, Korean, Vietnamese
 * @TD_NAME_ORDER_FAMILY_JOINED: "王小明": in Chinese or Korean letters, whatever the locale
 */
typedef enum
{
  TD_NAME_ORDER_GIVEN_FIRST,
  TD_NAME_ORDER_FAMILY_FIRST,
  TD_NAME_ORDER_FAMILY_JOINED,
} TdNameOrder;

/* How a name of these parts is put together; neither is NULL or empty. */
TdNameOrder td_name_get_order (const char *given, const char *family);

/* A whole name of its parts, each or both NULL or blank. To be freed; NULL for no name. */
char *td_name_join (const char *given, const char *family);

/* The family name as it is looked for: in the Netherlands, but not in Belgium, "van den Berg" is
 * "Berg van den". To be freed; NULL for NULL. */
char *td_name_family_key (const char *family);

G_END_DECLS
