#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The window under X: real keys and clicks, and the state that follows them.

Run inside xvfb-run with a screen of 1280x720. The program writes its state to a
trace file, one JSON line a frame.
"""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

LIMBER = sys.argv[1]


class Window:
    def __init__(self, trace):
        self.trace = trace
        self.program = subprocess.Popen(
            [LIMBER, "play", "cat_cow", "--size", "1280x720", "--trace", trace])
        self.wait("the first frame", lambda s: True, 60)
        found = subprocess.run(["xdotool", "search", "--sync", "--name", "Limber"],
                               capture_output=True, text=True, check=True)
        self.id = found.stdout.split()[0]
        # Without a window manager the window takes focus when told to.
        subprocess.run(["xdotool", "windowfocus", self.id], check=False)

    def state(self):
        try:
            lines = self.trace.read_text().splitlines()
            return json.loads(lines[-1]) if lines else None
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def wait(self, what, holds, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self.state()
            if state is not None and holds(state):
                print("ok:", what)
                return state
            assert self.program.poll() is None, "the program ended"
            time.sleep(0.05)
        raise AssertionError(f"{what}: not within {seconds} s; state {self.state()}")

    def key(self, name):
        subprocess.run(["xdotool", "key", "--window", self.id, name], check=True)

    def click(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.2",
                        "click", "1"], check=True)

    def drag(self, x, y, dx, dy):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.2", "mousedown",
                        "1", "mousemove_relative", "--", str(dx), str(dy), "sleep", "0.2",
                        "mouseup", "1"], check=True)

    def wheel(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.2", "click", "4"],
                       check=True)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", self.id, str(width), str(height)], check=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        window = Window(pathlib.Path(folder) / "trace.jsonl")
        try:
            before = window.wait("it plays", lambda s: s["playing"] and s["t"] > 0.5)
            window.wait("time goes on", lambda s: s["t"] > before["t"] + 1)
            window.key("space")
            paused = window.wait("space pauses", lambda s: not s["playing"])
            window.key("Right")
            window.wait("right arrow seeks a second on",
                        lambda s: abs(s["t"] - paused["t"] - 1) < 0.2)
            window.click(370, 676)
            window.wait("the play button plays", lambda s: s["playing"])
            window.click(800, 624)
            seconds = (800 - 301) / (951 - 301) * 75
            window.wait("a click on the timeline seeks",
                        lambda s: 0 <= s["t"] - seconds < 4)
            window.key("Up")
            window.wait("up arrow raises the pace", lambda s: s["pace"] > 1.05)
            window.click(839, 82)
            window.wait("the man is chosen", lambda s: s["figure"] == "man")
            window.click(420, 82)
            window.wait("the side view is chosen", lambda s: s["view"] == "side")
            window.click(80, 138)  # those on the floor
            time.sleep(1)
            window.click(144, 263)
            window.wait("another movement is chosen",
                        lambda s: s["movement"] == "child_pose" and s["t"] < 5)
            window.key("Page_Down")
            window.wait("page down goes to the next phase", lambda s: s["t"] >= 7.9)
            window.drag(640, 300, 100, 0)
            window.wait("dragging turns the figure",
                        lambda s: abs(s["orbit"][0] + 0.65) < 0.1)
            window.key("ctrl+Right")
            window.wait("keys turn it as well",
                        lambda s: abs(s["orbit"][0] + 0.65 - math.radians(5)) < 0.1)
            window.wheel(640, 300)
            window.wait("the wheel comes nearer", lambda s: s["orbit"][2] > 1.05)
            window.wheel(144, 600)
            window.drag(144, 600, 80, 0)
            window.key("1")
            window.wait("a named view is straight again",
                        lambda s: s["orbit"] == [0, 0, 1] and s["view"] == "best")
            window.resize(1024, 600)
            window.wait("the page takes another size", lambda s: s["size"] == [1024, 600])
            window.click(106, 558)
            window.wait("and its play button is found there", lambda s: not s["playing"])
            window.resize(1280, 720)
            window.wait("and back", lambda s: s["size"] == [1280, 720])
            window.click(673, 32)
            window.wait("one click shows the routines", lambda s: s["page"] == "routines")
            window.click(1092, 668)
            started = window.wait("a second one starts the first of them",
                                  lambda s: s["page"] == "follow" and s["playing"])
            window.wait("it is followed", lambda s: s["t"] > started["t"] + 1)
            window.key("Page_Down")
            window.wait("page down goes on behind the safety card", lambda s: s["t"] > 15)
            window.key("space")
            window.wait("space pauses it", lambda s: not s["playing"])
            window.key("Escape")
            window.wait("Escape leads back", lambda s: s["page"] == "routines")
            window.click(588, 32)
            window.wait("and the other tab to the first page", lambda s: s["page"] == "watch")
            window.key("ctrl+q")
            assert window.program.wait(20) == 0
            print("ok: it closes")
        finally:
            window.program.terminate()
            window.program.wait()


main()
