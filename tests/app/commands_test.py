#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands without a display: what they print, write and refuse."""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

LIMBER = pathlib.Path(sys.argv[1]).resolve()


def limber(*arguments):
    return subprocess.run([LIMBER, *map(str, arguments)], capture_output=True,
                          text=True, timeout=200)


def png_size(path):
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.out = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def test_list_names_the_movements_with_their_seconds(self):
        movements = {m["id"]: m for m in json.loads(limber("list", "--json").stdout)}
        self.assertEqual({k: m["seconds"] for k, m in movements.items()},
                         {"shoulder_rolls": 60, "cat_cow": 75, "wall_chest": 88})
        self.assertEqual(movements["wall_chest"]["sides"], ["right", "left"])

    def test_a_still_has_the_size_asked_for_and_is_the_same_twice(self):
        for name in ("a.png", "b.png"):
            run = limber("still", "cat_cow", "--at", 29.5, "--size", "320x180",
                         "-o", self.out / name)
            self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(png_size(self.out / "a.png"), (320, 180))
        self.assertEqual((self.out / "a.png").read_bytes(),
                         (self.out / "b.png").read_bytes())

    def test_a_film_has_the_frames_rate_and_size_asked_for(self):
        film = self.out / "film.mp4"
        run = limber("film", "cat_cow", "--from", 24, "--seconds", 2, "--fps", 10,
                     "--size", "320x180", "-o", film)
        self.assertEqual(run.returncode, 0, run.stderr)
        probe = subprocess.run(
            ["ffprobe", "-v", "error", "-count_frames", "-show_entries",
             "stream=width,height,r_frame_rate,nb_read_frames", "-of", "json", film],
            capture_output=True, text=True, check=True)
        stream = json.loads(probe.stdout)["streams"][0]
        self.assertEqual((stream["width"], stream["height"]), (320, 180))
        self.assertEqual(stream["r_frame_rate"], "10/1")
        self.assertEqual(stream["nb_read_frames"], "20")

    def test_measure_writes_a_line_a_frame(self):
        run = limber("measure", "cat_cow", "--rate", 1)
        frames = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(len(frames), 76)
        self.assertEqual([f["t"] for f in frames], list(range(76)))
        hold = frames[40]
        self.assertEqual({c["body"] for c in hold["contacts"]},
                         {"palm.left", "palm.right", "shin.left", "shin.right"})
        self.assertTrue(all(c["active"] for c in hold["contacts"]))
        self.assertEqual(len(hold["muscles"]), 106)

    def test_what_does_not_exist_is_named_with_a_hint(self):
        run = limber("still", "cat_cov", "-o", self.out / "x.png")
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("did you mean 'cat_cow'", run.stderr)
        self.assertFalse((self.out / "x.png").exists())
        self.assertNotEqual(limber("still", "cat_cow", "--size", "7x7", "-o",
                                   self.out / "x.png").returncode, 0)

    def test_a_figure_that_cannot_be_read_is_replaced(self):
        broken = self.out / "broken.glb"
        broken.write_bytes(b"glTF but not really")
        for figure in (broken, self.out / "missing.glb"):
            run = limber("still", "shoulder_rolls", "--figure", figure, "--size",
                         "160x90", "-o", self.out / "x.png")
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(run.stderr.count("error ["), 1, run.stderr)
            self.assertEqual(png_size(self.out / "x.png"), (160, 90))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
