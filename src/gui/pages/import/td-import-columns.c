/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-columns.h"

#include <gtk/gtk.h>

#include "feedback/td-survey-question.h"

#include <glib/gi18n-lib.h>

/* The choices before the fields; behind the fields come the questions of a survey. */
enum
{
  CHOICE_LEAVE_OUT,
  CHOICE_FREE, /* rosters and surveys only */
  CHOICE_NEW,  /* surveys only */
};

struct _TdImportColumn
{
  GObject parent_instance;

  TdImportColumns *columns; /* borrowed: it owns its rows; NULL once it is gone */
  guint position;
};

enum
{
  PROP_HEADER = 1,
  PROP_FIRST,
  PROP_SECOND,
  PROP_THIRD,
  PROP_NOTE,
  PROP_CHOICES,
  PROP_SELECTED,
  N_COLUMN_PROPERTIES
};

static GParamSpec *column_properties[N_COLUMN_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdImportColumn, td_import_column, G_TYPE_OBJECT)

struct _TdImportColumns
{
  GObject parent_instance;

  TdMapping *mapping;
  GtkStringList *choices;
  char **questions; /* of a survey */
  GPtrArray *rows;  /* of TdImportColumn */
  TdDateOrder date_order;
  int year;
  gboolean undecided; /* the order of the dates */
  char *problem;
};

