"""What packagers read: the Debian folder, the Flatpak manifest, and what they install."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

from lint import ROOT, Report, files, read

ID = 'org.tandem.Mentoring'
DEBIAN = 'data/packaging/debian'
MANIFEST = f'data/packaging/flatpak/{ID}.json'
# Modules of Meson that the GNOME runtime has, so the manifest need not build them.
RUNTIME = {'glib-2.0', 'gobject-2.0', 'gio-2.0', 'gio-unix-2.0', 'sqlite3', 'libxml-2.0', 'json-glib-1.0',
           'libarchive', 'cairo', 'cairo-pdf', 'cairo-svg', 'pango', 'pangocairo', 'gtk4',
           'gtk4-unix-print', 'libadwaita-1'}
# The manifest's names of the others.
MODULES = {'gsl': 'gsl', 'uchardet': 'uchardet', 'xlsxwriter': 'libxlsxwriter',
           'libsodium': 'libsodium', 'libical': 'libical', 'gmime-3.0': 'gmime', 'csv': 'libcsv'}
# What flatpak-manifest(5) knows and we use.
KEYS = {'id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules'}
MODULE_KEYS = {'name', 'buildsystem', 'builddir', 'config-opts', 'sources', 'cleanup', 'run-tests'}
SOURCE_KEYS = {'archive': {'type', 'url', 'sha256'}, 'dir': {'type', 'path', 'skip'}}
SYSTEMS = {None, 'autotools', 'cmake-ninja', 'meson', 'simple'}


def run(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def version_faults():
    version = re.search(r"^  version: '(.*)'", read('meson.build'), re.M)[1]
    first = read(f'{DEBIAN}/changelog').split('\n', 1)[0]
    if f'({version})' not in first:
        yield f'{DEBIAN}/changelog:1: is not of version {version} of meson.build'
    release = re.search(r'<release version="([^"]*)"', read(f'data/{ID}.metainfo.xml.in'))[1]
    if release != version:
        yield f'data/{ID}.metainfo.xml.in:1: the newest release is not {version}'


def build_packages():
    """What tests/tools/packages.sh installs to build with, but for what every build has."""
    given = {'gcc', 'libc6-dev', 'ninja-build'}
    wanted = set()
    for line in read('tests/tools/packages.sh').splitlines():
        if line.startswith('build |') and '| looks |' not in line:
            wanted |= set(line.split('|')[2].split())
    return wanted - given - {'librsvg2-common'}


def dependency_faults():
    control = read(f'{DEBIAN}/control')
    needed = set(re.findall(r'^(?:Build-Depends: | )([a-z0-9.+-]+)', control.split('\n\n')[0], re.M))
    for package in sorted(build_packages() - needed):
        yield f'{DEBIAN}/control:1: does not need {package}, which packages.sh installs to build'


def manifest_faults():
    manifest = json.loads(read(MANIFEST))
    for key in sorted(set(manifest) - KEYS):
        yield f'{MANIFEST}:1: {key} is no key of a manifest'
    if manifest['id'] != ID or manifest['command'] != 'tandem':
        yield f'{MANIFEST}:1: is of another program'
    for module in manifest['modules']:
        for key in sorted(set(module) - MODULE_KEYS):
            yield f'{MANIFEST}:1: {key} is no key of a module'
        if module.get('buildsystem') not in SYSTEMS:
            yield f'{MANIFEST}:1: nothing builds {module["name"]}'
        for source in module['sources']:
            if set(source) != SOURCE_KEYS.get(source.get('type')):
                yield f'{MANIFEST}:1: a source of {module["name"]} lacks or has too much'
            if source['type'] == 'archive' and not re.fullmatch('[0-9a-f]{64}', source['sha256']):
                yield f'{MANIFEST}:1: {source["url"]} has no checksum'
    if shutil.which('flatpak-builder'):
        code, said = run('flatpak-builder', '--show-manifest', MANIFEST)
        if code or re.search('^[^{"]*(unknown|error)', said, re.M | re.I):
            yield f'{MANIFEST}:1: flatpak-builder: {said.splitlines()[0]}'


def module_faults():
    """Every library is in the runtime or built; one that is built is used."""
    names = {module['name'] for module in json.loads(read(MANIFEST))['modules']}
    text = read('meson.build')
    for library in re.findall(r"(?:dependency|find_library)\('([^']*)'", text):
        if library not in RUNTIME and library != 'm' and MODULES.get(library) not in names:
            yield f'{MANIFEST}:1: does not build {library}, which the runtime has not'


def activation_faults():
    desktop = read(f'data/{ID}.desktop.in')
    service = read(f'data/{ID}.service.in')
    mime = ET.fromstring(read(f'data/{ID}.mime.xml'))
    kind = mime[0].get('type')
    if 'DBusActivatable=true' not in desktop:
        yield f'data/{ID}.desktop.in:1: is not activated by D-Bus'
    if f'Name={ID}\n' not in service or '--gapplication-service' not in service:
        yield f'data/{ID}.service.in:1: is not the service of {ID}'
    if f'MimeType={kind};' not in desktop:
        yield f'data/{ID}.desktop.in:1: does not open {kind}'
    if '%f' not in re.search('^Exec=.*', desktop, re.M)[0]:
        yield f'data/{ID}.desktop.in:1: takes no file'
    known = read('src/db/td-migrate.c').split('WORKSPACE_ID ', 1)[1].split()[0]
    if known not in read(f'data/{ID}.mime.xml'):
        yield f'data/{ID}.mime.xml:1: does not know a workspace by {known}'


def schema_faults():
    code, said = run('glib-compile-schemas', '--strict', '--dry-run', 'data')
    if code:
        yield f'data/{ID}.gschema.xml:1: {said.strip()}'


def screenshot_faults():
    """The pictures are in the tree, of the size that is said."""
    for image in ET.fromstring(read(f'data/{ID}.metainfo.xml.in')).iter('image'):
        path = os.path.join('data', re.sub('^https?://[^/]*/', '', image.text))
        whole = os.path.join(ROOT, path)
        if not os.path.exists(whole):
            yield f'data/{ID}.metainfo.xml.in:1: {path} is missing'
            continue
        with open(whole, 'rb') as stream:
            head = stream.read(24)
        size = [str(int.from_bytes(head[i:i + 4], 'big')) for i in (16, 20)]
        if size != [image.get('width'), image.get('height')]:
            yield f'{path}:1: is {"x".join(size)}'


def rule_faults():
    for name in ('changelog', 'control', 'copyright', 'rules', 'source/format'):
        if f'{DEBIAN}/{name}' not in files(DEBIAN, ''):
            yield f'{DEBIAN}/{name}:1: is missing'
    if not os.access(os.path.join(ROOT, DEBIAN, 'rules'), os.X_OK):
        yield f'{DEBIAN}/rules:1: cannot be run'
    if shutil.which('dpkg-parsechangelog'):
        code, said = run('dpkg-parsechangelog', '-l', f'{DEBIAN}/changelog')
        if code or 'warning' in said:
            yield f'{DEBIAN}/changelog:1: {said.strip()}'


def mime_faults():
    """A workspace is known by what is in it."""
    if not shutil.which('update-mime-database') or not shutil.which('gio'):
        return
    with tempfile.TemporaryDirectory() as home:
        packages = os.path.join(home, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(os.path.join(ROOT, f'data/{ID}.mime.xml'), packages)
        subprocess.run(['update-mime-database', os.path.join(home, 'mime')], check=True,
                       capture_output=True)
        magic = b'SQLite format 3\0' + bytes(52) + (0x54644d57).to_bytes(4, 'big') + bytes(400)
        for name, content in (('copy.tandem', magic), ('copy', magic)):
            path = os.path.join(home, name)
            with open(path, 'wb') as stream:
                stream.write(content)
            env = dict(os.environ, XDG_DATA_HOME=home, GIO_USE_VFS='local', LC_ALL='C.UTF-8')
            done = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env,
                                  capture_output=True, text=True, check=False)
            if 'application/x-tandem' not in done.stdout:
                yield f'data/{ID}.mime.xml:1: does not know {name}: {done.stdout.strip()}'


report = Report()
report.check('one version', version_faults())
report.check('Debian folder', rule_faults())
report.check('Debian build needs what packages.sh installs', dependency_faults())
report.check('Flatpak manifest', manifest_faults())
report.check('Flatpak builds every library', module_faults())
report.check('D-Bus, files and desktop agree', activation_faults())
report.check('settings', schema_faults())
report.check('screenshots', screenshot_faults())
report.check('a workspace is known by its content', mime_faults())
report.finish()
