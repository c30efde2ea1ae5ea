/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-list.h"

#include "gui/frame/td-free-later.h"
#include "gui/pages/today/td-rising.h"

struct _TdTodayList
{
  GObject parent_instance;

  GPtrArray *sections; /* of TdTodaySection */
  gboolean expanded[TD_AGENDA_N_KINDS];
  GPtrArray *wanted; /* of TdTodayItem: what is to be shown */
  GPtrArray *shown;  /* of TdTodayItem: what was announced */
  guint n_same;      /* lines at the beginning of both that are the same */
  guint step_source;
};

enum
{
  PROP_GROWING = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void td_today_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdTodayList,
                               td_today_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, td_today_list_model_init))

static GType
td_today_list_get_item_type (GListModel *model)
{
  return TD_TYPE_TODAY_ITEM;
}

static guint
td_today_list_get_n_items (GListModel *model)
{
  return TD_TODAY_LIST (model)->shown->len;
}

static gpointer
td_today_list_get_item (GListModel *model, guint position)
{
  TdTodayItem *item = td_today_list_peek (TD_TODAY_LIST (model), position);

  return item ? g_object_ref (item) : NULL;
}

/* --- What is to be shown --- */

static void
add_section (TdTodayList *self, TdTodaySection *section, GPtrArray *lines)
{
  gboolean many = section->pairs->len > TD_TODAY_NOT_MANY;
  gboolean few = many && !self->expanded[section->kind];
  guint n = few ? TD_TODAY_FEW : section->pairs->len;

  g_object_set (section->heading, "expanded", many && !few, NULL);
  g_ptr_array_add (lines, section->heading);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, section->pairs->pdata[i]);
  if (few)
    g_ptr_array_add (lines, section->more);
}

static GHashTable *
index_shown (TdTodayList *self)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->shown->len; i++)
    g_hash_table_insert (index, ((TdTodayItem *) self->shown->pdata[i])->key,
                         GUINT_TO_POINTER (i + 1));
  return index;
}

/* A line that is shown already stays the object it is, with new words. Gives where each wanted line
 * is shown, -1 for one that is not. */
static GArray *
keep_objects (TdTodayList *self, GPtrArray *lines)
{
  g_autoptr (GHashTable) index = index_shown (self);
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (int), lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      TdTodayItem *item = lines->pdata[i];
      int place = GPOINTER_TO_INT (g_hash_table_lookup (index, item->key)) - 1;

      if (place >= 0 && self->shown->pdata[place] != item)
        {
          if (!td_record_equal (self->shown->pdata[place], item))
            td_record_assign (self->shown->pdata[place], item);
          item = self->shown->pdata[place];
        }
      g_ptr_array_add (self->wanted, g_object_ref (item));
      g_array_append_val (places, place);
    }
  return places;
}

/* --- From what is shown to what is wanted --- */

static void
remove_lines (TdTodayList *self, guint first, guint n)
{
  g_ptr_array_remove_range (self->shown, first, n);
  g_list_model_items_changed (G_LIST_MODEL (self), first, n, 0);
}

/* Takes away what does not stay, from the end, in as few steps as there are gaps. */
static void
remove_others (TdTodayList *self, const gboolean *stays)
{
  guint end = self->shown->len;

  while (end > 0)
    {
      guint first = end;

      while (first > 0 && !stays[first - 1])
        first--;
      if (first < end)
        remove_lines (self, first, end - first);
      for (end = first; end > 0 && stays[end - 1];)
        end--;
    }
}

/* The most lines that can stay where they are among each other stay. */
static void
remove_gone (TdTodayList *self, GArray *places)
{
  g_autofree gboolean *stays = g_new0 (gboolean, self->shown->len + 1);
  g_autofree gboolean *rising = td_rising_find ((const int *) places->data, places->len);

  for (guint i = 0; i < places->len; i++)
    if (rising[i])
      stays[g_array_index (places, int, i)] = TRUE;
  remove_others (self, stays);
}

static void
insert_lines (TdTodayList *self, guint n)
{
  guint first = self->n_same;

  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (self->shown, (int) (first + i),
                        g_object_ref (self->wanted->pdata[first + i]));
  self->n_same += n;
  g_list_model_items_changed (G_LIST_MODEL (self), first, 0, n);
}

