/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdJsonWriter:
 *
 * Writes JSON while it goes, for results with more values than a tree of nodes should hold. Every
 * function takes the name of a member, NULL inside an array. Keep it on the stack; it owns nothing.
 */
typedef struct
{
  /*< private >*/
  GString *text;
  guint depth;
  guint line_depth; /* what is open on one line; 0: nothing */
  gboolean empty;   /* nothing was written yet into what is open */
} TdJsonWriter;

/* Appends to @text, which is borrowed. */
void td_json_writer_init (TdJsonWriter *self, GString *text);

void td_json_writer_begin_object (TdJsonWriter *self, const char *name);
/* The same, with everything in it on one line: a row of many. */
void td_json_writer_begin_row (TdJsonWriter *self, const char *name);
void td_json_writer_end_object (TdJsonWriter *self);

void td_json_writer_begin_array (TdJsonWriter *self, const char *name);
void td_json_writer_end_array (TdJsonWriter *self);

/* NULL is null. @value is UTF-8. */
void td_json_writer_add_text (TdJsonWriter *self, const char *name, const char *value);
void td_json_writer_add_int (TdJsonWriter *self, const char *name, gint64 value);
void td_json_writer_add_bool (TdJsonWriter *self, const char *name, gboolean value);

/* 17 digits with a point in every locale; what is not a number is null, an unbounded one "Inf" or
 * "-Inf". */
void td_json_writer_add_double (TdJsonWriter *self, const char *name, double value);

void td_json_writer_add_null (TdJsonWriter *self, const char *name);

G_END_DECLS
