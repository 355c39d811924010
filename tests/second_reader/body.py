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


# The body that lines of action are stated for, m (content/README.md).
STATED_SPINE = {'spine05': ((.9215, .0139), (1.0056, -.0269)),
                'spine04': ((1.0056, -.0269), (1.0755, -.0107)),
                'spine03': ((1.0755, -.0107), (1.1546, -.0088)),
                'spine02': ((1.1546, -.0088), (1.3064, -.0197)),
                'spine01': ((1.3064, -.0197), (1.4909, .0054))}
STATED_HIP = np.array([.1069, .9129, .0052])
STATED_SHOULDER = np.array([.1793, 1.392, .0204])


class Stated:
    """Brings what is stated for a body of 175 cm to a body."""

    def __init__(self, body):
        self.body = body
        self.scale = stature(body.glb) / 1.75
        self.hip = body.neutral['upperleg01.L'][1] / self.scale
        self.shoulder = body.neutral['upperarm01.L'][1] / self.scale
        self.broad = self.shoulder[0] / STATED_SHOULDER[0]

    def local(self, joint, along, offset, side, follows='trunk'):
        """Joint on that side, and the place in its space."""
        offset = np.array(offset, float)
        name = joint[:-1] + 'R' if side == 'right' and joint.endswith('.L') else joint
        mirror = np.array([1 if side == 'left' else -1, 1, 1])
        rotation, place = self.body.neutral[name]
        if joint in STATED_SPINE and follows == 'trunk':
            head, tail = (np.array((0,) + end) for end in STATED_SPINE[joint])
            p = head + along * (tail - head) + offset
            t = np.interp(p[1], [STATED_HIP[1], STATED_SHOULDER[1]], [0, 1])
            wide = (1 - t) * self.hip[0] / STATED_HIP[0] + t * self.broad
            move = (1 - t) * (self.hip - STATED_HIP) + t * (self.shoulder - STATED_SHOULDER)
            p = np.array([p[0] * wide, p[1] + move[1], p[2] + move[2]])
            return name, rotation.T @ (p * mirror * self.scale - place)
        if joint == 'shoulder01.L':
            offset[0] *= self.broad
        bone = self.body.glb.tails[self.body.glb.index[name]] * along
        return name, bone + rotation.T @ (offset * mirror * self.scale)


class Solid:
    """What lines go around; `way` gives the places of the way, by many chords."""

    def __init__(self, entry, stated, side):
        mirror = np.array([1 if side == 'left' else -1, 1, 1])
        centre = np.array(entry['centre_cm']) / 100
        self.joint, self.local = stated.local(entry['joint'], entry.get('along', 0), centre, side)
        self.axes = stated.body.neutral[self.joint][0].T
        self.over = entry.get('over')
        self.round = 'radii_cm' in entry
        if self.round:
            self.radii = np.array(entry['radii_cm']) / 100 * stated.scale
            if entry['joint'] == 'spine01':
                self.radii[0] *= stated.broad
            return
        self.radius = entry['radius_cm'] / 100 * stated.scale
        self.axis = np.array(entry['axis'], float) * mirror
        self.axis /= np.linalg.norm(self.axis)
        self.side = None
        if 'side' in entry:
            self.side = np.array(entry['side'], float) * mirror
            self.side -= self.side @ self.axis * self.axis
            self.side /= np.linalg.norm(self.side)

    def way(self, p, q, pose):
        """Places from p to q, world; just both where nothing is in the way."""
        rotation, place = pose[self.joint]
        turn, centre = rotation @ self.axes, place + rotation @ self.local
        a, b = turn.T @ (p - centre), turn.T @ (q - centre)
        inner = self._over_ball(a, b) if self.round else self._over_cylinder(a, b)
        if inner is None:
            return np.array([p, q])
        return np.vstack([p, inner @ turn.T + centre, q])

    def out(self, place, pose):
        """Where what is attached at a place counts as attached, world."""
        rotation, origin = pose[self.joint]
        turn, centre = rotation @ self.axes, origin + rotation @ self.local
        p = turn.T @ (place - centre)
        if self.round:
            p = p / min(1, np.linalg.norm(p / self.radii))
        else:
            along = p @ self.axis * self.axis
            p = along + (p - along) / min(1, np.linalg.norm(p - along) / self.radius)
        return turn @ p + centre

    def _over_ball(self, a, b):
        """In the plane that is square to the surface under the middle."""
        a, b = a / self.radii, b / self.radii
        middle = a / np.linalg.norm(a) + b / np.linalg.norm(b)
        square = np.cross(b - a, middle / self.radii ** 2)
        square /= np.linalg.norm(square)
        centre = square @ a * square
        r = np.sqrt(max(0, 1 - centre @ centre))
        arc = circle(a - centre, b - centre, min(r, np.linalg.norm(a - centre),
                                                 np.linalg.norm(b - centre)), None)
        return None if arc is None else (arc + centre) * self.radii

    def _over_cylinder(self, a, b):
        heights = a @ self.axis, b @ self.axis
        a, b = a - heights[0] * self.axis, b - heights[1] * self.axis
        r = min(self.radius, np.linalg.norm(a), np.linalg.norm(b))
        arc = circle(a, b, r, None if self.side is None else (self.axis, self.side))
        if arc is None:
            return None
        # Rolled out flat, the way is a straight line.
        flat = np.vstack([a, arc, b])
        walked = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(flat, axis=0), axis=1))])
        climb = np.interp(walked / walked[-1], [0, 1], heights)[1:-1]
        return arc + climb[:, None] * self.axis


