// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "engine/anatomy/bundles.h"

namespace limber::anatomy {

namespace {

// For the eye: tubes that fill a muscle's place on a body of 1.75 m. Shares of
// tendon are those that the muscles' published fibre and tendon lengths give,
// divided between both ends. Source: seth-2019, limber-lines.
constexpr std::array kShapes = {
    BundleShape{"trap_upper", 7, 4.6, .06, .10},
    BundleShape{"trap_middle", 8, 4.2, .12, .08},
    BundleShape{"trap_lower", 8, 4.0, .10, .16},
    BundleShape{"rhomboid_major", 9, 4.8, .08, .06},
    BundleShape{"rhomboid_minor", 4, 4.4, .08, .06},
    BundleShape{"levator_scapulae", 4, 5.2, .10, .06},
    BundleShape{"latissimus_dorsi", 11, 5.2, .14, .16},
    BundleShape{"iliocostalis_lumborum", 4, 6.0, .12, .06},
    BundleShape{"iliocostalis_thoracis", 3, 5.0, .10, .10},
    BundleShape{"longissimus_thoracis", 5, 6.4, .14, .08},
    BundleShape{"spinalis_thoracis", 3, 4.4, .12, .10},
    BundleShape{"multifidus", 6, 4.8, .08, .10},
    BundleShape{"quadratus_lumborum", 5, 5.6, .06, .06},
    BundleShape{"splenius_capitis", 4, 5.0, .14, .10},
    BundleShape{"splenius_cervicis", 3, 4.4, .16, .14},
    BundleShape{"semispinalis_capitis", 4, 5.4, .14, .08},
    BundleShape{"suboccipitals", 4, 3.8, .10, .10},
    BundleShape{"sternocleidomastoid", 4, 5.4, .12, .06},
    BundleShape{"scalenes", 5, 4.4, .12, .14},
    BundleShape{"pec_major_clav", 6, 5.6, .05, .12},
    BundleShape{"pec_major_stern", 9, 5.6, .05, .16},
    BundleShape{"pec_minor", 6, 4.6, .06, .18},
    BundleShape{"serratus_anterior", 9, 4.6, .04, .06},
    BundleShape{"delt_ant", 1, 12.5, .04, .20},
    BundleShape{"delt_mid", 1, 14.0, .04, .20},
    BundleShape{"delt_post", 1, 12.5, .08, .20},
    BundleShape{"supraspinatus", 4, 5.6, .05, .22},
    BundleShape{"infraspinatus", 6, 6.2, .05, .25},
    BundleShape{"teres_minor", 1, 8.0, .06, .25},
    BundleShape{"teres_major", 1, 12.0, .05, .10},
    BundleShape{"subscapularis", 6, 6.2, .05, .22},
    BundleShape{"biceps", 2, 12.0, .24, .18},
    BundleShape{"triceps_long", 1, 14.0, .10, .28},
    BundleShape{"brachialis", 1, 12.0, .04, .14},
    BundleShape{"wrist_flexors", 4, 7.0, .06, .48},
    BundleShape{"wrist_extensors", 4, 6.6, .06, .48},
    BundleShape{"rectus_abdominis", 4, 9.0, .05, .06},
    BundleShape{"external_oblique", 10, 5.2, .04, .14},
    BundleShape{"internal_oblique", 9, 5.0, .05, .12},
    BundleShape{"diaphragm", 9, 3.4, .05, .30},
    BundleShape{"intercostals", 3, 3.0, .04, .04},
    BundleShape{"gluteus_maximus", 10, 9.0, .06, .16},
    BundleShape{"gluteus_medius", 7, 8.0, .05, .20},
    BundleShape{"piriformis", 1, 9.0, .08, .35},
    BundleShape{"iliopsoas", 4, 10.0, .06, .20},
    BundleShape{"rectus_femoris", 1, 17.0, .10, .28},
    BundleShape{"vasti", 5, 14.0, .04, .30},
    BundleShape{"hamstrings", 3, 14.0, .14, .26},
    BundleShape{"adductors", 5, 11.0, .06, .12},
    BundleShape{"tfl", 1, 10.0, .04, .66},
    BundleShape{"gastrocnemius", 2, 18.0, .05, .48},
    BundleShape{"soleus", 1, 20.0, .05, .38},
    BundleShape{"tibialis_anterior", 1, 12.0, .05, .42},
};
constexpr BundleShape kOther{};

}  // namespace

const BundleShape& BundleShapeOf(std::string_view muscle) {
  const auto found = std::ranges::find(kShapes, muscle, &BundleShape::muscle);
  return found == kShapes.end() ? kOther : *found;
}

}  // namespace limber::anatomy
