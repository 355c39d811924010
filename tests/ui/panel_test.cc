// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/ui/words.h"
#include "tests/ui/allocations.h"
#include "tests/ui/harness.h"

namespace limber::ui {
namespace {

TEST(Panel, AFolderOfFontsThatIsNotThereIsNamed) {
  const std::filesystem::path none[] = {"no-such-folder"};
  const auto made = Panel::Create(none);
  ASSERT_EQ(made.problems.size(), 1u);
  EXPECT_EQ(made.problems[0].rule, "unreadable-file");
  EXPECT_EQ(made.problems[0].file, "no-such-folder");
}

TEST(Panel, LettersAreMadeAnewOnlyWhenTheirSizeChanges) {
  Driven page(1280, 720);
  EXPECT_FALSE(page.panel->Fit(1280, 720, 1));
  const auto* const font = page.panel->font_picture().pixels.data();
  page.panel->Fit(1300, 730, 1);  // both have scale 1
  EXPECT_EQ(page.panel->font_picture().pixels.data(), font);
  EXPECT_TRUE(page.panel->Fit(1920, 1080, 1));  // 1.25
  EXPECT_FALSE(page.panel->Fit(1920, 1080, 1));
}

TEST(Panel, NothingIsAskedForWithoutInput) {
  Driven page;
  page.Frames(10);
  EXPECT_TRUE(page.commands.empty());
}

TEST(Panel, AClickInsideOneFrameIsAPress) {
  Driven page;
  page.Click("play");
  EXPECT_EQ(page.Take<TogglePlay>().size(), 1u);
  EXPECT_TRUE(page.commands.empty());
}

TEST(Panel, TwoClicksInsideOneFrameAreTwoPresses) {
  Driven page;
  const Rect r = page.At("next");
  for (int i = 0; i < 2; ++i) {
    page.Button(true, r.centre_x(), r.centre_y());
    page.Button(false, r.centre_x(), r.centre_y());
  }
  page.Frames(6);
  EXPECT_EQ(page.Take<Next>().size(), 2u);
}

TEST(Panel, EachButtonSendsItsCommand) {
  Driven page;
  page.Click("previous");
  EXPECT_EQ(page.Take<Previous>().size(), 1u);
  page.Click("next");
  EXPECT_EQ(page.Take<Next>().size(), 1u);
  page.Click("restart");
  EXPECT_EQ(page.Take<Restart>().size(), 1u);
  page.Click("loop");
  ASSERT_EQ(page.commands.size(), 1u);
  EXPECT_TRUE(page.Take<SetLoop>().at(0).on);
  page.Click("mirror");
  EXPECT_TRUE(page.Take<SetMirror>().at(0).on);
  page.Click("captions");
  EXPECT_FALSE(page.Take<SetCaptions>().at(0).on);
  page.Click("sound");
  EXPECT_FALSE(page.Take<SetVolumes>().at(0).to.on);
  page.Click("muscles");
  EXPECT_FALSE(page.Take<SetMusclesShown>().at(0).on);
  page.Click("theme");
  EXPECT_EQ(page.Take<SetTheme>().at(0).theme, scene::Theme::kLight);
  page.Click("palette");
  EXPECT_EQ(page.Take<SetPalette>().at(0).index, 1);
  page.Click("full_screen");
  EXPECT_EQ(page.Take<ToggleFullScreen>().size(), 1u);
  page.Click("view", 3);
  EXPECT_EQ(page.Take<SetView>().at(0).index, 3);
  page.Click("figure", 1);
  EXPECT_EQ(page.Take<SetFigure>().at(0).index, 1);
  page.Click("movement", 2);
  EXPECT_EQ(page.Take<SelectMovement>().at(0).index, 2u);
  EXPECT_TRUE(page.commands.empty());
}

TEST(Panel, BreathGoesInHalfSecondsInsideItsRange) {
  Driven page;
  page.Click("breath_in_more");
  const auto more = page.Take<SetBreath>();
  ASSERT_EQ(more.size(), 1u);
  EXPECT_DOUBLE_EQ(more[0].in, page.session.settings().breath_in + 0.5);
  EXPECT_DOUBLE_EQ(more[0].out, page.session.settings().breath_out);
  page.session.SetBreath(4, 8);
  page.Frame();
  page.Click("breath_out_more");
  EXPECT_TRUE(page.Take<SetBreath>().empty());
}

TEST(Panel, DraggingTheTimelineSeeksToTheSecondUnderThePointer) {
  Driven page;
  const Rect r = page.At("timeline");
  const double total = core::ToSeconds(page.session.timeline().total);
  const double second = total / r.width();  // one pixel
  const auto x = [&](double share) {
    return r.x0 + r.width() * static_cast<float>(share);
  };
  page.Button(true, x(0.25), r.centre_y());
  page.Frame();
  EXPECT_NEAR(core::ToSeconds(page.Take<Seek>().back().to), total / 4, second);
  page.panel->Push(MouseMove{x(0.75), r.y0 - 80});  // off the bar, still held
  page.Frame();
  EXPECT_NEAR(core::ToSeconds(page.Take<Seek>().back().to), 0.75 * total,
              second);
  page.panel->Push(MouseMove{r.x1 + 500, r.y0});
  page.Frame();
  EXPECT_EQ(page.Take<Seek>().back().to, page.session.timeline().total);
  page.Button(false, r.x1 + 500, r.y0);
  page.Frame();
  page.commands.clear();
  page.panel->Push(MouseMove{x(0.5), r.centre_y()});
  page.Frames(3);
  EXPECT_TRUE(page.Take<Seek>().empty()) << "hovering alone must not seek";
}

TEST(Panel, ThePaceSliderStopsAtTenthsAndReturnsOnADoubleClick) {
  Driven page;
  const Rect r = page.At("pace");
  page.Button(true, r.x0 + r.width() * 0.37f, r.centre_y());
  page.Frame();
  const auto set = page.Take<SetPace>();
  ASSERT_EQ(set.size(), 1u);
  EXPECT_NEAR(set[0].pace * 10, std::round(set[0].pace * 10), 1e-9);
  page.panel->Push(MouseMove{r.x1 + 100, r.centre_y()});
  page.Frame();
  EXPECT_DOUBLE_EQ(page.Take<SetPace>().back().pace, 1.5);
  page.panel->Push(MouseMove{r.x0 - 100, r.centre_y()});
  page.Frame();
  EXPECT_DOUBLE_EQ(page.Take<SetPace>().back().pace, 0.1);
  page.Button(false, r.x0 - 100, r.centre_y());
  page.Frames(10);  // past the time of a double click
  page.session.SetPace(0.5);
  page.commands.clear();
  for (int i = 0; i < 2; ++i) {
    page.Button(true, r.x0 + 10, r.centre_y());
    page.Button(false, r.x0 + 10, r.centre_y());
  }
  page.view.wall_seconds -= 0.2;  // as quick as a double click is
  page.Frames(6);
  EXPECT_DOUBLE_EQ(page.Take<SetPace>().back().pace, 1.0);
}

TEST(Panel, EveryKeyPressedAndReleasedInOneFrameCounts) {
  Driven page;
  for (int i = 0; i < 3; ++i) page.Tap(Key::kSpace);
  page.Frame();
  EXPECT_EQ(page.Take<TogglePlay>().size(), 3u);

  page.session.Seek(core::Seconds(20));
  page.Frame();
  page.Tap(Key::kRight);
  page.Frame();
  EXPECT_EQ(page.Take<Seek>().at(0).to, core::Seconds(21));
  page.Tap(Key::kLeft, true);
  page.Frame();
  EXPECT_EQ(page.Take<Seek>().at(0).to, core::Seconds(15));
  page.Tap(Key::kUp);
  page.Tap(Key::kPageDown);
  page.Tap(Key::kPageUp);
  page.Tap(Key::k2);
  page.Tap(Key::kM);
  page.Tap(Key::kC);
  page.Tap(Key::kU);
  page.Tap(Key::kF);
  page.Tap(Key::kQ, false, true);
  page.Frame();
  EXPECT_NEAR(page.Take<SetPace>().at(0).pace, 1.1, 1e-9);
  EXPECT_EQ(page.Take<Next>().size(), 1u);
  EXPECT_EQ(page.Take<Previous>().size(), 1u);
  EXPECT_EQ(page.Take<SetView>().at(0).index, 1);
  EXPECT_EQ(page.Take<SetMirror>().size(), 1u);
  EXPECT_EQ(page.Take<SetCaptions>().size(), 1u);
  EXPECT_EQ(page.Take<SetMusclesShown>().size(), 1u);
  EXPECT_EQ(page.Take<ToggleFullScreen>().size(), 1u);
  EXPECT_EQ(page.Take<Quit>().size(), 1u);
  EXPECT_TRUE(page.commands.empty());
}

TEST(Panel, SearchTakesTheKeysAndFindsTheMovement) {
  Driven page;
  page.Type("/");
  for (const auto& [key, letter] :
       {std::pair{Key::kM, "m"}, {Key::kA, "a"}, {Key::kR, "r"}}) {
    page.panel->Push(KeyPress{key});
    page.Type(letter);
    page.panel->Push(KeyPress{key, false});
  }
  page.Frames(8);  // all of it arrived inside one slow frame
  EXPECT_TRUE(page.panel->wants_keyboard());
  EXPECT_TRUE(page.commands.empty()) << "m and r are letters here";
  EXPECT_FALSE(page.panel->Find("movement", 0)) << "Cat-cow is filtered out";
  ASSERT_TRUE(page.panel->Find("movement", 6));
  page.Tap(Key::kEnter);
  page.Frames(4);
  EXPECT_EQ(page.Take<SelectMovement>().at(0).index, 6u);
  EXPECT_FALSE(page.panel->wants_keyboard());
}

TEST(Panel, ChipsLeaveOnlyMovementsOfThatPlace) {
  Driven page;
  page.Click("chip", 2);  // seated
  EXPECT_FALSE(page.panel->Find("movement", 0));
  EXPECT_TRUE(page.panel->Find("movement", 2));
  page.Click("chip", 0);
  EXPECT_TRUE(page.panel->Find("movement", 0));
}

TEST(Panel, HelpOpensOnAKeyAndAnyKeyOnlyClosesIt) {
  Driven page;
  page.Tap(Key::kF1);
  page.Frame();
  ASSERT_TRUE(page.panel->Find("help_page"));
  page.Tap(Key::kSpace);
  page.Frame();
  EXPECT_FALSE(page.panel->Find("help_page"));
  EXPECT_TRUE(page.commands.empty());
  // The key of a sign comes first, without a name, then the sign.
  for (const bool open : {true, false, true}) {
    page.Tap(Key::kNone, true);
    page.Type("?");
    page.Frame();
    EXPECT_EQ(page.panel->Find("help_page").has_value(), open);
  }
}

TEST(Panel, AKeyHeldDownTogglesOnceAndGoesOnSeeking) {
  Driven page;
  for (const Key key : {Key::kSpace, Key::kRight}) {
    page.panel->Push(KeyPress{key});
    for (int i = 0; i < 3; ++i) {
      page.panel->Push(KeyPress{.key = key, .repeat = true});
    }
  }
  page.Frame();
  EXPECT_EQ(page.Take<TogglePlay>().size(), 1u);
  EXPECT_EQ(page.Take<Seek>().size(), 4u);
}

TEST(Panel, TabReachesPlayAndEnterPressesIt) {
  Driven page;
  // Six F6 at most lead to the dock; its first control is the timeline.
  for (int i = 0; i < 60; ++i) {
    page.Tap(Key::kTab);
    page.Tap(Key::kEnter);
    page.Frame();
    if (!page.Take<TogglePlay>().empty()) return SUCCEED();
    if (page.panel->wants_keyboard()) page.Tap(Key::kEscape);
    page.Tap(Key::kEscape);
    page.Frames(2);
    if (page.panel->Find("help_page")) page.Tap(Key::kEscape);
  }
  FAIL() << "play is not in the round of Tab";
}

TEST(Panel, ThePointerOverTheStageBelongsToTheStage) {
  Driven page;
  const Rect stage = page.panel->stage();
  EXPECT_FALSE(page.panel->Covers(stage.centre_x(), stage.centre_y()));
  const Rect play = page.At("play");
  EXPECT_TRUE(page.panel->Covers(play.centre_x(), play.centre_y()));
}

TEST(Panel, WhatWorksHasANameAndNoMeasure) {
  Driven page;
  std::vector<std::string> texts;
  for (const TextPlace& place : page.panel->texts()) {
    texts.emplace_back(place.text.data());
  }
  const auto shown = [&](std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
  };
  for (const MuscleRow& row : sample::kMuscles) {
    Line line;
    const bool measured = row.role != scene::RegionLight::State::kWorking;
    EXPECT_TRUE(shown(row.name)) << row.name;
    EXPECT_EQ(shown(Percent(row.stretch, line)), measured) << row.name;
  }
}

TEST(Panel, ThePointerOnTheTimelineIsTheTimeOfThePreview) {
  Driven page;
  const Rect r = page.At("timeline");
  page.Frame();
  EXPECT_LT(page.panel->hovered_time(), 0);
  page.panel->Push(MouseMove{r.x0 + r.width() * 0.3f, r.centre_y()});
  page.Frames(2);
  EXPECT_NEAR(page.panel->hovered_time(), 0.3, 1 / r.width());
  page.panel->Push(MouseMove{r.centre_x(), r.y0 - 100});
  page.Frames(2);
  EXPECT_LT(page.panel->hovered_time(), 0);
}

TEST(Panel, ArrowsWithControlGoRoundTheFigureAndDoNotSeek) {
  Driven page;
  page.Tap(Key::kRight, false, true);
  page.Tap(Key::kUp, false, true);
  page.Frame();
  const auto steps = page.Take<Orbit>();
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps[0].right, 1);
  EXPECT_EQ(steps[1].up, 1);
  EXPECT_TRUE(page.commands.empty());
}

TEST(Panel, EnterOnTheTimelineDoesNotSeekToWhereThePointerLies) {
  Driven page;
  page.panel->Push(MouseMove{page.panel->stage().centre_x(),
                             page.panel->stage().centre_y()});
  page.Frame();
  for (int i = 0; i < 60; ++i) {
    page.Tap(Key::kTab);
    page.Tap(Key::kEnter);
    page.Frame();
    EXPECT_TRUE(page.Take<Seek>().empty());
    page.commands.clear();
    if (page.panel->wants_keyboard()) page.Tap(Key::kEscape);
    page.Tap(Key::kEscape);
    page.Frames(2);
    if (page.panel->Find("help_page")) page.Tap(Key::kEscape);
  }
}

TEST(Panel, HoveringARowNamesItsMuscle) {
  Driven page;
  const Rect row = page.At("muscle", 3);
  page.panel->Push(MouseMove{row.centre_x(), row.centre_y()});
  page.Frames(2);
  EXPECT_EQ(page.panel->hovered_muscle(), 3);
}

TEST(Panel, VariationsAreAChoiceOfThree) {
  Driven page(1920, 1400);
  page.session.Select(0);
  page.Frames(2);
  page.Click("variation", 2);
  auto sent = page.Take<SelectVariation>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(page.library[0].variations[std::size_t(sent[0].index)].id,
            "harder");
  page.session.SelectVariation(sent[0].index);
  page.Frames(2);
  page.Click("variation", 1);
  sent = page.Take<SelectVariation>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].index, -1);
}

