#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What `limber export` writes against what `limber measure` says of the same times.

usage: export_test.py PROGRAM

The file is read by this reader's own code (glb.py): joints to 1 mm, the angles
of elbows and knees to 0.1 degrees, at the frames and between them.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np

from glb import Motion
from second_reader import JOINTS

LIMBER = pathlib.Path(sys.argv[1]).resolve()
CASES = (('cat_cow', 'woman'), ('wall_chest', 'man'), ('walk', 'woman'))
MEASURED = 7.3  # times a second, no part of the 30 that the file is made of


def bend(places, above, hinge, below):
    u, v = places[hinge] - places[above], places[below] - places[hinge]
    return np.degrees(np.arctan2(np.linalg.norm(np.cross(u, v)), u @ v))


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.motions, cls.frames = {}, {}
        for movement, figure in CASES:
            file = pathlib.Path(cls.folder.name) / f'{movement}.glb'
            chosen = [movement, '--figure', figure]
            subprocess.run([LIMBER, 'export', *chosen, '-o', file], check=True,
                           capture_output=True, timeout=120)
            run = subprocess.run([LIMBER, 'measure', *chosen, '--rate', str(MEASURED)],
                                 check=True, capture_output=True, text=True, timeout=120)
            cls.motions[movement] = Motion(file)
            cls.frames[movement] = [json.loads(line) for line in run.stdout.splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def worst(self, movement, late=0.):
        """Farthest joint, mm, and most different hinge, degrees; `late`: read
        the file so many seconds late."""
        motion, far, turned = self.motions[movement], 0., 0.
        for frame in self.frames[movement]:
            nodes = motion.places(frame['t'] + late)
            seen = {name: nodes[joint][1] for name, joint in JOINTS.items()}
            said = {name: np.array(place) for name, place in frame['joints_m'].items()}
            far = max(far, *(np.linalg.norm(seen[n] - said[n]) * 1000 for n in said))
            for side in ('left', 'right'):
                for chain in (('shoulder', 'elbow', 'wrist'), ('hip', 'knee', 'ankle')):
                    names = [f'{joint}.{side}' for joint in chain]
                    turned = max(turned, abs(bend(seen, *names) - bend(said, *names)))
        return far, turned

    def test_joints_are_where_measure_says(self):
        for movement, _ in CASES:
            far, turned = self.worst(movement)
            print(f'{movement}: {far:.3f} mm, {turned:.4f} deg')
            self.assertLess(far, 1, movement)
            self.assertLess(turned, .1, movement)

    def test_a_file_that_is_late_is_seen(self):
        far, turned = self.worst('walk', late=.02)
        self.assertGreater(far, 1)
        self.assertGreater(turned, .1)

    def test_it_lasts_as_long_and_names_its_phases(self):
        for movement, _ in CASES:
            motion, frames = self.motions[movement], self.frames[movement]
            self.assertAlmostEqual(motion.seconds, motion.extras['seconds'], places=4)
            marks = motion.extras['phases']
            self.assertEqual([m['time'] for m in marks], sorted(m['time'] for m in marks))
            for frame in frames[:-1]:
                now = [m for m in marks if m['time'] <= frame['t'] + 1e-9][-1]
                self.assertEqual(now['phase'], frame['section'], (movement, frame['t']))
                self.assertEqual(now.get('side', 'both'), frame['side'])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
