/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-find-actions.h"

#include "base/td-text.h"
#include "report/td-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Other words for it fit a little less than its own, and an action less than the page of its name:
 * "pa" is rather for Pairs than for "Letters: why this pair". */
#define OTHER_WORDS 10
#define ACTION_OFF 10
/* Of two that fit as well, the one that begins with what was typed. */
#define BEGINS 1

typedef struct
{
  const char *page;   /* to be shown first, or none */
  const char *action; /* detailed, to run there; none for the page itself */
  const char *label;  /* as in the menu */
  const char *words;  /* others by which it may be looked for, or none */
  const char *keys;   /* that do it too, or none */
} Choice;

static const Choice pages[] = {
  { "today", NULL, N_ ("Today"), N_ ("home overdue due reminders tasks"), "<Alt>1" },
  { "people", NULL, N_ ("People"), N_ ("employees mentors mentees coaches roster"), "<Alt>2" },
  { "pairing", NULL, N_ ("Pairing"), N_ ("match matching proposal waiting"), "<Alt>3" },
  { "pairs", NULL, N_ ("Pairs"), N_ ("matches contacts goals"), "<Alt>4" },
  { "insight", NULL, N_ ("Insights"), N_ ("dashboard figures charts statistics"), "<Alt>5" },
  { "report", NULL, N_ ("Reports"), N_ ("print paper PDF letters"), "<Alt>6" },
  { "program", NULL, N_ ("Programmes"), N_ ("rules weights cadence surveys texts"), "<Alt>7" },
};

static const Choice actions[] = {
  { "today", "today.log", N_ ("Log _Contacts…"), N_ ("meeting conversation call"), "<Control>l" },
  { "people", "people.import", N_ ("_Import…"), N_ ("roster people CSV Excel file"), NULL },
  { "people", "people.import-enrolments", N_ ("Import _Sign-ups…"), NULL, NULL },
  { "people", "people.import-pairs", N_ ("Import _Pairs That Exist…"), NULL, NULL },
  { "people", "people.import-folder", N_ ("Import a Company _History…"), NULL, NULL },
  { "pairs", "contacts.import", N_ ("_Import Contacts or a Calendar…"), NULL, NULL },
  { "people", "people.paste-cells", N_ ("Paste _Cells…"), N_ ("clipboard"), NULL },
  { "people", "people.import-history", N_ ("Earlier _Imports…"), N_ ("receipts"), NULL },
  { "people", "people.add", N_ ("New _Employee…"), N_ ("add person"), NULL },
  { "people", "people.add-coach", N_ ("New Outside _Coach…"), N_ ("add external"), NULL },
  { "program", "program.add", N_ ("_New Programme…"), N_ ("add create"), NULL },
  { "pairing", "pairing.propose", N_ ("_Propose Pairs"), N_ ("match everyone best pairs"), NULL },
  { "pairing", "pairing.sheet", N_ ("_Import a Sheet…"), N_ ("proposal Excel"), NULL },
  { "pairs", "pairs.calendar", N_ ("Save the _Next Contacts as a Calendar…"), NULL, NULL },
  { "pairs", "pairs.picture", N_ ("Which _Departments Mentor Which"), NULL, NULL },
  { "insight", "insight.kind::engagement", N_ ("Engagement"), N_ ("adherence dashboard"), NULL },
  { "insight", "insight.kind::retention", N_ ("Retention"), N_ ("leavers dashboard"), NULL },
  { "insight", "insight.kind::outcomes", N_ ("Outcomes"), N_ ("goals dashboard"), NULL },
  { "insight", "insight.kind::consistency", N_ ("Consistency"), N_ ("dashboard"), NULL },
  { "insight", "insight.kind::exit-reasons", N_ ("Exit reasons"), N_ ("leavers dashboard"), NULL },
  { "insight", "insight.meaning", N_ ("_What This Means…"), NULL, NULL },
  { NULL, "win.save-list", N_ ("_Save This List…"), N_ ("export CSV Excel"), "<Control>s" },
  { NULL, "app.open", N_ ("_Open Workspace…"), N_ ("file"), "<Control>o" },
  { NULL, "win.export-workspace", N_ ("_Export Workspace…"), N_ ("XML"), NULL },
  { NULL, "win.import-workspace", N_ ("Import _Workspace…"), N_ ("XML"), NULL },
  { NULL, "win.check-workspace", N_ ("_Check Workspace…"), N_ ("faults errors"), NULL },
  { NULL, "win.errors", N_ ("E_rrors…"), N_ ("log details problem"), NULL },
  { NULL, "win.undo", N_ ("_Undo"), NULL, "<Control>z" },
  { NULL, "win.redo", N_ ("Re_do"), NULL, "<Control><Shift>z" },
  { NULL, "win.history", N_ ("_History…"), N_ ("undo audit changes"), "<Control>h" },
  { NULL, "win.backups", N_ ("_Backups…"), N_ ("restore copy encrypted"), NULL },
  { NULL, "win.preferences", N_ ("_Preferences"), N_ ("settings organisation"), "<Control>comma" },
  { NULL, "app.help-here", N_ ("_Help"), N_ ("manual guide explanation"), "F1" },
  { NULL, "win.show-help-overlay", N_ ("_Keyboard Shortcuts"), N_ ("keys"), "<Control>question" },
  { NULL, "win.toggle-sidebar", N_ ("Show or hide the list of pages"), N_ ("sidebar"), "F9" },
  { NULL, "app.about", N_ ("_About Tandem"), N_ ("version"), NULL },
  { NULL, "app.quit", N_ ("_Quit"), N_ ("exit close"), "<Control>q" },
};

