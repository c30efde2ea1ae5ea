/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/pages/today/td-rising.h"
#include "gui/pages/today/td-today-bar.h"
#include "gui/pages/today/td-today-list.h"

void test_today_list_add (void);

#define TODAY 739691

/* --- The lines that need not move --- */

static void
test_rising (void)
{
  static const struct
  {
    int values[8];
    gboolean rising[8];
  } cases[] = {
    { { 0, 1, 2, 3, 4, 5, 6, 7 }, { 1, 1, 1, 1, 1, 1, 1, 1 } },
    { { 7, 0, 1, 2, 3, 4, 5, 6 }, { 0, 1, 1, 1, 1, 1, 1, 1 } },
    { { 1, 2, 3, 4, 5, 6, 7, 0 }, { 1, 1, 1, 1, 1, 1, 1, 0 } },
    { { 0, -1, 2, -1, 1, 3, -1, 4 }, { 1, 0, 0, 0, 1, 1, 0, 1 } },
    { { -1, -1, -1, -1, -1, -1, -1, -1 }, { 0 } },
    { { 7, 6, 5, 4, 3, 2, 1, 0 }, { 0, 0, 0, 0, 0, 0, 0, 1 } },
  };
  g_autofree gboolean *nothing = td_rising_find (NULL, 0);

  g_assert_nonnull (nothing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gboolean *rising = td_rising_find (cases[i].values, 8);

      for (guint j = 0; j < 8; j++)
        g_assert_cmpint (rising[j], ==, cases[i].rising[j]);
    }
}

/* --- The list --- */

static TdAgendaRow *
make_row (TdAgendaKind kind, gint64 pair_id)
{
  TdAgendaRow *row = g_object_new (TD_TYPE_AGENDA_ROW, NULL);

  row->kind = kind;
  row->next = td_agenda_kind_get_next (kind);
  row->pair_id = pair_id;
  row->cadence = g_strdup ("monthly");
  row->title = g_strdup ("Pulse");
  row->program_name = g_strdup ("Leadership");
  row->mentor_name = g_strdup_printf ("Ada %d", (int) pair_id);
  row->mentee_name = g_strdup ("Bob");
  row->due_on = TODAY - 20;
  row->since = TODAY - 50;
  row->days = 20;
  return row;
}

/* Sections of so many overdue, due and paused pairs, numbered from @first. */
static GPtrArray *
make_sections (guint n_overdue, guint n_due, guint n_paused, guint first)
{
  const guint n[] = { n_overdue, n_due, n_paused };
  const TdAgendaKind kinds[] = { TD_AGENDA_OVERDUE, TD_AGENDA_DUE, TD_AGENDA_PAUSED };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 0; kind < 3; kind++)
    for (guint i = 0; i < n[kind]; i++)
      g_ptr_array_add (rows, make_row (kinds[kind], first + i));
  return td_today_sections_build (rows, TODAY, FALSE, FALSE);
}

/* What a model says it does, replayed: the keys as whoever listens has them. */
typedef struct
{
  GPtrArray *keys;
  guint n_signals;
  guint n_added;
} Mirror;

static void
replay_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_signals++;
  mirror->n_added += added;
  g_assert_cmpuint (position + removed, <=, mirror->keys->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->keys, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (TdTodayItem) item = g_list_model_get_item (model, i);

      g_ptr_array_insert (mirror->keys, (int) i, g_strdup (item->key));
    }
}

static TdTodayList *
list_new (Mirror *mirror)
{
  TdTodayList *list = g_object_new (TD_TYPE_TODAY_LIST, NULL);

  *mirror = (Mirror){ .keys = g_ptr_array_new_with_free_func (g_free) };
  g_signal_connect (list, "items-changed", G_CALLBACK (replay_cb), mirror);
  return list;
}

/* Nobody keeps it. */
static void
list_end (TdTodayList *list, Mirror *mirror)
{
  g_assert_finalize_object (list);
  g_ptr_array_unref (mirror->keys);
}

/* Turns of the main loop until all is there; gives the most lines that came in one of them. */
static guint
grow (TdTodayList *list, Mirror *mirror)
{
  guint most = 0;

  while (td_today_list_get_growing (list))
    {
      guint before = mirror->n_added;

      g_main_context_iteration (NULL, TRUE);
      most = MAX (most, mirror->n_added - before);
    }
  return most;
}

