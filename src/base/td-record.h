/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib-object.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/**
 * TdFieldType:
 *
 * The C type of a record's field: gint64, int, double, gboolean, char * (owned), TdDate.
 */
typedef enum
{
  TD_FIELD_ID,
  TD_FIELD_INT,
  TD_FIELD_REAL,
  TD_FIELD_BOOL,
  TD_FIELD_TEXT,
  TD_FIELD_DATE,
  TD_FIELD_NUMBER, /* an int, less than 0 for NULL: of shapes (db/td-records.h), not of records */
} TdFieldType;

typedef struct
{
  const char *name; /* of the struct member and the database column: "hire_date" */
  TdFieldType type;
  gsize offset;
} TdField;

#define TD_FIELD(Type, member, kind)             \
  {                                              \
#member, kind, G_STRUCT_OFFSET(Type, member) \
  }

/* Whether two structs have the same value of a field. */
gboolean td_field_is_same (const TdField *field, gconstpointer record, gconstpointer other);

/**
 * TdRecord:
 *
 * A row of something: a GObject whose fields are declared once, in a table, and are then struct
 * members for C, properties for XML ("hire-date"), columns for the database (td_statement_read())
 * and members of JSON. A new record has every field 0, FALSE or NULL.
 *
 * A subclass has a public struct that begins with TdRecord, and TD_DEFINE_RECORD() in its C file.
 * A record belongs to one thread at a time.
 */
#define TD_TYPE_RECORD (td_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdRecord, td_record, TD, RECORD, GObject)

struct _TdRecordClass
{
  GObjectClass parent_class;

  const TdField *fields;
  guint n_fields;
};

/* Installs the fields as properties; for class_init of a direct subclass. @fields is static. */
void td_record_class_install (TdRecordClass *klass, const TdField *fields, guint n_fields);

/* The fields of a record, borrowed. */
const TdField *td_record_get_fields (TdRecord *record, guint *n_fields);
const TdField *td_record_find_field (TdRecord *record, const char *name);

/* Where a field lives, to be cast by its type. */
gpointer td_record_peek (TdRecord *record, const TdField *field);

/* Replaces a text; struct members of type TEXT are owned, so assign them with this. */
void td_record_set_text (char **member, const char *value);
void td_record_take_text (char **member, char *value);

/* A new record of the same type with the same values. */
gpointer td_record_copy (gpointer record);

/* Gives @record the values of another one of its type; whoever shows it is notified of what
 * changed. */
void td_record_assign (gpointer record, gpointer from);

/* The first field after @after (nullable: the first of all) that is not the same; NULL for none. */
const TdField *td_record_find_difference (gpointer record, gpointer other, const TdField *after);

/* Whether all fields are the same. */
gboolean td_record_equal (gpointer record, gpointer other);

/* Whether the named fields (NULL-terminated) are the same: what is stored, say, without what is
 * for display. */
gboolean td_record_equal_fields (gpointer record, gpointer other, const char *const *names);

#define TD_DEFINE_RECORD(Type, type, fields)                                          \
  G_DEFINE_FINAL_TYPE (Type, type, TD_TYPE_RECORD)                                    \
  static void type##_class_init (Type##Class *klass)                                  \
  {                                                                                   \
    td_record_class_install (TD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields)); \
  }                                                                                   \
  static void type##_init (Type *self) {}

G_END_DECLS
