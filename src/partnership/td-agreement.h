/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/*
 * The partnership agreement of a pair: the text of its programme filled with its names and dates,
 * or words of its own, and two signatures (TdPair.mentor_signed_on, mentee_signed_on).
 */

/**
 * TdAgreement:
 *
 * What a pair signs. Paragraphs are separated by an empty line; a line that begins with "# " is a
 * heading.
 */
#define TD_TYPE_AGREEMENT (td_agreement_get_type ())
G_DECLARE_FINAL_TYPE (TdAgreement, td_agreement, TD, AGREEMENT, TdRecord)

struct _TdAgreement
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *body;   /* with the placeholders */
  gboolean own; /* the body is this pair's, not its programme's */

  gint64 program_id;
  char *program_name;
  char *program_kind;
  char *objective;
  gboolean confidential;
  int months; /* planned */
  char *reference;
  gint64 mentor_id;
  gint64 mentee_id;
  char *mentor_name;
  char *mentee_name;
  char *mentor_department;
  char *mentee_department;
  char *cadence;
  TdDate start;       /* or the agreed one where it has not begun */
  TdDate planned_end; /* likewise */
  TdDate today;
  TdDate mentor_signed_on;
  TdDate mentee_signed_on;
};

/* What a pair signs, as of a day; NULL with TD_ERROR_NOT_FOUND. */
TdAgreement *td_agreement_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);

/* Its text with the placeholders filled, in the language of the program; @mentor and @mentee
 * (nullable) stand in place of the names. To be freed. */
char *td_agreement_dup_text (TdAgreement *agreement, const char *mentor, const char *mentee);

/* Gives a pair words of its own; NULL, "" and the programme's own text give it the programme's
 * again. TD_ERROR_CONFLICT once somebody signed: what is signed is not changed. */
gboolean td_agreement_set_body (TdDatabase *db, gint64 pair_id, const char *body, GError **error);

/* Records the signatures of many pairs on a day, or takes them back (%TD_DATE_NONE), all or none. A
 * side that signed before keeps its day. Returns how many pairs changed, or -1 with an error:
 * TD_ERROR_INVALID for a day that lies ahead of @today. */
int td_agreement_sign (TdDatabase *db,
                       const gint64 *pair_ids,
                       guint n_pairs,
                       gboolean mentor,
                       gboolean mentee,
                       TdDate on,
                       TdDate today,
                       GError **error);

/**
 * TdUnsigned:
 *
 * A pair whose agreement lacks a signature.
 */
#define TD_TYPE_UNSIGNED (td_unsigned_get_type ())
G_DECLARE_FINAL_TYPE (TdUnsigned, td_unsigned, TD, UNSIGNED, TdRecord)

struct _TdUnsigned
{
  TdRecord parent_instance;

  gint64 pair_id;
  gint64 program_id;
  char *program_name;
  gint64 mentor_id;
  gint64 mentee_id;
  char *mentor_name;
  char *mentee_name;
  char *missing; /* the sides that have not signed: "mentor; mentee" */
  TdDate since;  /* when it began, or was accepted where it has not begun */
  int days;
};

/* The pairs of a programme (0: of all) without both signatures that began on @older_than_day or
 * before, longest first; with %TD_DATE_NONE also those that both accepted and that have not begun.
 * (element-type TdUnsigned) */
GPtrArray *td_agreement_list_unsigned (TdDatabase *db,
                                       gint64 program_id,
                                       TdDate older_than_day,
                                       TdDate today,
                                       GError **error);

G_END_DECLS
