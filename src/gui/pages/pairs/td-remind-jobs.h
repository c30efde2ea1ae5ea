/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-letter.h"
#include "workspace/td-sender.h"

G_BEGIN_DECLS

/* What the dialog of letters asks of the database threads. */

typedef struct
{
  GArray *pair_ids;   /* of gint64: all that were asked for */
  GPtrArray *letters; /* of TdLetter */
  TdSender sender;
} TdRemindLetters;

void td_remind_letters_free (gpointer letters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRemindLetters, td_remind_letters_free)

/* Which letters to load. */
typedef struct
{
  GArray *pair_ids; /* of gint64 */
  char *kind;
  TdDate today;
} TdRemindAsked;

TdRemindAsked *td_remind_asked_new (const gint64 *pair_ids,
                                    guint n_pairs,
                                    const char *kind,
                                    TdDate today);
void td_remind_asked_free (gpointer asked);

/* A #TdRemindLetters of a #TdRemindAsked. */
gpointer td_remind_load_job (TdDatabase *db, gpointer asked, GError **error);

typedef enum
{
  TD_REMIND_DRAFT, /* the mail program has it already */
  TD_REMIND_MAILS, /* into the folder */
  TD_REMIND_MERGE, /* into the file */
} TdRemindWay;

/* What went, or is to go, out. */
typedef struct
{
  TdRemindWay way;
  GPtrArray *letters; /* of TdLetter, its own */
  TdSender sender;
  char *path;
  char *kind;
  TdDate today;
} TdRemindSent;

/* @letters and @sender are copied; @path (nullable). */
TdRemindSent *td_remind_sent_new (TdRemindWay way,
                                  GPtrArray *letters,
                                  const TdSender *sender,
                                  const char *path,
                                  const char *kind,
                                  TdDate today);
void td_remind_sent_free (gpointer sent);

/* Writes the files, if any, and records that the pairs were written to. Gives nothing. */
gpointer td_remind_send_job (TdDatabase *db, gpointer sent, GError **error);

G_END_DECLS
