/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-mapping.h"

#include "base/td-text.h"
#include "gui/pages/import/td-import-columns.h"
#include "gui/pages/import/td-import-use-cell.h"
#include "gui/pages/program/td-program-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-wrap-box.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

/* How many dates that can be read in two ways are shown. */
#define N_DOUBTS 2

struct _TdImportMapping
{
  AdwBin parent_instance;

  /* Template children. */
  GtkDropDown *kinds;
  GtkDropDown *dates;
  GtkDropDown *programs;
  GtkCheckButton *all_or_nothing;
  GtkCheckButton *whole_folder;

  TdSession *session;
  TdImportKind kind;
  TdImportColumns *columns; /* NULL for a folder */
  gboolean remembered;      /* the mapping is that of the last time */
  gboolean in_folder;
  gboolean filling; /* choices are set from here, not by her */
  GBindingGroup *bindings;
  gboolean awaited; /* a programme is to be chosen that is not in the list yet */

  /* Of the columns. */
  char *problem;
  gboolean names_program;
};

enum
{
  PROP_COLUMNS = 1,
  PROP_PROBLEM,
  PROP_NAMES_PROGRAM,
  PROP_READY,
  PROP_BLOCKER,
  PROP_FOR_PROGRAM,
  PROP_HISTORY,
  PROP_IN_FOLDER,
  PROP_REMEMBERED,
  PROP_TITLE,
  N_PROPERTIES
};

enum
{
  KIND_CHOSEN,
  PROGRAM_CHOSEN,
  READ_DIFFERENTLY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportMapping, td_import_mapping, ADW_TYPE_BIN)

/* What each kind of import is called, and asks for where no programme is chosen (NULL: nothing). */
static const struct
{
  const char *title;
  const char *done;
  const char *whose;
} words[TD_N_IMPORT_KINDS] = {
  [TD_IMPORT_ROSTER] = { N_ ("Import the Roster"), N_ ("The roster was imported"), NULL },
  [TD_IMPORT_ENROLMENTS] = { N_ ("Import Sign-Ups"), N_ ("The sign-ups were imported"),
                             N_ ("Choose the programme that these people signed up for.") },
  [TD_IMPORT_CONTACTS] = { N_ ("Import Contacts"), N_ ("The contacts were imported"), NULL },
  [TD_IMPORT_SURVEYS] = { N_ ("Import Answers"), N_ ("The answers were imported"),
                          N_ ("Choose the programme whose survey these people answered.") },
  [TD_IMPORT_PAIRS] = { N_ ("Import Pairs"), N_ ("The pairs were imported"),
                        N_ ("Choose the programme of these pairs, or the column that names it.") },
  [TD_IMPORT_EVENTS] = { N_ ("Import a History"), N_ ("The history was imported"), NULL },
};

const char *
td_import_kind_get_title (TdImportKind kind)
{
  return kind < TD_N_IMPORT_KINDS ? _ (words[kind].title) : _ ("Import");
}

/* --- What is missing --- */

static gint64
selected_program (TdImportMapping *self)
{
  TdProgram *program = gtk_drop_down_get_selected_item (self->programs);

  return program ? program->id : 0;
}

/* What must be done before anything can be imported, in words; NULL for nothing. */
static const char *
find_blocker (TdImportMapping *self)
{
  if (self->problem || words[self->kind].whose == NULL || selected_program (self) != 0 ||
      self->names_program)
    return self->problem;
  if (g_list_model_get_n_items (td_session_get_programs (self->session)) < 2)
    return _ ("There is no programme yet. Make one first: the plus sign above does it.");
  return _ (words[self->kind].whose);
}

static void
notify_chosen (TdImportMapping *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLOCKER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/* --- Showing --- */

/* Takes @columns over. */
static void
set_columns (TdImportMapping *self, TdImportColumns *columns)
{
  g_autoptr (TdImportColumns) before = self->columns;

  self->columns = columns;
  g_binding_group_set_source (self->bindings, columns);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}

static void
set_kind (TdImportMapping *self, TdImportKind kind)
{
  self->kind = kind;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kinds, kind);
  self->filling = FALSE;
  for (guint i = PROP_FOR_PROGRAM; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  notify_chosen (self);
}

static void
show_program (TdImportMapping *self, gint64 program_id)
{
  GListModel *programs = td_session_get_programs (self->session);

  self->awaited = program_id != 0;
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (programs, i);

      if (program->id != program_id)
        continue;
      gtk_drop_down_set_selected (self->programs, i);
      self->awaited = FALSE;
    }
}

