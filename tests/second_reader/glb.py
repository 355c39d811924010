# SPDX-License-Identifier: MIT
"""Reads what the second reader needs of a binary glTF file, by itself."""
import json
import struct

import numpy as np

COMPONENTS = {5121: 'u1', 5123: '<u2', 5125: '<u4', 5126: '<f4'}
WIDTHS = {'SCALAR': 1, 'VEC2': 2, 'VEC3': 3, 'VEC4': 4, 'MAT4': 16}


class Chunks:
    """The JSON of a file, and the arrays its accessors describe."""

    def __init__(self, path):
        data = path.read_bytes()
        magic, _, length = struct.unpack_from('<4sII', data)
        assert magic == b'glTF' and length == len(data), f'{path} is no glb file'
        chunks, at = {}, 12
        while at < len(data):
            size, kind = struct.unpack_from('<I4s', data, at)
            chunks[kind] = data[at + 8:at + 8 + size]
            at += 8 + size
        self.json = json.loads(chunks[b'JSON'])
        self.binary = chunks[b'BIN\0']

    def array(self, accessor):
        a = self.json['accessors'][accessor]
        view = self.json['bufferViews'][a['bufferView']]
        begin = view.get('byteOffset', 0) + a.get('byteOffset', 0)
        width = WIDTHS[a['type']]
        flat = np.frombuffer(self.binary, COMPONENTS[a['componentType']],
                             a['count'] * width, begin)
        return flat.reshape(-1, width)

    def above(self):
        """Parent of each node that has one."""
        return {c: p for p, node in enumerate(self.json['nodes'])
                for c in node.get('children', [])}


class Glb(Chunks):
    """names, parents, heads (rest places), tails of joints; bind pose of the body.

    heads, tails: [joint, 3] metres, model space; tails are ends of bones.
    points: [point, 3]; vertices of one place and the same influences are one
    point. weights: [point, joint].
    """

    def __init__(self, path):
        super().__init__(path)
        self._read_joints()
        self._read_body()

    def _read_joints(self):
        nodes = self.json['nodes']
        above = self.above()
        joints = self.json['skins'][0]['joints']
        number = {node: j for j, node in enumerate(joints)}
        self.names = [nodes[n]['name'] for n in joints]
        self.index = {name: j for j, name in enumerate(self.names)}
        self.parents = [number.get(above.get(n), -1) for n in joints]
        self.heads = np.zeros((len(joints), 3))
        self.tails = np.zeros((len(joints), 3))
        for j, n in enumerate(joints):
            assert 'rotation' not in nodes[n], 'rest pose has turns'
            at = n
            while at is not None:
                self.heads[j] += nodes[at].get('translation', [0, 0, 0])
                at = above.get(at)
            self.tails[j] = nodes[n].get('extras', {}).get('tail', [0, 0, 0])

    def _read_body(self):
        body = next(m for m in self.json['meshes'] if m['name'] == 'body')
        attributes = body['primitives'][0]['attributes']
        places = self.array(attributes['POSITION'])
        weights = np.zeros((len(places), len(self.names)))
        for k in range(4):
            if f'JOINTS_{k}' not in attributes:
                break
            joints = self.array(attributes[f'JOINTS_{k}'])
            shares = self.array(attributes[f'WEIGHTS_{k}'])
            for column in range(4):
                np.add.at(weights, (np.arange(len(places)), joints[:, column]),
                          shares[:, column])
        seen, first = {}, []
        for v in range(len(places)):
            key = places[v].tobytes() + weights[v].astype('f4').tobytes()
            if key not in seen:
                seen[key] = len(first)
                first.append(v)
        self.points = places[first].astype(float)
        self.points[:, 1] -= self.points[:, 1].min()
        self.weights = weights[first] / weights[first].sum(1, keepdims=True)


def slerp(a, b, share):
    """Along the shorter arc; rotations as x, y, z, w."""
    dot = a @ b
    if dot < 0:
        b, dot = -b, -dot
    if dot > .9999995:
        q = a + (b - a) * share
    else:
        angle = np.arccos(dot)
        q = (a * np.sin((1 - share) * angle) + b * np.sin(share * angle)) / np.sin(angle)
    return q / np.linalg.norm(q)


def matrix(q):
    x, y, z, w = q
    return np.array([[1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
                     [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
                     [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]])


class Motion(Chunks):
    """The first animation of a file, as its nodes go through it."""

    def __init__(self, path):
        super().__init__(path)
        animation = self.json['animations'][0]
        self.extras = animation['extras']
        self.tracks, self.seconds = {}, 0.
        for channel in animation['channels']:
            sampler = animation['samplers'][channel['sampler']]
            times = self.array(sampler['input'])[:, 0].astype(float)
            target = channel['target']
            self.tracks[target['node'], target['path']] = (
                times, self.array(sampler['output']).astype(float),
                sampler.get('interpolation', 'LINEAR'))
            self.seconds = max(self.seconds, times[-1])

    def _value(self, number, path, rest, t):
        times, values, kind = self.tracks.get((number, path), ((0.,), (rest,), 'STEP'))
        k = max(int(np.searchsorted(times, t, 'right')) - 1, 0)
        if k + 1 == len(times) or kind == 'STEP' or t <= times[0]:
            return np.array(values[k], float)
        share = (t - times[k]) / (times[k + 1] - times[k])
        if path == 'rotation':
            return slerp(values[k], values[k + 1], share)
        return values[k] + (values[k + 1] - values[k]) * share

    def places(self, t):
        """Axes and place of every node in the world, by its name."""
        nodes, found = self.json['nodes'], {}

        def place(number, turn, at):
            node = nodes[number]
            step = self._value(number, 'translation', node.get('translation', (0, 0, 0)), t)
            own = matrix(self._value(number, 'rotation', node.get('rotation', (0, 0, 0, 1)), t))
            here = (turn @ own, turn @ step + at)
            found[node['name']] = here
            for child in node.get('children', []):
                place(child, *here)

        for root in self.json['scenes'][0]['nodes']:
            place(root, np.eye(3), np.zeros(3))
        return found
