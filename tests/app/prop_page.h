// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/app/gl_window.h"
#include "engine/coach/prop.h"
#include "engine/scene/props.h"
#include "engine/stage/picture.h"
#include "engine/stage/world.h"

namespace limber::app {

// Things beside the standing woman, to look at and to keep.
class PropPage {
 public:
  // `names` of coach::kPropNames stand in a row on the figure's left.
  PropPage(stage::World& world, const std::vector<std::string_view>& names,
           int width, int height)
      : world_(&world), width_(width), height_(height) {
    actor_ = *world.Cast("woman").value;
    auto window = GlWindow::Open(GlWindow::Place::kHidden, width, height);
    if (!window.ok()) return;
    window_ = std::move(*window.value);
    picture_ = std::make_unique<stage::Picture>(world, *actor_);
    double x = .30;
    for (const std::string_view name : names) {
      for (std::size_t kind = 0; kind < coach::kPropNames.size(); ++kind) {
        if (coach::kPropNames[kind] == name) Add(kind, x);
      }
    }
    // Growing `meshes_` has moved them.
    std::size_t at = 0;
    for (scene::PropPlace& place : places_) place.mesh = &meshes_[at++];
    right_ = x;
  }
  bool ok() const { return picture_ != nullptr; }

  const std::vector<std::uint8_t>& Draw(const stage::Look& look, double azimuth,
                                        double elevation) {
    const std::size_t movement = *world_->FindMovement("shoulder_rolls").value;
    const coach::Movement& m = world_->movements()[movement];
    const coach::Timeline timeline = coach::Lay(m, {});
    const coach::Moment moment = coach::At(m, {}, timeline, core::Seconds(1));
    coach::BodyFrame body = actor_->performer->MakeFrame();
    actor_->performer->Perform(movement, timeline, moment,
                               coach::Performer::Detail::kDrawn, body);
    scene::Frame frame = picture_->Compose(movement, timeline, moment, body,
                                           look, {0, 0, width_, height_});
    frame.regions = {};
    frame.props = places_;
    capsules_.assign(frame.capsules.begin(), frame.capsules.end());
    for (const coach::Prop& prop : props_) AppendContacts(prop, capsules_);
    frame.capsules = capsules_;
    const double wide = right_ + .30;
    frame.camera.azimuth = azimuth;
    frame.camera.elevation = elevation;
    frame.camera.target = {float(target_x_ > 0 ? target_x_ : wide / 2 - .3),
                           float(target_y_), 0};
    frame.camera.distance = std::max(4.9, 1.45 * wide + 1.2) * zoom_;
    frame.floor_centre = {float(wide / 2 - .3), 0, 0};
    window_->renderer().Draw(frame, width_, height_);
    window_->renderer().ReadPixels(pixels_);
    return pixels_;
  }
  void Zoom(double zoom, double x, double y) {
    target_x_ = x;
    zoom_ = zoom;
    target_y_ = y;
  }

 private:
  void Add(std::size_t kind, double& x) {
    using math::AboutY;
    struct Row {
      double width, y, z, turn;
    };
    static constexpr Row kRows[] = {
        {.70, .006, 0, 0}, {.62, 0, 0, .5},    {1.3, 0, .1, 0},
        {2.3, 0, .3, 0},   {.70, .075, 0, .3}, {.60, .045, 0, .3},
        {.70, 0, 0, .25},  {.60, .075, 0, .3}, {.50, 0, 0, .4},
        {1.4, 0, -.2, 0},  {.20, 1.2, 0, -.3}, {.95, 0, -.3, 3.1416},
        {.50, 1.1, 0, .1}};
    coach::PropSize size;
    Default<0>(kind, size);
    if (auto* pillow = std::get_if<coach::PillowSize>(&size)) {
      pillow->dent.depth = .045f;
    }
    const Row& row = kRows[kind];
    props_.push_back(
        {size, {AboutY(row.turn), {x + row.width / 2, row.y, row.z}}, 1});
    for (scene::PropMesh& mesh : scene::MakeProp(size)) {
      meshes_.push_back(std::move(mesh));
      places_.push_back({nullptr, props_.back().world_from_prop, 1});
    }
    x += row.width;
  }
  template <std::size_t i>
  static void Default(std::size_t kind, coach::PropSize& size) {
    if constexpr (i < std::variant_size_v<coach::PropSize>) {
      if (kind == i)
        size.emplace<i>();
      else
        Default<i + 1>(kind, size);
    }
  }

  stage::World* world_;
  const stage::World::Actor* actor_ = nullptr;
  int width_, height_;
  std::unique_ptr<GlWindow> window_;
  std::unique_ptr<stage::Picture> picture_;
  std::vector<coach::Prop> props_;
  std::vector<scene::PropMesh> meshes_;
  std::vector<scene::PropPlace> places_;
  std::vector<scene::Frame::Capsule> capsules_;
  std::vector<std::uint8_t> pixels_;
  double right_ = 0, zoom_ = 1, target_x_ = 0, target_y_ = .86;
};

}  // namespace limber::app
