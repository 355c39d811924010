#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The second reader catches what is wrong in a measurement.

usage: second_reader_test.py PROGRAM [unittest arguments]
"""
import contextlib
import io
import sys
import unittest

import numpy as np

import second_reader as reader

PROGRAM = sys.argv.pop(1)
FIGURE = 'woman'


class PlantedFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.frames = list(reader.frames_of(PROGRAM, 'cat_cow', FIGURE, 0.2))
        cls.cast = reader.Cast(FIGURE)
        cls.good = cls.disagreements(lambda frame: frame)

    @classmethod
    def disagreements(cls, plant):
        """What a reading disagrees on with `plant` done to copies of the frames."""
        copies = [plant(frame | {
            'points': frame['points'].copy(),
            'angles_deg': dict(frame['angles_deg']),
            'joints_m': {k: list(v) for k, v in frame['joints_m'].items()},
            'muscles': {k: dict(v) for k, v in frame['muscles'].items()},
            'com_m': list(frame['com_m']),
        }) for frame in cls.frames]
        with contextlib.redirect_stdout(io.StringIO()):
            return reader.read('cat_cow', FIGURE, copies, cls.cast)

    def expect(self, what, plant):
        caught = [line for line in self.disagreements(plant) if line not in self.good]
        self.assertTrue(any(what in line for line in caught), f'{what} not in {caught}')

    def test_flipped_sign(self):
        def plant(frame):
            frame['angles_deg']['thoracic.flex'] *= -1
            return frame
        self.expect('joints: own kinematics', plant)

    def test_joint_moved(self):
        def plant(frame):
            frame['joints_m']['wrist.left'][0] += .002
            return frame
        self.expect('joints: own kinematics', plant)

    def test_hand_two_centimetres_off(self):
        def plant(frame):
            if frame['t'] > 30:
                frame['points'][self.cast.contacts_patch('palm.left')] += [.02, 0, 0]
            return frame
        self.expect('contacts: slide', plant)

    def test_hand_floats(self):
        def plant(frame):
            frame['points'][self.cast.contacts_patch('palm.right')] += [0, .007, 0]
            return frame
        self.expect('contacts: gap', plant)

    def test_knee_in_the_mat(self):
        def plant(frame):
            frame['points'][self.cast.contacts_patch('shin.left')] -= [0, .008, 0]
            return frame
        self.expect('contacts: penetration', plant)

    def test_points_in_another_order(self):
        def plant(frame):
            frame['points'] = np.roll(frame['points'], 500, axis=0)
            return frame
        self.expect('skin: 95', plant)

    def test_muscle_of_another_length(self):
        def plant(frame):
            frame['muscles']['rhomboid_major.left']['length_m'] += .05
            return frame
        self.expect('muscles', plant)

    def test_mass_elsewhere(self):
        def plant(frame):
            frame['com_m'][1] += .06
            return frame
        self.expect('centre of mass', plant)


if __name__ == '__main__':
    unittest.main()
