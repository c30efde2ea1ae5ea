/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-private.h"

#include "base/td-error.h"
#include "base/td-file.h"
#include "exchange/td-calendar-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a UID has in the file. */
typedef struct
{
  TdCalendarPart *main;
  GPtrArray *changes; /* of TdCalendarPart, owned */
} Group;

typedef struct
{
  TdCalendarReading shared;
  GArray *lines;      /* of guint: where the events begin */
  GHashTable *by_uid; /* Group */
  GPtrArray *groups;  /* of Group, in file order, owned */
} Reader;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_clear_pointer (&group->main, td_calendar_part_free);
  g_ptr_array_unref (group->changes);
  g_free (group);
}

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->lines, g_array_unref);
  g_clear_pointer (&reader->by_uid, g_hash_table_unref);
  g_clear_pointer (&reader->groups, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
event_free (gpointer data)
{
  TdCalendarEvent *event = data;

  g_free (event->uid);
  g_free (event->occurrence);
  g_free (event->summary);
  g_ptr_array_unref (event->attendees);
  g_free (event);
}

static void
fault_free (gpointer data)
{
  TdCalendarFault *fault = data;

  g_free (fault->value);
  g_free (fault->message);
  g_free (fault);
}

void
td_calendar_free (TdCalendar *calendar)
{
  if (calendar == NULL)
    return;
  g_ptr_array_unref (calendar->events);
  g_ptr_array_unref (calendar->faults);
  g_free (calendar->file_name);
  g_free (calendar);
}

static TdCalendar *
calendar_new (const char *path)
{
  TdCalendar *calendar = g_new0 (TdCalendar, 1);

  calendar->file_name = g_path_get_basename (path);
  calendar->events = g_ptr_array_new_with_free_func (event_free);
  calendar->faults = g_ptr_array_new_with_free_func (fault_free);
  return calendar;
}

static Group *
get_group (Reader *reader, const char *uid)
{
  Group *group = g_hash_table_lookup (reader->by_uid, uid);

  if (group)
    return group;
  group = g_new0 (Group, 1);
  group->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) td_calendar_part_free);
  g_ptr_array_add (reader->groups, group);
  g_hash_table_insert (reader->by_uid, g_strdup (uid), group);
  return group;
}

/* Of two that say the same the later version counts. */
static void
put_change (Group *group, TdCalendarPart *part)
{
  for (guint i = 0; i < group->changes->len; i++)
    {
      TdCalendarPart *other = group->changes->pdata[i];

      if (icaltime_compare (other->recurrence, part->recurrence) != 0)
        continue;
      if (other->sequence > part->sequence)
        td_calendar_part_free (part);
      else
        {
          group->changes->pdata[i] = part;
          td_calendar_part_free (other);
        }
      return;
    }
  g_ptr_array_add (group->changes, part);
}

static void
put_part (Reader *reader, TdCalendarPart *part)
{
  Group *group = get_group (reader, part->uid);

  if (!icaltime_is_null_time (part->recurrence))
    put_change (group, part);
  else if (group->main && group->main->sequence > part->sequence)
    td_calendar_part_free (part);
  else
    {
      g_clear_pointer (&group->main, td_calendar_part_free);
      group->main = part;
    }
}

/* The zone that a calendar says it is in, as Google's do. */
static icaltimezone *
find_default_zone (icalcomponent *calendar)
{
  for (icalproperty *property = icalcomponent_get_first_property (calendar, ICAL_X_PROPERTY);
       property; property = icalcomponent_get_next_property (calendar, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), "X-WR-TIMEZONE") == 0)
      return icaltimezone_get_builtin_timezone (icalproperty_get_x (property));
  return NULL;
}

static gboolean
read_calendar (Reader *reader, icalcomponent *calendar, const char *path, GError **error)
{
  icaltimezone *zone = find_default_zone (calendar);
  icalproperty_method method = icalcomponent_get_method (calendar);
  TdCalendar *result = reader->shared.calendar;

  if (method == ICAL_METHOD_REPLY || method == ICAL_METHOD_COUNTER ||
      method == ICAL_METHOD_REFRESH || method == ICAL_METHOD_DECLINECOUNTER)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” is an answer to an invitation, not a calendar. Export the calendar "
                      "itself and import that."),
                   result->file_name);
      return FALSE;
    }
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      guint i = result->n_components++;
      guint line = i < reader->lines->len ? g_array_index (reader->lines, guint, i) : 0;
      TdCalendarPart *part;

      if (result->n_components > TD_CALENDAR_MAX_EVENTS)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                       _ ("“%s” has more than 100,000 events. Export a shorter time and import "
                          "that."),
                       result->file_name);
          return FALSE;
        }
      part =
          td_calendar_part_new (&reader->shared, event, line, zone, method == ICAL_METHOD_CANCEL);
      if (part)
        put_part (reader, part);
    }
  return TRUE;
}

