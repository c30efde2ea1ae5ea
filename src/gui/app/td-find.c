/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-find.h"

#include "base/td-text.h"
#include "candidates/td-line.h"
#include "gui/widgets/td-closures.h"
#include "pairing/td-pair.h"
#include "people/td-employee-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of people, and of pairs: what fits without scrolling; who wants more types more. */
#define MOST_RESULTS 6

static const TdField result_fields[] = {
  TD_FIELD (TdFindResult, page, TD_FIELD_TEXT),     TD_FIELD (TdFindResult, item, TD_FIELD_ID),
  TD_FIELD (TdFindResult, icon, TD_FIELD_TEXT),     TD_FIELD (TdFindResult, title, TD_FIELD_TEXT),
  TD_FIELD (TdFindResult, subtitle, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdFindResult, td_find_result, result_fields)

struct _TdFind
{
  GtkPopover parent_instance;

  /* Template children. */
  GtkSearchEntry *entry;
  GtkListView *list;
  GListStore *results;
  GtkSingleSelection *selection;

  TdSession *session;
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdFind, td_find, GTK_TYPE_POPOVER)

static const struct
{
  const char *page;
  const char *title;
} pages[] = {
  { "today", N_ ("Today") },        { "people", N_ ("People") },    { "pairing", N_ ("Pairing") },
  { "pairs", N_ ("Pairs") },        { "insight", N_ ("Insights") }, { "report", N_ ("Reports") },
  { "program", N_ ("Programmes") },
};

static TdFindResult *
result_new (const char *page,
            gint64 item,
            const char *icon,
            const char *title,
            const char *subtitle)
{
  return g_object_new (TD_TYPE_FIND_RESULT, "page", page, "item", item, "icon", icon, "title",
                       title, "subtitle", subtitle, NULL);
}

static gboolean
holds_all (const char *text, char **tokens)
{
  g_autofree char *key = td_text_fold (text);

  for (; *tokens; tokens++)
    if (strstr (key, *tokens) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_pages (GPtrArray *results, char **tokens)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (holds_all (_ (pages[i].title), tokens))
      g_ptr_array_add (results, result_new (pages[i].page, 0, "go-next-symbolic",
                                            _ (pages[i].title), _ ("Page")));
}

static gboolean
add_people (GPtrArray *results, TdDatabase *db, const char *text, GError **error)
{
  TdEmployeeQuery query = { .text = text };
  g_autoptr (GArray) ids = td_employee_search (db, &query, error);
  g_autoptr (GPtrArray) people = NULL;

  if (ids == NULL)
    return FALSE;
  people = td_employee_load_many (db, (gint64 *) ids->data, MIN (ids->len, MOST_RESULTS), 0, error);
  for (guint i = 0; people && i < people->len; i++)
    {
      TdEmployee *employee = people->pdata[i];

      if (employee->id)
        g_ptr_array_add (results, result_new ("people", employee->id, "avatar-default-symbolic",
                                              employee->name, employee->department));
    }
  return people != NULL;
}

static gboolean
add_pairs (GPtrArray *results, TdDatabase *db, char **tokens, TdDate today, GError **error)
{
  TdPairFilter filter = { 0 };
  g_autoptr (GPtrArray) pairs = td_pair_list (db, &filter, today, error);
  guint n_found = 0;

  for (guint i = 0; pairs && i < pairs->len && n_found < MOST_RESULTS; i++)
    {
      TdPair *pair = pairs->pdata[i];
      /* Translators: a pair: the mentor's name, then the mentee's. */
      g_autofree char *names =
          g_strdup_printf (_ ("%s → %s"), pair->mentor_name, pair->mentee_name);
      g_autofree char *detail = td_join_two (NULL, td_line_get_label ((TdLine) pair->line),
                                             td_pair_get_state_label (pair));

      if (!holds_all (names, tokens))
        continue;
      n_found++;
      g_ptr_array_add (results, result_new ("pairs", pair->id,
                                            pair->line ? "dialog-warning-symbolic"
                                                       : "emblem-shared-symbolic",
                                            names, detail));
    }
  return pairs != NULL;
}

typedef struct
{
  char *text;
  TdDate today;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search);
}

static gpointer
search_job (TdDatabase *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *key = td_text_fold (search->text);
  g_auto (GStrv) tokens = g_strsplit (key, " ", -1);

  add_pages (results, tokens);
  if (*key && (!add_people (results, db, search->text, error) ||
               !add_pairs (results, db, tokens, search->today, error)))
    return NULL;
  return g_steal_pointer (&results);
}

static void
found_cb (gpointer owner, gpointer result, GError *error)
{
  TdFind *self = owner;
  g_autoptr (GPtrArray) results = result;

  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)),
                       results->pdata, results->len);
}

static void
search_changed_cb (TdFind *self)
{
  Search *search;

  if (self->session == NULL)
    return;
  search = g_new (Search, 1);
  *search = (Search){ g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))),
                      td_session_get_today (self->session) };
  td_session_read (self->session, self, TD_JOB_REPORT, search_job, search, search_free,
                   (GDestroyNotify) g_ptr_array_unref, found_cb);
}

static void
activate_cb (TdFind *self)
{
  TdFindResult *chosen = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TdFindResult) result = chosen ? g_object_ref (chosen) : NULL;

  if (result == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (result->item)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(sx)", result->page, result->item);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", result->page);
}

/* Up and down move through the results while the words stay in the entry. */
static gboolean
key_pressed_cb (TdFind *self, guint key)
{
  guint n_results = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  if (n_results > 0)
    gtk_single_selection_set_selected (self->selection,
                                       (selected + (key == GDK_KEY_Down ? 1 : n_results - 1)) %
                                           n_results);
  return TRUE;
}

static void
shown_cb (TdFind *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search_changed_cb (self);
}

static void
td_find_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, TD_FIND (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_find_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&TD_FIND (object)->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_find_dispose (GObject *object)
{
  g_clear_object (&TD_FIND (object)->session);

  G_OBJECT_CLASS (td_find_parent_class)->dispose (object);
}

static void
td_find_class_init (TdFindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_find_get_property;
  object_class->set_property = td_find_set_property;
  object_class->dispose = td_find_dispose;
  g_type_ensure (TD_TYPE_FIND_RESULT);

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-find.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFind, entry);
  gtk_widget_class_bind_template_child (widget_class, TdFind, list);
  gtk_widget_class_bind_template_child (widget_class, TdFind, results);
  gtk_widget_class_bind_template_child (widget_class, TdFind, selection);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  td_closures_bind (widget_class);
}

static void
td_find_init (TdFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
