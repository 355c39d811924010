// SPDX-License-Identifier: MIT
#include "engine/stage/picture.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/looks.h"
#include "engine/scene/props.h"
#include "engine/stage/muscle_light.h"
#include "engine/stage/staging.h"

namespace limber::stage {

using body::LimbLandmark;
using body::Side;
using coach::MuscleRole;
using math::Smoothstep;
using math::Vec3;
using State = scene::RegionLight::State;

namespace {

// What is left of the others while one muscle is pointed out.
constexpr double kBehind = 0.25;
constexpr double kMarksFade = 0.8;  // s, in which they come and go
constexpr float kMatThickness = coach::MatSize{}.thickness;  // m

// One movement's muscles go out before the next one's come.
double LitShare(const coach::Plan& plan, core::Duration time) {
  constexpr double kFade = 0.6;  // s
  const coach::Piece& piece = plan.pieces[coach::PieceAt(plan, time)];
  if (piece.still) return 0;
  return Smoothstep(0, kFade, core::ToSeconds(time - piece.begin)) *
         Smoothstep(0, kFade, core::ToSeconds(piece.end - time));
}

scene::Picture Borrow(const body::Image& image) {
  return {image.width, image.height, image.channels, image.pixels};
}

std::uint64_t NextShapeId() {
  static std::uint64_t count = 0;
  return ++count;
}

}  // namespace

scene::Surface SurfaceOf(std::string_view part) {
  if (part.starts_with("eye")) return scene::Surface::kEye;
  if (part.starts_with("brow")) return scene::Surface::kBrow;
  if (part.find("tie") != std::string_view::npos)
    return scene::Surface::kHairTie;
  if (part.starts_with("hair")) return scene::Surface::kHair;
  return scene::Surface::kSkin;
}

Wardrobe WardrobeOf(const body::Figure& figure, std::string_view skin,
                    std::string_view outfit) {
  const bool man = figure.name.find("man") != std::string::npos &&
                   figure.name.find("woman") == std::string::npos;
  return {scene::FindSkin(!skin.empty() ? skin
                          : man         ? "umber"
                                        : "sand"),
          scene::FindOutfit(outfit.empty() ? "slate" : outfit),
          scene::FindHair(man ? "black" : "dark")};
}

Look LookNamed(std::string_view view, std::string_view theme) {
  Look look;
  look.view = FindView(view).value_or(View::kBest);
  look.theme = theme == "light" ? scene::Theme::kLight : scene::Theme::kDark;
  return look;
}

Picture::Picture(const World& world, const World::Actor& actor)
    : world_(&world), actor_(&actor), xray_(world, actor) {
  const body::Figure& figure = *actor.figure;
  shape_.id = NextShapeId();
  for (const anim::Mesh& part : figure.parts) {
    shape_.meshes.push_back({part.name, SurfaceOf(part.name), part.triangles,
                             part.uvs, part.colours, part.vertex_count()});
  }
  const body::SkinFields& fields = figure.fields;
  shape_.garment = Borrow(fields.garment);
  shape_.tint = Borrow(fields.tint);
  for (const body::Image& layer : fields.muscle_layers) {
    shape_.muscle_layers.push_back(Borrow(layer));
  }
  for (const body::Image& ids : fields.muscle_ids) {
    shape_.muscle_ids.push_back(Borrow(ids));
  }
  shape_.region_count = fields.muscle_regions.size();
  regions_.resize(shape_.region_count);
  for (const std::string& name : fields.muscle_regions) {
    const std::size_t dot = name.rfind('.');
    const int muscle = actor.performer->muscles().Find(name.substr(0, dot));
    const bool left = name.ends_with(".left");
    region_muscle_.push_back(muscle < 0 ? -1 : muscle * 2 + (left ? 0 : 1));
  }
  frame_.figure = &shape_;
  frame_.positions.resize(figure.parts.size());
  frame_.normals.resize(figure.parts.size());
  capsules_.reserve(64);
}

Picture::Things& Picture::Props(std::size_t movement) {
  const auto known = props_.find(movement);
  if (known != props_.end()) return known->second;
  Things& things = props_[movement];
  things.props = coach::PropsOf(world_->repertoire().movements[movement],
                                actor_->performer->choreography(movement),
                                actor_->performer->rig());
  for (std::size_t i = 0; i < things.props.size(); ++i) {
    for (scene::PropMesh& mesh : scene::MakeProp(things.props[i].size)) {
      things.meshes.push_back(std::move(mesh));
      things.owner.push_back(i);
    }
  }
  for (const scene::PropMesh& mesh : things.meshes) {
    things.places.push_back({&mesh, {}, 1});
  }
  return things;
}

void Picture::LightMuscles(const coach::Movement& movement,
                           const coach::BodyFrame& body, bool mirrored,
                           const Look& look, double share) {
  const body::MuscleSet& muscles = actor_->performer->muscles();
  lights_.assign(muscles.count() * 2, {});
  for (const coach::MuscleTarget& target : movement.muscles) {
    const int muscle = muscles.Find(target.muscle);
    if (muscle < 0) continue;
    for (const Side side : body::kSides) {
      if (!Means(target, (side == Side::kLeft) == mirrored)) continue;
      const std::size_t i = std::size_t(muscle) * 2 + std::size_t(side);
      const coach::MuscleReading& reading = body.muscles[i];
      const float lit = float(Lit(target, reading, body.ask, *phase_, ratio_));
      scene::RegionLight& light = lights_[i];
      // Of several roles the one shows that is lit most, and lengthening
      // before working.
      const bool working = target.role == MuscleRole::kWorking;
      if (light.state == State::kNone || lit > light.opacity ||
          (!working && lit > 0.02f)) {
        light = {StateOf(target.role), lit, float(reading.state.stretch)};
      }
    }
  }
  for (std::size_t i = 0; i < lights_.size(); ++i) {
    const bool back = look.isolated >= 0 && int(i) / 2 != look.isolated;
    const double shown =
        share * (back ? 1 - (1 - kBehind) * look.isolation : 1);
    const bool lit = look.muscles && lights_[i].opacity > 0.01f;
    if (!lit) lights_[i] = {};
    lights_[i].opacity *= float(shown);
  }
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    regions_[r] = {};
    if (region_muscle_[r] < 0) continue;
    regions_[r] = lights_[std::size_t(region_muscle_[r])];
  }
}

