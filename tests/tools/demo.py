"""The main job without a window: demo.py BUILD. Leaves its results in BUILD/demo/."""
import json
import os
import shutil
import subprocess
import sys

PROGRAM = 'Fjord Mentoring'


class Demo:
    def __init__(self, build):
        self.folder = os.path.join(build, 'demo')
        self.workspace = os.path.join(self.folder, 'demo.tandem')
        self.program = os.path.join(build, 'src/tandemctl')
        shutil.copy(os.path.join(build, 'sample.tandem'), self.workspace)

    def run(self, *words):
        done = subprocess.run([self.program, '--file', self.workspace, *words],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f'tandemctl {" ".join(words)}: {done.stderr.strip()}')
        return done.stdout

    def ask(self, *words):
        return json.loads(self.run(*words, '--json'))

    def pair_up(self):
        """Proposes for everyone who waits, releases, and records both answers."""
        proposal = self.ask('pair', 'propose', '--program', PROGRAM)
        released = self.ask('pair', 'release', '--proposal', str(proposal['proposal']))['pairs']
        for pair in released:
            for side in ('mentor', 'mentee'):
                self.run('pair', 'accept', '--pair', str(pair['pair']), '--by', side)
        return proposal, released

    def keep_contact(self):
        """Logs a contact of the five that are longest overdue."""
        due = self.ask('due', '--program', PROGRAM)
        late = [row for row in due if row['state'] in ('overdue', 'silent')]
        for row in late[:5]:
            self.run('contact', 'add', '--pair', str(row['pair']), '--on', self.today(),
                     '--minutes', '45', '--mode', 'video')
        return late, len(late[:5])

    def today(self):
        return subprocess.run(['date', '+%F'], capture_output=True, text=True,
                              check=True).stdout.strip()

    def report(self, name, file):
        path = os.path.join(self.folder, file)
        self.run('report', name, '--program', PROGRAM, '--output', path)
        return path


def main(build):
    demo = Demo(build)
    people = demo.ask('employees', '--limit', '1')['total']
    proposal, released = demo.pair_up()
    late, logged = demo.keep_contact()
    paper = demo.report('pairing', 'pairing-report.pdf')
    chart = demo.report('engagement', 'engagement.png')
    demo.run('check')
    print(f'''
A sample workspace of {people} people was made. In “{PROGRAM}” {proposal["mentees"]} mentees were
waiting and {proposal["places"]} places were free: Tandem proposed {proposal["matched"]} pairs in \
{max(proposal["seconds"], .01):.2f} seconds{", proven to be the best total," if proposal["optimal"] else ""}
and {len(released)} were released and accepted by both sides. {len(late)} pairs were overdue or \
silent; a contact was
logged for {logged} of them. Then the reports were printed:
  {paper}
  {chart}''')


if __name__ == '__main__':
    main(sys.argv[1])
