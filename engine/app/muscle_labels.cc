// SPDX-License-Identifier: MIT
#include "engine/app/muscle_labels.h"

#include <algorithm>
#include <cmath>

#include "engine/math/easing.h"
#include "engine/render/viewpoint.h"

namespace limber::app {
namespace {

using math::Smoothstep;
using math::Vec2f;
using math::Vec3f;
using State = scene::RegionLight::State;

// Lit from here on it has a name, and this far for the name to be whole.
constexpr double kNamed = 0.15, kWhole = 0.45;
// Cosine to the camera at which a muscle turns out of sight.
constexpr double kEdgeOn = 0.05, kInSight = 0.30;
constexpr float kApart = 0.055f;  // of the window's height
constexpr int kInside =
    128 + 95;  // 6 mm from the outline, see body::SkinFields

}  // namespace

MuscleLabels::MuscleLabels(const body::Figure& figure) {
  const body::SkinFields& fields = figure.fields;
  anchors_.resize(fields.muscle_regions.size());
  std::vector<float> nearest(anchors_.size(), 1e9f);
  for (std::size_t r = 0; r < anchors_.size(); ++r) {
    const std::string& name = fields.muscle_regions[r];
    anchors_[r].muscle = name.substr(0, name.rfind('.'));
  }
  if (figure.parts.empty()) return;
  const anim::Mesh& skin = figure.parts[0];
  const std::size_t layers =
      std::min(fields.muscle_layers.size(), fields.muscle_ids.size());
  for (std::size_t layer = 0; layer < layers; ++layer) {
    const body::Image& field = fields.muscle_layers[layer];
    const body::Image& ids = fields.muscle_ids[layer];
    for (std::uint32_t v = 0; v < skin.uvs.size(); ++v) {
      const auto texel = [](float share, int size) {
        return std::size_t(std::clamp(int(share * float(size)), 0, size - 1));
      };
      const std::size_t at =
          texel(skin.uvs[v].y, ids.height) * std::size_t(ids.width) +
          texel(skin.uvs[v].x, ids.width);
      const std::size_t id = ids.pixels[at];
      if (id == 0 || id > anchors_.size()) continue;
      const std::uint8_t* value =
          &field.pixels[at * std::size_t(field.channels)];
      if (value[0] < kInside) continue;
      // The middle of the fibres, along and across.
      const float u = float(value[1]) / 255 - .5f;
      const float t = float(value[2]) / 255 - .5f;
      const float away = u * u + t * t;
      if (away >= nearest[id - 1]) continue;
      nearest[id - 1] = away;
      anchors_[id - 1].vertex = v;
      anchors_[id - 1].found = true;
    }
  }
}

void MuscleLabels::Update(const scene::Frame& frame,
                          std::span<const ui::MuscleRow> rows, int pointed_at,
                          int width, int height) {
  labels_.clear();
  const render::Viewpoint view = render::ViewpointOf(frame, width, height);
  const auto project = [&](const Vec3f& point) {
    const auto clip = view.clip_from_world * glm::vec4(point, 1);
    return Vec2f((clip.x / clip.w + 1) / 2 * float(width),
                 (clip.y / clip.w + 1) / 2 * float(height));
  };
  body_ = {float(width), float(height), 0, 0};
  for (const scene::Frame::Capsule& capsule : frame.capsules) {
    for (const Vec3f& end : {capsule.a, capsule.b}) {
      const float reach =
          capsule.radius / (view.pixel * glm::distance(end, view.eye));
      const Vec2f at = project(end);
      body_.x0 = std::min(body_.x0, at.x - reach);
      body_.y0 = std::min(body_.y0, at.y - reach);
      body_.x1 = std::max(body_.x1, at.x + reach);
      body_.y1 = std::max(body_.y1, at.y + reach);
    }
  }
  if (frame.positions.empty()) return;
  const int count = static_cast<int>(rows.size());
  for (int i = -1; i < count; ++i) {
    if (labels_.size() == ui::kMostLabels) break;
    const int index = i < 0 ? pointed_at : i;
    if (index < 0 || index >= count || i == pointed_at) continue;
    const ui::MuscleRow& row = rows[std::size_t(index)];
    if (row.role == State::kWorking) continue;
    // Of the two sides the one that faces the camera; right where both do.
    ui::MuscleLabel best{row.name, row.role};
    double best_facing = -1;
    for (std::size_t r = 0; r < anchors_.size() && r < frame.regions.size();
         ++r) {
      const Anchor& anchor = anchors_[r];
      if (!anchor.found || anchor.muscle != row.id) continue;
      const Vec3f point = frame.positions[0][anchor.vertex];
      const Vec3f normal = frame.normals[0][anchor.vertex];
      const double facing = glm::dot(normal, glm::normalize(view.eye - point));
      const scene::RegionLight& light = frame.regions[r];
      if (light.state != row.role || facing <= best_facing + 0.05) continue;
      best_facing = facing;
      const Vec2f at = project(point);
      best.x = at.x;
      best.y = at.y;
      best.opacity = float(Smoothstep(kNamed, kWhole, light.opacity) *
                           Smoothstep(kEdgeOn, kInSight, facing));
    }
    // Two names for one spot would say less than one.
    const bool apart = labels_.empty() || std::hypot(best.x - labels_[0].x,
                                                     best.y - labels_[0].y) >
                                              kApart * float(height);
    if (best.opacity > 0 && apart) labels_.push_back(best);
  }
}

}  // namespace limber::app
