/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/history/td-history-part.h"

#include "gui/pages/history/td-history-window.h"
#include "gui/pages/history/td-history-words.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-store.h"
#include "workspace/td-audit.h"

/* How many of the latest entries are shown; the window has all of them. */
#define MOST_ENTRIES 5

struct _TdHistoryPart
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  GListStore *entries;

  gint64 ids[3]; /* of a person, a pair, a programme */
  char *words;
  gboolean reading;
};

enum
{
  PROP_PERSON_ID = 1,
  PROP_PAIR_ID,
  PROP_PROGRAM_ID,
  PROP_WORDS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdHistoryPart, td_history_part, TD_TYPE_PAGE)

#define ID(self, property) ((self)->ids[(property) -PROP_PERSON_ID])

/* --- Loading --- */

static gpointer
load_job (TdDatabase *db, gpointer query, GError **error)
{
  g_autoptr (GArray) ids = td_audit_search (db, query, error);

  return ids ? td_audit_load_many (db, (const gint64 *) ids->data, MIN (ids->len, MOST_ENTRIES),
                                   error)
             : NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdHistoryPart *self = owner;
  g_autoptr (GPtrArray) entries = result;

  self->reading = FALSE;
  td_store_show (self->entries, entries, NULL);
  gtk_stack_set_visible_child_name (self->states, entries->len > 0 ? "entries" : "empty");
}

static void
td_history_part_reload (TdPage *page)
{
  TdHistoryPart *self = TD_HISTORY_PART (page);
  TdAuditQuery query = { .employee_id = ID (self, PROP_PERSON_ID),
                         .pair_id = ID (self, PROP_PAIR_ID),
                         .program_id = ID (self, PROP_PROGRAM_ID) };

  if (query.employee_id == 0 && query.pair_id == 0 && query.program_id == 0)
    return;
  self->reading = TRUE;
  td_page_read (page, load_job, g_memdup2 (&query, sizeof query), g_free,
                (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

/* Nobody sees it any more: what is being read for it is not waited for. */
static void
td_history_part_unmap (GtkWidget *widget)
{
  TdHistoryPart *self = TD_HISTORY_PART (widget);
  TdSession *session = td_page_get_session (TD_PAGE (self));

  GTK_WIDGET_CLASS (td_history_part_parent_class)->unmap (widget);

  if (!self->reading || session == NULL)
    return;
  self->reading = FALSE;
  td_session_cancel_reads (session, self);
  td_page_queue_reload (TD_PAGE (self));
}

/* What another one did is not shown under this one's name. */
static void
set_id (TdHistoryPart *self, guint property, gint64 id)
{
  if (ID (self, property) == id)
    return;
  ID (self, property) = id;
  g_list_store_remove_all (self->entries);
  gtk_stack_set_visible_child_name (self->states, "loading");
  td_page_queue_reload (TD_PAGE (self));
}

/* --- Actions --- */

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_session_undo (td_page_get_session (TD_PAGE (widget)), g_variant_get_int64 (target));
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdHistoryPart *self = TD_HISTORY_PART (widget);
  TdHistoryAbout about = { ID (self, PROP_PERSON_ID), ID (self, PROP_PAIR_ID),
                           ID (self, PROP_PROGRAM_ID), self->words };

  td_history_window_show_about (GTK_WINDOW (gtk_widget_get_root (widget)),
                                td_page_get_session (TD_PAGE (self)), &about);
}

/* --- The object --- */

static void
td_history_part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdHistoryPart *self = TD_HISTORY_PART (object);

  switch (id)
    {
    case PROP_PERSON_ID:
    case PROP_PAIR_ID:
    case PROP_PROGRAM_ID:
      g_value_set_int64 (value, ID (self, id));
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_history_part_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdHistoryPart *self = TD_HISTORY_PART (object);

  switch (id)
    {
    case PROP_PERSON_ID:
    case PROP_PAIR_ID:
    case PROP_PROGRAM_ID:
      set_id (self, id, g_value_get_int64 (value));
      break;
    case PROP_WORDS:
      g_free (self->words);
      self->words = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_history_part_finalize (GObject *object)
{
  g_free (TD_HISTORY_PART (object)->words);

  G_OBJECT_CLASS (td_history_part_parent_class)->finalize (object);
}

static void
td_history_part_class_init (TdHistoryPartClass *klass)
{
  static const char *const ids[] = { "person-id", "pair-id", "program-id" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CHANGE_ENTRY);
  g_type_ensure (TD_TYPE_LIST_BOX);
  object_class->get_property = td_history_part_get_property;
  object_class->set_property = td_history_part_set_property;
  object_class->finalize = td_history_part_finalize;
  widget_class->unmap = td_history_part_unmap;
  TD_PAGE_CLASS (klass)->reload = td_history_part_reload;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    properties[PROP_PERSON_ID + i] =
        g_param_spec_int64 (ids[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_cb);
  gtk_widget_class_install_action (widget_class, "history.show-all", NULL, show_all_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-history-part.ui");
  gtk_widget_class_bind_template_child (widget_class, TdHistoryPart, states);
  gtk_widget_class_bind_template_child (widget_class, TdHistoryPart, entries);
  td_history_words_bind (widget_class);
  td_closures_bind (widget_class);
}

static void
td_history_part_init (TdHistoryPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