TEST(Panel, AMistakeIsShownAndHiddenByTheSameRow) {
  Driven page(1920, 1400);
  page.session.Select(0);
  page.Frames(2);
  page.Click("mistake", 1);
  auto sent = page.Take<ShowMistake>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].index, 1);
  page.session.ShowMistake(1);
  page.Frames(2);
  page.Click("mistake", 1);
  sent = page.Take<ShowMistake>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].index, -1);
  // What has only words is no control.
  EXPECT_FALSE(page.panel->Find("mistake", 2));
}

TEST(Panel, AFrameAllocatesNothingOnceWarm) {
  Driven page;
  page.session.Seek(core::Seconds(38));
  page.Frames(5);
  const std::size_t before = Allocations();
  page.Frames(5);
  EXPECT_EQ(Allocations(), before);
}

TEST(Panel, TheOverlayIsDrawable) {
  Driven page;
  const scene::Overlay& overlay = page.Frame();
  ASSERT_FALSE(overlay.lists.empty());
  for (const auto& list : overlay.lists) {
    for (const auto& command : list.commands) {
      ASSERT_LE(command.first_index + command.index_count, list.indices.size());
      EXPECT_EQ(command.texture, 1u);
      for (std::uint32_t i = 0; i < command.index_count; ++i) {
        ASSERT_LT(command.vertex_offset + list.indices[command.first_index + i],
                  list.vertices.size());
      }
    }
  }
}

}  // namespace
}  // namespace limber::ui