static void
assert_shows (TdTodayList *list, const Mirror *mirror, const char *wanted)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, mirror->keys->len);
  for (guint i = 0; i < mirror->keys->len; i++)
    {
      g_assert_cmpstr (td_today_list_peek (list, i)->key, ==, mirror->keys->pdata[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) mirror->keys->pdata[i]);
    }
  g_assert_cmpstr (text->str, ==, wanted);
  g_string_free (text, TRUE);
  g_assert_null (td_today_list_peek (list, mirror->keys->len));
}

static void
test_sections (void)
{
  Mirror mirror;
  TdTodayList *list = list_new (&mirror);
  g_autoptr (GPtrArray) sections = make_sections (2, 0, 12, 1);
  guint position = 0;

  td_today_list_set_sections (list, sections);
  grow (list, &mirror);
  assert_shows (list, &mirror,
                "heading overdue, overdue/1/0/, overdue/2/0/, heading paused, paused/1/0/, "
                "paused/2/0/, paused/3/0/, paused/4/0/,"
                " paused/5/0/, paused/6/0/, paused/7/0/, paused/8/0/, more paused");
  g_assert_nonnull (td_today_list_find (list, "overdue/2/0/", &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_null (td_today_list_find (list, "paused/12/0/", NULL));
  td_today_list_set_expanded (list, TD_AGENDA_PAUSED, TRUE);
  grow (list, &mirror);
  g_assert_nonnull (td_today_list_find (list, "paused/12/0/", NULL));
  g_assert_true (td_today_list_find (list, "heading paused", NULL)->expanded);
  g_assert_cmpuint (mirror.keys->len, ==, 3 + 1 + 12);
  td_today_list_set_expanded (list, TD_AGENDA_PAUSED, FALSE);
  g_assert_false (td_today_list_get_growing (list) && mirror.keys->len > 13);
  grow (list, &mirror);
  g_assert_cmpuint (mirror.keys->len, ==, 13);
  list_end (list, &mirror);
}

/* However many there are, so few rows are made in one turn of the main loop; once GTK makes no
 * more, the rest comes at once. */
static void
test_growing (void)
{
  Mirror mirror;
  TdTodayList *list = list_new (&mirror);
  g_autoptr (GPtrArray) sections = make_sections (10000, 5000, 5000, 1);
  guint n_signals;

  td_today_list_set_sections (list, sections);
  g_assert_true (td_today_list_get_growing (list));
  g_assert_cmpuint (mirror.keys->len, ==, 0);
  g_assert_cmpuint (grow (list, &mirror), <=, TD_TODAY_STEP);
  g_assert_cmpuint (mirror.keys->len, ==, 3 * (2 + TD_TODAY_FEW));

  n_signals = mirror.n_signals;
  td_today_list_set_expanded (list, TD_AGENDA_OVERDUE, TRUE);
  while (mirror.keys->len < TD_TODAY_ENOUGH)
    {
      guint before = mirror.keys->len;

      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (mirror.keys->len, <=, before + TD_TODAY_STEP);
    }
  grow (list, &mirror);
  g_assert_cmpuint (mirror.keys->len, ==, 10001 + 2 * (2 + TD_TODAY_FEW));
  g_assert_cmpuint (mirror.n_signals - n_signals, <, TD_TODAY_ENOUGH / TD_TODAY_STEP + 8);
  list_end (list, &mirror);
}

/* Loading again takes away what is done and leaves the rest as it is, with new words. */
static void
test_same_objects (void)
{
  Mirror mirror;
  TdTodayList *list = list_new (&mirror);
  g_autoptr (GPtrArray) before = make_sections (5, 3, 0, 1);
  g_autoptr (GPtrArray) after = make_sections (4, 3, 0, 2);
  TdTodayItem *kept;
  guint n_signals;

  td_today_list_set_sections (list, before);
  grow (list, &mirror);
  kept = td_today_list_find (list, "overdue/3/0/", NULL);
  n_signals = mirror.n_signals;
  td_record_set_text (
      &((TdTodayItem *) ((TdTodaySection *) after->pdata[0])->pairs->pdata[1])->detail, "new");
  td_today_list_set_sections (list, after);
  /* One line of the first section is gone, of the second the first is gone and a last one came. */
  grow (list, &mirror);
  g_assert_cmpuint (mirror.n_signals - n_signals, <=, 3);
  assert_shows (list, &mirror,
                "heading overdue, overdue/2/0/, overdue/3/0/, overdue/4/0/, overdue/5/0/, heading "
                "due, due/2/0/, due/3/0/, due/4/0/");
  g_assert_true (td_today_list_find (list, "overdue/3/0/", NULL) == kept);
  g_assert_cmpstr (kept->detail, ==, "new");
  g_assert_cmpint (td_today_list_find (list, "heading overdue", NULL)->count, ==, 4);
  list_end (list, &mirror);
}

/* Whatever comes after whatever, in the middle of growing or not: in the end it shows what it
 * should, and who listened knows the same. */
static void
test_anything (void)
{
  Mirror mirror;
  TdTodayList *list = list_new (&mirror);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (int round = 0; round < 200; round++)
    {
      guint n_overdue = g_rand_int_range (random, 0, 30);
      guint n_due = g_rand_int_range (random, 0, 14);
      guint n_paused = g_rand_int_range (random, 0, 5);
      g_autoptr (GPtrArray) sections =
          make_sections (n_overdue, n_due, n_paused, g_rand_int_range (random, 0, 9));
      gboolean expanded = g_rand_boolean (random);
      guint shown = 0;

      td_today_list_set_sections (list, sections);
      if (g_rand_boolean (random))
        g_main_context_iteration (NULL, TRUE);
      td_today_list_set_expanded (list, TD_AGENDA_OVERDUE, expanded);
      grow (list, &mirror);
      shown += n_overdue == 0                               ? 0
               : expanded || n_overdue <= TD_TODAY_NOT_MANY ? n_overdue + 1
                                                            : TD_TODAY_FEW + 2;
      shown += n_due == 0 ? 0 : n_due <= TD_TODAY_NOT_MANY ? n_due + 1 : TD_TODAY_FEW + 2;
      shown += n_paused == 0 ? 0 : n_paused + 1;
      g_assert_cmpuint (mirror.keys->len, ==, shown);
      for (guint i = 0; i < shown; i++)
        g_assert_cmpstr (td_today_list_peek (list, i)->key, ==, mirror.keys->pdata[i]);
    }
  list_end (list, &mirror);
}

/* --- What can be done about many --- */

static void
assert_concerned (GPtrArray *items, const char *code, const char *letter, guint n)
{
  g_autoptr (GPtrArray) concerned = td_today_bar_filter (items, code, letter);

  g_assert_cmpuint (concerned->len, ==, n);
}

static void
test_filter (void)
{
  static const struct
  {
    TdAgendaKind kind;
    gint64 pair_id;
  } lines[] = {
    { TD_AGENDA_OVERDUE, 1 }, { TD_AGENDA_NEVER_MET, 2 }, { TD_AGENDA_ANSWER, 3 },
    { TD_AGENDA_ENDING, 1 },  { TD_AGENDA_SURVEY, 4 },    { TD_AGENDA_SURVEY, 4 },
    { TD_AGENDA_ACTION, 4 },  { TD_AGENDA_ACTION, 4 },    { TD_AGENDA_UNSIGNED, 5 },
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) sections = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      TdAgendaRow *row = make_row (lines[i].kind, lines[i].pair_id);

      row->object_id = i;
      row->side = g_strdup ("mentor");
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, td_agenda_row_compare);
  sections = td_today_sections_build (rows, TODAY, FALSE, FALSE);
  for (guint i = 0; i < sections->len; i++)
    {
      const TdTodaySection *section = sections->pdata[i];

      for (guint j = 0; j < section->pairs->len; j++)
        g_ptr_array_add (items, section->pairs->pdata[j]);
    }
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (lines));
  assert_concerned (items, "log", "", 2); /* pair 1 once */
  assert_concerned (items, "remind", "reminder", 2);
  assert_concerned (items, "remind", "answer", 1);
  assert_concerned (items, "remind", "survey", 1); /* both sides are one pair */
  assert_concerned (items, "remind", "end", 1);
  assert_concerned (items, "accept", "", 1);
  assert_concerned (items, "ask", "", 1);
  assert_concerned (items, "sign", "", 1);
  assert_concerned (items, "finish", "", 2); /* two actions of one pair */
  assert_concerned (items, "end", "", 2);
  assert_concerned (items, "settle", "", 0);
}

void
test_today_list_add (void)
{
  g_test_add_func ("/gui/today-list/rising", test_rising);
  g_test_add_func ("/gui/today-list/sections", test_sections);
  g_test_add_func ("/gui/today-list/growing", test_growing);
  g_test_add_func ("/gui/today-list/same-objects", test_same_objects);
  g_test_add_func ("/gui/today-list/anything", test_anything);
  g_test_add_func ("/gui/today-list/filter", test_filter);
}
