/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-record.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (TdRecord, td_record, G_TYPE_OBJECT)

static const TdField *
field_of (TdRecord *self, guint property_id)
{
  TdRecordClass *klass = TD_RECORD_GET_CLASS (self);

  return property_id >= 1 && property_id <= klass->n_fields ? &klass->fields[property_id - 1]
                                                            : NULL;
}

gpointer
td_record_peek (TdRecord *record, const TdField *field)
{
  return G_STRUCT_MEMBER_P (record, field->offset);
}

static void
td_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdRecord *self = TD_RECORD (object);
  const TdField *field = field_of (self, id);
  gpointer member;

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  member = td_record_peek (self, field);
  switch (field->type)
    {
    case TD_FIELD_ID:
      g_value_set_int64 (value, *(gint64 *) member);
      break;
    case TD_FIELD_INT:
    case TD_FIELD_DATE:
      g_value_set_int (value, *(int *) member);
      break;
    case TD_FIELD_REAL:
      g_value_set_double (value, *(double *) member);
      break;
    case TD_FIELD_BOOL:
      g_value_set_boolean (value, *(gboolean *) member);
      break;
    case TD_FIELD_TEXT:
      g_value_set_string (value, *(char **) member);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Stores the value and says whether it was another one before. */
static gboolean
store (gpointer member, TdFieldType type, const GValue *value)
{
  gboolean changed;

#define STORE(Type, getter)                  \
  {                                          \
    Type new_value = getter (value);         \
    changed = *(Type *) member != new_value; \
    *(Type *) member = new_value;            \
    return changed;                          \
  }

  switch (type)
    {
    case TD_FIELD_ID:
      STORE (gint64, g_value_get_int64)
    case TD_FIELD_INT:
    case TD_FIELD_DATE:
      STORE (int, g_value_get_int)
    case TD_FIELD_REAL:
      STORE (double, g_value_get_double)
    case TD_FIELD_BOOL:
      STORE (gboolean, g_value_get_boolean)
    case TD_FIELD_TEXT:
      changed = g_strcmp0 (*(char **) member, g_value_get_string (value)) != 0;
      if (changed)
        td_record_set_text (member, g_value_get_string (value));
      return changed;
    default:
      g_assert_not_reached ();
    }
#undef STORE
}

static void
td_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdRecord *self = TD_RECORD (object);
  const TdField *field = field_of (self, id);

  if (field == NULL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (store (td_record_peek (self, field), field->type, value))
    g_object_notify_by_pspec (object, pspec);
}

static void
td_record_finalize (GObject *object)
{
  TdRecord *self = TD_RECORD (object);
  TdRecordClass *klass = TD_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == TD_FIELD_TEXT)
      g_free (*(char **) td_record_peek (self, &klass->fields[i]));

  G_OBJECT_CLASS (td_record_parent_class)->finalize (object);
}

static void
td_record_class_init (TdRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = td_record_finalize;
}

static void
td_record_init (TdRecord *self)
{
}

static GParamSpec *
make_spec (const TdField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (dashed);

  switch (field->type)
    {
    case TD_FIELD_ID:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case TD_FIELD_INT:
    case TD_FIELD_DATE:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case TD_FIELD_REAL:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case TD_FIELD_BOOL:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case TD_FIELD_TEXT:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    default:
      g_assert_not_reached ();
    }
}

void
td_record_class_install (TdRecordClass *klass, const TdField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->fields = fields;
  klass->n_fields = n_fields;
  /* GObject clears these two in every subclass, so that each answers for its own ids. */
  object_class->get_property = td_record_get_property;
  object_class->set_property = td_record_set_property;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1, make_spec (&fields[i]));
}

const TdField *
td_record_get_fields (TdRecord *record, guint *n_fields)
{
  TdRecordClass *klass = TD_RECORD_GET_CLASS (record);

  *n_fields = klass->n_fields;
  return klass->fields;
}

const TdField *
td_record_find_field (TdRecord *record, const char *name)
{
  TdRecordClass *klass = TD_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

void
td_record_set_text (char **member, const char *value)
{
  td_record_take_text (member, g_strdup (value));
}

void
td_record_take_text (char **member, char *value)
{
  g_free (*member);
  *member = value;
}

static gsize
field_size (TdFieldType type)
{
  switch (type)
    {
    case TD_FIELD_ID:
      return sizeof (gint64);
    case TD_FIELD_REAL:
      return sizeof (double);
    case TD_FIELD_TEXT:
      return sizeof (char *);
    case TD_FIELD_INT:
    case TD_FIELD_BOOL:
    case TD_FIELD_DATE:
    default:
      return sizeof (int);
    }
}

gpointer
td_record_copy (gpointer record)
{
  TdRecord *copy = g_object_new (G_OBJECT_TYPE (record), NULL);
  guint n_fields;
  const TdField *fields = td_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      gpointer to = td_record_peek (copy, &fields[i]);
      gpointer from = td_record_peek (record, &fields[i]);

      if (fields[i].type == TD_FIELD_TEXT)
        td_record_set_text (to, *(char **) from);
      else
        memcpy (to, from, field_size (fields[i].type));
    }
  return copy;
}

gboolean
td_field_is_same (const TdField *field, gconstpointer record, gconstpointer other)
{
  gconstpointer a = G_STRUCT_MEMBER_P (record, field->offset);
  gconstpointer b = G_STRUCT_MEMBER_P (other, field->offset);

  return field->type == TD_FIELD_TEXT ? g_strcmp0 (*(char *const *) a, *(char *const *) b) == 0
                                      : memcmp (a, b, field_size (field->type)) == 0;
}

void
td_record_assign (gpointer record, gpointer from)
{
  guint n_properties;
  g_autofree GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_properties);

  g_return_if_fail (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (from));

  g_object_freeze_notify (record);
  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (from, specs[i]->name, &value);
      g_object_set_property (record, specs[i]->name, &value);
    }
  g_object_thaw_notify (record);
}

const TdField *
td_record_find_difference (gpointer record, gpointer other, const TdField *after)
{
  guint n_fields;
  const TdField *fields = td_record_get_fields (record, &n_fields);

  g_return_val_if_fail (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (other), NULL);

  for (const TdField *field = after ? after + 1 : fields; field < fields + n_fields; field++)
    if (!td_field_is_same (field, record, other))
      return field;
  return NULL;
}

gboolean
td_record_equal (gpointer record, gpointer other)
{
  return td_record_find_difference (record, other, NULL) == NULL;
}

gboolean
td_record_equal_fields (gpointer record, gpointer other, const char *const *names)
{
  g_return_val_if_fail (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (other), FALSE);

  for (; *names; names++)
    {
      const TdField *field = td_record_find_field (record, *names);

      g_return_val_if_fail (field != NULL, FALSE);
      if (!td_field_is_same (field, record, other))
        return FALSE;
    }
  return TRUE;
}
