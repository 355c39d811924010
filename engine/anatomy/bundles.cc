// SPDX-License-Identifier: MIT
#include "engine/anatomy/bundles.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/anatomy/bone_yard.h"
#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::anatomy {

using math::Transform;
using math::Vec2f;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kFibre = 0.0026;  // m, from one to the next, in the belly
constexpr double kTendon = 0.34;   // thickness, of that of the belly
constexpr std::size_t kMostPath = 96;
constexpr double kUnderSkin = 0.003;  // m of skin over a muscle
constexpr double kMostTuck = 0.04;    // m

// Points in equal steps along a path, `count` of them.
void Resample(std::span<const body::PathPoint> path, std::span<Vec3> out) {
  double whole = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    whole += glm::distance(path[i - 1].place, path[i].place);
  }
  std::size_t piece = 1;
  double before = 0;  // length up to the piece
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double at = whole * double(i) / double(out.size() - 1);
    double length = glm::distance(path[piece - 1].place, path[piece].place);
    while (piece + 1 < path.size() && before + length < at) {
      before += length;
      ++piece;
      length = glm::distance(path[piece - 1].place, path[piece].place);
    }
    const double share = length > 0 ? (at - before) / length : 0;
    out[i] = glm::mix(path[piece - 1].place, path[piece].place,
                      std::clamp(share, 0.0, 1.0));
  }
  out.back() = path.back().place;
}

Vec3 Across(const Vec3& v, const Vec3& along) {
  return v - along * glm::dot(v, along);
}

// Rounds what has corners; its ends stay.
void Smooth(std::span<Vec3> line) {
  for (int round = 0; round < 3; ++round) {
    Vec3 last = line[0];
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      const Vec3 here = line[i];
      line[i] = 0.25 * last + 0.5 * here + 0.25 * line[i + 1];
      last = here;
    }
  }
}

}  // namespace

Bundles::Bundles(const body::MuscleSet& muscles,
                 std::span<const std::size_t> shown,
                 std::span<const Transform> neutral, bool fine)
    : set_(muscles), rings_(fine ? 18 : 12), sides_(fine ? 8 : 6) {
  assert(muscles.most_path_points() <= kMostPath);
  // Sizes are those of a body of 1.75 m; the neutral pose stands on y = 0.
  double high = 0;
  for (const Transform& joint : neutral) {
    high = std::max(high, joint.translation.y);
  }
  const double scale = high / 1.634;
  for (const std::size_t index : shown) {
    const BundleShape& shape = BundleShapeOf(muscles.id(index));
    if (muscles.fascicles(index) > kMostFascicles) continue;
    const std::size_t tubes =
        muscles.fascicles(index) == 1
            ? 1
            : std::min<std::size_t>(std::size_t(shape.tubes), kMostTubes);
    Muscle muscle{
        index,        tubes_.size(),   tubes, 0.001 * shape.radius_mm * scale,
        shape.origin, shape.insertion, {}};
    for (const body::Side side : body::kSides) {
      for (std::size_t i = 0; i < tubes; ++i) {
        const double share = tubes > 1 ? double(i) / double(tubes - 1) : 0.5;
        tubes_.push_back(
            {index, side, share, tubes_.size() * vertices_per_tube()});
      }
    }
    muscles_.push_back(muscle);
  }

  MeasureRest(neutral);
  fibres_.resize(vertex_count());
  tendon_.resize(vertex_count());
  for (const Muscle& muscle : muscles_) {
    const double fibres =
        std::max(2.0, std::round(math::kPi * muscle.radius / kFibre));
    for (std::size_t i = 0; i < 2 * muscle.tubes; ++i) {
      const std::size_t first = tubes_[muscle.first + i].first;
      for (std::size_t v = 0; v < vertices_per_tube(); ++v) {
        const std::size_t ring = std::min(v / sides_, rings_ - 1);
        double along = double(ring) / double(rings_ - 1);
        if (v == rings_ * sides_) along = 0;
        if (v == rings_ * sides_ + 1) along = 1;
        // Down one flank and up the other, so that no seam shows.
        const double round =
            std::abs(2 * double(v % sides_) / double(sides_) - 1);
        fibres_[first + v] =
            Vec2f(float(fibres * round + 3.7 * double(i)), float(along));
        const double flesh =
            math::Smoothstep(0.4 * muscle.origin, 1.3 * muscle.origin, along) *
            math::Smoothstep(0.4 * muscle.insertion, 1.3 * muscle.insertion,
                             1 - along);
        tendon_[first + v] = float(1 - flesh);
      }
      const auto at = [&](std::size_t ring, std::size_t k) {
        return std::uint32_t(first + ring * sides_ + k % sides_);
      };
      const auto add = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        triangles_.insert(triangles_.end(), {a, b, c});
      };
      const auto begin = std::uint32_t(first + rings_ * sides_);
      for (std::size_t k = 0; k < sides_; ++k) {
        for (std::size_t ring = 0; ring + 1 < rings_; ++ring) {
          add(at(ring, k), at(ring, k + 1), at(ring + 1, k + 1));
          add(at(ring, k), at(ring + 1, k + 1), at(ring + 1, k));
        }
        add(begin, at(0, k + 1), at(0, k));
        add(begin + 1, at(rings_ - 1, k), at(rings_ - 1, k + 1));
      }
    }
  }
}

