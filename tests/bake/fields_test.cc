// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "tests/bake/figures.h"
#include "tools/bake/distance_code.h"
#include "tools/bake/fields.h"
#include "tools/bake/garment.h"
#include "tools/bake/landmarks.h"
#include "tools/bake/muscle_layers.h"
#include "tools/bake/region.h"

namespace limber::bake {
namespace {

const auto kRegions = std::filesystem::path(LIMBER_SOURCE_DIR) / "content" /
                      "muscles" / "regions.yaml";

// Everything painted on one figure, made once for all tests.
struct Painted {
  explicit Painted(const BodyMesh& body)
      : mesh(body), skin(mesh), landmarks(skin), raster(skin, kFieldSize) {
    const auto read = ReadRegions(kRegions);
    if (!read.ok()) return;
    regions = *read.value;
    for (const Region& region : regions) {
      std::string fault;
      auto grid = LayFibres(skin, landmarks, region, &fault);
      if (!fault.empty()) faults.push_back(fault);
      if (!grid) continue;
      const MuscleSheet sheet(std::move(*grid), region);
      for (bool left : {true, false}) {
        painted.push_back(PaintRegion(raster, skin, region, sheet, left));
      }
    }
    layer_of = AssignLayers(raster, painted);
  }

  const Vec3& At(const PaintedRegion::Row& row) const {
    return raster.texels()[row.texel].position;
  }

  const BodyMesh& mesh;
  SkinSurface skin;
  Landmarks landmarks;
  UvRaster raster;
  std::vector<Region> regions;
  std::vector<std::string> faults;
  std::vector<PaintedRegion> painted;  // left, right, left, ...
  std::vector<int> layer_of;
};

class Fields : public EachFigure {
 protected:
  void SetUp() override {
    static std::map<std::string, std::unique_ptr<Painted>> made;
    auto& slot = made[GetParam()];
    if (!slot) slot = std::make_unique<Painted>(body());
    all = slot.get();
  }

