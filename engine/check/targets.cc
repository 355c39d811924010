// SPDX-License-Identifier: MIT
#include "engine/check/targets.h"

#include <array>

namespace limber::check {
namespace {

constexpr std::array<StretchTarget, 2> kCatCow = {{
    {"cat", "back neck shoulder",
     "longissimus_thoracis multifidus rhomboid_major spinalis_thoracis"},
    {"cow", "core chest neck", "external_oblique rectus_abdominis"},
}};
constexpr std::array<StretchTarget, 1> kShoulderRolls = {{
    {"roll_down", "", "levator_scapulae"},
}};
constexpr std::array<StretchTarget, 1> kWallChest = {{
    {"hold", "chest shoulder", "pec_major_clav pec_major_stern"},
}};

constexpr std::array<StretchTarget, 1> kThoracicExt = {{
    {"hold", "chest core", "pec_major_stern pec_minor rectus_abdominis"},
}};
constexpr std::array<StretchTarget, 2> kKneesChest = {{
    {"hold", "back hip", "gluteus_maximus longissimus_thoracis multifidus"},
    {"hold_again", "back hip",
     "gluteus_maximus longissimus_thoracis multifidus"},
}};

constexpr std::array<StretchTarget, 1> kArmCircles = {{
    {"back_rising", "chest shoulder", "pec_major_clav pec_major_stern"},
}};
constexpr std::array<StretchTarget, 2> kTorsoTwists = {{
    {"turn", "core", "external_oblique internal_oblique"},
    {"turn_left", "core", "external_oblique internal_oblique"},
}};

constexpr std::array<StretchTarget, 1> kChildPose = {{
    {"hold", "back shoulder hip", "latissimus_dorsi teres_major"},
}};
constexpr std::array<StretchTarget, 1> kChildPoseRest = {{
    {"hold", "back neck hip",
     "longissimus_thoracis multifidus spinalis_thoracis"},
}};

constexpr std::array<StretchTarget, 1> kNeckTrap = {{
    {"hold", "neck back",
     "levator_scapulae scalenes sternocleidomastoid trap_upper"},
}};
constexpr std::array<StretchTarget, 1> kSeatedUpperBack = {{
    {"hold", "back neck", "rhomboid_major rhomboid_minor trap_middle"},
}};
constexpr std::array<StretchTarget, 1> kSeatedTwist = {{
    {"hold", "back neck", "rhomboid_major splenius_capitis trap_middle"},
}};
constexpr std::array<StretchTarget, 1> kChairExt = {{
    {"chair_ext", "chest core", "pec_major_stern pec_minor rectus_abdominis"},
}};
constexpr std::array<StretchTarget, 3> kNeckCircles = {{
    {"front", "neck", "semispinalis_capitis"},
    {"right", "neck", "scalenes"},
    {"left", "neck", "scalenes"},
}};

constexpr auto kTargets = std::to_array<MovementTarget>({
    {"shoulder_rolls", 60, 0, 0, kShoulderRolls},
    {"arm_circles", 60, 0, 0, kArmCircles},
    {"torso_twists", 60, 0, 0, kTorsoTwists},
    {"march", 60, 0, 0, {}},
    {"heel_digs", 60, 0, 0, {}},
    {"walk", 60, 0, 0, {}},
    {"knee_lifts", 60, 0, 0, {}},
    {"cat_cow", 75, 0, 0, kCatCow},
    {"child_pose", 54, 30, 60, kChildPose},
    {"child_pose_rest", 54, 30, 60, kChildPoseRest},
    {"neck_trap", 66, 15, 20, kNeckTrap},
    {"neck_trap_hand", 66, 15, 20, kNeckTrap},
    {"neck_trap_standing", 66, 15, 20, kNeckTrap},
    {"neck_trap_standing_hand", 66, 15, 20, kNeckTrap},
    {"seated_upper_back", 48, 20, 30, kSeatedUpperBack},
    {"wall_chest", 88, 20, 30, kWallChest},
    {"neck_circles", 60, 0, 0, kNeckCircles},
    {"seated_twist", 70, 10, 30, kSeatedTwist},
    {"chair_ext", 50, 0, 0, kChairExt},
    {"thoracic_ext", 60, 30, 30, kThoracicExt},
    {"thoracic_ext_towel", 60, 30, 30, kThoracicExt},
    {"roller_slow", 125, 20, 30, {}},
    {"roller_begin", 57, 0, 0, {}},
    {"knees_chest", 96, 20, 30, kKneesChest},
    {"belly_breathing", 65, 0, 0, {}},
});

}  // namespace

const MovementTarget* FindTarget(std::string_view movement) {
  for (const MovementTarget& target : kTargets) {
    if (target.movement == movement) return &target;
  }
  return nullptr;
}

}  // namespace limber::check
