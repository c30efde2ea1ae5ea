"""Proves that each lint can fail: plants a fault in a copy of a small tree and runs the lint."""
import os
import shutil
import subprocess
import sys
import tempfile

from lint import ROOT, Report, read

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later\n * Copyright 2026 The Tandem authors */\n\n'
PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PAGE = 'ui/people/td-planted-page.ui'
BUNDLE = 'ui/tandem-ui.gresource.xml'
OVERLAY = 'ui/app/help-overlay.ui'
MANIFEST = 'data/packaging/flatpak/org.tandem.Mentoring.json'


def xml(body):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<interface>\n  <requires lib="gtk" version="4.8"/>\n'
            f'{body}\n</interface>\n')


def template(body):
    return xml('  <template class="TdPlantedPage" parent="AdwBin">\n' + body + '\n  </template>')


def page(body):
    return ('<page xmlns="http://projectmallard.org/1.0/" type="topic" id="planted">\n'
            f'  <title>Planted</title>\n  {body}\n</page>\n')


def child(body):
    return template(f'    <property name="child">\n      {body}\n    </property>')


def c(body, include='config.h'):
    return f'{HEAD}#include "{include}"\n\n{body}\n'


# lint, what is planted where, words of the failing line
FAULTS = [
    ('layers', {'src/base/td-planted.c': c('#include "people/td-employee.h"')}, 'imports go down'),
    ('layers', {'src/people/td-planted.c': c('#include <sqlite3.h>')}, 'doors'),
    ('layers', {'src/report/td-planted.c': c('#include <gtk/gtk.h>')}, 'doors'),
    ('layers', {'src/cli/td-planted.c': c('#include <libxml/tree.h>')}, 'doors'),
    ('layers', {'src/report/td-planted.c': c('#include <xlsxwriter.h>')}, 'doors'),
    ('layers', {'src/exchange/td-planted.c': c('#include <sodium.h>')}, 'doors'),
    ('layers', {'src/gui/widgets/td-planted.c': c('#include "gui/app/td-window.h"')},
     'keep their order'),
    ('layers', {'src/gui/pages/td-planted.c': c('#include "gui/app/td-window.h"')},
     'keep their order'),
    ('layers', {'src/cli/td-planted.c': c('int x (void) { td_database_query_int (db, &n, NULL, "", ""); }')},
     'hold no SQL'),
    ('layers', {'src/cli/td-planted.c': c('#include "../gui/x.h"')}, 'by room'),
    ('layers', {'src/attic/td-planted.c': c('')}, 'in a room'),
    ('layers', {'src/cli/td-planted.c': c('#include "people/td-nobody.h"')}, 'file exists'),
    ('layers', {'src/base/td-planted.c': c('')}, 'is built'),
    ('layers', {'src/people/td-planted.c': c('int x (void) { return td_date_today (); }')}, 'clock'),
    ('widgets', {'src/gui/td-planted.c': c('void x (void) { gtk_button_new_with_label ("x"); }')},
     'made in C'),
    ('widgets', {'src/gui/td-planted.c': c('void x (void) { adw_action_row_new (); }')}, 'made in C'),
    ('widgets', {'src/gui/td-planted.c': c('void x (void) { g_object_new (GTK_TYPE_LABEL, NULL); }')},
     'of a widget type'),
    ('widgets', {'src/gui/td-planted.c': c('void x (void) { gtk_box_append (a, b); }')}, 'put into'),
    ('widgets', {'src/gui/td-planted.c': c('void x (void) { gtk_grid_attach (a, b); }')}, 'put into'),
    ('widgets', {'src/gui/td-planted.c': c('void x (void) { adw_bin_set_child (a, b); }')},
     'put into'),
    ('widgets', {'tests/lint/widgets.allow': 'src/gui/none.c gtk_box_append: because of a reason\n'},
     'exceptions'),
    ('templates', {PAGE: template('')}, 'in the bundle'),
    ('templates', {PAGE: template('')}, 'has its class'),
    ('templates', {'src/gui/td-planted.c': c('G_DEFINE_FINAL_TYPE (TdNakedPage, td_naked_page, ADW_TYPE_BIN)')},
     'has its template'),
    ('templates', {'src/gui/td-planted.c': c('char *x = "/org/tandem/Mentoring/x/td-none.ui";')},
     'that C names'),
    ('templates', {'ui/people/td-orphan.ui': xml('')}, 'is used'),
    ('templates', {PAGE: child('<object class="TdWrapBox"/>'), 'src/gui/td-planted-page.c': c('')},
     'is ensured'),
    ('templates', {PAGE: template('<binding name="name"><lookup name="x" type="y"/></binding>')},
     'watches itself'),
    ('templates', {PAGE: child('<lookup name="x">TdPlantedPage</lookup>')}, 'watches itself'),
    ('templates', {PAGE: child('<closure type="gboolean" function="td_has_text"/>'),
                   'src/gui/td-planted-page.c': c('')}, 'are bound'),
    ('templates', {PAGE: child('<menu><section></section></menu>')}, 'sections are shared'),
    ('templates', {'ui/menus/planted.ui': xml('')}, 'is used'),
    ('templates', {PAGE: child('<object class="GtkLabel"><signal name="activate-link" handler="x"/>'
                               '</object>')}, 'a bin for them'),
    ('ui', {PAGE: xml('<object nonsense="1"/>')}, 'grammar'),
    ('ui', {PAGE: child('<object class="GtkButton"/>')}, 'have words'),
    ('ui', {PAGE: child('<object class="GtkButton"><property name="icon-name">x</property></object>')},
     'icon-only'),
    ('ui', {PAGE: child('<object class="GtkEntry"/>')}, 'entries'),
    ('ui', {PAGE: child('<object class="GtkDropDown"><accessibility><property name="label">x'
                        '</property></accessibility></object>')}, 'drop-downs'),
    ('ui', {PAGE: child('<object class="GtkLabel"><style><class name="error"/></style></object>')},
     'no red'),
    ('ui', {PAGE: xml('<template class="GtkListItem"><property name="selectable">False</property>'
                      '</template>')}, 'come to every row'),
    ('ui', {PAGE: child('<object class="GtkColumnView"/>')}, 'entries'),
    ('ui', {PAGE: child('<object class="GtkImage"/>')}, 'pictures'),
    ('ui', {PAGE: child('<object class="TdDateRow"/>'),
            'src/gui/pages/people/td-planted-page.c': c('td_dialog_keep_rows (TD_DIALOG (a), b);')},
     'have an id'),
    ('ui', {PAGE: child('<object class="GtkLabel"><property name="label">Words</property></object>')},
     'translatable'),
    ('ui', {PAGE: child('<object class="GtkLabel" id="a"/>')
            .replace('</template>', '</template>\n<object class="GtkLabel" id="a"/>')}, 'unique'),
    ('po', {'src/gui/td-planted.c': c('const char *x = _("A sentence nobody translated");')},
     'untranslated'),
    ('po', {'src/gui/td-planted.c': c('const char *x = _("A sentence nobody translated");')},
     'POTFILES'),
    ('po', {'src/gui/td-planted.c': c('const char *x = _("%d of %d new pairs are here");')},
     'through ngettext'),
    ('po', {'po/ar.po': PO_HEAD + '#: src/x.c\n#, c-format\nmsgid "to %s"\nmsgstr "إلى %s"\n'},
     'marked off'),
    ('words', {'po/LINGUAS': 'nl\n',
               'po/nl.po': PO_HEAD + '#: src/x.c\nmsgid "Mentoring saved %d people."\nmsgstr "x"\n'},
     'no text claims'),
    ('words', {'po/nl.po': PO_HEAD + '#: src/x.c\nmsgid "x"\nmsgstr "Dit bewijst het."\n'},
     'no translation claims'),
    ('words', {'ui/people/td-planted-page.ui': xml('<property>The impact of mentoring</property>')},
     'no text of a window'),
    ('words', {'po/LINGUAS': 'nl\nxx\n', 'po/xx.po': PO_HEAD}, 'every language'),
    ('style', {'src/base/td-planted.c': c('int   x(void){return 1;}')}, 'clang-format'),
    ('style', {'src/base/td-planted.c': c('\n' * 700)}, '600 lines'),
    ('style', {'src/base/td-planted.c': c('/* TO' 'DO: everything */')}, 'to be done'),
    ('style', {'src/base/td-planted.c': '#include "config.h"\n'}, 'licence'),
    ('style', {'src/base/td-planted.c': c('', 'base/td-date.h')}, 'config.h'),
    ('data', {'data/org.tandem.Mentoring.desktop.in': '[Desktop Entry]\nType=Nothing\n'},
     'desktop entry'),
    ('data', {'data/org.tandem.Mentoring.metainfo.xml.in': '<component/>'}, 'description'),
    ('data', {'data/planted.xml': '<a><b></a>'}, 'well-formed'),
    ('data', {'data/schema/999-planted.sql': 'SELECT 1;'}, 'migrations'),
    ('data', {'data/icons/org.tandem.Mentoring.svg': None}, 'desktop has its files'),
    ('help', {'data/help/C/planted.page': page('<p><gui>No Such Button</gui></p>')},
     'the help names what'),
    ('help', {'data/help/C/planted.page': page('<p><keyseq><key>Ctrl</key><key>J</key></keyseq></p>')},
     'keys that there are'),
    ('help', {'data/help/C/planted.page': page('<p><link xref="nowhere"/></p>')}, 'lead somewhere'),
    ('help', {'data/help/C/planted.page': page('<p>Nobody leads here.</p>')}, 'is reached'),
    ('help', {'data/help/C/planted.page': page('<p>Not in Dutch.</p>')}, 'is whole (nl)'),
    ('help', {'data/help/C/planted.page': page('<media type="image" src="figures/none.png"><p>x</p></media>')},
     'its pictures'),
    ('help', {'ui/people/td-planted-dialog.ui': xml('  <template class="TdPlantedDialog" parent="TdDialog"/>')},
     'windows lead'),
    ('shortcuts', {OVERLAY: read(OVERLAY), 'src/gui/td-planted.c': c(
        'void x (void) { gtk_widget_class_add_binding_action (klass, GDK_KEY_j, GDK_CONTROL_MASK,\n'
        '"people.jump", NULL); }')}, 'is in the shortcuts window'),
    ('shortcuts', {OVERLAY: read(OVERLAY).replace('<!-- app.quit -->', '')}, 'says whose key'),
    ('package', {'data/packaging/debian/changelog': 'tandem (0.0.9) unstable; urgency=low\n'},
     'one version'),
    ('package', {'data/packaging/debian/rules': None}, 'Debian folder'),
    ('package', {'data/packaging/debian/control': 'Source: tandem\nBuild-Depends: gettext\n\n'},
     'needs what packages.sh'),
    ('package', {MANIFEST: read(MANIFEST).replace('"sdk"', '"sdq"')}, 'Flatpak manifest'),
    ('package', {MANIFEST: read(MANIFEST).replace('"libcsv"', '"libcvs"')}, 'every library'),
    ('package', {'data/org.tandem.Mentoring.service.in': '[D-BUS Service]\nName=org.other\n'},
     'desktop agree'),
    ('package', {'data/org.tandem.Mentoring.gschema.xml': '<schemalist><key/></schemalist>'},
     'settings'),
    ('package', {'data/help/C/figures/today.png': None}, 'screenshots'),
]


