// Draws an invitation (.ics) as a page, with what a calendar shows of one: node dev/cards/invitation.cjs FILE.ics > FILE.html
// Not Outlook: what is there is laid out plainly, so that words, lengths and times can be looked at.
const { readFileSync } = require('node:fs');

const lines = readFileSync(process.argv[2], 'utf8').replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
const property = (name) => lines.find((l) => l.split(/[;:]/, 1)[0] === name) ?? '';
const value = (name) => property(name).replace(/^[^:]*:/, '').replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');
const html = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

function instant(name) {
  const [, y, mo, d, h, mi] = /(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}Z)?/.exec(value(name)).map(Number);
  return Number.isNaN(h) || h === undefined ? { date: new Date(Date.UTC(y, mo - 1, d)), isDay: true } : { date: new Date(Date.UTC(y, mo - 1, d, h + 9, mi)), isDay: false };
}

const DAYS = '日月火水木金土';
const day = ({ date }) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${DAYS[date.getUTCDay()]}）`;
const time = ({ date }) => `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
const [start, end] = [instant('DTSTART'), instant('DTEND')];
const when = start.isDay ? `${day(start)}　終日` : `${day(start)}　${time(start)}～${time(end)}`;
const cancelled = value('STATUS') === 'CANCELLED';
const row = (label, text) => (text ? `<tr><th>${label}</th><td>${html(text).replace(/\n/g, '<br>')}</td></tr>` : '');

console.log(`<!doctype html><html lang="ja"><head><meta charset="utf-8"><style>
body{font-family:'Segoe UI',sans-serif;color:#242424;font-size:14px;line-height:20px}
main{padding:16px;max-width:568px} h1{font-size:18px;line-height:25px;margin:0 0 12px} table{border-collapse:collapse;width:100%}
th{font-weight:normal;color:#616161;text-align:left;vertical-align:top;padding:6px 12px 6px 0;white-space:nowrap} td{padding:6px 0}
p{margin:12px 0 0;color:#616161;font-size:12px;line-height:18px}
</style></head><body style="margin:0;background:#ffffff"><main><h1>${cancelled ? '取り消し：' : ''}${html(value('SUMMARY'))}</h1><table>
${row('日時', when)}${row('場所', value('LOCATION'))}${row('主催', value('ORGANIZER').replace('mailto:', ''))}${row('内容', value('DESCRIPTION'))}
</table><p>${value('METHOD')}　SEQUENCE ${value('SEQUENCE')}　UID ${html(value('UID'))}</p></main></body></html>`);
