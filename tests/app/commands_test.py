#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands without a display: what they print, write and refuse."""
import json
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import wave

LIMBER = pathlib.Path(sys.argv[1]).resolve()


HOME = pathlib.Path(__file__).resolve().parent.parent.parent


def limber(*arguments, **environment):
    """Runs the program; a value of None takes a variable away."""
    changed = {k: str(v) for k, v in {**os.environ, **environment}.items() if v is not None}
    return subprocess.run([LIMBER, *map(str, arguments)], capture_output=True,
                          text=True, timeout=200, env=changed)


def png_size(path):
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def ankle_heights(movement, path):
    """Function of side and time: metres above where the ankle is when standing."""
    rate = 50
    run = limber("measure", movement, "--rate", rate, "-o", path)
    assert run.returncode == 0, run.stderr
    frames = [json.loads(line)["joints_m"] for line in path.read_text().splitlines()]

    def height(side, time):
        frame = frames[min(round(time * rate), len(frames) - 1)]
        return frame["ankle." + side][1] - frames[0]["ankle." + side][1]
    return height


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.out = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def test_list_names_the_movements_with_their_seconds(self):
        movements = {m["id"]: m for m in json.loads(limber("list", "--json").stdout)}
        files = {f.stem for f in (HOME / "content" / "movements").glob("*.yaml")}
        self.assertEqual(set(movements), files)
        self.assertEqual(movements["cat_cow"]["seconds"], 75)
        self.assertEqual(movements["march"]["seconds"], 60)
        self.assertEqual(movements["wall_chest"]["sides"], ["right", "left"])

    def test_list_names_routines_with_what_they_add_up_to(self):
        routines = json.loads(limber("list", "routines", "--json").stdout)
        self.assertTrue(routines)
        for routine in routines:
            items = routine["items"]
            self.assertEqual(items[0]["id"], "safety")
            self.assertEqual(sum(i["seconds"] for i in items), routine["seconds"])
            self.assertGreater(routine["guided_seconds"], routine["plan_seconds"])

    def test_a_card_is_read_with_its_sources(self):
        cards = {c["id"] for c in json.loads(limber("list", "cards", "--json").stdout)}
        self.assertIn("red_flags", cards)
        card = limber("card", "safety")
        self.assertEqual(card.returncode, 0)
        self.assertIn("[limber-pain-rule]", card.stdout)
        self.assertIn("red_flags", limber("card", "red_flag").stderr)

    def test_a_routine_is_shown_at_another_length_or_refused(self):
        picture = self.out / "a.png"
        run = limber("still", "--routine", "short_on_time", "--minutes", 5, "--plain",
                     "--at", 300, "--size", "320x180", "-o", picture)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("5:00 instead of 3:55", run.stderr)
        self.assertEqual(png_size(picture), (320, 180))
        run = limber("still", "--routine", "short_on_time", "--minutes", 60, "-o", picture)
        self.assertEqual(run.returncode, 1)
        self.assertIn("can take", run.stderr)

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

    def test_a_film_has_sound_as_long_as_its_pictures_unless_it_is_silent(self):
        for silent in (False, True):
            film = self.out / f"{silent}.mp4"
            run = limber("film", "cat_cow", "--from", 10, "--seconds", 3, "--fps", 5,
                         "--size", "160x90", *(["--silent"] if silent else []), "-o", film)
            self.assertEqual(run.returncode, 0, run.stderr)
            probe = json.loads(subprocess.run(
                ["ffprobe", "-v", "error", "-show_entries", "stream=codec_type,codec_name,duration",
                 "-of", "json", film], capture_output=True, text=True, check=True).stdout)
            streams = {s["codec_type"]: s for s in probe["streams"]}
            self.assertEqual(set(streams), {"video"} if silent else {"video", "audio"})
            self.assertAlmostEqual(float(streams["video"]["duration"]), 3, delta=0.01)
            if not silent:
                self.assertEqual(streams["audio"]["codec_name"], "aac")
                self.assertAlmostEqual(float(streams["audio"]["duration"]), 3, delta=0.05)
        self.assertEqual({p.suffix for p in self.out.iterdir()}, {".mp4"})

    def test_sound_is_written_and_any_part_of_it_is_the_same(self):
        waves = []
        for name, start, seconds in (("all", 0, 60), ("part", 20, 5)):
            path = self.out / f"{name}.wav"
            run = limber("sound", "march", "--from", start, "--seconds", seconds, "-o", path,
                         XDG_CACHE_HOME=self.out)
            self.assertEqual(run.returncode, 0, run.stderr)
            with wave.open(str(path)) as file:
                self.assertEqual((file.getnchannels(), file.getframerate()), (2, 48000))
                self.assertEqual(file.getnframes(), seconds * 48000)
                waves.append(file.readframes(file.getnframes()))
        self.assertEqual(waves[0][20 * 48000 * 4:25 * 48000 * 4], waves[1])
        self.assertGreater(len(set(waves[1])), 100)

    def test_without_a_voice_there_are_tones_and_one_line_says_so(self):
        path = self.out / "a.wav"
        run = limber("sound", "cat_cow", "--seconds", 30, "-o", path,
                     XDG_CACHE_HOME=self.out, PATH="/nowhere")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stderr.count("\n"), 1)
        self.assertIn("captions only", run.stderr)
        with wave.open(str(path)) as file:
            self.assertGreater(len(set(file.readframes(30 * 48000))), 100)

    def test_cues_are_listed_in_order_of_time_each_with_what_shows(self):
        for subject in (["wall_chest"], ["--routine", "short_on_time"]):
            run = limber("cues", *subject, "--json")
            self.assertEqual(run.returncode, 0, run.stderr)
            listed = json.loads(run.stdout)
            times = [cue["t"] for cue in listed["cues"]]
            self.assertEqual(times, sorted(times))
            self.assertLessEqual(times[-1], listed["seconds"])
            self.assertTrue(all(cue["shows"] for cue in listed["cues"]))
            for kind in ("hold_begin", "tick", "hold_end", "other_side", "spoken", "breath_in"):
                self.assertIn(kind, {cue["sound"] for cue in listed["cues"]})

    def test_feet_are_heard_when_they_come_down(self):
        for movement in ("march", "heel_digs", "knee_lifts", "walk"):
            cues = json.loads(limber("cues", movement, "--json").stdout)["cues"]
            falls = [c for c in cues if c["sound"] == "footfall" and c["t"] > 5]
            self.assertGreater(len(falls), 20, movement)
            height = ankle_heights(movement, self.out / "m.json")
            for cue in falls:
                down = height(cue["side"], cue["t"] + 0.02)
                self.assertLess(down, 0.004, (movement, cue))
                # Lifted at some time in the half second before.
                highest = max(height(cue["side"], cue["t"] - tick / 50) for tick in range(25))
                self.assertGreater(highest - down, 0.004, (movement, cue))

    def test_stature_scales_the_whole_figure(self):
        heads = {}
        for stature in (155, 195):
            run = limber("measure", "shoulder_rolls", "--rate", 0.1, "--stature", stature)
            first = json.loads(run.stdout.splitlines()[0])
            self.assertEqual(first["figure"], f"woman-{stature}")
            heads[stature] = first["joints_m"]["head"][1]
        self.assertAlmostEqual(heads[195] / heads[155], 195 / 155, delta=0.005)
        self.assertEqual(limber("measure", "cat_cow", "--stature", 150).returncode, 1)

    def test_check_writes_a_series_on_request(self):
        run = limber("check", "--movement", "neck_trap", "--figure", "woman", "--rate", 1,
                     "--csv", self.out)
        self.assertIn(run.returncode, (0, 2), run.stderr)
        self.assertEqual([f.name for f in self.out.iterdir()], ["neck_trap_woman.csv"])
        lines = (self.out / "neck_trap_woman.csv").read_text().splitlines()
        rows = [line.split(",") for line in lines]
        self.assertEqual(rows[0][:4], ["t_s", "phase", "breath", "com_margin_mm"])
        self.assertIn("seat.gap_mm", rows[0])
        self.assertEqual(sum(name.endswith(".s") for name in rows[0]), 10)
        self.assertEqual(len(rows), 1 + 66 + 1)
        self.assertTrue(all(len(row) == len(rows[0]) for row in rows))
        self.assertEqual(limber("check", "--csv", self.out / "no").returncode, 1)

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

    def test_measure_goes_through_a_routine(self):
        run = limber("measure", "--routine", "short_on_time", "--plain", "--rate", 0.1)
        frames = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([f["t"] for f in frames], [10 * i for i in range(len(frames))])
        self.assertGreater(len({f["movement"] for f in frames}), 3)

    def test_what_is_exported_passes_the_khronos_validator(self):
        files = []
        for chosen in (["cat_cow"], ["chair_ext", "--figure", "man", "--rate", 10],
                       ["--routine", "short_on_time", "--minutes", 3, "--plain"]):
            files.append(self.out / f"{len(files)}.glb")
            run = limber("export", *chosen, "-o", files[-1])
            self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(sorted(self.out.iterdir()), files)
        run = subprocess.run(["node", HOME / "tools" / "bake" / "validate.js", *files],
                             capture_output=True, text=True, timeout=200)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(run.stdout.count("0 errors, 0 warnings, 0 infos"), 3, run.stdout)

    def test_forms_of_a_movement_are_shown_and_look_different(self):
        pictures = []
        for more in [[], ["--variation", "easier"],
                     ["--mistake", "bent_elbows"],
                     ["--mistake", "bent_elbows", "--beside"]]:
            path = self.out / f"{len(pictures)}.png"
            run = limber("still", "cat_cow", "--at", 15, "--size", "160x120",
                         "-o", path, *more)
            self.assertEqual(run.returncode, 0, run.stderr)
            pictures.append(path.read_bytes())
        self.assertEqual(len(set(pictures)), len(pictures))

    def test_a_form_that_is_not_there_is_named_with_those_that_are(self):
        for option, rule, known in [
                ("--variation", "unknown-variation", "easier, harder"),
                ("--mistake", "unknown-mistake", "bent_elbows")]:
            run = limber("still", "cat_cow", option, "faster", "-o",
                         self.out / "x.png")
            self.assertEqual(run.returncode, 1)
            self.assertIn(rule, run.stderr)
            self.assertIn(known, run.stderr)

    def test_what_does_not_exist_is_named_with_a_hint(self):
        run = limber("still", "cat_cov", "-o", self.out / "x.png")
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("did you mean 'cat_cow'", run.stderr)
        self.assertFalse((self.out / "x.png").exists())
        self.assertNotEqual(limber("still", "cat_cow", "--size", "7x7", "-o",
                                   self.out / "x.png").returncode, 0)

    def test_what_can_not_be_done_is_refused_before_the_work(self):
        png, mp4, glb = (self.out / f"x.{kind}" for kind in ("png", "mp4", "glb"))
        small = ("--size", "160x90")
        for refused, says in [
                (("still", "cat_cow", "--at", 500, *small, "-o", png), "0 to 75 s"),
                (("still", "cat_cow", "--at", "nan", *small, "-o", png), "is no time"),
                (("still", "cat_cow", "--at", -3, *small, "-o", png), "is no time"),
                (("still", "cat_cow", "--skin", "blue", *small, "-o", png), "porcelain"),
                (("still", "cat_cow", "--target", "1,2", *small, "-o", png), "X,Y,Z"),
                (("still", "cat_cow", *small, "-o", self.out / "x.jpg"), ".png"),
                (("still", "cat_cow", *small, "-o", self.out), "folder"),
                (("still", "cat_cow", *small, "-o", self.out / "no" / "x.png"), "no folder"),
                (("still", "cat_cow", *small), "--output is required"),
                (("film", "cat_cow", "--from", 80, *small, "-o", mp4), "0 to 75 s"),
                (("film", "cat_cow", *small, "-o", png), ".mp4"),
                (("export", "cat_cow", "-o", self.out / "x.gltf"), ".glb"),
                (("export", "cat_cow", "-o", self.out / "no" / "x.glb"), "no folder"),
                (("export", "cat_cov", "-o", glb), "did you mean 'cat_cow'"),
                (("export", "cat_cow", "--rate", 0, "-o", glb), "--rate"),
                (("export", "cat_cow", "--figure", self.out / "x", "-o", glb), "glTF file"),
                (("export", "cat_cow", "--mistake", "bent_elbows", "-o", glb), "--mistake"),
                (("export", "--routine", "short", "-o", glb), "unknown-routine"),
                (("export", "-o", glb), "movement or --routine"),
                (("sheet", "cat_cow", "--from", 20, "--to", 10, *small, "-o", png), "0 times"),
                (("sheet", "cat_cow", "--step", "0.001", *small, "-o", png), "on a sheet"),
                (("sheet", "cat_cow", "--size", "7680x7680", "-o", png), "pixels"),
                (("measure", "cat_cow", "-o", self.out / "no" / "x.jsonl"), "no folder"),
                (("check", "--figure", "nobody"), "woman, man"),
                (("dance",), "dance")]:
            with self.subTest(refused):
                run = limber(*refused)
                self.assertEqual(run.returncode, 1, run.stderr)
                self.assertIn(says, run.stderr + run.stdout)
                self.assertEqual(list(self.out.iterdir()), [])

    def test_what_is_interrupted_leaves_nothing_behind(self):
        for command in (("film", "cat_cow", "--size", "640x360", "-o", self.out / "x.mp4"),
                        ("export", "cat_cow", "--rate", 240, "-o", self.out / "x.glb"),
                        ("measure", "cat_cow", "--rate", 1000, "-o", self.out / "x.jsonl")):
            for stop in (signal.SIGINT, signal.SIGTERM):
                run = subprocess.Popen([LIMBER, *map(str, command)],
                                       stderr=subprocess.DEVNULL)
                while not list(self.out.iterdir()):
                    self.assertIsNone(run.poll())
                    time.sleep(0.02)
                run.send_signal(stop)
                self.assertEqual(run.wait(30), 130)
                self.assertEqual(list(self.out.iterdir()), [])

    def test_an_output_that_takes_no_more_is_a_failure(self):
        for command in (("list", "--json"), ("measure", "cat_cow", "--rate", 1)):
            with open("/dev/full", "w") as full:
                run = subprocess.run([LIMBER, *map(str, command)], stdout=full,
                                     stderr=subprocess.PIPE, text=True)
            self.assertEqual(run.returncode, 1)
            self.assertRegex(run.stderr, "could not be written|cannot write")

    def test_faults_of_the_content_are_results_of_the_check(self):
        home = self.out / "home"
        shutil.copytree(HOME / "content", home / "content")
        movement = home / "content" / "movements" / "cat_cow.yaml"
        text = movement.read_text()
        movement.write_text(text.replace("kind: essential", "kind: dance"))
        run = limber("check", "--json", LIMBER_HOME=home)
        self.assertEqual(run.returncode, 2)
        report = json.loads(run.stdout)
        self.assertEqual((report["passed"], report["failed"]), (0, 1))
        result = report["results"][0]
        self.assertEqual((result["movement"], result["rule"], result["pass"]),
                         ("cat_cow", "unknown-word", False))
        self.assertEqual(result["line"],
                         text[:text.index("kind: essential")].count("\n") + 1)
        self.assertEqual(limber("list", LIMBER_HOME=home).returncode, 1)

    def test_help_is_there_for_every_command(self):
        for command in ("play", "list", "still", "film", "export", "sheet", "check",
                        "measure"):
            self.assertIn(command, limber("--help").stdout)
            run = limber(command, "--help")
            self.assertEqual(run.returncode, 0)
            for line in run.stdout.splitlines():  # no option without its words
                self.assertNotRegex(line, r"^  (-|movement)\S*( TEXT)?( REQUIRED)?\s*$")

    def test_without_a_display_the_window_says_so(self):
        for display in (None, ":4711"):
            run = limber("play", "cat_cow", SDL_VIDEODRIVER=None, WAYLAND_DISPLAY=None,
                         DISPLAY=display)
            self.assertEqual(run.returncode, 1, run.stderr)
            self.assertIn("limber still", run.stderr)

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
