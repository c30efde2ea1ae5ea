"""Starts Tandem and photographs its window once it stands still. Runs inside session.sh."""
import os
import subprocess
import time


def picture(path):
    """The whole screen, as bytes too."""
    subprocess.run(['import', '-window', 'root', path], check=True, timeout=20)
    with open(path, 'rb') as stream:
        return stream.read()


def colours(path):
    done = subprocess.run(['identify', '-format', '%k', path], capture_output=True, text=True,
                          check=True, timeout=20)
    return int(done.stdout)


def still(path, patience=12.0, quiet=3):
    """Photographs until so many pictures in a row are the same and not blank."""
    end, before, same = time.monotonic() + patience, None, 0
    while time.monotonic() < end:
        now = picture(path)
        same = same + 1 if now == before else 0
        if same >= quiet and colours(path) > 16:
            return True
        before = now
        time.sleep(.12)
    return False


def show(build, arguments, path, then=None, **environment):
    """Opens Tandem, photographs it and closes it; whether it stood still and wrote no warning.
    With "then" that is done once it stands still, and the picture made of what follows."""
    with open(f'{path}.log', 'w+', encoding='utf-8') as log:
        program = subprocess.Popen([os.path.join(build, 'src/tandem'), *arguments], stderr=log,
                                   env={**os.environ, 'GTK_A11Y': 'none', **environment})
        try:
            calm = still(path)
            if then:
                then()
                calm = still(path)
            alive = program.poll() is None
        finally:
            program.terminate()
            program.wait(10)
        log.seek(0)
        complaints = [line.strip() for line in log if 'WARNING' in line or 'CRITICAL' in line]
    if not complaints:
        os.remove(f'{path}.log')
    return calm and alive, complaints