/* The programme that the main window shows, or the only one there is (the first of the list are
 * all); one that was just made becomes it. */
static void
session_program_cb (TdImportMapping *self)
{
  GListModel *programs = td_session_get_programs (self->session);

  show_program (self, td_session_get_program_id (self->session));
  if (selected_program (self) == 0 && g_list_model_get_n_items (programs) == 2)
    gtk_drop_down_set_selected (self->programs, 1);
}

/* One that was just made is chosen before it is in the list. */
static void
programs_changed_cb (TdImportMapping *self)
{
  if (self->awaited || selected_program (self) == 0)
    session_program_cb (self);
}

/* "01/02/2026 is 1 Feb 2026, 03/04/2026 is 3 Apr 2026". */
static char *
say_readings (const TdDateDoubt *doubts, guint n, gboolean day_first)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day =
          td_date_format (day_first ? doubts[i].day_first : doubts[i].month_first);

      if (i > 0)
        g_string_append (text, td_text_get_comma ());
      /* Translators: a date as a file has it, and the day it then is. */
      g_string_append_printf (text, _ ("%s is %s"), doubts[i].value, day);
    }
  return g_string_free (text, FALSE);
}

/* The readings of the dates, with those of the file where it does not decide. */
static void
name_date_orders (TdImportMapping *self)
{
  TdMapping *mapping = td_import_columns_get_mapping (self->columns);
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (self->dates));
  TdDateDoubt doubts[N_DOUBTS];
  int year;
  guint n;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  const char *orders[3] = { NULL };

  td_date_get_ymd (td_session_get_today (self->session), &year, NULL, NULL);
  n = td_date_order_find_doubts (mapping, year, doubts, N_DOUBTS);
  if (n > 0)
    {
      g_autofree char *first = say_readings (doubts, n, TRUE);
      g_autofree char *second = say_readings (doubts, n, FALSE);

      /* Translators: "01/02/2026 is 1 Feb 2026". */
      day = g_strdup_printf (_ ("Day first: %s"), first);
      month = g_strdup_printf (_ ("Month first: %s"), second);
    }
  orders[0] = day ? day : _ ("Day first, 31/12/2026");
  orders[1] = month ? month : _ ("Month first, 12/31/2026");
  gtk_string_list_splice (list, 1, 2, orders);
  gtk_drop_down_set_selected (self->dates, TD_DATE_ORDER_UNKNOWN);
}

void
td_import_mapping_show (TdImportMapping *self, TdImportRead *read, gboolean in_folder)
{
  TdImportKind kind;

  g_return_if_fail (TD_IS_IMPORT_MAPPING (self));

  kind = td_mapping_get_kind (read->mapping);
  self->remembered = read->remembered;
  self->in_folder = in_folder;
  set_columns (self, td_import_columns_new (g_steal_pointer (&read->mapping),
                                            (const char *const *) read->questions,
                                            td_session_get_today (self->session)));
  name_date_orders (self);
  self->filling = TRUE;
  if (read->program_id)
    show_program (self, read->program_id);
  self->filling = FALSE;
  set_kind (self, kind);
}

void
td_import_mapping_show_questions (TdImportMapping *self, TdImportRead *read)
{
  guint dates;

  g_return_if_fail (TD_IS_IMPORT_MAPPING (self));

  dates = gtk_drop_down_get_selected (self->dates);
  read->remembered = self->remembered;
  td_import_mapping_show (self, read, self->in_folder);
  gtk_drop_down_set_selected (self->dates, dates);
}

void
td_import_mapping_show_folder (TdImportMapping *self)
{
  g_return_if_fail (TD_IS_IMPORT_MAPPING (self));

  set_columns (self, NULL);
  self->in_folder = FALSE;
  set_kind (self, TD_IMPORT_EVENTS);
}