// Camera, things and floor.
void Picture::Things::StandBeside(const body::Rig& rig,
                                  const coach::BodyFrame& body) {
  coach::CarryProps(rig, body.pose, props);
  coach::RollProps(body.ask.rolled, props);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const coach::Prop& prop = props[owner[i]];
    places[i].world_from_prop = prop.world_from_prop;
    places[i].opacity = float(prop.opacity);
    places[i].height = float(prop.height);
  }
}

void Picture::Surround(std::size_t movement, const coach::BodyFrame& body,
                       const Look& look, double aspect,
                       const InRoutine* routine) {
  const coach::Movement& m = world_->repertoire().movements[movement];
  const body::Rig& rig = actor_->performer->rig();
  if (routine == nullptr) {
    frame_.camera =
        CameraFor(look.view, m, false, body, rig, aspect, look.orbit);
    Things& things = Props(movement);
    things.StandBeside(rig, body);
    frame_.props = things.places;
    const bool on_mat = std::ranges::find(m.props, "mat") != m.props.end();
    frame_.floor_y = on_mat ? -kMatThickness : 0.0f;
    frame_.floor_centre = {0, frame_.floor_y, on_mat ? 0.1f : 0.0f};
    return;
  }
  const Staging& staging = *routine->staging;
  const Staging::Gaze gaze =
      staging.GazeAt(*routine->plan, routine->time, look.view);
  const auto camera = [&](const coach::Movement& of, const Vec3& place) {
    return CameraFor(look.view, of, false, body, rig, aspect, look.orbit,
                     place);
  };
  frame_.camera = camera(*gaze.to, gaze.to_place);
  if (gaze.turned < 1) {
    frame_.camera = Between(camera(*gaze.from, gaze.from_place), frame_.camera,
                            gaze.turned);
  }
  staging.PropsAt(*routine->plan, routine->time, body.ask.rolled, staged_);
  coach::RollProps(body.ask.rolled, Props(movement).props);
  frame_.props = staged_;
  frame_.floor_y = -kMatThickness * MatOf(staged_);
  const Vec3 middle = glm::mix(gaze.from_place, gaze.to_place, gaze.turned);
  frame_.floor_centre = {float(middle.x), frame_.floor_y, float(middle.z)};
}

