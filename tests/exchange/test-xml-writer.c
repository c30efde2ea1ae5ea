/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include <string.h>
#include <sys/stat.h>

#include "exchange/td-xml-writer.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.xml", NULL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  td_test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
write_all (TdXmlWriter *writer)
{
  td_xml_writer_start (writer, "list", "urn:list");
  td_xml_writer_attribute (writer, "owner", "\"Ann\" & <Bob>\n");
  td_xml_writer_start (writer, "thing", NULL);
  td_xml_writer_text (writer, "a < b & c ]]>");
  td_xml_writer_end (writer);
  td_xml_writer_words (writer, "note", "Łukasz");
  td_xml_writer_words (writer, "none", "");
  td_xml_writer_end (writer);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdXmlWriter) writer = td_xml_writer_new (fixture->path, &error);
  g_autofree char *text = NULL;
  g_autofree char *draft = NULL;
  GStatBuf facts;

  g_assert_no_error (error);
  write_all (writer);
  g_assert_true (td_xml_writer_close (writer, &error));
  /* It has no name yet. */
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (td_xml_writer_get_draft (writer), G_FILE_TEST_EXISTS));
  draft = g_path_get_basename (td_xml_writer_get_draft (writer));
  g_assert_true (g_str_has_prefix (draft, "."));
  g_assert_true (td_xml_writer_keep (writer, &error));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, &error));
  g_assert_cmpstr (text, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<list owner=\"&quot;Ann&quot; &amp; &lt;Bob&gt;&#10;\" xmlns=\"urn:list\">\n"
                   " <thing>a &lt; b &amp; c ]]&gt;</thing>\n"
                   " <note>Łukasz</note>\n"
                   " <none></none>\n"
                   "</list>\n");
  g_assert_cmpint (g_stat (fixture->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* What is given up on leaves nothing, and what was there as it was. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  TdXmlWriter *writer;
  g_autofree char *text = NULL;

  g_file_set_contents (fixture->path, "before", -1, NULL);
  writer = td_xml_writer_new (fixture->path, NULL);
  write_all (writer);
  td_xml_writer_free (writer);
  writer = td_xml_writer_new (fixture->path, NULL);
  write_all (writer);
  g_assert_true (td_xml_writer_close (writer, NULL));
  td_xml_writer_free (writer);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "out.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_xml_writer_new (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "no folder"));
}

/* A folder in the way: the file keeps what it is called until then, and it is told. */
static void
test_folder_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdXmlWriter) writer = td_xml_writer_new (fixture->path, NULL);
  g_autoptr (GError) error = NULL;

  write_all (writer);
  g_assert_true (td_xml_writer_close (writer, NULL));
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_false (td_xml_writer_keep (writer, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_clear_pointer (&writer, td_xml_writer_free);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

void
test_xml_writer_add (void)
{
#define ADD(name, run) \
  g_test_add ("/exchange/xml-writer/" name, Fixture, NULL, setup, run, teardown)
  ADD ("file", test_file);
  ADD ("given-up", test_given_up);
  ADD ("no-folder", test_no_folder);
  ADD ("folder-in-the-way", test_folder_in_the_way);
#undef ADD
}