void
td_import_mapping_set_session (TdImportMapping *self, TdSession *session)
{
  g_return_if_fail (TD_IS_IMPORT_MAPPING (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  gtk_drop_down_set_model (self->programs, td_session_get_programs (session));
  session_program_cb (self);
  g_signal_connect_object (session, "notify::program-id", G_CALLBACK (session_program_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (td_session_get_programs (session), "items-changed",
                           G_CALLBACK (programs_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* --- What is chosen --- */

TdMapping *
td_import_mapping_get (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), NULL);

  return self->columns ? td_import_columns_get_mapping (self->columns) : NULL;
}

TdTable *
td_import_mapping_get_table (TdImportMapping *self)
{
  TdMapping *mapping = td_import_mapping_get (self);

  return mapping ? td_mapping_get_table (mapping) : NULL;
}

TdImportKind
td_import_mapping_get_kind (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), TD_IMPORT_ROSTER);

  return self->kind;
}

gint64
td_import_mapping_get_program (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), 0);

  return td_import_kind_get_scope (self->kind) == TD_IMPORT_WITHOUT_PROGRAM
             ? 0
             : selected_program (self);
}

TdDateOrder
td_import_mapping_get_dates (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), TD_DATE_ORDER_UNKNOWN);

  return gtk_drop_down_get_selected (self->dates);
}

gboolean
td_import_mapping_get_all_or_nothing (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), FALSE);

  return gtk_check_button_get_active (self->all_or_nothing);
}

gboolean
td_import_mapping_get_whole_folder (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), FALSE);

  return self->in_folder && gtk_check_button_get_active (self->whole_folder);
}

const char *
td_import_mapping_get_done (TdImportMapping *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_MAPPING (self), NULL);

  return _ (words[self->kind].done);
}

/* --- Callbacks --- */

static void
kind_chosen_cb (TdImportMapping *self)
{
  guint kind = gtk_drop_down_get_selected (self->kinds);

  if (!self->filling && self->columns && kind < TD_N_IMPORT_KINDS && kind != self->kind)
    g_signal_emit (self, signals[KIND_CHOSEN], 0, kind);
}

static void
dates_chosen_cb (TdImportMapping *self)
{
  if (self->columns)
    g_object_set (self->columns, "date-order", gtk_drop_down_get_selected (self->dates), NULL);
}

static void
program_chosen_cb (TdImportMapping *self)
{
  if (self->session)
    notify_chosen (self);
  /* Another programme asks other questions. */
  if (!self->filling && self->columns && self->kind == TD_IMPORT_SURVEYS)
    g_signal_emit (self, signals[PROGRAM_CHOSEN], 0);
}

/* The dialog chooses the programme it makes in the whole window, and so here. */
static void
add_program_cb (TdImportMapping *self)
{
  td_program_dialog_present (GTK_WIDGET (self), self->session, NULL);
}

static void
read_differently_cb (TdImportMapping *self)
{
  g_signal_emit (self, signals[READ_DIFFERENTLY], 0);
}

/* --- Closures --- */

static char *
describe_file (gpointer self, TdImportColumns *columns)
{
  TdTable *table;
  guint n_rows;

  if (columns == NULL)
    return NULL;
  table = td_mapping_get_table (td_import_columns_get_mapping (columns));
  n_rows = td_table_get_n_rows (table);
  return g_strdup_printf (ngettext ("%s · %'u row", "%s · %'u rows", n_rows),
                          td_table_get_description (table), n_rows);
}

static char *
describe_mapping (gpointer self, gboolean remembered)
{
  return g_strdup (remembered
                       ? _ ("The columns are used as the last time a file like this was imported.")
                       : _ ("Tandem guessed what the columns are. What you choose is remembered "
                            "for the next file like this."));
}

static char *
describe_history (gpointer self, gboolean in_folder)
{
  return g_strdup (
      in_folder ? _ ("This is one file of a company’s history. Its columns have fixed names and "
                     "need no choice. People, pairs and contacts belong together: import them all.")
                : _ ("This is one file of a company’s history. Its columns have fixed names and "
                     "need no choice."));
}

/* --- The object --- */

