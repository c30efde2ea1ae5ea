"""Instances as bench-make writes them; td-bench-file.h says how."""
import numpy


class Instance:
    """The arrays of a file."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            if file.read(8) != b'TDBENCH1':
                raise SystemExit(f'{path} is no instance')
            self.n_mentees, self.n_mentors = (int(n) for n in numpy.fromfile(file, '=u4', 2))
            n_entries = int(numpy.fromfile(file, '=u8', 1)[0])
            self.places = numpy.fromfile(file, '=i4', self.n_mentors)
            self.first = numpy.fromfile(file, '=u8', self.n_mentees + 1).astype(numpy.int64)
            self.mentor = numpy.fromfile(file, '=u4', n_entries)
            self.score = numpy.fromfile(file, '=i4', n_entries)
