/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-paged-list.h"

#include <string.h>

#define PAGE_SIZE 128

/* More than GTK asks for at a time (about 205 rows), so that a jump stays in memory. */
#define MOST_PAGES 16

/* Rows that are there at once, about a screen, and how many more come with each turn of the main
 * loop; GTK makes no widgets for what is beyond the last of them. */
#define FIRST_ROWS 32
#define MORE_ROWS 16
#define MOST_ROWS 256

/* GTK draws at G_PRIORITY_HIGH_IDLE + 20. */
#define BEFORE_DRAWING (G_PRIORITY_HIGH_IDLE + 10)

/* A page: its items, made on demand, and whether their values are here. An object of its own, so
 * that each has its own read and a page that is gone is not filled. */
#define TD_TYPE_LIST_PAGE (td_list_page_get_type ())
G_DECLARE_FINAL_TYPE (TdListPage, td_list_page, TD, LIST_PAGE, GObject)

struct _TdListPage
{
  GObject parent_instance;

  GPtrArray *items; /* NULL where none was asked for yet */
  GArray *ids;
  guint64 used; /* when it was last asked for */
};

G_DEFINE_FINAL_TYPE (TdListPage, td_list_page, G_TYPE_OBJECT)

struct _TdPagedList
{
  GObject parent_instance;

  GType item_type;
  TdLoadManyFunc load;
  TdSession *session;
  gint64 context;
  GArray *ids;
  guint n_items; /* what the model says: fewer than the ids while rows are being made */
  guint grow_source;
  GHashTable *pages;
  guint64 clock;
};

static void td_paged_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdPagedList,
                               td_paged_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, td_paged_list_model_init))

static void
unref_item (gpointer item)
{
  if (item)
    g_object_unref (item);
}

static void
td_list_page_finalize (GObject *object)
{
  TdListPage *self = TD_LIST_PAGE (object);

  g_ptr_array_unref (self->items);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (td_list_page_parent_class)->finalize (object);
}

static void
td_list_page_class_init (TdListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_list_page_finalize;
}

static void
td_list_page_init (TdListPage *self)
{
}

typedef struct
{
  TdLoadManyFunc load;
  GArray *ids;
  gint64 context;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_free (request);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  return request->load (db, (gint64 *) request->ids->data, request->ids->len, request->context,
                        error);
}

static gint64 *
peek_id (gpointer record)
{
  return td_record_peek (record, td_record_find_field (record, "id"));
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdListPage *page = owner;
  g_autoptr (GPtrArray) records = result;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (by_id, peek_id (records->pdata[i]), records->pdata[i]);
  for (guint i = 0; i < page->items->len; i++)
    {
      gpointer *item = &page->items->pdata[i];
      gpointer record = g_hash_table_lookup (by_id, &g_array_index (page->ids, gint64, i));

      /* What was not asked for yet will be: the page is not read again for it. */
      if (*item == NULL && record)
        *item = g_object_ref (record);
      else if (record)
        td_record_assign (*item, record);
    }
}

