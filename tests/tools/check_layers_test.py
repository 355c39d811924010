#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants one fault of each kind and expects tools/check-layers to name its place."""
import pathlib
import subprocess
import tempfile
import unittest

TOOL = pathlib.Path(__file__).parents[2] / 'tools' / 'check-layers'


class CheckLayers(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root, 'engine', name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding='utf-8')
            run = subprocess.run([TOOL, root], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 1 if run.stdout else 0, run.stderr)
        return run.stdout.splitlines()

    def test_keeps_quiet_when_the_arrows_hold(self):
        self.assertEqual(self.check({
            'math/vector.h': '#include <glm/glm.hpp>\n',
            'coach/clock.h': '#include "engine/math/vector.h"\n#include <vector>\n',
            'render/program.h': '#include <glad/gl.h>\n',  # only render includes it
            'render/renderer.cc': '#include "engine/render/program.h"\n#include <glad/gl.h>\n',
        }), [])

    def test_names_an_arrow_that_points_upwards(self):
        self.assertEqual(self.check({'coach/clock.h': '\n#include "engine/scene/frame.h"\n'}),
                         ['engine/coach/clock.h:2: coach may not include scene'])

    def test_names_a_library_outside_its_room(self):
        self.assertEqual(self.check({'scene/frame.cc': '#include <glad/gl.h>\n'}),
                         ['engine/scene/frame.cc:1: glad belongs to render, not scene'])

    def test_follows_a_public_header_to_the_library_it_drags_along(self):
        self.assertEqual(self.check({
            'render/program.h': '#include <glad/gl.h>\n',
            'render/renderer.h': '#include "engine/render/program.h"\n',
            'app/main.cc': '#include "engine/render/renderer.h"\n',
        }), ['engine/render/program.h:1: glad in a header that other rooms include'])

    def test_keeps_vector_headers_behind_the_math_room(self):
        self.assertEqual(self.check({
            'anim/pose.h': '#include <glm/glm.hpp>\n',
            'body/rig.h': '#include "engine/anim/pose.h"\n',
        }), ['engine/anim/pose.h:1: GLM in a header that other rooms include'])

    def test_names_a_folder_that_is_no_room(self):
        self.assertEqual(len(self.check({'utils/misc.h': ''})), 1)

    def test_keeps_tests_and_tools_out_of_the_engine(self):
        self.assertEqual(self.check({'core/text.cc': '#include "tools/bake/shape.h"\n'}),
                         ['engine/core/text.cc:1: tools/bake/shape.h is outside the engine'])


if __name__ == '__main__':
    unittest.main()
