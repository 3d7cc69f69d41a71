/**
 * The style of the marks and of the sheet. Its classes are Tanshin's alone, and what it styles
 * takes nothing from the release's style; the inks are those of paper, and print as they show.
 */

const inks = { tick: '#00707c', bad: '#b5103f', warn: '#8f5a00', plug: '#5b46b5', quiet: '#5d626c' }

const sans = 'Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Arial,sans-serif'

/**
 * Beside the figures. In a cell a mark takes no width, so that no column moves; the last column
 * of a table gets room for them.
 */
const marks = `
table:has(.tanshin-cell) tr>:last-child{padding-right:2em!important}
i.tanshin-m{all:initial;font-size:inherit;white-space:nowrap;color:${inks.tick};
print-color-adjust:exact;-webkit-print-color-adjust:exact}
i.tanshin-prose{position:relative;top:-.42em;margin:0 .06em}
i.tanshin-cell{display:inline-block;width:0;height:0;line-height:0;overflow:visible;
text-indent:.12em;position:relative;top:-.05em}
.tanshin-m svg{all:initial;font-size:inherit;display:inline-block;width:.56em;height:.56em;
fill:none;
stroke:${inks.tick};
stroke-width:1.35;stroke-linecap:round;stroke-linejoin:round;vertical-align:baseline}
.tanshin-m svg.tanshin-untested{stroke:${inks.quiet};stroke-width:1.2}
.tanshin-m svg.tanshin-plug{stroke:${inks.plug}}
.tanshin-m .tanshin-letter{all:initial;font:italic 600 .62em/1 ${sans};color:${inks.tick};
margin-left:.04em}
.tanshin-m .tanshin-no{all:initial;display:inline-block;box-sizing:border-box;min-width:1.5em;
height:1.5em;
padding:0 .3em;font:700 .62em/1.5 ${sans};text-align:center;text-indent:0;border-radius:.2em;
background:${inks.bad};color:#fff;vertical-align:.1em}
.tanshin-m .tanshin-no.tanshin-warning{background:#fff;color:${inks.warn};line-height:1.3;
border-radius:.8em;
border:.12em solid ${inks.warn}}
.tanshin-m .tanshin-no.tanshin-accepted{background:#fff;color:#333;line-height:1.3;
border-radius:.8em;
border:.1em solid #333}
.tanshin-m .tanshin-fix{all:initial;font:600 .72em/1 ${sans};color:${inks.bad};margin-left:.35em;
padding-left:.35em;border-left:.14em solid ${inks.bad}}
.tanshin-m .tanshin-unread{all:initial;font:700 .72em/1 ${sans};color:${inks.quiet}}
.tanshin-on.tanshin-error{outline:1.5px solid ${inks.bad};outline-offset:1px;border-radius:1px}
.tanshin-on.tanshin-warning{outline:1.5px dashed ${inks.warn};outline-offset:1px}
.tanshin-on.tanshin-accepted{border-bottom:1.2px solid #333}
.tanshin-on.tanshin-untested,
.tanshin-on.tanshin-unreadable{border-bottom:1.2px dashed ${inks.quiet}}`

const sheet = `
.tanshin-sheet,.tanshin-sheet :not(path,circle){all:revert;box-sizing:border-box}
.tanshin-sheet{font:13px/1.5 ${sans};font-feature-settings:"tnum","lnum";color:#111;background:#fff;
max-width:760px;margin:48px auto;padding:32px 40px;text-align:left;break-before:page;
border-top:3px solid #111;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tanshin-sheet h2{font:600 26px/1.2 ${sans};letter-spacing:-.015em;margin:0 0 8px}
.tanshin-sheet h3{font:600 14px/1.4 ${sans};margin:24px 0 6px;padding-top:8px;
border-top:1px solid #111}
.tanshin-sheet p{margin:0 0 3px}
.tanshin-sheet a{color:inherit}
.tanshin-quiet{color:${inks.quiet}!important;overflow-wrap:anywhere;font-size:11px}
.tanshin-sheet table{border-collapse:collapse;width:100%;font-size:12px}
.tanshin-sheet th,.tanshin-sheet td{padding:3px 0 3px 16px;text-align:right;font-weight:400}
.tanshin-sheet th[scope=row]{text-align:left;padding-left:0}
.tanshin-sheet th[scope=col]{white-space:nowrap;color:${inks.quiet};border-bottom:1px solid #aaa}
.tanshin-sheet thead td{border-bottom:1px solid #aaa}
.tanshin-sheet tbody tr:last-child>*{font-weight:600;border-top:1px solid #111}
.tanshin-sheet .tanshin-share{width:140px}
.tanshin-sheet .tanshin-share{background:linear-gradient(#e5e5e0,
#e5e5e0) 16px 50%/calc(100% - 16px) 6px no-repeat}
.tanshin-sheet .tanshin-bar{display:block;height:6px;background:${inks.tick}}
.tanshin-sheet ol,.tanshin-sheet ul{list-style:none;margin:6px 0;padding:0}
.tanshin-sheet ol li{display:grid;grid-template-columns:32px 1fr;margin-bottom:8px;
break-inside:avoid}
.tanshin-sheet .tanshin-legend{display:grid;
grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:5px 20px}
.tanshin-sheet .tanshin-legend li{display:grid;grid-template-columns:30px 1fr;font-size:12px}
.tanshin-sheet .tanshin-sign{display:grid;grid-template-columns:1fr 1fr;gap:32px;margin-top:40px}
.tanshin-sheet .tanshin-sign p{color:${inks.quiet};border-bottom:1px solid #111;
padding-bottom:34px}`

/** On one line: it stands in a page that is not ours. */
export const sheetStyle = `${sheet}${marks}`.replaceAll('\n', '')
