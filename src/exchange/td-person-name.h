/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdPersonName:
 *
 * A name as rosters write it, taken apart: "DE LA CRUZ, ANA", "SMITH, JOHN, Jr.",
 * "Renée Dubois (1001)". Members are owned, NULL where not known.
 */
typedef struct
{
  char *name;  /* as it is said: "ANA DE LA CRUZ" */
  char *given; /* known only where a comma parts it from the family name */
  char *family;
  char *number; /* in brackets behind the name */
} TdPersonName;

/* Fills @name, whatever it held; blank text leaves every member NULL. */
void td_person_name_read (TdPersonName *name, const char *text);
void td_person_name_clear (TdPersonName *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdPersonName, td_person_name_clear)

G_END_DECLS
