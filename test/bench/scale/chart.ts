const width = 860;
const plot = { left: 60, right: 560, top: 20, bottom: 400 };
const colours = ['#1b6ca8', '#d1495b', '#edae49', '#00798c', '#66a182', '#8d5a97', '#3d5a80', '#c8553d', '#588157'];

interface Row {
  readonly name: string;
  readonly times: readonly number[];
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Both scales are logarithmic: a line that stays level costs the same however many rows there are. */
export function chart(rows: readonly Row[], sizes: readonly number[]): string {
  const lowest = 0.1;
  const highest = Math.max(10, ...rows.flatMap(({ times }) => times)) * 1.2;
  const between = (part: number, from: number, to: number): string => (from + (to - from) * part).toFixed(1);
  const x = (at: number): string => between(sizes.length < 2 ? 0.5 : at / (sizes.length - 1), plot.left, plot.right);
  const y = (time: number): string =>
    between(Math.log(Math.max(time, lowest) / lowest) / Math.log(highest / lowest), plot.bottom, plot.top);
  const ticks = [0.1, 0.3, 1, 3, 10, 30, 100].filter((tick) => tick < highest);
  const levels = ticks.map(
    (tick) =>
      `<line x1="${plot.left}" x2="${plot.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/><text x="${plot.left - 8}" y="${y(tick)}" text-anchor="end" dominant-baseline="middle">${tick}</text>`,
  );
  const columns = sizes.map(
    (size, at) => `<text x="${x(at)}" y="${plot.bottom + 20}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
  );
  const lines = rows.map(({ name, times }, at) => {
    const colour = colours[at % colours.length];
    const dash = at < colours.length ? '' : ' stroke-dasharray="5 3"';
    const points = times.map((time, column) => `${x(column)},${y(time)}`).join(' ');
    const label = plot.top + 10 + at * 22;
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"${dash}/><line x1="590" x2="615" y1="${label}" y2="${label}" stroke="${colour}" stroke-width="2"${dash}/><text x="623" y="${label}" dominant-baseline="middle">${escaped(name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 440" font-family="sans-serif" font-size="12" fill="#333">
<rect width="${width}" height="440" fill="#fff"/>
${[...levels, ...columns, ...lines].join('\n')}
<text x="${plot.left}" y="12">milliseconds, median</text><text x="${plot.right}" y="${plot.bottom + 36}" text-anchor="end">tasks of 1,000 people</text>
</svg>
`;
}