/* The end of the gap that begins at n_same: where the next line that is shown already is wanted. */
static guint
find_gap_end (TdTodayList *self)
{
  guint end = self->n_same;

  if (end >= self->shown->len)
    return self->wanted->len;
  while (self->wanted->pdata[end] != self->shown->pdata[self->n_same])
    end++;
  return end;
}

static void
skip_same (TdTodayList *self)
{
  while (self->n_same < self->shown->len &&
         self->shown->pdata[self->n_same] == self->wanted->pdata[self->n_same])
    self->n_same++;
}

static gboolean
step_cb (gpointer data)
{
  TdTodayList *self = data;
  guint most = self->shown->len < TD_TODAY_ENOUGH ? TD_TODAY_STEP : G_MAXUINT;

  skip_same (self);
  insert_lines (self, MIN (find_gap_end (self) - self->n_same, most));
  skip_same (self);
  if (self->n_same < self->wanted->len)
    return G_SOURCE_CONTINUE;
  self->step_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROWING]);
  return G_SOURCE_REMOVE;
}

static void
grow (TdTodayList *self)
{
  self->n_same = 0;
  skip_same (self);
  /* After frames are drawn, which have the priority of 120. */
  if (self->n_same < self->wanted->len && self->step_source == 0)
    self->step_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
  else if (self->n_same == self->wanted->len)
    g_clear_handle_id (&self->step_source, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROWING]);
}

static void
update (TdTodayList *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; self->sections && i < self->sections->len; i++)
    add_section (self, self->sections->pdata[i], lines);
  g_ptr_array_set_size (self->wanted, 0);
  places = keep_objects (self, lines);
  remove_gone (self, places);
  grow (self);
}

/* --- Public --- */

void
td_today_list_set_sections (TdTodayList *self, GPtrArray *sections)
{
  g_return_if_fail (TD_IS_TODAY_LIST (self));

  td_free_later (self->sections, (GDestroyNotify) g_ptr_array_unref);
  self->sections = g_ptr_array_ref (sections);
  update (self);
}

void
td_today_list_set_expanded (TdTodayList *self, TdAgendaKind kind, gboolean expanded)
{
  g_return_if_fail (TD_IS_TODAY_LIST (self));
  g_return_if_fail (kind < TD_AGENDA_N_KINDS);

  if (self->expanded[kind] == expanded)
    return;
  self->expanded[kind] = expanded;
  update (self);
}

TdTodayItem *
td_today_list_peek (TdTodayList *self, guint position)
{
  g_return_val_if_fail (TD_IS_TODAY_LIST (self), NULL);

  return position < self->shown->len ? self->shown->pdata[position] : NULL;
}

TdTodayItem *
td_today_list_find (TdTodayList *self, const char *key, guint *position)
{
  g_return_val_if_fail (TD_IS_TODAY_LIST (self), NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      TdTodayItem *item = self->shown->pdata[i];

      if (g_strcmp0 (item->key, key) != 0)
        continue;
      if (position)
        *position = i;
      return item;
    }
  return NULL;
}

gboolean
td_today_list_get_growing (TdTodayList *self)
{
  g_return_val_if_fail (TD_IS_TODAY_LIST (self), FALSE);

  return self->n_same < self->wanted->len;
}

static void
td_today_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GROWING:
      g_value_set_boolean (value, td_today_list_get_growing (TD_TODAY_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_today_list_finalize (GObject *object)
{
  TdTodayList *self = TD_TODAY_LIST (object);

  g_clear_handle_id (&self->step_source, g_source_remove);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (td_today_list_parent_class)->finalize (object);
}

static void
td_today_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = td_today_list_get_item_type;
  iface->get_n_items = td_today_list_get_n_items;
  iface->get_item = td_today_list_get_item;
}

static void
td_today_list_class_init (TdTodayListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_today_list_get_property;
  object_class->finalize = td_today_list_finalize;

  properties[PROP_GROWING] =
      g_param_spec_boolean ("growing", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_today_list_init (TdTodayList *self)
{
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}
