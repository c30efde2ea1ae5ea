/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-find.h"

#include "base/td-direction.h"
#include "base/td-text.h"
#include "candidates/td-line.h"
#include "gui/app/td-find-actions.h"
#include "gui/app/td-find-shown.h"
#include "gui/app/td-window.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-named-bin.h"
#include "pairing/td-pair.h"
#include "people/td-employee-search.h"
#include "workspace/td-finder.h"

#include <glib/gi18n-lib.h>

/* Of each kind: what fits without scrolling far; who wants more types more. */
#define MOST_RESULTS 7

struct _TdFind
{
  GtkPopover parent_instance;

  /* Template children. */
  GtkSearchEntry *entry;
  GtkListView *list;
  GListStore *results;
  GtkSingleSelection *selection;
  GtkLabel *status;

  TdSession *session;
  TdFindShown *shown;
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdFind, td_find, GTK_TYPE_POPOVER)

/* --- Finding, on a reader --- */

static TdFindResult *
result_new (TdFindKind kind, guint score, gint64 id, const char *title, const char *subtitle)
{
  static const char *const icons[] = { "avatar-default-symbolic", "emblem-shared-symbolic" };
  static const char *const pages[] = { "people", "pairs" };

  return g_object_new (TD_TYPE_FIND_RESULT, "kind", (gint64) kind, "score", (gint64) score, "page",
                       pages[kind], "item", id, "icon", icons[kind], "title", title, "subtitle",
                       subtitle, NULL);
}

static gboolean
add_people (GPtrArray *results,
            TdDatabase *db,
            const TdFuzzy *fuzzy,
            const char *text,
            GError **error)
{
  g_autoptr (GArray) found = td_finder_find_people (db, fuzzy, text, MOST_RESULTS, error);

  for (guint i = 0; found && i < found->len; i++)
    {
      const TdFound *one = &g_array_index (found, TdFound, i);
      g_autoptr (GPtrArray) people = td_employee_load_many (db, &one->id, 1, 0, error);
      TdEmployee *employee = people ? people->pdata[0] : NULL;
      g_autofree char *detail = NULL;

      if (employee == NULL)
        return FALSE;
      detail = td_join_two (NULL, employee->department, employee->title);
      if (employee->id)
        g_ptr_array_add (results, result_new (TD_FIND_PEOPLE, one->score, employee->id,
                                              employee->name, detail));
    }
  return found != NULL;
}

static gboolean
add_pairs (GPtrArray *results, TdDatabase *db, const TdFuzzy *fuzzy, TdDate today, GError **error)
{
  g_autoptr (GArray) found = td_finder_find_pairs (db, fuzzy, MOST_RESULTS, error);

  for (guint i = 0; found && i < found->len; i++)
    {
      const TdFound *one = &g_array_index (found, TdFound, i);
      g_autoptr (TdPair) pair = td_pair_load (db, one->id, today, error);
      g_autofree char *names = NULL;
      g_autofree char *detail = NULL;

      if (pair == NULL)
        return FALSE;
      /* Translators: a pair: the mentor's name, then the mentee's. */
      names = td_text_from_to (pair->mentor_name, pair->mentee_name);
      detail = td_join_two (NULL, td_line_get_label ((TdLine) pair->line),
                            td_pair_get_state_label (pair));
      g_ptr_array_add (results, result_new (TD_FIND_PAIRS, one->score, pair->id, names, detail));
    }
  return found != NULL;
}

typedef struct
{
  char *text;
  TdDate today;
  char *page;   /* that is shown, and what can be done there */
  char **shown; /* (array zero-terminated=1) */
} Search;

static gboolean
find_all (GPtrArray *kinds[TD_FIND_N_KINDS], TdDatabase *db, const Search *search, GError **error)
{
  g_autoptr (TdFuzzy) fuzzy = td_fuzzy_new (search->text);

  td_find_add_pages (kinds[TD_FIND_PAGES], fuzzy);
  td_find_add_actions (kinds[TD_FIND_ACTIONS], fuzzy, search->page, search->shown);
  return td_fuzzy_is_empty (fuzzy) ||
         (add_people (kinds[TD_FIND_PEOPLE], db, fuzzy, search->text, error) &&
          add_pairs (kinds[TD_FIND_PAIRS], db, fuzzy, search->today, error));
}

/* The best first. */
static int
compare_scores (gconstpointer a, gconstpointer b)
{
  TdFindResult *const *one = a;
  TdFindResult *const *other = b;

  return (int) ((*other)->score - (*one)->score);
}

static gint64
best_score (GPtrArray *kind)
{
  return kind->len > 0 ? ((TdFindResult *) kind->pdata[0])->score : -1;
}

static void
append_kind (GPtrArray *results, GPtrArray *found, TdFindKind kind)
{
  g_ptr_array_add (results, g_object_new (TD_TYPE_FIND_RESULT, "kind", (gint64) kind, "heading",
                                          td_find_kind_get_heading (kind), NULL));
  for (guint i = 0; i < MIN (found->len, MOST_RESULTS); i++)
    g_ptr_array_add (results, g_object_ref (found->pdata[i]));
}

/* Kind by kind under their headings, the one with the best result first. */
static GPtrArray *
gather (GPtrArray *kinds[TD_FIND_N_KINDS])
{
  GPtrArray *results = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint round = 0; round < TD_FIND_N_KINDS; round++)
    {
      guint best = 0;

      for (guint kind = 1; kind < TD_FIND_N_KINDS; kind++)
        if (best_score (kinds[kind]) > best_score (kinds[best]))
          best = kind;
      if (kinds[best]->len > 0)
        append_kind (results, kinds[best], best);
      g_ptr_array_set_size (kinds[best], 0);
    }
  return results;
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search->page);
  g_strfreev (search->shown);
  g_free (search);
}

