// SPDX-License-Identifier: MIT
#pragma once

// The movements of content/movements, in the order of a session: a test fails
// where one is missing here, and all are performed and judged.
namespace limber::support {

struct Shipped {
  const char* id;
  double seconds;      // at default settings
  const char* begins;  // base position
  const char* ends;    // likewise; empty = in the middle of something
};

inline constexpr Shipped kShipped[] = {
    // warm-ups
    {"arm_circles", 60, "stand", "stand"},
    {"heel_digs", 60, "stand", "stand"},
    {"knee_lifts", 60, "stand", "stand"},
    {"march", 60, "stand", "stand"},
    {"shoulder_rolls", 60, "stand", "stand"},
    {"torso_twists", 60, "stand", "stand"},
    {"walk", 60, "stand", "stand"},
    // essentials
    {"cat_cow", 75, "stand", "quad"},
    {"child_pose", 54, "heels", "heels"},
    {"child_pose_rest", 54, "heels", "heels"},
    {"neck_trap", 66, "sit", "sit"},
    {"neck_trap_hand", 66, "sit", "sit"},
    {"neck_trap_standing", 66, "stand", "stand"},
    {"neck_trap_standing_hand", 66, "stand", "stand"},
    {"seated_upper_back", 48, "sit", "sit"},
    {"thoracic_ext", 60, "floor_sit", "floor_sit"},
    {"thoracic_ext_towel", 60, "floor_sit", "floor_sit"},
    {"wall_chest", 88, "stand", ""},
    // extras
    {"belly_breathing", 65, "hook", "hook"},
    {"chair_ext", 50, "sit", "sit"},
    {"knees_chest", 96, "hook", "hook"},
    {"neck_circles", 60, "sit", "sit"},
    {"roller_begin", 57, "floor_sit", "floor_sit"},
    {"roller_slow", 125, "floor_sit", "floor_sit"},
    {"seated_twist", 70, "sit", "sit"},
    // postures
    {"blind_spot", 24, "sit", "sit"},
    {"desk", 31, "sit", "sit"},
    {"high_shelf", 28, "stand", "stand"},
    {"one_shoulder_bag", 22, "stand", "stand"},
    {"phone", 28, "stand", "stand"},
    {"pillow_too_flat", 22, "", ""},
    {"pillow_too_high", 22, "", ""},
    {"posture_reset", 36, "sit", "sit"},
    {"sleep_back", 12, "", ""},
    {"sleep_side", 23, "", ""},
    {"sleep_stomach", 16, "", ""},
    {"stress_shrug", 22, "stand", "stand"},
};

}  // namespace limber::support
