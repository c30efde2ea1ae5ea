/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/widgets/td-paged-list.h"

void test_paged_list_add (void);

/* "people" of a made-up table: ids 1 … N, each with its number as text. */
static int n_loads; /* how often a page was asked for; the load runs on one reader at a time */

static GPtrArray *
load_many (TdDatabase *db, const gint64 *ids, guint n_ids, gint64 context, GError **error)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_atomic_int_inc (&n_loads);
  for (guint i = 0; i < n_ids; i++)
    {
      TdChangeEntry *entry = g_object_new (TD_TYPE_CHANGE_ENTRY, "id", ids[i], NULL);

      td_record_take_text (&entry->detail,
                           g_strdup_printf ("row %d of %d", (int) ids[i], (int) context));
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static GArray *
count_up (guint n)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (gint64 id = 1; id <= n; id++)
    g_array_append_val (ids, id);
  return ids;
}

static void
note_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  TdPagedList *list = td_paged_list_new (TD_TYPE_CHANGE_ENTRY, load_many);
  g_autoptr (GArray) ids = count_up (100000);
  g_autoptr (TdChangeEntry) item = NULL;
  g_autoptr (TdChangeEntry) again = NULL;
  guint position;

  n_loads = 0;
  td_paged_list_set_session (list, test->session);
  td_paged_list_set_context (list, 7);
  td_paged_list_set_ids (list, ids);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 100);
  td_gui_test_wait (g_list_model_get_n_items (G_LIST_MODEL (list)) == 100000);
  item = g_list_model_get_item (G_LIST_MODEL (list), 99999);
  again = g_list_model_get_item (G_LIST_MODEL (list), 99999);
  g_assert_true (item == again);
  g_assert_cmpint (item->id, ==, 100000);
  td_gui_test_wait (item->detail != NULL);
  g_assert_cmpstr (item->detail, ==, "row 100000 of 7");
  g_assert_cmpint (n_loads, ==, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 100000));
  g_assert_true (td_paged_list_find (list, 500, &position));
  g_assert_cmpuint (position, ==, 499);
  g_assert_false (td_paged_list_find (list, 0, &position));
  g_assert_finalize_object (list);
}

/* A row that is asked for when its page is there already, as when she scrolls on a little. */
static void
test_later (TdGuiTest *test, gconstpointer data)
{
  TdPagedList *list = td_paged_list_new (TD_TYPE_CHANGE_ENTRY, load_many);
  g_autoptr (GArray) ids = count_up (100);
  g_autoptr (TdChangeEntry) first = NULL;
  g_autoptr (TdChangeEntry) last = NULL;

  n_loads = 0;
  td_paged_list_set_session (list, test->session);
  td_paged_list_set_context (list, 7);
  td_paged_list_set_ids (list, ids);
  td_gui_test_wait (g_list_model_get_n_items (G_LIST_MODEL (list)) == 100);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  td_gui_test_wait (first->detail != NULL);
  last = g_list_model_get_item (G_LIST_MODEL (list), 99);
  g_assert_cmpint (last->id, ==, 100);
  g_assert_cmpstr (last->detail, ==, "row 100 of 7");
  g_assert_cmpint (n_loads, ==, 1);
  g_assert_finalize_object (list);
}

/* Somebody far down is looked for before the first rows are told of. */
static void
test_find_at_once (TdGuiTest *test, gconstpointer data)
{
  TdPagedList *list = td_paged_list_new (TD_TYPE_CHANGE_ENTRY, load_many);
  g_autoptr (GArray) some = count_up (100);
  g_autoptr (GArray) more = count_up (5000);
  g_autoptr (GString) log = g_string_new (NULL);
  guint position;

  td_paged_list_set_ids (list, some);
  td_gui_test_wait (g_list_model_get_n_items (G_LIST_MODEL (list)) == 100);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_cb), log);
  td_paged_list_set_ids (list, more);
  g_assert_true (td_paged_list_find (list, 4000, &position));
  td_gui_test_settle (test);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);
  g_assert_cmpstr (log->str, ==, "0-100+0 0-0+5000 ");
  g_assert_finalize_object (list);
}

static void
test_replace (TdGuiTest *test, gconstpointer data)
{
  TdPagedList *list = td_paged_list_new (TD_TYPE_CHANGE_ENTRY, load_many);
  g_autoptr (GArray) three = count_up (3);
  g_autoptr (GArray) same = count_up (3);
  g_autoptr (GArray) five = count_up (5);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (list, "items-changed", G_CALLBACK (note_cb), log);
  td_paged_list_set_ids (list, three);
  td_paged_list_set_ids (list, same);
  td_paged_list_set_ids (list, five);
  /* Never "N rows became N others"; nothing for the same rows. */
  g_assert_cmpstr (log->str, ==, "0-0+0 0-0+3 0-3+0 0-0+5 ");
  g_assert_finalize_object (list);
}

static gint64
get_id (GListModel *model, guint position)
{
  g_autoptr (TdChangeEntry) entry = g_list_model_get_item (model, position);

  g_assert_nonnull (entry);
  return entry->id;
}

/* What a view knows, which hears of changes only, is what the list has, within each signal. */
static void
follow_cb (GListModel *model, guint position, guint removed, guint added, GArray *known)
{
  g_assert_cmpuint (position + removed, <=, known->len);
  if (removed > 0)
    g_array_remove_range (known, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = get_id (model, i);

      g_array_insert_val (known, i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, known->len);
  for (guint i = 0; i < known->len; i++)
    g_assert_cmpint (get_id (model, i), ==, g_array_index (known, gint64, i));
  g_assert_null (g_list_model_get_item (model, known->len));
}

static void
test_followed (TdGuiTest *test, gconstpointer data)
{
  TdPagedList *list = td_paged_list_new (TD_TYPE_CHANGE_ENTRY, load_many);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), known);
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (GArray) ids = count_up ((guint) g_test_rand_int_range (0, 700));

      for (guint i = 0; i < ids->len; i++)
        {
          guint other = (guint) g_test_rand_int_range (0, (int) ids->len);
          gint64 id = g_array_index (ids, gint64, i);

          g_array_index (ids, gint64, i) = g_array_index (ids, gint64, other);
          g_array_index (ids, gint64, other) = id;
        }
      td_paged_list_set_ids (list, ids);
      /* The rest follows, or another list takes its place before. */
      if (round % 2 == 1)
        continue;
      td_gui_test_wait (known->len == ids->len);
      for (guint i = 0; i < ids->len; i++)
        g_assert_cmpint (g_array_index (known, gint64, i), ==, g_array_index (ids, gint64, i));
    }
  g_assert_finalize_object (list);
}

#define ADD(name, func)                                                          \
  g_test_add ("/gui/paged-list/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_paged_list_add (void)
{
  ADD ("pages", test_pages);
  ADD ("later", test_later);
  ADD ("find-at-once", test_find_at_once);
  ADD ("replace", test_replace);
  ADD ("followed", test_followed);
}
