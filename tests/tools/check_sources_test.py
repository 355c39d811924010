#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants one fault of each kind and expects tools/check-sources to name its place."""
import pathlib
import subprocess
import tempfile
import unittest

TOOL = pathlib.Path(__file__).parents[2] / 'tools' / 'check-sources'
SPDX = '// SPDX-License-Identifier: MIT\n'
SOURCES = 'sources:\n  - id: wu-2002\n    read: full\n'
CITES = 'sources: [wu-2002]\n'


class CheckSources(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding='utf-8')
            run = subprocess.run([TOOL, root], capture_output=True, text=True, check=False)
        self.assertEqual(run.stderr, '')
        return run.returncode, run.stdout.splitlines()

    def test_keeps_quiet_when_all_is_in_order(self):
        self.assertEqual(self.check({
            'content/sources.yaml': SOURCES,
            'content/joints.yaml': CITES,
            'engine/core/text.h': SPDX,
            'assets/icon.png': '',
            'assets/ATTRIBUTION.md': '| icon.png | someone | CC0 |',
        }), (0, []))

    def test_names_a_source_that_is_nowhere(self):
        self.assertEqual(self.check({
            'content/sources.yaml': SOURCES,
            'content/joints.yaml': '\nsources: [wu-2002, wu-2005]\n',
        }), (1, ["content/joints.yaml:2: source 'wu-2005' is not in content/sources.yaml"]))

    def test_names_a_source_in_code_that_is_nowhere(self):
        code, lines = self.check({'engine/body/rig.cc': SPDX + '// Source: wu-2005, eq. 3\n'})
        self.assertEqual((code, lines[0].split(' is')[0]), (1, "engine/body/rig.cc:2: source 'wu-2005'"))

    def test_names_a_source_that_is_never_cited(self):
        self.assertEqual(self.check({'content/sources.yaml': SOURCES}),
                         (1, ["content/sources.yaml:2: source 'wu-2002' is cited nowhere"]))

    def test_names_an_asset_without_attribution(self):
        code, lines = self.check({'assets/face.ttf': '', 'assets/ATTRIBUTION.md': ''})
        self.assertEqual(code, 1)
        self.assertIn('assets/face.ttf:1:', lines[0])

    def test_names_code_without_its_licence_line(self):
        self.assertEqual(self.check({'shaders/post_tone.frag': 'void main() {}\n'})[0], 1)

    def test_names_a_path_of_one_machine(self):
        path = '/'.join(['', 'home', 'someone'])
        code, lines = self.check({'README.md': f'\nsee {path}/limber\n'})
        self.assertEqual(code, 1)
        self.assertIn('README.md:2:', lines[0])

    def test_names_a_download_address_in_a_lock_file(self):
        self.assertEqual(self.check({'assets/package-lock.json': '{"resolved": "x"}\n'})[0], 1)

    def test_only_warns_about_long_files(self):
        code, lines = self.check({'engine/core/text.h': SPDX + '\n' * 200})
        self.assertEqual(code, 0)
        self.assertIn('warning: 201 lines', lines[0])


if __name__ == '__main__':
    unittest.main()