// One mark a step.
void Picture::MarkGround(const coach::Movement& movement,
                         const coach::Timeline& timeline,
                         const coach::Moment& moment, double gone) {
  frame_.marks = {};
  const auto walks = std::ranges::find_if(
      movement.phases,
      [](const coach::Phase& phase) { return phase.ground_speed > 0; });
  if (walks == movement.phases.end()) return;
  const double q = actor_->performer->rig().stature_ratio();
  const double step = 0.5 * walks->ground_speed *
                      core::ToSeconds(walks->seconds) *
                      std::min(q, std::sqrt(q));
  const double shown =
      Smoothstep(0, kMarksFade, core::ToSeconds(moment.time)) *
      Smoothstep(0, kMarksFade, core::ToSeconds(timeline.total - moment.time));
  frame_.marks = {float(shown), float(step),
                  float(gone - step * std::floor(gone / step))};
}

// What shades the floor under a body.
void Picture::AddCapsules(const coach::BodyFrame& body, const Vec3& moved) {
  const body::Rig& rig = actor_->performer->rig();
  const auto at = [&](int joint) {
    return scene::Vec3f(
        body.pose.model_from_joint[std::size_t(joint)].translation + moved);
  };
  const auto q = static_cast<float>(rig.stature_ratio());
  const auto add = [&](int a, int b, float radius) {
    capsules_.push_back({at(a), at(b), radius * q});
  };
  using body::Landmark;
  add(rig.joint(Landmark::kRoot), rig.joint(Landmark::kT12), 0.12f);
  add(rig.joint(Landmark::kT12), rig.joint(Landmark::kC7), 0.13f);
  add(rig.joint(Landmark::kC7), rig.joint(Landmark::kHead), 0.07f);
  for (const Side side : body::kSides) {
    const auto limb = [&](LimbLandmark from, LimbLandmark to, float radius) {
      add(rig.joint(from, side), rig.joint(to, side), radius);
    };
    limb(LimbLandmark::kShoulder, LimbLandmark::kElbow, 0.045f);
    limb(LimbLandmark::kElbow, LimbLandmark::kWrist, 0.035f);
    limb(LimbLandmark::kHip, LimbLandmark::kKnee, 0.07f);
    limb(LimbLandmark::kKnee, LimbLandmark::kAnkle, 0.05f);
    const auto tip = [&](LimbLandmark from, const Vec3& offset, float radius) {
      const std::size_t joint = std::size_t(rig.joint(from, side));
      const Vec3 end = moved + body.pose.model_from_joint[joint].translation +
                       body.pose.turn[joint] * (double(q) * offset);
      capsules_.push_back({at(int(joint)), scene::Vec3f(end), radius * q});
    };
    const double s = side == Side::kLeft ? 1 : -1;
    tip(LimbLandmark::kAnkle, {0.01 * s, -0.045, 0.13}, 0.035f);
    tip(LimbLandmark::kWrist, {0.04 * s, -0.06, 0.09}, 0.025f);
  }
}

