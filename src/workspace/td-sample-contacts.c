/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

static const char *const modes[] = { "in-person", "in-person", "video", "video", "video", "phone" };
static const char *const kinds[] = { "meeting", "meeting", "meeting",      "meeting",
                                     "meeting", "meeting", "introduction", "learning" };
static const char *const notes[] = {
  "Prepared the presentation together",
  "Talked about the next role",
  "Practised a difficult conversation",
  "Went through the project plan",
  "Looked back at the year",
};
static const char *const successes[] = {
  "Got the project lead",
  "Presented to the management team",
  "Has the certificate",
};

static gboolean
write_contact (TdSample *sample,
               gint64 pair_id,
               TdDate on,
               const char *outcome,
               TdDate next,
               GError **error)
{
  gboolean held = g_str_equal (outcome, "held");
  gboolean success = held && td_sample_happens (sample, 5);
  const char *note = success                                  ? td_sample_pick (sample, successes)
                     : held && td_sample_happens (sample, 20) ? td_sample_pick (sample, notes)
                                                              : NULL;
  /* Of some it is known when they were asked for, and some notes are only hers. */
  TdDate asked = held && on % 3 == 0 ? on - 1 - on % 8 : TD_DATE_NONE;
  gboolean private = note && !success && on % 2 == 0;

  return td_database_execute (
      sample->db, error,
      "INSERT INTO contact (pair_id, on_date, outcome, kind, mode, minutes, initiated_by, "
      "next_date, success, note, asked_on, private) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      "iDsssnsDbsDb", pair_id, on, outcome, td_sample_pick (sample, kinds),
      td_sample_pick (sample, modes), (gint64) (held ? 15 * td_sample_between (sample, 2, 5) : 0),
      td_sample_happens (sample, 60) ? "mentee" : "mentor", next, success, note, asked, private);
}

gboolean
td_sample_make_contacts (TdSample *sample,
                         gint64 pair_id,
                         const TdSampleCourse *course,
                         GError **error)
{
  int wobble = course->every / 4;
  TdDate on = course->start + td_sample_between (sample, 4, MAX (course->every - 8, 6));

  for (; on < course->last - course->every / 2;
       on += course->every + td_sample_between (sample, -wobble, wobble))
    {
      const char *outcome = td_sample_happens (sample, course->faithful) ? "held" : "missed";

      if (g_str_equal (outcome, "missed") && td_sample_happens (sample, 50))
        outcome = "cancelled";
      /* Most of the contacts that did not happen were never told to anybody. */
      if (!g_str_equal (outcome, "held") && td_sample_happens (sample, 60))
        continue;
      if (!write_contact (sample, pair_id, on, outcome, TD_DATE_NONE, error))
        return FALSE;
    }
  if (course->last <= course->start)
    return TRUE;
  return write_contact (sample, pair_id, course->last, "held",
                        td_sample_happens (sample, 60) ? course->last + course->every
                                                       : TD_DATE_NONE,
                        error);
}
