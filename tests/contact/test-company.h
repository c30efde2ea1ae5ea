/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"

/**
 * TestCompany:
 *
 * The pairs of one set of oracle files, in the order of the file.
 */
typedef struct
{
  TdDate as_of;
  GPtrArray *names;     /* of char * */
  GPtrArray *histories; /* of TdHistory */
} TestCompany;

TestCompany *test_company_load (const char *prefix);
void test_company_free (TestCompany *company);

/* The pair of a name; must be there. */
TdHistory *test_company_find (TestCompany *company, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCompany, test_company_free)
