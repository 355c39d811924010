# SPDX-License-Identifier: MIT
"""Clinical angles to joints, written from content/README.md alone.

Everything is a 3 x 3 matrix and a place; axes: x left, y up, z front.
"""
import numpy as np

# Shares of the regional spine angles per joint: flexion, lateral, rotation.
SPINE = {
    'lumbar': {'spine04': (.45, .31, .34), 'spine03': (.39, .48, .44), 'spine02': (.16, .21, .22)},
    'thoracic': {'spine02': (.32, .24, .15), 'spine01': (.53, .61, .75), 'neck01': (.15, .15, .10)},
    'neck': {'neck01': (.19, .19, .10), 'neck02': (.29, .31, .19), 'neck03': (.19, .34, .13),
             'head': (.33, .16, .58)},
}


HELPED = {'shoulder': 'upperarm01', 'elbow': 'lowerarm01', 'hip': 'upperleg01',
          'knee': 'lowerleg01'}


def turn(axis, degrees):
    """Right-handed turn about x, y or z (0, 1, 2), or about a unit vector."""
    a = np.eye(3)[axis] if np.isscalar(axis) else np.asarray(axis, float)
    t = np.radians(degrees)
    k = np.array([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
    return np.eye(3) + np.sin(t) * k + (1 - np.cos(t)) * k @ k


def least_turn(a, b):
    """The smallest turn that takes the direction of a to that of b."""
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    axis = np.cross(a, b)
    size = np.linalg.norm(axis)
    if size < 1e-12:
        return np.eye(3)
    return turn(axis / size, np.degrees(np.arctan2(size, a @ b)))


def half(r):
    """Half of a turn of less than 180 degrees."""
    axis = np.array([r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1]])
    size = np.linalg.norm(axis)
    if size < 1e-9:
        return np.eye(3)
    return turn(axis / size, np.degrees(np.arctan2(size, np.trace(r) - 1)) / 2)


def rounded(x, width):
    """max(0, x) with its corner rounded over +-width."""
    return np.where(x < -width, 0, np.where(x > width, x, (x + width) ** 2 / (4 * width)))


def above_thirty(elevation):
    """How far an arm is raised past 30 degrees, to either side; backwards it
    counts from 30 on, in full from 36."""
    t = np.clip((-elevation - 30) / 6, 0, 1)
    share = np.where(elevation < 0, t * t * (3 - 2 * t), 1)
    return share * rounded(np.abs(elevation) - 30, 12)


def rhythm(elevation):
    """Upward rotation of the scapula that a raised arm brings, degrees."""
    return 55 - rounded(55 - .4 * above_thirty(elevation), 6)


class Body:
    def __init__(self, glb):
        self.glb = glb
        self.zeros = {name: np.eye(3) for name in glb.names}
        for side in 'LR':
            self._find_zeros(side)
        anatomical = {'fore.pron.left': -90, 'fore.pron.right': -90}
        self.neutral = self.pose(anatomical)

    def _find_zeros(self, side):
        """Anatomical position: limbs hang straight down, palms to the front."""
        s = 1 if side == 'L' else -1
        down = np.array([0, -1., 0])
        head = lambda name: self.glb.heads[self.glb.index[f'{name}.{side}']]
        arm = least_turn(head('lowerarm01') - head('upperarm01'), down)
        forearm = least_turn(arm @ (head('wrist') - head('lowerarm01')), down) @ arm
        knuckles = head('finger2-1') - head('finger5-1')

        def to_the_front(hand):
            k = hand @ knuckles
            return np.degrees(np.arctan2(k[2], k[0] * s)) * s

        pronation = to_the_front(forearm)
        hand = turn(1, pronation) @ forearm
        hand = least_turn(hand @ (head('finger3-1') - head('wrist')), down) @ hand
        hand = turn(1, to_the_front(hand)) @ hand
        thigh = least_turn(head('lowerleg01') - head('upperleg01'), down)
        shank = least_turn(head('foot') - head('lowerleg01'), down)
        for names, zero in ((('upperarm01', 'upperarm02'), arm),
                            (('lowerarm01',), forearm),
                            (('lowerarm02',), turn(1, .7 * pronation) @ forearm),
                            (('wrist',), hand),
                            (('upperleg01', 'upperleg02'), thigh),
                            (('lowerleg01', 'lowerleg02'), shank)):
            for name in names:
                self.zeros[f'{name}.{side}'] = zero

    def _turns(self, angles):
        """Clinical turn of each joint that has one: (frame joint or None, turn)."""
        a = lambda name: angles.get(name, 0.)
        out = {'root': (None, turn(1, -a('pelvis.yaw')) @ turn(2, a('pelvis.roll')) @
                        turn(0, a('pelvis.pitch')))}
        for joint in ('spine05', 'spine04', 'spine03', 'spine02', 'spine01',
                      'neck01', 'neck02', 'neck03', 'head'):
            sums = np.zeros(3)
            for region, shares in SPINE.items():
                if joint in shares:
                    sums += np.array(shares[joint]) * [
                        a(f'{region}.flex'), a(f'{region}.lat'), a(f'{region}.rot')]
            if joint == 'head':
                sums[0] += a('head.nod')
            out[joint] = ('', turn(1, -sums[2]) @ turn(2, sums[1]) @ turn(0, sums[0]))
        for side, word, s in (('L', 'left', 1), ('R', 'right', -1)):
            b = lambda name: angles.get(f'{name}.{word}', 0.)
            lifted = above_thirty(b('sh.elev'))
            plane = np.radians(b('sh.plane'))
            swing = turn([-np.sin(plane), 0, s * np.cos(plane)], b('sh.elev'))
            hip = turn(0, -b('hip.flex')) @ turn(2, s * b('hip.abd'))
            pronated = b('fore.pron') + 90
            limb = {
                'clavicle': ('', turn(1, -s * .8 * b('scap.prot')) @
                             turn(2, s * (b('scap.elev') + .07 * lifted))),
                'shoulder01': ('', turn(2, s * .4 * (rhythm(b('sh.elev')) + b('scap.urot')))),
                'upperarm01': ('spine01', swing @ turn(1, -s * .4 * b('sh.rot'))),
                'upperarm02': ('spine01', swing @ turn(1, -s * b('sh.rot'))),
                'lowerarm01': ('', turn(0, -b('elbow.flex'))),
                'lowerarm02': ('', turn(1, -s * .7 * pronated)),
                'wrist': ('', turn(1, -s * .3 * pronated) @ turn(0, -b('wrist.flex')) @
                          turn(2, -s * b('wrist.dev'))),
                'upperleg01': ('root', hip @ turn(1, -s * .4 * b('hip.rot'))),
                'upperleg02': ('root', hip @ turn(1, -s * b('hip.rot'))),
                'lowerleg01': ('', turn(0, b('knee.flex'))),
                'foot': ('', turn(0, -b('ankle.df')) @ turn(2, -s * b('ankle.inv'))),
            }
            for name, (frame, t) in limb.items():
                out[f'{name}.{side}'] = (f'{frame}' if frame else '', t)
        return out

    def pose(self, angles, root=None):
        """{joint: (turn from rest, place)}. root: place of the root joint, m.

        Joints that no angle moves (fingers, toes, face) ride on their parents.
        """
        glb = self.glb
        turns = self._turns(angles)
        clinical, out = {}, {}
        for j, name in enumerate(glb.names):
            parent = glb.names[glb.parents[j]] if glb.parents[j] >= 0 else None
            frame, t = turns.get(name, ('', np.eye(3)))
            base = clinical[frame or parent] if (frame or parent) else np.eye(3)
            clinical[name] = base @ t
            own = name in turns or parent is None
            rotation = clinical[name] @ self.zeros[name] if own else out[parent][0]
            if not own:
                clinical[name] = clinical[parent]
            if parent is None:
                place = glb.heads[j] if root is None else np.asarray(root, float)
            else:
                up_turn, up_place = out[parent]
                place = up_place + up_turn @ (glb.heads[j] - glb.heads[glb.parents[j]])
            out[name] = (rotation, place)
        for name in glb.names:
            # A helper softens a joint: it stands half-way between the two bones.
            if name.startswith('helper_'):
                child = name.replace('helper_', '')
                for word, joint in HELPED.items():
                    child = child.replace(word, joint)
                above = out[glb.names[glb.parents[glb.index[name]]]][0]
                out[name] = (above @ half(above.T @ out[child][0]), out[child][1])
        return out


def stature(glb):
    return (glb.heads + glb.tails)[glb.index['head'], 1]


class Muscle:
    """Lines of action bound to a body in the anatomical position."""

    def __init__(self, entry, body, side):
        self.lines = []
        glb, s = body.glb, 1 if side == 'left' else -1
        scale = stature(glb) / 1.75
        for fascicle in entry['fascicles']:
            line = []
            for point in fascicle:
                joint = point['joint']
                if side == 'right' and joint.endswith('.L'):
                    joint = joint[:-1] + 'R'
                along = np.array(point.get('offset_cm', [0, 0, 0])) * [s, 1, 1] / 100 * scale
                bone = glb.tails[glb.index[joint]] * point.get('along', 0)
                line.append((joint, bone + body.neutral[joint][0].T @ along))
            self.lines.append(line)

    def length(self, pose):
        """Mean over the fascicles, m."""
        total = 0
        for line in self.lines:
            places = np.array([pose[j][1] + pose[j][0] @ local for j, local in line])
            total += np.linalg.norm(np.diff(places, axis=0), axis=1).sum()
        return total / len(self.lines)