def circle(a, b, r, kept):
    """Places on the circle of radius r that a taut line from a to b lies on.

    kept: (axis, side) of the half-plane's edge that the line keeps away from.
    """
    if r < 1e-9:
        return None
    u = a / np.linalg.norm(a)
    if kept is None:
        v = b - b @ u * u
        if np.linalg.norm(v) < 1e-12:
            return None
        v /= np.linalg.norm(v)
        whole = np.arctan2(b @ v, b @ u)
    else:
        axis, side = kept
        across = np.cross(axis, side)
        angle = lambda x: np.arctan2(x @ across, x @ side)
        whole = angle(b) - angle(a)
        v = np.cross(axis, u) * (1 if whole > 0 else -1)
        whole = abs(whole)
    begin = np.arccos(min(1, r / np.linalg.norm(a)))
    end = whole - np.arccos(min(1, r / np.linalg.norm(b)))
    if end <= begin:
        return None
    t = np.linspace(begin, end, 300)[:, None]
    return r * (np.cos(t) * u + np.sin(t) * v)


class Muscle:
    """Lines of action bound to a body in the anatomical position."""

    def __init__(self, entry, solids, body, side):
        stated = Stated(body)
        self.glb = body.glb
        self.lines = [[stated.local(p['joint'], p.get('along', 0),
                                    np.array(p.get('offset_cm', [0, 0, 0])) / 100, side,
                                    entry.get('follows', 'trunk')) for p in fascicle]
                      for fascicle in entry['fascicles']]
        around = [s for s in solids if entry['id'] in s['muscles']]
        self.solids = [Solid(s, stated, side) for s in around]

    def _below(self, joint, over):
        over = over[:-1] + joint[-1] if joint.endswith(('.L', '.R')) else over
        j = self.glb.index[joint]
        while j >= 0 and self.glb.names[j] != over:
            j = self.glb.parents[j]
        return j >= 0

    def length(self, pose):
        """Mean over the fascicles, m."""
        total = 0
        for line in self.lines:
            mine = [[s for s in self.solids if j != k and
                     (s.over is None or self._below(j, s.over) != self._below(k, s.over))]
                    for (j, _), (k, _) in zip(line, line[1:])]
            places = [pose[j][1] + pose[j][0] @ a for j, a in line]
            for p, (before, behind) in enumerate(zip([[]] + mine, mine + [[]])):
                for solid in before + [s for s in behind if s not in before]:
                    places[p] = solid.out(places[p], pose)
            for p, solids in enumerate(mine):
                taut = self._taut(np.array(places[p:p + 2]), solids, pose)
                total += np.linalg.norm(np.diff(taut, axis=0), axis=1).sum()
        return total / len(self.lines)

    @staticmethod
    def _taut(places, solids, pose):
        """Around each solid in turn, the others as they were left; a few times."""
        arcs = [None] * len(solids)
        for _ in range(3 if len(solids) > 1 else 1):
            for i, solid in enumerate(solids):
                before = [arc[-1] for arc in arcs[:i] if arc is not None]
                behind = [arc[0] for arc in arcs[i + 1:] if arc is not None]
                way = solid.way(before[-1] if before else places[0],
                                behind[0] if behind else places[1], pose)
                arcs[i] = way[1:-1] if len(way) > 2 else None
        return np.vstack([places[:1]] + [arc for arc in arcs if arc is not None] + [places[1:]])