void Bundles::MeasureRest(std::span<const Transform> neutral) {
  for (Muscle& muscle : muscles_) {
    for (const body::Side side : body::kSides) {
      std::array<Line, kMostTubes> lines;
      Lay(muscle, side, neutral, lines);
      for (std::size_t i = 0; i < muscle.tubes; ++i) {
        muscle.rest[std::size_t(side)][i] = Content(muscle, lines[i]);
      }
    }
  }
}

void Bundles::TuckUnder(const anim::Skeleton& skeleton, const anim::Mesh& skin,
                        std::span<const Transform> neutral) {
  std::vector<Vec3> tucks;
  std::vector<body::PathPoint> path(set_.most_path_points());
  const std::span<const Transform> rest = skeleton.model_from_joint;
  tucks_.clear();
  for (Muscle& muscle : muscles_) {
    muscle.tuck = tucks.size();
    for (const body::Side side : body::kSides) {
      for (std::size_t f = 0; f < set_.fascicles(muscle.index); ++f) {
        const std::size_t count = set_.Path(muscle.index, f, side, rest, path);
        muscle.ends[std::size_t(side)][0] = path[0].joint;
        muscle.ends[std::size_t(side)][1] = path[count - 1].joint;
        Line line;
        Resample(std::span(path).first(count), std::span(line).first(rings_));
        Line tuck;
        for (std::size_t ring = 0; ring < rings_; ++ring) {
          const double thick =
              muscle.radius *
              Profile(muscle, double(ring) / double(rings_ - 1));
          std::size_t nearest = 0;
          float least = 1e9f;
          const Vec3f at(line[ring]);
          for (std::size_t v = 0; v < skin.positions.size(); ++v) {
            const Vec3f away = skin.positions[v] - at;
            const float far = glm::dot(away, away);
            if (far < least) least = far, nearest = v;
          }
          const Vec3 out(skin.normals[nearest]);
          const double deep =
              glm::dot(Vec3(skin.positions[nearest]) - line[ring], out);
          tuck[ring] =
              -out * std::clamp(kUnderSkin + thick - deep, 0.0, kMostTuck);
        }
        Smooth(std::span(tuck).first(rings_));
        tucks.insert(tucks.end(), tuck.begin(),
                     tuck.begin() + std::ptrdiff_t(rings_));
      }
    }
  }
  from_rest_.clear();
  for (const Transform& joint : rest) {
    from_rest_.push_back(glm::conjugate(joint.rotation));
  }
  tucks_ = std::move(tucks);
  MeasureRest(neutral);
}

double Bundles::Profile(const Muscle& muscle, double along) const {
  const double belly =
      std::clamp((along - 0.6 * muscle.origin) /
                     (1 - 0.6 * muscle.origin - 0.6 * muscle.insertion),
                 0.0, 1.0);
  return kTendon + (1 - kTendon) * std::pow(std::sin(math::kPi * belly), 0.6);
}

double Bundles::Content(const Muscle& muscle, const Line& line) const {
  double sum = 0, last = Profile(muscle, 0);
  for (std::size_t i = 1; i < rings_; ++i) {
    const double next = Profile(muscle, double(i) / double(rings_ - 1));
    sum += glm::distance(line[i - 1], line[i]) *
           (last * last + last * next + next * next) / 3;
    last = next;
  }
  return sum;
}

