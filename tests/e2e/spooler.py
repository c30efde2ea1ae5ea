# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A print queue for tests: a spooler of its own on a port of its own, with a printer that keeps
what it gets. Nothing of the computer's own printing is touched, nothing is installed."""

import os
import shutil
import socket
import subprocess
import tempfile
import time

PATH = os.environ.get('PATH', '') + ':/usr/sbin:/sbin'

# Where CUPS is, when it is unpacked somewhere else.
CUPS = os.environ.get('TD_CUPS', '') + '/usr'

BACKEND = '''#!/bin/sh
[ $# -eq 0 ] && { echo 'direct capture:/ "Unknown" "capture jobs"'; exit 0; }
dir=${DEVICE_URI#capture:}
cat ${6:-} > "$dir/job.part" && mv "$dir/job.part" "$dir/job-$1.pdf"
'''

FILES = '''ServerRoot {root}/etc
ServerBin {root}/bin
DataDir {data}
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
Sandboxing relaxed
'''

DAEMON = '''LogLevel info
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
IdleExitTimeout 0
DefaultAuthType None
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow localhost
  </Limit>
</Policy>
'''


def program(name):
    return shutil.which(name, path=PATH)


def missing():
    return ', '.join(f'there is no {name}' for name in ('cupsd', 'lpadmin', 'lp', 'lpstat')
                     if not program(name))


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def wait(what, ready):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = ready()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f'timeout: {what}')


class Spooler:
    """A cupsd with one printer, in a folder that goes with it."""

    def __init__(self):
        self.root = tempfile.mkdtemp(prefix='tandem-print-')
        os.chmod(self.root, 0o755)
        self.port = free_port()
        self.jobs = os.path.join(self.root, 'jobs')
        self.daemon = None

    def write(self, name, text, mode=0o644):
        path = os.path.join(self.root, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        os.chmod(path, mode)

    def __enter__(self):
        for name in ('etc/ppd', 'spool/tmp', 'cache', 'run/certs', 'log', 'bin/backend', 'jobs'):
            os.makedirs(os.path.join(self.root, name))
        for name in ('spool/tmp', 'jobs'):
            os.chmod(os.path.join(self.root, name), 0o1777)
        for name in ('cgi-bin', 'daemon', 'driver', 'filter', 'monitor', 'notifier'):
            if os.path.exists(f'{CUPS}/lib/cups/{name}'):
                os.symlink(f'{CUPS}/lib/cups/{name}', os.path.join(self.root, 'bin', name))
        self.write('bin/backend/capture', BACKEND, 0o755)
        self.write('etc/cups-files.conf', FILES.format(root=self.root, data=f'{CUPS}/share/cups'))
        self.write('etc/cupsd.conf', DAEMON.format(port=self.port))
        with open(os.path.join(self.root, 'said'), 'wb') as said:
            self.daemon = subprocess.Popen(
                [program('cupsd'), '-f', '-c', f'{self.root}/etc/cupsd.conf',
                 '-s', f'{self.root}/etc/cups-files.conf'], stdout=said, stderr=said)
        wait('the spooler runs', lambda: 'is running' in self.run('lpstat', '-r').stdout)
        self.run('lpadmin', '-p', 'paper', '-E', '-v', f'capture:{self.jobs}', '-m', 'raw')
        return self

    def __exit__(self, *_):
        self.daemon.terminate()
        self.daemon.wait()
        shutil.rmtree(self.root, ignore_errors=True)

    def run(self, name, *words):
        return subprocess.run([program(name), *words], capture_output=True, text=True, check=False,
                              env={**os.environ, 'CUPS_SERVER': f'127.0.0.1:{self.port}'})

    def printed(self):
        return [os.path.join(self.jobs, name) for name in sorted(os.listdir(self.jobs))
                if name.endswith('.pdf')]
