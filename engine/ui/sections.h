// SPDX-License-Identifier: MIT
#pragma once

#include "engine/ui/canvas.h"

// Private to this room: the parts of the page, in the order of their focus.
namespace limber::ui {

void DrawTopBar(Canvas& c);
void DrawListPanel(Canvas& c);
void DrawStageTools(Canvas& c);
void DrawLabels(Canvas& c);  // names beside the muscles they point at
void DrawCue(Canvas& c);
void DrawRing(Canvas& c);
void DrawDock(Canvas& c);
void DrawTimeline(Canvas& c, const Rect& area, bool labels);
void DrawMusclePanel(Canvas& c);
void DrawTabs(Canvas& c);  // portrait only
void DrawHelp(Canvas& c);
void DrawTip(Canvas& c);

// Whether the stretch of a muscle in this role is worth a bar.
bool HasBar(scene::RegionLight::State role);
// One muscle: swatch, name and, where it has one, value and bar. Returns the
// height; sets `hovered`.
float DrawMuscleRow(Canvas& c, const MuscleRow& row, int index, const Rect& at,
                    bool* hovered);

}  // namespace limber::ui
