/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-item.h"

#include "agenda/td-agenda-words.h"
#include "base/td-text.h"

static const TdField today_item_fields[] = {
  TD_FIELD (TdTodayItem, role, TD_FIELD_INT),
  TD_FIELD (TdTodayItem, kind, TD_FIELD_INT),
  TD_FIELD (TdTodayItem, key, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, title, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, detail, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, quiet, TD_FIELD_BOOL),
  TD_FIELD (TdTodayItem, icon, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, next_code, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, next_label, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, actions, TD_FIELD_INT),
  TD_FIELD (TdTodayItem, line, TD_FIELD_INT),
  TD_FIELD (TdTodayItem, pair_id, TD_FIELD_ID),
  TD_FIELD (TdTodayItem, object_id, TD_FIELD_ID),
  TD_FIELD (TdTodayItem, side, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdTodayItem, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdTodayItem, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, count, TD_FIELD_INT),
  TD_FIELD (TdTodayItem, expanded, TD_FIELD_BOOL),
};
TD_DEFINE_RECORD (TdTodayItem, td_today_item, today_item_fields)

static const char *
kind_icon (TdAgendaKind kind)
{
  static const char *const icons[TD_AGENDA_N_KINDS] = {
    [TD_AGENDA_CONCERN] = "dialog-warning-symbolic",
    [TD_AGENDA_LEAVER] = "system-log-out-symbolic",
    [TD_AGENDA_CLOSE] = "window-close-symbolic",
    [TD_AGENDA_SILENT] = "audio-volume-muted-symbolic",
    [TD_AGENDA_OVERDUE] = "alarm-symbolic",
    [TD_AGENDA_NEVER_MET] = "avatar-default-symbolic",
    [TD_AGENDA_ANSWER] = "mail-unread-symbolic",
    [TD_AGENDA_GOAL] = "starred-symbolic",
    [TD_AGENDA_DUE] = "x-office-calendar-symbolic",
    [TD_AGENDA_PAST_END] = "media-skip-forward-symbolic",
    [TD_AGENDA_ENDING] = "media-skip-forward-symbolic",
    [TD_AGENDA_END_REVIEW] = "document-edit-symbolic",
    [TD_AGENDA_MID_REVIEW] = "document-edit-symbolic",
    [TD_AGENDA_SURVEY] = "view-list-bullet-symbolic",
    [TD_AGENDA_UNSIGNED] = "text-editor-symbolic",
    [TD_AGENDA_ACTION] = "checkbox-checked-symbolic",
    [TD_AGENDA_TOO_EARLY] = "content-loading-symbolic",
    [TD_AGENDA_PAUSED] = "media-playback-pause-symbolic",
  };

  return icons[kind];
}

static TdTodayItem *
item_new (TdTodayRole role, TdAgendaKind kind)
{
  TdTodayItem *item = g_object_new (TD_TYPE_TODAY_ITEM, NULL);

  item->role = role;
  item->kind = kind;
  item->quiet = !td_agenda_kind_needs_her (kind);
  return item;
}

static TdTodayItem *
make_pair (const TdAgendaRow *row, TdDate as_of, gboolean with_program, gboolean read_only)
{
  TdTodayItem *item = item_new (TD_TODAY_PAIR, row->kind);
  TdAgendaAction next = read_only ? TD_AGENDA_OPEN : (TdAgendaAction) row->next;

  item->key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s",
                               td_agenda_kind_get_code (row->kind), row->pair_id, row->object_id,
                               row->side ? row->side : "");
  item->title = td_agenda_row_dup_title (row);
  item->detail = td_agenda_row_dup_detail (row, as_of, with_program);
  item->icon = g_strdup (kind_icon (row->kind));
  item->actions = read_only ? 0 : (int) td_agenda_kind_get_actions (row->kind);
  item->next_code = g_strdup (td_agenda_action_get_code (next));
  item->next_label = td_text_drop_mnemonic (td_agenda_action_get_label (next));
  item->line = row->line;
  item->pair_id = row->pair_id;
  item->object_id = row->object_id;
  item->side = g_strdup (row->side);
  item->mentor_id = row->mentor_id;
  item->mentee_id = row->mentee_id;
  item->mentor_name = g_strdup (row->mentor_name);
  item->mentee_name = g_strdup (row->mentee_name);
  return item;
}

static TdTodayItem *
make_line (TdTodayRole role, TdAgendaKind kind)
{
  TdTodayItem *item = item_new (role, kind);

  item->key = g_strdup_printf ("%s %s", role == TD_TODAY_HEADING ? "heading" : "more",
                               td_agenda_kind_get_code (kind));
  item->title = g_strdup (td_agenda_kind_get_title (kind));
  item->detail = g_strdup (td_agenda_kind_get_meaning (kind));
  return item;
}

static void
section_free (gpointer data)
{
  TdTodaySection *section = data;

  g_object_unref (section->heading);
  g_object_unref (section->more);
  g_ptr_array_unref (section->pairs);
  g_free (section);
}

static TdTodaySection *
section_new (TdAgendaKind kind)
{
  TdTodaySection *section = g_new0 (TdTodaySection, 1);

  section->kind = kind;
  section->heading = make_line (TD_TODAY_HEADING, kind);
  section->more = make_line (TD_TODAY_MORE, kind);
  section->pairs = g_ptr_array_new_with_free_func (g_object_unref);
  return section;
}

GPtrArray *
td_today_sections_build (GPtrArray *rows, TdDate as_of, gboolean with_program, gboolean read_only)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);
  TdTodaySection *section = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdAgendaRow *row = g_ptr_array_index (rows, i);

      if (section == NULL || section->kind != (TdAgendaKind) row->kind)
        {
          section = section_new (row->kind);
          g_ptr_array_add (sections, section);
        }
      g_ptr_array_add (section->pairs, make_pair (row, as_of, with_program, read_only));
      section->heading->count = section->more->count = (int) section->pairs->len;
    }
  return sections;
}