/* A file with one calendar is that calendar, one with several a component around them. */
static gboolean
read_calendars (Reader *reader, icalcomponent *root, const char *path, GError **error)
{
  if (icalcomponent_isa (root) == ICAL_VCALENDAR_COMPONENT)
    return read_calendar (reader, root, path, error);
  for (icalcomponent *calendar = icalcomponent_get_first_component (root, ICAL_VCALENDAR_COMPONENT);
       calendar; calendar = icalcomponent_get_next_component (root, ICAL_VCALENDAR_COMPONENT))
    if (!read_calendar (reader, calendar, path, error))
      return FALSE;
  return TRUE;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TdCalendarEvent *one = *(TdCalendarEvent *const *) a;
  const TdCalendarEvent *other = *(TdCalendarEvent *const *) b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return one->on_date - other->on_date;
}

static gboolean
expand_all (Reader *reader, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < reader->groups->len; i++)
    {
      Group *group = reader->groups->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (reader->shared.n_repeats < TD_CALENDAR_MAX_ALL)
        td_calendar_expand (&reader->shared, group->main, group->changes);
    }
  g_ptr_array_sort (reader->shared.calendar->events, compare_events);
  if (reader->shared.n_repeats < TD_CALENDAR_MAX_ALL)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               _ ("The events of “%s” repeat more than a million times. Export a shorter time and "
                  "import that."),
               reader->shared.calendar->file_name);
  return FALSE;
}

static GBytes *
load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &trouble);

  if (info && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("“%s” is no file with anything in it. Choose another one."), name);
  else if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("There is no file “%s”. Check its name and its folder."), name);
  else if (info == NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (g_file_info_get_size (info) > TD_CALENDAR_MAX_FILE)
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("“%s” is larger than 50 MB. Export a shorter time and import that."), name);
  else
    return g_file_load_bytes (file, cancellable, NULL, error);
  return NULL;
}

TdCalendar *
td_calendar_read (const char *path, TdDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load (path, cancellable, error);

  return bytes ? td_calendar_read_bytes (bytes, path, today, cancellable, error) : NULL;
}

TdCalendar *
td_calendar_read_bytes (GBytes *bytes,
                        const char *path,
                        TdDate today,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (TdCalendar) calendar = calendar_new (path);
  g_autofree char *text = NULL;
  g_auto (Reader) reader = { { calendar, today } };
  icalcomponent *root;
  gboolean done;

  reader.lines = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.groups = g_ptr_array_new_with_free_func (group_free);
  text = td_calendar_text_read (bytes, path, reader.lines, error);
  if (text == NULL)
    return NULL;
  icalerror_set_errors_are_fatal (FALSE);
  root = icalparser_parse_string (text);
  if (root == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” is damaged and can’t be read. Export the calendar again."),
                   calendar->file_name);
      return NULL;
    }
  done = read_calendars (&reader, root, path, error) && expand_all (&reader, cancellable, error);
  reader_clear (&reader);
  icalcomponent_free (root);
  return done ? g_steal_pointer (&calendar) : NULL;
}

gboolean
td_calendar_is_one (const char *path)
{
  static const char begin[] = "BEGIN:VCALENDAR";
  FILE *file = td_file_open (path, NULL);
  char head[64] = { 0 };
  char *start = head;
  gsize n_read = file ? fread (head, 1, sizeof head - 1, file) : 0;

  g_clear_pointer (&file, fclose);
  if (n_read == 0)
    return FALSE;
  if (strncmp (start, "\xef\xbb\xbf", 3) == 0)
    start += 3;
  while (g_ascii_isspace (*start))
    start++;
  return g_ascii_strncasecmp (start, begin, strlen (begin)) == 0;
}
