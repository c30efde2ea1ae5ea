/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "workspace/td-person-data.h"

G_BEGIN_DECLS

typedef enum
{
  TD_HELD_REMARK,  /* a sentence about it all */
  TD_HELD_SECTION, /* the heading of a table */
  TD_HELD_ENTRY,   /* "2 of 5", above an entry */
  TD_HELD_FACT,    /* one value */
} TdHeldRole;

/**
 * TdHeldLine:
 *
 * A line of what is held about somebody, in words.
 */
#define TD_TYPE_HELD_LINE (td_held_line_get_type ())
G_DECLARE_FINAL_TYPE (TdHeldLine, td_held_line, TD, HELD_LINE, TdRecord)

struct _TdHeldLine
{
  TdRecord parent_instance;

  int role;    /* TdHeldRole */
  char *title; /* the words of a remark or a heading, the name of a fact */
  char *value; /* of a fact */
  gboolean secret;
};

/* All lines, on any thread (transfer full) (element-type TdHeldLine). */
GPtrArray *td_held_line_list (const TdPersonData *data);

G_END_DECLS
