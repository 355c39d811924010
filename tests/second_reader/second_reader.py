#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measures the performed motion a second time, with none of the program's code.

usage: second_reader.py --limber PROGRAM [--rate HZ] [--figure NAME]... [MOVEMENT]...

Reads what `limber measure --vertices` writes, the figure's glTF file and the
muscles' YAML, and compares its own forward kinematics, skin distances, muscle
lengths and centre of mass with the program's. Prints a table; exit code 1 on
disagreement. Tolerances stand beside each comparison.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import yaml

import body as anatomy
from glb import Glb

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIDES = {'left': 'L', 'right': 'R'}
JOINTS = {'pelvis': 'root', 'l5': 'spine04', 't12': 'spine02', 'c7': 'neck01', 'head': 'head'}
JOINTS |= {f'{place}.{word}': f'{joint}.{side}'
           for place, joint in (('shoulder', 'upperarm01'), ('elbow', 'lowerarm01'),
                                ('wrist', 'wrist'), ('hip', 'upperleg01'),
                                ('knee', 'lowerleg01'), ('ankle', 'foot'))
           for word, side in SIDES.items()}


class Table:
    """The worst of each comparison, and whether it stays in its tolerance."""

    def __init__(self):
        self.rows = collections.OrderedDict()

    def see(self, what, value, tolerance, unit, where):
        worst = self.rows.get(what)
        if worst is None or not value <= worst[0]:  # nan is worse than all
            self.rows[what] = (value, tolerance, unit, where)

    def failed(self):
        return [what for what, (value, limit, _, _) in self.rows.items() if not value <= limit]

    def show(self, title):
        print(title)
        for what, (value, limit, unit, where) in self.rows.items():
            mark = 'ok  ' if value <= limit else 'FAIL'
            print(f'  {mark} {what:<46} {value:8.3f} {unit:<3} (at most {limit:g})  {where}')


# ---- skin patches, by this reader's own rules ------------------------------

def followers(glb, side, *families):
    """Share of each point's weights on joints of a side that begin so."""
    columns = [j for j, name in enumerate(glb.names)
               if name.endswith('.' + side) and name.startswith(families)]
    return glb.weights[:, columns].sum(1)


def patch_of(glb, part, side):
    """(points that should touch, points that must not go through).

    sole: the lowest 6 mm of the standing foot, heel to ball. palm: the side of
    the hand that a plane through wrist and knuckles has the thumb's root on.
    knee, shin: the front of the head of the tibia. forearm: as the palm.
    """
    head = lambda name: glb.heads[glb.index[f'{name}.{side}']]
    p = glb.points
    if part == 'sole':
        foot = followers(glb, side, 'foot', 'toe')
        return (foot > .9) & (p[:, 1] < .006), foot > .6
    if part in ('palm', 'forearm'):
        hand = followers(glb, side, 'wrist', 'metacarpal', 'finger')
        along = head('finger3-1') - head('wrist')
        reach = np.linalg.norm(along)
        across = head('finger2-1') - head('finger5-1')
        palmar = np.cross(along, across) * (1 if side == 'L' else -1)
        palmar /= np.linalg.norm(palmar)
        local = p - head('wrist')
        share = local @ along / reach ** 2
        depth = local @ palmar
        thumb = followers(glb, side, 'finger1')
        middle = (hand > .95) & (thumb < .05) & (share > .3) & (share < .9)
        cut = np.median(depth[middle])
        touching = middle & (depth > cut + .7 * (depth[middle].max() - cut))
        if part == 'palm':
            return touching, hand > .8
        arm = followers(glb, side, 'lowerarm')
        return touching, arm + hand > .9
    knee = head('lowerleg01')
    shank = followers(glb, side, 'lowerleg', 'helper_knee')
    near = (shank > .5) & (np.abs(p[:, 0] - knee[0]) < .025) & \
        (p[:, 1] < knee[1]) & (p[:, 1] > knee[1] - .06) & (p[:, 2] > knee[2])
    front = np.sort(p[near, 2])[-5:].mean() if near.sum() > 5 else 0
    return near & (p[:, 2] > front - .01), shank + followers(glb, side, 'foot') > .9


# ---- what is compared -------------------------------------------------------

def compare_joints(frame, posed, table):
    """One chain of turns against the other: 1.5 mm."""
    for name, joint in JOINTS.items():
        away = np.linalg.norm(posed[joint][1] - frame['joints_m'][name])
        table.see('joints: own kinematics', away * 1000, 1.5, 'mm', f'{name} {frame["t"]:g} s')


