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
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100000);
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

#define ADD(name, func)                                                          \
  g_test_add ("/gui/paged-list/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_paged_list_add (void)
{
  ADD ("pages", test_pages);
  ADD ("replace", test_replace);
}
