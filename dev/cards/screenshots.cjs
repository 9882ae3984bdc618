// Draws cards with the official renderer in a real browser, in colours close to Teams, and says what does not fit.
//
//   node dev/cards/screenshots.cjs [--out FOLDER] [--width 320,640] [--sheet N] [--scale S] [--unfold] [PATH...]
//
//   PATH       a card's JSON, or a mail's HTML (each by itself, as wide as the window), or a folder: then every *.approved.json below it, or every *.json if there is none.
//              Without a PATH the paths are read from standard input, one a line.
//   --out      where the pictures go: NAME-320px.png for each card and width. Without it nothing is drawn to files, only measured.
//   --width    card widths in pixels; 320 (a phone) and 640 (a desktop chat) unless said.
//   --sheet    N cards beside each other on one picture (cards-320px-1.png …) instead of one picture per card.
//   --scale    device pixels per pixel, 2 unless said (1 for sheets).
//   --unfold   draw what is hidden until a button is pressed. Measuring always does both.
//
// Prints a JSON array { "file", "width", "problems": [sentence, …] }, one entry per card and width: nothing may scroll sideways, no
// button may be cut, wrapped or too small for its title, no text may be cut. The exit code is 0; judging is the caller's.
//
// The browser is the Chromium inside the npm package @sparticuz/chromium, or the one in the variable CHROMIUM_PATH. Its every
// request is answered from this folder and node_modules, so nothing leaves the machine.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { chromium } = require('playwright-core');

const ORIGIN = 'http://cards.localhost';
const DEV = path.resolve(__dirname, '..');
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.woff2': 'font/woff2', '.woff': 'font/woff' };
const MEASURED_AT_ONCE = 40;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=ja', '--hide-scrollbars',
];

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      width: { type: 'string', default: '320,640' },
      sheet: { type: 'string' },
      scale: { type: 'string' },
      unfold: { type: 'boolean', default: false },
    },
  });
  const named = positionals.length > 0 ? positionals : fs.readFileSync(0, 'utf8').split(/\r?\n/).filter(Boolean);
  const mails = named.filter((f) => f.endsWith('.html'));
  const files = named.filter((f) => !f.endsWith('.html')).flatMap(cardsAt);
  const widths = values.width.split(',').map(Number);
  const perSheet = Number(values.sheet ?? 1);
  const scale = Number(values.scale ?? (values.sheet ? 1 : 2));
  if (values.out) fs.mkdirSync(values.out, { recursive: true });

  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'cards-'));
  const context = await launch(profile, scale);
  try {
    const page = await open(context);
    const report = [];
    for (const width of widths) {
      report.push(...(await measure(page, files, width)));
      if (values.out) await photograph(page, files, width, perSheet, values);
      for (const mail of mails) report.push(await photographMail(context, mail, width, values.out));
    }
    console.log(JSON.stringify(report, null, 1));
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}

function cardsAt(named) {
  if (!fs.statSync(named).isDirectory()) return [named];
  const all = fs
    .readdirSync(named, { recursive: true })
    .filter((f) => f.endsWith('.json') && !f.split(path.sep).includes('node_modules'))
    .sort()
    .map((f) => path.join(named, f));
  const approved = all.filter((f) => f.endsWith('.approved.json'));
  return approved.length > 0 ? approved : all;
}

async function launch(profile, deviceScaleFactor) {
  const executablePath = process.env.CHROMIUM_PATH || (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    headless: true,
    deviceScaleFactor,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1900, height: 1000 },
  });
}

async function open(context) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    const file = path.join(DEV, decodeURIComponent(url.pathname));
    const isOurs = url.origin === ORIGIN && [path.join(DEV, 'cards'), path.join(DEV, 'node_modules')].some((f) => file.startsWith(f + path.sep));
    return isOurs && fs.existsSync(file)
      ? route.fulfill({ body: fs.readFileSync(file), contentType: TYPES[path.extname(file)] ?? 'application/octet-stream' })
      : route.abort();
  });
  await page.goto(`${ORIGIN}/cards/page.html`);
  return page;
}

/** Many cards on one sheet: to ask the page costs more than to draw a card. */
async function measure(page, files, width) {
  const report = new Map(files.map((file) => [file, new Set()]));
  for (const unfold of [false, true]) {
    const drawn = unfold ? files.filter((file) => fs.readFileSync(file, 'utf8').includes('"isVisible"')) : files;
    for (let i = 0; i < drawn.length; i += MEASURED_AT_ONCE) {
      const some = drawn.slice(i, i + MEASURED_AT_ONCE);
      await page.evaluate(() => clearSheet());
      await draw(page, some, width, unfold);
      const problems = await page.evaluate(() => measureCards());
      some.forEach((file, n) => problems[n].forEach((problem) => report.get(file).add(problem)));
    }
  }
  return files.map((file) => ({ file, width, problems: [...report.get(file)] }));
}

async function photograph(page, files, width, perSheet, { out, sheet, unfold }) {
  for (let i = 0; i < files.length; i += perSheet) {
    await page.evaluate(() => clearSheet());
    await draw(page, files.slice(i, i + perSheet), width, unfold);
    const name = sheet ? `cards-${width}px-${i / perSheet + 1}` : `${nameOf(files[i])}-${width}px`;
    await page.locator('#sheet').screenshot({ path: path.join(out, `${name}.png`) });
  }
}

/** A mail in a window of its own, with the font of the cards in the place of those that it names. */
async function photographMail(context, file, width, out) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 700 });
  await page.goto(`${ORIGIN}/cards/page.html`);
  const fonts = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet]')].map((l) => l.outerHTML).join(''));
  const html = fs.readFileSync(file, 'utf8').replaceAll("'Segoe UI'", "'BIZ UDGothic'").replace('</head>', `${fonts}</head>`);
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (out) await page.screenshot({ path: path.join(out, `${nameOf(file)}-${width}px.png`), fullPage: true });
  await page.close();
  return { file, width, problems: wide > width ? [`It is ${wide} pixels wide.`] : [] };
}

async function draw(page, files, width, unfold) {
  const cards = files.map((file) => ({ name: nameOf(file), json: JSON.parse(fs.readFileSync(file, 'utf8')) }));
  await page.evaluate(([c, w, u]) => drawCards(c, w, u), [cards, width, unfold]);
  // Glyphs come in parts, each asked for when a layout first needs it.
  await page.evaluate(async () => {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
}

function nameOf(file) {
  return path.basename(file).replace(/(\.approved)?\.(json|html)$/, '');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
