/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/*
 * Which departments mentor which: the picture of a cohort, of a draft or of the pairs there are.
 */

/**
 * TdDepartmentPair:
 *
 * One pair as the picture sees it, or several of the same departments. The groups are departments,
 * or what stands for the small ones where there are more than a picture can hold.
 */
#define TD_TYPE_DEPARTMENT_PAIR (td_department_pair_get_type ())
G_DECLARE_FINAL_TYPE (TdDepartmentPair, td_department_pair, TD, DEPARTMENT_PAIR, TdRecord)

struct _TdDepartmentPair
{
  TdRecord parent_instance;

  gint64 mentor_id; /* employees */
  gint64 mentee_id;
  gint64 pair_id; /* 0 in a draft */
  char *mentor_name;
  char *mentee_name;
  char *mentor_department; /* as it is called: "No department" where there is none */
  char *mentee_department;
  char *mentor_group;
  char *mentee_group;
  int percent; /* the fit in a draft, else 0 */
  int n_pairs; /* that it stands for: 1, but where only departments are counted */
};

/**
 * TdDepartmentCount:
 *
 * How many pairs two groups have; a cell of the picture, a row of the table that says the same.
 */
#define TD_TYPE_DEPARTMENT_COUNT (td_department_count_get_type ())
G_DECLARE_FINAL_TYPE (TdDepartmentCount, td_department_count, TD, DEPARTMENT_COUNT, TdRecord)

struct _TdDepartmentCount
{
  TdRecord parent_instance;

  char *mentor_group;
  char *mentee_group;
  char *key; /* the id of the mark, for td_department_pairs_find() */
  int count;
};

/* More departments than this on one side are too many: the small ones are put together. */
#define TD_DEPARTMENT_GROUPS 14

/* (transfer full) (element-type TdDepartmentPair): of a draft's rows (element-type TdProposalRow),
 * those without a mentor left out. */
GPtrArray *td_department_pairs_from_rows (GPtrArray *rows);

/* (transfer full) (element-type TdDepartmentPair): of pairs (element-type TdPair). */
GPtrArray *td_department_pairs_from_pairs (GPtrArray *pairs);

/* (transfer full): @n pairs of two departments (nullable). */
TdDepartmentPair *td_department_pair_new (const char *mentor_department,
                                          const char *mentee_department,
                                          int n);

/* Puts small departments together where there are many; returns @pairs. */
GPtrArray *td_department_pairs_group (GPtrArray *pairs);

/* The pairs behind a mark, (transfer container), by the mentor's and the mentee's name as they
 * came. */
GPtrArray *td_department_pairs_find (GPtrArray *pairs, const char *key);

/* (transfer full) (element-type TdDepartmentCount): the cells that hold a pair, most first. */
GPtrArray *td_department_counts (GPtrArray *pairs);

/* The grid of mentors' departments against mentees'; the id of a mark is the key of its pairs.
 * (transfer full) */
TdChartScene *td_department_chart (GPtrArray *pairs);

G_END_DECLS
