// SPDX-License-Identifier: MIT
#include "engine/coach/performer.h"

#include <algorithm>

#include "engine/coach/contact_reading.h"
#include "engine/coach/life.h"
#include "engine/math/angle.h"

namespace limber::coach {

using body::Effector;
using body::Side;
using math::Vec3;
using math::Vec3f;

namespace {

// A contact counts as made once its weight is full to this.
constexpr double kFull = 1 - 1e-9;

void Follow(const Lead& lead, Ask& ask) {
  body::VisitAngles([&](auto member) {
    member(ask.posture) += lead.share * member(lead.posture);
  });
  ask.root += lead.share * lead.root;
  if (ask.balance) *ask.balance += lead.share * lead.centre;
}

}  // namespace

core::Loaded<std::unique_ptr<Performer>> Performer::Create(
    const body::Figure& figure, std::span<const body::MuscleDefinition> muscles,
    const std::vector<Movement>& library) {
  core::Loaded<std::unique_ptr<Performer>> loaded;
  core::Loaded<body::Rig> rig = body::Rig::Build(figure.skeleton);
  if (!rig.ok()) {
    loaded.problems = std::move(rig.problems);
    for (core::Problem& problem : loaded.problems) problem.file = figure.name;
    return loaded;
  }
  std::unique_ptr<Performer> self(new Performer(figure, std::move(*rig.value)));
  self->library_ = &library;
  self->solver_ = std::make_unique<body::Solver>(self->rig_);
  self->face_ = std::make_unique<body::FaceRig>(self->rig_);
  const anim::Mesh& skin = figure.parts.front();
  self->patches_ = std::make_unique<body::SkinPatches>(self->rig_, skin);
  self->breath_ = std::make_unique<body::BreathField>(self->rig_, skin);
  self->meeting_ = std::make_unique<body::MeetingFlesh>(self->rig_, skin);
  self->folding_ = std::make_unique<body::FoldingFlesh>(self->rig_, skin);
  for (const anim::Mesh& part : figure.parts) {
    // Only the body is soft; eyes, brows and hair ride on the head.
    const bool soft = &part == &skin;
    self->deformers_.push_back(
        std::make_unique<anim::Deformer>(part, figure.skeleton, soft));
  }

  body::RigPose pose = self->rig_.MakePose();
  // The anatomical position has its palms forward; pronation counts from
  // thumb-up.
  body::Posture anatomical;
  for (const Side side : body::kSides) {
    anatomical.at(body::Limb::kForePron, side) = -math::kPi / 2;
  }
  self->rig_.Pose(anatomical, Vec3(0), pose);
  std::vector<std::string> dropped;
  self->muscles_ = std::make_unique<body::MuscleSet>(
      muscles, figure.skeleton, pose.model_from_joint, &dropped);

  self->slots_ = std::make_unique<Slot[]>(library.size());
  loaded.value = std::move(self);
  return loaded;
}

Performer::Performer(const body::Figure& figure, body::Rig rig)
    : figure_(&figure), rig_(std::move(rig)) {}

const Performer::Fit& Performer::Fitted(std::size_t movement) const {
  Slot& slot = slots_[movement];
  std::call_once(slot.once, [&] {
    const Movement& definition = (*library_)[movement];
    const anim::Mesh& skin = figure_->parts.front();
    const auto scratch = deformers_[0]->MakeScratch();
    const Stage stage{
        &rig_,
        solver_.get(),
        patches_.get(),
        &skin,
        [&](const body::RigPose& p, std::vector<Vec3f>& points) {
          points.resize(skin.point_count());
          Skin(p, *scratch, points);
        },
        [&](double full, const body::RigPose& p, std::span<Vec3f> points) {
          breath_->Apply(full, p, points);
        }};
    slot.fit.reset(new Fit{Choreography(definition, stage), {}});
    body::RigPose pose = rig_.MakePose();
    rig_.Pose(definition.poses.at(definition.base_pose), Vec3(0), pose);
    std::vector<body::MuscleState> states(muscles_->count() * 2);
    muscles_->Measure(pose.model_from_joint, states);
    for (const body::MuscleState& state : states) {
      slot.fit->base_stretch.push_back(std::max(0.0, state.stretch));
    }
  });
  return *slot.fit;
}

BodyFrame Performer::MakeFrame() const {
  BodyFrame frame;
  frame.pose = rig_.MakePose();
  frame.points.resize(figure_->parts.front().point_count());
  for (std::size_t i = 0; i < figure_->parts.size(); ++i) {
    const std::size_t count = figure_->parts[i].vertex_count();
    frame.positions.emplace_back(count);
    frame.normals.emplace_back(count);
    frame.part_points.emplace_back(figure_->parts[i].point_count());
    frame.deform_scratch.push_back(deformers_[i]->MakeScratch());
  }
  frame.muscles.resize(muscles_->count() * 2);
  frame.muscle_scratch.resize(muscles_->count() * 2);
  frame.contacts.reserve(8);
  return frame;
}

void Performer::Skin(const body::RigPose& pose,
                     anim::Deformer::Scratch& scratch,
                     std::span<Vec3f> points) const {
  deformers_[0]->Deform(pose.model_from_joint, scratch, points);
  meeting_->Apply(pose, points);
}

void Performer::Perform(std::size_t movement, const Timeline& timeline,
                        const Moment& moment, Detail detail, BodyFrame& out,
                        const Lead* lead) const {
  const Fit& fit = Fitted(movement);
  const Choreography& choreography = fit.choreography;
  out.ask = choreography.At(timeline, moment);
  if (lead != nullptr && lead->share > 0) Follow(*lead, out.ask);
  out.solution = Place(rig_, *solver_, out.ask, out.pose);
  muscles_->Measure(out.pose.model_from_joint, out.muscle_scratch);
  for (std::size_t m = 0; m < out.muscles.size(); ++m) {
    out.muscles[m] = {out.muscle_scratch[m],
                      out.muscle_scratch[m].stretch - fit.base_stretch[m]};
  }
  if (detail == Detail::kPose) return;
  face_->Apply(Look(choreography.At(timeline, moment).posture,
                    Ahead(movement, timeline, moment).posture,
                    lead ? lead->clock : core::ToSeconds(moment.time)),
               out.pose);
  if (detail == Detail::kFace) return;

  Skin(out.pose, *out.deform_scratch[0], out.points);
  breath_->Apply(out.ask.breath, out.pose, out.points);
  folding_->Apply(out.pose, out.points);
  const Segment& segment = timeline.segments[std::size_t(moment.segment)];
  const Phase& phase = (*library_)[movement].phases[std::size_t(segment.phase)];
  for (std::size_t i = 0; i < out.ask.plant_count; ++i) {
    const body::Plant& plant = out.ask.plants[i];
    const body::ContactSurface surface =
        ToWorld(FrameOf(rig_, out.pose, plant.host), out.ask.Surface(i));
    body::LayFlesh(patches_->of(plant.effector), surface, plant.weight,
                   out.points);
  }
  MeasureContacts(movement, phase, segment.mirrored, out);
  if (detail == Detail::kSurface) return;

  for (std::size_t i = 0; i < deformers_.size(); ++i) {
    anim::Deformer::Scratch& scratch = *out.deform_scratch[i];
    if (i > 0) {
      deformers_[i]->Deform(out.pose.model_from_joint, scratch,
                            out.part_points[i]);
    }
    deformers_[i]->Shade(i == 0 ? out.points : out.part_points[i], scratch,
                         out.positions[i], out.normals[i]);
  }
}

Ask Performer::Ahead(std::size_t movement, const Timeline& timeline,
                     const Moment& moment) const {
  Moment ahead = moment;
  ahead.time = std::min(moment.time + core::Seconds(kLookAhead),
                        timeline.total - core::Duration(1));
  while (ahead.time >= timeline.segments[std::size_t(ahead.segment)].end) {
    ++ahead.segment;
  }
  const Segment& segment = timeline.segments[std::size_t(ahead.segment)];
  ahead.ratio = core::ToSeconds(ahead.time - segment.begin) /
                core::ToSeconds(segment.end - segment.begin);
  return choreography(movement).At(timeline, ahead);
}

void Performer::MeasureContacts(std::size_t movement, const Phase& phase,
                                bool mirrored, BodyFrame& out) const {
  const Choreography& choreography = this->choreography(movement);
  out.contacts.clear();
  body::Support& support = out.support;
  support.Clear();
  for (const Phase::Declared& declared : phase.contacts) {
    ContactState state;
    state.effector = mirrored ? Mirror(declared.effector) : declared.effector;
    state.on = declared.on;
    const auto surface = choreography.surfaces().find(declared.on);
    const ContactReading reading = ReadContact(
        rig_, *patches_, out.pose, out.ask, out.points, state.effector,
        surface == choreography.surfaces().end() ? body::ContactSurface{}
                                                 : surface->second);
    state.gap = reading.measure.gap;
    state.penetration = reading.measure.penetration;
    state.coverage = reading.measure.coverage;
    state.slide = reading.slide;
    state.active = reading.weight >= kFull;
    out.contacts.push_back(state);
  }
  // What lies on the ground carries, planted or not: the toes of a foot that
  // steps back do. So does what is planted on a chair or a roller.
  const auto carry = [&](Effector effector,
                         const body::ContactSurface& surface) {
    support.Add(SupportOf(patches_->of(effector), surface, out.points));
  };
  const body::ContactSurface ground;
  for (const Side side : body::kSides) {
    for (const body::Contact contact :
         {body::Contact::kSole, body::Contact::kShin, body::Contact::kPalm}) {
      carry({contact, side}, ground);
    }
  }
  for (std::size_t i = 0; i < out.ask.plant_count; ++i) {
    const body::Plant& plant = out.ask.plants[i];
    const bool lies = body::IsMidline(plant.effector.contact);
    if (lies && plant.host.part == body::HostPart::kWorld) {
      carry(plant.effector,
            Rolled(*out.ask.footings[i], out.ask.footings[i]->surface,
                   out.ask.rolled));
    }
  }
  out.centre_of_mass = body::CentreOfMass(rig_, out.pose);
  out.support_margin = support.Margin(out.centre_of_mass);
}

}  // namespace limber::coach
