# SPDX-License-Identifier: MIT
"""Reads what the second reader needs of a binary glTF file, by itself."""
import json
import struct

import numpy as np

COMPONENTS = {5121: 'u1', 5123: '<u2', 5125: '<u4', 5126: '<f4'}
WIDTHS = {'SCALAR': 1, 'VEC2': 2, 'VEC3': 3, 'VEC4': 4, 'MAT4': 16}


class Glb:
    """names, parents, heads (rest places), tails of joints; bind pose of the body.

    heads, tails: [joint, 3] metres, model space; tails are ends of bones.
    points: [point, 3]; vertices of one place and the same influences are one
    point. weights: [point, joint].
    """

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
        self._read_joints()
        self._read_body()

    def _read_joints(self):
        nodes = self.json['nodes']
        above = {c: p for p, node in enumerate(nodes) for c in node.get('children', [])}
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

    def _array(self, accessor):
        a = self.json['accessors'][accessor]
        view = self.json['bufferViews'][a['bufferView']]
        begin = view.get('byteOffset', 0) + a.get('byteOffset', 0)
        width = WIDTHS[a['type']]
        flat = np.frombuffer(self.binary, COMPONENTS[a['componentType']],
                             a['count'] * width, begin)
        return flat.reshape(-1, width)

    def _read_body(self):
        body = next(m for m in self.json['meshes'] if m['name'] == 'body')
        attributes = body['primitives'][0]['attributes']
        places = self._array(attributes['POSITION'])
        weights = np.zeros((len(places), len(self.names)))
        for k in range(4):
            if f'JOINTS_{k}' not in attributes:
                break
            joints = self._array(attributes[f'JOINTS_{k}'])
            shares = self._array(attributes[f'WEIGHTS_{k}'])
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
