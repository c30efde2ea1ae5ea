/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdConcern:
 *
 * Something that worries a side of a pair, or the coordinator. Its words are private: they leave in
 * no export, print or search. It waits until it is settled.
 */
#define TD_TYPE_CONCERN (td_concern_get_type ())
G_DECLARE_FINAL_TYPE (TdConcern, td_concern, TD, CONCERN, TdRecord)

struct _TdConcern
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  char *raised_by; /* mentor mentee coordinator */
  TdDate raised_on;
  char *note; /* private */
  TdDate settled_on;
  char *settled_note; /* private */

  gint64 program_id;
  char *mentor_name;
  char *mentee_name;
};

/* A concern that is not written yet: the mentee's. */
TdConcern *td_concern_new (gint64 pair_id, TdDate raised_on);

/* What there is to say about it: who raised it, when. */
TdRemarks *td_concern_check (const TdConcern *concern, TdDate today);

/* Adds a concern without an id, or writes one that was changed. TD_ERROR_INVALID with the first
 * refusal. */
gboolean td_concern_save (TdDatabase *db, TdConcern *concern, TdDate today, GError **error);

/* It is settled on a day (%TD_DATE_NONE: not settled after all), with private words. */
gboolean td_concern_settle (TdDatabase *db,
                            gint64 id,
                            TdDate on,
                            const char *note,
                            TdDate today,
                            GError **error);

/* One concern, or NULL with TD_ERROR_NOT_FOUND. */
TdConcern *td_concern_load (TdDatabase *db, gint64 id, GError **error);

/* The concerns of a pair, oldest first. (element-type TdConcern) */
GPtrArray *td_concern_list (TdDatabase *db, gint64 pair_id, GError **error);

/* The concerns that were open on a day in a programme (0: in all), oldest first. (element-type
 * TdConcern) */
GPtrArray *td_concern_list_open (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The codes of who raises it, NULL-terminated, and their words. */
const char *const *td_concern_sides (void);
const char *td_concern_side_get_label (const char *side);

/**
 * TdReferral:
 *
 * That a side was referred to a professional: its date counts, its reason is private.
 */
#define TD_TYPE_REFERRAL (td_referral_get_type ())
G_DECLARE_FINAL_TYPE (TdReferral, td_referral, TD, REFERRAL, TdRecord)

struct _TdReferral
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  char *side; /* mentor mentee */
  TdDate on_date;
  char *reason; /* private */
};

/* Records a referral. The id, or 0 with TD_ERROR_INVALID for an unknown side or a day ahead. */
gint64 td_referral_add (TdDatabase *db,
                        gint64 pair_id,
                        const char *side,
                        TdDate on,
                        const char *reason,
                        TdDate today,
                        GError **error);
gboolean td_referral_delete (TdDatabase *db, gint64 id, GError **error);

/* The referrals of a pair, oldest first. (element-type TdReferral) */
GPtrArray *td_referral_list (TdDatabase *db, gint64 pair_id, GError **error);

G_END_DECLS
