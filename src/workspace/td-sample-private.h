/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"
#include "people/td-employee.h"
#include "program/td-enrolment.h"
#include "proposal/td-rank.h"
#include "workspace/td-sample.h"

G_BEGIN_DECLS

/**
 * TdSample:
 *
 * The sample under way. Chance comes from one seeded generator, always asked in the same order, so
 * that the same day gives the same sample.
 */
typedef struct
{
  TdDatabase *db;
  TdDate today;
  GRand *chance;
  GPtrArray *staff; /* TdEmployee, the director first */
  gint64 mentoring; /* programme ids */
  gint64 coaching;
  GPtrArray *mentors; /* TdEnrolment of the mentoring programme */
  GPtrArray *mentees;
} TdSample;

/* What is known of a role in a department. */
typedef struct
{
  const char *name;
  int size;
  const char *director;
  const char *manager;
  const char *titles[4]; /* from the lowest grade up */
  const char *skills;    /* what its people can teach */
} TdSampleDepartment;

typedef struct
{
  const char *language; /* NULL: only English */
  const char *given[12];
  const char *family[12];
} TdSampleCulture;

extern const TdSampleDepartment td_sample_departments[];
extern const guint td_sample_n_departments;
extern const TdSampleCulture td_sample_cultures[];
extern const guint td_sample_n_cultures;
extern const char *const td_sample_locations[];
extern const guint td_sample_n_locations;

/* A chance of @percent in 100. */
gboolean td_sample_happens (TdSample *sample, int percent);
/* A whole number from @least to @most, both included. */
int td_sample_between (TdSample *sample, int least, int most);
/* One of @n texts. */
const char *td_sample_choose (TdSample *sample, const char *const *texts, guint n);
#define td_sample_pick(sample, texts) td_sample_choose (sample, texts, G_N_ELEMENTS (texts))

gboolean td_sample_make_company (TdSample *sample, GError **error);
gboolean td_sample_make_programs (TdSample *sample, GError **error);
gboolean td_sample_make_enrolments (TdSample *sample, GError **error);
gboolean td_sample_make_pairs (TdSample *sample, GError **error);
gboolean td_sample_make_coaching (TdSample *sample, GError **error);
gboolean td_sample_make_goals (TdSample *sample, GError **error);
gboolean td_sample_make_shortlists (TdSample *sample, GError **error);
gboolean td_sample_make_feedback (TdSample *sample, GError **error);
gboolean td_sample_make_letters (TdSample *sample, GError **error);
/* Somebody is away, somebody leaves, a planned end was moved. */
gboolean td_sample_make_changes (TdSample *sample, GError **error);

/* Where people worked before, and the waves of the company survey. */
gboolean td_sample_make_history (TdSample *sample, GError **error);

/* Whether one of the two stands above the other, at any depth. */
gboolean td_sample_in_chain (TdSample *sample, gint64 one, gint64 other);
TdEmployee *td_sample_find (TdSample *sample, gint64 id);

/* What speaks for the two of a pair on the day it is proposed, counted as for a pair made by hand.
 * Both are enrolled and ready. To be freed. */
TdRankedMentor *td_sample_rank (TdSample *sample, const TdPair *pair, GError **error);

/**
 * TdSampleCourse:
 * @start: when the pair became active
 * @last: no contact after this day
 * @every: days between contacts, about
 * @faithful: how many of 100 contacts are held
 *
 * How the contacts of a pair went.
 */
typedef struct
{
  TdDate start;
  TdDate last;
  int every;
  int faithful;
} TdSampleCourse;

/* Writes the contacts of a pair; the last one is on @last. */
gboolean td_sample_make_contacts (TdSample *sample,
                                  gint64 pair_id,
                                  const TdSampleCourse *course,
                                  GError **error);

G_END_DECLS