const scene::Frame& Picture::Compose(std::size_t movement,
                                     const coach::Timeline& timeline,
                                     const coach::Moment& moment,
                                     const coach::BodyFrame& body,
                                     const Look& look, Rectangle stage,
                                     const InRoutine* routine) {
  const coach::Movement& m = world_->repertoire().movements[movement];
  const coach::Segment& segment =
      timeline.segments[std::size_t(moment.segment)];
  phase_ = &m.phases[std::size_t(segment.phase)];
  ratio_ = moment.ratio;
  // Between the sides the view of the side just played stays.
  LightMuscles(m, body, segment.mirrored, look,
               routine ? LitShare(*routine->plan, routine->time) : 1);

  frame_.theme = look.theme;
  frame_.tier = look.tier;
  frame_.view_x = stage.x;
  frame_.view_y = stage.y;
  frame_.view_width = stage.width;
  frame_.view_height = stage.height;
  frame_.mirror = look.mirror;
  frame_.palette = look.palette;
  const double aspect = double(stage.width) / std::max(1, stage.height);
  Surround(movement, body, look, aspect, routine);
  MarkGround(m, timeline, moment, body.ask.ground);
  for (std::size_t i = 0; i < body.positions.size(); ++i) {
    frame_.positions[i] = body.positions[i];
    frame_.normals[i] = body.normals[i];
  }
  frame_.regions = regions_;
  // Same time, same body: the renderer may keep what it uploaded.
  if (movement != shown_movement_ || moment.time != shown_time_ ||
      body.ask.posture.trunk != shown_trunk_ ||
      body.ask.breath != shown_breath_ ||
      body.pose.model_from_joint[0].translation != shown_root_) {
    ++pose_count_;
    shown_breath_ = body.ask.breath;
    shown_root_ = body.pose.model_from_joint[0].translation;
    shown_movement_ = movement;
    shown_time_ = moment.time;
    shown_trunk_ = body.ask.posture.trunk;
  }
  frame_.pose_id = pose_count_;

  capsules_.clear();
  AddCapsules(body, {});
  for (coach::Prop& prop : Props(movement).props) {
    const Vec3 stands = prop.world_from_prop.translation;
    if (routine != nullptr) {
      prop.world_from_prop.translation +=
          routine->staging->PlaceAt(*routine->plan, routine->time);
    }
    scene::AppendContacts(prop, capsules_);
    prop.world_from_prop.translation = stands;
  }
  frame_.capsules = capsules_;

  const Wardrobe wardrobe = WardrobeOf(*actor_->figure, look.skin, look.outfit);
  frame_.skin = wardrobe.skin;
  frame_.outfit = wardrobe.outfit;
  frame_.hair = wardrobe.hair;
  frame_.overlay = nullptr;
  frame_.ghost = nullptr;
  frame_.inner = nullptr;
  if (look.xray > 0) {
    frame_.inner = &xray_.Compose(
        m, body, {look.xray, look.tier, look.palette, frame_.skin, lights_});
  }
  return frame_;
}

const scene::Frame& Picture::AddGhost(std::size_t mistake,
                                      const coach::Timeline& timeline,
                                      const coach::Moment& moment,
                                      const coach::BodyFrame& body,
                                      const Look& look, Rectangle stage,
                                      bool beside) {
  if (!ghost_) ghost_ = std::make_unique<Ghost>(*actor_->performer);
  const coach::Movement& m = world_->repertoire().movements[mistake];
  const Vec3 moved = beside ? Beside(look.view, m) : Vec3(0);
  ghost_->MoveTo(scene::Vec3f(moved));
  frame_.ghost = &ghost_->Perform(mistake, timeline, moment, body);
  if (!beside) return frame_;
  frame_.camera = Around(frame_.camera, moved,
                         double(stage.width) / std::max(1, stage.height));
  AddCapsules(ghost_->body(), moved);
  frame_.capsules = capsules_;
  // Its own things.
  staged_.assign(frame_.props.begin(), frame_.props.end());
  for (const scene::PropPlace& prop : frame_.props) {
    staged_.push_back(prop);
    staged_.back().world_from_prop.translation += moved;
  }
  frame_.props = staged_;
  return frame_;
}

}  // namespace limber::stage