def compare_hinges(frame, table):
    """Elbow and knee angles, from nothing but three places: 1 deg."""
    places = {k: np.array(v) for k, v in frame['joints_m'].items()}
    for word in SIDES:
        for hinge, above, below, dof in (('elbow', 'shoulder', 'wrist', 'elbow.flex'),
                                         ('knee', 'hip', 'ankle', 'knee.flex')):
            middle = places[f'{hinge}.{word}']
            u, v = middle - places[f'{above}.{word}'], places[f'{below}.{word}'] - middle
            bend = np.degrees(np.arctan2(np.linalg.norm(np.cross(u, v)), u @ v))
            away = abs(bend - abs(frame['angles_deg'][f'{dof}.{word}']))
            table.see('elbows and knees: angle of three places', away, 1, 'deg',
                      f'{hinge}.{word} {frame["t"]:g} s')


def compare_muscles(frame, posed, muscles, table):
    """Lines of action between the own joints: 1 mm."""
    for name, reading in frame['muscles'].items():
        away = abs(muscles[name].length(posed) - reading['length_m'])
        table.see('muscles: own lines of action', away * 1000, 1, 'mm',
                  f'{name} {frame["t"]:g} s')


# Segment: joints it lies between, share of the mass, centre from the first.
# Source: de-leva-1996, mean of women and men, joint-to-joint.
LIMBS = (('shoulder', 'elbow', .026, .57), ('elbow', 'wrist', .015, .46),
         ('hip', 'knee', .145, .385), ('knee', 'ankle', .046, .44))


def compare_mass(frame, table):
    """Centre of mass from a cruder body: 40 mm."""
    at = {k: np.array(v) for k, v in frame['joints_m'].items()}
    hips = (at['hip.left'] + at['hip.right']) / 2
    up = (at['c7'] - at['l5']) / np.linalg.norm(at['c7'] - at['l5'])
    parts = [(.068, at['head'] + (at['head'] - at['c7']) * .5),
             (.157, at['t12'] * .35 + at['c7'] * .65), (.155, (at['t12'] + at['l5']) / 2),
             (.118, hips + .04 * up)]
    for word in SIDES:
        for first, last, mass, share in LIMBS:
            a, b = at[f'{first}.{word}'], at[f'{last}.{word}']
            parts.append((mass, a + share * (b - a)))
        parts += [(.006, at[f'wrist.{word}']), (.013, at[f'ankle.{word}'])]
    own = sum(m * p for m, p in parts) / sum(m for m, _ in parts)
    away = np.linalg.norm(own - frame['com_m'])
    table.see('centre of mass: own segments', away * 1000, 40, 'mm', f'{frame["t"]:g} s')


def compare_skin(frame, posed, glb, table):
    """Exported points against plain linear skinning with the own joints.

    Delta mush, breath and pressed flesh move points by millimetres: 95 of 100
    stay within 20 mm, half within 5. Points are matched one to one by this.
    """
    points = frame['points']
    rigid = followers(glb, 'L', 'finger', 'toe') + followers(glb, 'R', 'finger', 'toe') < .01
    rotations = np.array([posed[n][0] for n in glb.names])
    places = np.array([posed[n][1] for n in glb.names])
    offsets = places - np.einsum('jab,jb->ja', rotations, glb.heads)
    mixed = np.einsum('pj,jab->pab', glb.weights[rigid], rotations)
    own = np.einsum('pab,pb->pa', mixed, glb.points[rigid]) + glb.weights[rigid] @ offsets
    away = np.linalg.norm(own - points[rigid], axis=1)
    for share, most in ((95, 20), (50, 5)):
        table.see(f'skin: {share} of 100 points, plain skinning',
                  np.percentile(away, share) * 1000, most, 'mm', f'{frame["t"]:g} s')


# Parts with patches of its own, and what stands still: not what lies on the own
# body, on soft things, or on ground that moves.
READ = ('sole', 'palm', 'shin', 'forearm')
GROUNDS = ('floor', 'mat', 'door_frame')
DEEP = 130  # deg


