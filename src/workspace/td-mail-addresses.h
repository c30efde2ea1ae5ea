/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdMailAddresses:
 * @text: "Name <a@b>, …", as the field “To” of a mail program takes it; "" where nobody has one
 * @n_addresses: in the text, each once
 * @n_without: people who have none
 * @n_sealed: people of a confidential programme, whose addresses do not stand among others
 */
typedef struct
{
  char *text;
  guint n_addresses;
  guint n_without;
  guint n_sealed;
} TdMailAddresses;

/* The addresses of employees (in their order, each once), or of both sides of pairs, which must be
 * of @n_ids ids. FALSE on an error only. */
gboolean td_mail_addresses_of_people (TdDatabase *db,
                                      const gint64 *ids,
                                      guint n_ids,
                                      TdMailAddresses *addresses,
                                      GError **error);
gboolean td_mail_addresses_of_pairs (TdDatabase *db,
                                     const gint64 *ids,
                                     guint n_ids,
                                     TdMailAddresses *addresses,
                                     GError **error);

void td_mail_addresses_clear (TdMailAddresses *addresses);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdMailAddresses, td_mail_addresses_clear)

/* One mailbox as RFC 5322 writes it; in letters of any script (RFC 6532), the name in quotes where
 * it holds what is not an atom. To be freed. */
char *td_mail_address_format (const char *name, const char *email);

/* "12 addresses. 3 people have none." To be freed. */
char *td_mail_addresses_dup_words (const TdMailAddresses *addresses);

G_END_DECLS
