/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table-private.h"

G_BEGIN_DECLS

/* XML that comes piece by piece and is never in memory as a whole, with the network, entities and
 * document types off. Names are without namespace. */

/* The attributes of an element while its start is told. */
typedef struct
{
  const guchar **values; /* as libxml2 has them: five places each */
  int n;
} TdSaxAttributes;

/**
 * TdSaxEvents:
 *
 * What is told of a document. Each may end the reading by returning FALSE: with an error of its
 * own, or without one where it has seen enough.
 * @text comes in any number of pieces.
 */
typedef struct
{
  gboolean (*start) (gpointer data,
                     const char *name,
                     const TdSaxAttributes *attributes,
                     GError **error);
  gboolean (*end) (gpointer data, const char *name, GError **error);
  gboolean (*text) (gpointer data, const char *text, gsize length, GError **error);
} TdSaxEvents;

typedef struct _TdSax TdSax;

/* @reading and @events outlive it. */
TdSax *td_sax_new (const TdReading *reading, const TdSaxEvents *events, gpointer data);
void td_sax_free (TdSax *sax);

/* The next bytes; none are the end of the document. FALSE where an event ended it, with its error
 * if any, or with TD_ERROR_UNREADABLE where it is broken or brings a document type of its own. */
gboolean td_sax_feed (TdSax *sax, const char *bytes, gsize length, GError **error);

/* Whether what was fed is no XML. */
gboolean td_sax_is_broken (TdSax *sax);

/* All of a document; FALSE with an error. */
gboolean td_sax_read (GBytes *bytes,
                      const TdReading *reading,
                      const TdSaxEvents *events,
                      gpointer data,
                      GError **error);

/* An attribute, NULL for none: it ends where @length says (or at a quotation mark, so that a number
 * may be read without). */
const char *td_sax_get (const TdSaxAttributes *attributes, const char *name, gsize *length);

/* The same to be freed; and as a number, @otherwise where there is none. */
char *td_sax_dup (const TdSaxAttributes *attributes, const char *name);
gint64 td_sax_get_number (const TdSaxAttributes *attributes, const char *name, gint64 otherwise);

/* Whether an attribute says this. */
gboolean td_sax_is (const TdSaxAttributes *attributes, const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSax, td_sax_free)

G_END_DECLS