void Bundles::Lay(const Muscle& muscle, body::Side side,
                  std::span<const Transform> model_from_joint,
                  std::span<Line, kMostTubes> lines) const {
  std::array<Line, kMostFascicles> fascicles;
  const std::size_t count = set_.fascicles(muscle.index);
  for (std::size_t f = 0; f < count; ++f) {
    std::array<body::PathPoint, kMostPath> path;
    const std::size_t points =
        set_.Path(muscle.index, f, side, model_from_joint, path);
    const auto line = std::span(fascicles[f]).first(rings_);
    Resample(std::span(path).first(points), line);
    // Flesh bends where a line has a corner.
    Smooth(line);
    if (tucks_.empty()) continue;
    const auto turn = [&](std::size_t end) {
      const auto joint = std::size_t(muscle.ends[std::size_t(side)][end]);
      return model_from_joint[joint].rotation * from_rest_[joint];
    };
    const math::Quat origin = turn(0), insertion = turn(1);
    const std::size_t first =
        muscle.tuck + (std::size_t(side) * count + f) * rings_;
    for (std::size_t i = 0; i < rings_; ++i) {
      const double along = double(i) / double(rings_ - 1);
      const Vec3& tuck = tucks_[first + i];
      line[i] += glm::mix(origin * tuck, insertion * tuck, along);
    }
  }
  std::array<Vec3, kMostFascicles> section;
  for (std::size_t ring = 0; ring < rings_; ++ring) {
    for (std::size_t f = 0; f < count; ++f) section[f] = fascicles[f][ring];
    for (std::size_t i = 0; i < muscle.tubes; ++i) {
      lines[i][ring] = count == 1
                           ? section[0]
                           : OnCurve(std::span(section).first(count),
                                     double(i) / double(muscle.tubes - 1));
    }
  }
}

void Bundles::Pose(std::span<const Transform> model_from_joint,
                   std::span<Vec3f> places, std::span<Vec3f> normals) const {
  std::array<Line, kMostTubes> lines;
  for (const Muscle& muscle : muscles_) {
    for (const body::Side side : body::kSides) {
      const std::size_t s = std::size_t(side);
      Lay(muscle, side, model_from_joint, lines);
      // Which way the muscle is wide, where its tubes come together.
      Vec3 wide(0);
      for (std::size_t ring = 0; ring < rings_; ++ring) {
        wide += lines[muscle.tubes - 1][ring] - lines[0][ring];
      }
      if (muscle.tubes == 1)
        wide = model_from_joint[0].rotation * Vec3(1, 0, 0);
      for (std::size_t i = 0; i < muscle.tubes; ++i) {
        const Line& line = lines[i];
        const double content = Content(muscle, line);
        const double area = math::kPi * muscle.radius * muscle.radius *
                            muscle.rest[s][i] / std::max(content, 1e-6);
        const std::size_t first =
            tubes_[muscle.first + s * muscle.tubes + i].first;
        for (std::size_t ring = 0; ring < rings_; ++ring) {
          const std::size_t next = std::min(ring + 1, rings_ - 1);
          const std::size_t last = ring == 0 ? 0 : ring - 1;
          const Vec3 along = glm::normalize(line[next] - line[last]);
          const std::size_t left = i == 0 ? 0 : i - 1;
          const std::size_t right = std::min(i + 1, muscle.tubes - 1);
          const Vec3 beside =
              Across(lines[right][ring] - lines[left][ring], along);
          const double apart = muscle.tubes == 1
                                   ? 0
                                   : glm::length(beside) / double(right - left);
          Vec3 out =
              Across(wide, along) * (0.02 / std::max(1e-6, glm::length(wide))) +
              beside;
          out = glm::normalize(out + along * 1e-9);
          const Vec3 up = glm::cross(along, out);
          const double profile =
              Profile(muscle, double(ring) / double(rings_ - 1));
          const double here = area * profile * profile;
          const double round = std::sqrt(here / math::kPi);
          const double flank =
              muscle.tubes == 1
                  ? round
                  : std::clamp(0.58 * apart, 0.75 * round, 2.2 * round);
          const double thick = here / (math::kPi * flank);
          for (std::size_t k = 0; k < sides_; ++k) {
            const double a = 2 * math::kPi * double(k) / double(sides_);
            const double c = std::cos(a), n = std::sin(a);
            const std::size_t v = first + ring * sides_ + k;
            places[v] =
                Vec3f(line[ring] + out * (c * flank) + up * (n * thick));
            normals[v] =
                Vec3f(glm::normalize(out * (c / flank) + up * (n / thick)));
          }
        }
        for (const bool end : {false, true}) {
          const std::size_t v = first + rings_ * sides_ + (end ? 1 : 0);
          const Vec3 at = end ? line[rings_ - 1] : line[0];
          const Vec3 from = end ? line[rings_ - 2] : line[1];
          places[v] = Vec3f(at);
          normals[v] = Vec3f(glm::normalize(at - from));
        }
      }
    }
  }
}

}  // namespace limber::anatomy