static void
td_import_mapping_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdImportMapping *self = TD_IMPORT_MAPPING (object);

  switch (id)
    {
    case PROP_COLUMNS:
      g_value_set_object (value, self->columns);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_NAMES_PROGRAM:
      g_value_set_boolean (value, self->names_program);
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->session && find_blocker (self) == NULL);
      break;
    case PROP_BLOCKER:
      g_value_set_string (value, self->session ? find_blocker (self) : NULL);
      break;
    case PROP_FOR_PROGRAM:
      g_value_set_boolean (value,
                           td_import_kind_get_scope (self->kind) != TD_IMPORT_WITHOUT_PROGRAM);
      break;
    case PROP_HISTORY:
      g_value_set_boolean (value, self->kind == TD_IMPORT_EVENTS);
      break;
    case PROP_IN_FOLDER:
      g_value_set_boolean (value, self->in_folder);
      break;
    case PROP_REMEMBERED:
      g_value_set_boolean (value, self->remembered);
      break;
    case PROP_TITLE:
      g_value_set_string (value, td_import_kind_get_title (self->kind));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Both follow the columns. */
static void
td_import_mapping_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdImportMapping *self = TD_IMPORT_MAPPING (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_free (self->problem);
      self->problem = g_value_dup_string (value);
      notify_chosen (self);
      break;
    case PROP_NAMES_PROGRAM:
      self->names_program = g_value_get_boolean (value);
      notify_chosen (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_mapping_dispose (GObject *object)
{
  TdImportMapping *self = TD_IMPORT_MAPPING (object);

  if (self->bindings)
    set_columns (self, NULL);
  g_clear_object (&self->bindings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (td_import_mapping_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_COLUMNS] =
      g_param_spec_object ("columns", NULL, NULL, TD_TYPE_IMPORT_COLUMNS, flags);
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, flags | G_PARAM_WRITABLE);
  properties[PROP_NAMES_PROGRAM] =
      g_param_spec_boolean ("names-program", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  properties[PROP_BLOCKER] = g_param_spec_string ("blocker", NULL, NULL, NULL, flags);
  properties[PROP_FOR_PROGRAM] = g_param_spec_boolean ("for-program", NULL, NULL, FALSE, flags);
  properties[PROP_HISTORY] = g_param_spec_boolean ("history", NULL, NULL, FALSE, flags);
  properties[PROP_IN_FOLDER] = g_param_spec_boolean ("in-folder", NULL, NULL, FALSE, flags);
  properties[PROP_REMEMBERED] = g_param_spec_boolean ("remembered", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/import/td-import-mapping.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdImportMapping, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (kinds);
  CHILD (dates);
  CHILD (programs);
  CHILD (all_or_nothing);
  CHILD (whole_folder);
  CALLBACK (kind_chosen_cb);
  CALLBACK (dates_chosen_cb);
  CALLBACK (program_chosen_cb);
  CALLBACK (add_program_cb);
  CALLBACK (read_differently_cb);
  CALLBACK (describe_file);
  CALLBACK (describe_mapping);
  CALLBACK (describe_history);
#undef CHILD
#undef CALLBACK
  td_closures_bind (klass);
}

static void
td_import_mapping_class_init (TdImportMappingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_import_mapping_get_property;
  object_class->set_property = td_import_mapping_set_property;
  object_class->dispose = td_import_mapping_dispose;
  install_properties (object_class);
  signals[KIND_CHOSEN] = g_signal_new ("kind-chosen", TD_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PROGRAM_CHOSEN] = g_signal_new ("program-chosen", TD_TYPE_IMPORT_MAPPING,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ_DIFFERENTLY] = g_signal_new ("read-differently", TD_TYPE_IMPORT_MAPPING,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TD_TYPE_IMPORT_COLUMN);
  g_type_ensure (TD_TYPE_IMPORT_USE_CELL);
  g_type_ensure (TD_TYPE_PROGRAM);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_import_mapping_init (TdImportMapping *self)
{
  self->bindings = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_binding_group_bind (self->bindings, "problem", self, "problem", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "names-program", self, "names-program",
                        G_BINDING_SYNC_CREATE);
}