static gpointer
search_job (TdDatabase *db, gpointer data, GError **error)
{
  Search *search = data;
  GPtrArray *kinds[TD_FIND_N_KINDS];
  GPtrArray *results = NULL;

  for (guint kind = 0; kind < TD_FIND_N_KINDS; kind++)
    kinds[kind] = g_ptr_array_new_with_free_func (g_object_unref);
  if (find_all (kinds, db, search, error))
    {
      for (guint kind = 0; kind < TD_FIND_N_KINDS; kind++)
        g_ptr_array_sort (kinds[kind], compare_scores);
      results = gather (kinds);
    }
  for (guint kind = 0; kind < TD_FIND_N_KINDS; kind++)
    g_ptr_array_unref (kinds[kind]);
  return results;
}

/* --- Showing and choosing --- */

static TdFindResult *
get_result (TdFind *self, guint position)
{
  g_autoptr (TdFindResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  return result; /* the store has it */
}

static gboolean
is_heading (TdFind *self, guint position)
{
  const TdFindResult *result = get_result (self, position);

  return result && result->heading;
}

/* "Anna Bakker, person, Finance": what a screen reader says of a row. */
static char *
row_words (gpointer item, const char *title, const char *subtitle, gint64 kind, const char *heading)
{
  if (heading)
    return g_strdup (heading);
  if (title == NULL)
    return g_strdup ("");
  return g_strjoin (td_text_get_comma (), title, td_find_kind_get_noun ((TdFindKind) kind),
                    subtitle && *subtitle ? subtitle : NULL, NULL);
}

static char *
key_label (gpointer item, const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  if (accelerator == NULL || !gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup ("");
  return gtk_accelerator_get_label (key, modifiers);
}

static guint
count_results (TdFind *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  guint n_results = 0;

  for (guint i = 0; i < n; i++)
    n_results += !is_heading (self, i);
  return n_results;
}

/* The focus stays in the entry, so what is chosen is told here. */
static void
update_status (TdFind *self)
{
  TdFindResult *chosen = gtk_single_selection_get_selected_item (self->selection);
  guint n = count_results (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  g_autofree char *words = NULL;
  g_autofree char *all = NULL;

  if (chosen)
    words = row_words (NULL, chosen->title, chosen->subtitle, chosen->kind, chosen->heading);
  all = n == 0 ? g_strdup (_ ("Nothing found. Try fewer letters, or another word."))
               : td_join_two (NULL, count, words);
  gtk_label_set_label (self->status, all);
}

static void
choose (TdFind *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION) /* the first with its heading */
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                position == 1 ? 0 : position);
  update_status (self);
}

/* From one result to the next or the one before, round again at the ends, past the headings. */
static void
step (TdFind *self, gboolean down)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || position >= n)
    return;
  do
    position = (position + (down ? 1 : n - 1)) % n;
  while (is_heading (self, position));
  choose (self, position);
}

/* A heading that the mouse points at stands for the first below it. */
static void
selected_cb (TdFind *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION && is_heading (self, position))
    choose (self, position + 1);
}

static void
found_cb (gpointer owner, gpointer result, GError *error)
{
  TdFind *self = owner;
  g_autoptr (GPtrArray) results = result;

  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)),
                       results->pdata, results->len);
  /* The first is the heading of the best. */
  choose (self, results->len > 0 ? 1 : GTK_INVALID_LIST_POSITION);
}

static void
search_changed_cb (TdFind *self)
{
  Search *search;

  if (self->session == NULL || self->shown == NULL)
    return;
  search = g_new (Search, 1);
  *search = (Search){ g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))),
                      td_session_get_today (self->session),
                      td_window_dup_page (TD_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))),
                      td_find_shown_dup_labels (self->shown) };
  td_session_read (self->session, self, TD_JOB_REPORT, search_job, search, search_free,
                   (GDestroyNotify) g_ptr_array_unref, found_cb);
}

static void
run (TdFind *self, TdFindResult *result)
{
  TdWindow *window = TD_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (result->item && result->kind == TD_FIND_ACTIONS)
    td_find_shown_run (self->shown, (guint) result->item - 1);
  else if (result->item)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(sx)", result->page, result->item);
  else if (result->action)
    td_window_do (window, result->page, result->action);
  else
    td_window_go (window, result->page);
}

static void
activate_cb (TdFind *self)
{
  TdFindResult *chosen = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TdFindResult) result = NULL;

  if (chosen == NULL || chosen->heading)
    return;
  result = g_object_ref (chosen);
  gtk_popover_popdown (GTK_POPOVER (self));
  run (self, result);
}

static gboolean
key_pressed_cb (TdFind *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  step (self, key == GDK_KEY_Down);
  return GDK_EVENT_STOP;
}

static void
shown_cb (TdFind *self)
{
  TdPage *page = td_window_get_page (TD_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_clear_pointer (&self->shown, td_find_shown_free);
  self->shown = td_find_shown_new (GTK_WIDGET (page));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search_changed_cb (self);
}

/* What is hidden with the focus in it GTK 4.8 gives to who is above a frame later, and keeps until
 * then. */
static void
closed_cb (TdFind *self)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

/* --- GObject --- */

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
  g_clear_pointer (&TD_FIND (object)->shown, td_find_shown_free);

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
  g_type_ensure (TD_TYPE_NAMED_BIN);

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
  gtk_widget_class_bind_template_child (widget_class, TdFind, status);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_words);
  gtk_widget_class_bind_template_callback (widget_class, key_label);
  td_closures_bind (widget_class);
}

static void
td_find_init (TdFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