static void
request_page (TdPagedList *self, TdListPage *page)
{
  Request *request;

  if (self->session == NULL)
    return;
  request = g_new (Request, 1);
  *request = (Request){ self->load, g_array_ref (page->ids), self->context };
  td_session_read (self->session, page, TD_JOB_REPORT, load_job, request, request_free,
                   (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

/* Drops the page that was not asked for the longest. */
static void
make_room (TdPagedList *self)
{
  GHashTableIter iterator;
  gpointer key, value, oldest = NULL;
  guint64 used = G_MAXUINT64;

  if (g_hash_table_size (self->pages) < MOST_PAGES)
    return;
  g_hash_table_iter_init (&iterator, self->pages);
  while (g_hash_table_iter_next (&iterator, &key, &value))
    if (TD_LIST_PAGE (value)->used < used)
      {
        used = TD_LIST_PAGE (value)->used;
        oldest = key;
      }
  g_hash_table_remove (self->pages, oldest);
}

static TdListPage *
ensure_page (TdPagedList *self, guint number)
{
  TdListPage *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint first = number * PAGE_SIZE;
  guint length = MIN (PAGE_SIZE, self->ids->len - first);

  if (page == NULL)
    {
      make_room (self);
      page = g_object_new (TD_TYPE_LIST_PAGE, NULL);
      page->items = g_ptr_array_new_full (length, unref_item);
      g_ptr_array_set_size (page->items, (int) length);
      page->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), length);
      g_array_append_vals (page->ids, &g_array_index (self->ids, gint64, first), length);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
      request_page (self, page);
    }
  page->used = ++self->clock;
  return page;
}

static GType
td_paged_list_get_item_type (GListModel *model)
{
  return TD_PAGED_LIST (model)->item_type;
}

static guint
td_paged_list_get_n_items (GListModel *model)
{
  return TD_PAGED_LIST (model)->n_items;
}

static gpointer
td_paged_list_get_item (GListModel *model, guint position)
{
  TdPagedList *self = TD_PAGED_LIST (model);
  TdListPage *page;
  gpointer *slot;

  if (position >= self->n_items)
    return NULL;
  page = ensure_page (self, position / PAGE_SIZE);
  slot = &page->items->pdata[position % PAGE_SIZE];
  if (*slot == NULL)
    {
      *slot = g_object_new (self->item_type, NULL);
      g_object_set (*slot, "id", g_array_index (self->ids, gint64, position), NULL);
    }
  return g_object_ref (*slot);
}

static gboolean
same_ids (GArray *a, GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static void
load_again (TdPagedList *self)
{
  GHashTableIter iterator;
  gpointer page;

  g_hash_table_iter_init (&iterator, self->pages);
  while (g_hash_table_iter_next (&iterator, NULL, &page))
    request_page (self, page);
}

static void
grow_to (TdPagedList *self, guint n_items)
{
  guint n_before = self->n_items;

  if (MIN (n_items, self->ids->len) <= n_before)
    return;
  self->n_items = MIN (n_items, self->ids->len);
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->n_items - n_before);
}

static gboolean grow_cb (gpointer data);

/* The rows of before took their time to go: the first new ones come in a turn of their own, yet
 * before anything is drawn. */
static gboolean
begin_cb (gpointer data)
{
  TdPagedList *self = data;

  self->grow_source = g_idle_add (grow_cb, self);
  grow_to (self, FIRST_ROWS);
  return G_SOURCE_REMOVE;
}

static gboolean
grow_cb (gpointer data)
{
  TdPagedList *self = data;

  grow_to (self, self->n_items + MORE_ROWS > MOST_ROWS ? G_MAXUINT : self->n_items + MORE_ROWS);
  if (self->n_items < self->ids->len)
    return G_SOURCE_CONTINUE;
  self->grow_source = 0;
  return G_SOURCE_REMOVE;
}

void
td_paged_list_set_ids (TdPagedList *self, GArray *ids)
{
  guint n_before;

  g_return_if_fail (TD_IS_PAGED_LIST (self));
  g_return_if_fail (ids != NULL);

  if (same_ids (self->ids, ids))
    {
      load_again (self);
      return;
    }
  /* First nothing, then everything: told that all rows became other rows, GTK 4.8 walks the whole
   * model to see where the selected one went, and so loads all of it. */
  n_before = self->n_items;
  self->n_items = 0;
  g_hash_table_remove_all (self->pages);
  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  g_clear_handle_id (&self->grow_source, g_source_remove);
  if (n_before > FIRST_ROWS)
    self->grow_source = g_idle_add_full (BEFORE_DRAWING, begin_cb, self, NULL);
  else
    begin_cb (self);
}

GArray *
td_paged_list_get_ids (TdPagedList *self)
{
  g_return_val_if_fail (TD_IS_PAGED_LIST (self), NULL);

  return self->ids;
}

gint64
td_paged_list_get_id (TdPagedList *self, guint position)
{
  g_return_val_if_fail (TD_IS_PAGED_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

gboolean
td_paged_list_find (TdPagedList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (TD_IS_PAGED_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (i >= self->n_items)
          {
            g_clear_handle_id (&self->grow_source, g_source_remove);
            grow_to (self, G_MAXUINT);
          }
        *position = i;
        return TRUE;
      }
  return FALSE;
}

void
td_paged_list_set_context (TdPagedList *self, gint64 context)
{
  g_return_if_fail (TD_IS_PAGED_LIST (self));

  self->context = context;
}

void
td_paged_list_set_session (TdPagedList *self, TdSession *session)
{
  g_return_if_fail (TD_IS_PAGED_LIST (self));

  if (g_set_object (&self->session, session) && session)
    load_again (self);
}

static void
td_paged_list_dispose (GObject *object)
{
  TdPagedList *self = TD_PAGED_LIST (object);

  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_hash_table_remove_all (self->pages);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (td_paged_list_parent_class)->dispose (object);
}

static void
td_paged_list_finalize (GObject *object)
{
  TdPagedList *self = TD_PAGED_LIST (object);

  g_hash_table_unref (self->pages);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (td_paged_list_parent_class)->finalize (object);
}

static void
td_paged_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = td_paged_list_get_item_type;
  iface->get_n_items = td_paged_list_get_n_items;
  iface->get_item = td_paged_list_get_item;
}

static void
td_paged_list_class_init (TdPagedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_paged_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_paged_list_finalize;
}

static void
td_paged_list_init (TdPagedList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

TdPagedList *
td_paged_list_new (GType item_type, TdLoadManyFunc load)
{
  TdPagedList *self;

  g_return_val_if_fail (g_type_is_a (item_type, TD_TYPE_RECORD), NULL);

  self = g_object_new (TD_TYPE_PAGED_LIST, NULL);
  self->item_type = item_type;
  self->load = load;
  return self;
}
