"""What the desktop reads: the entry, the description, the icons, and every other XML."""
import os
import subprocess
import tempfile

from lint import ROOT, Report, files, read

ID = 'org.tandem.Mentoring'


def run(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


def desktop_faults():
    for path in files('data', '.desktop.in'):
        with tempfile.TemporaryDirectory() as folder:
            # The name counts as well.
            name = os.path.join(folder, os.path.basename(path)[:-len('.in')])
            with open(name, 'w', encoding='utf-8') as copy:
                copy.write(read(path))
            for line in run('desktop-file-validate', '--no-hints', name):
                yield line.replace(name, path)


def unlisted_schemas():
    bundle = read('data/tandem-data.gresource.xml')
    for path in files('data/schema', '.sql'):
        if path[len('data/'):] not in bundle:
            yield f'{path}:1: is not in data/tandem-data.gresource.xml'


def missing():
    for path in (f'data/{ID}.desktop.in', f'data/{ID}.metainfo.xml.in',
                 f'data/icons/{ID}.svg', f'data/icons/{ID}-symbolic.svg'):
        if not os.path.exists(os.path.join(ROOT, path)):
            yield f'{path}:1: is missing'


report = Report()
report.check('the desktop has its files', missing())
report.check('desktop entry', desktop_faults())
report.check('description', (line for path in files('data', '.metainfo.xml.in')
                             for line in run('appstreamcli', 'validate', '--no-net', '--explain',
                                             path)))
report.check('well-formed XML', (line for path in files('data', '.xml', '.xml.in', '.svg', '.rng')
                                 + files('ui', '.xml', '.svg')
                                 for line in run('xmllint', '--noout', path)))
report.check('migrations are in the bundle', unlisted_schemas())
report.finish()
