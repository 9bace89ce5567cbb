// Draws the pages of page.json with other people's libraries, as their manuals say, and prints one line of JSON for each:
// node peers.mjs FOLDER SECONDS CHROMIUM
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [folder, seconds, chromium] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const load = createRequire(path.join(folder, 'package.json'));
const pages = JSON.parse(fs.readFileSync(path.join(folder, 'page.json'), 'utf8'));
const fonts = Object.fromEntries([...new Set(pages.flatMap(p => p.marks).filter(m => m.font).map(m => m.font))].map(f => [f, fs.readFileSync(path.join(folder, f + '.ttf'))]));
const house = '#5c1a49';
const colour = m => (m.house ? house : '#000000');

// Every document says something of its own, so that nobody can keep the last one.
const said = (m, i) => (m.own ? `${m.text} ${i}` : m.text);

async function measure(name, make) {
  for (let i = 0, end = performance.now() + 2000; performance.now() < end; i++) await make(i);
  const took = [];
  let bytes = 0;
  const begin = performance.now();
  for (let i = 0; performance.now() - begin < seconds * 1000 || took.length < 5; i++) {
    const start = performance.now();
    bytes = (await make(i)).length;
    took.push(performance.now() - start);
  }
  const spent = (performance.now() - begin) / 1000;
  took.sort((a, b) => a - b);
  console.log(JSON.stringify({ name, perSecond: took.length / spent, p50: took[took.length >> 1], bytes }));
}

async function pdfLib() {
  const { PDFDocument, rgb } = load('pdf-lib');
  const fontkit = load('@pdf-lib/fontkit');
  const ink = m => (m.house ? rgb(0x5c / 255, 0x1a / 255, 0x49 / 255) : rgb(0, 0, 0));
  await measure('pdf-lib + fontkit', async i => {
    const doc = await PDFDocument.create();
    doc.registerFontkit(fontkit);
    const own = {};
    for (const [name, file] of Object.entries(fonts)) own[name] = await doc.embedFont(file, { subset: true });
    for (const p of pages) {
      const page = doc.addPage([p.width, p.height]);
      for (const m of p.marks) {
        if (m.text !== undefined) page.drawText(said(m, i), { x: m.x, y: p.height - m.y, size: m.size, font: own[m.font], color: ink(m) });
        else if (m.path) page.drawSvgPath(m.path, { x: 0, y: p.height, ...(m.stroke ? { borderColor: ink(m), borderWidth: m.stroke } : { color: ink(m) }) });
        else page.drawRectangle({ x: m.x, y: p.height - m.y - m.height, width: m.width, height: m.height, color: ink(m) });
      }
    }
    return doc.save();
  });
}

async function pdfKit() {
  const PDFDocument = load('pdfkit');
  await measure('pdfkit', i => new Promise((done, failed) => {
    const doc = new PDFDocument({ autoFirstPage: false, margin: 0 });
    const parts = [];
    doc.on('data', part => parts.push(part)).on('end', () => done(Buffer.concat(parts))).on('error', failed);
    for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
    for (const p of pages) {
      doc.addPage({ size: [p.width, p.height], margin: 0 });
      for (const m of p.marks) {
        if (m.text !== undefined) doc.font(m.font).fontSize(m.size).fillColor(colour(m)).text(said(m, i), m.x, m.y, { lineBreak: false, baseline: 'alphabetic' });
        else if (m.path && m.stroke) doc.path(m.path).lineWidth(m.stroke).lineCap('round').lineJoin('round').stroke(colour(m));
        else if (m.path) doc.path(m.path).fill(colour(m), 'even-odd');
        else doc.rect(m.x, m.y, m.width, m.height).fill(colour(m));
      }
    }
    doc.end();
  }));
}

async function browser() {
  const { chromium: engine } = load('playwright-core');
  const running = await engine.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  try {
    const page = await running.newPage();
    const faces = Object.entries(fonts).map(([name, file]) => `@font-face{font-family:"${name}";src:url(data:font/ttf;base64,${file.toString('base64')})}`).join('');
    const [{ width, height }] = pages;
    await page.setContent(`<!doctype html><html lang="id"><style>${faces}@page{size:${width}pt ${height}pt;margin:0}*{margin:0}section{position:relative;width:${width}pt;height:${height - 0.5}pt;break-after:page;overflow:hidden}section:last-child{break-after:auto}p,svg{position:absolute;white-space:pre}</style><body></body></html>`);
    const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const body = i => pages.map(p => `<section>${p.marks.map(m =>
      m.text !== undefined ? `<p style="left:${m.x}pt;top:${m.y - m.size}pt;font:${m.size}pt/1 '${m.font}';color:${colour(m)}">${escaped(said(m, i))}</p>`
        : `<svg style="left:0;top:0;width:${p.width}pt;height:${p.height}pt" viewBox="0 0 ${p.width} ${p.height}">${
          m.path ? `<path d="${m.path}" ${m.stroke ? `fill="none" stroke="${colour(m)}" stroke-width="${m.stroke}" stroke-linecap="round"` : `fill="${colour(m)}" fill-rule="evenodd"`}/>`
            : `<rect x="${m.x}" y="${m.y}" width="${m.width}" height="${m.height}"/>`}</svg>`).join('')}</section>`).join('');
    await measure('Chromium, page reused', async i => {
      await page.evaluate(html => { document.body.innerHTML = html; }, body(i));
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    });
  } finally {
    await running.close();
  }
}

await pdfLib();
await pdfKit();
if (chromium) await browser();
