/** Colours by what they are for; every pair that meets in a page holds a contrast of 4.5 to 1, in light and in dark. */
export const colours = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f9;
  --sheet: #ffffff;
  --ink: #1b2430;
  --faint: #505b6a;
  --line: #d3d9e0;
  --edge: #75808e;
  --accent: #0b57a8;
  --on-accent: #ffffff;
  --good: #0f5c34;
  --good-back: #e2f4e9;
  --waiting: #6b4700;
  --waiting-back: #fdf1d6;
  --bad: #97190f;
  --bad-back: #fde8e6;
  --app: #4b2a94;
  --app-back: #efeafb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c;
    --sheet: #1b212a;
    --ink: #e8ecf1;
    --faint: #adb7c3;
    --line: #36404d;
    --edge: #8a95a3;
    --accent: #86bdfb;
    --on-accent: #0c1a2a;
    --good: #9be0b7;
    --good-back: #143425;
    --waiting: #f3cf84;
    --waiting-back: #3a2c0b;
    --bad: #ffb4ac;
    --bad-back: #46191a;
    --app: #cdbbff;
    --app-back: #2b2147;
  }
}
`;
