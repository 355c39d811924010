// SPDX-License-Identifier: MIT
#include "engine/scene/props.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <tuple>
#include <vector>

namespace limber::scene {
namespace {

std::vector<PropMesh> All() {
  return {MakeMat({0, 0, .1f}), MakeDoorFrame(), MakeChairWood(),
          MakeChairCushion()};
}

// Signed volume by the divergence theorem: positive where triangles wind
// outwards.
double Volume(const PropMesh& mesh) {
  double six = 0;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const Vec3f& a = mesh.positions[mesh.triangles[t]];
    const Vec3f& b = mesh.positions[mesh.triangles[t + 1]];
    const Vec3f& c = mesh.positions[mesh.triangles[t + 2]];
    six += glm::dot(glm::dvec3(a), glm::cross(glm::dvec3(b), glm::dvec3(c)));
  }
  return six / 6;
}

TEST(Props, AreClosed) {
  for (const PropMesh& mesh : All()) {
    // Places within 1 um are one; each edge is walked once in each direction.
    std::map<std::tuple<long, long, long>, int> places;
    const auto place = [&](std::uint32_t v) {
      const Vec3f& p = mesh.positions[v];
      const auto key =
          std::make_tuple(std::lround(p.x * 1e6), std::lround(p.y * 1e6),
                          std::lround(p.z * 1e6));
      return places.emplace(key, int(places.size())).first->second;
    };
    std::map<std::pair<int, int>, int> edges;
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
      const int a = place(mesh.triangles[i]);
      const int b = place(mesh.triangles[i % 3 == 2 ? i - 2 : i + 1]);
      if (a != b) ++edges[{a, b}];
    }
    int open = 0;
    for (const auto& [edge, count] : edges) {
      const auto back = edges.find({edge.second, edge.first});
      open += back == edges.end() || back->second != count;
    }
    // Rounding may part a few coincident vertices.
    EXPECT_LE(open, int(edges.size() / 100)) << int(mesh.surface);
  }
}

TEST(Props, NormalsAreUnitAndPointOutwards) {
  for (const PropMesh& mesh : All()) {
    EXPECT_GT(Volume(mesh), 0);
    ASSERT_EQ(mesh.normals.size(), mesh.positions.size());
    for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
      Vec3f normal(0);
      for (std::size_t k = 0; k < 3; ++k) {
        const Vec3f& n = mesh.normals[mesh.triangles[t + k]];
        EXPECT_NEAR(glm::length(n), 1, 1e-4);
        normal += n;
      }
      const Vec3f& a = mesh.positions[mesh.triangles[t]];
      const Vec3f face = glm::cross(mesh.positions[mesh.triangles[t + 1]] - a,
                                    mesh.positions[mesh.triangles[t + 2]] - a);
      if (glm::length(face) < 1e-10f) continue;
      EXPECT_GT(glm::dot(face, normal), 0);
    }
  }
}

TEST(Props, TheMatHasTheSizeOfAMat) {
  const PropMesh mat = MakeMat({0, 0, 0});
  // A slab with its rim rounded off, so a little less than the full box.
  EXPECT_NEAR(Volume(mat), 1.83 * .61 * .006, 1.83 * .61 * .006 * .01);
  for (const Vec3f& p : mat.positions) {
    EXPECT_LE(p.y, 1e-6);
    EXPECT_GE(p.y, -.006 - 1e-6);
  }
}

TEST(Props, TheForearmsFaceOfTheDoorFrameIsWhereAsked) {
  DoorFrameSize size;
  size.half_width = .5f;
  size.face_z = .2f;
  const PropMesh frame = MakeDoorFrame(size);
  float nearest = 1e9f, least_x = 1e9f;
  for (const Vec3f& p : frame.positions) {
    // Above the feet and the sill: posts and lintel.
    if (p.y < .05f) continue;
    nearest = std::min(nearest, p.z);
    if (p.y < 2.049f) least_x = std::min(least_x, std::abs(p.x));
  }
  EXPECT_NEAR(nearest, size.face_z, 1e-5);
  EXPECT_NEAR(least_x, size.half_width, 1e-5);
}

TEST(Props, IdFollowsTheGeometry) {
  EXPECT_EQ(MakeMat({0, 0, 0}).id, MakeMat({0, 0, 0}).id);
  EXPECT_NE(MakeMat({0, 0, 0}).id, MakeMat({0, 0, .1f}).id);
}

}  // namespace
}  // namespace limber::scene
