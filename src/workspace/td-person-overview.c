/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-overview.h"

#include "agenda/td-agenda-words.h"
#include "base/td-error.h"
#include "base/td-text.h"
#include "contact/td-contact.h"
#include "pairing/td-pair.h"
#include "program/td-enrolment.h"
#include "workspace/td-person-facts.h"

void
td_person_overview_free (TdPersonOverview *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->person);
  g_free (self->extras);
  g_clear_pointer (&self->enrolments, g_ptr_array_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

static char *
load_extras (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GHashTable) extras = td_employee_load_extras (db, id, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = extras ? g_hash_table_get_keys (extras) : NULL;

  if (extras == NULL)
    return NULL;
  names = g_list_sort (names, compare_names);
  for (GList *name = names; name; name = name->next)
    g_string_append_printf (text, "%s%s: %s", text->len ? "\n" : "", (char *) name->data,
                            (char *) g_hash_table_lookup (extras, name->data));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
load_enrolments (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) enrolments = td_enrolment_list (db, 0, id, NULL, NULL, error);

  for (guint i = 0; enrolments && i < enrolments->len; i++)
    if (!td_preference_describe (db, enrolments->pdata[i], error))
      return NULL;
  return g_steal_pointer (&enrolments);
}

static gboolean
is_open (const TdPair *pair)
{
  return td_text_count_common (TD_PAIR_OPEN_STATES, pair->state) > 0;
}

/* What is going on before what is over; then the newest. */
static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const TdPair *one = *(TdPair **) a;
  const TdPair *other = *(TdPair **) b;
  TdDate began = one->matched_on ? one->matched_on : one->proposed_on;
  TdDate other_began = other->matched_on ? other->matched_on : other->proposed_on;

  if (is_open (one) != is_open (other))
    return is_open (one) ? -1 : 1;
  if (began != other_began)
    return began > other_began ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

static void
add_need (GPtrArray *needs, const TdAgendaRow *row, TdDate today)
{
  TdAgendaKind kind = (TdAgendaKind) row->kind;
  TdFact *fact =
      td_fact_add (needs, td_agenda_kind_get_code (kind), td_agenda_kind_get_title (kind),
                   td_agenda_row_dup_title (row), "pairs");

  td_record_take_text (&fact->detail, td_agenda_row_dup_detail (row, today, TRUE));
  fact->id = row->pair_id;
}

/* All that is on Today of the programmes of some pairs, in its order. */
static GPtrArray *
load_agenda (TdDatabase *db, GPtrArray *pairs, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) loaded = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < pairs->len; i++)
    {
      TdPair *pair = pairs->pdata[i];
      GPtrArray *rows;

      if (!g_hash_table_add (loaded, &pair->program_id))
        continue;
      rows = td_agenda_load (db, pair->program_id, today, error);
      if (rows == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, rows);
    }
  g_ptr_array_sort (all, td_agenda_row_compare);
  return g_steal_pointer (&all);
}

/* Of everything that is on Today, what is about her pairs. */
static GPtrArray *
load_needs (TdDatabase *db, gint64 id, GPtrArray *pairs, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) all = load_agenda (db, pairs, today, error);
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const TdAgendaRow *row = all->pdata[i];

      if ((row->mentor_id == id || row->mentee_id == id) &&
          td_agenda_kind_needs_her ((TdAgendaKind) row->kind))
        add_need (needs, row, today);
    }
  return g_steal_pointer (&needs);
}

static gboolean
load_parts (TdPersonOverview *self, TdDatabase *db, TdDate today, GError **error)
{
  gint64 id = self->person->id;
  TdPairFilter filter = { .person_id = id };

  self->extras = load_extras (db, id, error);
  self->enrolments = self->extras ? load_enrolments (db, id, error) : NULL;
  self->pairs = self->enrolments ? td_pair_list (db, &filter, today, error) : NULL;
  if (self->pairs == NULL)
    return FALSE;
  g_ptr_array_sort (self->pairs, compare_pairs);
  self->contacts = td_contact_list_of_person (db, id, TD_PERSON_CONTACTS, error);
  return self->contacts != NULL;
}

static gboolean
load_rest (TdPersonOverview *self, TdDatabase *db, TdDate today, GError **error)
{
  self->facts = td_person_facts_load (db, self, today, error);
  self->needs = self->facts ? load_needs (db, self->person->id, self->pairs, today, error) : NULL;
  return self->needs != NULL;
}

TdPersonOverview *
td_person_overview_load (TdDatabase *db,
                         gint64 person_id,
                         TdDate today,
                         gboolean brief,
                         GError **error)
{
  g_autoptr (TdPersonOverview) self = g_new0 (TdPersonOverview, 1);
  g_autoptr (GError) trouble = NULL;

  self->person = td_employee_load (db, person_id, &trouble);
  if (g_error_matches (trouble, TD_ERROR, TD_ERROR_NOT_FOUND))
    return g_steal_pointer (&self);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  if (!load_parts (self, db, today, error) || (!brief && !load_rest (self, db, today, error)))
    return NULL;
  return g_steal_pointer (&self);
}