  Painted* all = nullptr;
};

INSTANTIATE_TEST_SUITE_P(Figures, Fields, testing::Values("woman", "man"),
                         [](const auto& figure) {
                           return std::string(figure.param);
                         });

// Pairs of regions of one layer whose insides come nearer than the gap, found
// by comparing texels with each other, in space and in the picture.
std::set<std::pair<std::string, std::string>> TooNear(
    const Painted& all, const std::vector<int>& layer_of) {
  constexpr double kGap = 0.0075;  // 8 mm less half a texel
  constexpr int kTexels = 5;
  std::set<std::pair<std::string, std::string>> out;
  const int size = all.raster.size();
  const int layers = *std::max_element(layer_of.begin(), layer_of.end()) + 1;
  for (int layer = 0; layer < layers; ++layer) {
    std::map<std::tuple<int, int, int>, std::vector<std::pair<Vec3, int>>>
        cells;
    std::vector<int> inside(std::size_t(size) * size, -1);
    const auto cell = [](const Vec3& p) {
      const auto c = glm::ivec3(glm::floor(p / kGap));
      return std::tuple(c.x, c.y, c.z);
    };
    for (int r = 0; r < int(all.painted.size()); ++r) {
      if (layer_of[r] != layer) continue;
      for (const auto& row : all.painted[r].rows) {
        if (row.distance < 0 || row.distance > 0.004) continue;
        cells[cell(all.At(row))].emplace_back(all.At(row), r);
        inside[all.raster.texels()[row.texel].pixel] = r;
      }
    }
    const auto clash = [&](int a, int b) {
      out.emplace(all.painted[a].name, all.painted[b].name);
    };
    for (const auto& [key, points] : cells) {
      const auto [x, y, z] = key;
      for (int k = 0; k < 27; ++k) {
        const auto other =
            cells.find({x + k % 3 - 1, y + k / 3 % 3 - 1, z + k / 9 - 1});
        if (other == cells.end()) continue;
        for (const auto& [p, a] : points) {
          for (const auto& [q, b] : other->second) {
            if (a < b && glm::length(p - q) < kGap) clash(a, b);
          }
        }
      }
    }
    for (int i = 0; i < size * size; ++i) {
      if (inside[i] < 0) continue;
      for (int v = i / size; v <= std::min(size - 1, i / size + kTexels); ++v) {
        for (int u = std::max(0, i % size - kTexels);
             u <= std::min(size - 1, i % size + kTexels); ++u) {
          const int b = inside[v * size + u];
          if (b >= 0 && b != inside[i]) clash(inside[i], b);
        }
      }
    }
  }
  return out;
}

TEST_P(Fields, EveryMuscleLiesOnTheSkinWithoutCrossingFibres) {
  EXPECT_THAT(all->faults, testing::IsEmpty());
  EXPECT_EQ(all->painted.size(), 2 * all->regions.size());
}

TEST_P(Fields, RightRegionsMirrorLeftOnes) {
  const auto centre = [&](const PaintedRegion& region, int* count) {
    Vec3 sum(0);
    for (const auto& row : region.rows) {
      if (row.distance <= 0) continue;
      sum += all->At(row);
      ++*count;
    }
    return sum / double(*count);
  };
  for (std::size_t i = 0; i + 1 < all->painted.size(); i += 2) {
    const auto& left = all->painted[i];
    int left_count = 0, right_count = 0;
    const Vec3 l = centre(left, &left_count);
    const Vec3 r = centre(all->painted[i + 1], &right_count);
    ASSERT_GT(left_count, 100) << left.name;
    EXPECT_GT(l.x, 0) << left.name;
    // the two halves of the uv space are not laid out alike
    EXPECT_LT(glm::length(l - r * Vec3(-1, 1, 1)), 0.003) << left.name;
    EXPECT_NEAR(double(right_count) / left_count, 1, 0.05) << left.name;
  }
}

TEST_P(Fields, NoTwoRegionsOfALayerComeNear) {
  EXPECT_THAT(TooNear(*all, all->layer_of), testing::IsEmpty());
  // One layer for all would let neighbours touch; the check must see it.
  const std::vector<int> one(all->layer_of.size(), 0);
  EXPECT_GT(TooNear(*all, one).size(), 20u);
  EXPECT_LE(*std::max_element(all->layer_of.begin(), all->layer_of.end()), 7);
}

TEST_P(Fields, CoordinatesRunFromOriginToInsertion) {
  for (std::size_t i = 0; i < all->painted.size(); i += 2) {
    const auto& fibres = all->regions[i / 2].fibres;
    double near_origin = 0, near_insertion = 0;
    int origins = 0, insertions = 0;
    std::vector<Vec3> starts, ends;
    for (const auto& fibre : fibres) {
      starts.push_back(all->landmarks.OnSkin(fibre.front())->position);
      ends.push_back(all->landmarks.OnSkin(fibre.back())->position);
    }
    const auto nearest = [](const std::vector<Vec3>& points, const Vec3& p) {
      double best = 1;
      for (const auto& q : points) best = std::min(best, glm::length(q - p));
      return best;
    };
    for (const auto& row : all->painted[i].rows) {
      ASSERT_GE(row.u, 0);
      ASSERT_LE(row.u, 1);
      ASSERT_GE(row.t, 0);
      ASSERT_LE(row.t, 1);
      ASSERT_GT(row.width, 0.001) << all->painted[i].name;
      ASSERT_LT(row.width, 0.255) << all->painted[i].name;
      if (row.distance < 0) continue;
      const double a = nearest(starts, all->At(row));
      const double b = nearest(ends, all->At(row));
      if (a < 0.015 && a < b) near_origin += row.t, ++origins;
      if (b < 0.015 && b < a) near_insertion += row.t, ++insertions;
    }
    ASSERT_GT(origins, 0) << all->painted[i].name;
    ASSERT_GT(insertions, 0) << all->painted[i].name;
    EXPECT_LT(near_origin / origins, 0.35) << all->painted[i].name;
    EXPECT_GT(near_insertion / insertions, 0.65) << all->painted[i].name;
  }
}

// Share of neighbouring texels whose values differ by more than they are apart:
// a true distance never does.
double SteepShare(const Painted& all, const std::vector<double>& field) {
  const int size = all.raster.size();
  std::vector<int> slot(std::size_t(size) * size, -1);
  for (int i = 0; i < int(field.size()); ++i) {
    if (!std::isnan(field[i])) slot[all.raster.texels()[i].pixel] = i;
  }
  int pairs = 0, steep = 0;
  for (int p = 0; p + size < size * size; ++p) {
    for (int q : {p + 1, p + size}) {
      if (slot[p] < 0 || slot[q] < 0) continue;
      const double apart = glm::length(all.raster.texels()[slot[p]].position -
                                       all.raster.texels()[slot[q]].position);
      const double a = field[slot[p]], b = field[slot[q]];
      if (apart > 0.004 || std::min(std::abs(a), std::abs(b)) > 0.006) continue;
      ++pairs;
      steep += std::abs(a - b) > 1.1 * apart + 0.0003;
    }
  }
  return pairs == 0 ? 1 : double(steep) / pairs;
}

TEST_P(Fields, MuscleDistancesAreDistances) {
  for (const auto& region : all->painted) {
    std::vector<double> field(all->raster.texels().size(), NAN);
    for (const auto& row : region.rows) field[row.texel] = row.distance;
    EXPECT_LT(SteepShare(*all, field), 0.02) << region.name;
  }
}

TEST_P(Fields, GarmentsAreTrueToTheirHemsAndBareNoMidriff) {
  const auto image = PaintGarment(all->skin, all->landmarks, all->raster,
                                  Outfit::Of(all->mesh.name));
  ASSERT_EQ(image.channels, 3);
  std::vector<double> top, legs;
  const double armpit = all->landmarks.Level("T9");
  const double crotch = all->landmarks.Level("pubis");
  const double knee = all->mesh.Head("lowerleg01.L").y;
  double lowest_cloth = 9;
  for (const Texel& texel : all->raster.texels()) {
    const std::uint8_t* rgb = &image.pixels[std::size_t(texel.pixel) * 3];
    top.push_back(DecodeDistance(rgb[0]));
    legs.push_back(DecodeDistance(rgb[1]));
    const bool arm = all->skin.Part(texel.triangle) != kTrunkSkin;
    if (arm) continue;
    if (texel.position.y < armpit && texel.position.y > crotch) {
      ASSERT_GT(std::max(top.back(), legs.back()), 0)
          << "bare at " << texel.position.x << " " << texel.position.y;
    }
    if (legs.back() > 0) {
      lowest_cloth = std::min(lowest_cloth, texel.position.y);
    }
  }
  EXPECT_LT(SteepShare(*all, top), 0.01);
  EXPECT_LT(SteepShare(*all, legs), 0.01);
  if (all->mesh.name == "man") {
    EXPECT_NEAR(lowest_cloth - knee, 0.100 * all->landmarks.scale(), 0.003);
  } else {
    EXPECT_NEAR(lowest_cloth - knee, -0.285 * all->landmarks.scale(), 0.003);
  }
}

TEST(DistanceCode, KeepsEightMillimetresWithinHalfAStep) {
  EXPECT_EQ(EncodeDistance(0), 128);
  EXPECT_EQ(EncodeDistance(0.008), 255);
  EXPECT_EQ(EncodeDistance(-0.008), 1);
  EXPECT_EQ(EncodeDistance(1), 255);
  EXPECT_EQ(EncodeDistance(-1), 1);
  for (double mm = -8; mm <= 8; mm += 0.01) {
    EXPECT_NEAR(DecodeDistance(EncodeDistance(mm / 1000)) * 1000, mm,
                4.0 / 127 + 1e-9);
  }
}

TEST(RegionReader, TellsEveryFaultWithItsPlace) {
  const auto read = ParseRegions(
      "schema: 1\n"
      "regions:\n"
      "  - muscle: a\n"
      "    depht: deep\n"
      "    depth: deap\n"
      "    fibres:\n"
      "      - [{at: T13, lateral_mm: 3, face: back}, {at: T2, azimuth_deg: "
      "400}]\n"
      "      - [{joint: hipp}, {bone: humerus, along: 0.5, around_deg: 0}]\n"
      "      - [{at: T2, lateral_mm: 3}, {bone: humerus, along: 0.5}]\n"
      "  - muscle: a\n"
      "    depth: deep\n"
      "    fibres: [[{joint: elbow}, {joint: wrist}]]\n",
      "regions.yaml");
  EXPECT_FALSE(read.ok());
  std::set<std::pair<int, std::string>> found;
  for (const auto& problem : read.problems) {
    EXPECT_EQ(problem.file, "regions.yaml");
    EXPECT_GT(problem.column, 0);
    found.emplace(problem.line, problem.rule);
  }
  EXPECT_THAT(found,
              testing::IsSupersetOf(std::vector<std::pair<int, std::string>>{
                  {4, "unknown-key"},
                  {5, "unknown-word"},
                  {7, "unknown-word"},
                  {7, "out-of-range"},
                  {8, "unknown-word"},
                  {9, "missing-key"},
                  {10, "doubled-muscle"},
                  {12, "too-few-fibres"}}));
}

TEST(RegionReader, TellsWhereTheSyntaxBreaks) {
  const auto read = ParseRegions("schema: 1\nregions: [\n", "x.yaml");
  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_EQ(read.problems[0].rule, "yaml-syntax");
  EXPECT_GE(read.problems[0].line, 2);
}

TEST(RegionReader, TheShippedRegionsHoldTheMusclesOfTheUpperBody) {
  const auto read = ReadRegions(kRegions);
  ASSERT_TRUE(read.ok()) << core::Format(read.problems.front());
  std::set<std::string> ids;
  for (const auto& region : *read.value) ids.insert(region.muscle);
  for (const char* id : {"trap_upper",
                         "trap_middle",
                         "trap_lower",
                         "rhomboid_major",
                         "rhomboid_minor",
                         "levator_scapulae",
                         "longissimus_thoracis",
                         "spinalis_thoracis",
                         "iliocostalis_lumborum",
                         "iliocostalis_thoracis",
                         "multifidus",
                         "semispinalis_capitis",
                         "splenius_cervicis",
                         "splenius_capitis",
                         "suboccipitals",
                         "latissimus_dorsi",
                         "teres_major",
                         "rectus_abdominis",
                         "external_oblique",
                         "internal_oblique",
                         "serratus_anterior",
                         "sternocleidomastoid",
                         "scalenes",
                         "pec_major_clav",
                         "pec_major_stern",
                         "pec_minor",
                         "delt_ant",
                         "delt_mid",
                         "delt_post",
                         "infraspinatus",
                         "biceps",
                         "triceps_long"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

}  // namespace
}  // namespace limber::bake
