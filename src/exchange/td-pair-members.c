/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-pair-members.h"

#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One person in one programme. */
typedef struct
{
  guint row;    /* the first that needs her */
  char *number; /* of the employee */
  char *name;
  TdEnrolment *before; /* NULL: not enrolled yet */
  TdEnrolment *after;
  guint n_mentees; /* pairs of the file that go on, as mentor */
  guint last_row;  /* the last of them */
} Member;

struct _TdPairMembers
{
  TdDatabase *db;
  GHashTable *members; /* by "program employee" */
  GPtrArray *in_order; /* borrowed */
};

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->number);
  g_free (member->name);
  g_clear_object (&member->before);
  g_clear_object (&member->after);
  g_free (member);
}

TdPairMembers *
td_pair_members_new (TdDatabase *db)
{
  TdPairMembers *members = g_new0 (TdPairMembers, 1);

  members->db = db;
  members->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, member_free);
  members->in_order = g_ptr_array_new ();
  return members;
}

void
td_pair_members_free (TdPairMembers *members)
{
  if (members == NULL)
    return;
  g_hash_table_unref (members->members);
  g_ptr_array_unref (members->in_order);
  g_free (members);
}

static gboolean
goes_on (const TdPair *pair)
{
  static const char *const states[] = { "proposed", "active", "paused", NULL };

  return g_strv_contains (states, pair->state);
}

/* The member as the file leaves her so far, or as the workspace has her. */
static Member *
get_member (TdPairMembers *self, gint64 program_id, const TdEmployee *person, GError **error)
{
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, program_id, person->id);
  Member *member = g_hash_table_lookup (self->members, key);
  GError *trouble = NULL;

  if (member)
    return member;
  member = g_new0 (Member, 1);
  member->number = g_strdup (person->number);
  member->name = g_strdup (person->name);
  member->before = td_enrolment_find (self->db, program_id, person->id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      member_free (member);
      return NULL;
    }
  member->after = member->before ? td_record_copy (member->before) : NULL;
  g_hash_table_insert (self->members, g_steal_pointer (&key), member);
  g_ptr_array_add (self->in_order, member);
  return member;
}

/* What the pair makes of a member: a copy, to be kept if both sides can be. */
static TdEnrolment *
enrol (const Member *member, const TdPair *pair, const TdEmployee *person, const char *role)
{
  TdDate from = pair->matched_on ? pair->matched_on : pair->proposed_on;
  TdEnrolment *enrolment;

  if (member->after == NULL)
    return td_enrolment_new (pair->program_id, person->id, role, from);
  enrolment = td_record_copy (member->after);
  if (strcmp (enrolment->role, role) != 0 && strcmp (enrolment->role, "both") != 0)
    {
      td_record_set_text (&enrolment->role, "both");
      enrolment->places = MAX (enrolment->places, 1);
    }
  if (strcmp (enrolment->state, "waiting") == 0 && goes_on (pair))
    td_record_set_text (&enrolment->state, "enrolled");
  if (member->before == NULL)
    enrolment->from_date = MIN (enrolment->from_date, from);
  return enrolment;
}

/* Whether she can be enrolled so; what she is already need not be asked again. */
static gboolean
check (TdPairMembers *self,
       TdRowReader *reader,
       const Member *member,
       TdEnrolment *wanted,
       const TdPair *pair,
       const char *role,
       gboolean *fine,
       GError **error)
{
  g_autoptr (TdRemarks) remarks = NULL;
  g_autoptr (GError) refusal = NULL;

  *fine = TRUE;
  if (strcmp (wanted->state, "withdrawn") == 0)
    {
      *fine = !goes_on (pair);
      if (!*fine)
        td_row_reader_complain (reader, role,
                                _ ("This person withdrew from the programme; take that back "
                                   "first."));
      return TRUE;
    }
  if (member->after && td_record_equal (member->after, wanted))
    return TRUE;
  remarks = td_enrolment_check (self->db, wanted, error);
  if (remarks == NULL)
    return FALSE;
  *fine = td_remarks_raise (remarks, &refusal);
  if (!*fine)
    td_row_reader_complain (reader, role, refusal->message);
  return TRUE;
}

static void
keep (Member *member, TdEnrolment *wanted, guint row)
{
  gboolean first =
      member->after == NULL || (member->before && td_record_equal (member->before, member->after));

  if (first && (member->after == NULL || !td_record_equal (member->after, wanted)))
    member->row = row;
  g_set_object (&member->after, wanted);
}

gboolean
td_pair_members_require (TdPairMembers *self,
                         TdRowReader *reader,
                         const TdPairRow *row,
                         gboolean *fine,
                         GError **error)
{
  Member *mentor = get_member (self, row->after->program_id, row->mentor, error);
  Member *mentee = mentor ? get_member (self, row->after->program_id, row->mentee, error) : NULL;
  g_autoptr (TdEnrolment) mentors = NULL;
  g_autoptr (TdEnrolment) mentees = NULL;
  gboolean other = FALSE;

  if (mentee == NULL)
    return FALSE;
  mentors = enrol (mentor, row->after, row->mentor, "mentor");
  mentees = enrol (mentee, row->after, row->mentee, "mentee");
  if (!check (self, reader, mentor, mentors, row->after, "mentor", fine, error) ||
      !check (self, reader, mentee, mentees, row->after, "mentee", &other, error))
    return FALSE;
  *fine = *fine && other;
  if (!*fine)
    return TRUE;
  keep (mentor, mentors, row->row);
  keep (mentee, mentees, row->row);
  if (goes_on (row->after))
    {
      mentor->n_mentees++;
      mentor->last_row = row->row;
    }
  return TRUE;
}

static gboolean
differs (const Member *member)
{
  return member->after &&
         (member->before == NULL || !td_record_equal (member->before, member->after));
}

void
td_pair_members_tell (TdPairMembers *self, TdRowReader *reader)
{
  for (guint i = 0; i < self->in_order->len; i++)
    {
      Member *member = self->in_order->pdata[i];
      int pairs = (int) member->n_mentees + (member->before ? member->before->n_mentees : 0);

      if (member->after == NULL)
        continue;
      reader->row = member->last_row;
      /* A mentor who comes with the file has the places that her pairs need. */
      if (member->before == NULL)
        member->after->places = MAX (member->after->places, (int) member->n_mentees);
      else if (member->n_mentees > 0 && pairs > member->after->places)
        td_row_reader_complain (reader, "mentor", _ ("This mentor has more pairs than places."));
      if (!differs (member))
        continue;
      reader->row = member->row;
      reader->receipt->n_enrolled++;
      td_receipt_add_result (reader->receipt, td_row_reader_get_number (reader), "enrolled",
                             member->number, member->name, NULL);
    }
}

gboolean
td_pair_members_write (TdPairMembers *self, GError **error)
{
  for (guint i = 0; i < self->in_order->len; i++)
    {
      Member *member = self->in_order->pdata[i];

      if (differs (member) && !td_enrolment_save (self->db, member->after, error))
        return FALSE;
    }
  return TRUE;
}
