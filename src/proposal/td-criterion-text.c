/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-criterion-text.h"

#include "base/td-text.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The entries of a list that another one has too and a third one has not; NULL for none. */
static char *
join_common (const char *list, const char *other, const char *without)
{
  g_auto (GStrv) entries = td_text_split_list (list);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) common = NULL;

  for (char **entry = entries; *entry; entry++)
    if (td_text_count_common (*entry, other) > 0 && td_text_count_common (*entry, without) == 0)
      g_strv_builder_add (builder, *entry);
  common = g_strv_builder_end (builder);
  return td_text_join_list ((const char *const *) common);
}

static char *
skills_text (const TdMatch *match)
{
  g_autofree char *common =
      join_common (match->mentee->topics, match->mentor->offered, match->mentor->topics);
  g_autofree char *excluded = td_participant_dup_excluded (match->mentee, match->mentor);

  if (match->mentee->skills.n == 0)
    return g_strdup (_ ("the mentee named no skills"));
  if (common && excluded)
    /* Translators: of a mentor: skills he offers, and others he does not want to talk about. */
    return g_strdup_printf (_ ("offers %s, but not %s"), common, excluded);
  if (common)
    return g_strdup_printf (_ ("offers %s"), common);
  if (excluded)
    return g_strdup_printf (_ ("does not offer %s"), excluded);
  return g_strdup (_ ("offers none of the skills wanted"));
}

static char *
reasons_text (const TdMatch *match)
{
  g_autofree char *common =
      join_common (match->mentee->reasons_list, match->mentor->reasons_list, NULL);
  g_auto (GStrv) codes = td_text_split_list (common);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (char **code = codes; *code; code++)
    g_string_append_printf (labels, "%s%s", labels->len ? ", " : "",
                            /* Said in confidence, and not to be read over somebody's shoulder. */
                            strcmp (*code, "support") == 0 ? _ ("a personal matter")
                                                           : td_enrolment_reason_get_label (*code));
  if (match->mentee->reasons.n == 0)
    return g_strdup (_ ("the mentee gave no reasons"));
  if (labels->len == 0)
    return g_strdup (_ ("offers help with none of the reasons"));
  return g_strdup_printf (_ ("offers help with: %s"), labels->str);
}

static char *
wishes_text (const TdMatch *match)
{
  int hers = td_participant_get_wish (match->mentee, match->mentor->employee_id);
  int his = td_participant_get_wish (match->mentor, match->mentee->employee_id);

  if (hers && his)
    return g_strdup_printf (_ ("wish %d of the mentee and wish %d of the mentor"), hers, his);
  if (hers)
    return g_strdup_printf (_ ("wish %d of the mentee"), hers);
  if (his)
    return g_strdup_printf (_ ("wish %d of the mentor"), his);
  return g_strdup (_ ("neither wished for the other"));
}

static char *
location_text (const TdMatch *match)
{
  if (match->mentor->location_key == 0 || match->mentee->location_key == 0)
    return g_strdup (_ ("a place of work is not known"));
  if (match->mentor->location_key == match->mentee->location_key)
    /* Translators: a place of work. */
    return g_strdup_printf (_ ("both at %s"), match->mentee->location);
  /* Translators: the place of work of the mentor, and of the mentee. */
  return g_strdup_printf (_ ("%s and %s"), match->mentor->location, match->mentee->location);
}

static char *
department_text (const TdMatch *match)
{
  if (match->mentor->department_key == 0 || match->mentee->department_key == 0)
    return g_strdup (_ ("a department is not known"));
  if (match->mentor->department_key == match->mentee->department_key)
    /* Translators: a department. */
    return g_strdup_printf (_ ("both in %s"), match->mentee->department);
  return g_strdup_printf (_ ("%s and %s"), match->mentor->department, match->mentee->department);
}

static char *
grade_text (const TdMatch *match)
{
  int gap = match->mentor->grade - match->mentee->grade;

  if (match->mentor->grade < 0 || match->mentee->grade < 0)
    return g_strdup (_ ("a grade is not known"));
  if (gap == 0)
    return g_strdup (_ ("the same grade"));
  if (gap > 0)
    return g_strdup_printf (ngettext ("%d grade higher", "%d grades higher", (gulong) gap), gap);
  return g_strdup_printf (ngettext ("%d grade lower", "%d grades lower", (gulong) -gap), -gap);
}

static char *
hours_text (const TdMatch *match)
{
  if (match->mentor->hours <= 0 || match->mentee->hours <= 0)
    return g_strdup (_ ("hours are not known"));
  /* Translators: hours a month that the mentor has, and that the mentee wants. */
  return g_strdup_printf (_ ("%.3g hours a month where %.3g are wanted"), match->mentor->hours,
                          match->mentee->hours);
}

static char *
waiting_text (const TdMatch *match)
{
  int days = (int) MAX (match->today - match->mentee->from_date, 0);

  return g_strdup_printf (ngettext ("waits for %d day", "waits for %d days", (gulong) days), days);
}

static char *
field_text (const TdMatch *match, const TdWeight *weight)
{
  const TdWords *hers = &match->mentee->fields[weight->field];
  const TdWords *his = &match->mentor->fields[weight->field];
  guint common = td_words_count_common (hers, his);

  if (hers->n == 0 || his->n == 0)
    return g_strdup (_ ("not known of both"));
  if (common == 0)
    return g_strdup (_ ("different"));
  if (common == hers->n && common == his->n)
    return g_strdup (_ ("the same"));
  return g_strdup_printf (_ ("%u in common"), common);
}

static const struct
{
  const char *name;
  char *(*text) (const TdMatch *match);
} texts[] = {
  { "skills", skills_text },     { "reasons", reasons_text },       { "wishes", wishes_text },
  { "location", location_text }, { "department", department_text }, { "grade", grade_text },
  { "hours", hours_text },       { "waiting", waiting_text },
};

char *
td_criterion_dup_text (const TdMatch *match, const TdWeight *weight)
{
  if (weight->known == NULL)
    return field_text (match, weight);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].name, weight->name) == 0)
      return texts[i].text (match);
  return NULL;
}