def plant(tree, files):
    """Writes the files, keeping what was there; gives what must be put back."""
    before = {}
    for path, content in files.items():
        whole = os.path.join(tree, path)
        before[path] = None
        if os.path.exists(whole):
            with open(whole, 'rb') as stream:
                before[path] = stream.read()
        if content is None:
            os.remove(whole)
            continue
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, 'wb') as stream:
            stream.write(content if isinstance(content, bytes) else content.encode())
    return before


def finds(tree, lint, words):
    done = subprocess.run([sys.executable, os.path.join(HERE, f'{lint}.py'), tree],
                          capture_output=True, text=True, check=False)
    return any(line.startswith('not ok') and words in line for line in done.stdout.splitlines())


def small_tree(folder):
    """What the lints need to be content, without the bulk of the sources."""
    for path in ('po', 'data', '.clang-format', 'tests/lint', 'tests/tools/packages.sh', 'src/base',
                 'src/db', 'meson.build', OVERLAY, BUNDLE):
        whole, copy = os.path.join(ROOT, path), os.path.join(folder, path)
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        if os.path.isdir(whole):
            shutil.copytree(whole, copy)
        elif os.path.exists(whole):
            shutil.copy(whole, copy)


report = Report()
with tempfile.TemporaryDirectory() as tree:
    small_tree(tree)
    for lint, files, words in FAULTS:
        before = plant(tree, files)
        found = finds(tree, lint, words)
        plant(tree, {path: text for path, text in before.items()
                     if text is not None or os.path.exists(os.path.join(tree, path))})
        report.check(f'{lint} finds: {words} ({", ".join(files)})',
                     [] if found else [f'tests/lint/{lint}.py:1: did not find what was planted'])
report.finish()