/* What still fits fits at least a little. */
static guint
less (guint score, guint off)
{
  return score > off ? score - off : MIN (score, 1);
}

/* By a label, whose dots that announce a dialog nobody types, or by other words as well. */
static guint
score_label (const TdFuzzy *fuzzy, const char *label, const char *words)
{
  gboolean dots = g_str_has_suffix (label, "…");
  g_autofree char *own = g_strndup (label, strlen (label) - (dots ? strlen ("…") : 0));
  g_autofree char *all = words ? g_strdup_printf ("%s %s", own, words) : NULL;

  guint score = MAX (td_fuzzy_score_text (fuzzy, own),
                     all ? less (td_fuzzy_score_text (fuzzy, all), OTHER_WORDS) : 0);

  return score > 0 && td_fuzzy_begins_text (fuzzy, own) ? score + BEGINS : score;
}

static void
add (GPtrArray *results, const Choice *choice, const char *label, TdFindKind kind, guint score)
{
  g_ptr_array_add (results,
                   g_object_new (TD_TYPE_FIND_RESULT, "kind", (gint64) kind, "score",
                                 (gint64) score, "page", choice->page, "action", choice->action,
                                 "accelerator", choice->keys, "icon",
                                 kind == TD_FIND_PAGES ? "go-next-symbolic" : "system-run-symbolic",
                                 "title", label, NULL));
}

static gboolean
is_there (GPtrArray *results, const char *title)
{
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (((TdFindResult *) results->pdata[i])->title, title))
      return TRUE;
  return FALSE;
}

static void
add_choices (GPtrArray *results,
             const TdFuzzy *fuzzy,
             const Choice *choices,
             gsize n_choices,
             TdFindKind kind)
{
  for (gsize i = 0; i < n_choices; i++)
    {
      g_autofree char *label = td_text_drop_mnemonic (_ (choices[i].label));
      guint score = score_label (fuzzy, label, choices[i].words ? _ (choices[i].words) : NULL);

      if (kind == TD_FIND_ACTIONS)
        score = less (score, ACTION_OFF);
      if (kind == TD_FIND_ACTIONS && is_there (results, label))
        continue;
      if (score > 0 || (kind == TD_FIND_PAGES && td_fuzzy_is_empty (fuzzy)))
        add (results, &choices[i], label, kind, score);
    }
}

void
td_find_add_pages (GPtrArray *results, const TdFuzzy *fuzzy)
{
  add_choices (results, fuzzy, pages, G_N_ELEMENTS (pages), TD_FIND_PAGES);
}

/* Reports that are about nobody in particular; the others begin at a pair or a person. */
static void
add_reports (GPtrArray *results, const TdFuzzy *fuzzy)
{
  for (const TdReport *report = td_report_list (); report->id; report++)
    {
      guint score = td_fuzzy_score_text (fuzzy, report->title);
      g_autofree char *action = g_strdup_printf ("win.report(('%s', int64 0, ''))", report->id);
      const Choice choice = { NULL, action, NULL, NULL, NULL };

      if (score > 0 && (report->takes & (TD_REPORT_NEEDS_PAIR | TD_REPORT_NEEDS_PERSON)) == 0)
        add (results, &choice, report->title, TD_FIND_ACTIONS, less (score, ACTION_OFF));
    }
}

/* "End Early…" is found as "end pair" too. */
static const char *
find_page_words (const char *page)
{
  if (g_strcmp0 (page, "pairs") == 0)
    return td_find_kind_get_noun (TD_FIND_PAIRS);
  if (g_strcmp0 (page, "people") == 0)
    return td_find_kind_get_noun (TD_FIND_PEOPLE);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (page, pages[i].page) == 0)
      return _ (pages[i].label);
  return "";
}

static void
add_shown (GPtrArray *results, const TdFuzzy *fuzzy, const char *page, char **shown)
{
  for (guint i = 0; shown[i]; i++)
    {
      guint score = score_label (fuzzy, shown[i], find_page_words (page));

      if (score > 0 && !is_there (results, shown[i]))
        g_ptr_array_add (results,
                         g_object_new (TD_TYPE_FIND_RESULT, "kind", (gint64) TD_FIND_ACTIONS,
                                       "score", (gint64) less (score, ACTION_OFF), "item",
                                       (gint64) i + 1, "icon", "system-run-symbolic", "title",
                                       shown[i], NULL));
    }
}

void
td_find_add_actions (GPtrArray *results, const TdFuzzy *fuzzy, const char *page, char **shown)
{
  if (!td_fuzzy_is_empty (fuzzy))
    add_shown (results, fuzzy, page, shown);
  add_choices (results, fuzzy, actions, G_N_ELEMENTS (actions), TD_FIND_ACTIONS);
  add_reports (results, fuzzy);
}
