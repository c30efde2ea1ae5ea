/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-workspace-xml.h"

#include "base/td-error.h"

#include "td-test-fill.h"
#include "td-test-workspace.h"

#include <string.h>

#define NS TD_WORKSPACE_NAMESPACE
#define HEAD "<workspace xmlns=\"" NS "\" private=\"included\"><left-out/>"
#define BEFORE_PEOPLE "<settings/><layouts/><imports/>"
#define AFTER_PEOPLE                                                                              \
  "<erased/><programmes/><enrolments/><applications/><shortlists/><pairs/><proposals/><history/>" \
  "</workspace>"
#define PERSON                                                                               \
  "<person id=\"1\" outside=\"false\" name=\"A\" name-key=\"a\" search-key=\"a\" anonymous=" \
  "\"0\">"

/* Files that are not what they say: nothing is imported, and the sentence says what and where. */
typedef struct
{
  const char *name;
  const char *xml;
  const char *says;
} Case;

static const Case cases[] = {
  { "nothing", "", "not XML" },
  { "words", "Hello", "not XML" },
  { "html", "<html><body/></html>", "no workspace" },
  { "other-namespace", "<workspace private=\"included\"/>", "no workspace" },
  { "newer-version", "<workspace xmlns=\"tag:tandem.org,2026:workspace:9\" private=\"included\"/>",
    "newer version" },
  { "cut-off", HEAD "<settings>\n", "cut off" },
  { "xxe",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE workspace [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
    "<workspace>&x;</workspace>",
    "Line 2" },
  { "external-dtd", "<!-- a -->\n\n<!DOCTYPE workspace SYSTEM \"http://example.com/a.dtd\"><w/>",
    "Line 3" },
  { "laughs",
    "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><l>&d;</l>",
    "document type" },
  { "late-doctype", HEAD "<!DOCTYPE a>", "line 1" },
  { "entity", HEAD "&lol;", "line 1" },
  { "latin", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><workspace/>", "UTF-8" },
  { "utf-16", "\xff\xfe<\x20", "not XML" },
  { "not-utf-8", HEAD "<settings>\xff</settings>", "line 1" },
  { "zero", HEAD "<settings>&#0;</settings>", "line 1" },
  { "control", HEAD "<settings>&#1;</settings>", "line 1" },
  { "unknown-element", HEAD BEFORE_PEOPLE "<people>\n<animal/></people>" AFTER_PEOPLE, "Line 2" },
  { "unknown-attribute",
    HEAD BEFORE_PEOPLE "<people>\n<person id=\"1\" outside=\"false\" name=\"A\" name-key=\"a\" "
                       "search-key=\"a\" anonymous=\"0\" rating=\"5\"/></people>" AFTER_PEOPLE,
    "Line 2" },
  { "no-name",
    HEAD BEFORE_PEOPLE "<people>\n<person id=\"1\" outside=\"false\"/></people>" AFTER_PEOPLE,
    "Line 2" },
  { "no-date",
    HEAD BEFORE_PEOPLE "<people>\n" PERSON
                       "<hire-date>2026-02-30</hire-date></person></people>" AFTER_PEOPLE,
    "Line 2" },
  { "date-with-zone",
    HEAD BEFORE_PEOPLE "<people>\n" PERSON
                       "<hire-date>2026-02-03Z</hire-date></person></people>" AFTER_PEOPLE,
    "Line 2" },
  { "huge-number",
    HEAD BEFORE_PEOPLE "<people>\n" PERSON
                       "<manager>99999999999999999999</manager></person></people>" AFTER_PEOPLE,
    "Line 2" },
  { "twice",
    HEAD BEFORE_PEOPLE "<people>" PERSON "</person>\n" PERSON "</person></people>" AFTER_PEOPLE,
    "Line 2" },
  { "empty-name",
    HEAD BEFORE_PEOPLE "<people>\n<person id=\"1\" outside=\"false\" name=\"\" name-key=\"a\" "
                       "search-key=\"a\" anonymous=\"0\"/></people>" AFTER_PEOPLE,
    "Line 2" },
  { "nobodys-manager",
    HEAD BEFORE_PEOPLE "<people>" PERSON "<manager>7</manager></person></people>" AFTER_PEOPLE,
    "employee 1" },
  { "bad-escape",
    HEAD BEFORE_PEOPLE
    "<people>\n<person escaped=\"true\" id=\"1\" outside=\"false\" "
    "name=\"\\x\" name-key=\"a\" search-key=\"a\" anonymous=\"0\"/></people>" AFTER_PEOPLE,
    "Line 2" },
  { "escaped-zero",
    HEAD BEFORE_PEOPLE
    "<people>\n<person escaped=\"true\" id=\"1\" outside=\"false\" "
    "name=\"\\u0000\" name-key=\"a\" search-key=\"a\" anonymous=\"0\"/></people>" AFTER_PEOPLE,
    "Line 2" },
  { "parts-missing", HEAD "</workspace>", "Line 1" },
};

static void
assert_refused (TdTestFile *file, const char *says)
{
  g_autofree char *path = g_build_filename (file->folder, "hostile.xml", NULL);
  g_autoptr (GError) error = NULL;
  gboolean empty;

  g_assert_null (td_workspace_import (file->db, path, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is not in: %s", says, error->message);
  g_assert_true (td_workspace_is_empty (file->db, &empty, NULL));
  g_assert_true (empty);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM workspace_import"), ==, 0);
}

static void
write_hostile (TdTestFile *file, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (file->folder, "hostile.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
test_case (TdTestFile *file, gconstpointer data)
{
  const Case *hostile = data;

  write_hostile (file, hostile->xml, -1);
  assert_refused (file, hostile->says);
}

/* As it is written by hand, it is taken: the cases above fail for what they say. */
static void
test_fine (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "hostile.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;

  write_hostile (file,
                 HEAD BEFORE_PEOPLE
                 "<people><!-- hello -->" PERSON
                 "<hire-date>2026-02-03</hire-date></person></people>" AFTER_PEOPLE,
                 -1);
  receipt = td_workspace_import (file->db, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (receipt->n_rows, ==, 1);
}

static void
test_zero_bytes (TdTestFile *file, gconstpointer data)
{
  static const char utf_16[] = "\xff\xfe<\0w\0/\0>\0";
  static const char binary[200];

  write_hostile (file, utf_16, sizeof utf_16 - 1);
  assert_refused (file, "UTF-8");
  write_hostile (file, binary, sizeof binary);
  assert_refused (file, "UTF-8");
}

static const char *const endless[] = {
  HEAD BEFORE_PEOPLE "<people><person id=\"1\" name=\"",
  HEAD BEFORE_PEOPLE "<people><person id=\"1\" ",
  HEAD BEFORE_PEOPLE "<people><",
  HEAD BEFORE_PEOPLE "<people>" PERSON "<leave-reason>",
  HEAD BEFORE_PEOPLE "<people>" PERSON "<leave-reason><![CDATA[",
  HEAD BEFORE_PEOPLE "<people><!-- ",
  HEAD BEFORE_PEOPLE "<people><?x ",
};

/* A name that goes on for ever is given up on long before the memory is. */
static void
test_endless (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (data);
  gsize n = 80 * 1024 * 1024;
  gsize before = text->len;

  g_string_set_size (text, before + n);
  memset (text->str + before, 'a', n);
  write_hostile (file, text->str, (gssize) text->len);
  assert_refused (file, "larger than");
}

static void
test_deep (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  write_hostile (file, text->str, -1);
  assert_refused (file, "ine 1");
}

/* Half a file, at every so many bytes of a full one. */
static void
test_cut_anywhere (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (5);
  g_autofree char *path = g_build_filename (file->folder, "hostile.xml", NULL);
  g_autofree char *base = g_build_filename (file->folder, "full.tandem", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) full = td_database_open (base, TD_DATABASE_CREATE, &error);
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;
  gsize length;

  td_test_fill (full, chance, 2);
  receipt = td_workspace_export (full, path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, &length, &error);
  for (gsize at = 1; at < length - 2; at += length / 23)
    {
      write_hostile (file, text, (gssize) at);
      assert_refused (file, "");
    }
}

void
test_workspace_hostile_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace-hostile/%s", cases[i].name);

      g_test_add (path, TdTestFile, &cases[i], td_test_file_setup, test_case,
                  td_test_file_teardown);
    }
#define ADD(name, function)                                                               \
  g_test_add ("/workspace-hostile/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  ADD ("fine", test_fine);
  ADD ("zero-bytes", test_zero_bytes);
  ADD ("deep", test_deep);
  ADD ("cut-anywhere", test_cut_anywhere);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (endless); i++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace-hostile/endless/%u", i);

      g_test_add (path, TdTestFile, endless[i], td_test_file_setup, test_endless,
                  td_test_file_teardown);
    }
}
