// SPDX-License-Identifier: MIT
// Light of the studio on a surface: world space, unit vectors, radiance as
// albedo times (irradiance / pi).
uniform sampler2DShadow u_shadow;

struct Surface {
  vec3 place, normal;
  vec3 albedo;
  vec3 wrap;        // share of light that goes round the form
  float roughness, f0, sheen;
  float open;       // ambient occlusion, 1 = open
};

vec3 AmbientLight(float up) {
  return u_ambient[0].rgb + (u_ambient[1].rgb + u_ambient[2].rgb * up) * up;
}

// Specular reflection of a light, GGX with a cheap visibility term.
float Gloss(float roughness, float f0, vec3 normal, vec3 view, vec3 light,
            float facing) {
  vec3 h = normalize(view + light);
  float nh = clamp(dot(normal, h), 0., 1.), lh = clamp(dot(light, h), 0., 1.);
  float a = roughness * roughness, a2 = a * a;
  float d = nh * nh * (a2 - 1.) + 1.;
  float fresnel = 1. - lh;
  fresnel *= fresnel * fresnel;
  // D V F with V = 1 / (4 (l.h)^2 (rough + .5)); light already carries 1 / pi.
  return a2 * (f0 + (1. - f0) * fresnel * .5) * facing /
         (4. * d * d * max(lh * lh, .25) * (roughness + .5));
}

// Share of the key light that arrives, from the shadow map, blurred over
// `radius` m. The place is lifted off the surface as far as the blur needs
// on this slope, or the surface would shade itself.
float KeyShadow(vec3 place, vec3 normal, float radius) {
  float facing = dot(normal, u_light_direction[0].xyz);
  float slope = sqrt(max(1. - facing * facing, 0.)) / max(facing, .1);
  float lift = radius * clamp(slope, .6, 2.) + .003;
  vec3 at = (u_shadow_from_world * vec4(place + normal * lift, 1.)).xyz;
#ifdef LIMBER_HIGH
  const int kTaps = 12;
  float turn = 6.2832 * fract(52.9829189 *
      fract(dot(floor(gl_FragCoord.xy), vec2(.06711056, .00583715))));
#else
  const int kTaps = 4;
  const float turn = .6;
#endif
  float open = 0.;
  vec2 scale = u_shadow_scale.xy * radius;
  for (int i = 0; i < kTaps; ++i) {
    float r = sqrt((float(i) + .5) / float(kTaps)), t = float(i) * 2.399963 + turn;
    open += textureLod(u_shadow, vec3(at.xy + scale * r * vec2(cos(t), sin(t)), at.z), 0.);
  }
  return open / float(kTaps);
}

vec3 Shade(Surface s, float key_share, vec3 lift) {
  vec3 view = normalize(u_eye.xyz - s.place);
  float nv = clamp(dot(s.normal, view), 0., 1.);
  vec3 diffuse = AmbientLight(s.normal.y) * s.open;
  vec3 gloss = vec3(0.);
  float shelter = s.open * s.open;
  vec3 wrap_scale = 1. / ((1. + s.wrap) * (1. + s.wrap));
  for (int i = 0; i < 3; ++i) {
    vec3 to = u_light_direction[i].xyz;
    float nl = dot(s.normal, to);
    // Rim and fill have no shadow: hollows keep them out.
    vec3 light = u_light_radiance[i].rgb * (i == 0 ? key_share : shelter);
    diffuse += light * max(nl + s.wrap, 0.) * wrap_scale;
    if (i < 2) {
      gloss += light * Gloss(s.roughness, s.f0, s.normal, view, to, clamp(nl, 0., 1.));
    }
  }
  vec3 reflected = reflect(-view, s.normal);
  float graze = 1. - nv;
  float graze3 = graze * graze * graze;
  float mirror = s.f0 + (.04 - s.f0) * .5 + .10 * graze3 * graze * (1. - s.roughness);
  gloss += mirror * AmbientLight(reflected.y) * s.open;
  gloss += s.sheen * graze3 * AmbientLight(1.) * s.open;
  return s.albedo * diffuse + gloss + lift;
}
