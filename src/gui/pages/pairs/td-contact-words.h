/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"

G_BEGIN_DECLS

/* Closures of rows that show a contact; the first argument is ignored. */

/* "meeting · 45 minutes · video · by mentee", what is usual left out; "" for NULL. */
char *td_contact_words_detail (gpointer item, TdContact *contact);

/* The icon of its mode; a cross where it was not held. */
char *td_contact_words_icon (gpointer item, const char *outcome, const char *mode);

G_END_DECLS