class Contacts:
    """Distances of the exported skin to floor and frame, patches chosen here."""

    def __init__(self, glb, table):
        self.glb, self.table = glb, table
        self.patches, self.begun, self.face = {}, {}, None

    def patch(self, name):
        if name not in self.patches:
            part, word = name.split('.')
            self.patches[name] = patch_of(self.glb, part, SIDES[word])
            assert self.patches[name][0].sum() >= 5, f'no patch for {name}'
        return self.patches[name]

    def see(self, frame):
        points = frame['points']
        held = set()
        for c in frame['contacts']:
            name, where = c['body'], f'{c["body"]} {frame["t"]:g} s'
            part, _, word = name.partition('.')
            if not c['active'] or part not in READ or c['on'] not in GROUNDS:
                continue
            # Behind a deeply bent knee the shin lies on another part of the tibia.
            if part == 'shin' and frame['angles_deg'][f'knee.flex.{word}'] > DEEP:
                continue
            touching, whole = self.patch(name)
            on_floor = c['on'] in ('floor', 'mat')
            if on_floor:
                height = points[:, 1]
            else:
                # The face of the frame is where the skin is first found on it.
                if self.face is None:
                    self.face = np.sort(points[touching, 2])[-3:].mean()
                height = self.face - points[:, 2]
            least, lowest = height[touching].min(), height[whole].min()
            depth = 6 if c['on'] == 'mat' else 5
            t = self.table
            t.see('contacts: gap', max(0, least) * 1000, 5, 'mm', where)
            t.see(f'contacts: penetration, {c["on"]}', max(0, -lowest) * 1000, depth, 'mm', where)
            t.see('contacts: share of the patch beyond 6 mm',
                  100 * np.mean(height[touching] > .006), 40, '%', where)
            # The program's numbers, on its own patches.
            t.see('contacts: gap against the program',
                  abs(max(0, least) * 1000 - c['gap_mm']), 3, 'mm', where)
            # Slide: the middle of the patch, from where this contact began.
            middle = points[touching].mean(0)
            middle[1 if on_floor else 2] = 0
            # Between two samples of different phases the part may have moved.
            held.add(stretch := (name, frame['section'], frame['side']))
            begun = self.begun.setdefault(stretch, middle)
            t.see('contacts: slide since it began',
                  np.linalg.norm(middle - begun) * 1000, 4, 'mm', where)
        self.begun = {k: v for k, v in self.begun.items() if k in held}


def frames_of(limber, movement, figure, rate):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'measured.jsonl'
        subprocess.run([limber, 'measure', movement, '--figure', figure, '--rate', str(rate),
                        '--vertices', '-o', path], check=True, stderr=subprocess.DEVNULL,
                       env=os.environ | {'LIMBER_HOME': str(ROOT)})
        with path.open() as lines:
            for line in lines:
                frame = json.loads(line)
                frame['points'] = np.array(frame.pop('points_mm')).reshape(-1, 3) / 1000
                yield frame


class Cast:
    """A figure with this reader's own idea of its joints and muscles."""

    def __init__(self, figure):
        path = ROOT / 'assets' / 'figures' / f'{figure}.glb'
        if not path.exists():
            sys.exit(f'{path} is missing; run tools/bake-figure')
        self.glb = Glb(path)
        self.body = anatomy.Body(self.glb)
        self.muscles = {}
        solids = yaml.safe_load((ROOT / 'content' / 'muscles' / 'solids.yaml').read_text())
        for lines in sorted((ROOT / 'content' / 'muscles').glob('lines_*.yaml')):
            for entry in yaml.safe_load(lines.read_text())['muscles']:
                for side in SIDES:
                    self.muscles[f'{entry["id"]}.{side}'] = anatomy.Muscle(
                        entry, solids['solids'], self.body, side)

    def contacts_patch(self, name):
        """All points of a part, as a mask."""
        part, word = name.split('.')
        return patch_of(self.glb, part, SIDES[word])[1]


def read(movement, figure, frames, cast):
    """Prints the table; returns what disagrees, a line each."""
    table = Table()
    contacts = Contacts(cast.glb, table)
    count = 0
    for frame in frames:
        count += 1
        if len(frame['points']) != len(cast.glb.points):
            sys.exit(f'{len(frame["points"])} points measured, {len(cast.glb.points)} in the file')
        posed = cast.body.pose(frame['angles_deg'], frame['joints_m']['pelvis'])
        compare_joints(frame, posed, table)
        compare_hinges(frame, table)
        compare_muscles(frame, posed, cast.muscles, table)
        compare_mass(frame, table)
        compare_skin(frame, posed, cast.glb, table)
        contacts.see(frame)
    table.show(f'{movement}, {figure}: {count} frames')
    return [f'{movement} {figure}: {what}' for what in table.failed()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--limber', required=True, help='the program')
    parser.add_argument('--rate', type=float, default=0.5, help='frames a second')
    parser.add_argument('--figure', action='append', help='both built-in ones by default')
    parser.add_argument('movements', nargs='*', help='all by default')
    options = parser.parse_args()
    movements = options.movements or sorted(
        p.stem for p in (ROOT / 'content' / 'movements').glob('*.yaml'))
    failed = []
    for figure in options.figure or ['woman', 'man']:
        cast = Cast(figure)
        for movement in movements:
            frames = frames_of(options.limber, movement, figure, options.rate)
            failed += read(movement, figure, frames, cast)
    for line in failed:
        print('disagrees:', line)
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
