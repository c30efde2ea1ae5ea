/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include <string.h>
#include <sys/stat.h>

#include "base/td-error.h"
#include "exchange/td-xml-source.h"

/* A list of things with a number and words each. */
#define SCHEMA                                                                          \
  "<grammar xmlns='http://relaxng.org/ns/structure/1.0'"                                \
  " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes' ns='urn:list'><start>" \
  "<element name='list'><zeroOrMore><element name='thing'><attribute name='id'>"        \
  "<data type='positiveInteger'/></attribute><text/></element></zeroOrMore></element>"  \
  "</start></grammar>"

typedef struct
{
  char *folder;
  char *path;
  GBytes *schema;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "list.xml", NULL);
  fixture->schema = g_bytes_new_static (SCHEMA, strlen (SCHEMA));
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  td_test_folder_remove (fixture->folder);
  g_bytes_unref (fixture->schema);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static TdXmlSource *
open_text (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  TdXmlSource *source;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
  source = td_xml_source_new (fixture->path, fixture->schema, &error);
  g_assert_no_error (error);
  return source;
}

/* Everything that is told of a file, one after the other. */
static char *
tell (TdXmlSource *source)
{
  GString *told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  TdXmlEvent event = TD_XML_EVENT_START;

  while (event != TD_XML_EVENT_DONE)
    {
      const char *name, *value;

      g_assert_true (td_xml_source_next (source, &event, NULL, &error));
      g_assert_no_error (error);
      if (event == TD_XML_EVENT_START)
        g_string_append_printf (told, "<%s", td_xml_source_get_name (source));
      while (event == TD_XML_EVENT_START && td_xml_source_next_attribute (source, &name, &value))
        g_string_append_printf (told, " %s=%s", name, value);
      if (event == TD_XML_EVENT_END)
        g_string_append_printf (told, "/%s", td_xml_source_get_name (source));
      if (event == TD_XML_EVENT_TEXT)
        g_string_append_printf (told, "'%s'", td_xml_source_get_text (source));
    }
  return g_string_free (told, FALSE);
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdXmlSource) source =
      open_text (fixture, "<l:list xmlns:l='urn:list'><l:thing id='1'>a&amp;b<![CDATA[<c>]]>"
                          "</l:thing><!-- no --><l:thing id=\"2\"/></l:list>");
  g_autofree char *told = tell (source);

  g_assert_cmpstr (told, ==, "<list<thing id=1'a&b''<c>'/thing<thing id=2/thing/list");
  g_assert_cmpstr (td_xml_source_get_digest (source), !=, "");
  g_assert_cmpfloat (td_xml_source_get_fraction (source), ==, 1.0);
}

/* The digest is that of the bytes of the file. */
static void
test_digest (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "<list xmlns='urn:list'/>\n<!-- after -->\n";
  g_autoptr (TdXmlSource) source = open_text (fixture, text);
  g_autofree char *told = tell (source);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_assert_cmpstr (told, ==, "<list/list");
  g_assert_cmpstr (td_xml_source_get_digest (source), ==, sum);
}

static const struct
{
  const char *name;
  const char *text;
  const char *says;
} refusals[] = {
  { "empty", "", "not XML" },
  { "unknown-element", "<list xmlns='urn:list'>\n<animal/></list>", "Line 2" },
  { "no-attribute", "<list xmlns='urn:list'>\n\n<thing/></list>", "Line 3" },
  { "number-out-of-range", "<list xmlns='urn:list'>\n<thing id='0'/></list>", "Line 2" },
  { "attribute-twice", "<list xmlns='urn:list'>\n<thing id='1' id='2'/></list>", "ine 2" },
  { "other-namespace", "<list xmlns='urn:else'><thing id='1'/></list>", "Line 1" },
  { "words-between", "<list xmlns='urn:list'>\nwords</list>", "Line " },
  { "doctype", "<!-- a -->\n<!DOCTYPE list>\n<list xmlns='urn:list'/>", "Line 2" },
  { "never-ends", "<list xmlns='urn:list'>\n<thing id='1'>", "cut off" },
  { "two-roots", "<list xmlns='urn:list'/>\n<list xmlns='urn:list'/>", "ine 2" },
};

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_file_set_contents (fixture->path, refusals[i].text, -1, NULL);
      g_assert_false (
          td_xml_source_check (fixture->path, "/home/ann/mine.xml", fixture->schema, NULL, &error));
      g_test_message ("%s: %s", refusals[i].name, error->message);
      g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, "“mine.xml”"));
      if (strstr (error->message, refusals[i].says) == NULL)
        g_error ("“%s” is not in: %s", refusals[i].says, error->message);
    }
}

/* One level less than is too deep, and one more, by a schema that takes any depth. */
static void
test_depth (Fixture *fixture, gconstpointer data)
{
  static const char any[] =
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='a'/></start>"
      "<define name='a'><element name='a'><optional><ref name='a'/></optional></element></define>"
      "</grammar>";
  g_autoptr (GBytes) schema = g_bytes_new_static (any, sizeof any - 1);

  for (int depth = TD_XML_SOURCE_DEEPEST; depth <= TD_XML_SOURCE_DEEPEST + 2; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      gboolean fine;

      for (int i = 0; i < depth; i++)
        g_string_append (text, "<a>");
      for (int i = 0; i < depth; i++)
        g_string_append (text, "</a>");
      g_file_set_contents (fixture->path, text->str, -1, NULL);
      fine = td_xml_source_check (fixture->path, fixture->path, schema, NULL, &error);
      g_assert_true (fine == (depth <= TD_XML_SOURCE_DEEPEST + 1));
      if (!fine)
        g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
    }
}

/* What is no file with bytes is refused at once, rather than waited for. */
static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char *none = g_build_filename (fixture->folder, "none", NULL);
  const char *const paths[] = { fifo, none, fixture->folder };

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (td_xml_source_check (paths[i], paths[i], fixture->schema, NULL, &error));
      g_assert_nonnull (strstr (error->message, fifo == paths[i]   ? "no file with"
                                                : none == paths[i] ? "There is no file"
                                                                   : "is a folder"));
    }
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "<list xmlns='urn:list'/>", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      td_xml_source_check (fixture->path, fixture->path, fixture->schema, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_xml_source_add (void)
{
#define ADD(name, run) \
  g_test_add ("/exchange/xml-source/" name, Fixture, NULL, setup, run, teardown)
  ADD ("events", test_events);
  ADD ("digest", test_digest);
  ADD ("refused", test_refused);
  ADD ("depth", test_depth);
  ADD ("no-file", test_no_file);
  ADD ("cancelled", test_cancelled);
#undef ADD
}