enum
{
  PROP_PROBLEM = 1,
  PROP_DATE_ORDER,
  PROP_NAMES_PROGRAM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdImportColumns,
                               td_import_columns,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Whether columns that fill no field are kept: as free fields, or as answers. */
static gboolean
keeps_columns (TdImportKind kind)
{
  return kind == TD_IMPORT_ROSTER || kind == TD_IMPORT_SURVEYS;
}

/* How many choices stand before the fields. */
static guint
n_uses (TdImportColumns *self)
{
  TdImportKind kind = td_mapping_get_kind (self->mapping);

  return kind == TD_IMPORT_SURVEYS ? 3 : keeps_columns (kind) ? 2 : 1;
}

static guint
n_fields (TdImportColumns *self)
{
  guint n;

  td_import_fields (td_mapping_get_kind (self->mapping), &n);
  return n;
}

/* The choice of a question that was chosen; one that is not asked any more is as none. */
static guint
find_question (TdImportColumns *self, const char *title)
{
  for (guint i = 0; self->questions[i]; i++)
    if (td_survey_title_same (self->questions[i], title))
      return n_uses (self) + n_fields (self) + i;
  return CHOICE_FREE;
}

static guint
get_choice (TdImportColumns *self, guint position)
{
  const char *field = td_mapping_get_field (self->mapping, position);

  if (field)
    return n_uses (self) +
           (guint) td_import_field_find (td_mapping_get_kind (self->mapping), field);
  if (td_mapping_has_chosen_question (self->mapping, position))
    return find_question (self, td_mapping_get_question (self->mapping, position));
  switch (td_mapping_get_use (self->mapping, position))
    {
    case TD_COLUMN_FREE:
      return CHOICE_FREE;
    case TD_COLUMN_NEW:
      return CHOICE_NEW;
    default:
      return CHOICE_LEAVE_OUT;
    }
}

/* Whether a choice fills a date. */
static gboolean
is_date (TdImportColumns *self, guint choice)
{
  const TdImportField *fields = td_import_fields (td_mapping_get_kind (self->mapping), NULL);

  return choice >= n_uses (self) && choice < n_uses (self) + n_fields (self) &&
         fields[choice - n_uses (self)].content == TD_CONTENT_DATE;
}

/* Looks at the dates of every row: only for a new choice of a date column. */
static void
settle_dates (TdImportColumns *self)
{
  TdDateOrder order;

  self->undecided = !td_date_order_settle (self->mapping, self->year, &order, NULL);
}

/* Both readings of the dates, with one of the file. */
static char *
say_doubt (TdImportColumns *self)
{
  TdDateDoubt doubt;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;

  if (td_date_order_find_doubts (self->mapping, self->year, &doubt, 1) == 0)
    return NULL;
  day = td_date_format (doubt.day_first);
  month = td_date_format (doubt.month_first);
  return g_strdup_printf (
      /* Translators: a date as the file has it, and the two days it can be. */
      _ ("The dates of this file can be read in two ways: “%s” is %s where the day comes first, %s "
         "where the month does. Choose under “Dates” which it is."),
      doubt.value, day, month);
}

/* What is still missing, in the words of the window. */
static char *
find_problem (TdImportColumns *self)
{
  static const char *const missing[TD_N_IMPORT_KINDS] = {
    [TD_IMPORT_ROSTER] = N_ ("Choose which column holds the number or the name."),
    [TD_IMPORT_ENROLMENTS] = N_ ("Choose which column holds the number, e-mail or name."),
    [TD_IMPORT_CONTACTS] = N_ ("Choose which columns say the pair (its mentor, its mentee or its "
                               "reference) and the date."),
    [TD_IMPORT_SURVEYS] = N_ ("Choose which column holds the number, e-mail or name."),
    [TD_IMPORT_PAIRS] = N_ ("Choose which column holds the mentor and which the mentee."),
    [TD_IMPORT_EVENTS] = N_ ("This file is none of a history."),
  };

  if (!td_mapping_check (self->mapping, NULL))
    return g_strdup (_ (missing[td_mapping_get_kind (self->mapping)]));
  if (self->date_order == TD_DATE_ORDER_UNKNOWN && self->undecided)
    return say_doubt (self);
  return NULL;
}

static gboolean
names_program (TdImportColumns *self)
{
  return td_import_field_find (td_mapping_get_kind (self->mapping), "program") >= 0 &&
         td_mapping_get_column (self->mapping, "program") >= 0;
}

static void
update_problem (TdImportColumns *self)
{
  g_autofree char *problem = find_problem (self);

  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
map (TdImportColumns *self, guint position, guint choice)
{
  static const TdColumnUse uses[] = { TD_COLUMN_LEFT_OUT, TD_COLUMN_FREE, TD_COLUMN_NEW };
  const TdImportField *fields = td_import_fields (td_mapping_get_kind (self->mapping), NULL);
  guint first_question = n_uses (self) + n_fields (self);

  if (choice < n_uses (self))
    td_mapping_set_use (self->mapping, position, uses[choice]);
  else if (choice < first_question)
    td_mapping_set_column (self->mapping, fields[choice - n_uses (self)].name, (int) position);
  else
    td_mapping_set_question (self->mapping, position, self->questions[choice - first_question]);
}

static void
choose (TdImportColumns *self, guint position, guint choice)
{
  guint before = get_choice (self, position);

  if (choice == before || choice >= g_list_model_get_n_items (G_LIST_MODEL (self->choices)))
    return;
  map (self, position, choice);
  if (is_date (self, before) || is_date (self, choice))
    settle_dates (self);
  /* The row that had the field before has changed too. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_object_notify_by_pspec (self->rows->pdata[i], column_properties[PROP_SELECTED]);
      g_object_notify_by_pspec (self->rows->pdata[i], column_properties[PROP_NOTE]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAMES_PROGRAM]);
  update_problem (self);
}

static const char *
get_note (TdImportColumns *self, guint position)
{
  return td_mapping_get_use (self->mapping, position) == TD_COLUMN_PRIVATE
             ? _ ("Private or appraisal: left out")
             : NULL;
}

static const char *
get_sample (TdImportColumns *self, guint position, guint row)
{
  TdTable *table = td_mapping_get_table (self->mapping);

  return row < td_table_get_n_rows (table) ? td_table_get_cell (table, row, position) : "";
}

static void
td_import_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdImportColumn *self = TD_IMPORT_COLUMN (object);
  TdImportColumns *columns = self->columns;

  if (columns == NULL)
    return;
  switch (id)
    {
    case PROP_HEADER:
      g_value_set_string (value, td_table_get_header (td_mapping_get_table (columns->mapping),
                                                      self->position));
      break;
    case PROP_FIRST:
    case PROP_SECOND:
    case PROP_THIRD:
      g_value_set_string (value, get_sample (columns, self->position, id - PROP_FIRST));
      break;
    case PROP_NOTE:
      g_value_set_string (value, get_note (columns, self->position));
      break;
    case PROP_CHOICES:
      g_value_set_object (value, columns->choices);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, get_choice (columns, self->position));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdImportColumn *self = TD_IMPORT_COLUMN (object);

  switch (id)
    {
    case PROP_SELECTED:
      if (self->columns)
        choose (self->columns, self->position, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
td_import_column_class_init (TdImportColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_import_column_get_property;
  object_class->set_property = td_import_column_set_property;

  column_properties[PROP_HEADER] = text_property ("header");
  column_properties[PROP_FIRST] = text_property ("first");
  column_properties[PROP_SECOND] = text_property ("second");
  column_properties[PROP_THIRD] = text_property ("third");
  column_properties[PROP_NOTE] = text_property ("note");
  column_properties[PROP_CHOICES] = g_param_spec_object ("choices", NULL, NULL, G_TYPE_LIST_MODEL,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  column_properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_COLUMN_PROPERTIES, column_properties);
}

static void
td_import_column_init (TdImportColumn *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return TD_TYPE_IMPORT_COLUMN;
}

static guint
get_n_items (GListModel *model)
{
  return TD_IMPORT_COLUMNS (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TdImportColumns *self = TD_IMPORT_COLUMNS (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
td_import_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdImportColumns *self = TD_IMPORT_COLUMNS (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_DATE_ORDER:
      g_value_set_uint (value, self->date_order);
      break;
    case PROP_NAMES_PROGRAM:
      g_value_set_boolean (value, names_program (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdImportColumns *self = TD_IMPORT_COLUMNS (object);

  switch (id)
    {
    case PROP_DATE_ORDER:
      if (self->date_order == g_value_get_uint (value))
        break;
      self->date_order = g_value_get_uint (value);
      g_object_notify_by_pspec (object, pspec);
      update_problem (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_columns_finalize (GObject *object)
{
  TdImportColumns *self = TD_IMPORT_COLUMNS (object);

  for (guint i = 0; i < self->rows->len; i++)
    TD_IMPORT_COLUMN (self->rows->pdata[i])->columns = NULL;
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->choices);
  g_strfreev (self->questions);
  g_clear_pointer (&self->mapping, td_mapping_free);
  g_free (self->problem);

  G_OBJECT_CLASS (td_import_columns_parent_class)->finalize (object);
}

static void
td_import_columns_class_init (TdImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_import_columns_get_property;
  object_class->set_property = td_import_columns_set_property;
  object_class->finalize = td_import_columns_finalize;

  properties[PROP_PROBLEM] = text_property ("problem");
  properties[PROP_DATE_ORDER] =
      g_param_spec_uint ("date-order", NULL, NULL, 0, TD_DATE_ORDER_YMD, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAMES_PROGRAM] = g_param_spec_boolean ("names-program", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_import_columns_init (TdImportColumns *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkStringList *
list_choices (TdImportKind kind, const char *const *questions)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  guint n;
  const TdImportField *fields = td_import_fields (kind, &n);

  gtk_string_list_append (choices, _ ("Leave out"));
  if (keeps_columns (kind))
    gtk_string_list_append (choices, kind == TD_IMPORT_ROSTER ? _ ("Keep as a free field")
                                                              : _ ("Answers to this question"));
  if (kind == TD_IMPORT_SURVEYS)
    gtk_string_list_append (choices, _ ("Answers to a new question"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (choices, td_import_field_get_label (&fields[i]));
  for (; questions && *questions; questions++)
    {
      /* Translators: a question of a survey; its column holds the answers. */
      g_autofree char *words = g_strdup_printf (_ ("Answers to “%s”"), *questions);

      gtk_string_list_append (choices, words);
    }
  return choices;
}

TdImportColumns *
td_import_columns_new (TdMapping *mapping, const char *const *questions, TdDate today)
{
  TdImportColumns *self = g_object_new (TD_TYPE_IMPORT_COLUMNS, NULL);
  guint n_columns = td_table_get_n_columns (td_mapping_get_table (mapping));

  self->mapping = mapping;
  self->choices = list_choices (td_mapping_get_kind (mapping), questions);
  self->questions = questions ? g_strdupv ((char **) questions) : g_new0 (char *, 1);
  td_date_get_ymd (today, &self->year, NULL, NULL);
  for (guint i = 0; i < n_columns; i++)
    {
      TdImportColumn *row = g_object_new (TD_TYPE_IMPORT_COLUMN, NULL);

      row->columns = self;
      row->position = i;
      g_ptr_array_add (self->rows, row);
    }
  settle_dates (self);
  update_problem (self);
  return self;
}

TdMapping *
td_import_columns_get_mapping (TdImportColumns *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_COLUMNS (self), NULL);

  return self->mapping;
}

TdDateOrder
td_import_columns_get_date_order (TdImportColumns *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_COLUMNS (self), TD_DATE_ORDER_UNKNOWN);

  return self->date_order;
}
