/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "program/td-rules.h"
#include "proposal/td-what-if.h"

G_BEGIN_DECLS

/*
 * Rules that are tried before they are kept: what is set otherwise than in the programme, and what
 * that would do to the best pairs.
 */

typedef struct
{
  TdRuleKind kind;
  char *name;
  int value;
} TdRuleSetting;

/* A trial (element-type TdRuleSetting) with one setting more, which takes the place of an earlier
 * one of the same name; @trial (nullable) stays as it is, so that threads may read it. */
GPtrArray *td_rule_trial_with (GPtrArray *trial, TdRuleKind kind, const char *name, int value);

/* The rules of a programme as @trial (nullable) has them (transfer full). */
TdRules *td_rule_trial_load (TdDatabase *db, gint64 program_id, GPtrArray *trial, GError **error);

/* Keeps them. Change "program.rules". */
gboolean td_rule_trial_keep (TdDatabase *db, gint64 program_id, GPtrArray *trial, GError **error);

/**
 * TdRuleEffect:
 * @fit: what the other pairs fit better all together than those without the change, both by the
 *   rules that are tried, in hundredths of the largest fit
 * @known: FALSE where nothing can be told before the rules are kept: a field of the roster that was
 *   no criterion yet
 */
typedef struct
{
  TdWhatIfResult result;
  int fit;
  gboolean known;
} TdRuleEffect;

/**
 * TdRuleBench:
 *
 * The people of a programme with their best pairs by the rules that are kept, loaded once and held
 * for as long as nothing changes, so that an effect is there while a slider moves. Can be used by
 * several threads, one waiting for the other.
 */
typedef struct _TdRuleBench TdRuleBench;

/* Loads nothing yet. */
TdRuleBench *td_rule_bench_new (gint64 program_id, TdDate today);
TdRuleBench *td_rule_bench_ref (TdRuleBench *bench);
void td_rule_bench_unref (TdRuleBench *bench);

/* What @rules would do; stops with G_IO_ERROR_CANCELLED on the cancellable of @db. */
gboolean td_rule_bench_try (TdRuleBench *bench,
                            TdDatabase *db,
                            TdRules *rules,
                            TdRuleEffect *effect,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRuleBench, td_rule_bench_unref)

G_END_DECLS
